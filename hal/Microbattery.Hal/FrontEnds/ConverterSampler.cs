using System;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Lines;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>
    /// Sampler of four converter channels: the cell voltage behind a divider, the current by two amplifiers, and a thermistor.
    /// </summary>
    /// <remarks>
    /// The divider is connected during the burst alone, because it discharges the cell. Conversions of voltage and current alternate, so
    /// that their means belong to the same instant.
    /// </remarks>
    public sealed class ConverterSampler : ISampler
    {
        private readonly IConverterChannel _voltage;
        private readonly IConverterChannel _fineCurrent;
        private readonly IConverterChannel _coarseCurrent;
        private readonly IConverterChannel _temperature;
        private readonly IOutputLine _divider;
        private readonly IClock _clock;
        private readonly int _oversampling;
        private readonly int _settleMilliseconds;

        /// <summary>Creates a sampler.</summary>
        /// <param name="voltage">Channel of the cell voltage.</param>
        /// <param name="fineCurrent">Channel of the amplifier of high gain.</param>
        /// <param name="coarseCurrent">Channel of the amplifier of low gain.</param>
        /// <param name="temperature">Channel of the thermistor.</param>
        /// <param name="divider">Line that connects the divider when high.</param>
        /// <param name="clock">Waits until the divider has settled.</param>
        /// <param name="frontEnd">The front end, which says how many conversions are taken and how long the divider settles.</param>
        /// <exception cref="ArgumentNullException">One of them is missing.</exception>
        public ConverterSampler(
            IConverterChannel voltage,
            IConverterChannel fineCurrent,
            IConverterChannel coarseCurrent,
            IConverterChannel temperature,
            IOutputLine divider,
            IClock clock,
            FrontEnd frontEnd)
        {
            ArgumentNullException.ThrowIfNull(voltage, nameof(voltage));
            ArgumentNullException.ThrowIfNull(fineCurrent, nameof(fineCurrent));
            ArgumentNullException.ThrowIfNull(coarseCurrent, nameof(coarseCurrent));
            ArgumentNullException.ThrowIfNull(temperature, nameof(temperature));
            ArgumentNullException.ThrowIfNull(divider, nameof(divider));
            ArgumentNullException.ThrowIfNull(clock, nameof(clock));
            ArgumentNullException.ThrowIfNull(frontEnd, nameof(frontEnd));
            _voltage = voltage;
            _fineCurrent = fineCurrent;
            _coarseCurrent = coarseCurrent;
            _temperature = temperature;
            _divider = divider;
            _clock = clock;
            _oversampling = frontEnd.Oversampling;
            _settleMilliseconds = frontEnd.DividerSettleMilliseconds;
        }

        /// <inheritdoc/>
        public void SampleCell(FrontEndReader reader)
        {
            _divider.Drive(true);
            try
            {
                _clock.Wait(_settleMilliseconds);
                for (int i = _oversampling; i > 0; i--)
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
        public void SampleTemperature(FrontEndReader reader) => reader.Temperature.AddFrom(_temperature, _oversampling);
    }
}
