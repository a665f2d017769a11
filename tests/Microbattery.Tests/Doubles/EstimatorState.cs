using Microbattery.Firmware.Gauge;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Doubles
{
    /// <summary>Estimators of the test profile, and their saved state, a number at a time.</summary>
    public static class EstimatorState
    {
        /// <summary>An estimator that has learned nothing: capacity known to 10 %, resistance to 50 %, offset to 700 nA.</summary>
        public static StateEstimator Create() => new StateEstimator(TestProfile.CapacityNanoampSeconds, 100000, 500000, 700, 0);

        /// <summary>One with a state at a value, in whole units.</summary>
        public static StateEstimator Create(int stateOfChargePpm, int state, int value)
        {
            StateEstimator estimator = Create();
            int[] values = new int[5];
            values[state] = value * 256;
            estimator.Restore(stateOfChargePpm * TestProfile.NanoampMillisecondsPerPpm, values, Covariances(10000));
            return estimator;
        }

        /// <summary>A state's value, 1/256.</summary>
        public static int Value(StateEstimator estimator, int state)
        {
            int[] values = new int[5];
            estimator.Save(values, new int[25]);
            return values[state];
        }

        /// <summary>A deviation in 1/256, or a correlation.</summary>
        public static int Covariance(StateEstimator estimator, int index)
        {
            int[] covariances = new int[25];
            estimator.Save(new int[5], covariances);
            return covariances[index];
        }

        /// <summary>A deviation, in whole units.</summary>
        public static int Deviation(StateEstimator estimator, int state) => Covariance(estimator, 6 * state) / 256;

        /// <summary>Saves and restores it, as a sleep does.</summary>
        public static void SaveAndRestore(StateEstimator estimator)
        {
            int[] values = new int[5];
            int[] covariances = new int[25];
            estimator.Save(values, covariances);
            estimator.Restore(estimator.ChargeNanoampMilliseconds, values, covariances);
        }

        /// <summary>Puts a charge and its deviation back, and leaves the other deviations.</summary>
        public static void Restore(StateEstimator estimator, int stateOfChargePpm, int deviationPpm) =>
            Restore(estimator, stateOfChargePpm, deviationPpm, Deviation(estimator, 4));

        /// <summary>The same, and the deviation of the bias, µV.</summary>
        public static void Restore(StateEstimator estimator, int stateOfChargePpm, int deviationPpm, int biasDeviation)
        {
            int[] covariances = new int[25];
            estimator.Save(new int[5], covariances);
            covariances[0] = deviationPpm * 256;
            covariances[24] = biasDeviation * 256;
            estimator.Restore(stateOfChargePpm * TestProfile.NanoampMillisecondsPerPpm, new int[5], covariances);
        }

        /// <summary>Covariances to restore: deviations of charge, offset, capacity, resistance and bias without correlations.</summary>
        public static int[] Covariances(int chargeDeviation)
        {
            int[] covariances = new int[25];
            covariances[0] = chargeDeviation * 256;
            covariances[6 * 1] = 24000 * 256;
            covariances[6 * 2] = 100000 * 256;
            covariances[6 * 3] = 500000 * 256;
            covariances[6 * 4] = 1000 * 256;
            return covariances;
        }

        /// <summary>Correlation of two states, 1/32767.</summary>
        public static int Correlation(StateEstimator estimator, int row, int column) => Covariance(estimator, (5 * row) + column);

        /// <summary>Asserts that two figures are alike.</summary>
        public static void IsAbout(int expected, int actual, int tolerance) =>
            Assert.IsTrue(
                actual >= expected - tolerance && actual <= expected + tolerance, expected.ToString() + " but " + actual.ToString());
    }
}
