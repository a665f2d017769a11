using System;
using System.Collections.Generic;
using System.Device.Adc;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Hal
{
    [TestClass]
    public class AdcDoubleTests
    {
        [TestMethod]
        public void The_double_has_every_member_the_device_assembly_has()
        {
            string list = SharedData.Find("nanoframework-api", "System.Device.Adc.txt");
            HashSet<string> ours = typeof(AdcController).Assembly.GetExportedTypes()
                .SelectMany(DeviceSurface.Describe)
                .ToHashSet(StringComparer.Ordinal);
            string[] missing = File.ReadAllLines(list)
                .Where(line => line.StartsWith("T:", StringComparison.Ordinal) || line.StartsWith("M:", StringComparison.Ordinal))
                .Where(line => !line.Contains("Finalize", StringComparison.Ordinal) && !ours.Contains(line))
                .ToArray();

            Assert.IsEmpty(missing, string.Join('\n', missing));
        }

        [TestMethod]
        public void A_controller_without_a_simulated_converter_is_refused_on_a_PC() =>
            Assert.ThrowsExactly<PlatformNotSupportedException>(() => new AdcController());

        [TestMethod]
        public void A_channel_opens_once_until_it_is_disposed()
        {
            AdcController controller = new(new Constant());
            AdcChannel channel = controller.OpenChannel(2);
            Assert.ThrowsExactly<InvalidOperationException>(() => controller.OpenChannel(2));
            Assert.ThrowsExactly<ArgumentException>(() => controller.OpenChannel(3));
            Assert.AreEqual(1023, channel.ReadValue());
            Assert.AreEqual(1.0, channel.ReadRatio());

            channel.Dispose();
            Assert.ThrowsExactly<ObjectDisposedException>(() => channel.ReadValue());
            controller.OpenChannel(2).Dispose();
        }

        private sealed class Constant : ISimulatedConverter
        {
            public int ChannelCount => 3;

            public int ResolutionInBits => 10;

            public int Convert(int channelNumber) => 1023;
        }
    }
}
