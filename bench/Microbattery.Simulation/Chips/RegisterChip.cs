using System;
using System.Device.I2c;

namespace Microbattery.Simulation.Chips
{
    /// <summary>A chip with an address pointer and registers, highest byte first, as its bus sees it.</summary>
    public abstract class RegisterChip : ISimulatedI2cTarget
    {
        private int _pointer;

        /// <summary>Whether it answers to its address: false for one that is broken, unpowered or not there.</summary>
        public bool Answers { get; set; } = true;

        /// <summary>Whether conversions never finish: for faults.</summary>
        public bool IsStuck { get; set; }

        /// <inheritdoc/>
        public int Write(byte[] bytes)
        {
            ArgumentNullException.ThrowIfNull(bytes);
            if (!Answers || IsDead)
            {
                return -1;
            }

            _pointer = bytes[0];
            if (bytes.Length == 3)
            {
                WriteRegister(_pointer, (bytes[1] << 8) | bytes[2]);
            }

            return bytes.Length;
        }

        /// <inheritdoc/>
        public bool Read(byte[] bytes)
        {
            ArgumentNullException.ThrowIfNull(bytes);
            if (!Answers || IsDead)
            {
                return false;
            }

            // A register of fewer bytes than are read repeats nothing useful; of more gives its upper ones.
            (int value, int length) = ReadRegister(_pointer);
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = i < length ? (byte)(value >> (8 * (length - 1 - i))) : (byte)0xFF;
            }

            return true;
        }

        /// <summary>Whether something else on the board keeps it from answering.</summary>
        protected virtual bool IsDead => false;

        /// <summary>Supply comes back: registers are as after reset.</summary>
        public abstract void PowerUp();

        /// <summary>What a register holds.</summary>
        /// <param name="address">Its address.</param>
        /// <returns>The value and how many bytes it has.</returns>
        protected abstract (int Value, int Length) ReadRegister(int address);

        /// <summary>A register of two bytes is written.</summary>
        /// <param name="address">Its address.</param>
        /// <param name="value">The value.</param>
        protected abstract void WriteRegister(int address, int value);

        /// <summary>A voltage as a code.</summary>
        /// <param name="steps">Steps, with noise.</param>
        /// <param name="bits">Bits of a two's complement number.</param>
        /// <returns>The code, held at the ends.</returns>
        protected static int ToCode(double steps, int bits)
        {
            int half = 1 << (bits - 1);
            return (int)Math.Clamp(Math.Round(steps), -half, half - 1);
        }
    }
}
