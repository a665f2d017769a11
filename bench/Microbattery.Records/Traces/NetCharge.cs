using System;
using System.Collections.Generic;

namespace Microbattery.Records.Traces
{
    /// <summary>Charge that flowed into the cell since a trace began.</summary>
    public static class NetCharge
    {
        /// <summary>
        /// The tester's charge counter less its discharge counter where the trace has them (one that falls was reset to zero), else the
        /// integral of the current.
        /// </summary>
        /// <param name="samples">The trace.</param>
        /// <param name="longestIntervalSeconds">Rows further apart than this are a time in which nothing is known to have flowed,
        /// s.</param>
        /// <returns>A·h for each row, 0 at the first.</returns>
        public static double[] AmpHours(IReadOnlyList<TraceSample> samples, double longestIntervalSeconds)
        {
            ArgumentNullException.ThrowIfNull(samples);
            double[] net = new double[samples.Count];
            for (int row = 1; row < samples.Count; row++)
            {
                TraceSample before = samples[row - 1];
                TraceSample now = samples[row];
                double seconds = now.TimeSeconds - before.TimeSeconds;
                double flowed = double.IsNaN(now.ChargeAmpHours) || double.IsNaN(now.DischargeAmpHours)
                    ? (before.CurrentAmps + now.CurrentAmps) / 2 * (seconds <= longestIntervalSeconds ? seconds : 0) / 3600
                    : Counted(before.ChargeAmpHours, now.ChargeAmpHours) - Counted(before.DischargeAmpHours, now.DischargeAmpHours);
                net[row] = net[row - 1] + flowed;
            }

            return net;
        }

        private static double Counted(double before, double now) => now >= before ? now - before : now;
    }
}
