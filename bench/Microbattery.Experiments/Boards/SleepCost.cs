using Microbattery.Firmware.Sleep;
using Microbattery.Simulation.Boards;

namespace Microbattery.Experiments.Boards
{
    /// <summary>What a board takes from its cell, by its sheet.</summary>
    public static class SleepCost
    {
        // From the first sample to the last before sleep: 50 ms to see what closing the charge switch brings, then a second.
        private const double SamplesSeconds = 1.05;

        /// <summary>Charge of one wake: start, and samples until sleep, µA·h.</summary>
        /// <param name="sheet">The board.</param>
        /// <returns>µA·h.</returns>
        public static double WakeMicroampHours(BoardSheet sheet) =>
            sheet.Sleep.AwakeMilliamps * 1e3 * (sheet.Sleep.StartSeconds + SamplesSeconds) / 3600;

        /// <summary>Mean current while there is neither a source nor a wanted load, µA.</summary>
        /// <param name="sheet">The board.</param>
        /// <returns>µA.</returns>
        public static double IdleMicroamps(BoardSheet sheet)
        {
            if (sheet.Sleep.AsleepMicroamps <= 0)
            {
                return sheet.Sleep.AwakeMilliamps * 1e3;
            }

            double period = new WakePlan().DeepSleepMilliseconds / 1e3;
            return sheet.Sleep.AsleepMicroamps + (WakeMicroampHours(sheet) * 3600 / period);
        }

        /// <summary>How long a full cell lasts at that, days.</summary>
        /// <param name="sheet">The board.</param>
        /// <param name="capacityMicroampHours">Its capacity, µA·h.</param>
        /// <returns>Days.</returns>
        public static double Days(BoardSheet sheet, double capacityMicroampHours) => capacityMicroampHours / IdleMicroamps(sheet) / 24;
    }
}
