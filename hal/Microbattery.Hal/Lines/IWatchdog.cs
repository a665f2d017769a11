namespace Microbattery.Hal.Lines
{
    /// <summary>Something outside the MCU that resets it unless it hears from it in time.</summary>
    public interface IWatchdog
    {
        /// <summary>Says that a tick went through. To be called for nothing less.</summary>
        void Feed();
    }
}
