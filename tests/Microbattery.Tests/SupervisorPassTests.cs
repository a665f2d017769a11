using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.Storage;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests
{
    [TestClass]
    public class SupervisorPassTests
    {
        [TestMethod]
        public void The_telemetry_holds_the_results_of_the_tick()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Sensor.VoltageMicrovolts = 4135000;
            rig.Sensor.TemperatureMillicelsius = 24000;
            rig.Tick();
            TelemetryFrame frame = rig.Frame;
            Assert.AreEqual(rig.Clock.Now, frame.DateMilliseconds);
            Assert.AreEqual(1, frame.TickCount);
            Assert.AreEqual(4135000, frame.VoltageMicrovolts);
            Assert.AreEqual(24000, frame.TemperatureMillicelsius);
            Assert.IsTrue(frame.GaugeStarted);
            Assert.AreEqual(950000, frame.StateOfChargePpm);
            Assert.IsFalse(frame.GaugeResumed);
            Assert.IsTrue(frame.ChargeClosed && frame.LoadClosed);
        }

        [TestMethod]
        public void The_telemetry_says_in_which_phases_the_charge_switch_holds_voltage_or_current()
        {
            CellProfile profile = TestProfile.Create().With(Setting.TopOffMilliseconds, 60000).With(Setting.MayFloat, 1);
            SupervisorRig rig = new SupervisorRig(new MemoryRecordStore(2), profile);
            rig.Tick();
            Assert.AreEqual((int)ChargePhase.Bulk, (int)rig.Frame.ChargePhase);
            Assert.IsFalse(rig.Frame.ChargeGating);
            rig.Sensor.VoltageMicrovolts = 4199000;
            rig.Sensor.CurrentNanoamps = 30000;
            rig.TickAfter(20000);
            Assert.AreEqual((int)ChargePhase.ConstantVoltage, (int)rig.Frame.ChargePhase);
            Assert.IsTrue(rig.Frame.ChargeGating);
            TickUntil(rig, ChargePhase.TopOff);
            Assert.IsTrue(rig.Frame.ChargeGating);
            TickUntil(rig, ChargePhase.Floating);
            Assert.IsTrue(rig.Frame.ChargeGating);
            SupervisorRig full = SupervisorRig.Create();
            full.MakeFull();
            Assert.IsFalse(full.Frame.ChargeGating);
        }

        [TestMethod]
        public void A_lost_reading_keeps_its_last_good_value()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Tick();
            rig.Sensor.VoltageFault = ReadingFault.TooNoisy;
            rig.Sensor.VoltageMicrovolts = 1;
            rig.Tick();
            Assert.AreEqual(3886000, rig.Frame.VoltageMicrovolts);
            Assert.IsTrue(rig.Has(Faults.VoltageUnknown));
        }

        [TestMethod]
        public void Samples_soon_after_closing_often_while_closed_and_seldom_when_open()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Tick();
            Assert.AreEqual(50, rig.Supervisor.NextTickMilliseconds);
            rig.TickAfter(50);
            Assert.AreEqual(1000, rig.Supervisor.NextTickMilliseconds);
            rig.Sensor.Throws = true;
            rig.Tick();
            Assert.AreEqual(10000, rig.Supervisor.NextTickMilliseconds);
        }

        [TestMethod]
        public void Goes_on_from_the_journal_after_a_restart()
        {
            SupervisorRig before = SupervisorRig.Create();
            before.Sensor.VoltageMicrovolts = 4135000;
            before.TickSeconds(600);
            before.Sensor.VoltageMicrovolts = 3887000;
            before.Sensor.CurrentNanoamps = -5000000;
            before.Sensor.VoltageFault = ReadingFault.TooNoisy;
            before.TickSeconds(60);
            SupervisorRig after = before.StartAgain(0);
            after.Sensor.VoltageMicrovolts = 3970000;
            after.Tick();
            Assert.IsTrue(after.Frame.GaugeStarted && after.Frame.GaugeResumed);
            int lost = before.Frame.StateOfChargePpm - after.Frame.StateOfChargePpm;
            Assert.IsTrue(lost >= -after.Frame.UncertaintyPpm && lost <= after.Frame.UncertaintyPpm);
        }

        [TestMethod]
        public void A_clock_that_restarted_is_no_step_when_it_reports_it()
        {
            SupervisorRig before = SupervisorRig.Create();
            before.TickSeconds(10);
            FakeClock clock = new FakeClock { Now = 100, IsKeptThroughReset = false };
            SupervisorRig after = new SupervisorRig(before.Store, TestProfile.Create(), clock);
            after.Tick();
            Assert.IsFalse(after.Has(Faults.ClockStepped));
            Assert.IsTrue(after.Frame.GaugeResumed);
        }

        [TestMethod]
        [DataRow("by a millisecond", -1)]
        [DataRow("by a quarter of an hour", -900000)]
        public void A_clock_that_ran_back_is_flagged_for_a_tick(string name, int milliseconds)
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.TickSeconds(5);
            rig.TickAfter(milliseconds);
            Assert.IsTrue(rig.Has(Faults.ClockStepped), name);
            rig.Tick();
            Assert.IsFalse(rig.Has(Faults.ClockStepped), name);
        }

        [TestMethod]
        public void A_store_that_refuses_is_a_fault_and_no_reason_to_open_anything()
        {
            FaultyRecordStore store = new FaultyRecordStore(2) { RefusesWrites = true };
            SupervisorRig rig = new SupervisorRig(store, TestProfile.Create());
            rig.Tick();
            Assert.AreEqual((int)Faults.JournalFailed, (int)rig.Frame.Faults);
            Assert.IsTrue(rig.Switches.ChargeClosed && rig.Switches.LoadClosed);
            store.RefusesWrites = false;
            rig.TickSeconds(20);
            Assert.AreEqual(0, (int)rig.Frame.Faults);
        }

        [TestMethod]
        public void A_cell_that_takes_no_more_is_full_and_counted_so()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.MakeFull();
            rig.TickSeconds(200);
            Assert.AreEqual((int)ChargePhase.Full, (int)rig.Frame.ChargePhase);
            Assert.IsFalse(rig.Switches.ChargeClosed);
            Assert.IsTrue(rig.Switches.LoadClosed);
            Assert.AreEqual(1, rig.Entered(ChargePhase.Full));
            Assert.IsTrue(rig.Frame.StateOfChargePpm + rig.Frame.UncertaintyPpm >= 1000000);
            Assert.IsTrue(rig.Frame.UncertaintyPpm < 25000);
        }

        [TestMethod]
        public void A_full_cell_that_was_used_is_charged_again()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.MakeFull();
            rig.Sensor.VoltageMicrovolts = 4050000;
            rig.Sensor.CurrentNanoamps = 0;
            rig.TickAfter(20000);
            rig.TickSeconds(31);
            Assert.AreEqual((int)ChargePhase.Bulk, (int)rig.Frame.ChargePhase);
            Assert.IsTrue(rig.Switches.ChargeClosed);
            Assert.AreEqual(1, rig.Entered(ChargePhase.Bulk));
        }

        [TestMethod]
        public void A_fault_comes_and_goes_with_its_cause()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Tick();
            rig.Sensor.TemperatureMillicelsius = 46000;
            rig.Tick();
            Assert.IsTrue(rig.Has(Faults.TooHotToCharge));
            Assert.IsFalse(rig.Switches.ChargeClosed);
            rig.Sensor.TemperatureMillicelsius = 25000;
            rig.TickSeconds(10);
            Assert.AreEqual(0, (int)rig.Frame.Faults);
            Assert.IsTrue(rig.Switches.ChargeClosed);
        }

        [TestMethod]
        public void A_second_voltage_that_is_not_read_again_is_not_that_of_the_sample_before()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Sensor.SecondVoltageMicrovolts = rig.Sensor.VoltageMicrovolts;
            rig.TickSeconds(10);
            Assert.IsTrue(rig.Switches.ChargeClosed);
            rig.Sensor.SecondVoltageMicrovolts = 0;
            rig.TickSeconds(5);
            Assert.IsTrue(rig.Has(Faults.VoltagesDisagree));
            Assert.IsFalse(rig.Switches.ChargeClosed);
        }

        [TestMethod]
        [DataRow("well inside the window all of the limit may flow", 25000, false)]
        [DataRow("halfway to the limit of temperature five eighths of it", 42500, true)]
        public void Near_its_limit_of_temperature_the_mean_charge_current_is_held_below_the_limit(
            string name, int millicelsius, bool isHeld)
        {
            // 6 mA of 7 mA: more than five eighths.
            SupervisorRig rig = SupervisorRig.Create();
            rig.Sensor.TemperatureMillicelsius = millicelsius;
            rig.TickSeconds(5);
            bool wasOpen = false;
            for (int i = 0; i < 60 && !wasOpen; i++)
            {
                // 600 mV across the cell, and what the charge adds.
                rig.Sensor.CurrentNanoamps = 6000000;
                rig.Sensor.VoltageMicrovolts = 4100000 + (1500 * i);
                rig.Tick();
                wasOpen = !rig.Switches.ChargeClosed;
            }

            Assert.AreEqual(0, (int)rig.Frame.Faults, name);
            Assert.IsTrue(isHeld == wasOpen, name);
        }

        private static void TickUntil(SupervisorRig rig, ChargePhase phase)
        {
            for (int i = 0; i < 400 && rig.Frame.ChargePhase != phase; i++)
            {
                rig.Tick();
            }

            Assert.AreEqual((int)phase, (int)rig.Frame.ChargePhase);
        }
    }
}
