using System;

namespace Microbattery.Simulation.Sources
{
    /// <summary>
    /// A constant-voltage supply with a current limit, as the makers of thin-film cells ask for: it ends the charge by itself. Its output
    /// differs from what it is set to by its tolerance; it sinks nothing.
    /// </summary>
    /// <param name="volts">What it is set to, V.</param>
    /// <param name="limitAmps">Its current limit, A.</param>
    /// <param name="errorRatio">How far this part is off, share of its voltage: regulators have 0.5 to 1.5 %.</param>
    public sealed class RegulatedSource(double volts, double limitAmps, double errorRatio = 0) : IPowerSource
    {
        private readonly double _volts = volts * (1 + errorRatio);

        /// <inheritdoc/>
        public bool IsPresent(double seconds) => true;

        /// <inheritdoc/>
        public double CurrentAmps(double seconds, double innerVolts, double ohms) => Math.Clamp((_volts - innerVolts) / ohms, 0, limitAmps);
    }
}
