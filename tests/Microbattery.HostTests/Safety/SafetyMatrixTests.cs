using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microbattery.Bench.Safety;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Safety
{
    /// <summary>Every fault in every state, on a board of each kind.</summary>
    [TestClass]
    public class SafetyMatrixTests
    {
        private static readonly Lazy<IReadOnlyList<SafetyRow>> s_rows =
            new(() => SafetyMatrix.Run(SafetyMatrix.DefaultBoards, Environment.ProcessorCount, CancellationToken.None));

        [TestMethod]
        public void The_tables_of_the_safety_page_are_what_the_matrix_prints()
        {
            foreach ((string name, string text) in SafetyPage.Blocks(s_rows.Value))
            {
                GeneratedBlock.ClampVariance("safety.md", name, text);
            }
        }

        [TestMethod]
        public void No_row_breaks_a_promise()
        {
            string[] broken = [.. s_rows.Value
                .Where(row => row.Violations.Count > 0)
                .Select(row => $"{row.Board}, {row.Fault.Name}, {row.State.Name}: {string.Join("; ", row.Violations)}")];
            string text = $"{broken.Length} of {s_rows.Value.Count} rows:\n{string.Join('\n', broken)}";
            if (broken.Length > 0 && KnownGaps.AreAllowed)
            {
                Assert.Inconclusive(text);
            }

            Assert.IsEmpty(broken, text);
        }

        [TestMethod]
        public void What_breaks_a_promise_is_known_to_do_so()
        {
            string[] unknown = [.. s_rows.Value
                .Where(row => row.Violations.Count > 0 && !KnownGaps.Has(row.Fault))
                .Select(row => $"{row.Board}, {row.Fault.Name}, {row.State.Name}: {string.Join("; ", row.Violations)}")];
            Assert.IsEmpty(unknown, string.Join('\n', unknown));
        }

        [TestMethod]
        public void No_row_is_without_release_or_latch()
        {
            string[] never = [.. s_rows.Value
                .Where(row => row.Release == Release.Never)
                .Select(row => $"{row.Board}, {row.Fault.Name}, {row.State.Name}: {row.Seen}")];
            Assert.IsEmpty(never, string.Join('\n', never));
        }

        [TestMethod]
        public void With_a_watchdog_a_loop_that_hangs_does_no_harm_and_without_one_it_overcharges_the_cell()
        {
            Assert.IsTrue(Of("loop hangs, watchdog").All(row => row.Harm.Count == 0));
            Assert.IsTrue(Of("loop hangs, no watchdog").Any(row => row.HighestElectrodeVolts > 4.3), "or the matrix would see nothing");
        }

        [TestMethod]
        public void A_second_way_to_the_voltage_sees_a_reference_drift_before_it_does_harm()
        {
            SafetyRow[] drifts = [.. s_rows.Value.Where(row => row.Fault.Name.StartsWith("reference drift", StringComparison.Ordinal))];
            SafetyRow[] seen = [.. drifts.Where(row => row.Board == "raspberry-pi-pico")];
            Assert.HasCount(4 * SafetyMatrix.StatesOf("raspberry-pi-pico").Count, seen);
            Assert.IsTrue(seen.All(row => row.Harm.Count == 0 && row.SeenSeconds is not null));
            Assert.IsTrue(drifts.Except(seen).Any(row => row.Harm.Count > 0), "or the matrix would see nothing");
        }

        [TestMethod]
        public void Every_fault_runs_in_every_state_of_every_board_that_can_have_it()
        {
            foreach (string board in SafetyMatrix.DefaultBoards)
            {
                int rows = s_rows.Value.Count(row => row.Board == board);
                Assert.AreEqual(SafetyMatrix.On(board).Count * SafetyMatrix.StatesOf(board).Count, rows);
            }

            Assert.AreEqual(FaultCatalogue.All.Count, s_rows.Value.Select(row => row.Fault.Name).Distinct().Count());
            Assert.AreEqual(MachineStates.All.Count, s_rows.Value.Select(row => row.State.Name).Distinct().Count());
        }

        [TestMethod]
        public void A_row_run_again_is_the_same_row()
        {
            foreach (SafetyRow row in s_rows.Value.Where((_, i) => i % 37 == 0))
            {
                SafetyRow again = FaultRun.Run(row.Fault, row.State, row.Board, 1);
                Assert.AreEqual(SafetyPage.Matrix([row]), SafetyPage.Matrix([again]));
                Assert.AreEqual(row.HighestElectrodeVolts, again.HighestElectrodeVolts);
            }
        }

        private static IEnumerable<SafetyRow> Of(string fault) => s_rows.Value.Where(row => row.Fault.Name == fault);
    }
}
