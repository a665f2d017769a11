namespace Microbattery.Boards
{
    /// <summary>What the board is there for besides its battery. Asked before each tick.</summary>
    public interface IApplication
    {
        /// <summary>Whether it wants its load fed: false opens the load switch, and lets a board that sleeps deeply do so.</summary>
        bool WantsLoad { get; }
    }
}
