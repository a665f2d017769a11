using System;
using System.IO;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Hal.Chips
{
    /// <summary>
    /// INA228 power monitor (Texas Instruments SBOSA20): 20 bits, shunt +-163.84 mV (312.5 nV a step) or +-40.96 mV (78.125 nV), bus
    /// 195.3125 µV a step, temperature of the chip 7.8125 m°C a step.
    /// </summary>
    /// <remarks>
    /// It takes 0.64 mA while it converts and some µA shut down, so it is triggered for each sample and shut down after it. Its own charge
    /// counter would need it to convert all the time. While it converts its shunt input is 92 kohm (a 100 ohm shunt reads 0.11 % low) and
    /// its bus input 1 Mohm.
    /// </remarks>
    public sealed class Ina228 : IPowerMonitor, IConverterChannel
    {
        private const int ConfigRegister = 0x00;
        private const int AdcConfigRegister = 0x01;
        private const int ShuntVoltageRegister = 0x04;
        private const int BusVoltageRegister = 0x05;
        private const int DieTemperatureRegister = 0x06;
        private const int DiagnosticsRegister = 0x0B;
        private const int DeviceIdRegister = 0x3F;
        private const int DeviceId = 0x228;

        private const int FineRange = 1 << 4; // ADCRANGE
        private const int Latch = 1 << 15; // ALATCH: a new conversion then clears CNVRF; only in this mode is that documented
        private const int ConversionReady = 1 << 1; // CNVRF
        private const int TriggerBusAndShunt = 0x3000;
        private const int TriggerTemperature = 0x4000;
        private const int ShutDown = 0x0000;

        // 540 µs (SBOSA20, section 6.5) for bus, shunt and temperature, mean of 16: 17.3 ms for two, 8.7 ms for one, rounded up.
        private const int Timing = (4 << 9) | (4 << 6) | (4 << 3) | 2;
        private const int TwoConversionsMilliseconds = 18;
        private const int OneConversionMilliseconds = 9;

        private readonly I2cRegisters _registers;
        private readonly IClock _clock;
        private bool _isIdentified;

        /// <summary>Creates a monitor.</summary>
        /// <param name="registers">Its registers; addresses 0x40 to 0x4F.</param>
        /// <param name="clock">Waits for its conversions.</param>
        /// <exception cref="ArgumentNullException">One of them is missing.</exception>
        public Ina228(I2cRegisters registers, IClock clock)
        {
            ArgumentNullException.ThrowIfNull(registers, nameof(registers));
            ArgumentNullException.ThrowIfNull(clock, nameof(clock));
            _registers = registers;
            _clock = clock;
        }

        /// <inheritdoc/>
        public bool HasFineRange => true;

        /// <inheritdoc/>
        public int BusCode { get; private set; }

        /// <inheritdoc/>
        public int ShuntCode { get; private set; }

        /// <inheritdoc/>
        /// <exception cref="IOException">The chip does not answer, is of another type, or lost its configuration.</exception>
        /// <exception cref="TimeoutException">The conversion does not end.</exception>
        public void Measure(bool fineRange)
        {
            Identify();
            int range = fineRange ? FineRange : 0;
            _registers.Write16(ConfigRegister, range);
            Convert(TriggerBusAndShunt, TwoConversionsMilliseconds);
            int config = _registers.Read16(ConfigRegister);
            if (config != range)
            {
                throw ChipGuard.Unexpected("INA228 range", config, range);
            }

            ShuntCode = _registers.ReadSigned20(ShuntVoltageRegister);
            BusCode = _registers.ReadSigned20(BusVoltageRegister);
        }

        /// <summary>Measures the temperature of the chip.</summary>
        /// <returns>Temperature, 7.8125 m°C a step.</returns>
        /// <exception cref="IOException">The chip does not answer, is of another type, or lost its configuration.</exception>
        /// <exception cref="TimeoutException">The conversion does not end.</exception>
        public int ReadCode()
        {
            Identify();
            Convert(TriggerTemperature, OneConversionMilliseconds);
            return _registers.ReadSigned16(DieTemperatureRegister);
        }

        private void Identify()
        {
            if (!_isIdentified)
            {
                // The lower four bits are the revision.
                int id = _registers.Read16(DeviceIdRegister) >> 4;
                if (id != DeviceId)
                {
                    throw ChipGuard.Unexpected("INA228 device id", id, DeviceId);
                }
            }

            _isIdentified = true;
        }

        private void Convert(int trigger, int milliseconds)
        {
            // Written each time: a chip whose supply dipped is in its default configuration, and converts without end.
            _registers.Write16(DiagnosticsRegister, Latch);
            _registers.Write16(AdcConfigRegister, trigger | Timing);
            _clock.Wait(milliseconds);
            for (int turn = 0; (_registers.Read16(DiagnosticsRegister) & ConversionReady) == 0; turn++)
            {
                ChipGuard.WaitTurn(turn, _clock, "INA228 conversion");
            }

            // A chip whose supply dipped meanwhile is in its default configuration, and converts another range without end.
            int setting = _registers.Read16(AdcConfigRegister);
            if (setting != (trigger | Timing))
            {
                throw ChipGuard.Unexpected("INA228 conversion setting", setting, trigger | Timing);
            }

            _registers.Write16(AdcConfigRegister, ShutDown | Timing);
        }
    }
}
