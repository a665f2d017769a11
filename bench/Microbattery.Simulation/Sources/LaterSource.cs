namespace Microbattery.Simulation.Sources
{
    /// <summary>A source that nobody has connected before some time.</summary>
    /// <param name="source">The source.</param>
    /// <param name="fromSeconds">When it comes, s since a midnight.</param>
    public sealed class LaterSource(IPowerSource source, double fromSeconds) : IPowerSource
    {
        /// <inheritdoc/>
        public bool IsPresent(double seconds) => seconds >= fromSeconds && source.IsPresent(seconds);

        /// <inheritdoc/>
        public double CurrentAmps(double seconds, double innerVolts, double ohms) =>
            seconds < fromSeconds ? 0 : source.CurrentAmps(seconds, innerVolts, ohms);

        /// <inheritdoc/>
        public double NextChangeSeconds(double seconds) => seconds < fromSeconds ? fromSeconds : source.NextChangeSeconds(seconds);

        /// <inheritdoc/>
        public void Observe(double terminalVolts) => source.Observe(terminalVolts);
    }
}
