using System;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.Storage;
using nanoFramework.Hardware.Stm32;

namespace Microbattery.Hal.Stm32
{
    /// <summary>Slots in the backup registers of an STM32 (128 bytes on an F7).</summary>
    /// <remarks>They do not wear, are written in microseconds, and are kept as long as there is a backup supply (VBAT). Registers are 4
    /// bytes wide, so slots begin and end at whole registers.</remarks>
    public sealed class BackupRecordStore : IRecordStore
    {
        private const int RegisterLength = 4; // bytes

        private readonly byte[] _registers;

        /// <summary>Creates slots at the start of the backup registers.</summary>
        /// <param name="slotCount">Number of slots, 1 or more; a power cut while the only one is written leaves none.</param>
        /// <param name="slotLength">Bytes of the longest record, 1 or more.</param>
        /// <exception cref="ArgumentOutOfRangeException">Number or length is below 1.</exception>
        public BackupRecordStore(int slotCount, int slotLength)
        {
            StoreArguments.CheckCount(slotCount, nameof(slotCount));
            StoreArguments.CheckCount(slotLength, nameof(slotLength));
            SlotCount = slotCount;
            _registers = new byte[(slotLength + RegisterLength - 1) / RegisterLength * RegisterLength];
        }

        /// <inheritdoc/>
        public int SlotCount { get; }

        /// <summary>The kind of the last exception that the registers threw; <see cref="FailureKind.None"/> without one.</summary>
        public FailureKind LastFailure { get; private set; }

        /// <inheritdoc/>
        public bool TryRead(int slot, byte[] buffer)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException(nameof(buffer));
            }

            if (!Fits(slot, buffer))
            {
                return false;
            }

            try
            {
                BackupMemory.ReadBytes((uint)(slot * _registers.Length), _registers);
            }
            catch (Exception exception)
            {
                LastFailure = FailureKinds.Of(exception);
                return false;
            }

            Array.Copy(_registers, buffer, buffer.Length);
            return true;
        }

        /// <inheritdoc/>
        public bool TryWrite(int slot, byte[] buffer)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException(nameof(buffer));
            }

            if (!Fits(slot, buffer))
            {
                return false;
            }

            Array.Copy(buffer, _registers, buffer.Length);
            try
            {
                BackupMemory.WriteBytes((uint)(slot * _registers.Length), _registers);
                return true;
            }
            catch (Exception exception)
            {
                LastFailure = FailureKinds.Of(exception);
                return false;
            }
        }

        private bool Fits(int slot, byte[] buffer) => slot >= 0 && slot < SlotCount && buffer.Length <= _registers.Length;
    }
}
