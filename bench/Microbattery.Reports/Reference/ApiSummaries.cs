using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microbattery.Firmware.Configuration;
using Microbattery.Records;

namespace Microbattery.Reports.Reference
{
    /// <summary>Summaries of the firmware's members, from the documentation file that the compiler writes beside its assembly.</summary>
    internal sealed partial class ApiSummaries
    {
        private readonly Dictionary<string, XElement> _summaries;

        private ApiSummaries(Dictionary<string, XElement> summaries) => _summaries = summaries;

        /// <summary>Reads the documentation file.</summary>
        /// <returns>The summaries.</returns>
        /// <exception cref="InputException">There is no such file: the program was copied without it.</exception>
        internal static ApiSummaries Read()
        {
            string file = Path.ChangeExtension(typeof(Setting).Assembly.Location, ".xml");
            if (!File.Exists(file))
            {
                throw new InputException(file, null, "missing: the pages are printed from its summaries, so build from the sources");
            }

            return new ApiSummaries(XDocument.Load(file).Descendants("member")
                .Where(member => member.Element("summary") is not null)
                .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")!, StringComparer.Ordinal));
        }

        /// <summary>What a value of an enumeration means.</summary>
        internal string Of(Enum value) => Text(Summary(Field(value)));

        /// <summary>What a setting is: the summary of the property that the summary of its number refers to.</summary>
        internal string Of(Setting setting)
        {
            XElement number = Summary(Field(setting));
            string? property = number.Elements("see").FirstOrDefault()?.Attribute("cref")?.Value;
            return Text(Summary(property ?? throw new InputException(Field(setting), null, "its summary refers to no property")));
        }

        private static string Field(Enum value) => $"F:{value.GetType().FullName}.{value}";

        private XElement Summary(string member) =>
            _summaries.TryGetValue(member, out XElement? summary) ? summary : throw new InputException(member, null, "has no summary");

        private static string Text(XElement summary)
        {
            IEnumerable<string> parts = summary.Nodes().Select(node => node switch
            {
                XElement element when element.Attribute("cref") is XAttribute reference => "`" + reference.Value.Split('.')[^1] + "`",
                XElement element => element.Value,
                XText text => text.Value,
                _ => string.Empty,
            });
            return Spaces().Replace(string.Concat(parts), " ").Trim();
        }

        [GeneratedRegex(@"\s+")]
        private static partial Regex Spaces();
    }
}
