using System;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>Looks at the cell: has samples taken, and makes readings of them, or failures.</summary>
    public sealed class CellSensor : ICellSensor
    {
        private readonly ISampler _sampler;
        private readonly int _temperaturePeriodMilliseconds;
        private bool _temperatureAsked;
        private long _temperatureAskedMilliseconds;

        /// <summary>A sensor.</summary>
        /// <param name="frontEnd">What the samples mean.</param>
        /// <param name="sampler">Takes them.</param>
        public CellSensor(FrontEnd frontEnd, ISampler sampler)
        {
            Reader = new FrontEndReader(frontEnd);
            _sampler = sampler;
            _temperaturePeriodMilliseconds = frontEnd.TemperaturePeriodMilliseconds;
        }

        /// <summary>The samples of the last look, for whoever calibrates.</summary>
        public FrontEndReader Reader { get; }

        /// <inheritdoc/>
        public void Read(CellSample measurement, long nowMilliseconds)
        {
            bool temperatureDue = IsTemperatureDue(nowMilliseconds);
            Reader.Clear();
            try
            {
                _sampler.SampleCell(Reader);
            }
            catch (Exception)
            {
                // A converter that does not answer is a failed look, not a reason to leave the loop.
                Reader.Clear();
            }

            Reader.ReportVoltageAndCurrent(measurement, nowMilliseconds);
            if (temperatureDue)
            {
                _temperatureAsked = true;
                _temperatureAskedMilliseconds = nowMilliseconds;
                ReadTemperature(measurement, nowMilliseconds);
            }
        }

        private void ReadTemperature(CellSample measurement, long nowMilliseconds)
        {
            try
            {
                _sampler.SampleTemperature(Reader);
            }
            catch (Exception)
            {
                Reader.Temperature.Clear();
            }

            Reader.ReportTemperature(measurement, nowMilliseconds);
        }

        private bool IsTemperatureDue(long nowMilliseconds)
        {
            long age = nowMilliseconds - _temperatureAskedMilliseconds;
            return !_temperatureAsked || age < 0 || age >= _temperaturePeriodMilliseconds;
        }
    }
}
