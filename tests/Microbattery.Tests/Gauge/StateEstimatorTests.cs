using Microbattery.Firmware.Gauge;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    /// <summary>The filter's equations on numbers that can be worked out by hand. 700 µA·h: 2 520 000 nA·ms are one ppm.</summary>
    [TestClass]
    public class StateEstimatorTests
    {
        private const long PerPpm = TestProfile.NanoampMillisecondsPerPpm;
        private const int OffsetState = 1;
        private const int CapacityState = 2;

        [TestMethod]
        public void Counts_to_the_last_nanoampere_millisecond()
        {
            StateEstimator estimator = EstimatorState.Create();
            long start = estimator.ChargeNanoampMilliseconds;
            for (int i = 0; i < 1000; i++)
            {
                estimator.Count(7, 0);
                estimator.Count(-2, 0);
                if (i % 10 == 0)
                {
                    estimator.Propagate(1, 0, 80000, 2000000);
                }
            }

            Assert.AreEqual(5000, estimator.ChargeNanoampMilliseconds - start);
        }

        [TestMethod]
        public void The_sensors_offset_is_subtracted_for_the_time_it_was_read()
        {
            // 24 000 ppm a day are 700 nA: 1000 ppm an hour.
            StateEstimator estimator = EstimatorState.Create(500000, OffsetState, 24000);
            Assert.AreEqual(700, estimator.OffsetNanoamps);
            long start = estimator.ChargeNanoampMilliseconds;
            estimator.CountTime(3600000, true);
            estimator.Propagate(1, 0, 80000, 2000000);
            Assert.AreEqual(-700L * 3600000, estimator.ChargeNanoampMilliseconds - start);
            estimator.CountTime(3600000, false);
            estimator.Propagate(1, 0, 80000, 2000000);
            Assert.AreEqual(-700L * 3600000, estimator.ChargeNanoampMilliseconds - start);
        }

        [TestMethod]
        [DataRow(250000, 800000)]
        [DataRow(-200000, 1250000)]
        public void A_cell_of_another_capacity_moves_further_or_less_far(int inversePpm, int capacityPpm)
        {
            StateEstimator estimator = EstimatorState.Create(500000, CapacityState, inversePpm);
            Assert.AreEqual(capacityPpm, estimator.CapacityPpm);
            long start = estimator.ChargeNanoampMilliseconds;
            estimator.Count(-100000000000L, 0);
            Assert.AreEqual(-100000L * (1000000 + inversePpm), estimator.ChargeNanoampMilliseconds - start);
            start = estimator.ChargeNanoampMilliseconds;
            estimator.Count(1100000000000L, 0);
            Assert.AreEqual(1100000L * (1000000 + inversePpm), estimator.ChargeNanoampMilliseconds - start);
        }

        [TestMethod]
        public void Count_and_time_inflate_the_deviation_as_worked_out_by_hand()
        {
            // Charge 10 000, offset 24 000 a day, capacity 100 000; an hour, 10 000 ppm counted, 1000 of them at random.
            // 1e8 + (24000 / 24)^2 + (100000 * 0.01)^2 + 1000^2 = 10149^2; correlations -1000 and +1000 over that.
            StateEstimator estimator = EstimatorState.Create();
            EstimatorState.Restore(estimator, 500000, 10000);
            estimator.Count(-10000 * PerPpm, 1000 * PerPpm);
            estimator.CountTime(3600000, true);
            estimator.Propagate(1000000, 0, 80000, 2000000);
            EstimatorState.IsAbout(10149, estimator.DeviationPpm, 1);
            EstimatorState.IsAbout(-3229, EstimatorState.Correlation(estimator, 0, OffsetState), 10);
            EstimatorState.IsAbout(-3229, EstimatorState.Correlation(estimator, 0, CapacityState), 10);
            EstimatorState.IsAbout(100000, estimator.CapacityDeviationPpm, 5);
        }

        [TestMethod]
        public void Small_counts_inflate_the_deviation_as_one_large_one_does()
        {
            // A third of a ppm a time: 10 000 of them are 3333 ppm, and 10 % of that.
            StateEstimator small = EstimatorState.Create();
            StateEstimator large = EstimatorState.Create();
            EstimatorState.Restore(small, 500000, 100);
            EstimatorState.Restore(large, 500000, 100);
            for (int i = 0; i < 10000; i++)
            {
                small.Count(-PerPpm / 3, 0);
                small.Propagate(1, 0, 80000, 2000000);
            }

            large.Count(-PerPpm / 3 * 10000, 0);
            large.Propagate(1, 0, 80000, 2000000);
            EstimatorState.IsAbout(348, large.DeviationPpm, 2);
            EstimatorState.IsAbout(348, small.DeviationPpm, 8);
            EstimatorState.IsAbout(
                EstimatorState.Correlation(large, 0, CapacityState), EstimatorState.Correlation(small, 0, CapacityState), 800);
        }

        [TestMethod]
        public void An_offset_too_small_to_matter_does_not_correlate_with_the_charge()
        {
            // 10 ppm a day, in steps of ten seconds for a day: 10 ppm against the 1000 of the charge.
            StateEstimator estimator = new StateEstimator(TestProfile.CapacityNanoampSeconds, 100000, 500000, 0, 0);
            EstimatorState.Restore(estimator, 500000, 1000);
            for (int i = 0; i < 8640; i++)
            {
                estimator.CountTime(10000, true);
                estimator.Propagate(1000000, 0, 80000, 2000000);
            }

            EstimatorState.IsAbout(0, EstimatorState.Correlation(estimator, 0, OffsetState), 600);
            EstimatorState.IsAbout(1000, estimator.DeviationPpm, 3);
        }
    }
}
