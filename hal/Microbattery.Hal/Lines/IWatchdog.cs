namespace Microbattery.Hal.Lines
{
    /// <summary>A watchdog outside the MCU: resets it unless it is fed in time.</summary>
    public interface IWatchdog
    {
        /// <summary>Feeds the watchdog. Called after a tick that completed, and never otherwise.</summary>
        void Feed();
    }
}
