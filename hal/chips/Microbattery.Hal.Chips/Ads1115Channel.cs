using System;
using System.IO;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Hal.Chips
{
    /// <summary>One input of an ADS1115 converter (Texas Instruments SBAS444) against ground.</summary>
    /// <remarks>
    /// 16 bits, of which 15 are for voltages above ground: 125 µV a step in the range of +-4.096 V, against the chip's own reference. It
    /// converts once and powers down by itself. An input may not be above the chip's supply.
    /// </remarks>
    public sealed class Ads1115Channel : IConverterChannel
    {
        private const int InputCount = 4;
        private const int ConversionRegister = 0x00;
        private const int ConfigRegister = 0x01;
        private const int Start = 1 << 15; // OS: reads 1 when no conversion runs
        private const int AgainstGround = 4 << 12; // MUX
        private const int FullScale4V096 = 1 << 9; // PGA
        private const int SingleShot = 1 << 8;
        private const int Rate250 = 5 << 5; // 250 conversions a second
        private const int NoComparator = 3;

        // 4 ms at 250 a second, 10 % longer at most (SBAS444, section 6.5), rounded up.
        private const int ConversionMilliseconds = 5;

        private readonly I2cRegisters _registers;
        private readonly int _input;
        private readonly IClock _clock;

        /// <summary>Creates a channel.</summary>
        /// <param name="registers">The chip's registers; addresses 0x48 to 0x4B.</param>
        /// <param name="input">0 to 3.</param>
        /// <param name="clock">Waits for the conversions.</param>
        /// <exception cref="ArgumentNullException">Registers or clock are missing.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The chip has no such input.</exception>
        public Ads1115Channel(I2cRegisters registers, int input, IClock clock)
        {
            ArgumentNullException.ThrowIfNull(registers, nameof(registers));
            ArgumentNullException.ThrowIfNull(clock, nameof(clock));
            if (input < 0 || input >= InputCount)
            {
                throw new ArgumentOutOfRangeException(nameof(input), "ADS1115 input is " + input.ToString() + "; it must be 0 to 3");
            }

            _registers = registers;
            _input = input;
            _clock = clock;
        }

        /// <summary>Converts once.</summary>
        /// <returns>Code, 125 µV a step, -32768 to 32767.</returns>
        /// <exception cref="IOException">The chip does not answer, or lost its configuration during the conversion.</exception>
        /// <exception cref="TimeoutException">The conversion does not end.</exception>
        public int ReadCode()
        {
            int config = Start | AgainstGround | (_input << 12) | FullScale4V096 | SingleShot | Rate250 | NoComparator;
            _registers.Write16(ConfigRegister, config);
            _clock.Wait(ConversionMilliseconds);
            int state = _registers.Read16(ConfigRegister);
            for (int turn = 0; (state & Start) == 0; turn++)
            {
                ChipGuard.WaitTurn(turn, _clock, "ADS1115 conversion");
                state = _registers.Read16(ConfigRegister);
            }

            // A chip that was reset meanwhile, or set by another program, converted another input in another range.
            if (state != config)
            {
                throw ChipGuard.Unexpected("ADS1115 configuration", state, config);
            }

            return _registers.ReadSigned16(ConversionRegister);
        }
    }
}
