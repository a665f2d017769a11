using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Experiments.Replay;
using Microbattery.Firmware.Cells;
using Microbattery.Records;
using Microbattery.Records.Traces;
using Microbattery.Simulation.Scores;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Replay
{
    [TestClass]
    public class TraceReplayTests
    {
        [TestMethod]
        public void Turning_points_are_where_the_cell_was_full_and_empty()
        {
            List<TraceSample> rows = SyntheticTrace.Cycles(Boards.Cell, 3, 10);
            TraceCycles cycles = new(rows, 900);

            Assert.HasCount(6, cycles.Extremes);
            Assert.IsTrue(cycles.IsFull(0), "the start is no turning point: nobody knows what was before");
            Assert.IsFalse(cycles.IsFull(5), "the end is one: the last discharge was a whole one");
            double[] reference = cycles.ReferenceStateOfCharge();
            Assert.AreEqual(1, reference[cycles.Extremes[2]], 1e-9);
            Assert.AreEqual(0, reference[cycles.Extremes[3]], 1e-9);
            Assert.IsFalse(reference.Any(double.IsNaN));
        }

        [TestMethod]
        public void A_trace_that_starts_and_ends_half_way_has_its_reference_from_the_whole_cycles_between()
        {
            List<TraceSample> rows = SyntheticTrace.Cycles(Boards.Cell, 3, 10);
            double[] whole = new TraceCycles(rows, 900).ReferenceStateOfCharge();
            const int Cut = 400;
            List<TraceSample> middle = rows.GetRange(Cut, rows.Count - (2 * Cut));
            double[] reference = new TraceCycles(middle, 900).ReferenceStateOfCharge();
            for (int row = 0; row < reference.Length; row++)
            {
                Assert.AreEqual(whole[row + Cut], reference[row], 0.02);
            }
        }

        [TestMethod]
        [DataRow(1, 25, 0.0, DisplayName = "a cell that fades")]
        [DataRow(4, 25, 0.2, DisplayName = "faster")]
        [DataRow(1, 0, 0.2, DisplayName = "colder")]
        public void A_discharge_that_gave_less_ended_above_empty_if_it_was_faster_or_colder(int rate, int celsius, double left)
        {
            // From the middle, up and down by 1 every time but the second, down by 0.8.
            double[] turns = [0.5, 1, 0, 1, 0.2, 1, 0];
            List<TraceSample> rows = [];
            double charged = 0.5;
            double discharged = 0;
            for (int leg = 1; leg < turns.Length; leg++)
            {
                double move = turns[leg] - turns[leg - 1];
                bool isSecond = turns[leg] == 0.2;
                for (int step = 1; step <= 20; step++)
                {
                    charged += Math.Max(move, 0) / 20;
                    discharged += Math.Max(-move, 0) / 20;
                    rows.Add(
                        new TraceSample(
                            60 * rows.Count, 3.9, isSecond ? -rate : Math.Sign(move), isSecond ? celsius : 25, charged, discharged));
                }
            }

            double[] reference = new TraceCycles(rows, 900).ReferenceStateOfCharge();
            for (int row = 0; row < rows.Count; row++)
            {
                double net = rows[row].ChargeAmpHours - rows[row].DischargeAmpHours;
                bool isBeside = row is >= 60 and < 100;
                Assert.AreEqual(isBeside && left == 0 ? (net - 0.2) / 0.8 : net, reference[row], 1e-9, $"row {row}");
            }
        }

        [TestMethod]
        public void A_trace_without_counters_is_integrated()
        {
            List<TraceSample> counted = SyntheticTrace.Cycles(Boards.Cell, 2, 10);
            List<TraceSample> bare = counted
                .Select(row => row with { ChargeAmpHours = double.NaN, DischargeAmpHours = double.NaN }).ToList();

            double[] reference = new TraceCycles(counted, 900).ReferenceStateOfCharge();
            double[] integrated = new TraceCycles(bare, 900).ReferenceStateOfCharge();
            for (int row = 0; row < reference.Length; row++)
            {
                Assert.AreEqual(reference[row], integrated[row], 0.005);
            }
        }

        [TestMethod]
        public void Counters_that_restart_with_each_step_count_on()
        {
            List<TraceSample> rows = SyntheticTrace.Cycles(Boards.Cell, 2, 10);
            double[] expected = new TraceCycles(rows, 900).ReferenceStateOfCharge();
            List<TraceSample> reset = [];
            TraceSample start = rows[0];
            for (int row = 0; row < rows.Count; row++)
            {
                if (row > 0 && rows[row].CurrentAmps * rows[row - 1].CurrentAmps <= 0)
                {
                    start = rows[row - 1];
                }

                reset.Add(rows[row] with
                {
                    ChargeAmpHours = rows[row].ChargeAmpHours - start.ChargeAmpHours,
                    DischargeAmpHours = rows[row].DischargeAmpHours - start.DischargeAmpHours,
                });
            }

            double[] reference = new TraceCycles(reset, 900).ReferenceStateOfCharge();
            for (int row = 0; row < reference.Length; row++)
            {
                Assert.AreEqual(expected[row], reference[row], 0.01);
            }
        }

        [TestMethod]
        public void A_pause_in_a_trace_without_counters_is_no_charge()
        {
            List<TraceSample> rows = SyntheticTrace.Cycles(Boards.Cell, 2, 10)
                .Select(
                    (row, i) => row with { TimeSeconds = row.TimeSeconds + (i > 400 ? 18000 : 0), ChargeAmpHours = double.NaN }).ToList();
            TraceCycles cycles = new(rows, 900);
            Assert.AreEqual(cycles.NetAt(400), cycles.NetAt(401), 1e-12);
            Assert.HasCount(4, cycles.Extremes);
        }

        [TestMethod]
        public void A_tester_that_turns_without_a_row_between_makes_a_profile_all_the_same()
        {
            // Its first discharge row still has the counters of the last charge row: that row is "full", with the other current.
            List<TraceSample> rows = SyntheticTrace.Cycles(Boards.Cell, 2, 10).Where(row => row.CurrentAmps != 0).ToList();
            int turn = rows.FindIndex(row => row.CurrentAmps < 0);
            rows[turn] =
                rows[turn] with { ChargeAmpHours = rows[turn - 1].ChargeAmpHours, DischargeAmpHours = rows[turn - 1].DischargeAmpHours };
            (CellProfile made, int _) = CycleProfile.Make("synthetic.csv", rows, 1, 900);
            Assert.IsLessThan(Boards.Cell.ChargeCurrentLimitNanoamps, made.TaperCurrentNanoamps * 20);
        }

        [TestMethod]
        public void Currents_without_a_sign_are_refused_in_one_line()
        {
            List<TraceSample> rows = SyntheticTrace.Cycles(Boards.Cell, 2, 10)
                .Select(row => row with { CurrentAmps = Math.Abs(row.CurrentAmps) }).ToList();
            Assert.StartsWith(
                "synthetic.csv: the first cycles have no charge or no discharge",
                Assert.ThrowsExactly<InputException>(() => CycleProfile.Make("synthetic.csv", rows, 1, 900)).Message);
        }

        [TestMethod]
        public void A_trace_that_never_turns_has_no_reference_and_makes_no_profile()
        {
            List<TraceSample> rest = Enumerable.Range(0, 10).Select(i => new TraceSample(i, 3.9, 0, 25, double.NaN, double.NaN)).ToList();
            Assert.IsTrue(new TraceCycles(rest, 900).ReferenceStateOfCharge().All(double.IsNaN));
            InputException exception = Assert.ThrowsExactly<InputException>(() => CycleProfile.Make("rest.csv", rest, 1, 900));
            Assert.StartsWith("rest.csv: no 1 full cycles", exception.Message);
        }

        [TestMethod]
        public void A_profile_from_cycles_has_the_cells_capacity_voltages_and_resistance()
        {
            List<TraceSample> rows = SyntheticTrace.Cycles(Boards.Cell, 2, 10);
            (CellProfile made, int firstUnused) = CycleProfile.Make("synthetic.csv", rows, 1, 900);

            Assert.AreEqual(Boards.Cell.CapacityNanoampSeconds, made.CapacityNanoampSeconds, 0.05 * Boards.Cell.CapacityNanoampSeconds);
            Assert.AreEqual(4.2, made.ChargeVoltageMicrovolts / 1e6, 0.015);
            for (int soc = 200000; soc <= 900000; soc += 100000)
            {
                double volts = made.OpenCircuitMicrovolts.At(soc) / 1e6;
                double expected = Boards.Cell.OpenCircuitMicrovolts.At(soc) / 1e6;
                Assert.AreEqual(expected, volts, 0.02);
            }

            Assert.IsInRange(rows.Count / 3, rows.Count * 2 / 3, firstUnused);
        }

        [TestMethod]
        public void The_gauge_follows_a_synthetic_trace_within_two_percent_after_the_first_cycle()
        {
            List<TraceSample> rows = SyntheticTrace.Cycles(Boards.Cell, 3, 10);
            (CellProfile profile, int firstUnused) = CycleProfile.Make("synthetic.csv", rows, 1, 900);
            ErrorSums errors = Score(TraceReplay.Run(profile, rows, 900), firstUnused);

            Assert.IsLessThan(0.02, errors.RootMeanSquare);
            Assert.IsGreaterThan(0.95, errors.Inside);
        }

        [TestMethod]
        public void The_gauge_follows_the_measured_trace_within_two_percent_from_the_second_cycle_on()
        {
            string file = SharedData.Find("data", "lco_1100mah_cycling.csv");
            IReadOnlyList<TraceSample> rows = TraceReader.ReadFile(file);
            (CellProfile profile, int firstUnused) = CycleProfile.Make(file, rows, 1, 900);
            ErrorSums errors = Score(TraceReplay.Run(profile, rows, 900), firstUnused);

            Assert.IsLessThanOrEqualTo(0.02, errors.RootMeanSquare);
            Assert.IsGreaterThan(0.95, errors.Inside);
        }

        [TestMethod]
        public void A_row_that_does_not_fit_the_firmwares_integers_fails_its_reading_and_is_no_number()
        {
            List<TraceSample> rows = SyntheticTrace.Cycles(Boards.Cell, 1, 10);
            rows[100] = rows[100] with { CurrentAmps = 50 };
            IReadOnlyList<GaugeRow> output = TraceReplay.Run(Boards.Cell, rows, 900);

            Assert.AreNotEqual(0, output[100].Faults);
            Assert.IsFalse(output[100].ChargeClosed);
            Assert.AreEqual(output[99].StateOfCharge, output[100].StateOfCharge, 0.01);
            Assert.IsGreaterThan(output[99].StateOfChargeError, output[100].StateOfChargeError);
        }

        private static ErrorSums Score(IReadOnlyList<GaugeRow> rows, int from)
        {
            ErrorSums errors = default;
            foreach (GaugeRow row in rows.Skip(from))
            {
                errors = errors.With(1, Math.Abs(row.StateOfCharge - row.TrueStateOfCharge), row.StateOfChargeError);
            }

            return errors;
        }
    }
}
