namespace Microbattery.Firmware.Measurement
{
    /// <summary>State of a measured quantity. A quantity that was never measured is never treated as good.</summary>
    /// <remarks>
    /// <code>
    ///   NotReadYet --(measured)--> Valid --(failed, or the next sample begins)--> Failed --(measured)--> Valid
    ///   NotReadYet --(failed)--> Failed
    /// </code>
    /// </remarks>
    public enum ReadingState
    {
        /// <summary>No sample has been taken yet.</summary>
        NotReadYet,

        /// <summary>The last sample gave a value.</summary>
        Valid,

        /// <summary>The last sample failed; the value before it, if any, ages.</summary>
        Failed,
    }
}
