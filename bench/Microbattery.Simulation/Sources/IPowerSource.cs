namespace Microbattery.Simulation.Sources
{
    /// <summary>What feeds the charge switch: a current source, limited by its own voltage where its line meets that of the cell.</summary>
    public interface IPowerSource
    {
        /// <summary>Current it pushes into the cell when the charge switch is closed.</summary>
        /// <param name="seconds">Time since a midnight, s.</param>
        /// <param name="innerVolts">What the cell's voltage would be without this current, V.</param>
        /// <param name="ohms">What each ampere adds to it, ohm, above 0.</param>
        /// <returns>A, 0 or more.</returns>
        double CurrentAmps(double seconds, double innerVolts, double ohms);

        /// <summary>Whether a person, or an input pin, would find it there, whatever the cell.</summary>
        /// <param name="seconds">Time since a midnight, s.</param>
        /// <returns>Whether it is.</returns>
        bool IsPresent(double seconds) => CurrentAmps(seconds, 0, 1) > 0;

        /// <summary>When it next comes, goes or changes at once. What changes slowly says never.</summary>
        /// <param name="seconds">Time since a midnight, s.</param>
        /// <returns>A later time, s.</returns>
        double NextChangeSeconds(double seconds) => double.PositiveInfinity;

        /// <summary>Tells it what its terminals went through in a step of time: a converter acts on its own output.</summary>
        /// <param name="terminalVolts">Voltage of the cell at the end of the step while the charge switch is closed, V; NaN while it is
        /// open.</param>
        void Observe(double terminalVolts)
        {
        }
    }
}
