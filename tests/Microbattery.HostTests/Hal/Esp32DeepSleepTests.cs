using System;
using Microbattery.Hal.Esp32;
using Microbattery.Hal.Lines;
using Microbattery.Hal.Sleep;
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
            new Esp32DeepSleep().Sleep(milliseconds);
            Assert.AreEqual(TimeSpan.FromMilliseconds(milliseconds), chip.Time);
            CollectionAssert.AreEqual((string[])["timer", "sleep"], chip.Calls);
        }

        [TestMethod]
        [DataRow(Sleep.WakeupGpioPin.Pin2, "pins 4 AnyHigh")]
        [DataRow(Sleep.WakeupGpioPin.Pin0, "pins 1 AnyHigh")]
        public void A_wake_pin_that_is_low_wakes_when_it_is_high(Sleep.WakeupGpioPin pin, string call)
        {
            using FakeEsp32 chip = new();
            new Esp32DeepSleep(pin, new Level()).Sleep(1000);
            CollectionAssert.AreEqual((string[])["timer", call, "sleep"], chip.Calls);
        }

        [TestMethod]
        public void A_wake_pin_that_is_high_already_is_not_armed_for_this_sleep()
        {
            using FakeEsp32 chip = new();
            Level level = new() { IsHigh = true };
            Esp32DeepSleep sleep = new(Sleep.WakeupGpioPin.Pin2, level);
            sleep.Sleep(1000);
            CollectionAssert.AreEqual((string[])["timer", "sleep"], chip.Calls, "it would wake the chip at once, again and again");
            level.IsHigh = false;
            sleep.Sleep(1000);
            CollectionAssert.AreEqual((string[])["timer", "sleep", "timer", "pins 4 AnyHigh", "sleep"], chip.Calls);
        }

        [TestMethod]
        [DataRow(EspNativeError.FAIL, EspNativeError.OK)]
        [DataRow(EspNativeError.INVALID_ARG, EspNativeError.OK)]
        [DataRow(EspNativeError.INVALID_STATE, EspNativeError.INVALID_STATE)]
        [DataRow(EspNativeError.OK, EspNativeError.FAIL)]
        [DataRow(EspNativeError.OK, EspNativeError.INVALID_ARG)]
        public void Without_every_wake_source_armed_it_does_not_sleep(EspNativeError timer, EspNativeError pins)
        {
            using FakeEsp32 chip = new() { TimerResult = timer, PinsResult = pins };
            new Esp32DeepSleep(Sleep.WakeupGpioPin.Pin2, new Level()).Sleep(1000);
            CollectionAssert.DoesNotContain(chip.Calls, "sleep");
        }

        [TestMethod]
        [DataRow(Sleep.WakeupCause.Undefined, WakeCause.Reset)]
        [DataRow(Sleep.WakeupCause.Timer, WakeCause.Timer)]
        [DataRow(Sleep.WakeupCause.Ext0, WakeCause.Pin)]
        [DataRow(Sleep.WakeupCause.Ext1, WakeCause.Pin)]
        [DataRow(Sleep.WakeupCause.Gpio, WakeCause.Pin)]
        public void The_cause_of_the_start_is_reported(Sleep.WakeupCause chips, WakeCause cause)
        {
            using FakeEsp32 chip = new() { WakeupCause = chips };
            Assert.AreEqual(cause, new Esp32DeepSleep().Cause);
        }

        [TestMethod]
        public void On_a_PC_the_sleep_of_an_ESP32_is_refused()
        {
            Esp32DeepSleep sleep = new();
            Assert.ThrowsExactly<PlatformNotSupportedException>(() => sleep.Sleep(1000));
            Assert.ThrowsExactly<PlatformNotSupportedException>(() => _ = sleep.Cause);
            Assert.ThrowsExactly<PlatformNotSupportedException>(() => Configuration.SetPinFunction(1, DeviceFunction.I2C1_DATA));
        }

        private sealed class Level : IInputLine
        {
            public bool IsHigh { get; set; }
        }
    }
}
