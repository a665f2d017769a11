namespace System.Device.Adc
{
    /// <summary>Host double of the device's converter, with codes from an <see cref="ISimulatedConverter"/>.</summary>
    /// <remarks>Its public surface is that of nanoFramework.System.Device.Adc.</remarks>
    public class AdcController : AdcControllerBase
    {
        private readonly ISimulatedConverter _converter;
        private readonly bool[] _open;

        /// <summary>As on the device. A PC has no converter.</summary>
        /// <exception cref="PlatformNotSupportedException">Always: use the other constructor on a host.</exception>
        public AdcController()
            : this(NoConverter())
        {
        }

        /// <summary>Host only: a controller whose codes come from a simulated converter.</summary>
        /// <param name="converter">The converter.</param>
        public AdcController(ISimulatedConverter converter)
        {
            ArgumentNullException.ThrowIfNull(converter);
            _converter = converter;
            _open = new bool[converter.ChannelCount];
        }

        /// <inheritdoc/>
        public override int ChannelCount => _converter.ChannelCount;

        /// <inheritdoc/>
        /// <exception cref="NotSupportedException">Set to anything but single ended.</exception>
        public override AdcChannelMode ChannelMode
        {
            get => AdcChannelMode.SingleEnded;
            set
            {
                if (!IsChannelModeSupported(value))
                {
                    throw new NotSupportedException($"channel mode {value} is not supported; it must be SingleEnded");
                }
            }
        }

        /// <inheritdoc/>
        public override int MaxValue => (1 << _converter.ResolutionInBits) - 1;

        /// <inheritdoc/>
        public override int MinValue => 0;

        /// <inheritdoc/>
        public override int ResolutionInBits => _converter.ResolutionInBits;

        /// <inheritdoc/>
        public override bool IsChannelModeSupported(AdcChannelMode channelMode) => channelMode == AdcChannelMode.SingleEnded;

        /// <inheritdoc/>
        /// <exception cref="ArgumentException">No such channel.</exception>
        /// <exception cref="InvalidOperationException">The channel is open already.</exception>
        public override AdcChannel OpenChannel(int channelNumber)
        {
            if (channelNumber < 0 || channelNumber >= ChannelCount)
            {
                throw new ArgumentException($"no ADC channel {channelNumber}", nameof(channelNumber));
            }

            if (_open[channelNumber])
            {
                throw new InvalidOperationException($"ADC channel {channelNumber} is open already");
            }

            _open[channelNumber] = true;
            return new AdcChannel(this, channelNumber);
        }

        internal int Convert(int channelNumber) => _converter.Convert(channelNumber);

        internal void Release(int channelNumber) => _open[channelNumber] = false;

        private static ISimulatedConverter NoConverter() =>
            throw new PlatformNotSupportedException("a PC has no ADC: give the controller a simulated converter");
    }
}
