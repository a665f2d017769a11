using Microbattery.Firmware.Gauge;

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
    }
}
