using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Microbattery.Hal.FrontEnds;
using Microbattery.Records;

namespace Microbattery.Experiments.Calibration
{
    /// <summary>
    /// Reads what a person noted at the bench: CSV whose header names its columns. meter_v, meter_ua and meter_c are what the meter
    /// showed; voltage_code, fine_code, coarse_code and temperature_code what CodeReport printed with it. Others are ignored. A field may
    /// be empty: a row says something of each input whose meter and code it has.
    /// </summary>
    public static class MeteredReader
    {
        private static readonly (FrontEndInput Input, string Code, string Meter, double Scale)[] s_pairs =
        [
            (FrontEndInput.Voltage, "voltage_code", "meter_v", 1e6),
            (FrontEndInput.FineCurrent, "fine_code", "meter_ua", 1e3),
            (FrontEndInput.CoarseCurrent, "coarse_code", "meter_ua", 1e3),
            (FrontEndInput.Temperature, "temperature_code", "meter_c", 1e3),
        ];

        /// <summary>Reads a file.</summary>
        /// <param name="path">The file.</param>
        /// <returns>Its points, one or more.</returns>
        /// <exception cref="InputException">It is missing, empty, or not of this form.</exception>
        public static IReadOnlyList<MeteredRow> ReadFile(string path)
        {
            try
            {
                return Read(path, File.ReadAllLines(path));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                bool isMissing = exception is FileNotFoundException or DirectoryNotFoundException;
                throw new InputException(path, null, isMissing ? "no such file" : exception.Message);
            }
        }

        /// <summary>Reads lines.</summary>
        /// <param name="name">Name to blame.</param>
        /// <param name="lines">The lines, the header first.</param>
        /// <returns>Their points, one or more.</returns>
        /// <exception cref="InputException">As <see cref="ReadFile"/>.</exception>
        public static IReadOnlyList<MeteredRow> Read(string name, IReadOnlyList<string> lines)
        {
            ArgumentNullException.ThrowIfNull(lines);
            if (lines.Count == 0)
            {
                throw new InputException(name, 1, "empty");
            }

            List<string> columns = [.. lines[0].Split(',', StringSplitOptions.TrimEntries)];
            List<MeteredRow> points = [];
            for (int i = 1; i < lines.Count; i++)
            {
                if (string.IsNullOrWhiteSpace(lines[i]))
                {
                    continue;
                }

                string[] fields = lines[i].Split(',', StringSplitOptions.TrimEntries);
                if (fields.Length != columns.Count)
                {
                    throw new InputException(name, i + 1, $"{fields.Length} fields, the header has {columns.Count}");
                }

                foreach ((FrontEndInput input, string code, string meter, double scale) in s_pairs)
                {
                    if (Field(code) is { Length: > 0 } codeText && Field(meter) is { Length: > 0 } meterText)
                    {
                        points.Add(new MeteredRow(input, Number(code, codeText, 1, i + 1), Number(meter, meterText, scale, i + 1), i + 1));
                    }
                }

                string? Field(string column) => columns.IndexOf(column) is >= 0 and int at ? fields[at] : null;
            }

            return points.Count > 0
                ? points
                : throw new InputException(name, null, "no row has a code and what the meter showed: columns meter_v, meter_ua, meter_c, "
                    + "voltage_code, fine_code, coarse_code, temperature_code");

            int Number(string column, string text, double scale, int line) =>
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                && Math.Abs(value * scale) <= int.MaxValue
                    ? (int)Math.Round(value * scale)
                    : throw new InputException(name, line, $"{column}: '{text}' is not a number in range");
        }
    }
}
