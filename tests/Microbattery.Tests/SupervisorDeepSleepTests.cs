using Microbattery.Firmware;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;
using Microbattery.Firmware.Protection;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.Storage;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests
{
    [TestClass]
    public class SupervisorDeepSleepTests
    {
        [TestMethod]
        public void Before_deep_sleep_both_switches_open_and_a_record_is_written_due_or_not()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            SupervisorRig rig = new SupervisorRig(store, TestProfile.Create());
            rig.TickSeconds(3);
            Assert.IsTrue(rig.Switches.ChargeClosed && rig.Switches.LoadClosed);
            Assert.AreEqual(1, store.WriteCount);
            rig.Supervisor.PrepareDeepSleep();
            Assert.IsFalse(rig.Switches.ChargeClosed || rig.Switches.LoadClosed);
            Assert.IsFalse(rig.Frame.ChargeClosed || rig.Frame.LoadClosed);
            Assert.AreEqual(2, store.WriteCount);
        }

        [TestMethod]
        public void After_deep_sleep_the_gauge_continues_less_the_sleep_charge_and_with_its_uncertainty()
        {
            SupervisorRig before = SupervisorRig.Create();
            Discharge(before);
            before.Supervisor.PrepareDeepSleep();
            SupervisorRig after = before.StartAgain(6000000);
            after.Sensor.VoltageFault = ReadingFault.TooNoisy;
            after.Supervisor.Tick();

            // 1 µA of sleep and 1 nA of self-discharge for 6000 s: 2383 ppm; its error of 0.2 µA: 476; of its capacity, 12 %: 287.
            int lost = before.Frame.StateOfChargePpm - after.Frame.StateOfChargePpm;
            Assert.IsTrue(lost >= 2380 && lost <= 2386, lost.ToString());
            int grown = after.Frame.UncertaintyPpm - before.Frame.UncertaintyPpm;
            Assert.IsTrue(grown >= 476 && grown <= 763, grown.ToString());
            Assert.IsFalse(after.Frame.GaugeStarted, "not before a voltage confirms it");
            after.Sensor.VoltageFault = ReadingFault.None;
            after.Sensor.VoltageMicrovolts = 4060000;
            after.Tick();
            Assert.IsTrue(after.Frame.GaugeResumed);
        }

        [TestMethod]
        [DataRow("date as the clock", 0L)]
        [DataRow("date two thousand years ahead", 63000000000000L)]
        public void The_time_asleep_comes_from_the_date_for_the_clock_restarts(string name, long dateAhead)
        {
            SupervisorRig before = SupervisorRig.Create();
            before.Clock.DateOffset = dateAhead;
            Discharge(before);
            before.Supervisor.PrepareDeepSleep();
            FakeClock clock = new FakeClock { Now = 300, DateOffset = dateAhead + before.Clock.Now + 6000000 };
            SupervisorRig after = new SupervisorRig(before.Store, TestProfile.Create(), clock);
            after.Sensor.VoltageFault = ReadingFault.TooNoisy;
            after.Supervisor.Tick();
            int lost = before.Frame.StateOfChargePpm - after.Frame.StateOfChargePpm;
            Assert.IsTrue(lost >= 2380 && lost <= 2386, name + ": " + lost.ToString());
            Assert.IsFalse(after.Has(Faults.ClockStepped), name);
        }

        [TestMethod]
        [DataRow("back by a millisecond", -1L)]
        [DataRow("back by a day", -86400000L)]
        [DataRow("ahead by two thousand years", 63000000000000L)]
        [DataRow("back by two thousand years", -63000000000000L)]
        public void Setting_the_date_while_the_program_runs_costs_nothing_now_or_after_the_next_start(string name, long step)
        {
            SupervisorRig before = SupervisorRig.Create();
            SupervisorRig undisturbed = SupervisorRig.Create();
            before.Sensor.VoltageFault = ReadingFault.None;
            before.TickSeconds(5);
            undisturbed.TickSeconds(5);
            before.Clock.DateOffset = step;
            before.Tick();
            undisturbed.Tick();
            Assert.IsFalse(before.Has(Faults.ClockStepped), name);
            Assert.AreEqual(undisturbed.Frame.UncertaintyPpm, before.Frame.UncertaintyPpm, name);
            before.Supervisor.PrepareDeepSleep();
            SupervisorRig after = new SupervisorRig(before.Store, TestProfile.Create(), before.Clock);
            after.TickAfter(600000);
            Assert.IsTrue(after.Frame.GaugeResumed, name);
            Assert.IsFalse(after.Has(Faults.ClockStepped), name);
        }

        [TestMethod]
        public void What_a_start_takes_is_counted_at_each_start()
        {
            BoardFigures figures = TestFigures.Create();
            figures = figures.With(Setting.StartNanoampSeconds, 28000000);
            figures = figures.With(Setting.StartErrorNanoampSeconds, 7000000);
            SupervisorRig before = SupervisorRig.Create();
            Discharge(before);
            before.TickSeconds(90); // a larger uncertainty: in whole ppm its deviation is then known to one
            before.Supervisor.PrepareDeepSleep();
            int lost = before.Frame.StateOfChargePpm - Resumed(before, figures, true).StateOfChargePpm;
            int lostWithout = before.Frame.StateOfChargePpm - Resumed(before, TestFigures.Create(), true).StateOfChargePpm;
            int grown = Deviation(Resumed(before, figures, true)) - Deviation(Resumed(before, TestFigures.Create(), true));

            // 28 mA·s and 7 mA·s of 2520 mA·s.
            Assert.IsTrue(lost - lostWithout >= 11110 && lost - lostWithout <= 11112, (lost - lostWithout).ToString());
            Assert.IsTrue(grown >= 2777 && grown <= 2779, grown.ToString());
            int undated = Resumed(before, TestFigures.Create(), false).StateOfChargePpm - Resumed(before, figures, false).StateOfChargePpm;
            Assert.IsTrue(undated >= 11110 && undated <= 11112, undated.ToString());
        }

        [TestMethod]
        public void Sixty_sleeps_add_the_uncertainty_of_their_charge_and_no_more()
        {
            // 0.2 µA and 0.5 nA for 36 000 s: 2864 ppm. Every record before sleep once widened the uncertainty by half a per cent.
            MemoryRecordStore store = new MemoryRecordStore(2);
            FakeClock clock = new FakeClock();
            int first = 0;
            int last = 0;
            for (int i = 0; i <= 60; i++)
            {
                SupervisorRig rig = new SupervisorRig(store, TestProfile.Create(), clock);
                rig.Sensor.CurrentNanoamps = -1000;
                rig.Supervisor.LoadRequested = false;
                rig.Supervisor.Tick();
                rig.TickAfter(50);
                rig.Tick();
                Assert.AreEqual(600000L, rig.Supervisor.DeepSleepMilliseconds);
                first = i == 0 ? rig.Frame.UncertaintyPpm : first;
                last = rig.Frame.UncertaintyPpm;
                rig.Supervisor.PrepareDeepSleep();
                clock.Now += 600000;
            }

            Assert.IsTrue(last - first <= 3200, (last - first).ToString());
        }

        [TestMethod]
        public void A_failed_tick_is_not_lost_by_a_deep_sleep()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Sensor.CurrentNanoamps = -1000;
            rig.Supervisor.LoadRequested = false;
            rig.TickSeconds(5);
            Assert.AreEqual(600000L, rig.Supervisor.DeepSleepMilliseconds);
            rig.Sensor.Throws = true;
            rig.Tick();
            rig.Sensor.Throws = false;
            while (rig.Has(Faults.TickFailed))
            {
                rig.Tick();
                Assert.IsTrue(rig.Supervisor.DeepSleepMilliseconds == 0 || !rig.Has(Faults.TickFailed));
            }

            rig.TickSeconds(5);
            Assert.AreEqual(600000L, rig.Supervisor.DeepSleepMilliseconds);
        }

        [TestMethod]
        public void A_full_cell_is_still_full_after_deep_sleep_and_is_not_charged_again()
        {
            SupervisorRig before = SupervisorRig.Create();
            before.MakeFull();
            before.Sensor.CurrentNanoamps = -1000;
            before.Tick();
            before.Supervisor.PrepareDeepSleep();
            SupervisorRig after = before.StartAgain(600000);
            after.Sensor.VoltageMicrovolts = 4185000;
            after.TickSeconds(100);
            Assert.AreEqual((int)ChargePhase.Full, (int)after.Frame.ChargePhase);
            Assert.IsFalse(after.Switches.ChargeClosed);
            Assert.AreEqual(0, after.Entered(ChargePhase.Bulk));
            Assert.AreEqual(0, after.Switches.ChargeClosings);
        }

        [TestMethod]
        public void A_full_cell_that_was_emptied_meanwhile_is_charged_again()
        {
            SupervisorRig before = SupervisorRig.Create();
            before.MakeFull();
            before.Sensor.CurrentNanoamps = -1000;
            before.Tick();
            before.Supervisor.PrepareDeepSleep();
            SupervisorRig after = before.StartAgain(600000);
            after.Sensor.VoltageMicrovolts = 3800000;
            after.Tick();
            Assert.AreEqual((int)ChargePhase.Bulk, (int)after.Frame.ChargePhase);
            Assert.IsTrue(after.Switches.ChargeClosed);
        }

        [TestMethod]
        public void A_cell_that_was_not_full_goes_on_charging()
        {
            SupervisorRig before = SupervisorRig.Create();
            before.TickSeconds(3);
            before.Supervisor.PrepareDeepSleep();
            SupervisorRig after = before.StartAgain(600000);
            after.Tick();
            Assert.AreEqual((int)ChargePhase.Bulk, (int)after.Frame.ChargePhase);
            Assert.IsTrue(after.Switches.ChargeClosed);
        }

        [TestMethod]
        public void The_switches_open_though_the_store_throws()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            SupervisorRig rig = new SupervisorRig(store, TestProfile.Create());
            rig.TickSeconds(3);
            store.ThrowsOnWrite = true;
            rig.Supervisor.PrepareDeepSleep();
            Assert.IsFalse(rig.Switches.ChargeClosed || rig.Switches.LoadClosed);
            rig.Tick();
            Assert.IsTrue(rig.Has(Faults.JournalFailed));
            SupervisorRig after = rig.StartAgain(600000);
            after.Tick();
            Assert.IsTrue(after.Frame.GaugeResumed, "from the record before");
        }

        [TestMethod]
        public void The_record_is_written_though_the_switches_throw()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            SupervisorRig rig = new SupervisorRig(store, TestProfile.Create());
            rig.TickSeconds(3);
            rig.Switches.Throws = true;
            rig.Supervisor.PrepareDeepSleep();
            Assert.AreEqual(2, store.WriteCount);
        }

        [TestMethod]
        public void A_board_that_would_not_sleep_goes_on_with_its_switches_open_until_the_next_tick()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Tick();
            rig.Sensor.CurrentNanoamps = 1000000;
            rig.Sensor.VoltageMicrovolts = 3986000;
            rig.TickAfter(20000);
            rig.TickSeconds(2);
            Assert.IsTrue(rig.Switches.ChargeClosed);
            rig.Supervisor.PrepareDeepSleep();
            Assert.AreEqual(10000, rig.Supervisor.NextTickMilliseconds);
            int before = rig.Frame.StateOfChargePpm;
            rig.Sensor.CurrentNanoamps = -1000;
            rig.Sensor.VoltageMicrovolts = 3886000;
            rig.TickAfter(5000);
            Assert.IsTrue(rig.Switches.ChargeClosed && rig.Switches.LoadClosed);
            int grown = rig.Frame.StateOfChargePpm - before;
            Assert.IsTrue(grown >= -3 && grown <= 0, "nothing came through open switches: " + grown.ToString());
        }

        /// <summary>Uncertainty without the least uncertainty of every estimate.</summary>
        private static int Deviation(TelemetryFrame frame)
        {
            long least = GaugeSettings.LeastErrorPpm;
            return (int)IntegerMath.SquareRoot(((long)frame.UncertaintyPpm * frame.UncertaintyPpm) - (least * least), frame.UncertaintyPpm);
        }

        private static TelemetryFrame Resumed(SupervisorRig before, BoardFigures figures, bool isDated)
        {
            FakeClock clock = new FakeClock { Now = before.Clock.Now + 1000, IsKeptThroughReset = isDated };
            FakeSensor sensor = new FakeSensor { VoltageFault = ReadingFault.TooNoisy, CurrentNanoamps = -1000 };
            Supervisor supervisor = new Supervisor(
                clock, sensor, new FakeSwitches(), before.Store, TestProfile.Create(), figures, new SupervisorSettings());
            supervisor.Tick();
            return supervisor.Telemetry;
        }

        [TestMethod]
        public void Before_deep_sleep_all_that_was_counted_is_displayed()
        {
            SupervisorRig rig = SupervisorRig.Create();
            Discharge(rig);
            rig.TickAfter(500);
            int before = rig.Frame.DisplayedPpm;
            rig.Supervisor.PrepareDeepSleep();
            Assert.IsTrue(rig.Frame.DisplayedPpm < before, before.ToString());
        }

        [TestMethod]
        [DataRow("half full", 3886000)]
        [DataRow("empty", 3000000)]
        public void A_refused_deep_sleep_writes_another_record(string name, int voltageMicrovolts)
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            SupervisorRig rig = new SupervisorRig(store, TestProfile.Create());
            rig.Sensor.VoltageMicrovolts = voltageMicrovolts;
            rig.TickSeconds(100);
            rig.Supervisor.PrepareDeepSleep();
            rig.Supervisor.RefuseDeepSleep();
            int before = store.WriteCount;
            rig.Tick();
            Assert.AreEqual(before + 1, store.WriteCount, name);
        }

        private static void Discharge(SupervisorRig rig)
        {
            rig.Sensor.VoltageMicrovolts = 4135000;
            rig.TickSeconds(100);
            rig.Sensor.VoltageFault = ReadingFault.TooNoisy;
            rig.Sensor.CurrentNanoamps = -5000000;
            rig.TickSeconds(30);
        }
    }
}
