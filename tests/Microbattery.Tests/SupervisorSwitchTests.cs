using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using Microbattery.Hal.Storage;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests
{
    [TestClass]
    public class SupervisorSwitchTests
    {
        [TestMethod]
        public void Both_switches_are_open_after_construction()
        {
            SupervisorRig rig = SupervisorRig.Create();
            Assert.IsFalse(rig.Switches.ChargeClosed);
            Assert.IsFalse(rig.Switches.LoadClosed);
            Assert.IsTrue(rig.Switches.DriveCount >= 1);
        }

        [TestMethod]
        public void Both_close_when_a_sample_has_no_fault()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Tick();
            Assert.AreEqual(0, (int)rig.Frame.Faults);
            AreClosed(rig, true, true);
        }

        [TestMethod]
        public void A_refused_profile_leaves_both_open_for_ever_and_names_the_figure()
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.TaperCurrentNanoamps, 0);
            SupervisorRig rig = new SupervisorRig(new MemoryRecordStore(2), profile);
            AreDriven(rig, false, false);
            for (int i = 0; i < 100; i++)
            {
                rig.TickAfter(100000);
                AreClosed(rig, false, false);
            }

            Assert.AreEqual((int)Faults.ConfigurationRefused, (int)rig.Frame.Faults);
            Assert.AreEqual((int)Setting.TaperCurrentNanoamps, (int)rig.Frame.RefusedSetting);
            Assert.AreEqual(0L, rig.Frame.RefusedValue);
            Assert.AreEqual(1L, rig.Frame.RefusedLeast);
            Assert.AreEqual(2000000000L, rig.Frame.RefusedMost);
            Assert.AreEqual(100, rig.Frame.TickCount);
            Assert.AreEqual(1000000, rig.Frame.UncertaintyPpm);
        }

        [TestMethod]
        public void An_empty_profile_is_refused_without_an_exception()
        {
            SupervisorRig rig = new SupervisorRig(new MemoryRecordStore(2), new CellProfile());
            rig.Tick();
            AreClosed(rig, false, false);
            Assert.IsTrue(rig.Has(Faults.ConfigurationRefused));
        }

        [TestMethod]
        public void A_sensor_that_throws_opens_both_at_once()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Tick();
            rig.Sensor.Throws = true;
            rig.Tick();
            AreClosed(rig, false, false);
            Assert.IsTrue(rig.Has(Faults.TickFailed));
            Assert.AreEqual(2, rig.Frame.TickCount);
        }

        [TestMethod]
        public void After_a_failed_tick_it_proves_itself_and_recovers()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.TickSeconds(3);
            rig.Sensor.Throws = true;
            rig.TickSeconds(5);
            rig.Sensor.Throws = false;
            rig.TickSeconds(10);
            AreClosed(rig, false, false);
            Assert.IsTrue(rig.Has(Faults.TickFailed));
            rig.Tick();
            Assert.AreEqual(0, (int)rig.Frame.Faults);
            AreClosed(rig, true, true);
        }

        [TestMethod]
        public void Switches_that_throw_do_not_leave_the_tick()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Switches.Throws = true;
            rig.TickSeconds(3);
            Assert.IsTrue(rig.Has(Faults.TickFailed));
            Assert.IsFalse(rig.Frame.ChargeClosed);
            Assert.IsFalse(rig.Frame.LoadClosed);
            Assert.AreEqual(3, rig.Frame.TickCount);
            rig.Switches.Throws = false;
            rig.TickSeconds(11);
            Assert.AreEqual(0, (int)rig.Frame.Faults);
            Assert.IsTrue(rig.Switches.ChargeClosed);
        }

        [TestMethod]
        [DataRow("voltage", (int)Faults.VoltageUnknown)]
        [DataRow("current", (int)Faults.CurrentUnknown)]
        [DataRow("temperature", (int)Faults.TemperatureUnknown)]
        public void The_charge_switch_opens_when_any_reading_is_lost_and_the_load_stays_closed(string name, int unknown)
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Tick();
            Lose(rig, unknown);
            rig.Tick();
            AreClosed(rig, false, true);
            Assert.AreEqual(unknown, (int)rig.Frame.Faults, name);
            Lose(rig, (int)Faults.None);
            rig.Tick();
            AreClosed(rig, true, true);
        }

        [TestMethod]
        [DataRow("voltage", (int)Faults.VoltageUnknown)]
        [DataRow("current", (int)Faults.CurrentUnknown)]
        [DataRow("temperature", (int)Faults.TemperatureUnknown)]
        public void The_charge_switch_never_closes_without_all_three_readings(string name, int unknown)
        {
            SupervisorRig rig = SupervisorRig.Create();
            Lose(rig, unknown);
            for (int i = 0; i < 100; i++)
            {
                rig.Tick();
                Assert.IsFalse(rig.Switches.ChargeClosed, name);
            }
        }

        [TestMethod]
        [DataRow("voltage too high", 4250001, 0, 25000)]
        [DataRow("too hot to charge", 3900000, 0, 45001)]
        [DataRow("too cold to charge", 3900000, 0, -10001)]
        public void The_charge_switch_opens_at_once_beyond_a_limit(
            string name, int voltageMicrovolts, int currentNanoamps, int temperatureMillicelsius)
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Tick();
            rig.Sensor.VoltageMicrovolts = voltageMicrovolts;
            rig.Sensor.CurrentNanoamps = currentNanoamps;
            rig.Sensor.TemperatureMillicelsius = temperatureMillicelsius;
            rig.Tick();
            AreClosed(rig, false, true, name);
        }

        [TestMethod]
        public void A_sample_that_may_contradict_closes_no_switch_and_the_next_decides()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Tick();
            rig.Sensor.VoltageMicrovolts = 4205000;
            rig.TickAfter(20000);
            AreClosed(rig, false, true);

            // Half a volt less and the same current: no cell does that.
            rig.Sensor.VoltageMicrovolts = 3700000;
            rig.Tick();
            AreClosed(rig, false, true);
            Assert.AreEqual(50, rig.Supervisor.NextTickMilliseconds);
            rig.TickAfter(50);
            Assert.IsTrue(rig.Has(Faults.ReadingsContradict));
            AreClosed(rig, false, false);
        }

        [TestMethod]
        public void A_sample_that_may_contradict_opens_no_switch_yet()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Tick();
            AreClosed(rig, true, true);
            rig.Sensor.VoltageMicrovolts = 3680000;
            rig.Tick();
            AreClosed(rig, true, true);
            rig.Sensor.VoltageMicrovolts = 3886000;
            rig.TickAfter(50);
            Assert.AreEqual(0, (int)rig.Frame.Faults);
            AreClosed(rig, true, true);
        }

        [TestMethod]
        public void A_load_that_is_requested_waits_while_a_sample_may_contradict()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Supervisor.LoadRequested = false;
            rig.Tick();
            AreClosed(rig, true, false);
            rig.Supervisor.LoadRequested = true;
            rig.Sensor.VoltageMicrovolts = 3680000;
            rig.Tick();
            AreClosed(rig, true, false);
            rig.Sensor.VoltageMicrovolts = 3886000;
            rig.TickAfter(50);
            AreClosed(rig, true, true);
        }

        [TestMethod]
        public void An_empty_cell_loses_its_load_and_keeps_its_source()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Tick();
            rig.Sensor.VoltageMicrovolts = 2950000;
            rig.TickAfter(20000);
            rig.Tick();
            AreClosed(rig, true, true);
            rig.Tick();
            AreClosed(rig, true, false);
            rig.Sensor.VoltageMicrovolts = 2800000;
            rig.Tick();
            AreClosed(rig, true, false);
            Assert.IsTrue(rig.Has(Faults.UnderVoltage));
        }

        [TestMethod]
        public void OpenSwitches_opens_both()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Tick();
            rig.Supervisor.OpenSwitches();
            AreClosed(rig, false, false);
        }

        private static void Lose(SupervisorRig rig, int unknown)
        {
            rig.Sensor.VoltageFault = unknown == (int)Faults.VoltageUnknown ? ReadingFault.NoAnswer : ReadingFault.None;
            rig.Sensor.CurrentFault = unknown == (int)Faults.CurrentUnknown ? ReadingFault.NoAnswer : ReadingFault.None;
            rig.Sensor.TemperatureFault = unknown == (int)Faults.TemperatureUnknown ? ReadingFault.NoAnswer : ReadingFault.None;
        }

        private static void AreClosed(SupervisorRig rig, bool charge, bool load) => AreClosed(rig, charge, load, string.Empty);

        private static void AreClosed(SupervisorRig rig, bool charge, bool load, string name)
        {
            AreDriven(rig, charge, load);
            Assert.IsTrue(charge == rig.Frame.ChargeClosed, name + " charge in the telemetry");
            Assert.IsTrue(load == rig.Frame.LoadClosed, name + " load in the telemetry");
        }

        private static void AreDriven(SupervisorRig rig, bool charge, bool load)
        {
            Assert.IsTrue(charge == rig.Switches.ChargeClosed, "charge");
            Assert.IsTrue(load == rig.Switches.LoadClosed, "load");
        }
    }
}
