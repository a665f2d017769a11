using System;
using System.Collections.Generic;
using System.Device.I2c;
using System.Linq;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.Chips;
using Microbattery.Simulation.Chips;
using Microbattery.Tests.Doubles;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Hal.Chips
{
    [TestClass]
    public class I2cMemoryTests
    {
        [TestMethod]
        [DataRow("AT24C32")]
        [DataRow("AT24C256")]
        [DataRow("FRAM")]
        public void What_was_written_is_read_by_the_next_store_on_the_same_memory(string part)
        {
            MemoryBench bench = new(part);
            I2cMemoryRecordStore store = bench.Open(3, 38);
            Assert.AreEqual(3, store.SlotCount);
            for (int round = 0; round < 2; round++)
            {
                for (int slot = 2; slot >= 0; slot--)
                {
                    Assert.IsTrue(store.TryWrite(slot, MemoryBench.Pattern(slot + round, 38)));
                }

                for (int slot = 0; slot < 3; slot++)
                {
                    byte[] read = new byte[38];
                    Assert.IsTrue(bench.Open(3, 38).TryRead(slot, read));
                    CollectionAssert.AreEqual(MemoryBench.Pattern(slot + round, 38), read);
                }
            }
        }

        [TestMethod]
        [DataRow("AT24C32", 1)]
        [DataRow("AT24C32", 32)]
        [DataRow("AT24C32", 33)]
        [DataRow("AT24C32", 64)]
        [DataRow("AT24C256", 38)]
        [DataRow("AT24C256", 200)]
        [DataRow("FRAM", 38)]
        [DataRow("FRAM", 300)]
        public void No_write_crosses_a_page_or_touches_what_is_outside_its_slot(string part, int length)
        {
            MemoryBench bench = new(part);
            int span = (length + bench.PageLength - 1) / bench.PageLength * bench.PageLength;
            List<(int Address, int Length)> writes = [];
            ScriptedMemory wire = new(bench.Memory, writes);
            I2cMemoryRecordStore store = new(
                MemoryBench.Device(wire), 65536, 2, length, bench.PageLength, bench.WriteMilliseconds, bench.Clock);
            Assert.IsTrue(store.TryWrite(1, new byte[length]));

            foreach ((int address, int count) in writes)
            {
                Assert.IsInRange(1, bench.PageLength, count);
                Assert.AreEqual(address / bench.PageLength, (address + count - 1) / bench.PageLength);
            }

            Assert.AreEqual(length, writes.Sum(write => write.Length));
            Assert.IsTrue(bench.Memory.Content.Take(span).All(value => value == 0xFF), "slot 0");
            Assert.IsTrue(bench.Memory.Content.Skip(span).Take(length).All(value => value == 0));
            Assert.IsTrue(bench.Memory.Content.Skip(span + length).All(value => value == 0xFF), "behind the slot");
        }

        [TestMethod]
        public void The_store_waits_for_a_page_of_an_EEPROM_and_not_for_a_FRAM()
        {
            MemoryBench eeprom = new("AT24C32");
            eeprom.Open(2, 38).TryWrite(0, new byte[38]);
            Assert.AreEqual(10, eeprom.Clock.WaitedMilliseconds);
            MemoryBench fram = new("FRAM");
            fram.Open(2, 38).TryWrite(0, new byte[38]);
            Assert.AreEqual(0, fram.Clock.WaitedMilliseconds);
        }

        [TestMethod]
        public void A_memory_that_writes_longer_than_stated_is_polled_until_it_is_ready()
        {
            MemoryBench bench = new("AT24C32");
            I2cMemoryRecordStore impatient = new(MemoryBench.Device(bench.Memory), 4096, 2, 38, 32, 1, bench.Clock);
            Assert.IsTrue(impatient.TryWrite(0, new byte[38]));
            Assert.AreEqual(10, bench.Clock.WaitedMilliseconds);
        }

        [TestMethod]
        public void A_memory_that_never_ends_its_write_is_refused()
        {
            MemoryBench bench = new("AT24C32");
            SimulatedMemory slow = new(4096, 32, 1000, bench.Clock);
            I2cMemoryRecordStore store = new(MemoryBench.Device(slow), 4096, 2, 38, 32, 5, bench.Clock);
            Assert.IsFalse(store.TryWrite(0, new byte[38]));
            Assert.AreEqual(FailureKind.Timeout, store.LastFailure);
        }

        [TestMethod]
        public void A_slot_beyond_the_memory_is_neither_read_nor_written()
        {
            MemoryBench bench = new("AT24C32");
            I2cMemoryRecordStore store = bench.Open(65, 38);
            Assert.IsTrue(store.TryWrite(63, new byte[38]));
            Assert.IsFalse(store.TryWrite(64, new byte[38]), "it would overwrite the first slot");
            Assert.IsFalse(store.TryRead(64, new byte[38]));
            Assert.AreEqual(0xFF, bench.Memory.Content[0]);
        }

        [TestMethod]
        [DataRow(-1)]
        [DataRow(2)]
        public void A_slot_that_the_store_does_not_have_is_neither_read_nor_written(int slot)
        {
            MemoryBench bench = new("AT24C32");
            I2cMemoryRecordStore store = bench.Open(2, 38);
            Assert.IsFalse(store.TryWrite(slot, new byte[38]));
            Assert.IsFalse(store.TryRead(slot, new byte[38]));
            Assert.IsTrue(bench.Memory.Content.All(value => value == 0xFF));
            Assert.AreEqual(FailureKind.None, store.LastFailure);
        }

        [TestMethod]
        public void A_store_of_impossible_figures_is_refused_with_the_figure_in_the_text()
        {
            I2cDevice device = MemoryBench.Device(new ThrowingMemory());
            FakeClock clock = new();
            Assert.ThrowsExactly<ArgumentNullException>(() => new I2cMemoryRecordStore(null!, 4096, 2, 38, 32, 5, clock));
            Assert.ThrowsExactly<ArgumentNullException>(() => new I2cMemoryRecordStore(device, 4096, 2, 38, 32, 5, null!));
            IsRefused(() => new I2cMemoryRecordStore(device, 0, 2, 38, 32, 5, clock), "memoryLength is 0 bytes; it must be 1 to 65536");
            IsRefused(() => new I2cMemoryRecordStore(device, 65537, 2, 38, 32, 5, clock), "memoryLength is 65537 bytes");
            IsRefused(() => new I2cMemoryRecordStore(device, 4096, 0, 38, 32, 5, clock), "slotCount is 0; it must be 1 or more");
            IsRefused(() => new I2cMemoryRecordStore(device, 4096, 2, 0, 32, 5, clock), "slotLength is 0; it must be 1 or more");
            IsRefused(() => new I2cMemoryRecordStore(device, 4096, 2, 38, 0, 5, clock), "pageLength is 0; it must be 1 or more");
            IsRefused(() => new I2cMemoryRecordStore(device, 4096, 2, 38, 32, -1, clock), "writeMilliseconds is -1; it must be 0 or more");
            Assert.AreEqual(1, new I2cMemoryRecordStore(device, 65536, 1, 1, 1, 0, clock).SlotCount);
        }

        [TestMethod]
        public void A_record_longer_than_its_slot_is_refused_before_anything_is_written()
        {
            MemoryBench bench = new("AT24C32");
            I2cMemoryRecordStore store = bench.Open(2, 38);
            Assert.IsFalse(store.TryWrite(0, new byte[65]));
            Assert.IsFalse(store.TryRead(0, new byte[65]));
            Assert.IsTrue(bench.Memory.Content.All(value => value == 0xFF));
            Assert.IsTrue(store.TryWrite(0, new byte[64]), "a record may fill all pages of its slot");
        }

        [TestMethod]
        public void A_memory_that_does_not_answer_is_refused_without_an_exception()
        {
            MemoryBench bench = new("AT24C32");
            I2cMemoryRecordStore store = bench.Open(2, 38);
            bench.Memory.BytesUntilPowerCut = 0;
            Assert.IsFalse(store.TryWrite(0, new byte[38]));
            Assert.IsFalse(store.TryRead(0, new byte[38]));
            Assert.AreEqual(FailureKind.InputOutput, store.LastFailure);
            I2cMemoryRecordStore broken = new(MemoryBench.Device(new ThrowingMemory()), 4096, 2, 38, 32, 5, bench.Clock);
            Assert.IsFalse(broken.TryWrite(0, new byte[38]));
            Assert.AreEqual(FailureKind.InvalidOperation, broken.LastFailure);
            Assert.IsFalse(broken.TryRead(0, new byte[38]));
        }

        [TestMethod]
        public void Slots_beyond_256_bytes_have_both_bytes_of_their_address()
        {
            MemoryBench bench = new("AT24C256");
            I2cMemoryRecordStore store = bench.Open(8, 64);
            store.TryWrite(7, MemoryBench.Pattern(1, 64));
            Assert.AreEqual(MemoryBench.Pattern(1, 64)[0], bench.Memory.Content[448]);
            Assert.AreEqual(MemoryBench.Pattern(1, 64)[63], bench.Memory.Content[511]);
            byte[] read = new byte[64];
            Assert.IsTrue(store.TryRead(7, read));
            CollectionAssert.AreEqual(MemoryBench.Pattern(1, 64), read);
        }

        private static void IsRefused(Func<object> create, string text) =>
            Assert.StartsWith(text, Assert.ThrowsExactly<ArgumentOutOfRangeException>(create).Message);

        /// <summary>Records the addresses at which a memory is written.</summary>
        private sealed class ScriptedMemory(SimulatedMemory memory, List<(int Address, int Length)> writes) : ISimulatedI2cTarget
        {
            public int Write(byte[] bytes)
            {
                if (bytes.Length > 2)
                {
                    writes.Add(((bytes[0] << 8) | bytes[1], bytes.Length - 2));
                }

                return memory.Write(bytes);
            }

            public bool Read(byte[] bytes) => memory.Read(bytes);
        }

        private sealed class ThrowingMemory : ISimulatedI2cTarget
        {
            public int Write(byte[] bytes) => throw new InvalidOperationException();

            public bool Read(byte[] bytes) => throw new InvalidOperationException();
        }
    }
}
