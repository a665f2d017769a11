namespace System.Device.Adc
{
    /// <summary>How a channel is wired.</summary>
    public enum AdcChannelMode
    {
        /// <summary>Against ground.</summary>
        SingleEnded,

        /// <summary>Between two inputs.</summary>
        Differential,
    }
}
