using System;
using System.Device.Adc;
using System.Device.Gpio;

namespace Microbattery.Hal.Adapters
{
    /// <summary>
    /// Looks at the cell through the converter. The divider is on only while it is measured through, and the samples of voltage and
    /// current alternate, so that their means belong to the same instant.
    /// </summary>
    public sealed class AdcCellSensor : ICellSensor
    {
        private readonly FrontEnd _frontEnd;
        private readonly FrontEndReader _reader;
        private readonly GpioPin _dividerEnable;
        private readonly IClock _clock;
        private readonly AdcChannel _voltage;
        private readonly AdcChannel _fineCurrent;
        private readonly AdcChannel _coarseCurrent;
        private readonly AdcChannel _temperature;
        private bool _temperatureAsked;
        private long _temperatureAskedMilliseconds;

        /// <summary>Opens the channels and the pin of the divider, off.</summary>
        /// <param name="converter">The converter.</param>
        /// <param name="pins">The pins.</param>
        /// <param name="dividerEnablePin">Pin that switches the divider on when high.</param>
        /// <param name="frontEnd">The board's front end.</param>
        /// <param name="clock">For the divider to settle.</param>
        public AdcCellSensor(AdcController converter, GpioController pins, int dividerEnablePin, FrontEnd frontEnd, IClock clock)
        {
            _frontEnd = frontEnd;
            _reader = new FrontEndReader(frontEnd);
            _clock = clock;
            _dividerEnable = OutputPin.OpenLow(pins, dividerEnablePin);
            _voltage = converter.OpenChannel(frontEnd.Voltage.Channel);
            _fineCurrent = converter.OpenChannel(frontEnd.FineCurrent.Channel);
            _coarseCurrent = converter.OpenChannel(frontEnd.CoarseCurrent.Channel);
            _temperature = converter.OpenChannel(frontEnd.Temperature.Channel);
        }

        /// <inheritdoc/>
        public void Read(Measurement measurement, long nowMilliseconds)
        {
            bool temperatureDue = IsTemperatureDue(nowMilliseconds);
            _reader.Clear();
            try
            {
                Sample(temperatureDue);
            }
            catch (Exception)
            {
                // A converter that does not answer is a failed look, not a reason to leave the loop.
                _reader.Clear();
            }

            _reader.ReportVoltageAndCurrent(measurement, nowMilliseconds);
            if (temperatureDue)
            {
                _temperatureAsked = true;
                _temperatureAskedMilliseconds = nowMilliseconds;
                _reader.ReportTemperature(measurement, nowMilliseconds);
            }
        }

        private bool IsTemperatureDue(long nowMilliseconds)
        {
            long age = nowMilliseconds - _temperatureAskedMilliseconds;
            return !_temperatureAsked || age < 0 || age >= _frontEnd.TemperaturePeriodMilliseconds;
        }

        private void Sample(bool temperatureDue)
        {
            _dividerEnable.Write(PinValue.High);
            try
            {
                _clock.Wait(_frontEnd.DividerSettleMilliseconds);
                for (int i = _frontEnd.Oversampling; i > 0; i--)
                {
                    _reader.Voltage.Add(_voltage.ReadValue());
                    _reader.FineCurrent.Add(_fineCurrent.ReadValue());
                    _reader.CoarseCurrent.Add(_coarseCurrent.ReadValue());
                }
            }
            finally
            {
                _dividerEnable.Write(PinValue.Low);
            }

            for (int i = temperatureDue ? _frontEnd.Oversampling : 0; i > 0; i--)
            {
                _reader.Temperature.Add(_temperature.ReadValue());
            }
        }
    }
}
