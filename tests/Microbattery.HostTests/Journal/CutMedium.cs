using System;
using System.IO;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Files;
using Microbattery.Hal.Stm32;
using Microbattery.Hal.Storage;
using Microbattery.HostTests.Doubles;
using Microbattery.HostTests.Hal.Chips;
using Microbattery.Simulation.Chips;

namespace Microbattery.HostTests.Journal
{
    /// <summary>Storage that loses power after so many bytes (registers, where that is the least), and the record store on it.</summary>
    internal abstract class CutMedium : IDisposable
    {
        public const int SlotCount = 6;
        public const int RecordLength = 122;

        /// <summary>Whether the write that was cut may only leave the old record or the new one.</summary>
        public virtual bool IsAtomic => false;

        /// <summary>Bytes until power is cut; below 0 for never.</summary>
        public abstract int BytesUntilPowerCut { get; set; }

        /// <summary>Bytes written so far.</summary>
        public abstract int ByteCount { get; }

        public bool IsOff => BytesUntilPowerCut == 0;

        /// <summary>By name.</summary>
        public static CutMedium Create(string name, int seed) => name switch
        {
            "AT24C256" => new SerialMemory("AT24C256", false),
            "AT24C256, page spoilt" => new SerialMemory("AT24C256", true),
            "AT24C32, page spoilt" => new SerialMemory("AT24C32", true),
            "FRAM" => new SerialMemory("FRAM", false),
            "backup registers" => new Registers(),
            "flash, 2 pages" => new Flash(new SimulatedFlash(2, 1024, 1, seed)),
            "flash, 3 pages" => new Flash(new SimulatedFlash(3, 1024, 1, seed)),
            "flash with ECC" => new Flash(new SimulatedFlash(3, 1056, 8, seed)),
            "working memory" => new WorkingMemory(),
            _ => new FileSystem(name, seed),
        };

        /// <summary>The store as a board opens it at its start.</summary>
        public abstract IRecordStore Open();

        /// <summary>Power comes back.</summary>
        public virtual void Restart() => BytesUntilPowerCut = -1;

        public virtual void Dispose()
        {
        }

        private sealed class SerialMemory : CutMedium
        {
            private readonly MemoryBench _bench;

            public SerialMemory(string part, bool spoilsPage)
            {
                _bench = new MemoryBench(part);
                _bench.Memory.CutSpoilsPage = spoilsPage;
            }

            public override int BytesUntilPowerCut
            {
                get => _bench.Memory.BytesUntilPowerCut;
                set => _bench.Memory.BytesUntilPowerCut = value;
            }

            public override int ByteCount => _bench.Memory.ByteCount;

            public override IRecordStore Open() => _bench.Open(SlotCount, RecordLength);

            public override void Restart()
            {
                base.Restart();
                _bench.Clock.Wait(100);
            }
        }

        /// <summary>A chip with backup memory for six slots; that of an F7 has room for one.</summary>
        private sealed class Registers : CutMedium
        {
            private readonly FakeStm32 _chip = new(backupLength: 1024);

            public override int BytesUntilPowerCut { get => _chip.RegistersUntilPowerCut; set => _chip.RegistersUntilPowerCut = value; }

            public override int ByteCount => _chip.RegisterCount;

            public override IRecordStore Open() => new BackupRecordStore(SlotCount, RecordLength);

            public override void Dispose()
            {
                _chip.Dispose();
                base.Dispose();
            }
        }

        private sealed class Flash(SimulatedFlash flash) : CutMedium
        {
            public override bool IsAtomic => true;

            public override int BytesUntilPowerCut { get => flash.BytesUntilPowerCut; set => flash.BytesUntilPowerCut = value; }

            public override int ByteCount => flash.ByteCount;

            public override IRecordStore Open() => new FlashRecordStore(flash, SlotCount, RecordLength);
        }

        /// <summary>What is in working memory lives over a restart of the program alone; a write there is cut before it or after
        /// it.</summary>
        private sealed class WorkingMemory : CutMedium, IRecordStore
        {
            private readonly MemoryRecordStore _store = new(SlotCount);
            private int _count;

            public override bool IsAtomic => true;

            public override int BytesUntilPowerCut { get; set; } = -1;

            public override int ByteCount => _count;

            int IRecordStore.SlotCount => _store.SlotCount;

            public override IRecordStore Open() => this;

            public bool TryRead(int slot, byte[] buffer) => _store.TryRead(slot, buffer);

            public bool TryWrite(int slot, byte[] buffer)
            {
                if (IsOff)
                {
                    return false;
                }

                BytesUntilPowerCut -= BytesUntilPowerCut > 0 ? 1 : 0;
                _count++;
                return _store.TryWrite(slot, buffer);
            }
        }

        /// <summary>Files of this computer; what a cut makes of the one being written is put there, as different file systems leave
        /// it.</summary>
        private sealed class FileSystem : CutMedium, IRecordStore
        {
            private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
            private readonly string _what;
            private readonly FileRecordStore _store;
            private readonly Random _random;
            private int _count;

            public FileSystem(string what, int seed)
            {
                _what = what;
                _random = new Random(seed);
                _store = new FileRecordStore(Path.Combine(_folder, "gauge"), SlotCount);
            }

            public override bool IsAtomic => _what == "file kept";

            public override int BytesUntilPowerCut { get; set; } = -1;

            public override int ByteCount => _count;

            int IRecordStore.SlotCount => _store.SlotCount;

            public override IRecordStore Open() => this;

            public override void Dispose()
            {
                Directory.Delete(_folder, recursive: true);
                base.Dispose();
            }

            public bool TryRead(int slot, byte[] buffer) => !IsOff && _store.TryRead(slot, buffer);

            public bool TryWrite(int slot, byte[] buffer)
            {
                if (IsOff)
                {
                    return false;
                }

                if (BytesUntilPowerCut < 0 || BytesUntilPowerCut > buffer.Length)
                {
                    _count += buffer.Length;
                    BytesUntilPowerCut -= BytesUntilPowerCut > 0 ? buffer.Length : 0;
                    return _store.TryWrite(slot, buffer);
                }

                Cut(Path.Combine(_folder, "gauge" + slot), buffer, BytesUntilPowerCut - 1);
                BytesUntilPowerCut = 0;
                return false;
            }

            private void Cut(string path, byte[] buffer, int count)
            {
                byte[] old = File.Exists(path) ? File.ReadAllBytes(path) : [];
                switch (_what)
                {
                    case "file kept":
                        break;
                    case "file missing":
                        File.Delete(path);
                        break;
                    case "file truncated":
                        File.WriteAllBytes(path, buffer[..count]);
                        break;
                    case "file overwritten in part":
                        byte[] mixed = old.Length >= buffer.Length ? old : new byte[count];
                        Array.Copy(buffer, mixed, count);
                        File.WriteAllBytes(path, mixed);
                        break;
                    case "file with zeros behind":
                        byte[] zeros = new byte[buffer.Length];
                        Array.Copy(buffer, zeros, count);
                        File.WriteAllBytes(path, zeros);
                        break;
                    case "file with garbage behind":
                        byte[] garbage = new byte[buffer.Length + 7];
                        _random.NextBytes(garbage);
                        Array.Copy(buffer, garbage, count);
                        File.WriteAllBytes(path, garbage);
                        break;
                    default:
                        throw new ArgumentException(_what);
                }
            }
        }
    }
}
