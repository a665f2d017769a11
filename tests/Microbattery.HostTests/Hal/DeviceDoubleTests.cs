using System;
using System.Collections.Generic;
using System.Device.Adc;
using System.Device.Gpio;
using System.Device.I2c;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Hardware.Stm32;

namespace Microbattery.HostTests.Hal
{
    /// <summary>Code that compiles against a double compiles against the device: only members named Simulated are the double's
    /// own.</summary>
    [TestClass]
    public class DeviceDoubleTests
    {
        private static readonly Dictionary<string, Assembly> s_doubles = new(StringComparer.Ordinal)
        {
            ["System.Device.Adc"] = typeof(AdcController).Assembly,
            ["System.Device.Gpio"] = typeof(GpioController).Assembly,
            ["System.Device.I2c"] = typeof(I2cDevice).Assembly,
            ["nanoFramework.Hardware.Esp32"] = typeof(Sleep).Assembly,
            ["nanoFramework.Hardware.Stm32"] = typeof(Power).Assembly,
        };

        [TestMethod]
        [DataRow("System.Device.Adc", 15)]
        [DataRow("System.Device.Gpio", 20)]
        [DataRow("System.Device.I2c", 30)]
        [DataRow("nanoFramework.Hardware.Esp32", 25)]
        [DataRow("nanoFramework.Hardware.Stm32", 18)]
        public void The_device_has_every_member_of_the_double(string assembly, int atLeast)
        {
            HashSet<string> device = [.. ReadList(assembly), .. ReadList("mscorlib")];
            string[] ours = s_doubles[assembly].GetExportedTypes()
                .Where(type => !type.Name.StartsWith("ISimulated", StringComparison.Ordinal))
                .Where(type => !type.Name.StartsWith("Simulate", StringComparison.Ordinal))
                .SelectMany(DeviceSurface.DescribePublic)
                .ToArray();

            Assert.IsGreaterThan(atLeast, ours.Length, "the members of the double were found");
            string[] more = ours.Where(member => !device.Contains(member)).ToArray();
            Assert.IsEmpty(more, string.Join('\n', more));
        }

        [TestMethod]
        public void Every_double_is_checked()
        {
            string[] folders = Directory.GetDirectories(Path.Combine(RepositoryFiles.Root, "hal", "host"))
                .Select(folder => Path.GetFileName(folder))
                .Where(folder => File.Exists(Path.Combine(RepositoryFiles.Root, "hal", "host", folder, folder + ".csproj")))
                .ToArray();
            CollectionAssert.AreEquivalent(folders, s_doubles.Keys);
        }

        [TestMethod]
        public void A_PC_has_neither_pins_nor_buses_nor_registers()
        {
            Assert.ThrowsExactly<PlatformNotSupportedException>(() => new GpioController());
            Assert.ThrowsExactly<PlatformNotSupportedException>(() => new I2cDevice(new I2cConnectionSettings(1, 2)));
            Assert.ThrowsExactly<PlatformNotSupportedException>(() => I2cDevice.Create(new I2cConnectionSettings(1, 2)));
            Assert.ThrowsExactly<PlatformNotSupportedException>(() => _ = BackupMemory.Size);
        }

        private static string[] ReadList(string assembly) => File.ReadAllLines(SharedData.Find("nanoframework-api", assembly + ".txt"));
    }
}
