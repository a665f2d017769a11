using System;
using Microbattery.Hal.Sleep;
using Microbattery.Hal.Stm32;
using Microbattery.HostTests.Doubles;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Stm32;

namespace Microbattery.HostTests.Hal
{
    [TestClass]
    public class Stm32StandbyTests
    {
        [TestMethod]
        [DataRow(3000L)]
        [DataRow(3001L)]
        [DataRow(3999L)]
        [DataRow(600000L)]
        [DataRow(1728000000L, DisplayName = "20 days")]
        public void The_alarm_is_the_next_whole_second_after_the_requested_time(long milliseconds)
        {
            using FakeStm32 chip = new();
            DateTime before = DateTime.UtcNow;
            new Stm32Standby(Stm32Standby.NoPin).Sleep(milliseconds);
            DateTime after = DateTime.UtcNow;
            Assert.AreEqual(0, chip.Alarm.Ticks % TimeSpan.TicksPerSecond);
            Assert.IsGreaterThanOrEqualTo(before.AddMilliseconds(milliseconds), chip.Alarm);
            Assert.IsLessThan(after.AddMilliseconds(milliseconds + 1000), chip.Alarm);
        }

        [TestMethod]
        [DataRow(0L)]
        [DataRow(1L)]
        [DataRow(999L)]
        [DataRow(-5000L)]
        public void An_alarm_too_soon_is_set_two_seconds_ahead(long milliseconds)
        {
            using FakeStm32 chip = new();
            long before = DateTime.UtcNow.Ticks / TimeSpan.TicksPerSecond;
            new Stm32Standby(Stm32Standby.NoPin).Sleep(milliseconds);
            long after = DateTime.UtcNow.Ticks / TimeSpan.TicksPerSecond;
            Assert.IsInRange(before + 2, after + 2, chip.Alarm.Ticks / TimeSpan.TicksPerSecond);
            Assert.AreEqual(0, chip.Alarm.Ticks % TimeSpan.TicksPerSecond);
        }

        [TestMethod]
        public void Over_the_end_of_a_month_the_alarm_is_a_day_of_the_next()
        {
            // 31 days from any day are in another month.
            using FakeStm32 chip = new();
            DateTime before = DateTime.UtcNow;
            new Stm32Standby(Stm32Standby.NoPin).Sleep(31L * 86400000);
            Assert.AreNotEqual(before.Month, chip.Alarm.Month);
            Assert.AreEqual(31.0, (chip.Alarm - before).TotalDays, 0.001);
        }

        [TestMethod]
        [DataRow(0, "alarm standby")]
        [DataRow(1, "pin 1 alarm standby")]
        [DataRow(3, "pin 3 alarm standby")]
        public void Alarm_and_wake_pin_are_set_before_standby(int wakePin, string calls)
        {
            using FakeStm32 chip = new();
            new Stm32Standby(wakePin).Sleep(600000);
            Assert.AreEqual(calls, string.Join(' ', chip.Calls));
        }

        [TestMethod]
        [DataRow(Power.WakeupReasonType.Undetermined, WakeCause.Reset)]
        [DataRow(Power.WakeupReasonType.FromStandby, WakeCause.Timer)]
        [DataRow(Power.WakeupReasonType.FromPin, WakeCause.Pin)]
        public void The_cause_of_the_start_is_reported(Power.WakeupReasonType chips, WakeCause cause)
        {
            using FakeStm32 chip = new() { WakeupReason = chips };
            Assert.AreEqual(cause, new Stm32Standby(Stm32Standby.NoPin).Cause);
        }

        [TestMethod]
        [DataRow(-1)]
        [DataRow(4)]
        public void A_wake_pin_that_the_chip_does_not_have_is_refused(int wakePin) =>
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Stm32Standby(wakePin));

        [TestMethod]
        public void On_a_PC_the_standby_of_an_STM32_is_refused() =>
            Assert.ThrowsExactly<PlatformNotSupportedException>(() => new Stm32Standby(Stm32Standby.NoPin).Sleep(1000));
    }
}
