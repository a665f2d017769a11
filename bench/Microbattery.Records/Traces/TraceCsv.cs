using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Microbattery.Records.Traces
{
    /// <summary>Writes a trace as <see cref="TraceReader"/> reads it, with a tester's counters where it has them.</summary>
    public static class TraceCsv
    {
        /// <summary>Writes a file, whole or not at all.</summary>
        /// <param name="path">Where.</param>
        /// <param name="samples">The rows, one or more.</param>
        public static void Write(string path, IReadOnlyList<TraceSample> samples)
        {
            ArgumentNullException.ThrowIfNull(samples);
            bool hasCounters = !double.IsNaN(samples[0].ChargeAmpHours);
            string header = "time_s,voltage_v,current_a,temperature_c" + (hasCounters ? ",charge_ah,discharge_ah" : string.Empty);
            OutputFile.WriteLines(path, samples.Select(row => Line(row, hasCounters)).Prepend(header));
        }

        private static string Line(TraceSample row, bool hasCounters) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{row.TimeSeconds:0.###},{row.VoltageVolts:0.000000},{row.CurrentAmps:G7},{row.TemperatureCelsius:0.##}")
            + (hasCounters
                ? string.Create(CultureInfo.InvariantCulture, $",{row.ChargeAmpHours:G9},{row.DischargeAmpHours:G9}")
                : string.Empty);
    }
}
