using System.Device.I2c;
using System.IO;

namespace Microbattery.Hal.Chips
{
    /// <summary>
    /// Registers of a chip on a bus: an address byte, then the value, highest byte first. On the device a transfer nobody acknowledges
    /// returns a status; here it throws, so that no value is taken for read that was not.
    /// </summary>
    public sealed class I2cRegisters
    {
        private readonly I2cDevice _device;
        private readonly byte[] _address = new byte[1];
        private readonly byte[] _two = new byte[2];
        private readonly byte[] _three = new byte[3];
        private readonly byte[] _write = new byte[3];

        /// <summary>Registers of a chip. On STM32 and Pico a bus takes one device and no second (nanoFramework 1.17).</summary>
        /// <param name="device">The chip.</param>
        public I2cRegisters(I2cDevice device)
        {
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
        /// <param name="value">Its value; the lower 16 bits count.</param>
        /// <exception cref="IOException">The chip did not answer.</exception>
        public void Write16(int register, int value)
        {
            _write[0] = (byte)register;
            _write[1] = (byte)(value >> 8);
            _write[2] = (byte)value;
            Check(_device.Write(_write));
        }

        private void Read(int register, byte[] bytes)
        {
            _address[0] = (byte)register;
            Check(_device.WriteRead(_address, bytes));
        }

        private static void Check(I2cTransferResult result)
        {
            if (result.Status != I2cTransferStatus.FullTransfer)
            {
                throw new IOException();
            }
        }
    }
}
