using System.Device.Adc;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Hal.Adapters
{
    /// <summary>
    /// A channel of the MCU's own converter. The class library sets neither attenuation, reference nor sample time: an ESP32 reads at
    /// 12 dB, 0 to about 3.1 V, bent at both ends and off by part; an STM32 samples for 3 clock cycles, so what drives it must be
    /// buffered; a Pico measures against what stands on its ADC_VREF.
    /// </summary>
    public sealed class AdcConverterChannel : IConverterChannel
    {
        private readonly AdcChannel _channel;

        /// <summary>Opens a channel.</summary>
        /// <param name="converter">The converter.</param>
        /// <param name="channelNumber">Channel number of the target, which is no pin number.</param>
        public AdcConverterChannel(AdcController converter, int channelNumber)
        {
            _channel = converter.OpenChannel(channelNumber);
        }

        /// <inheritdoc/>
        public int ReadCode() => _channel.ReadValue();
    }
}
