using System;
using System.Collections.Generic;
using System.Device.Gpio;
using Microbattery.Hal.Adapters;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Hal
{
    [TestClass]
    public class GpioTests
    {
        [TestMethod]
        public void A_line_is_an_output_first_and_low_from_then_on()
        {
            LoggedPins pins = new();
            GpioOutputLine line = new(new GpioController(pins), 5);
            Assert.AreEqual("5 Output", pins.Log[0]);
            Assert.AreEqual("5 low", pins.Log[^1]);
            CollectionAssert.DoesNotContain(pins.Log, "5 high");
            pins.Log.Clear();
            line.Drive(true);
            line.Drive(false);
            CollectionAssert.AreEqual((string[])["5 high", "5 low"], pins.Log);
        }

        [TestMethod]
        public void A_line_whose_pin_is_open_already_is_refused()
        {
            GpioController controller = new(new LoggedPins());
            _ = new GpioOutputLine(controller, 5);
            Assert.ThrowsExactly<InvalidOperationException>(() => new GpioOutputLine(controller, 5));
        }

        [TestMethod]
        [DataRow(PinMode.Input)]
        [DataRow(PinMode.InputPullDown)]
        [DataRow(PinMode.InputPullUp)]
        public void A_pin_that_is_not_an_output_cannot_be_written_as_on_the_device(PinMode mode)
        {
            LoggedPins pins = new();
            GpioController controller = new(pins);
            GpioPin pin = controller.OpenPin(1);
            Assert.ThrowsExactly<ArgumentException>(() => pin.Write(PinValue.High));
            pin.SetPinMode(PinMode.Output);
            pin.Write(PinValue.High);
            pin.SetPinMode(mode);
            Assert.ThrowsExactly<ArgumentException>(() => pin.Write(PinValue.Low));
            Assert.AreEqual(mode, pin.GetPinMode());
        }

        [TestMethod]
        public void A_pin_that_becomes_an_output_is_low_as_on_the_device()
        {
            LoggedPins pins = new();
            GpioPin pin = new GpioController(pins).OpenPin(1, PinMode.Output);
            CollectionAssert.AreEqual((string[])["1 Output", "1 low"], pins.Log);
            pin.Write(PinValue.High);
            pin.SetPinMode(PinMode.Output);
            Assert.AreEqual("1 low", pins.Log[^1]);
        }

        [TestMethod]
        public void A_closed_pin_floats_and_opens_again()
        {
            LoggedPins pins = new();
            using GpioController controller = new(pins);
            GpioPin pin = controller.OpenPin(1, PinMode.Output);
            Assert.IsTrue(controller.IsPinOpen(1));
            controller.ClosePin(1);
            Assert.IsFalse(controller.IsPinOpen(1));
            Assert.AreEqual("1 Input", pins.Log[^1]);
            Assert.ThrowsExactly<ObjectDisposedException>(() => pin.Write(PinValue.Low));
            Assert.ThrowsExactly<InvalidOperationException>(() => controller.ClosePin(1));
            controller.OpenPin(1);
        }

        private sealed class LoggedPins : ISimulatedPins
        {
            public List<string> Log { get; } = [];

            public void SetMode(int pinNumber, PinMode mode) => Log.Add($"{pinNumber} {mode}");

            public void Drive(int pinNumber, bool isHigh) => Log.Add($"{pinNumber} {(isHigh ? "high" : "low")}");

            public bool Read(int pinNumber) => false;
        }
    }
}
