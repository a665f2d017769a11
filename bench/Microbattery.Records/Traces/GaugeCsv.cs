using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Microbattery.Records.Traces
{
    /// <summary>
    /// Writes gauge output: time_s, soc, soc_error, soh, capacity_ah, voltage_v, current_a, charge_enabled, load_enabled, faults, and
    /// after these contract columns temperature_c and, where the truth is known, soc_true.
    /// </summary>
    public static class GaugeCsv
    {
        private const string Header =
            "time_s,soc,soc_error,soh,capacity_ah,voltage_v,current_a,charge_enabled,load_enabled,faults,temperature_c,soc_true";

        /// <summary>Writes a file, whole or not at all.</summary>
        /// <param name="path">Where.</param>
        /// <param name="rows">The rows.</param>
        public static void Write(string path, IEnumerable<GaugeRow> rows) => OutputFile.WriteLines(path, rows.Select(Line).Prepend(Header));

        private static string Line(GaugeRow row) => string.Join(
            ',',
            Text(row.TimeSeconds, "0.###"),
            Text(row.StateOfCharge, "0.000000"),
            Text(row.StateOfChargeError, "0.000000"),
            Text(row.StateOfHealth, "0.0000"),
            Text(row.CapacityAmpHours, "G9"),
            Text(row.VoltageVolts, "0.000000"),
            Text(row.CurrentAmps, "0.000000000"),
            row.ChargeClosed ? "1" : "0",
            row.LoadClosed ? "1" : "0",
            row.Faults.ToString(CultureInfo.InvariantCulture),
            Text(row.TemperatureCelsius, "0.00"),
            double.IsNaN(row.TrueStateOfCharge) ? string.Empty : Text(row.TrueStateOfCharge, "0.000000"));

        private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
