using System.Collections.Generic;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>What others do, with the same profile and the same samples.</summary>
    public static class Baselines
    {
        /// <summary>One of each, new.</summary>
        /// <param name="profile">The cell.</param>
        /// <param name="accuracy">The board's readings.</param>
        /// <returns>The estimators; their order and names are the same every time.</returns>
        public static IReadOnlyList<IEstimator> Create(CellProfile profile, BoardFigures accuracy)
        {
            System.ArgumentNullException.ThrowIfNull(accuracy);
            ProfileTables tables = new(profile);
            double sleepAmps = accuracy.SleepCurrentNanoamps / 1e9;
            return
            [
                new CoulombCounting(tables, sleepAmps),
                new OpenCircuitLookup(tables),
                new RestResetCounting(tables, sleepAmps),
                new KalmanFilter(tables, sleepAmps, new KalmanTuning()),
            ];
        }
    }
}
