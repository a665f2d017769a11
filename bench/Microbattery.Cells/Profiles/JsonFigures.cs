using System;
using System.Linq;
using System.Text.Json;
using Microbattery.Firmware.Configuration;
using Microbattery.Records;

namespace Microbattery.Cells.Profiles
{
    /// <summary>Reads figures, each with its source, from a parsed profile, and blames the line when one is not as it should be.</summary>
    internal sealed class JsonFigures
    {
        private static readonly string[] s_sources = ["datasheet", "paper", "derived", "estimated", "measured"];

        private readonly string _file;
        private readonly JsonElement _root;
        private readonly JsonLines _lines;

        internal JsonFigures(string file, JsonElement root, JsonLines lines)
        {
            _file = file;
            _root = root;
            _lines = lines;
        }

        internal bool Has(string path) => TryFind(path, out _);

        internal InputException Wrong(string path, string what) => new(_file, _lines.Of(path), $"{path}: {what}");

        internal string Text(string path)
        {
            JsonElement element = Find(path);
            return element.ValueKind == JsonValueKind.String && element.GetString()!.Length > 0
                ? element.GetString()!
                : throw Wrong(path, $"found {Found(element)}, expected a text");
        }

        /// <summary>A figure in its own unit.</summary>
        internal double Number(string path) => ToNumber(path, Value(path));

        /// <summary>A figure in its own unit, refused outside a range.</summary>
        internal double Number(string path, double lowest, double highest)
        {
            double number = Number(path);
            return number >= lowest && number <= highest ? number : throw Wrong(path, $"{number} is not within {lowest} to {highest}");
        }

        /// <summary>A list of figures in their own unit.</summary>
        internal double[] Numbers(string path)
        {
            JsonElement value = Value(path);
            return value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray().Select(entry => ToNumber(path, entry)).ToArray()
                : throw Wrong(path, $"found {Found(value)}, expected a list of numbers");
        }

        /// <summary>Whether something is so.</summary>
        internal bool Flag(string path)
        {
            JsonElement value = Value(path);
            return value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? value.GetBoolean()
                : throw Wrong(path, $"found {Found(value)}, expected true or false");
        }

        /// <summary>A number that stands beside a figure's value, in its own unit.</summary>
        internal double NumberBeside(string path) => ToNumber(path, Find(path));

        /// <summary>A figure as the firmware has it.</summary>
        internal int Integer(Setting setting) => Integer(ProfilePaths.Path(setting), ProfilePaths.Scale(setting));

        /// <summary>A figure in its own unit times <paramref name="scale"/>, as an integer.</summary>
        internal int Integer(string path, double scale) => ToInteger(path, Number(path), scale);

        /// <summary>A figure as the firmware has it, where an int does not hold it.</summary>
        internal long Long(Setting setting)
        {
            string path = ProfilePaths.Path(setting);
            double scaled = Math.Round(Number(path) * ProfilePaths.Scale(setting));
            return Math.Abs(scaled) < 4e18 ? (long)scaled : throw Wrong(path, "out of range");
        }

        /// <summary>A table as the firmware has it.</summary>
        internal int[] Table(Setting setting) => Integers(ProfilePaths.Path(setting), ProfilePaths.Scale(setting));

        /// <summary>A list of figures in their own unit times <paramref name="scale"/>, as integers.</summary>
        internal int[] Integers(string path, double scale) => [.. Numbers(path).Select(number => ToInteger(path, number, scale))];

        /// <summary>A number that stands beside a figure's value, as its error does, as the firmware has it.</summary>
        internal int Beside(Setting setting) =>
            ToInteger(ProfilePaths.Path(setting), NumberBeside(ProfilePaths.Path(setting)), ProfilePaths.Scale(setting));

        /// <summary>A figure that may be missing: then it is the default of its row in the table of settings.</summary>
        internal int OrDefault(Setting setting) =>
            Has(ProfilePaths.Path(setting)) ? Integer(setting) : (int)SettingTable.Row(setting).Default;

        /// <summary>The same, of a number that stands beside a figure's value.</summary>
        internal int BesideOrDefault(Setting setting) =>
            Has(ProfilePaths.Path(setting)) ? Beside(setting) : (int)SettingTable.Row(setting).Default;

        /// <summary>A table that may be missing, by itself or with its section: then it is null.</summary>
        internal int[]? OrNone(Setting setting, string? section = null) =>
            Has(section ?? ProfilePaths.Path(setting)) ? Table(setting) : null;

        /// <summary>Where a figure is from: one of the known words.</summary>
        internal string Source(string path)
        {
            string source = Text(path + ".source");
            return s_sources.Contains(source)
                ? source
                : throw Wrong(path + ".source", $"found '{source}', expected one of {string.Join(", ", s_sources)}");
        }

        private JsonElement Value(string path)
        {
            Source(path);
            return Find(path + ".value");
        }

        private JsonElement Find(string path) => TryFind(path, out JsonElement element)
            ? element
            : throw Wrong(path, "missing; docs/formats.md says what a profile holds");

        private bool TryFind(string path, out JsonElement element)
        {
            element = _root;
            foreach (string name in path.Split('.'))
            {
                if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                {
                    return false;
                }
            }

            return true;
        }

        private double ToNumber(string path, JsonElement element)
        {
            return element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out double number) && double.IsFinite(number)
                ? number
                : throw Wrong(path, $"found {Found(element)}, expected a finite number");
        }

        private static string Found(JsonElement element)
        {
            string text = element.GetRawText().ReplaceLineEndings(" ");
            return text.Length <= 40 ? text : text[..40] + "...";
        }

        private int ToInteger(string path, double number, double scale)
        {
            double scaled = Math.Round(number * scale);
            return Math.Abs(scaled) <= int.MaxValue ? (int)scaled : throw Wrong(path, $"{number} is out of range");
        }
    }
}
