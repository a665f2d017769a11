namespace Microbattery.Simulation.Loads
{
    /// <summary>What the load switch feeds: a current over time.</summary>
    public interface ILoad
    {
        /// <summary>Current it takes while the load switch is closed.</summary>
        /// <param name="seconds">Time since a midnight, s.</param>
        /// <returns>A, 0 or more.</returns>
        double CurrentAmps(double seconds);

        /// <summary>When its current next changes.</summary>
        /// <param name="seconds">Time since a midnight, s.</param>
        /// <returns>A later time, s.</returns>
        double NextChangeSeconds(double seconds);
    }
}
