using System;
using System.Linq;
using System.Text.Json;

namespace Microbattery.Bench.Profiles
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

        internal InputException Wrong(string path, string what) => new(_file, _lines.Of(path), $"{path}: {what}");

        internal string Text(string path)
        {
            JsonElement element = Find(path);
            return element.ValueKind == JsonValueKind.String && element.GetString()!.Length > 0
                ? element.GetString()!
                : throw Wrong(path, "expected a text");
        }

        /// <summary>A figure in its own unit times <paramref name="scale"/>, as an integer.</summary>
        internal int Integer(string path, double scale) => ToInteger(path, Number(path, Value(path)), scale);

        internal long LongInteger(string path, double scale)
        {
            double scaled = Math.Round(Number(path, Value(path)) * scale);
            return Math.Abs(scaled) < 4e18 ? (long)scaled : throw Wrong(path, "out of range");
        }

        internal int[] Integers(string path, double scale)
        {
            JsonElement value = Value(path);
            return value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray().Select(entry => ToInteger(path, Number(path, entry), scale)).ToArray()
                : throw Wrong(path, "expected a list of numbers");
        }

        /// <summary>A number that stands beside a figure's value, as its error does.</summary>
        internal int Beside(string path, double scale) => ToInteger(path, Number(path, Find(path)), scale);

        private JsonElement Value(string path)
        {
            string source = Text(path + ".source");
            if (!s_sources.Contains(source))
            {
                throw Wrong(path + ".source", $"'{source}' is none of {string.Join(", ", s_sources)}");
            }

            return Find(path + ".value");
        }

        private JsonElement Find(string path)
        {
            JsonElement element = _root;
            foreach (string name in path.Split('.'))
            {
                if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                {
                    throw Wrong(path, "missing");
                }
            }

            return element;
        }

        private double Number(string path, JsonElement element)
        {
            return element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out double number) && double.IsFinite(number)
                ? number
                : throw Wrong(path, "expected a finite number");
        }

        private int ToInteger(string path, double number, double scale)
        {
            double scaled = Math.Round(number * scale);
            return Math.Abs(scaled) <= int.MaxValue ? (int)scaled : throw Wrong(path, $"{number} is out of range");
        }
    }
}
