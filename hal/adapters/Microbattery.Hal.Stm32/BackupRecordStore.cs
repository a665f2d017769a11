using System;
using Microbattery.Firmware.Ports;
using nanoFramework.Hardware.Stm32;

namespace Microbattery.Hal.Stm32
{
    /// <summary>
    /// Slots in the backup registers of an STM32 (128 bytes on an F7): no wear, written in microseconds, alive as long as the backup
    /// supply (VBAT) is. Registers are 4 bytes wide, so slots begin and end at whole registers.
    /// </summary>
    public sealed class BackupRecordStore : IRecordStore
    {
        private const int RegisterLength = 4;

        private readonly byte[] _registers;

        /// <summary>Slots at the start of the backup registers.</summary>
        /// <param name="slotCount">1 or more; a cut while the only one is written leaves none.</param>
        /// <param name="slotLength">Bytes of the longest record.</param>
        public BackupRecordStore(int slotCount, int slotLength)
        {
            SlotCount = slotCount;
            _registers = new byte[(slotLength + RegisterLength - 1) / RegisterLength * RegisterLength];
        }

        /// <inheritdoc/>
        public int SlotCount { get; }

        /// <inheritdoc/>
        public bool TryRead(int slot, byte[] buffer)
        {
            if (buffer.Length > _registers.Length)
            {
                return false;
            }

            try
            {
                BackupMemory.ReadBytes((uint)(slot * _registers.Length), _registers);
            }
            catch (Exception)
            {
                return false;
            }

            Array.Copy(_registers, buffer, buffer.Length);
            return true;
        }

        /// <inheritdoc/>
        public bool TryWrite(int slot, byte[] buffer)
        {
            if (buffer.Length > _registers.Length)
            {
                return false;
            }

            Array.Copy(buffer, _registers, buffer.Length);
            try
            {
                BackupMemory.WriteBytes((uint)(slot * _registers.Length), _registers);
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }
    }
}
