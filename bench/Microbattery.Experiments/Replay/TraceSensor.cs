using System;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;
using Microbattery.Records.Traces;

namespace Microbattery.Experiments.Replay
{
    /// <summary>Gives the firmware the rows of a trace as measurements. Values that do not fit its integers fail the reading.</summary>
    public sealed class TraceSensor : ICellSensor
    {
        /// <summary>The row of the next sample.</summary>
        public TraceSample Sample { get; set; }

        /// <inheritdoc/>
        public void Read(CellSample sample, long nowMilliseconds)
        {
            ArgumentNullException.ThrowIfNull(sample);
            Set(sample.VoltageMicrovolts, Sample.VoltageVolts * 1e6, nowMilliseconds);
            Set(sample.CurrentNanoamps, Sample.CurrentAmps * 1e9, nowMilliseconds);
            Set(sample.TemperatureMillicelsius, Sample.TemperatureCelsius * 1e3, nowMilliseconds);
        }

        private static void Set(Reading reading, double value, long nowMilliseconds)
        {
            // The comparison is false for NaN too.
            if (Math.Abs(value) <= int.MaxValue)
            {
                reading.SetValid((int)Math.Round(value), nowMilliseconds);
            }
            else
            {
                reading.SetFailed(value > 0 ? ReadingFault.SaturatedHigh : ReadingFault.SaturatedLow);
            }
        }
    }
}
