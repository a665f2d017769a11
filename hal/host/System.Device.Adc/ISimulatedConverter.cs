namespace System.Device.Adc
{
    /// <summary>Host only: a simulated converter, the source of the codes.</summary>
    public interface ISimulatedConverter
    {
        /// <summary>Number of channels.</summary>
        int ChannelCount { get; }

        /// <summary>Resolution in bits, 1 to 24.</summary>
        int ResolutionInBits { get; }

        /// <summary>Converts once.</summary>
        /// <param name="channelNumber">0 to <see cref="ChannelCount"/> - 1.</param>
        /// <returns>The code, 0 to the largest of the resolution.</returns>
        int Convert(int channelNumber);
    }
}
