using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Cells.Models;
using Microbattery.Cells.Physics;
using Microbattery.HostTests.Physics;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Simulation
{
    /// <summary>What every cell model must be, whatever its equations.</summary>
    [TestClass]
    public class CellModelTests
    {
        private static IEnumerable<object[]> Models => [["profile"], ["film"], ["fractional"]];

        [TestMethod]
        [DynamicData(nameof(Models))]
        public void Charge_that_went_in_is_charge_that_is_there(string model)
        {
            ICellModel cell = Create(model, 0.5);
            Random random = new(5);
            double net = 0;
            double before = cell.ChargeCoulombs;
            for (int i = 0; i < 2000; i++)
            {
                double seconds = random.NextDouble() * 30;
                double amps = (random.NextDouble() - 0.5) * 2 * cell.CapacityCoulombs / 3600;
                cell.SetTemperature(-10 + (random.NextDouble() * 50));
                cell.Step(seconds, amps);
                net += seconds * amps;
            }

            // The film fades: its scale moves with it.
            double tolerance = model == "film" ? 2e-3 : 1e-9;
            Assert.AreEqual(net - cell.LeakedCoulombs, cell.ChargeCoulombs - before, tolerance * cell.CapacityCoulombs);
            Assert.IsGreaterThan(0, cell.LeakedCoulombs);
        }

        [TestMethod]
        [DynamicData(nameof(Models))]
        public void Its_answer_to_a_current_is_what_the_step_then_brings(string model)
        {
            // The profile's cell answers with what it is now: its own relaxations within a second are what it leaves out.
            double tolerance = model == "profile" ? 2e-3 : 2e-4;
            foreach (double celsius in new[] { -10.0, 25, 45 })
            {
                foreach (double rate in new[] { -1, -0.1, 0, 0.1, 1 })
                {
                    ICellModel cell = Create(model, 0.6);
                    cell.SetTemperature(celsius);
                    double amps = rate * cell.CapacityCoulombs / 3600 / (celsius < 0 ? 20 : 1);
                    cell.Step(100, amps / 2);
                    Thevenin line = cell.Respond(1, amps);
                    cell.Step(1, amps);
                    Assert.AreEqual(cell.Voltage, line.Volts + (amps * line.Ohms), tolerance, $"{celsius} °C, {rate} C");
                    Assert.IsGreaterThan(0, line.Ohms);
                }
            }
        }

        [TestMethod]
        [DynamicData(nameof(Models))]
        public void Held_at_a_voltage_its_current_tapers(string model)
        {
            ICellModel cell = Create(model, 0.7);
            double most = cell.CapacityCoulombs / 3600;
            double last = double.PositiveInfinity;
            for (int i = 0; i < 4 * 3600; i++)
            {
                double amps = cell.StepAtVoltage(1, 4.19, most);
                Assert.IsLessThanOrEqualTo(last + (0.01 * most), amps);
                last = amps;
            }

            Assert.AreEqual(4.19, cell.Voltage, 1e-3);
            Assert.IsLessThan(0.05 * most, last);
        }

        [TestMethod]
        [DynamicData(nameof(Models))]
        public void At_rest_it_relaxes_to_its_open_circuit_voltage(string model)
        {
            ICellModel cell = Create(model, 0.8);
            for (int i = 0; i < 600; i++)
            {
                cell.Step(1, -cell.CapacityCoulombs / 3600);
            }

            double after = Math.Abs(cell.Voltage - cell.OpenCircuitVolts);
            for (int i = 0; i < 100; i++)
            {
                cell.Step(3600, 0);
            }

            Assert.IsGreaterThan(0.01, after);
            Assert.IsLessThan(0.002, Math.Abs(cell.Voltage - cell.OpenCircuitVolts));
        }

        [TestMethod]
        public void The_relaxation_of_the_fractional_cell_is_a_power_of_time()
        {
            FractionalCell cell = new(Boards.Cell, CellSpread.Nominal with { SelfDischargeRatio = 0 }, 0.5, 25);
            double amps = cell.CapacityCoulombs / 3600 / 100;
            cell.Step(0, amps);
            double atOnce = cell.Voltage - cell.OpenCircuitVolts;
            double seconds = 0;
            List<double> slow = [];
            foreach (double until in new[] { 1.0, 10, 100, 1000, 10000 })
            {
                double step = until / 1000;
                while (seconds < until - 1e-9)
                {
                    // The charge stays: only the relaxation is wanted.
                    cell.Step(step, amps);
                    seconds += step;
                }

                slow.Add(cell.Voltage - cell.OpenCircuitVolts - atOnce);
            }

            // From decade to decade 10^0.35; the ends of the branches bend it.
            for (int i = 1; i < slow.Count; i++)
            {
                Assert.AreEqual(Math.Pow(10, 0.35), slow[i] / slow[i - 1], 0.35, $"decade {i}");
            }
        }

        [TestMethod]
        public void The_hysteresis_of_the_fractional_cell_remembers_where_it_turned()
        {
            double up = Rested(0.3, 0.5);
            double down = Rested(0.7, 0.5);
            double inner = Rested(0.3, 0.5, 0.498);
            Assert.AreEqual(0.004, up - down, 0.0005, "the loop is twice its amplitude wide");
            Assert.IsTrue(inner < up && inner > down, "a short way back leads into the loop, not across it");
        }

        [TestMethod]
        public void The_resistance_of_the_fractional_cell_grows_in_the_cold_towards_empty_and_with_current()
        {
            double warm = Ohms(0.5, 25, 0);
            double zero = Ohms(0.5, 0, 0);
            double cold = Ohms(0.5, -20, 0);
            Assert.IsTrue(zero > 5 * warm && zero < 10 * warm, $"{zero / warm} at 0 °C, as the profile says");

            // No straight line over 1/T: steeper in the cold.
            double kelvins = 1000 / 273.15;
            double first = Math.Log(zero / warm) / (kelvins - (1000 / 298.15));
            double second = Math.Log(cold / zero) / ((1000 / 253.15) - kelvins);
            Assert.IsGreaterThan(1.15 * first, second);
            Assert.IsGreaterThan(1.3 * warm, Ohms(0.02, 25, 0));
            Assert.IsGreaterThan(1.3 * warm, Ohms(0.5, 25, Boards.Cell.DischargeCurrentLimitNanoamps / 1e9));
        }

        [TestMethod]
        public void One_draw_of_cells_serves_every_model()
        {
            CellSpread spread = CellSpread.Draw(new GaussianNoise(7));
            ICellModel[] cells = [new ProfileCell(Boards.Cell, spread, 0.5), new FractionalCell(Boards.Cell, spread, 0.5, 25)];
            double nominal = Boards.Cell.CapacityNanoampSeconds / 1e9;
            foreach (ICellModel cell in cells)
            {
                Assert.AreEqual(spread.CapacityRatio, cell.CapacityCoulombs / nominal, 1e-9);
            }

            FilmCell film = new(Films.Lipon().With(spread), 0.5, 25);
            Assert.AreEqual(spread.CapacityRatio, film.CapacityCoulombs / new FilmCell(Films.Lipon(), 0.5, 25).CapacityCoulombs, 1e-3);
            CellSpread old = spread with { Age = new CellAge(0.8, 2) };
            Assert.AreEqual(0.8, new ProfileCell(Boards.Cell, old, 0.5).CapacityCoulombs / cells[0].CapacityCoulombs, 1e-9);
        }

        private static double Rested(params double[] charges)
        {
            FractionalCell cell = new(Boards.Cell, CellSpread.Nominal with { SelfDischargeRatio = 0 }, charges[0], 25);
            foreach (double charge in charges.Skip(1))
            {
                double step = (charge - cell.StateOfCharge) * cell.CapacityCoulombs / 1000;
                for (int i = 0; i < 1000; i++)
                {
                    cell.Step(1, step);
                }
            }

            double volts = cell.OpenCircuitVolts;
            double alike = new FractionalCell(Boards.Cell, CellSpread.Nominal, 0.5, 25).OpenCircuitVolts;
            double slope = alike - new FractionalCell(Boards.Cell, CellSpread.Nominal, 0.498, 25).OpenCircuitVolts;
            return volts + (slope * (0.5 - cell.StateOfCharge) / 0.002);
        }

        private static double Ohms(double charge, double celsius, double amps) =>
            new FractionalCell(Boards.Cell, CellSpread.Nominal, charge, celsius).Respond(0, amps).Ohms;

        private static ICellModel Create(string model, double charge) => model switch
        {
            "profile" => new ProfileCell(Boards.Cell, CellSpread.Nominal, charge),
            "film" => new FilmCell(Films.Lipon(), charge, 25),
            _ => new FractionalCell(Boards.Cell, CellSpread.Nominal, charge, 25),
        };
    }
}
