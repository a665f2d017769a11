using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Cells.Designs;
using Microbattery.Cells.Fitting;
using Microbattery.Cells.Materials;
using Microbattery.Cells.Models;
using Microbattery.Cells.Physics;
using Microbattery.Cells.Profiles;
using Microbattery.Experiments.Characterization;
using Microbattery.Firmware.Cells;
using Microbattery.Records.Traces;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Fitting
{
    /// <summary>Diffusion in the positive film, told from resistance by a fit, and followed by the gauge's model and the simulated
    /// cell.</summary>
    [TestClass]
    public class DiffusionFitTests
    {
        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        [TestCategory(Categories.Slow)]
        [DataRow("front-edge-nanoenergy-1000", 0.15)]
        [DataRow("cymbet-cbc050", 0.15)]
        [DataRow("enfilm-efl700a39", 0.15)]
        [DataRow("ips-thinergy-1000", 0.15)]
        [DataRow("lmo-lipon-li", 0.15)]
        public void A_fit_finds_the_time_of_diffusion_of_the_film_and_its_activation_energy(string name, double tolerance)
        {
            FilmCellParameters parameters = Parameters(name);
            FittedCell fitted = Fit(parameters, name, null);
            FilmDiffusion film = fitted.Diffusion ?? throw new AssertFailedException("no diffusion was found");
            foreach (double soc in (double[])[0.2, 0.5, 0.8])
            {
                double truth = TrueSeconds(parameters, soc);
                TestContext.WriteLine($"{name} {100 * soc:0} %: {film.Seconds(soc, 25):0} s of {truth:0} s");
                Assert.AreEqual(truth, film.Seconds(soc, 25), tolerance * truth, $"{soc}");
            }

            Assert.AreEqual(CellResistance.DiffusionActivationElectronvolts, film.ActivationElectronvolts, 0.03);
            (double missed, double slow) = FittedModel.WhereBendIsKnown(fitted, 0.05);
            Assert.IsLessThan(0.1 * slow, missed, "what the model misses over what is slow");
        }

        [TestMethod]
        [TestCategory(Categories.Slow)]
        public void A_film_too_thin_to_be_told_from_resistance_has_no_time_of_diffusion()
        {
            FittedCell fitted = Fit(Parameters("front-edge-nanoenergy-100"), "thin", null);
            Assert.IsNull(fitted.Diffusion);
            Assert.IsNull(FittedProfile.Make(fitted, "thin").Check("thin.cell.json").Profile.DiffusionMilliseconds);
        }

        [TestMethod]
        [TestCategory(Categories.Slow)]
        public void The_profile_of_a_fit_says_diffusion_and_surface_resistance_in_the_firmwares_units()
        {
            FittedCell fitted = Fit(Parameters("lmo-lipon-li"), "lmo", null);
            CellProfile profile = FittedProfile.Make(fitted, "lmo").Check("lmo.cell.json").Profile;
            Assert.AreEqual(fitted.Diffusion!.Seconds(0.5, 25), profile.DiffusionMilliseconds[10] / 1e3, 0.1);
            Assert.AreEqual(1000, profile.DiffusionTemperatureThousandths[13]);
            Assert.AreEqual(fitted.ChargeTransferRatio, profile.ChargeTransferPpm / 1e6, 1e-4);
            Assert.AreEqual(2, profile.RelaxationPpm.Length);
        }

        [TestMethod]
        [TestCategory(Categories.Slow)]
        public void A_partial_trace_on_a_family_with_diffusion_compares_resistances_without_it()
        {
            // The family is the fit of the whole trace of the same cell: a part of it has the same resistance.
            FilmCellParameters parameters = Parameters("lmo-lipon-li");
            IReadOnlyList<TraceSample> rows = Rows(parameters);
            CellDocument family =
                FittedProfile.Make(CellFit.Fit("lmo.csv", rows, 900, ProfileCatalogue.Document("lmo-lipon-li")), "lmo").Check(
                "lmo.cell.json");
            CellTester tester = new(new FilmCell(parameters, 0.9, 25), 1e-4, 3);
            double oneC = new CellBalance(parameters.Design).CapacityCoulombs / 3600;
            tester.Rest(3600);
            for (int i = 0; i < 12; i++)
            {
                tester.Current(-oneC, 5, 0);
                tester.Rest(300);
                tester.Current(-oneC / 5, 900, 0);
                tester.Settle();
            }

            FittedCell part = CellFit.Fit("part.csv", tester.Rows, 900, family);
            Assert.IsNotNull(part.Diffusion);
            double ratio = part.ResistanceOhms[25] * 1e3 / family.Profile.ResistanceMilliohms[25];
            TestContext.WriteLine(string.Join("; ", part.Found));
            Assert.AreEqual(1, ratio, 0.1);
        }

        [TestMethod]
        public void Three_exponentials_are_as_near_to_the_series_as_the_model_says()
        {
            double worst = 0;
            double worstShare = 0;
            for (double share = 1e-4; share < 3; share *= 1.1)
            {
                double series = 1.0 / 3;
                for (int n = 1; n < 200; n++)
                {
                    series -= 2 / Math.PI / Math.PI * Math.Exp(-n * n * Math.PI * Math.PI * share) / n / n;
                }

                double off = Math.Abs((FilmDiffusion.Ahead(1000, 1000 * share) / 1000) - series);
                worst = Math.Max(worst, off);
                worstShare = Math.Max(worstShare, off / series);
            }

            TestContext.WriteLine($"{worst:0.0000}, {100 * worstShare:0} %");
            Assert.IsLessThan(0.007, worst);
            Assert.IsLessThan(0.16, worstShare);
        }

        [TestMethod]
        [TestCategory(Categories.Slow)]
        public void The_simulated_cell_of_a_fitted_profile_answers_as_the_film_it_was_fitted_to()
        {
            FilmCellParameters parameters = Parameters("ips-thinergy-1000");
            CellProfile profile = FittedProfile.Make(Fit(parameters, "ips", null), "ips").Check("ips.cell.json").Profile;
            ProfileCell simulated = new(profile, CellSpread.Nominal, 0.8);
            FilmCell film = new(parameters, 0.8, 25);
            double oneC = profile.CapacityNanoampSeconds / 3600e9;
            double[] off = new double[3600];
            for (int second = 0; second < off.Length; second++)
            {
                double amps = second < 1200 ? -oneC : second < 2400 ? 0 : oneC / 2;
                simulated.Step(1, amps);
                film.Step(1, amps);
                off[second] = simulated.Voltage - film.Voltage;
            }

            double rms = Math.Sqrt(off.Average(volts => volts * volts));
            TestContext.WriteLine($"{1e3 * rms:0.0} mV, worst {1e3 * off.Max(Math.Abs):0.0} mV");
            Assert.IsLessThan(4e-3, rms);
        }

        private static FilmCellParameters Parameters(string name) => new() { Design = CellRecipes.Find(name).Design };

        private static IReadOnlyList<TraceSample> Rows(FilmCellParameters parameters) => new CharacterizationProtocol().Run(
            parameters, 1e-4, 1).Rows;

        private static FittedCell Fit(FilmCellParameters parameters, string name, CellDocument? family) => CellFit.Fit(
            name + ".csv", Rows(parameters), 900, family);

        private static double TrueSeconds(FilmCellParameters parameters, double soc)
        {
            CellDesign design = parameters.Design;
            double metres = design.PositiveMicrometres * 1e-6 * design.PositiveActiveRatio / design.PositiveSurfaceRatio;
            double filling = new CellBalance(design).PositiveFilling(soc);
            return metres * metres / design.Positive.DiffusivitySquareMetresPerSecond * Math.Exp(
                parameters.DiffusionSlowing * (filling - 0.5));
        }
    }
}
