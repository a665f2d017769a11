using System.IO;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Hal.Chips
{
    /// <summary>
    /// An input of an ADS1115 converter (Texas Instruments SBAS444) against ground: 16 bit, of which 15 for voltages above ground, at
    /// +-4.096 V 125 µV a step, against its own reference. Single conversions; it powers down after each by itself. An input may not
    /// go above the chip's supply.
    /// </summary>
    public sealed class Ads1115Channel : IConverterChannel
    {
        private const int ConversionRegister = 0x00;
        private const int ConfigRegister = 0x01;
        private const int Start = 1 << 15; // OS: reads 1 when no conversion runs
        private const int AgainstGround = 4 << 12; // MUX
        private const int FullScale4V096 = 1 << 9; // PGA
        private const int SingleShot = 1 << 8;
        private const int Rate250 = 5 << 5; // 4 ms, +-10 %
        private const int NoComparator = 3;
        private const int ConversionMilliseconds = 5;

        private readonly I2cRegisters _registers;
        private readonly int _input;
        private readonly IClock _clock;

        /// <summary>An input.</summary>
        /// <param name="registers">The chip's registers; addresses 0x48 to 0x4B.</param>
        /// <param name="input">0 to 3.</param>
        /// <param name="clock">To wait for its conversions.</param>
        public Ads1115Channel(I2cRegisters registers, int input, IClock clock)
        {
            _registers = registers;
            _input = input;
            _clock = clock;
        }

        /// <summary>Converts once.</summary>
        /// <returns>Code, 125 µV a step, -32768 to 32767.</returns>
        /// <exception cref="IOException">The chip does not answer, or forgot what it was told.</exception>
        /// <exception cref="System.TimeoutException">It does not finish.</exception>
        public int ReadCode()
        {
            int config = Start | AgainstGround | (_input << 12) | FullScale4V096 | SingleShot | Rate250 | NoComparator;
            _registers.Write16(ConfigRegister, config);
            _clock.Wait(ConversionMilliseconds);
            int state = _registers.Read16(ConfigRegister);
            for (int turn = 0; (state & Start) == 0; turn++)
            {
                ChipWait.Turn(turn, _clock);
                state = _registers.Read16(ConfigRegister);
            }

            if (state != config)
            {
                // A chip that was reset in between converted another input at another range.
                throw new IOException();
            }

            return _registers.ReadSigned16(ConversionRegister);
        }
    }
}
