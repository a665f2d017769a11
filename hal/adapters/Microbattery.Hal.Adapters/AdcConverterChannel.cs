using System;
using System.Device.Adc;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Hal.Adapters
{
    /// <summary>One channel of the MCU's own converter.</summary>
    /// <remarks>
    /// The class library sets neither attenuation, reference nor sample time. An ESP32 converts at 12 dB, 0 to about 3.1 V, not linear at
    /// both ends, and with a gain error of its own. An STM32 samples for 3 clock cycles, so its inputs must be buffered. A Pico measures
    /// against the voltage at its ADC_VREF pin.
    /// </remarks>
    public sealed class AdcConverterChannel : IConverterChannel
    {
        private readonly AdcChannel _channel;

        /// <summary>Opens a channel.</summary>
        /// <param name="converter">The converter.</param>
        /// <param name="channelNumber">Channel number of the target; this is not a pin number.</param>
        /// <exception cref="ArgumentNullException">The converter is missing.</exception>
        public AdcConverterChannel(AdcController converter, int channelNumber)
        {
            ArgumentNullException.ThrowIfNull(converter, nameof(converter));
            _channel = converter.OpenChannel(channelNumber);
        }

        /// <inheritdoc/>
        public int ReadCode() => _channel.ReadValue();
    }
}
