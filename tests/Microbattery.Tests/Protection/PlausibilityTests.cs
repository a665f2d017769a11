using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    /// <summary>Readings that contradict each other, the switches or the clock. The cell has 100 ohm at 25 °C: 1 mA drops 100 mV.</summary>
    [TestClass]
    public class PlausibilityTests
    {
        [TestMethod]
        public void Steps_that_the_voltage_follows_contradict_nothing()
        {
            // From a quarter of the resistance to five times it.
            for (int ohms = 25; ohms <= 500; ohms += 95)
            {
                ProtectionRig rig = new ProtectionRig();
                for (int i = 0; i < 40; i++)
                {
                    Steps(rig, i, -500000, ohms);
                    Assert.AreEqual(0, (int)rig.Protection.Active, ohms.ToString());
                }
            }
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(-100)]
        public void A_voltage_that_is_stuck_or_a_current_that_is_reversed_opens_both_switches(int ohms)
        {
            ProtectionRig rig = new ProtectionRig();
            int samples = 0;
            for (; samples < 12 && !rig.Has(Faults.ReadingsContradict); samples++)
            {
                Steps(rig, samples, 1000000, ohms);
            }

            Assert.IsTrue(samples < 12, "after two steps");
            Assert.IsFalse(rig.MayCharge || rig.MayLoad);
        }

        [TestMethod]
        public void A_current_that_is_stuck_shows_in_a_voltage_that_jumps_without_it()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sensor.CurrentNanoamps = -3000;
            int samples = 0;
            for (; samples < 12 && !rig.Has(Faults.ReadingsContradict); samples++)
            {
                rig.Sensor.VoltageMicrovolts = samples / 2 % 2 == 0 ? 4000000 : 3900000;
                rig.Sample(1);
            }

            Assert.IsTrue(samples < 12, samples.ToString());
        }

        [TestMethod]
        public void What_a_load_still_does_to_the_voltage_is_believed_on_its_way_and_not_against_it()
        {
            // 1.5 mA drop 150 mV, and some more in the looks after; when they have gone the voltage rises and does not fall by half a volt.
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(3);
            rig.Sensor.CurrentNanoamps = -1500000;
            rig.Sensor.VoltageMicrovolts = 3750000;
            rig.Sample(1);
            rig.Sensor.VoltageMicrovolts = 3600000;
            rig.Sample(1);
            Assert.IsFalse(rig.Protection.IsPending);
            rig.Sensor.CurrentNanoamps = 0;
            rig.Sensor.VoltageMicrovolts = 3750000;
            rig.Sample(1);
            rig.Sensor.VoltageMicrovolts = 3900000;
            rig.Sample(1);
            Assert.IsFalse(rig.Protection.IsPending);
            rig.Sensor.VoltageMicrovolts = 3400000;
            rig.Sample(1);
            Assert.IsTrue(rig.Protection.IsPending);
            rig.SampleAfter(50);
            Assert.IsTrue(rig.Has(Faults.ReadingsContradict));
        }

        [TestMethod]
        public void A_voltage_that_a_load_pulled_out_of_sight_may_swing_back()
        {
            // 20 mA take it below what the input can show; without them it comes back by 120 mV in ten seconds.
            ProtectionRig rig = new ProtectionRig();
            for (int pulse = 0; pulse < 3; pulse++)
            {
                rig.Sample(3);
                rig.Sensor.VoltageFault = ReadingFault.SensorOpen;
                rig.Sensor.CurrentNanoamps = -20000000;
                rig.Sample(1);
                rig.Sensor.VoltageFault = ReadingFault.None;
                rig.Sensor.CurrentNanoamps = 0;
                rig.Sensor.VoltageMicrovolts = 3780000;
                rig.SampleAfter(50);
                rig.Sensor.VoltageMicrovolts = 3900000;
                rig.SampleAfter(10000);
                rig.SampleAfter(50);
                Assert.IsFalse(rig.Has(Faults.ReadingsContradict), pulse.ToString());
            }
        }

        [TestMethod]
        public void A_voltage_that_falls_off_by_itself_near_empty_contradicts_nothing()
        {
            ProtectionRig rig = new ProtectionRig();
            for (int i = 0; i < 6; i++)
            {
                rig.Sensor.VoltageMicrovolts = 3500000 - (60000 * i);
                rig.Sample(1);
                Assert.IsFalse(rig.Has(Faults.ReadingsContradict));
            }
        }

        [TestMethod]
        public void A_pulse_that_only_one_of_the_two_readings_has_seen_is_not_judged()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(2);
            for (int i = 0; i < 6; i++)
            {
                rig.Sensor.CurrentNanoamps = 2000000;
                rig.Sample(1);
                Assert.IsTrue(rig.Protection.IsSuspicious, "the next look decides");
                rig.Sensor.CurrentNanoamps = 0;
                rig.Sample(1);
                Assert.IsFalse(rig.Has(Faults.ReadingsContradict));
            }
        }

        [TestMethod]
        public void Steps_far_apart_in_time_say_nothing()
        {
            ProtectionRig rig = new ProtectionRig();
            for (int i = 0; i < 40; i++)
            {
                rig.Sensor.CurrentNanoamps = i / 2 % 2 == 0 ? 1000000 : -1000000;
                rig.SampleAfter(10000);
                Assert.IsFalse(rig.Has(Faults.ReadingsContradict));
            }
        }

        [TestMethod]
        [DataRow(1000000)]
        [DataRow(-1000000)]
        public void Charge_that_should_have_moved_the_voltage_and_did_not_says_that_it_is_stuck(int nanoamps)
        {
            // At 4.0 V, 5.8 mV and more a percent of charge: 25 s at 1 mA.
            ProtectionRig rig = new ProtectionRig();
            rig.SampleVoltage(4000000, 3);
            rig.Sensor.CurrentNanoamps = nanoamps;
            rig.Sensor.VoltageMicrovolts = 4000000 + (nanoamps / 10);
            int seconds = 0;
            for (; seconds < 300 && !rig.Has(Faults.ReadingsContradict); seconds++)
            {
                rig.Sensor.VoltageMicrovolts += seconds % 2 == 0 ? 300 : -300;
                rig.Sample(1);
            }

            Assert.IsTrue(seconds > 20 && seconds < 120, seconds.ToString());
        }

        [TestMethod]
        [DataRow(1000000)]
        [DataRow(-1000000)]
        public void Charge_that_moves_the_voltage_as_the_curve_says_contradicts_nothing(int nanoamps)
        {
            ProtectionRig rig = new ProtectionRig();
            CellProfile profile = TestProfile.Create();
            int start = nanoamps > 0 ? 150000 : 950000;
            for (int seconds = 0; seconds < 1650; seconds++)
            {
                // A cell of 80 % of its capacity and twice its resistance.
                int ppm = start + (int)((long)nanoamps * seconds * 1000 / (TestProfile.NanoampMillisecondsPerPpm * 8 / 10));
                rig.Sensor.CurrentNanoamps = nanoamps;
                rig.Sensor.VoltageMicrovolts = profile.OpenCircuitMicrovolts.At(ppm) + (nanoamps / 1000 * 200);
                rig.Sample(1);
                Assert.IsFalse(rig.Has(Faults.ReadingsContradict), seconds.ToString());
            }
        }

        [TestMethod]
        public void A_plateau_between_what_no_resistance_and_the_highest_allow_contradicts_nothing()
        {
            // 3.84 V at -0.5 mA: without resistance, and with what the cell has when it is empty, where the curve is steep; with what it
            // has now, on the plateau.
            ProtectionRig rig = PlateauUnderLoad();
            CellProfile profile = TestProfile.Create();
            for (int seconds = 0; seconds < 1300; seconds++)
            {
                int ppm = 690000 - (int)(500000L * seconds * 1000 / TestProfile.NanoampMillisecondsPerPpm);
                rig.Sensor.VoltageMicrovolts = profile.OpenCircuitMicrovolts.At(ppm) - 50000;
                rig.Sample(1);
                Assert.IsFalse(rig.Has(Faults.ReadingsContradict), seconds.ToString());
            }
        }

        [TestMethod]
        public void A_voltage_that_did_not_move_through_a_twentieth_of_charge_is_stuck_at_the_first_time()
        {
            // Where the same cell may be on its plateau, 0.4 mV a percent of charge, a percent every 50 s.
            ProtectionRig rig = PlateauUnderLoad();
            int seconds = 0;
            for (; seconds < 3000 && !rig.Has(Faults.ReadingsContradict); seconds++)
            {
                rig.Sensor.VoltageMicrovolts = 3840000 + (seconds % 2 == 0 ? 100 : -100);
                rig.Sample(1);
            }

            Assert.IsTrue(seconds > 250 && seconds < 900, seconds.ToString());
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void A_converter_that_says_the_same_to_the_last_digit_is_stuck_where_it_has_noise(bool hasNoise)
        {
            BoardFigures figures = TestFigures.Create();
            figures = figures.With(Setting.LongestSameSamples, hasNoise ? 30 : 0);
            ProtectionRig rig = new ProtectionRig(TestProfile.Create(), figures);
            rig.Sample(31);
            Assert.IsFalse(rig.Has(Faults.ReadingsContradict));
            rig.Sample(2);
            Assert.IsTrue(hasNoise == rig.Has(Faults.ReadingsContradict));
        }

        [TestMethod]
        public void A_voltage_that_stands_still_is_waited_for_without_haste()
        {
            // A step that contradicts is still to be decided when the standstill is found.
            BoardFigures figures = TestFigures.Create();
            figures = figures.With(Setting.LongestSameVoltageSamples, 20);
            ProtectionRig rig = new ProtectionRig(TestProfile.Create(), figures);
            rig.Sample(20);
            rig.Sensor.CurrentNanoamps = -1000000;
            rig.Sample(2);
            Assert.IsTrue(rig.Has(Faults.ReadingsContradict));
            rig.Sensor.CurrentNanoamps = 0;
            rig.Sample(3);
            Assert.IsFalse(rig.Protection.IsSuspicious);
        }

        [TestMethod]
        [DataRow(int.MinValue, int.MaxValue)]
        [DataRow(int.MaxValue, int.MinValue)]
        public void A_step_as_large_as_numbers_go_that_the_voltage_does_not_follow_contradicts(int fromNanoamps, int toNanoamps)
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.ResistanceMilliohms, new ChargeTable(new int[] { int.MaxValue, int.MaxValue }));
            profile = profile.With(Setting.ResistanceTemperatureThousandths, new TemperatureTable(TestProfile.Even(TemperatureTable.Count, 1000000)));
            ProtectionRig rig = new ProtectionRig(profile);
            rig.Sensor.CurrentNanoamps = fromNanoamps;
            rig.Sample(2);
            rig.Sensor.CurrentNanoamps = toNanoamps;
            rig.Sample(2);
            Assert.IsTrue(rig.Has(Faults.ReadingsContradict));
        }

        [TestMethod]
        public void A_contradiction_is_tried_again_after_its_time_and_not_before()
        {
            ProtectionRig rig = Contradicted();
            rig.Sample(890);
            Assert.IsTrue(rig.Has(Faults.ReadingsContradict));
            rig.Sample(80);
            Assert.IsFalse(rig.Has(Faults.ReadingsContradict));
        }

        [TestMethod]
        public void A_voltage_that_a_large_step_leaves_where_it_was_needs_no_second_step()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(2);
            rig.Sensor.CurrentNanoamps = 1000000;
            rig.Sample(2);
            Assert.IsTrue(rig.Has(Faults.ReadingsContradict));
        }

        [TestMethod]
        [DataRow(15000, true)]
        [DataRow(15001, false)]
        public void A_resting_cells_voltage_does_not_jump_between_two_looks_either(int elapsedMilliseconds, bool expected)
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(2);
            rig.Sensor.VoltageMicrovolts = 3500000;
            rig.SampleAfter(elapsedMilliseconds);
            rig.SampleAfter(50);
            Assert.IsTrue(expected == rig.Has(Faults.ReadingsContradict));
        }

        [TestMethod]
        public void A_voltage_that_stood_still_is_believed_once_it_moves_or_after_a_day()
        {
            for (int moves = 0; moves <= 1; moves++)
            {
                BoardFigures figures = TestFigures.Create();
                figures = figures.With(Setting.LongestSameSamples, 20);
                ProtectionRig rig = new ProtectionRig(TestProfile.Create(), figures);
                rig.Sample(30);
                rig.Sensor.VoltageMicrovolts += moves == 0 ? 4000 : 4300;
                for (int hour = 0; hour < 23; hour++)
                {
                    Hours(rig, 1);
                }

                Assert.IsTrue((moves == 0) == rig.Has(Faults.ReadingsContradict));
                Hours(rig, 3);
                Assert.IsFalse(rig.Has(Faults.ReadingsContradict));
            }
        }

        [TestMethod]
        public void After_a_restart_a_contradiction_waits_for_the_voltage_to_move_or_an_hour()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Protection.Restore(Faults.ReadingsContradict);
            Hours(rig, 1);
            Assert.IsTrue(rig.Has(Faults.ReadingsContradict));
            Hours(rig, 1);
            Assert.IsFalse(rig.Has(Faults.ReadingsContradict));
        }

        [TestMethod]
        public void Somebody_who_has_seen_to_a_latched_fault_need_not_wait()
        {
            ProtectionRig rig = Contradicted();
            rig.Sample(70);
            Assert.IsTrue(rig.Has(Faults.ReadingsContradict));
            rig.Protection.Acknowledge();
            rig.Sample(1);
            Assert.IsFalse(rig.Has(Faults.ReadingsContradict));
        }

        [TestMethod]
        public void A_latched_fault_whose_cause_is_there_is_released_by_nobody()
        {
            ProtectionRig rig = new ProtectionRig { ChargeClosed = false };
            rig.SampleCurrent(50000, 10);
            Assert.IsTrue(rig.Has(Faults.ChargeSwitchStuck));
            rig.Protection.Acknowledge();
            rig.Sample(2000);
            Assert.IsTrue(rig.Has(Faults.ChargeSwitchStuck));
        }

        [TestMethod]
        [DataRow(600, false)]
        [DataRow(601, true)]
        public void Charge_through_an_open_switch_beyond_six_times_the_offset_is_a_switch_that_is_stuck(int nanoamps, bool expected)
        {
            ProtectionRig rig = new ProtectionRig { ChargeClosed = false };
            rig.SampleCurrent(nanoamps, 4);
            Assert.IsFalse(rig.Has(Faults.ChargeSwitchStuck));
            rig.Sample(2);
            Assert.IsTrue(expected == rig.Has(Faults.ChargeSwitchStuck));
            Assert.IsTrue(expected != rig.MayCharge);
        }

        [TestMethod]
        public void The_look_right_after_a_switch_opened_is_not_judged()
        {
            ProtectionRig rig = new ProtectionRig();
            for (int i = 0; i < 40; i++)
            {
                rig.ChargeClosed = i % 2 == 0;
                rig.LoadClosed = i % 2 == 0;
                rig.SampleCurrent(i / 10 % 2 == 0 ? 50000 : -9000000, 1);
                Assert.IsFalse(rig.Has(Faults.ChargeSwitchStuck) || rig.Has(Faults.LoadSwitchStuck));
            }
        }

        [TestMethod]
        public void Discharge_that_the_board_cannot_take_is_a_load_switch_that_is_stuck()
        {
            // Six offsets, twice the sleep current and its error, a quarter of the load: 600 + 2200 + 3 mA.
            ProtectionRig rig = new ProtectionRig { LoadClosed = false };
            rig.SampleCurrent(-3002800, 10);
            Assert.IsFalse(rig.Has(Faults.LoadSwitchStuck));
            rig.SampleCurrent(-3002801, 5);
            Assert.IsTrue(rig.Has(Faults.LoadSwitchStuck));
            Assert.IsFalse(rig.MayLoad);
        }

        [TestMethod]
        public void A_clock_that_stands_still_stops_charging_until_it_goes_on()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(3);
            for (int i = 0; i < 4; i++)
            {
                rig.SampleAfter(0);
                Assert.IsTrue(rig.MayCharge);
            }

            rig.SampleAfter(0);
            Assert.IsTrue(rig.Has(Faults.ClockStopped));
            Assert.IsTrue(!rig.MayCharge && rig.MayLoad);
            rig.Sample(10);
            Assert.IsTrue(rig.MayCharge);
        }

        [TestMethod]
        public void Two_voltages_that_do_not_agree_stop_charging_and_the_lower_counts_for_the_load()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sensor.SecondVoltageMicrovolts = 3950000;
            rig.Sample(100);
            Assert.AreEqual(0, (int)rig.Protection.Active);
            rig.Sensor.SecondVoltageMicrovolts = 3950001;
            rig.Sample(4);
            Assert.IsFalse(rig.Has(Faults.VoltagesDisagree));
            rig.Sample(1);
            Assert.IsTrue(rig.Has(Faults.VoltagesDisagree));
            rig.Sensor.SecondVoltageMicrovolts = 4250001;
            rig.Sample(1);
            Assert.AreEqual((int)Faults.VoltagesDisagree, (int)rig.Protection.Active);
            Assert.IsTrue(!rig.MayCharge && rig.MayLoad);
            rig.Sensor.SecondVoltageMicrovolts = 2899999;
            rig.Sample(1);
            Assert.IsTrue(rig.Has(Faults.UnderVoltage));
            Assert.AreEqual(2899999, rig.Protection.LowestVoltageMicrovolts);
            rig.Sensor.SecondVoltageMicrovolts = 3900000;
            rig.Sample(10);
            Assert.IsTrue(rig.MayCharge && rig.MayLoad);
        }

        [TestMethod]
        public void A_second_voltage_that_fails_stops_charging_and_one_that_no_board_has_does_not()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(100);
            Assert.IsTrue(rig.MayCharge);
            rig.CellSample.SecondVoltageMicrovolts.SetFailed(ReadingFault.SensorOpen);
            rig.Sample(4);
            Assert.IsTrue(rig.MayCharge);
            rig.Sample(1);
            Assert.AreEqual((int)Faults.VoltagesDisagree, (int)rig.Protection.Active);
        }

        [TestMethod]
        public void Latched_faults_come_back_from_a_journal_and_others_do_not()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Protection.Restore(Faults.ShortCircuit | Faults.OverVoltage);
            rig.Sample(1);
            Assert.AreEqual((int)Faults.ShortCircuit, (int)rig.Protection.Active);
            Assert.IsTrue(rig.MayCharge && !rig.MayLoad);
            rig.Sample(970);
            Assert.AreEqual(0, (int)rig.Protection.Active);
        }

        /// <summary>A cell that resists ten times as much when it is empty, at -0.5 mA: 50 mV on its plateau.</summary>
        private static ProtectionRig PlateauUnderLoad()
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.ResistanceMilliohms, new ChargeTable(new int[] { 1000000, 100000, 100000 }));
            ProtectionRig rig = new ProtectionRig(profile);
            rig.Sensor.CurrentNanoamps = -500000;
            return rig;
        }

        /// <summary>Looks ten seconds apart, whose voltage is not the same to the last digit.</summary>
        private static void Hours(ProtectionRig rig, int hours)
        {
            for (int i = 0; i < 360 * hours; i++)
            {
                rig.Sensor.VoltageMicrovolts += i % 2 == 0 ? 1 : -1;
                rig.SampleAfter(10000);
            }
        }

        private static ProtectionRig Contradicted()
        {
            ProtectionRig rig = new ProtectionRig();
            for (int samples = 0; samples < 20 && !rig.Has(Faults.ReadingsContradict); samples++)
            {
                Steps(rig, samples, 1000000, 0);
            }

            Assert.IsTrue(rig.Has(Faults.ReadingsContradict));
            rig.SampleCurrent(0, 1);
            return rig;
        }

        /// <summary>Two looks with a current, two without.</summary>
        private static void Steps(ProtectionRig rig, int look, int nanoamps, int ohms)
        {
            rig.Sensor.CurrentNanoamps = look / 2 % 2 == 0 ? 0 : nanoamps;
            rig.Sensor.VoltageMicrovolts = 3900000 + (rig.Sensor.CurrentNanoamps / 1000 * ohms);
            rig.Sample(1);
        }
    }
}
