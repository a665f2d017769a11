using System.Linq;
using CsCheck;
using Microbattery.Cells.Materials;
using Microbattery.Cells.Physics;
using Microbattery.HostTests.Physics;
using Microbattery.Records;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Materials
{
    [TestClass]
    public class CellBalanceTests
    {
        [TestMethod]
        public void Every_potential_falls_with_filling_and_every_figure_says_where_it_is_from()
        {
            foreach (HalfCell cell in MaterialLibrary.HalfCells)
            {
                for (double filling = 0.001; filling <= 1 && !cell.IsReservoir; filling += 0.001)
                {
                    Assert.IsLessThan(cell.Potential(filling - 0.001), cell.Potential(filling), $"{cell.Name} at {filling}");
                }

                Assert.IsTrue(cell.CoulombsPerCubicMetre > 0 && cell.Source.Length > 0 && cell.Note.Length > 0, cell.Name);
            }
        }

        [TestMethod]
        public void Lithium_cobalt_oxide_holds_seventy_microamp_hours_per_square_centimetre_and_micrometre()
        {
            // ../shared facts: 140 mA·h/g used, 5.05 g/cm3, about 71 µA·h per cm² and µm.
            CellBalance balance = new(Films.Lipon(1).Design with { AreaSquareCentimetres = 1 });
            Assert.AreEqual(71, balance.CapacityCoulombs / 3.6e-3, 2);
        }

        [TestMethod]
        public void Silicon_and_titanate_sit_below_lithium_by_their_own_potential()
        {
            double lithium = new CellBalance(Films.Lipon().Design).OpenCircuitVolts(0.5);
            double silicon = new CellBalance(Films.Lipon(negative: "Si", cutoffVolts: 2.5).Design).OpenCircuitVolts(0.5);
            Assert.IsTrue(lithium - silicon is > 0.25 and < 0.55, "silicon gives lithium back at 0.3 to 0.5 V");

            CellDesign titanate =
                Films.Lipon().Design with { Negative = MaterialLibrary.HalfCell("Li4Ti5O12"), ChargeVolts = 2.7, CutoffVolts = 1.5 };
            Assert.AreEqual(lithium - 1.55, new CellBalance(titanate).OpenCircuitVolts(0.5), 0.1);
        }

        [TestMethod]
        public void Any_window_of_any_pair_gives_a_rising_curve_inside_it_or_one_clear_line()
        {
            HalfCell[] positives = MaterialLibrary.HalfCells.Where(cell => !cell.IsReservoir).ToArray();
            Gen.Select(
                Gen.Int[0, positives.Length - 1].Select(i => positives[i]),
                Gen.Int[0, MaterialLibrary.HalfCells.Count - 1].Select(i => MaterialLibrary.HalfCells[i]), Gen.Double[0.01, 20],
                Gen.Double[0.01, 20], Gen.Double[0.5, 5], Gen.Double[0.1, 5])
                .Sample((positive, negative, thick, thin, charge, cutoff) =>
                {
                    CellDesign design = Films.Lipon().Design with
                    {
                        Positive = positive,
                        Negative = negative,
                        PositiveMicrometres = thick,
                        NegativeMicrometres = thin,
                        ChargeVolts = charge,
                        CutoffVolts = cutoff,
                    };
                    try
                    {
                        CellBalance balance = new(design);
                        double before = balance.OpenCircuitVolts(0);
                        for (int i = 1; i <= 50; i++)
                        {
                            double volts = balance.OpenCircuitVolts(i / 50.0);
                            Assert.IsGreaterThanOrEqualTo(before, volts);
                            before = volts;
                        }

                        Assert.IsLessThanOrEqualTo(charge + 1e-6, before);
                        Assert.IsLessThanOrEqualTo(balance.PositiveCoulombs, balance.CapacityCoulombs);
                    }
                    catch (InputException exception)
                    {
                        Assert.DoesNotContain("\n", exception.Message);
                    }
                });
        }

        [TestMethod]
        [DataRow(0.0, 1.5, 5.3, 4.2, 3.0, "positive thickness: 0 µm")]
        [DataRow(1.0, -1.0, 5.3, 4.2, 3.0, "electrolyte thickness: -1 µm")]
        [DataRow(1.0, 1.5, double.NaN, 4.2, 3.0, "area: NaN cm²")]
        [DataRow(1.0, 1.5, 5.3, 3.0, 3.0, "cut-off voltage: 3 V is not below")]
        [DataRow(1.0, 1.5, 5.3, 2.0, 1.0, "window: between 1 and 2 V these electrodes hold no charge")]
        public void A_design_that_makes_no_cell_is_refused_naming_what(
            double thick, double electrolyte, double area, double charge, double cutoff, string expected)
        {
            CellDesign design = Films.Lipon(thick).Design with
            {
                ElectrolyteMicrometres = electrolyte,
                AreaSquareCentimetres = area,
                ChargeVolts = charge,
                CutoffVolts = cutoff,
            };
            Assert.StartsWith(expected, Assert.ThrowsExactly<InputException>(() => new CellBalance(design)).Message);
        }

        [TestMethod]
        public void Without_excess_lithium_a_lithium_free_cell_loses_what_formation_takes()
        {
            double free = new CellBalance(Films.Lipon(negative: "Li-free on Ti").Design).CapacityCoulombs;
            double lithium = new CellBalance(Films.Lipon().Design).CapacityCoulombs;
            Assert.AreEqual(0.9, free / lithium, 1e-6);
        }

        [TestMethod]
        public void The_resistance_of_small_pulses_is_that_of_the_physics()
        {
            // Two ways to the same figure: the sum of the layers' formulas, and the simulated step.
            foreach (double soc in new[] { 0.3, 0.5, 0.7 })
            {
                CellDesign design = Films.Lipon(3.5).Design;
                CellBalance balance = new(design);
                FilmCell cell = new(
                    Films.Lipon(3.5).Ideal() with { AbsorptionSeconds = [], AbsorptionShares = [], Volumes = 200 }, soc, 25);
                double amps = cell.NominalCoulombs / 3600 / 50;
                double before = cell.Voltage;
                cell.Run(1, -amps, 0.01);
                Assert.AreEqual(
                    new CellResistance(design, balance).Ohms(soc, 25), (before - cell.Voltage) / amps,
                    0.06 * (before - cell.Voltage) / amps);
            }
        }
    }
}
