namespace Microbattery.Boards
{
    /// <summary>The application of a board. It is asked before each tick whether it requests its load.</summary>
    public interface IApplication
    {
        /// <summary>Whether it requests its load: false opens the load switch, and lets a board that sleeps deeply do so.</summary>
        bool WantsLoad { get; }
    }
}
