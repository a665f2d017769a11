using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using Microbattery.Records;

namespace Microbattery.Cells.Materials
{
    /// <summary>The electrodes and electrolytes that come with the project, by name: half-cells.json and electrolytes.json.</summary>
    public static class MaterialLibrary
    {
        private static readonly JsonSerializerOptions s_options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

        /// <summary>Electrodes, in the order of the file.</summary>
        public static IReadOnlyList<HalfCell> HalfCells { get; } = Load<HalfCell>("half-cells.json");

        /// <summary>Electrolytes, in the order of the file.</summary>
        public static IReadOnlyList<Electrolyte> Electrolytes { get; } = Load<Electrolyte>("electrolytes.json");

        /// <summary>An electrode by its name.</summary>
        /// <param name="name">Name, whatever its case.</param>
        /// <param name="option">What to blame.</param>
        /// <returns>The electrode.</returns>
        /// <exception cref="InputException">There is none of that name.</exception>
        public static HalfCell HalfCell(string name, string option = "electrode") => Find(HalfCells, cell => cell.Name, name, option);

        /// <summary>An electrolyte by its name.</summary>
        /// <param name="name">Name, whatever its case.</param>
        /// <param name="option">What to blame.</param>
        /// <returns>The electrolyte.</returns>
        /// <exception cref="InputException">There is none of that name.</exception>
        public static Electrolyte Electrolyte(string name, string option = "electrolyte") =>
            Find(Electrolytes, electrolyte => electrolyte.Name, name, option);

        private static T Find<T>(IReadOnlyList<T> all, Func<T, string> nameOf, string name, string option) =>
            all.FirstOrDefault(item => nameOf(item).Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new InputException(option, null, $"'{name}' is none of {string.Join(", ", all.Select(nameOf))}");

        private static T[] Load<T>(string resource)
        {
            using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
            return JsonSerializer.Deserialize<T[]>(stream, s_options)!;
        }
    }
}
