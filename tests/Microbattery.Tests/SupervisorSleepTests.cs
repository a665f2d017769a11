using Microbattery.Firmware;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Sleep;
using Microbattery.Hal.Storage;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests
{
    [TestClass]
    public class SupervisorSleepTests
    {
        [TestMethod]
        public void A_load_that_is_not_requested_is_opened_and_one_that_is_requested_again_closed()
        {
            SupervisorRig rig = SupervisorRig.Create();
            Assert.IsTrue(rig.Supervisor.LoadRequested);
            rig.Tick();
            Assert.IsTrue(rig.Switches.LoadClosed);
            rig.Supervisor.LoadRequested = false;
            rig.Tick();
            Assert.IsFalse(rig.Switches.LoadClosed || rig.Frame.LoadClosed);
            Assert.IsTrue(rig.Switches.ChargeClosed);
            rig.TickSeconds(5);
            rig.Supervisor.LoadRequested = true;
            rig.Tick();
            Assert.IsTrue(rig.Switches.LoadClosed && rig.Frame.LoadClosed);
        }

        [TestMethod]
        public void A_tick_completes_unless_sensor_or_switches_throw()
        {
            SupervisorRig rig = SupervisorRig.Create();
            Assert.IsFalse(rig.Supervisor.TickCompleted, "none was yet");
            rig.Tick();
            Assert.IsTrue(rig.Supervisor.TickCompleted);
            rig.Sensor.Throws = true;
            rig.Tick();
            Assert.IsFalse(rig.Supervisor.TickCompleted);
            rig.Sensor.Throws = false;
            rig.Tick();
            Assert.IsTrue(rig.Supervisor.TickCompleted);
            rig.Switches.Throws = true;
            rig.Tick();
            Assert.IsFalse(rig.Supervisor.TickCompleted);
            rig.Switches.Throws = false;
            rig.Tick();
            Assert.IsTrue(rig.Supervisor.TickCompleted);
        }

        [TestMethod]
        public void A_tick_completes_with_faults_of_sensor_store_and_profile()
        {
            FaultyRecordStore store = new FaultyRecordStore(2) { ThrowsOnWrite = true };
            SupervisorRig rig = new SupervisorRig(store, TestProfile.Create());
            rig.Sensor.VoltageFault = ReadingFault.NoAnswer;
            rig.Tick();
            Assert.IsTrue(rig.Supervisor.TickCompleted);
            SupervisorRig refused = new SupervisorRig(new MemoryRecordStore(2), new CellProfile());
            refused.Tick();
            Assert.IsTrue(refused.Supervisor.TickCompleted);
        }

        [TestMethod]
        public void An_idle_board_may_sleep_once_the_charge_switch_was_closed_for_two_samples()
        {
            SupervisorRig rig = CreateIdle();
            Assert.AreEqual(0L, rig.Supervisor.DeepSleepMilliseconds);
            rig.Tick();
            Assert.AreEqual(0L, rig.Supervisor.DeepSleepMilliseconds);
            rig.TickAfter(50);
            Assert.AreEqual(0L, rig.Supervisor.DeepSleepMilliseconds);
            rig.Tick();
            Assert.AreEqual(600000L, rig.Supervisor.DeepSleepMilliseconds);
        }

        [TestMethod]
        public void The_duration_of_deep_sleep_is_as_it_was_set()
        {
            SupervisorSettings settings = new SupervisorSettings
            {
                Wake = new WakePlan { DeepSleepMilliseconds = 1728000000L, IdleSamplesToSleep = 1 },
            };
            FakeClock clock = new FakeClock();
            Supervisor supervisor = new Supervisor(
                clock, new FakeSensor(), new FakeSwitches(), new MemoryRecordStore(2), TestProfile.Create(), TestFigures.Create(), settings)
            {
                LoadRequested = false,
            };
            supervisor.Tick();
            clock.Now += 1000;
            supervisor.Tick();
            Assert.AreEqual(1728000000L, supervisor.DeepSleepMilliseconds);
        }

        [TestMethod]
        public void A_board_whose_charge_switch_must_stay_open_may_sleep()
        {
            SupervisorRig rig = CreateIdle();
            rig.Sensor.TemperatureMillicelsius = -15000;
            rig.TickSeconds(2);
            Assert.IsFalse(rig.Switches.ChargeClosed);
            Assert.AreEqual(600000L, rig.Supervisor.DeepSleepMilliseconds);
        }

        [TestMethod]
        public void A_charging_board_stays_awake()
        {
            SupervisorRig rig = CreateIdle();
            rig.Sensor.CurrentNanoamps = (2 * TestFigures.Create().CurrentOffsetErrorNanoamps) + 1;
            StaysAwake(rig, 100);
        }

        [TestMethod]
        [DataRow("charging", 1)]
        [DataRow("discharging", -1)]
        public void An_error_of_the_current_at_zero_keeps_no_board_awake(string name, int sign)
        {
            SupervisorRig rig = CreateIdle();
            rig.Sensor.CurrentNanoamps = sign * 2 * TestFigures.Create().CurrentOffsetErrorNanoamps;
            rig.TickSeconds(3);
            Assert.AreEqual(600000L, rig.Supervisor.DeepSleepMilliseconds, name);
        }

        [TestMethod]
        public void A_board_whose_load_is_closed_stays_awake()
        {
            SupervisorRig rig = CreateIdle();
            rig.Supervisor.LoadRequested = true;
            StaysAwake(rig, 100);
            rig.Supervisor.LoadRequested = false;
            rig.TickSeconds(2);
            Assert.AreEqual(600000L, rig.Supervisor.DeepSleepMilliseconds);
        }

        [TestMethod]
        public void A_board_whose_charge_gate_waits_stays_awake()
        {
            SupervisorRig rig = CreateIdle();
            rig.Tick();
            rig.Sensor.VoltageMicrovolts = 4200000;
            rig.Tick();
            rig.Sensor.VoltageMicrovolts = 4199000;
            StaysAwake(rig, 100);
            Assert.AreEqual((int)ChargePhase.ConstantVoltage, (int)rig.Frame.ChargePhase);
            Assert.IsFalse(rig.Switches.ChargeClosed);
        }

        [TestMethod]
        [DataRow("after the gauge started", true)]
        [DataRow("before the gauge started", false)]
        public void A_board_whose_sensor_fails_stays_awake_for_two_minutes_and_sleeps(string name, bool hasStarted)
        {
            SupervisorRig rig = CreateIdle();
            if (hasStarted)
            {
                rig.Tick();
                rig.Sensor.CurrentFault = ReadingFault.NoAnswer;
            }
            else
            {
                rig.Sensor.VoltageFault = ReadingFault.NoAnswer;
            }

            StaysAwake(rig, 11);
            Assert.IsTrue(hasStarted == rig.Frame.GaugeStarted, name);
            rig.Tick();
            Assert.AreEqual(600000L, rig.Supervisor.DeepSleepMilliseconds, name);
        }

        [TestMethod]
        public void A_sensor_that_recovers_keeps_the_board_awake_again()
        {
            SupervisorRig rig = CreateIdle();
            rig.Sensor.VoltageFault = ReadingFault.NoAnswer;
            rig.TickSeconds(20);
            Assert.AreEqual(600000L, rig.Supervisor.DeepSleepMilliseconds);
            rig.Sensor.VoltageFault = ReadingFault.None;
            StaysAwake(rig, 10);
            Assert.IsTrue(rig.Switches.ChargeClosed);
            rig.Sensor.CurrentNanoamps = 1000000;
            StaysAwake(rig, 100);
        }

        [TestMethod]
        public void A_requested_load_that_drew_too_much_is_closed_again_before_the_board_sleeps()
        {
            SupervisorRig rig = CreateIdle();
            rig.Supervisor.LoadRequested = true;
            rig.Tick();
            rig.Sensor.CurrentNanoamps = -200000000;
            rig.TickAfter(20000);
            for (int i = 0; i < 20 && rig.Switches.LoadClosed; i++)
            {
                rig.TickAfter(1000);
            }

            Assert.IsFalse(rig.Switches.LoadClosed);
            rig.Sensor.CurrentNanoamps = -1000;
            for (int i = 0; i < 1000 && !rig.Switches.LoadClosed; i++)
            {
                rig.Tick();
                Assert.AreEqual(0L, rig.Supervisor.DeepSleepMilliseconds);
            }

            Assert.IsTrue(rig.Switches.LoadClosed);
        }

        [TestMethod]
        public void A_sensor_that_fails_beside_a_load_that_is_fed_keeps_the_board_awake()
        {
            SupervisorRig rig = CreateIdle();
            rig.Supervisor.LoadRequested = true;
            rig.Tick();
            rig.Sensor.CurrentFault = ReadingFault.NoAnswer;
            for (int i = 0; i < 100 && rig.Switches.LoadClosed; i++)
            {
                rig.Tick();
                Assert.IsTrue(rig.Supervisor.DeepSleepMilliseconds == 0 || !rig.Switches.LoadClosed);
            }
        }

        [TestMethod]
        public void Ticks_that_fail_keep_a_board_awake_for_two_minutes_and_no_longer()
        {
            SupervisorRig rig = CreateIdle();
            rig.TickSeconds(5);
            rig.Switches.Throws = true;
            rig.Sensor.Throws = true;
            StaysAwake(rig, 11);
            rig.Tick();
            Assert.AreEqual(600000L, rig.Supervisor.DeepSleepMilliseconds);
        }

        [TestMethod]
        public void A_refused_profile_keeps_a_board_awake_for_two_minutes_to_report_it()
        {
            SupervisorRig rig = new SupervisorRig(new MemoryRecordStore(2), new CellProfile());
            rig.Supervisor.LoadRequested = false;
            Assert.AreEqual(0L, rig.Supervisor.DeepSleepMilliseconds);
            StaysAwake(rig, 11);
            rig.Tick();
            Assert.AreEqual(600000L, rig.Supervisor.DeepSleepMilliseconds);
            rig.Supervisor.PrepareDeepSleep();
            rig.Supervisor.RefuseDeepSleep();
            Assert.IsFalse(rig.Switches.ChargeClosed || rig.Switches.LoadClosed);
            Assert.AreEqual(0L, rig.Supervisor.DeepSleepMilliseconds);
        }

        [TestMethod]
        public void The_record_before_a_sleep_that_was_refused_is_followed_by_another()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            SupervisorRig rig = new SupervisorRig(store, TestProfile.Create());
            rig.Sensor.CurrentNanoamps = -1000;
            rig.Supervisor.LoadRequested = false;
            rig.TickSeconds(3);
            rig.Supervisor.PrepareDeepSleep();
            int writes = store.WriteCount;
            rig.Supervisor.RefuseDeepSleep();
            rig.Tick();
            Assert.AreEqual(writes + 1, store.WriteCount);
            rig.TickSeconds(3);
            Assert.AreEqual(writes + 1, store.WriteCount);
        }

        private static SupervisorRig CreateIdle()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Sensor.CurrentNanoamps = -1000;
            rig.Supervisor.LoadRequested = false;
            return rig;
        }

        private static void StaysAwake(SupervisorRig rig, int ticks)
        {
            for (int i = 0; i < ticks; i++)
            {
                rig.Tick();
                Assert.AreEqual(0L, rig.Supervisor.DeepSleepMilliseconds);
            }
        }
    }
}
