using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Sylvan.Data.Csv;

namespace Microbattery.Records.Traces
{
    /// <summary>
    /// Reads a trace: CSV with the columns time_s, voltage_v, current_a, temperature_c first and in this order; charge_ah and
    /// discharge_ah, a tester's own counters, are used when there; other columns are ignored. Time may jump but not run back.
    /// </summary>
    public static class TraceReader
    {
        private static readonly string[] s_columns = ["time_s", "voltage_v", "current_a", "temperature_c"];

        /// <summary>Reads a trace from a file.</summary>
        /// <param name="path">The file.</param>
        /// <returns>Its rows, one or more.</returns>
        /// <exception cref="InputException">It is missing, empty, truncated, not numeric, not in order, or absurd.</exception>
        public static IReadOnlyList<TraceSample> ReadFile(string path)
        {
            try
            {
                using StreamReader text = File.OpenText(path);
                return Read(path, text);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                bool isMissing = exception is FileNotFoundException or DirectoryNotFoundException;
                throw new InputException(path, null, isMissing ? "no such file" : exception.Message);
            }
        }

        /// <summary>Reads a trace from text.</summary>
        /// <param name="name">Name to blame.</param>
        /// <param name="text">The text.</param>
        /// <returns>Its rows, one or more.</returns>
        /// <exception cref="InputException">As <see cref="ReadFile"/>.</exception>
        public static IReadOnlyList<TraceSample> Read(string name, TextReader text)
        {
            List<TraceSample> samples = [];
            int line = 1;
            try
            {
                using CsvDataReader csv = CsvDataReader.Create(text, new CsvDataReaderOptions { Delimiter = ',', Comment = '\0' });
                Columns columns = new(name, csv);
                int nextLine = 2 + columns.LinesInHeader;
                int? blankLine = null;
                while (csv.Read())
                {
                    line = nextLine;
                    nextLine += 1 + LinesWithin(csv);
                    if (csv.RowFieldCount <= 1 && csv.GetString(0).Length == 0)
                    {
                        blankLine ??= line;
                        continue;
                    }

                    if (blankLine is int blank)
                    {
                        throw new InputException(name, blank, "a blank line among the rows");
                    }

                    TraceSample sample = columns.Sample(line);
                    if (samples.Count > 0 && sample.TimeSeconds < samples[^1].TimeSeconds)
                    {
                        throw new InputException(name, line, $"time_s runs back from {samples[^1].TimeSeconds} to {sample.TimeSeconds}");
                    }

                    samples.Add(sample);
                }
            }
            catch (CsvMissingHeadersException)
            {
                throw new InputException(name, 1, "empty");
            }
            catch (CsvFormatException exception)
            {
                throw new InputException(name, line + 1, exception.Message);
            }

            return samples.Count > 0 ? samples : throw new InputException(name, 1, "no rows after the header");
        }

        /// <summary>Line ends inside the fields of a row: a quoted field may hold some.</summary>
        private static int LinesWithin(CsvDataReader csv)
        {
            int lines = 0;
            for (int i = s_columns.Length; i < csv.RowFieldCount; i++)
            {
                lines += csv.GetFieldSpan(i).Count('\n');
            }

            return lines;
        }

        private sealed class Columns
        {
            private readonly string _name;
            private readonly CsvDataReader _csv;
            private readonly int _chargeColumn;
            private readonly int _dischargeColumn;

            internal Columns(string name, CsvDataReader csv)
            {
                _name = name;
                _csv = csv;
                for (int i = 0; i < s_columns.Length; i++)
                {
                    if (i >= csv.FieldCount || csv.GetName(i) != s_columns[i])
                    {
                        throw new InputException(name, 1, $"expected the columns {string.Join(',', s_columns)} first");
                    }
                }

                _chargeColumn = Find("charge_ah");
                _dischargeColumn = Find("discharge_ah");
            }

            internal int LinesInHeader => Enumerable.Range(0, _csv.FieldCount).Sum(i => _csv.GetName(i).Count(letter => letter == '\n'));

            internal TraceSample Sample(int line) => new(
                Number(0, line, -1e12, 1e12),
                Number(1, line, -100, 100),
                Number(2, line, -1000, 1000),
                Number(3, line, -273.15, 1000),
                _chargeColumn < 0 ? double.NaN : Number(_chargeColumn, line, -1e9, 1e9),
                _dischargeColumn < 0 ? double.NaN : Number(_dischargeColumn, line, -1e9, 1e9));

            private int Find(string column)
            {
                for (int i = s_columns.Length; i < _csv.FieldCount; i++)
                {
                    if (_csv.GetName(i) == column)
                    {
                        return i;
                    }
                }

                return -1;
            }

            private double Number(int column, int line, double lowest, double highest)
            {
                string header = _csv.GetName(column);
                if (column >= _csv.RowFieldCount)
                {
                    throw new InputException(_name, line, $"{header} is missing: the row is cut short");
                }

                string text = _csv.GetString(column);
                if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
                {
                    throw new InputException(_name, line, $"{header} is '{text}', expected a finite number");
                }

                return number >= lowest && number <= highest
                    ? number
                    : throw new InputException(_name, line, $"{header} is {text}, expected {lowest} to {highest}");
            }
        }
    }
}
