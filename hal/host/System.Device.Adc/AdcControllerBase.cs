namespace System.Device.Adc
{
    /// <summary>An analogue-to-digital converter.</summary>
    public abstract class AdcControllerBase
    {
        /// <summary>Number of channels.</summary>
        public abstract int ChannelCount { get; }

        /// <summary>How channels are wired.</summary>
        public abstract AdcChannelMode ChannelMode { get; set; }

        /// <summary>Largest code.</summary>
        public abstract int MaxValue { get; }

        /// <summary>Smallest code.</summary>
        public abstract int MinValue { get; }

        /// <summary>Resolution in bits.</summary>
        public abstract int ResolutionInBits { get; }

        /// <summary>Whether the converter supports this wiring.</summary>
        /// <param name="channelMode">The wiring.</param>
        /// <returns>True when it does.</returns>
        public abstract bool IsChannelModeSupported(AdcChannelMode channelMode);

        /// <summary>Opens a channel.</summary>
        /// <param name="channelNumber">0 to <see cref="ChannelCount"/> - 1.</param>
        /// <returns>The open channel.</returns>
        public abstract AdcChannel OpenChannel(int channelNumber);
    }
}
