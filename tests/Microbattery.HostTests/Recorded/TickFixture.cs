using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Microbattery.Tests.Recorded;
using Sylvan.Data.Csv;

namespace Microbattery.HostTests.Recorded
{
    /// <summary>Recorded ticks as the CSV a person reads, and as the C# both runtimes replay.</summary>
    internal static class TickFixture
    {
        private const int Columns = (int)TickColumn.Count;
        private const int BytesALine = 24;

        private static readonly string s_folder = Path.Combine(RepositoryFiles.Root, "tests", "Microbattery.Tests", "Recorded");

        internal static string CsvPath { get; } = Path.Combine(s_folder, "recorded-ticks.csv");

        internal static string SourcePath { get; } = Path.Combine(s_folder, "RecordedTicks.cs");

        internal static string ToCsv(IReadOnlyList<int[]> rows)
        {
            StringBuilder text = new();
            text.Append(string.Join(',', Enum.GetNames<TickColumn>().Take(Columns))).Append('\n');
            foreach (int[] row in rows)
            {
                text.Append(string.Join(',', row.Select(value => value.ToString(CultureInfo.InvariantCulture)))).Append('\n');
            }

            return text.ToString();
        }

        internal static IReadOnlyList<int[]> ReadCsv()
        {
            using CsvDataReader csv = CsvDataReader.Create(CsvPath);
            List<int[]> rows = [];
            while (csv.Read())
            {
                rows.Add([.. Enumerable.Range(0, Columns).Select(csv.GetInt32)]);
            }

            return rows;
        }

        internal static string ToSource(IReadOnlyList<int[]> rows)
        {
            byte[] packed = [.. Pack(rows)];
            StringBuilder text = new();
            text.Append("namespace Microbattery.Tests.Recorded\n{\n");
            text.Append("    /// <summary>recorded-ticks.csv, packed for <see cref=\"TickReader\"/>. ");
            text.Append("Generated: RecordedTickTests says how.</summary>\n");
            text.Append("    public static class RecordedTicks\n    {\n");
            text.Append("        /// <summary>How many ticks.</summary>\n");
            text.Append(CultureInfo.InvariantCulture, $"        public const int Rows = {rows.Count};\n\n");
            text.Append("        /// <summary>The ticks.</summary>\n");
            text.Append("        public static readonly byte[] Packed =\n        {\n");
            foreach (byte[] line in packed.Chunk(BytesALine))
            {
                text.Append("            ").Append(
                    string.Join(' ', line.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part},")))).Append(
                    '\n');
            }

            return text.Append("        };\n    }\n}\n").ToString();
        }

        private static IEnumerable<byte> Pack(IEnumerable<int[]> rows)
        {
            int[] before = new int[Columns];
            foreach (int[] row in rows)
            {
                List<byte> changes = [];
                ulong mask = 0;
                for (int column = 0; column < Columns; column++)
                {
                    long change = (long)row[column] - before[column];
                    if (change != 0)
                    {
                        mask |= 1UL << column;
                        changes.AddRange(Number((ulong)((change << 1) ^ (change >> 63))));
                    }
                }

                before = row;
                foreach (byte part in Number(mask).Concat(changes))
                {
                    yield return part;
                }
            }
        }

        private static IEnumerable<byte> Number(ulong value)
        {
            while (value >= 0x80)
            {
                yield return (byte)(value | 0x80);
                value >>= 7;
            }

            yield return (byte)value;
        }
    }
}
