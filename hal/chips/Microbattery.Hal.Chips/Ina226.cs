using System;
using System.IO;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Hal.Chips
{
    /// <summary>INA226 power monitor (Texas Instruments SBOS547): 16 bits, shunt +-81.92 mV (2.5 µV a step), bus 1.25 mV a step.</summary>
    /// <remarks>It takes 0.33 mA while it converts, so it is triggered for each sample and shut down after it.</remarks>
    public sealed class Ina226 : IPowerMonitor
    {
        private const int ConfigRegister = 0x00;
        private const int ShuntVoltageRegister = 0x01;
        private const int BusVoltageRegister = 0x02;
        private const int MaskRegister = 0x06;
        private const int DieIdRegister = 0xFF;
        private const int DieId = 0x2260;

        private const int ConversionReady = 1 << 3; // CVRF, cleared by reading it
        private const int TriggerBoth = 3;
        private const int ShutDown = 0;

        // 588 µs, 646 at most (SBOS547B, section 5.5), for bus and shunt, mean of 16: 18.8 to 20.7 ms. Bit 14 is 1 after reset and is kept.
        private const int Timing = (1 << 14) | (2 << 9) | (3 << 6) | (3 << 3);
        private const int ConversionMilliseconds = 21;

        private readonly I2cRegisters _registers;
        private readonly IClock _clock;
        private bool _isIdentified;

        /// <summary>Creates a monitor.</summary>
        /// <param name="registers">Its registers; addresses 0x40 to 0x4F.</param>
        /// <param name="clock">Waits for its conversions.</param>
        /// <exception cref="ArgumentNullException">One of them is missing.</exception>
        public Ina226(I2cRegisters registers, IClock clock)
        {
            ArgumentNullException.ThrowIfNull(registers, nameof(registers));
            ArgumentNullException.ThrowIfNull(clock, nameof(clock));
            _registers = registers;
            _clock = clock;
        }

        /// <inheritdoc/>
        public bool HasFineRange => false;

        /// <inheritdoc/>
        public int BusCode { get; private set; }

        /// <inheritdoc/>
        public int ShuntCode { get; private set; }

        /// <inheritdoc/>
        /// <param name="fineRange">Has no effect: the chip has one range.</param>
        /// <exception cref="IOException">The chip does not answer, is of another type, or lost its configuration.</exception>
        /// <exception cref="TimeoutException">The conversion does not end.</exception>
        public void Measure(bool fineRange)
        {
            if (!_isIdentified)
            {
                int id = _registers.Read16(DieIdRegister);
                if (id != DieId)
                {
                    throw ChipGuard.Unexpected("INA226 die id", id, DieId);
                }
            }

            _isIdentified = true;
            _registers.Write16(ConfigRegister, Timing | TriggerBoth);
            _clock.Wait(ConversionMilliseconds);
            for (int turn = 0; (_registers.Read16(MaskRegister) & ConversionReady) == 0; turn++)
            {
                ChipGuard.WaitTurn(turn, _clock, "INA226 conversion");
            }

            // A chip whose supply dipped meanwhile is in its default configuration.
            int config = _registers.Read16(ConfigRegister);
            if (config != (Timing | TriggerBoth))
            {
                throw ChipGuard.Unexpected("INA226 configuration", config, Timing | TriggerBoth);
            }

            ShuntCode = _registers.ReadSigned16(ShuntVoltageRegister);
            BusCode = _registers.ReadSigned16(BusVoltageRegister);
            _registers.Write16(ConfigRegister, Timing | ShutDown);
        }
    }
}
