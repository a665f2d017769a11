using System;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.Lines;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>
    /// Sampler of a power monitor in the cell's line, of the cell voltage by a second converter where there is one, and of a temperature
    /// channel.
    /// </summary>
    /// <remarks>
    /// The monitor averages by itself, so one measurement is enough. Its voltage input discharges the cell, so it is connected during the
    /// measurement alone.
    /// </remarks>
    public sealed class MonitorSampler : ISampler
    {
        private readonly IPowerMonitor _monitor;
        private readonly IConverterChannel _temperature;
        private readonly IConverterChannel _secondVoltage;
        private readonly IOutputLine _voltageSwitch;
        private readonly IClock _clock;
        private readonly int _oversampling;
        private readonly int _settleMilliseconds;

        /// <summary>Creates a sampler.</summary>
        /// <param name="monitor">The monitor.</param>
        /// <param name="temperature">Channel of the thermistor, or of the monitor's own temperature.</param>
        /// <param name="secondVoltage">Channel that measures the cell voltage too, behind the same switch; null for none.</param>
        /// <param name="voltageSwitch">Line that connects the monitor's voltage input when high.</param>
        /// <param name="clock">Waits until that input has settled.</param>
        /// <param name="frontEnd">The front end, which says how many conversions of temperature and second voltage are taken, and how long
        /// the input settles.</param>
        /// <exception cref="ArgumentNullException">One of them is missing; the second voltage may be.</exception>
        public MonitorSampler(
            IPowerMonitor monitor,
            IConverterChannel temperature,
            IConverterChannel secondVoltage,
            IOutputLine voltageSwitch,
            IClock clock,
            FrontEnd frontEnd)
        {
            ArgumentNullException.ThrowIfNull(monitor, nameof(monitor));
            ArgumentNullException.ThrowIfNull(temperature, nameof(temperature));
            ArgumentNullException.ThrowIfNull(voltageSwitch, nameof(voltageSwitch));
            ArgumentNullException.ThrowIfNull(clock, nameof(clock));
            ArgumentNullException.ThrowIfNull(frontEnd, nameof(frontEnd));
            _monitor = monitor;
            _temperature = temperature;
            _secondVoltage = secondVoltage;
            _voltageSwitch = voltageSwitch;
            _clock = clock;
            _oversampling = frontEnd.Oversampling;
            _settleMilliseconds = frontEnd.DividerSettleMilliseconds;
        }

        /// <summary>The kind of the last exception that the second voltage threw since the start; <see cref="FailureKind.None"/> without
        /// one. What the monitor and the temperature throw is passed on to the sensor.</summary>
        public FailureKind LastSecondVoltageFailure { get; private set; }

        /// <inheritdoc/>
        public void SampleCell(FrontEndReader reader)
        {
            _voltageSwitch.Drive(true);
            try
            {
                _clock.Wait(_settleMilliseconds);
                if (_monitor.HasFineRange)
                {
                    _monitor.Measure(true);
                    reader.FineCurrent.Add(_monitor.ShuntCode);
                }

                // Voltage and current belong to the same instant: both are taken from the measurement whose range fits.
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
        public void SampleTemperature(FrontEndReader reader) => reader.Temperature.AddFrom(_temperature, _oversampling);

        private void SampleSecondVoltage(FrontEndReader reader)
        {
            if (_secondVoltage == null || reader.SecondVoltage == null)
            {
                return;
            }

            try
            {
                reader.SecondVoltage.AddFrom(_secondVoltage, _oversampling);
            }
            catch (Exception exception)
            {
                // Voltage and current are measured without it; its own reading fails.
                LastSecondVoltageFailure = FailureKinds.Of(exception);
                reader.SecondVoltage.Clear();
            }
        }
    }
}
