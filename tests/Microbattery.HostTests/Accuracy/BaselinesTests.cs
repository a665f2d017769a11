using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Cells.Profiles;
using Microbattery.Experiments.Accuracy;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Accuracy
{
    /// <summary>The others on a cell that is their profile, seen by a perfect sensor: what they get wrong here is their own
    /// fault.</summary>
    [TestClass]
    public class BaselinesTests
    {
        private const double SleepAmps = 1e-8;
        private static readonly CellProfile s_profile = ProfileCatalogue.Find("enfilm-efl700a39");
        private static readonly ProfileTables s_tables = new(s_profile);

        [TestMethod]
        public void Counting_a_nominal_cell_with_a_perfect_sensor_is_exact()
        {
            CoulombCounting counting = new(s_tables, SleepAmps);
            double worst = Live(0.8, 6 * 3600, 1, Discharge).Max(tick => Off(counting, tick));
            Assert.IsLessThan(5e-5, worst);
        }

        [TestMethod]
        public void Looking_up_a_cell_without_relaxation_is_exact()
        {
            OpenCircuitLookup voltage = new(s_tables);
            double worst = Live(0.8, 6 * 3600, 10, Discharge, relaxes: false).Max(tick => Off(voltage, tick));
            Assert.IsLessThan(2e-4, worst);
        }

        [TestMethod]
        [DataRow(0.95)]
        [DataRow(0.3)]
        public void The_filter_converges_from_a_wrong_start(double start)
        {
            KalmanFilter filter = new(s_tables, SleepAmps, new KalmanTuning());
            filter.Start(start, 0.3);
            double last = Live(0.7, 6 * 3600, 1, Discharge).Select(tick => Off(filter, tick)).ToArray()[^1];
            Assert.IsLessThan(0.01, last);
            Assert.IsLessThan(0.05, filter.Uncertainty);
        }

        [TestMethod]
        public void The_filter_knows_the_relaxation_that_a_look_up_takes_for_charge()
        {
            static double Pulsed(double seconds) => seconds % 7200 < 1800 ? -0.5 * s_profile.CapacityNanoampSeconds / 3600e9 : 0;
            KalmanFilter filter = new(s_tables, SleepAmps, new KalmanTuning());
            OpenCircuitLookup voltage = new(s_tables);
            var ticks = Live(0.9, 4 * 3600, 1, Pulsed).ToArray();
            double filterMean = ticks.Average(tick => Off(filter, tick));
            double voltageMean = ticks.Average(tick => Off(voltage, tick));
            Assert.IsGreaterThan(2 * filterMean, voltageMean);
        }

        [TestMethod]
        public void A_full_cell_is_full_for_those_who_listen()
        {
            AccuracySample full = new(0, 4150000, 0, 25000, true, false, true);
            foreach (IEstimator one in Baselines.Create(s_profile, new BoardFigures()))
            {
                one.Update(full);
                Assert.AreEqual(one.Name is "rest reset" or "Kalman", one.StateOfCharge == 1, one.Name);
            }
        }

        [TestMethod]
        public void Rest_resets_after_half_an_hour_below_c_over_200_and_a_pulse_starts_it_anew()
        {
            double oneC = s_tables.CapacityCoulombs / 3600;
            RestResetCounting counting = new(s_tables, SleepAmps);
            int volts = (int)(1e6 * s_tables.OpenCircuitVolts(0.9));
            int later = (int)(1e6 * s_tables.OpenCircuitVolts(0.6));
            Sample(0, volts, 0);
            Assert.AreEqual(0.9, counting.StateOfCharge, 1e-3);
            Sample(1790, later, -oneC / 250);
            Assert.AreEqual(0.9, counting.StateOfCharge, 0.01, "not yet");
            Sample(1795, later, -oneC / 100);
            Sample(3590, later, 0);
            Assert.AreEqual(0.9, counting.StateOfCharge, 0.02, "a pulse came between");
            Sample(3596, later, 0);
            Assert.AreEqual(0.6, counting.StateOfCharge, 1e-3);

            // In steps that are no gap.
            void Sample(int seconds, int microvolts, double amps)
            {
                for (int at = _restSeconds; at <= seconds; at += 5)
                {
                    counting.Update(new AccuracySample(at * 1000L, microvolts, (int)(1e9 * amps), 25000, false, true, false));
                }

                _restSeconds = seconds + 1;
            }
        }

        [TestMethod]
        public void Between_samples_a_thrown_switch_and_a_gap_are_no_slope()
        {
            ChargeBetweenSamples charge = new(SleepAmps);
            Assert.AreEqual(0, charge.Add(At(0, 1000, false)));
            Assert.AreEqual(2e-6 * 10, charge.Add(At(10, 3000, false)), 1e-15);
            Assert.AreEqual(5e-6 * 10, charge.Add(At(20, 5000, true)), 1e-15, "switched: what flows now has flowed since");
            Assert.AreEqual(-SleepAmps * 600, charge.Add(At(620, 5000, true)), 1e-15, "asleep");
            Assert.AreEqual(600, charge.Seconds);

            static AccuracySample At(int seconds, int nanoamps, bool chargeWasClosed) => new(
                seconds * 1000L, 0, nanoamps, 25000, chargeWasClosed, false, false);
        }

        [TestMethod]
        public void Tables_are_the_profiles()
        {
            foreach (int ppm in new[] { 0, 123456, 500000, 987654, 1000000 })
            {
                Assert.AreEqual(s_profile.OpenCircuitMicrovolts.At(ppm), 1e6 * s_tables.OpenCircuitVolts(ppm / 1e6), 1.5);
                Assert.AreEqual(ppm / 1e6, s_tables.Locate(s_tables.OpenCircuitVolts(ppm / 1e6)), 1e-9);
                CellModel model = new(s_profile);
                double ohms = model.ResistanceMilliohms(ppm, -7300) / 1e3;
                Assert.AreEqual(ohms, s_tables.Ohms(ppm / 1e6, -7.3), 1e-4 * ohms);
            }

            Assert.AreEqual(s_profile.SelfDischargePicoamps.At(32100) / 1e12, s_tables.SelfDischargeAmps(32.1), 1e-12);
            Assert.AreEqual(0, s_tables.Locate(1));
            Assert.AreEqual(1, s_tables.Locate(6));
        }

        private int _restSeconds;

        private static double Discharge(double seconds) => -0.1 * s_profile.CapacityNanoampSeconds / 3600e9 * (
            1 + (0.5 * Math.Sin(seconds / 500)));

        private static double Off(IEstimator estimator, (AccuracySample Sample, double Truth) tick)
        {
            estimator.Update(tick.Sample);
            return Math.Abs(estimator.StateOfCharge - tick.Truth);
        }

        /// <summary>A cell that is the profile: its tables, its capacity, its one relaxation.</summary>
        private static IEnumerable<(AccuracySample Sample, double Truth)> Live(
            double soc, double untilSeconds, double stepSeconds, Func<double, double> amps, bool relaxes = true)
        {
            double relaxation = 0;
            for (double seconds = 0; seconds <= untilSeconds; seconds += stepSeconds)
            {
                double flows = amps(seconds);
                double drop = flows * s_tables.Ohms(soc, 25);
                double volts = s_tables.OpenCircuitVolts(soc) + drop + relaxation;
                yield return (
                    new AccuracySample(
                        (long)(seconds * 1000), (int)Math.Round(1e6 * volts), (int)Math.Round(1e9 * flows), 25000, false, true, false),
                    soc);
                double until = amps(seconds + stepSeconds);
                soc += (flows + until) / 2 * stepSeconds / s_tables.CapacityCoulombs;
                relaxation = relaxes ? relaxation + (
                    ((drop * s_tables.PolarizationShare) - relaxation) * (1 - Math.Exp(-stepSeconds / s_tables.PolarizationSeconds))) : 0;
            }
        }
    }
}
