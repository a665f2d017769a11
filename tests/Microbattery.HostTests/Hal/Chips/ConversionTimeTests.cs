using System.Collections.Generic;
using System.Device.I2c;
using System.Linq;
using Microbattery.Boards.OrgpalPalThree;
using Microbattery.Hal.Chips;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.Chips;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Hal.Chips
{
    /// <summary>Each driver waits as long as the slowest chip of its data sheet converts, and then polls once.</summary>
    [TestClass]
    public class ConversionTimeTests
    {
        private readonly ChipBench _bench = new(OrgpalPalThreeBoard.Create(), 4, 0, 25);

        [TestMethod]
        public void The_slowest_INA228_has_finished_at_the_first_poll()
        {
            Listener listener = new(_bench.Ina228);
            Ina228 monitor = new(listener.Open(), _bench.Clock);
            monitor.Measure(true);
            Assert.AreEqual(1, listener.Reads(0x0B));
            monitor.ReadCode();
            Assert.AreEqual(2, listener.Reads(0x0B));
        }

        [TestMethod]
        public void The_slowest_INA226_has_finished_at_the_first_poll()
        {
            Listener listener = new(_bench.Ina226);
            new Ina226(listener.Open(), _bench.Clock).Measure(false);
            Assert.AreEqual(1, listener.Reads(0x06));
        }

        [TestMethod]
        public void The_slowest_ADS1115_has_finished_at_the_first_poll()
        {
            Listener listener = new(_bench.Ads1115);
            new Ads1115Channel(listener.Open(), 0, _bench.Clock).ReadCode();
            Assert.AreEqual(1, listener.Reads(0x01));
        }

        /// <summary>Records which registers of a chip are read.</summary>
        private sealed class Listener(RegisterChip chip) : ISimulatedI2cTarget
        {
            private readonly List<int> _reads = [];
            private int _pointer;

            public I2cRegisters Open() => new(VirtualHardware.OpenI2c(1, 0x40, this));

            public int Reads(int register) => _reads.Count(read => read == register);

            public int Write(byte[] bytes)
            {
                _pointer = bytes[0];
                return chip.Write(bytes);
            }

            public bool Read(byte[] bytes)
            {
                _reads.Add(_pointer);
                return chip.Read(bytes);
            }
        }
    }
}
