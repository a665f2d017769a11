namespace Microbattery.Hal.Sleep
{
    /// <summary>Why the program started.</summary>
    public enum WakeCause
    {
        /// <summary>Power was connected, or something reset the MCU.</summary>
        Reset,

        /// <summary>The time to sleep was over.</summary>
        Timer,

        /// <summary>A wake pin changed: a source was connected, or somebody requests the load.</summary>
        Pin,
    }
}
