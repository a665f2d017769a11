using System;
using System.Diagnostics;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Adapters;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Hal
{
    [TestClass]
    public class ClockTests
    {
        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void The_real_time_clock_gives_the_date_in_milliseconds_and_whether_it_ran_through_a_reset(bool runsThrough)
        {
            RtcClock clock = new(runsThrough);
            Assert.AreEqual(runsThrough, clock.RunsThroughReset);
            long before = DateTime.UtcNow.Ticks / 10000;
            long date = clock.DateMilliseconds;
            Assert.IsInRange(before, DateTime.UtcNow.Ticks / 10000, date);
            long started = Environment.TickCount64;
            long now = clock.NowMilliseconds;
            Assert.IsInRange(started, Environment.TickCount64, now, "setting the date does not change it");
            Assert.IsTrue(RtcClock.IsSet);
        }

        [TestMethod]
        public void The_system_clock_starts_with_the_system_and_is_in_milliseconds()
        {
            SystemClock clock = new();
            Assert.IsFalse(clock.RunsThroughReset);
            long before = Environment.TickCount64;
            long now = clock.NowMilliseconds;
            Assert.IsInRange(before, Environment.TickCount64, now);
            Assert.IsInRange(before, Environment.TickCount64, clock.DateMilliseconds);
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void A_wait_is_at_least_as_long_as_requested(bool isRealTime)
        {
            IClock clock = isRealTime ? new RtcClock(true) : new SystemClock();
            Stopwatch watch = Stopwatch.StartNew();
            clock.Wait(20);
            Assert.IsGreaterThanOrEqualTo(19, watch.ElapsedMilliseconds);
            clock.Wait(0);
        }
    }
}
