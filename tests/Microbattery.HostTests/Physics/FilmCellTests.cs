using Microbattery.Cells.Models;
using System;
using System.Linq;
using System.Reflection;
using CsCheck;
using Microbattery.Cells.Physics;
using Microbattery.Firmware.Cells;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Physics
{
    [TestClass]
    public class FilmCellTests
    {
        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        [DataRow("Li")]
        [DataRow("Si")]
        [DataRow("Li-free on Cu")]
        public void Charge_is_conserved_to_a_billionth_whatever_current_step_and_temperature(string negative)
        {
            Gen<(double Seconds, double Rate, double Celsius)> step = Gen.Select(
                Gen.Double[0.001, 3600], Gen.Double[-3, 3], Gen.Double[-20, 60]);
            step.Array[1, 300].Sample(
                steps =>
                {
                    FilmCell cell = new(Films.Lipon(negative: negative), 0.5, 25);
                    double before = cell.LithiumCoulombs;
                    double sites = cell.SiteCoulombs;
                    double passed = 0;
                    foreach ((double seconds, double rate, double celsius) in steps)
                    {
                        cell.SetTemperature(celsius);
                        double amps = rate * cell.NominalCoulombs / 3600;
                        cell.Step(seconds, amps);
                        passed += amps * seconds;
                    }

                    double missing = cell.LithiumCoulombs - before + passed - cell.LeakedCoulombs + cell.FadedLithiumCoulombs;
                    return Math.Abs(missing) < 1e-9 * cell.NominalCoulombs && cell.SiteCoulombs <= sites;
                },
                iter: 200,
                threads: 1);
        }

        [TestMethod]
        public void Sixteen_volumes_are_enough_and_each_doubling_halves_the_error_or_better()
        {
            double finest = VoltageAfterPulses(256, 1);
            double[] errors = new[] { 8, 16, 32, 64 }.Select(volumes => Math.Abs(VoltageAfterPulses(volumes, 1) - finest)).ToArray();
            TestContext.WriteLine(
                "8, 16, 32, 64 volumes against 256: " + string.Join(", ", errors.Select(error => $"{1e3 * error:0.000} mV")));
            Assert.IsLessThan(0.5e-3, errors[1]);
            for (int i = 1; i < errors.Length; i++)
            {
                Assert.IsLessThan(errors[i - 1] / 2, errors[i], $"volumes {8 << i}");
            }
        }

        [TestMethod]
        public void Each_halving_of_the_step_halves_the_error()
        {
            double finest = VoltageAfterPulses(16, 1.0 / 64);
            double[] errors = new[] { 4.0, 2, 1, 0.5 }.Select(step => Math.Abs(VoltageAfterPulses(16, step) - finest)).ToArray();
            TestContext.WriteLine(
                "steps of 4, 2, 1, 0.5 s against 1/64 s: " + string.Join(", ", errors.Select(error => $"{1e3 * error:0.000} mV")));
            Assert.IsLessThan(1e-3, errors[2]);
            for (int i = 1; i < errors.Length; i++)
            {
                Assert.IsTrue(errors[i - 1] / errors[i] is > 1.6 and < 2.6, $"{errors[i - 1]} to {errors[i]}");
            }
        }

        [TestMethod]
        public void A_cell_at_rest_relaxes_to_its_open_circuit_voltage_and_never_past_it()
        {
            FilmCell cell = new(Films.Lipon().Ideal(), 0.8, 25);
            cell.Run(600, -cell.NominalCoulombs / 3600);
            double before = cell.Voltage;
            for (int i = 0; i < 40; i++)
            {
                cell.Run(600, 0, 10);
                Assert.IsGreaterThanOrEqualTo(before - 1e-9, cell.Voltage);
                before = cell.Voltage;
            }

            Assert.AreEqual(cell.OpenCircuitVolts, cell.Voltage, 1e-4);
        }

        [TestMethod]
        public void The_end_of_relaxation_takes_an_hour_and_more_as_lipon_does()
        {
            FilmCell cell = new(Films.Lipon().Ideal(), 0.5, 0);
            cell.Run(3600, -cell.NominalCoulombs / 3600 / 10);
            cell.Run(600, 0);
            double afterTenMinutes = cell.OpenCircuitVolts - cell.Voltage;
            cell.Run(3000, 0);
            Assert.IsGreaterThan(0.2 * afterTenMinutes, cell.OpenCircuitVolts - cell.Voltage);
        }

        [TestMethod]
        public void Cold_multiplies_the_resistance_as_put_2016_measured_lipon()
        {
            // x39 to x78 at -20 °C, x7 to x9 at 0 °C, x0.21 to x0.27 at 45 °C; the electrode surfaces are given about the same activation
            // energy.
            double warm = Resistance(25);
            Assert.IsTrue(Resistance(-20) / warm is > 35 and < 78);
            Assert.IsTrue(Resistance(0) / warm is > 6.5 and < 9);
            Assert.IsTrue(Resistance(45) / warm is > 0.21 and < 0.3);
        }

        [TestMethod]
        public void A_lithium_free_cell_gives_back_less_than_its_first_charge_and_all_of_its_second()
        {
            FilmCellParameters parameters = Films.Lipon(negative: "Li-free on Cu").Ideal();
            FilmCell cell = FilmCell.AsDeposited(parameters, 25);
            double rate = cell.NominalCoulombs / 3600 / 10;
            Assert.IsLessThan(3.0, cell.TerminalVolts(-rate), "nothing to discharge before the first charge");

            double first = Until(cell, rate, 4.2);
            double firstBack = Until(cell, -rate, 3);
            double second = Until(cell, rate, 4.2);
            double secondBack = Until(cell, -rate, 3);
            Assert.AreEqual(0.9, firstBack / first, 0.02);
            Assert.AreEqual(1, secondBack / second, 0.005);
            Assert.AreEqual(0.1 * first, cell.FormationLossCoulombs, 0.01 * first);
        }

        [TestMethod]
        public void Cycles_and_time_take_capacity_and_add_resistance()
        {
            FilmCellParameters parameters = Films.Lipon() with { FadePerCycle = 1e-3, FadePerYear = 0, SelfDischargePerYear = 0 };
            FilmCell cell = new(parameters, 1, 25);
            double amps = cell.NominalCoulombs / 3600;
            double fresh = cell.CapacityCoulombs;
            for (int cycle = 0; cycle < 20; cycle++)
            {
                cell.Run(1800, -amps, 60);
                cell.Run(1800, amps, 60);
            }

            Assert.AreEqual(1 - (20 * 0.5e-3), cell.CapacityCoulombs / fresh, 1e-3);

            FilmCell old = new(Films.Lipon() with { FadePerYear = 0.1, SelfDischargePerYear = 0 }, 0.5, 25);
            old.Run(365.25 * 86400, 0, 86400);
            Assert.AreEqual(0.9, old.CapacityCoulombs / old.NominalCoulombs, 0.01);
            FilmCell young = new(Films.Lipon() with { FadePerYear = 0, SelfDischargePerYear = 0 }, 0.5, 25);
            Assert.IsGreaterThan(young.TerminalVolts(amps), old.TerminalVolts(amps));
        }

        [TestMethod]
        public void Self_discharge_doubles_for_every_ten_degrees()
        {
            double cool = Leaked(25);
            Assert.AreEqual(0.03 / 12, cool, 1e-4);
            Assert.IsTrue(Leaked(35) / cool is > 1.8 and < 2.2);
        }

        [TestMethod]
        public void Held_at_its_charge_voltage_the_current_tapers_and_the_cell_is_full()
        {
            FilmCell cell = new(Films.Lipon().Ideal(), 0.2, 25);
            double most = cell.NominalCoulombs / 3600;
            double before = most;
            for (int i = 0; i < 6 * 3600; i++)
            {
                double amps = cell.StepAtVoltage(1, 4.2, most);
                Assert.IsLessThanOrEqualTo(before + (1e-6 * most), amps);
                before = amps;
            }

            Assert.IsGreaterThan(0.99, cell.StateOfCharge);
            Assert.IsLessThan(0.02 * most, before);
        }

        [TestMethod]
        public void The_physics_knows_nothing_of_profiles()
        {
            // Testing the gauge on this cell must not be testing a table against itself.
            const BindingFlags All =
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
            Assembly firmware = typeof(CellProfile).Assembly;
            foreach (
                Type type in typeof(FilmCell).Assembly.GetTypes().Where(
                    type => type.Namespace is "Microbattery.Cells.Physics" or "Microbattery.Cells.Materials"))
            {
                var mentioned = type.GetFields(All).Select(field => field.FieldType)
                    .Concat(
                        type.GetMethods(All).SelectMany(
                            method => method.GetParameters().Select(one => one.ParameterType).Append(method.ReturnType)));
                Assert.IsFalse(mentioned.Any(one => one.Assembly == firmware), type.FullName);
            }
        }

        private static double VoltageAfterPulses(int volumes, double step)
        {
            FilmCell cell = new(Films.Lipon(3.5).Ideal() with { Volumes = volumes }, 0.9, 25);
            double amps = cell.NominalCoulombs / 3600;
            cell.Run(1200, -amps, step);
            cell.Run(32, -5 * amps, step);
            return cell.Voltage;
        }

        private static double Resistance(double celsius)
        {
            FilmCell cell = new(Films.Lipon().Ideal(), 0.5, celsius);
            double amps = cell.NominalCoulombs / 3600 / 1000;
            return (cell.TerminalVolts(amps) - cell.Voltage) / amps;
        }

        private static double Leaked(double celsius)
        {
            FilmCell cell = new(Films.Lipon() with { FadePerCycle = 0, FadePerYear = 0 }, 0.5, celsius);
            double before = cell.StateOfCharge;
            cell.Run(365.25 * 86400 / 12, 0, 3600);
            return before - cell.StateOfCharge;
        }

        private static double Until(FilmCell cell, double amps, double volts)
        {
            double passed = 0;
            while (amps > 0 ? cell.Voltage < volts : cell.Voltage > volts)
            {
                cell.Step(10, amps);
                passed += 10 * Math.Abs(amps);
            }

            return passed;
        }
    }
}
