using System;
using System.Collections.Generic;
using System.Text.Json;

namespace Microbattery.Cells.Profiles
{
    /// <summary>On which line each value of a JSON text stands, by its path: "limits.cutoff_voltage_v.value".</summary>
    internal sealed class JsonLines
    {
        private readonly Dictionary<string, int> _lineOf = new();

        internal JsonLines(ReadOnlySpan<byte> json)
        {
            Utf8JsonReader reader = new(json);
            Stack<string> parents = new();
            string path = string.Empty;
            int line = 1;
            int counted = 0;
            while (reader.Read())
            {
                int start = (int)reader.TokenStartIndex;
                line += json[counted..start].Count((byte)'\n');
                counted = start;
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        string parent = parents.Count > 0 ? parents.Peek() : string.Empty;
                        path = parent.Length == 0 ? reader.GetString()! : $"{parent}.{reader.GetString()}";
                        _lineOf[path] = line;
                        break;
                    case JsonTokenType.StartObject:
                        parents.Push(path);
                        break;
                    case JsonTokenType.EndObject:
                        path = parents.Pop();
                        break;
                    default:
                        break;
                }
            }
        }

        /// <summary>The line of a path, or of the nearest parent that exists: where a missing field would have to go.</summary>
        internal int Of(string path)
        {
            for (string at = path; at.Length > 0; at = at.LastIndexOf('.') is int dot and >= 0 ? at[..dot] : string.Empty)
            {
                if (_lineOf.TryGetValue(at, out int line))
                {
                    return line;
                }
            }

            return 1;
        }
    }
}
