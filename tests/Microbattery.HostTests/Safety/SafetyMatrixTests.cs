using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Experiments.Safety;
using Microbattery.Reports.Safety;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Safety
{
    /// <summary>
    /// Every fault on a board of each kind, in one state drawn by seed; in every state with WIDE_TESTS=1. What docs/safety.md says of the
    /// rows that run is compared with them.
    /// </summary>
    [TestClass]
    [TestCategory(Categories.Slow)]
    [TestCategory(Categories.Wide)]
    public class SafetyMatrixTests
    {
        private const int RepeatedEvery = 37;

        [TestMethod]
        public void Promises_states_and_faults_of_the_safety_page_are_those_of_the_code()
        {
            GeneratedBlock.AssertIs("safety.md", "promises", SafetyPage.Promises());
            GeneratedBlock.AssertIs("safety.md", "states", SafetyPage.States());
            GeneratedBlock.AssertIs("safety.md", "faults", SafetyPage.Faults());
        }

        [TestMethod]
        public void The_tables_of_the_safety_page_are_what_the_matrix_prints()
        {
            if (Breadth.IsWide)
            {
                GeneratedBlock.AssertIs("safety.md", "matrix", SafetyPage.Matrix(SafetyRows.Sample));
                GeneratedBlock.AssertIs("safety.md", "exceptions", SafetyPage.Exceptions(SafetyRows.Sample));
                return;
            }

            SafetyMatrixPage page = new();
            string[] wrong = [.. SafetyRows.Sample.Select(page.Contradiction).OfType<string>()];
            Assert.IsEmpty(wrong, $"{string.Join('\n', wrong)}\nrun the tests with WIDE_TESTS=1 UPDATE_DOCS=1");
        }

        [TestMethod]
        public void No_row_breaks_a_promise()
        {
            string[] broken = [.. SafetyRows.Sample
                .Where(row => row.Violations.Count > 0)
                .Select(row => $"{row.Board}, {row.Fault.Name}, {row.State.Name}: {string.Join("; ", row.Violations)}")];
            string text = $"{broken.Length} of {SafetyRows.Sample.Count} rows:\n{string.Join('\n', broken)}";
            if (broken.Length > 0 && KnownGaps.AreAllowed)
            {
                Assert.Inconclusive(text);
            }

            Assert.IsEmpty(broken, text);
        }

        [TestMethod]
        public void What_breaks_a_promise_is_known_to_do_so()
        {
            string[] unknown = [.. SafetyRows.Sample
                .Where(row => row.Violations.Count > 0 && !KnownGaps.Has(row.Fault))
                .Select(row => $"{row.Board}, {row.Fault.Name}, {row.State.Name}: {string.Join("; ", row.Violations)}")];
            Assert.IsEmpty(unknown, string.Join('\n', unknown));
        }

        [TestMethod]
        public void No_row_is_without_release_or_latch()
        {
            string[] never = [.. SafetyRows.Sample
                .Where(row => row.Release == Release.Never)
                .Select(row => $"{row.Board}, {row.Fault.Name}, {row.State.Name}: {row.Seen}")];
            Assert.IsEmpty(never, string.Join('\n', never));
        }

        [TestMethod]
        public void With_a_watchdog_a_loop_that_hangs_does_no_harm_and_without_one_it_overcharges_the_cell()
        {
            Assert.IsTrue(InEveryState("loop hangs, watchdog").All(row => row.Harm.Count == 0));
            Assert.IsTrue(
                InEveryState("loop hangs, no watchdog").Any(row => row.HighestElectrodeVolts > 4.3), "or the matrix would see nothing");
        }

        [TestMethod]
        public void A_second_way_to_the_voltage_sees_a_reference_drift_before_it_does_harm()
        {
            IReadOnlyList<SafetyRow> drifts = InEveryState("reference drift");
            SafetyRow[] seen = [.. drifts.Where(row => row.Board == "raspberry-pi-pico")];
            Assert.HasCount(4 * SafetyMatrix.StatesOf("raspberry-pi-pico").Count, seen);
            Assert.IsTrue(seen.All(row => row.Harm.Count == 0 && row.SeenSeconds is not null));
            Assert.IsTrue(drifts.Except(seen).Any(row => row.Harm.Count > 0), "or the matrix would see nothing");
        }

        [TestMethod]
        public void Every_fault_is_on_the_page_in_every_state_of_every_board_that_can_have_it()
        {
            foreach (string board in SafetyMatrix.DefaultBoards)
            {
                int cases = SafetyRows.All.Count(one => one.Board == board);
                Assert.AreEqual(SafetyMatrix.On(board).Count * SafetyMatrix.StatesOf(board).Count, cases);
            }

            Assert.AreEqual(FaultCatalogue.All.Count, SafetyRows.All.Select(one => one.Fault.Name).Distinct().Count());
            Assert.AreEqual(MachineStates.All.Count, SafetyRows.All.Select(one => one.State.Name).Distinct().Count());
            CollectionAssert.AreEquivalent(
                SafetyRows.All.Select(one => (one.Board, one.Fault.Name, one.State.Name)).ToArray(), new SafetyMatrixPage().Keys.ToArray());
            Assert.Contains(SafetyPage.Count(0, SafetyRows.All.Count), GeneratedBlock.Lines("safety.md", "exceptions"));
        }

        [TestMethod]
        public void A_row_run_again_is_the_same_row()
        {
            foreach (SafetyRow row in SafetyRows.Sample.Where((_, i) => i % RepeatedEvery == 0))
            {
                SafetyRow again = FaultRun.Run(new SafetyCase(row.Board, row.Fault, row.State))!;
                Assert.AreEqual(SafetyPage.Matrix([row]), SafetyPage.Matrix([again]));
                Assert.AreEqual(row.HighestElectrodeVolts, again.HighestElectrodeVolts);
            }
        }

        /// <summary>Faults whose names begin so, in every state of every board, whatever the breadth of the run.</summary>
        private static IReadOnlyList<SafetyRow> InEveryState(string fault) =>
            SafetyRows.Of([.. SafetyRows.All.Where(one => one.Fault.Name.StartsWith(fault, StringComparison.Ordinal))]);
    }
}
