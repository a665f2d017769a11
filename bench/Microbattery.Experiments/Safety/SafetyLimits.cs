namespace Microbattery.Experiments.Safety
{
    /// <summary>What is promised after any single fault, in figures of the true cell.</summary>
    public static class SafetyLimits
    {
        /// <summary>How far the voltage of the cell without the drop of its current, which is what its electrodes see, may go beyond charge
        /// voltage and the maker's tolerance, V.</summary>
        public const double ElectrodeVolts = 0.010;

        /// <summary>
        /// How long the cell may be charged while its voltage at the terminals is above charge voltage and the maker's tolerance, s: three
        /// samples, and what the last takes.
        /// </summary>
        public const double OverVoltageSeconds = 3.5;

        /// <summary>How long the charge current, or the discharge current through the load switch, may be above the cell's limit, s:
        /// protection wants to see it twice.</summary>
        public const double OverCurrentSeconds = 3.5;

        /// <summary>
        /// How long the cell may be charged outside its temperature window, s: the temperature is sampled every ten seconds.
        /// </summary>
        public const double OutsideWindowSeconds = 12;

        /// <summary>
        /// How far below cut-off the load may pull the cell for longer than <see cref="BelowCutoffSeconds"/>, V: protection's margin, and
        /// half of it for its sensor.
        /// </summary>
        public const double BelowCutoffVolts = 0.150;

        /// <summary>How long it may, s: the load gate's three samples and protection's one.</summary>
        public const double BelowCutoffSeconds = 5;

        /// <summary>
        /// Period of the external watchdog, s. Longer than the longest time between two samples of a board that is awake.
        /// </summary>
        public const double WatchdogSeconds = 60;

        /// <summary>A sample after the watchdog's period.</summary>
        public const double WatchdogStopSeconds = WatchdogSeconds + 2.5;
    }
}
