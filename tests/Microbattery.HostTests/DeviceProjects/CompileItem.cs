using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Microbattery.HostTests.DeviceProjects
{
    /// <summary>One Compile element: a file, or everything below a folder but some folders.</summary>
    internal sealed record CompileItem(string Include, string[] Exclude)
    {
        private static readonly string s_everything = Path.Combine("**", "*.cs");
        private static readonly string s_all = Path.DirectorySeparatorChar + "**";

        internal bool IsWildcard => Include.EndsWith(s_everything, StringComparison.Ordinal);

        internal string Folder => Path.GetDirectoryName(Path.GetDirectoryName(Include))!;

        internal IEnumerable<string> Files => IsWildcard
            ? Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
                .Where(file => !Exclude.Any(folder => file.StartsWith(folder[..^(s_all.Length - 1)], StringComparison.Ordinal)))
            : [Include];
    }
}
