using System;

namespace Microbattery.Simulation.Sources
{
    /// <summary>A current that is always there, up to the voltage at which the source can give no more.</summary>
    /// <param name="amps">Its current, A, 0 or more.</param>
    /// <param name="complianceVolts">Voltage above which it gives nothing, V.</param>
    public sealed class CurrentSource(double amps, double complianceVolts = CurrentSource.LabVolts) : IPowerSource
    {
        /// <summary>Compliance of a laboratory source, V: far above any cell's limit, so that only the switch ends a charge.</summary>
        public const double LabVolts = 6;

        /// <summary>No source.</summary>
        public static CurrentSource None { get; } = new(0);

        /// <inheritdoc/>
        public double CurrentAmps(double seconds, double innerVolts, double ohms) =>
            Math.Clamp((complianceVolts - innerVolts) / ohms, 0, amps);
    }
}
