using Microbattery.Firmware.Gauge;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    /// <summary>A board that sleeps ten minutes at a time takes its state out of the journal four thousand times a month: whatever that
    /// rounds adds up.</summary>
    [TestClass]
    public class StateEstimatorSavedTests
    {
        private const int SleepsPerMonth = 4320;

        [TestMethod]
        public void A_month_of_sleeps_inflates_as_much_as_one_sleep_of_a_month()
        {
            StateEstimator estimator = AtRest();
            int charge = estimator.DeviationPpm;
            int bias = EstimatorState.Deviation(estimator, 4);
            for (int i = 0; i < SleepsPerMonth; i++)
            {
                estimator.InflateBy(TestProfile.NanoampMillisecondsPerPpm / 4);
                EstimatorState.SaveAndRestore(estimator);
            }

            EstimatorState.IsAbout(charge + (SleepsPerMonth / 4), estimator.DeviationPpm, 10);
            EstimatorState.IsAbout(bias, EstimatorState.Deviation(estimator, 4), 10);
        }

        [TestMethod]
        public void A_month_of_sleeps_keeps_the_correlation_of_charge_and_bias()
        {
            // Charge and bias are known together: a millivolt a per mille that they make is known to 0.3 mV, each alone to 10.
            StateEstimator estimator = AtRest();
            long before = estimator.InnovationVariance(1 << 16, 0, 1000, 1);
            for (int i = 0; i < SleepsPerMonth; i++)
            {
                EstimatorState.SaveAndRestore(estimator);
            }

            EstimatorState.IsAbout((int)before, (int)estimator.InnovationVariance(1 << 16, 0, 1000, 1), 10000);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(7)]
        public void Small_inflations_add_up_to_a_large_one(int quarters)
        {
            StateEstimator small = EstimatorState.Create();
            StateEstimator large = EstimatorState.Create();
            EstimatorState.Restore(small, 500000, 10000);
            EstimatorState.Restore(large, 500000, 10000);
            for (int i = 0; i < SleepsPerMonth; i++)
            {
                small.InflateBy(TestProfile.NanoampMillisecondsPerPpm * quarters / 4);
            }

            large.InflateBy(TestProfile.NanoampMillisecondsPerPpm * quarters / 4 * SleepsPerMonth);
            EstimatorState.IsAbout(10000 + (SleepsPerMonth * quarters / 4), large.DeviationPpm, 2);
            EstimatorState.IsAbout(large.DeviationPpm, small.DeviationPpm, 100);
        }

        /// <summary>After a first sample of a cell on whose curve a ppm is a µV.</summary>
        private static StateEstimator AtRest()
        {
            StateEstimator estimator = EstimatorState.Create();
            estimator.Initialise(700000, 200000, 10357L * 10357L);
            estimator.Update(0, 1 << 16, 0, 1000, 90000);
            return estimator;
        }
    }
}
