using System;
using System.Device.Gpio;
using Microbattery.Hal.Adapters;
using Microbattery.Hal.Lines;
using Microbattery.Simulation.Boards;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Hal
{
    [TestClass]
    public class PowerSwitchesTests
    {
        [TestMethod]
        public void After_a_pin_that_threw_both_switches_are_written_again()
        {
            SimulatedPins pins = new();
            PowerSwitches switches = Open(pins);
            bool throws = true;
            pins.OutputChanged += (pin, isHigh) =>
            {
                if (throws && pin == 2 && isHigh)
                {
                    throw new InvalidOperationException();
                }
            };
            Assert.ThrowsExactly<InvalidOperationException>(() => switches.Drive(true, true));
            Assert.IsTrue(pins.IsHigh(1));

            throws = false;
            switches.Drive(false, false);
            Assert.IsFalse(pins.IsHigh(1));
            Assert.IsFalse(pins.IsHigh(2));
        }

        [TestMethod]
        public void An_unchanged_level_is_written_again_within_sixty_ticks()
        {
            SimulatedPins pins = new();
            PowerSwitches switches = Open(pins);
            switches.Drive(true, false);
            int writes = 0;
            pins.OutputChanged += (_, _) => writes++;
            for (int i = 0; i < 60; i++)
            {
                switches.Drive(true, false);
            }

            Assert.AreEqual(2, writes);
            Assert.IsTrue(pins.IsHigh(1));
        }

        private static PowerSwitches Open(SimulatedPins pins)
        {
            GpioController controller = new(pins);
            return new PowerSwitches(new GpioOutputLine(controller, 1), new GpioOutputLine(controller, 2));
        }
    }
}
