using System;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Lines;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>
    /// Samples a power monitor in the cell's line, the voltage by a second way where there is one, and the temperature by whatever channel gives
    /// it. The monitor averages by itself: one sample each. Its voltage input takes current from the cell, so it is connected only while it is measured through.
    /// </summary>
    public sealed class MonitorSampler : ISampler
    {
        private readonly IPowerMonitor _monitor;
        private readonly IConverterChannel _temperature;
        private readonly IConverterChannel _secondVoltage;
        private readonly IOutputLine _voltageSwitch;
        private readonly IClock _clock;
        private readonly FrontEnd _frontEnd;

        /// <summary>A sampler.</summary>
        /// <param name="monitor">The monitor.</param>
        /// <param name="temperature">Thermistor, or the monitor's own temperature.</param>
        /// <param name="secondVoltage">A converter that sees the cell voltage too, behind the same switch; null for none.</param>
        /// <param name="voltageSwitch">Connects the monitor's voltage input when high.</param>
        /// <param name="clock">For that input to settle.</param>
        /// <param name="frontEnd">How many samples of temperature and second voltage, and how long the input takes.</param>
        public MonitorSampler(
            IPowerMonitor monitor,
            IConverterChannel temperature,
            IConverterChannel secondVoltage,
            IOutputLine voltageSwitch,
            IClock clock,
            FrontEnd frontEnd)
        {
            _monitor = monitor;
            _temperature = temperature;
            _secondVoltage = secondVoltage;
            _voltageSwitch = voltageSwitch;
            _clock = clock;
            _frontEnd = frontEnd;
        }

        /// <inheritdoc/>
        public void SampleCell(FrontEndReader reader)
        {
            _voltageSwitch.Drive(true);
            try
            {
                _clock.Wait(_frontEnd.DividerSettleMilliseconds);
                if (_monitor.HasFineRange)
                {
                    _monitor.Measure(true);
                    reader.FineCurrent.Add(_monitor.ShuntCode);
                }

                // Voltage and current of one instant: both from the measurement whose range fits.
                if (reader.FineCurrent.Fault != ReadingFault.None)
                {
                    _monitor.Measure(false);
                    reader.CoarseCurrent.Add(_monitor.ShuntCode);
                }

                reader.Voltage.Add(_monitor.BusCode);
                SampleSecondVoltage(reader);
            }
            finally
            {
                _voltageSwitch.Drive(false);
            }
        }

        /// <inheritdoc/>
        public void SampleTemperature(FrontEndReader reader) => reader.Temperature.AddFrom(_temperature, _frontEnd.Oversampling);

        private void SampleSecondVoltage(FrontEndReader reader)
        {
            if (_secondVoltage == null || reader.SecondVoltage == null)
            {
                return;
            }

            try
            {
                reader.SecondVoltage.AddFrom(_secondVoltage, _frontEnd.Oversampling);
            }
            catch (Exception)
            {
                // The look is good without it.
                reader.SecondVoltage.Clear();
            }
        }
    }
}
