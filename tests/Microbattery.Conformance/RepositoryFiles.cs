using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.Conformance
{
    /// <summary>Files of this repository, and those that may stand beside it.</summary>
    internal static class RepositoryFiles
    {
        private const string DeterministicRoot = "/_/";

        internal static string Root { get; } = FindRoot();

        internal static string ProjectFolder { get; } = Path.Combine(Root, "tests", "Microbattery.Conformance");

        /// <summary>Where device/check left what it compiled, by configuration and project.</summary>
        internal static string CompiledForDevice { get; } = Path.Combine(Root, "device", "check", "bin");

        /// <summary>Where device/check left the class library and the signatures of the others.</summary>
        internal static string Libraries { get; } = Path.Combine(Root, "device", "check", "obj", "libraries");

        /// <summary>Folders of the sources that are compiled for the device, and of the samples.</summary>
        internal static string[] SourceFolders { get; } =
        [
            Path.Combine(Root, "firmware"),
            Path.Combine(Root, "hal"),
            Path.Combine(Root, "boards"),
            Path.Combine(Root, "device"),
            Path.Combine(Root, "tests", "Microbattery.Tests"),
            Path.Combine(ProjectFolder, "Samples"),
        ];

        /// <summary>Lists of what the platform has: beside a checkout, not in it. Tests that need them say when they are absent.</summary>
        internal static string PlatformLists
        {
            get
            {
                string folder = Path.Combine(Root, "..", "shared", "nanoframework-api");
                if (!Directory.Exists(folder))
                {
                    Assert.Inconclusive("skipped: nanoframework-api is not beside this checkout");
                }

                return folder;
            }
        }

        /// <summary>A path in a symbol file may be mapped (<c>/_/</c>), for builds that are the same everywhere.</summary>
        internal static string FullPath(string path) =>
            path.StartsWith(DeterministicRoot, StringComparison.Ordinal) ? Path.Combine(Root, path[DeterministicRoot.Length..]) : path;

        internal static string Relative(string path) => Path.GetRelativePath(Root, FullPath(path)).Replace('\\', '/');

        /// <summary>Source and project files of a folder, without what builds leave there.</summary>
        internal static string[] Find(string folder, string pattern) =>
        [
            .. Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
                .Where(path => !Path.GetRelativePath(folder, path).Split('/', '\\').Any(part => part is "bin" or "obj"))
                .Order(StringComparer.Ordinal),
        ];

        private static string FindRoot()
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Microbattery.slnx")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new DirectoryNotFoundException("the tests run outside their repository");
        }
    }
}
