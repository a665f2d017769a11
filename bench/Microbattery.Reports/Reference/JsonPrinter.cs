using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Microbattery.Reports.Reference
{
    /// <summary>JSON as it is checked in: two spaces an indent, line feeds, letters as they are.</summary>
    internal static class JsonPrinter
    {
        private static readonly JsonSerializerOptions s_options =
            new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        internal static string Print(JsonNode node) => node.ToJsonString(s_options) + "\n";
    }
}
