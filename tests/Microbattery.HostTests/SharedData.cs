using System;
using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests
{
    /// <summary>Measured data and API lists that stand beside a checkout, not in it: tests that need them say so when they are
    /// absent.</summary>
    internal static class SharedData
    {
        internal static string Find(params string[] parts)
        {
            for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                string path = Path.Combine([folder.FullName, "shared", .. parts]);
                if (File.Exists(path))
                {
                    return path;
                }
            }

            Assert.Inconclusive($"skipped: {Path.Combine(parts)} is not beside this checkout");
            return string.Empty;
        }
    }
}
