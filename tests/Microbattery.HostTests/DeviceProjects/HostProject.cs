using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Microbattery.HostTests.DeviceProjects
{
    /// <summary>A .NET project.</summary>
    internal sealed record HostProject(string Path)
    {
        private readonly XDocument _content = XDocument.Load(Path);

        internal string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

        internal string Folder => System.IO.Path.GetDirectoryName(Path)!;

        internal bool IsDeviceSource => _content.Descendants("DeviceSource").Any(element => element.Value == "true");

        internal string OutputType => _content.Descendants("OutputType").SingleOrDefault()?.Value ?? "Library";

        internal IEnumerable<string> ProjectReferences => _content.Descendants("ProjectReference")
            .Select(element => System.IO.Path.GetFileNameWithoutExtension(element.Attribute("Include")!.Value));
    }
}
