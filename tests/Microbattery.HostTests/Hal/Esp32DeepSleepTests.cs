using System;
using Microbattery.Hal;
using Microbattery.Hal.Esp32;
using Microbattery.HostTests.Doubles;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32;

namespace Microbattery.HostTests.Hal
{
    [TestClass]
    public class Esp32DeepSleepTests
    {
        [TestMethod]
        [DataRow(1000L)]
        [DataRow(1001L)]
        [DataRow(600000L)]
        [DataRow(1728000000L)]
        public void The_timer_is_set_to_the_millisecond_before_it_sleeps(long milliseconds)
        {
            using FakeEsp32 chip = new();
            new Esp32DeepSleep(Sleep.WakeupGpioPin.None).Sleep(milliseconds);
            Assert.AreEqual(TimeSpan.FromMilliseconds(milliseconds), chip.Time);
            CollectionAssert.AreEqual((string[])["timer", "sleep"], chip.Calls);
        }

        [TestMethod]
        [DataRow(Sleep.WakeupGpioPin.Pin2, "pins 4 AnyHigh")]
        [DataRow(Sleep.WakeupGpioPin.Pin0 | Sleep.WakeupGpioPin.Pin2, "pins 5 AnyHigh")]
        public void Wake_pins_wake_when_any_is_high(Sleep.WakeupGpioPin pins, string call)
        {
            using FakeEsp32 chip = new();
            new Esp32DeepSleep(pins).Sleep(1000);
            CollectionAssert.AreEqual((string[])["timer", call, "sleep"], chip.Calls);
        }

        [TestMethod]
        [DataRow(EspNativeError.FAIL, EspNativeError.OK)]
        [DataRow(EspNativeError.INVALID_ARG, EspNativeError.OK)]
        [DataRow(EspNativeError.INVALID_STATE, EspNativeError.INVALID_STATE)]
        [DataRow(EspNativeError.OK, EspNativeError.FAIL)]
        [DataRow(EspNativeError.OK, EspNativeError.INVALID_ARG)]
        public void Without_every_way_to_wake_it_does_not_sleep(EspNativeError timer, EspNativeError pins)
        {
            using FakeEsp32 chip = new() { TimerAnswer = timer, PinsAnswer = pins };
            new Esp32DeepSleep(Sleep.WakeupGpioPin.Pin2).Sleep(1000);
            CollectionAssert.DoesNotContain(chip.Calls, "sleep");
        }

        [TestMethod]
        [DataRow(Sleep.WakeupCause.Undefined, WakeCause.Reset)]
        [DataRow(Sleep.WakeupCause.Timer, WakeCause.Timer)]
        [DataRow(Sleep.WakeupCause.Ext0, WakeCause.Pin)]
        [DataRow(Sleep.WakeupCause.Ext1, WakeCause.Pin)]
        [DataRow(Sleep.WakeupCause.Gpio, WakeCause.Pin)]
        public void The_cause_is_told(Sleep.WakeupCause chips, WakeCause cause)
        {
            using FakeEsp32 chip = new() { WakeupCause = chips };
            Assert.AreEqual(cause, new Esp32DeepSleep(Sleep.WakeupGpioPin.None).Cause);
        }

        [TestMethod]
        public void A_PC_is_no_ESP32()
        {
            Esp32DeepSleep sleep = new(Sleep.WakeupGpioPin.None);
            Assert.ThrowsExactly<PlatformNotSupportedException>(() => sleep.Sleep(1000));
            Assert.ThrowsExactly<PlatformNotSupportedException>(() => _ = sleep.Cause);
            Assert.ThrowsExactly<PlatformNotSupportedException>(() => Configuration.SetPinFunction(1, DeviceFunction.I2C1_DATA));
        }
    }
}
