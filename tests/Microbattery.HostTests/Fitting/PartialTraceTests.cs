using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Microbattery.Cells.Designs;
using Microbattery.Cells.Fitting;
using Microbattery.Cells.Physics;
using Microbattery.Cells.Profiles;
using Microbattery.Experiments.Characterization;
using Microbattery.Records;
using Microbattery.Records.Traces;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Fitting
{
    /// <summary>Traces that tell part of what a profile needs: a partial profile that says so, or one clear line; never nonsense.</summary>
    [TestClass]
    public class PartialTraceTests
    {
        private const string Cell = "enfilm-efl700a39";
        private static readonly FilmCellParameters s_parameters = new() { Design = CellRecipes.Find(Cell).Design };
        private static readonly IReadOnlyList<TraceSample> s_whole = new CharacterizationProtocol { Rates = [0.5, 2] }.Run(
            s_parameters, 1e-4, 1).Rows;
        private static readonly CellDocument s_family = ProfileCatalogue.Document(Cell);

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        [TestCategory(Categories.Slow)]
        public void One_temperature_assumes_the_others()
        {
            FittedCell fitted = Fitted(s_whole.Where(row => row.TemperatureCelsius == 25), null)!;
            Assert.IsTrue(
                fitted.Assumed.Any(line => line.StartsWith("resistance against temperature: 0.58 eV", StringComparison.Ordinal)),
                string.Join('\n', fitted.Assumed));
            Assert.IsTrue(fitted.HasCapacity && fitted.HasOpenCircuit);
        }

        [TestMethod]
        public void Pulses_above_half_charge_take_the_rest_from_the_family_and_say_so()
        {
            CellTester tester = new(new FilmCell(s_parameters, 1, 25), 1e-4, 1);
            tester.Rest(3600);
            for (int i = 0; i < 6; i++)
            {
                tester.Current(-1.4e-4, 1800, 3);
                tester.Rest(3600);
            }

            FittedCell fitted = Fitted(tester.Rows, s_family)!;
            Assert.IsFalse(fitted.HasOpenCircuit);
            Assert.IsTrue(fitted.Assumed.Any(line => line.StartsWith("open-circuit voltage", StringComparison.Ordinal)));
            Assert.IsTrue(fitted.Found.Any(line => line.StartsWith("resistance", StringComparison.Ordinal)), "steps of current were seen");
            InputException alone = Assert.ThrowsExactly<InputException>(() => CellFit.Fit("pulses.csv", tester.Rows, 900, null));
            Assert.Contains("name a profile to build on with --family", alone.Message);
        }

        [TestMethod]
        public void Without_rests_a_whole_trace_still_gives_capacity_and_curve()
        {
            FittedCell fitted = Fitted(s_whole.Where(row => row.CurrentAmps != 0 && row.TemperatureCelsius == 25), null)!;
            Assert.IsTrue(
                fitted.Assumed.Any(line => line.StartsWith("slow polarisation", StringComparison.Ordinal)),
                string.Join('\n', fitted.Assumed));
        }

        [TestMethod]
        public void A_cell_that_is_only_charged_gives_no_capacity_of_its_own()
        {
            CellTester tester = new(new FilmCell(s_parameters, 0.1, 25), 1e-4, 1);
            tester.Rest(3600);
            tester.Charge(1.4e-4, 4.2, 3.5e-6);
            Assert.ThrowsExactly<InputException>(() => CellFit.Fit("charge.csv", tester.Rows, 900, null));
            _ = Fitted(tester.Rows, s_family);
        }

        [TestMethod]
        [TestCategory(Categories.Slow)]
        public void Time_stamps_that_repeat_change_little()
        {
            FittedCell once = Fitted(s_whole, null)!;
            FittedCell twice = Fitted(s_whole.SelectMany(row => new[] { row, row }), null)!;
            Assert.AreEqual(once.CapacityAmpHours, twice.CapacityAmpHours, 1e-3 * once.CapacityAmpHours);
            Assert.AreEqual(once.ResistanceOhms[25], twice.ResistanceOhms[25], 0.05 * once.ResistanceOhms[25]);
        }

        [TestMethod]
        [DataRow("lco-sulfide-lto", "charged to 4.20 V, lco-sulfide-lto to 2.70 V: not a cell of that family")]
        [DataRow("tdk-ceracharge", "not a cell of that family")]
        [DataRow("tis2-lipon-li", "not a cell of that family")]
        public void A_family_of_other_voltages_is_refused(string family, string expected)
        {
            InputException refused = Assert.ThrowsExactly<InputException>(
                () => CellFit.Fit("efl.csv", s_whole, 900, ProfileCatalogue.Document(family)));
            Assert.Contains(expected, refused.Message);
        }

        [TestMethod]
        public void A_family_of_higher_voltages_is_refused_for_a_cell_seen_full()
        {
            FilmCellParameters titanate = new() { Design = CellRecipes.Find("tis2-lipon-li").Design };
            IReadOnlyList<TraceSample> rows = new CharacterizationProtocol { PulseCelsius = [25], Rates = [] }.Run(titanate, 1e-4, 1).Rows;
            Assert.ThrowsExactly<InputException>(() => CellFit.Fit("tis2.csv", rows, 900, s_family));
        }

        [TestMethod]
        [TestCategory(Categories.Slow)]
        public void Cut_short_anywhere_it_gives_a_sane_profile_or_one_clear_line()
        {
            int profiles = 0;
            Gen.Select(Gen.Int[0, s_whole.Count - 2], Gen.Int[1, s_whole.Count]).Sample(
                (first, rows) => profiles += Fitted(s_whole.Skip(first).Take(rows), s_family) is null ? 0 : 1,
                iter: 60,
                threads: 1);
            TestContext.WriteLine($"{profiles} of 60 gave a profile");
            Assert.IsGreaterThan(20, profiles, "most of a characterisation is worth something");
        }

        [TestMethod]
        public void Random_currents_and_voltages_give_a_sane_profile_or_one_clear_line()
        {
            Gen.Select(Gen.Double[-1e-3, 1e-3], Gen.Double[2.5, 4.3], Gen.Double[-20, 60], Gen.Double[0, 600]).Array[2, 300].Sample(
                rows =>
                {
                    double time = 0;
                    _ = Fitted(
                        rows.Select(row => new TraceSample(time += row.Item4, row.Item2, row.Item1, row.Item3, double.NaN, double.NaN)),
                        s_family, null);
                },
                iter: 100,
                threads: 1);
        }

        /// <summary>Fits and makes a profile; what comes out must be one the reader takes, and near the cell unless it is said to be the
        /// family's.</summary>
        /// <returns>The fit; null when it was refused in one clear line.</returns>
        private static FittedCell? Fitted(IEnumerable<TraceSample> rows, CellDocument? family, string? cell = Cell)
        {
            FittedCell fitted;
            CellDocument document;
            try
            {
                fitted = CellFit.Fit("trace.csv", rows.ToArray(), 900, family);
                document = FittedProfile.Make(fitted, "partial").Check("partial.cell.json");
            }
            catch (InputException refused)
            {
                Assert.DoesNotContain("\n", refused.Message);
                Console.WriteLine(refused.Message);
                return null;
            }

            Assert.IsNotEmpty(fitted.Assumed, "no trace tells everything");
            double ampHours = document.Profile.CapacityNanoampSeconds / 3600e9;
            if (family is not null)
            {
                Assert.AreEqual(
                    family.Profile.PrechargeBelowMicrovolts, document.Profile.PrechargeBelowMicrovolts, "charged as the family is");
                double scale = (double)document.Profile.CapacityNanoampSeconds / family.Profile.CapacityNanoampSeconds;
                Assert.AreEqual(family.Profile.PrechargeNanoamps * scale, document.Profile.PrechargeNanoamps, 2, "by capacity");
                Assert.AreEqual(family.Profile.MayFloat, document.Profile.MayFloat);
            }

            if (cell is not null)
            {
                Assert.AreEqual(7e-4, ampHours, 0.3 * 7e-4, string.Join('\n', fitted.Found));
                double ohms = document.Profile.ResistanceMilliohms[document.Profile.ResistanceMilliohms.Length / 2] / 1e3;
                double truth = fitted.ResistancePoints.Count >= 3 ? FitComparison.Ohms(s_parameters, 0.5, 25) : 100;
                Assert.IsTrue(
                    ohms / truth is > 0.3 and < 3,
                    $"{ohms} ohm where the cell has {truth}: {string.Join('\n', fitted.Found.Concat(fitted.Assumed))}");
            }

            return fitted;
        }
    }
}
