using System.Collections.Generic;
using System.IO;

namespace Microbattery.Conformance.Report
{
    /// <summary>What a library of the platform takes of a board.</summary>
    /// <param name="ImageBytes">Its image in the deployment area.</param>
    /// <param name="TableBytes">What the interpreter allocates for it when it is loaded.</param>
    internal sealed record LibraryImage(int ImageBytes, int TableBytes)
    {
        // Built from the sources at github.com/nanoframework/NAME as of 2026-07-30, of the version lines that device/ names, as C# 9.0, and
        // converted by the metadata processor (4541b46). Tables: counted in the headers of those images, as ImageSize.TableBytes does.
        private static readonly Dictionary<string, LibraryImage> s_built = new()
        {
            ["System.Device.Adc"] = new(1812, 324),
            ["System.Device.Gpio"] = new(5992, 740),
            ["System.Device.I2c"] = new(1756, 316),
            ["System.IO.FileSystem"] = new(16684, 1716),
            ["System.IO.Streams"] = new(7104, 760),
            ["nanoFramework.Hardware.Esp32"] = new(12212, 1364),
            ["nanoFramework.Hardware.Stm32"] = new(3464, 572),
            ["nanoFramework.Runtime.Events"] = new(3408, 544),
            ["nanoFramework.Runtime.Native"] = new(1376, 340),
            ["nanoFramework.System.Text"] = new(5412, 552),
        };

        private const int ClassLibraryTableBytes = 3244;

        /// <summary>Finds a library.</summary>
        /// <param name="name">The name of its file.</param>
        internal static LibraryImage Find(string name) => name == ClassLibrary.Name
            ? new LibraryImage((int)new FileInfo(ClassLibrary.ImagePath).Length, ClassLibraryTableBytes)
            : s_built[name];
    }
}
