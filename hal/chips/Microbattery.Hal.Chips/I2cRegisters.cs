using System;
using System.Device.I2c;
using System.IO;

namespace Microbattery.Hal.Chips
{
    /// <summary>Registers of a chip on a bus: an address byte, then the value, highest byte first.</summary>
    /// <remarks>On the device a transfer that no chip acknowledges returns a status; here it throws, so that no old value counts as
    /// read.</remarks>
    public sealed class I2cRegisters
    {
        private readonly I2cDevice _device;
        private readonly byte[] _address = new byte[1];
        private readonly byte[] _two = new byte[2];
        private readonly byte[] _three = new byte[3];
        private readonly byte[] _write = new byte[3];

        /// <summary>Creates the registers of a chip. On STM32 and Pico a bus takes one device and no second (nanoFramework 1.17).</summary>
        /// <param name="device">The chip.</param>
        /// <exception cref="ArgumentNullException">It is missing.</exception>
        public I2cRegisters(I2cDevice device)
        {
            ArgumentNullException.ThrowIfNull(device, nameof(device));
            _device = device;
        }

        /// <summary>Reads a register of 16 bits.</summary>
        /// <param name="register">Its address.</param>
        /// <returns>Its value, 0 to 65535.</returns>
        /// <exception cref="IOException">The chip did not answer.</exception>
        public int Read16(int register)
        {
            Read(register, _two);
            return (_two[0] << 8) | _two[1];
        }

        /// <summary>Reads a register of 16 bits that holds a two's complement number.</summary>
        /// <param name="register">Its address.</param>
        /// <returns>Its value, -32768 to 32767.</returns>
        /// <exception cref="IOException">The chip did not answer.</exception>
        public int ReadSigned16(int register) => (short)Read16(register);

        /// <summary>Reads a register of 24 bits whose upper 20 hold a two's complement number.</summary>
        /// <param name="register">Its address.</param>
        /// <returns>Its value, -524288 to 524287.</returns>
        /// <exception cref="IOException">The chip did not answer.</exception>
        public int ReadSigned20(int register)
        {
            Read(register, _three);
            return ((_three[0] << 24) | (_three[1] << 16) | (_three[2] << 8)) >> 12;
        }

        /// <summary>Writes a register of 16 bits.</summary>
        /// <param name="register">Its address.</param>
        /// <param name="value">Its value; the lower 16 bits are written.</param>
        /// <exception cref="IOException">The chip did not answer.</exception>
        public void Write16(int register, int value)
        {
            _write[0] = (byte)register;
            _write[1] = (byte)(value >> 8);
            _write[2] = (byte)value;
            Check(register, _device.Write(_write));
        }

        private void Read(int register, byte[] bytes)
        {
            _address[0] = (byte)register;
            Check(register, _device.WriteRead(_address, bytes));
        }

        private static void Check(int register, I2cTransferResult result)
        {
            if (result.Status != I2cTransferStatus.FullTransfer)
            {
                throw new IOException(
                    "Register 0x" + register.ToString("X2") + ": transfer status " + ((int)result.Status).ToString() + ", expected "
                        + ((int)I2cTransferStatus.FullTransfer).ToString()
                        + " (all bytes acknowledged); check the address of the chip, its supply and the wires of the bus");
            }
        }
    }
}
