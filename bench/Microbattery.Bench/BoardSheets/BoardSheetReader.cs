using System;
using System.IO;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microbattery.Bench.BoardSheets
{
    /// <summary>Reads the sheets that come with the project.</summary>
    public static class BoardSheetReader
    {
        private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
        {
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        };

        /// <summary>The sheet of a board.</summary>
        /// <param name="folder">Its folder below boards/.</param>
        /// <returns>The sheet.</returns>
        /// <exception cref="InputException">It is missing, or a field of it is.</exception>
        public static BoardSheet Read(string folder)
        {
            string name = folder + "/board.json";
            using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
                ?? throw new InputException(name, null, "no such sheet");
            return Parse(name, stream);
        }

        /// <summary>A sheet from its bytes.</summary>
        /// <param name="name">Name to blame.</param>
        /// <param name="json">The bytes, UTF-8.</param>
        /// <returns>The sheet.</returns>
        /// <exception cref="InputException">A field is missing, unknown or of the wrong kind.</exception>
        public static BoardSheet Parse(string name, Stream json)
        {
            try
            {
                return JsonSerializer.Deserialize<BoardSheet>(json, s_options) ?? throw new InputException(name, null, "holds nothing");
            }
            catch (JsonException exception)
            {
                int? line = exception.LineNumber is long at ? (int)at + 1 : null;
                throw new InputException(name, line, exception.Message.Split(". Path", StringSplitOptions.None)[0]);
            }
        }
    }
}
