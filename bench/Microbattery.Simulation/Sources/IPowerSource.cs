namespace Microbattery.Simulation.Sources
{
    /// <summary>What feeds the charge switch: a current source, limited by its own voltage where its line meets that of the cell.</summary>
    public interface IPowerSource
    {
        /// <summary>Current it pushes into the cell when the charge switch is closed.</summary>
        /// <param name="seconds">Time since the start, s; the start is midnight.</param>
        /// <param name="innerVolts">What the cell's voltage would be without this current, V.</param>
        /// <param name="ohms">What each ampere adds to it at once, ohm, above 0.</param>
        /// <returns>A, 0 or more.</returns>
        double CurrentAmps(double seconds, double innerVolts, double ohms);

        /// <summary>When it next comes, goes or changes at once. What changes slowly says never.</summary>
        /// <param name="seconds">Time since the start, s.</param>
        /// <returns>A later time, s.</returns>
        double NextChangeSeconds(double seconds) => double.PositiveInfinity;
    }
}
