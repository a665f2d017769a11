using System;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Telemetry;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>
    /// Sensor of the cell: has a sampler take samples, and turns them into readings. A sampler that throws makes the readings failed ones.
    /// </summary>
    /// <remarks>
    /// The temperature is sampled less often than voltage and current: once a period of the clock. A clock that stands still, or advances
    /// by less than two samples are ever apart, does not end that: the temperature is then sampled again after a number of samples.
    /// </remarks>
    public sealed class CellSensor : ICellSensor
    {
        // The shortest time the supervisor leaves between two samples by default (Wake.AfterClosingMilliseconds). Samples closer together
        // say that the clock is wrong, or that somebody set a shorter time: the temperature is then sampled more often than it need be.
        private const int ShortestIntervalMilliseconds = 50;

        // Ten seconds at the interval of one second at which a closed switch is sampled (Wake.ActiveMilliseconds): as often as by the
        // clock.
        private const int MostShortIntervals = 10;

        private readonly ISampler _sampler;
        private readonly int _temperaturePeriodMilliseconds;
        private bool _hasSampledTemperature;
        private long _temperatureMilliseconds;
        private long _sampleMilliseconds;
        private int _shortIntervals;

        /// <summary>Creates a sensor.</summary>
        /// <param name="frontEnd">The front end, which says what the samples mean.</param>
        /// <param name="sampler">Takes the samples.</param>
        /// <exception cref="ArgumentNullException">One of them is missing.</exception>
        public CellSensor(FrontEnd frontEnd, ISampler sampler)
        {
            ArgumentNullException.ThrowIfNull(frontEnd, nameof(frontEnd));
            ArgumentNullException.ThrowIfNull(sampler, nameof(sampler));
            Reader = new FrontEndReader(frontEnd);
            _sampler = sampler;
            _temperaturePeriodMilliseconds = frontEnd.TemperaturePeriodMilliseconds;
        }

        /// <summary>The codes of the last sample, for a calibration.</summary>
        public FrontEndReader Reader { get; }

        /// <summary>The kind of the last exception that the sampler threw since the start; <see cref="FailureKind.None"/> without
        /// one.</summary>
        public FailureKind LastFailure { get; private set; }

        /// <inheritdoc/>
        public void Read(CellSample measurement, long nowMilliseconds)
        {
            bool isTemperatureDue = IsTemperatureDue(nowMilliseconds);
            Reader.Clear();
            try
            {
                _sampler.SampleCell(Reader);
            }
            catch (Exception exception)
            {
                // A converter that does not answer gives failed readings; the tick goes on and opens the switches.
                LastFailure = FailureKinds.Of(exception);
                Reader.Clear();
            }

            Reader.ReportVoltageAndCurrent(measurement, nowMilliseconds);
            if (isTemperatureDue)
            {
                ReadTemperature(measurement, nowMilliseconds);
            }
        }

        private void ReadTemperature(CellSample measurement, long nowMilliseconds)
        {
            _hasSampledTemperature = true;
            _temperatureMilliseconds = nowMilliseconds;
            _shortIntervals = 0;
            try
            {
                _sampler.SampleTemperature(Reader);
            }
            catch (Exception exception)
            {
                LastFailure = FailureKinds.Of(exception);
                Reader.Temperature.Clear();
            }

            Reader.ReportTemperature(measurement, nowMilliseconds);
        }

        private bool IsTemperatureDue(long nowMilliseconds)
        {
            if (nowMilliseconds - _sampleMilliseconds < ShortestIntervalMilliseconds)
            {
                _shortIntervals++;
            }

            _sampleMilliseconds = nowMilliseconds;
            long age = nowMilliseconds - _temperatureMilliseconds;
            return !_hasSampledTemperature
                || age < 0
                || age >= _temperaturePeriodMilliseconds
                || _shortIntervals >= MostShortIntervals;
        }
    }
}
