using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microbattery.Firmware.Cells;
using Microbattery.Records;

namespace Microbattery.Cells.Profiles
{
    /// <summary>
    /// A profile being written: figures with their sources, in the order they are set; tables wrapped, everything else a line.
    /// </summary>
    public sealed class ProfileDraft
    {
        private const int LineLength = 120;
        private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        private readonly JsonObject _root;

        /// <summary>A draft with its name.</summary>
        /// <param name="name">Letters, digits, '-', '_' and '.'.</param>
        public ProfileDraft(string name)
        {
            _root = new JsonObject { ["format"] = ProfileFormat.Text, ["name"] = name };
        }

        /// <summary>A draft that begins as another profile.</summary>
        /// <param name="name">Its own name.</param>
        /// <param name="from">The other profile.</param>
        public ProfileDraft(string name, CellDocument from)
        {
            ArgumentNullException.ThrowIfNull(from);
            _root = JsonNode.Parse(from.Json.Span)!.AsObject();
            _root["name"] = name;
        }

        /// <summary>Temperatures of the tables over temperature, °C.</summary>
        public static double[] GridCelsius { get; } = Enumerable.Range(0, TemperatureTable.Count)
            .Select(i => (TemperatureTable.FirstMillicelsius + (i * TemperatureTable.StepMillicelsius)) / 1000.0)
            .ToArray();

        /// <summary>Sets a text.</summary>
        /// <param name="path">Names, with points between: "chemistry.positive".</param>
        /// <param name="text">The text.</param>
        public void Text(string path, string text) => Parent(path, out string name)[name] = text;

        /// <summary>Sets a figure.</summary>
        /// <param name="path">Names, with points between: "limits.cutoff_voltage_v".</param>
        /// <param name="value">The figure; kept to six digits.</param>
        /// <param name="source">datasheet, paper, derived, estimated or measured.</param>
        /// <param name="note">Which paper, derived how.</param>
        /// <param name="beside">Numbers beside the value: its error, a pulse's duration.</param>
        public void Figure(string path, double value, string source, string note, params (string Name, double Value)[] beside) =>
            Set(path, Rounded(value, 6), source, note, beside);

        /// <summary>Sets a table.</summary>
        /// <param name="path">Names, with points between.</param>
        /// <param name="values">The table; kept to six digits.</param>
        /// <param name="source">As for a figure.</param>
        /// <param name="note">As for a figure.</param>
        /// <param name="beside">As for a figure.</param>
        public void Table(string path, double[] values, string source, string note, params (string Name, double Value)[] beside) =>
            Set(path, new JsonArray([.. values.Select(value => (JsonNode)Rounded(value, 6))]), source, note, beside);

        /// <summary>Sets whether something is so.</summary>
        /// <param name="path">Names, with points between.</param>
        /// <param name="value">Whether it is.</param>
        /// <param name="source">As for a figure.</param>
        /// <param name="note">As for a figure.</param>
        public void Flag(string path, bool value, string source, string note) => Set(path, value, source, note, []);

        /// <summary>Multiplies a figure or table that is there, and says so in its note.</summary>
        /// <param name="path">Names, with points between.</param>
        /// <param name="factor">By what.</param>
        /// <param name="note">Why.</param>
        public void Scale(string path, double factor, string note)
        {
            JsonNode? at = _root;
            foreach (string name in path.Split('.'))
            {
                at = (at as JsonObject)?[name];
            }

            if (at is JsonObject figure)
            {
                figure["value"] = figure["value"] is JsonArray table
                    ? new JsonArray([.. table.Select(entry => (JsonNode)Rounded(entry!.GetValue<double>() * factor, 6))])
                    : Rounded(figure["value"]!.GetValue<double>() * factor, 6);
                figure["note"] = $"{figure["note"]?.GetValue<string>()}; {note}";
            }
        }

        /// <summary>Takes something out.</summary>
        /// <param name="path">Names, with points between.</param>
        public void Remove(string path) => Parent(path, out string last).Remove(last);

        /// <summary>The file's text.</summary>
        /// <returns>JSON, UTF-8 without a mark, ending in a line end.</returns>
        public byte[] ToBytes()
        {
            StringBuilder text = new();
            Append(text, _root, 0);
            return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
        }

        /// <summary>Reads the draft back as anybody would, so that nothing is written that would be refused.</summary>
        /// <param name="fileName">Name to blame.</param>
        /// <returns>The profile.</returns>
        /// <exception cref="InputException">It contradicts itself.</exception>
        public CellDocument Check(string fileName) => ProfileReader.Read(fileName, ToBytes());

        /// <summary>Writes the file, whole or not at all, after checking it.</summary>
        /// <param name="path">Where.</param>
        /// <returns>The profile as read back.</returns>
        /// <exception cref="InputException">It contradicts itself; nothing is written.</exception>
        public CellDocument Write(string path)
        {
            CellDocument document = Check(path);
            OutputFile.Write(path, partial => File.WriteAllBytes(partial, ToBytes()));
            return document;
        }

        private static double Rounded(double value, int digits) =>
            double.Parse(value.ToString("G" + digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

        private static void Append(StringBuilder text, JsonObject node, int indent)
        {
            string margin = new(' ', indent + 2);
            text.Append("{\n");
            bool isFirst = true;
            foreach ((string name, JsonNode? value) in node)
            {
                text.Append(isFirst ? string.Empty : ",\n").Append(margin).Append('"').Append(name).Append("\": ");
                isFirst = false;
                string line = OneLine(value!);
                if (value is JsonArray array && line.Length > LineLength - indent)
                {
                    AppendWrapped(text, array, margin);
                }
                else if (value is JsonObject inner && (!inner.ContainsKey("value") || inner["value"] is JsonArray { Count: > 12 }))
                {
                    Append(text, inner, indent + 2);
                }
                else
                {
                    text.Append(line);
                }
            }

            text.Append('\n').Append(' ', indent).Append('}');
        }

        private static void AppendWrapped(StringBuilder text, JsonArray array, string margin)
        {
            text.Append('[');
            int length = int.MaxValue;
            for (int i = 0; i < array.Count; i++)
            {
                string entry = array[i]!.ToJsonString(s_plain) + (i + 1 < array.Count ? "," : string.Empty);
                if (length + entry.Length + 1 > LineLength - margin.Length)
                {
                    text.Append('\n').Append(margin).Append(' ');
                    length = 0;
                }

                text.Append(' ').Append(entry);
                length += entry.Length + 1;
            }

            text.Append('\n').Append(margin).Append(']');
        }

        private static string OneLine(JsonNode node) => node switch
        {
            JsonObject inner => "{ " + string.Join(", ", inner.Select(pair => $"\"{pair.Key}\": {OneLine(pair.Value!)}")) + " }",
            JsonArray array => "[" + string.Join(", ", array.Select(entry => OneLine(entry!))) + "]",
            _ => node.ToJsonString(s_plain),
        };

        private void Set(string path, JsonNode value, string source, string note, (string Name, double Value)[] beside)
        {
            JsonObject figure = new() { ["value"] = value };
            foreach ((string name, double number) in beside)
            {
                figure[name] = Rounded(number, 4);
            }

            figure["source"] = source;
            figure["note"] = note;
            Parent(path, out string last)[last] = figure;
        }

        private JsonObject Parent(string path, out string last)
        {
            string[] names = path.Split('.');
            last = names[^1];
            JsonObject at = _root;
            foreach (string name in names[..^1])
            {
                if (at[name] is not JsonObject next)
                {
                    next = [];
                    at[name] = next;
                }

                at = next;
            }

            return at;
        }
    }
}
