using System.Device.I2c;
using System.Linq;
using Microbattery.Hal.Chips;
using Microbattery.Simulation.Chips;
using Microbattery.Tests.Doubles;

namespace Microbattery.HostTests.Hal.Chips
{
    /// <summary>A serial memory of a part, and a clock.</summary>
    internal sealed class MemoryBench
    {
        public MemoryBench(string part)
        {
            (int length, int page, PageLength, WriteMilliseconds) = part switch
            {
                "AT24C32" => (4096, 32, 32, 5),
                "AT24C256" => (32768, 64, 64, 5),
                _ => (32768, 32768, 128, 0),
            };
            Memory = new SimulatedMemory(length, page, WriteMilliseconds, Clock);
        }

        public FakeClock Clock { get; } = new();

        public SimulatedMemory Memory { get; }

        public int PageLength { get; }

        public int WriteMilliseconds { get; }

        public static I2cDevice Device(ISimulatedI2cTarget target) => new(new I2cConnectionSettings(1, 0x50), target);

        /// <summary>Bytes that differ from slot to slot.</summary>
        public static byte[] Pattern(int slot, int length) =>
            Enumerable.Range(0, length).Select(i => (byte)((31 * slot) + i + 1)).ToArray();

        /// <summary>Opens a store, as a board does when it starts.</summary>
        public I2cMemoryRecordStore Open(int slotCount, int slotLength) =>
            new(Device(Memory), Memory.Content.Length, slotCount, slotLength, PageLength, WriteMilliseconds, Clock);
    }
}
