using Microbattery.Firmware.Ports;
using Microbattery.Hal.Lines;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>
    /// Samples four converter channels: cell voltage behind a divider, current by two amplifiers, thermistor. The divider is on only
    /// while it is measured through, and the samples of voltage and current alternate, so that their means belong to the same instant.
    /// </summary>
    public sealed class ConverterSampler : ISampler
    {
        private readonly IConverterChannel _voltage;
        private readonly IConverterChannel _fineCurrent;
        private readonly IConverterChannel _coarseCurrent;
        private readonly IConverterChannel _temperature;
        private readonly IOutputLine _divider;
        private readonly IClock _clock;
        private readonly FrontEnd _frontEnd;

        /// <summary>A sampler.</summary>
        /// <param name="voltage">Cell voltage.</param>
        /// <param name="fineCurrent">Current, high gain.</param>
        /// <param name="coarseCurrent">Current, low gain.</param>
        /// <param name="temperature">Thermistor.</param>
        /// <param name="divider">Switches the divider on when high.</param>
        /// <param name="clock">For the divider to settle.</param>
        /// <param name="frontEnd">How many samples, and how long the divider takes.</param>
        public ConverterSampler(
            IConverterChannel voltage,
            IConverterChannel fineCurrent,
            IConverterChannel coarseCurrent,
            IConverterChannel temperature,
            IOutputLine divider,
            IClock clock,
            FrontEnd frontEnd)
        {
            _voltage = voltage;
            _fineCurrent = fineCurrent;
            _coarseCurrent = coarseCurrent;
            _temperature = temperature;
            _divider = divider;
            _clock = clock;
            _frontEnd = frontEnd;
        }

        /// <inheritdoc/>
        public void SampleCell(FrontEndReader reader)
        {
            _divider.Drive(true);
            try
            {
                _clock.Wait(_frontEnd.DividerSettleMilliseconds);
                for (int i = _frontEnd.Oversampling; i > 0; i--)
                {
                    reader.Voltage.Add(_voltage.ReadCode());
                    reader.FineCurrent.Add(_fineCurrent.ReadCode());
                    reader.CoarseCurrent.Add(_coarseCurrent.ReadCode());
                }
            }
            finally
            {
                _divider.Drive(false);
            }
        }

        /// <inheritdoc/>
        public void SampleTemperature(FrontEndReader reader) => reader.Temperature.AddFrom(_temperature, _frontEnd.Oversampling);
    }
}
