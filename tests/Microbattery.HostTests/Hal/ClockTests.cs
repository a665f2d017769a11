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
        public void The_real_time_clock_shows_the_time_in_milliseconds_and_knows_whether_it_ran_through(bool runsThrough)
        {
            RtcClock clock = new(runsThrough);
            Assert.AreEqual(runsThrough, clock.RunsThroughReset);
            long before = DateTime.UtcNow.Ticks / 10000;
            long date = clock.DateMilliseconds;
            Assert.IsInRange(before, DateTime.UtcNow.Ticks / 10000, date);
            long started = Environment.TickCount64;
            long now = clock.NowMilliseconds;
            Assert.IsInRange(started, Environment.TickCount64, now, "nobody can set it");
            Assert.IsTrue(RtcClock.IsSet);
        }

        [TestMethod]
        public void The_systems_clock_begins_anew_and_is_in_milliseconds()
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
        public void A_wait_is_at_least_as_long_as_asked_for(bool isRealTime)
        {
            IClock clock = isRealTime ? new RtcClock(true) : new SystemClock();
            Stopwatch watch = Stopwatch.StartNew();
            clock.Wait(20);
            Assert.IsGreaterThanOrEqualTo(19, watch.ElapsedMilliseconds);
            clock.Wait(0);
        }
    }
}
