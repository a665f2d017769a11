using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.RegularExpressions;
using Sylvan.Data.Csv;

namespace Microbattery.Records.Loads
{
    /// <summary>
    /// Reads a load as current loggers export it (Nordic PPK2, Qoitech Otii, Joulescope): CSV with a header, a column of time and one of
    /// current, their units in the names: <c>Timestamp(ms),Current(uA)</c>, <c>time_s,current_a</c>, <c>Timestamp,Main current (A)</c>.
    /// Without a unit: s and A.
    /// </summary>
    public static partial class LoadRecordReader
    {
        private const double LargestAmps = 10;
        private const double NoiseShare = 0.01; // of the largest current; a logger's zero wanders below zero

        private static readonly Dictionary<string, double> s_seconds = new(StringComparer.Ordinal)
        {
            ["s"] = 1,
            ["sec"] = 1,
            ["ms"] = 1e-3,
            ["us"] = 1e-6,
            ["µs"] = 1e-6,
            ["μs"] = 1e-6,
            ["ns"] = 1e-9,
            ["min"] = 60,
            ["h"] = 3600,
        };

        private static readonly Dictionary<string, double> s_amps = new(StringComparer.Ordinal)
        {
            ["a"] = 1,
            ["ma"] = 1e-3,
            ["ua"] = 1e-6,
            ["µa"] = 1e-6,
            ["μa"] = 1e-6,
            ["na"] = 1e-9,
        };

        /// <summary>Reads a record from a file, .gz too.</summary>
        /// <param name="path">The file.</param>
        /// <returns>The record.</returns>
        /// <exception cref="InputException">It is missing, or no record: the message names line and column.</exception>
        public static LoadRecord ReadFile(string path)
        {
            try
            {
                using Stream file = File.OpenRead(path);
                using Stream plain =
                    path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
                using StreamReader text = new(plain);
                return Read(path, text);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                bool isMissing = exception is FileNotFoundException or DirectoryNotFoundException;
                throw new InputException(path, null, isMissing ? "no such file" : exception.Message);
            }
        }

        /// <summary>Reads a record from text.</summary>
        /// <param name="name">Name to blame.</param>
        /// <param name="text">The text.</param>
        /// <returns>The record.</returns>
        /// <exception cref="InputException">As <see cref="ReadFile"/>.</exception>
        public static LoadRecord Read(string name, TextReader text)
        {
            try
            {
                using CsvDataReader csv = CsvDataReader.Create(text, new CsvDataReaderOptions { Comment = '\0' });
                (int timeColumn, double toSeconds) = Find(name, csv, "time", s_seconds);
                (int currentColumn, double toAmps) = Find(name, csv, "current", s_amps);
                List<double> seconds = [];
                List<double> amps = [];
                for (int line = 2; csv.Read(); line++)
                {
                    double second = toSeconds * Number(name, csv, timeColumn, line);
                    double amp = toAmps * Number(name, csv, currentColumn, line);
                    if (seconds.Count > 0 && second <= seconds[^1])
                    {
                        throw new InputException(
                            name, line, $"{csv.GetName(timeColumn)} does not rise: expected later than the row before");
                    }

                    if (Math.Abs(amp) > LargestAmps)
                    {
                        throw new InputException(
                            name, line, Text($"{csv.GetName(currentColumn)} is {amp} A, expected at most {LargestAmps} A"));
                    }

                    seconds.Add(second);
                    amps.Add(amp);
                }

                return Make(name, seconds, amps);
            }
            catch (CsvMissingHeadersException)
            {
                throw new InputException(name, 1, "empty");
            }
            catch (CsvFormatException exception)
            {
                throw new InputException(name, exception.RowNumber + 1, exception.Message);
            }
        }

        private static LoadRecord Make(string name, List<double> seconds, List<double> amps)
        {
            if (seconds.Count < 2)
            {
                throw new InputException(name, null, $"has {seconds.Count} rows, expected two or more");
            }

            double lowest = amps.Min();
            if (-lowest > NoiseShare * amps.Max(Math.Abs))
            {
                throw new InputException(name, amps.IndexOf(lowest) + 2, Text($"current is {lowest} A: a load's current is positive"));
            }

            double first = seconds[0];
            double period = seconds[^1] - first + (seconds[^1] - seconds[^2]);
            return new LoadRecord([.. seconds.Select(second => second - first)], [.. amps.Select(amp => Math.Max(amp, 0))], period);
        }

        private static (int Column, double Scale) Find(string name, CsvDataReader csv, string what, Dictionary<string, double> units)
        {
            for (int i = 0; i < csv.FieldCount; i++)
            {
                string header = csv.GetName(i);
                if (!header.Contains(what, StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                // The first letter of a unit alone tells mA from MA, and nobody logs megaamperes.
                string unit = Unit().Match(header).Groups[1].Value.ToLowerInvariant();
                return unit.Length == 0 ? (i, 1)
                    : units.TryGetValue(unit, out double scale) ? (i, scale)
                    : throw new InputException(
                        name, 1, $"column '{header}' has the unit '{unit}', expected one of {string.Join(", ", units.Keys)}");
            }

            string[] names = [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetName)];
            throw new InputException(name, 1, $"no column named like '{what}' among '{string.Join("', '", names)}'");
        }

        private static double Number(string name, CsvDataReader csv, int column, int line)
        {
            string text = column < csv.RowFieldCount ? csv.GetString(column) : string.Empty;
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
                ? number
                : throw new InputException(name, line, $"{csv.GetName(column)} is '{text}', expected a finite number");
        }

        private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

        [GeneratedRegex(@"(?<=[(\[/_]\s*)([A-Za-zµμ]+)(?=\s*[)\]]?\s*$)")]
        private static partial Regex Unit();
    }
}
