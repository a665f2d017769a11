using System;
using System.Linq;
using Microbattery.Cells.Models;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Simulation
{
    [TestClass]
    public class ProfileCellTests
    {
        [TestMethod]
        public void Charge_is_conserved_but_for_self_discharge()
        {
            ProfileCell cell = new(Boards.Cell, CellSpread.Nominal with { SelfDischargeRatio = 0 }, 0.5);
            double before = cell.ChargeCoulombs;
            for (int i = 0; i < 3600; i++)
            {
                cell.Step(1, 1e-4);
            }

            Assert.AreEqual(before + 0.36, cell.ChargeCoulombs, 1e-9);
        }

        [TestMethod]
        public void A_rested_cell_shows_its_open_circuit_voltage_and_a_current_adds_its_drop()
        {
            ProfileCell cell = new(Boards.Cell, CellSpread.Nominal, 0.5);
            double rested = cell.Voltage;
            cell.Step(0, 1e-4);

            // 100 ohm at 25 °C and half charge; 85 % of it answers at once.
            Assert.AreEqual(rested + 0.0085, cell.Voltage, 1e-6);
            cell.Step(1e6, 0);
            Assert.AreEqual(cell.OpenCircuitVolts, cell.Voltage, 1e-9);
        }

        [TestMethod]
        public void Long_steps_end_where_short_ones_do()
        {
            ProfileCell fine = new(Boards.Cell, CellSpread.Nominal, 0.5);
            ProfileCell coarse = new(Boards.Cell, CellSpread.Nominal, 0.5);
            for (int i = 0; i < 10000; i++)
            {
                fine.Step(0.01, -2e-4);
            }

            for (int i = 0; i < 100; i++)
            {
                coarse.Step(1, -2e-4);
            }

            Assert.AreEqual(fine.Voltage, coarse.Voltage, 1e-5);
            Assert.AreEqual(fine.ChargeCoulombs, coarse.ChargeCoulombs, 1e-9);
        }

        [TestMethod]
        public void Cold_multiplies_the_resistance_by_what_the_profile_says()
        {
            double warm = Drop(25);
            double cold = Drop(0);
            Assert.AreEqual(7.894, cold / warm, 0.01);
        }

        [TestMethod]
        public void Equal_seeds_give_equal_noise_of_deviation_one()
        {
            GaussianNoise one = new(5);
            GaussianNoise same = new(5);
            double[] values = Enumerable.Range(0, 200000).Select(_ => one.Next()).ToArray();
            Assert.AreEqual(values[0], same.Next());
            Assert.AreEqual(0, values.Average(), 0.01);
            Assert.AreEqual(1, Math.Sqrt(values.Select(value => value * value).Average()), 0.01);
        }

        private static double Drop(double celsius)
        {
            ProfileCell cell = new(Boards.Cell, CellSpread.Nominal, 0.5);
            cell.SetTemperature(celsius);
            double rested = cell.Voltage;
            cell.Step(0, 1e-5);
            return cell.Voltage - rested;
        }
    }
}
