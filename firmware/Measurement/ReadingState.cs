namespace Microbattery.Firmware.Measurement
{
    /// <summary>What is known of a quantity. "Not read yet" is never "fine".</summary>
    public enum ReadingState
    {
        /// <summary>Nobody has looked yet.</summary>
        NotReadYet,

        /// <summary>The last look gave a value.</summary>
        Valid,

        /// <summary>The last look failed; the value before it, if any, is growing old.</summary>
        Failed,
    }
}
