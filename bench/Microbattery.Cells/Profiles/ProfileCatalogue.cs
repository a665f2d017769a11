using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microbattery.Firmware.Cells;
using Microbattery.Records;

namespace Microbattery.Cells.Profiles
{
    /// <summary>The profiles that come with the project, by name.</summary>
    public static class ProfileCatalogue
    {
        private const string Suffix = ".cell.json";

        // Profiles cannot be changed after their check: read once, they serve every run.
        private static readonly ConcurrentDictionary<string, CellDocument> s_documents = new(StringComparer.Ordinal);

        /// <summary>Names, in order.</summary>
        public static IReadOnlyList<string> Names { get; } = Assembly.GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(name => name[..^Suffix.Length])
            .Order(StringComparer.Ordinal)
            .ToArray();

        /// <summary>A profile of the catalogue, or from a file.</summary>
        /// <param name="nameOrFile">A name of <see cref="Names"/>, or a path to a .cell.json file.</param>
        /// <returns>The profile, checked.</returns>
        /// <exception cref="InputException">There is none, or it cannot be used.</exception>
        public static CellProfile Find(string nameOrFile) => Document(nameOrFile).Profile;

        /// <summary>A profile of the catalogue, or from a file, with all that its file says.</summary>
        /// <param name="nameOrFile">A name of <see cref="Names"/>, or a path to a .cell.json file.</param>
        /// <returns>The profile, checked.</returns>
        /// <exception cref="InputException">There is none, or it cannot be used.</exception>
        public static CellDocument Document(string nameOrFile)
        {
            ArgumentNullException.ThrowIfNull(nameOrFile);
            if (Names.Contains(nameOrFile))
            {
                return s_documents.GetOrAdd(nameOrFile, name => ProfileReader.Read(name + Suffix, Json(name)));
            }

            if (nameOrFile.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || File.Exists(nameOrFile))
            {
                return ProfileReader.ReadFile(nameOrFile);
            }

            throw new InputException(nameOrFile, null, $"unknown cell; known are {string.Join(", ", Names)}, or a .cell.json file");
        }

        /// <summary>The file of a profile of the catalogue.</summary>
        /// <param name="name">A name of <see cref="Names"/>.</param>
        /// <returns>Its bytes, UTF-8.</returns>
        public static byte[] Json(string name) => Resource(name + Suffix);

        /// <summary>The JSON Schema of profiles.</summary>
        /// <returns>Its bytes, UTF-8.</returns>
        public static byte[] Schema() => Resource("cell-profile.schema.json");

        private static byte[] Resource(string resource)
        {
            using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
            using MemoryStream copy = new();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
    }
}
