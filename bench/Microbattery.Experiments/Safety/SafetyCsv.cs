using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microbattery.Records;

namespace Microbattery.Experiments.Safety
{
    /// <summary>Every row of the matrix with all its figures.</summary>
    public static class SafetyCsv
    {
        private const string Header =
            "board,fault,state,seen_s,bits,charge_open_s,load_open_s,highest_v,highest_electrode_v,release,release_s,harm,failures";

        /// <summary>Writes it, whole or not at all.</summary>
        /// <param name="path">Where.</param>
        /// <param name="rows">The rows.</param>
        public static void Write(string path, IReadOnlyList<SafetyRow> rows) =>
            OutputFile.WriteLines(path, rows.Select(Line).Prepend(Header));

        private static string Line(SafetyRow row) => string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Board},\"{row.Fault.Name}\",\"{row.State.Name}\",{row.SeenSeconds:0.###},\"{row.Seen}\","
                + $"{row.ChargeOpenSeconds:0.###},{row.LoadOpenSeconds:0.###},{row.HighestVolts:0.0000},{row.HighestElectrodeVolts:0.0000},"
                + $"{row.Release},{row.ReleaseSeconds:0.###},\"{string.Join("; ", row.Harm)}\",\"{string.Join("; ", row.Failures)}\"");
    }
}
