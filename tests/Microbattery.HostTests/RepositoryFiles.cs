using System;
using System.IO;

namespace Microbattery.HostTests
{
    /// <summary>Files of this repository.</summary>
    internal static class RepositoryFiles
    {
        internal static string Root { get; } = FindRoot();

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
