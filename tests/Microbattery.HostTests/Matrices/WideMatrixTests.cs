using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading;
using Microbattery.Experiments.Accuracy;
using Microbattery.Experiments.Matrices;
using Microbattery.Experiments.Safety;
using Microbattery.Records;
using Microbattery.Reports.Matrices;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Matrices
{
    [TestClass]
    public class WideMatrixTests
    {
        private static readonly Factor[] s_factors = [new("a", ["x", "y", "z"]), new("b", ["1", "2", "3", "4"]), new("c", ["p", "q"])];

        private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

        [TestCleanup]
        public void Delete() => Directory.Delete(_folder, true);

        [TestMethod]
        public void One_design_runs_without_a_budget_and_the_whole_product_when_asked()
        {
            WideOutcome design = Matrix(new()).Execute(CancellationToken.None);
            Assert.AreEqual(1, design.Designs);
            Assert.IsInRange(12, 20, design.Results.Count);
            WideOutcome whole = Matrix(new(), isWhole: true).Execute(CancellationToken.None);
            Assert.HasCount(24, whole.Results);
            Assert.AreEqual(24, whole.Product);
        }

        [TestMethod]
        public void What_has_run_is_gone_on_from_and_not_run_again()
        {
            string journal = Path.Combine(_folder, "m.journal");
            ConcurrentBag<string> ran = [];
            using CancellationTokenSource cancellation = new();
            WideMatrix first = Matrix(ran, isWhole: true, journal: journal, onRun: () =>
            {
                if (ran.Count >= 10)
                {
                    cancellation.Cancel();
                }
            });
            WideOutcome half = first.Execute(cancellation.Token);
            Assert.IsTrue(half.WasCancelled);
            Assert.IsInRange(10, 14, half.Ran);

            // A process that was killed leaves half a line.
            File.AppendAllText(journal, "x|1");
            WideOutcome rest = Matrix(ran, isWhole: true, journal: journal).Execute(CancellationToken.None);
            Assert.AreEqual(half.Ran, rest.Resumed);
            Assert.AreEqual(24, rest.Resumed + rest.Ran);
            Assert.HasCount(24, ran.Distinct().ToArray());
            Assert.HasCount(24, ran, "none ran twice");
            Assert.AreEqual(7.5, rest.Results[0].Result.Figures[0]);
        }

        [TestMethod]
        public void A_file_of_another_matrix_is_refused_with_its_line()
        {
            string journal = Path.Combine(_folder, "m.journal");
            File.WriteAllText(journal, "a|b|c\nx|1|p\t1\t\t\nother|1|p\t1\t\t\n");
            InputException refused =
                Assert.ThrowsExactly<InputException>(() => Matrix(new(), journal: journal).Execute(CancellationToken.None));
            Assert.Contains(":3: 'other|1|p' is of another matrix", refused.Message);
        }

        [TestMethod]
        public void A_budget_ends_it()
        {
            WideOutcome outcome = Matrix(new(), budgetSeconds: 0.05, onRun: () => Thread.Sleep(20)).Execute(CancellationToken.None);
            Assert.IsInRange(1, 12, outcome.Ran);
            Assert.IsFalse(outcome.WasCancelled);
        }

        [TestMethod]
        public void A_run_that_is_interrupted_leaves_no_result()
        {
            WideOutcome outcome = Matrix(new(), onRun: () => throw new OperationCanceledException()).Execute(CancellationToken.None);
            Assert.IsEmpty(outcome.Results);
        }

        [TestMethod]
        public void The_table_names_conditions_kinds_with_their_worst_and_the_weakest_value_first()
        {
            WideMatrix matrix = new()
            {
                Factors = s_factors,
                IsPossible = _ => true,
                IsWhole = true,
                Run = row => new WideResult(
                    [row[0]], row[1] == 2 ? FormattableString.Invariant($"too high for {row[0] + 1} s") : string.Empty, string.Empty),
            };
            string text = WideTables.Print(
                matrix.Execute(CancellationToken.None), "all drawn.", [("sum", results => $"{results.Sum(one => one.Figures[0])}")],
                row => $"show {row[0]}");
            Assert.Contains("Conditions: all drawn. 24 runs of", text);
            Assert.Contains("| 24 | 6, 25.0 % | 0 | 24 |", text);
            Assert.Contains("| 6 | too high for 3 s | `show 2` |", text, "one kind, its worst");
            Assert.Contains("By b:\n\n| b | runs | break | sum |\n|---|---:|---:|---:|\n| 3 | 6 | 100.0 % |", text);
        }

        [TestMethod]
        public void A_row_of_the_wide_safety_matrix_is_shown_alone_by_its_command()
        {
            WideMatrix matrix = WideSafety.Create(true);
            int[] row = [.. matrix.Factors.Select(factor => factor.Values.Count - 1)];
            SafetyCase which = WideSafety.CaseOf(row);
            string command = WideSafety.CommandOf(which);
            Assert.Contains($"--board {which.Board}", command);
            Assert.Contains($"--latent \"{which.Setting.Latent!.Name}\"", command);
            Assert.AreEqual(20, which.Setting.Seed);
        }

        [TestMethod]
        public void A_run_of_the_wide_safety_matrix_is_the_same_again()
        {
            WideMatrix matrix = WideSafety.Create(false);
            int[] row = [1, 0, 4, 0, 2, 0, 4, 0];
            Assert.IsTrue(matrix.IsPossible(row));
            Assert.AreEqual(matrix.Run(row).ToLine(), matrix.Run(row).ToLine());
        }

        [TestMethod]
        public void A_stuck_voltage_and_then_a_charger_without_its_limit_is_a_pair_that_breaks()
        {
            // The pair that a wider look found: no fault is raised while the cell is overcharged. The next issue mends it.
            SafetyCase pair = new("esp32-devkit", FaultCatalogue.Find("charger at 3 times its current"), MachineStates.Find("bulk charge"))
            {
                Setting = new SafetySetting { Latent = FaultCatalogue.Find("voltage stuck") },
            };
            SafetyRow row = FaultRun.Run(pair)!;
            Assert.IsNotEmpty(row.Harm);
            SafetyCase alone = pair with { Setting = new SafetySetting() };
            Assert.IsEmpty(FaultRun.Run(alone)!.Violations);
        }

        [TestMethod]
        public void The_wide_accuracy_matrix_has_every_cell_use_model_and_sensor()
        {
            Assert.HasCount(5, WideAccuracy.Factors);
            AccuracyCase which = WideAccuracy.CaseOf([7, 8, 1, 5, 19]);
            Assert.AreEqual(
                "accuracy --cell lco-lipon-si --scenario plateau --model fractional --sensor stm32f769i-disco --seed 20", which.Command);
        }

        private static WideMatrix Matrix(
            ConcurrentBag<string> ran,
            bool isWhole = false,
            string? journal = null,
            double budgetSeconds = double.PositiveInfinity,
            Action? onRun = null) => new()
            {
                Factors = s_factors,
                IsPossible = _ => true,
                IsWhole = isWhole,
                Journal = journal,
                BudgetSeconds = budgetSeconds,
                Jobs = 2,
                Run = row =>
                {
                    onRun?.Invoke();
                    ran.Add(string.Join(',', row));
                    return new WideResult([7.5, double.NaN], string.Empty, "a note");
                },
            };
    }
}
