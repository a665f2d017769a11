namespace Microbattery.Hal.Sleep
{
    /// <summary>Why the program started.</summary>
    public enum WakeCause
    {
        /// <summary>Power came, or something reset the MCU.</summary>
        Reset,

        /// <summary>The time to sleep was over.</summary>
        Timer,

        /// <summary>A pin called: a source came, somebody wants the load.</summary>
        Pin,
    }
}
