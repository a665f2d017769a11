namespace Microbattery.Bench.Simulation
{
    /// <summary>What feeds the charge switch: a current source, limited by its own voltage.</summary>
    public interface IPowerSource
    {
        /// <summary>Current it pushes into the cell when the charge switch is closed.</summary>
        /// <param name="seconds">Time since the start, s; the start is midnight.</param>
        /// <param name="cellVolts">Cell voltage, V.</param>
        /// <returns>A, 0 or more.</returns>
        double CurrentAmps(double seconds, double cellVolts);
    }
}
