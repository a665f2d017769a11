using System;

namespace nanoFramework.Hardware.Stm32
{
    /// <summary>The backup registers of the chip.</summary>
    public static class BackupMemory
    {
        /// <summary>Number of bytes.</summary>
        public static int Size => SimulatedStm32.Chip.BackupRegisters.Length;

        /// <summary>Reads bytes.</summary>
        /// <param name="position">Index of the first byte.</param>
        /// <param name="value">Filled.</param>
        /// <exception cref="ArgumentOutOfRangeException">Beyond the end.</exception>
        public static void ReadBytes(uint position, byte[] value)
        {
            ArgumentNullException.ThrowIfNull(value);
            Check(position, value.Length);
            Array.Copy(SimulatedStm32.Chip.BackupRegisters, (int)position, value, 0, value.Length);
        }

        /// <summary>Writes bytes.</summary>
        /// <param name="position">Index of the first byte.</param>
        /// <param name="value">The bytes.</param>
        /// <exception cref="ArgumentOutOfRangeException">Beyond the end.</exception>
        public static void WriteBytes(uint position, byte[] value)
        {
            ArgumentNullException.ThrowIfNull(value);
            Check(position, value.Length);
            for (int at = 0; at < value.Length; at += 4)
            {
                SimulatedStm32.Chip.BeforeRegisterWrite();
                Array.Copy(value, at, SimulatedStm32.Chip.BackupRegisters, (int)position + at, Math.Min(4, value.Length - at));
            }
        }

        private static void Check(uint position, int length)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(position + length, Size, nameof(position));
        }
    }
}
