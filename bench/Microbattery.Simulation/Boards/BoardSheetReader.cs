using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microbattery.Records;

namespace Microbattery.Simulation.Boards
{
    /// <summary>Reads the sheet of a board: board.json in its folder.</summary>
    public static class BoardSheetReader
    {
        private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
        {
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };

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
