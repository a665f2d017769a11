using Microbattery.Firmware.Gauge;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Doubles
{
    /// <summary>What an estimator would have the journal keep, a number at a time.</summary>
    public static class EstimatorState
    {
        /// <summary>A state's value, 1/256.</summary>
        public static int Value(StateEstimator estimator, int state)
        {
            int[] values = new int[5];
            estimator.Save(values, new int[25]);
            return values[state];
        }

        /// <summary>A deviation or correlation.</summary>
        public static int Covariance(StateEstimator estimator, int index)
        {
            int[] covariances = new int[25];
            estimator.Save(new int[5], covariances);
            return covariances[index];
        }

        /// <summary>Puts a charge and its deviation back, and leaves the other deviations.</summary>
        public static void Restore(StateEstimator estimator, int stateOfChargePpm, int deviationPpm)
        {
            int[] covariances = new int[25];
            for (int i = 0; i < covariances.Length; i++)
            {
                covariances[i] = Covariance(estimator, i);
            }

            covariances[0] = deviationPpm;
            estimator.Restore(stateOfChargePpm * TestProfile.NanoampMillisecondsPerPpm, new int[5], covariances);
        }

        /// <summary>What to restore: deviations of charge, offset, capacity, resistance and bias that go together with nothing.</summary>
        public static int[] Covariances(int chargeDeviation)
        {
            int[] covariances = new int[25];
            covariances[0] = chargeDeviation;
            covariances[6 * 1] = 24000;
            covariances[6 * 2] = 100000;
            covariances[6 * 3] = 500000;
            covariances[6 * 4] = 1000;
            return covariances;
        }

        /// <summary>How two states go together, 1/32767.</summary>
        public static int Correlation(StateEstimator estimator, int row, int column) => Covariance(estimator, (5 * row) + column);

        /// <summary>Asserts that two figures are alike.</summary>
        public static void IsAbout(int expected, int actual, int tolerance) =>
            Assert.IsTrue(actual >= expected - tolerance && actual <= expected + tolerance, expected.ToString() + " but " + actual.ToString());
    }
}
