using Microbattery.Firmware.Ports;
using Microbattery.Simulation.FrontEnds;

namespace Microbattery.Simulation.Chips
{
    /// <summary>
    /// An INA228 at register level: CONFIG, ADC_CONFIG with its modes, times and averages, VSHUNT, VBUS, DIETEMP, DIAG_ALRT with the
    /// conversion flag, identity. Written from the register descriptions of its data sheet (SBOSA20), apart from the driver.
    /// </summary>
    public sealed class SimulatedIna228 : ConvertingChip
    {
        private static readonly int[] s_conversionMicroseconds = [50, 84, 150, 280, 540, 1052, 2074, 4120];
        private static readonly int[] s_averages = [1, 4, 16, 64, 128, 256, 512, 1024];
        private int _config;
        private int _adcConfig;
        private int _diagnostics;
        private int _shunt;
        private int _bus;
        private int _temperature;

        /// <summary>A chip that has just been powered.</summary>
        /// <param name="frontEnd">What is at its inputs.</param>
        /// <param name="clock">Time, for its conversions.</param>
        /// <param name="noiseSteps">Noise of a result, steps, one sigma.</param>
        /// <param name="seed">Equal seeds give equal noise.</param>
        public SimulatedIna228(SimulatedFrontEnd frontEnd, IClock clock, double noiseSteps, int seed)
            : base(frontEnd, clock, noiseSteps, seed)
        {
            PowerUp();
        }

        /// <summary>Device identity and revision.</summary>
        public int DeviceId { get; set; } = 0x2281;

        /// <summary>Whether it is shut down, as it should be between samples.</summary>
        public bool IsShutDown => (Mode & 7) == 0;

        /// <summary>Whether the finer shunt range is set.</summary>
        public bool IsFineRange => (_config & 0x10) != 0;

        private int Mode => _adcConfig >> 12;

        /// <inheritdoc/>
        public override void PowerUp()
        {
            _config = 0;
            _adcConfig = 0xFB68; // converts without end
            _diagnostics = 0x0001;
            Trigger();
        }

        /// <inheritdoc/>
        protected override (int Value, int Length) ReadRegister(int address)
        {
            Finish();
            switch (address)
            {
                case 0x00: return (_config, 2);
                case 0x01: return (_adcConfig, 2);
                case 0x04: return (_shunt << 4, 3);
                case 0x05: return (_bus << 4, 3);
                case 0x06: return (_temperature, 2);
                case 0x0B:
                    int value = _diagnostics;
                    _diagnostics &= ~0x0002;
                    return (value, 2);
                case 0x3E: return (0x5449, 2);
                case 0x3F: return (DeviceId, 2);
                default: return (0, 2);
            }
        }

        /// <inheritdoc/>
        protected override void WriteRegister(int address, int value)
        {
            Finish();
            switch (address)
            {
                case 0x00 when (value & 0x8000) != 0:
                    PowerUp();
                    break;
                case 0x00:
                    _config = value & 0x3FF0;
                    break;
                case 0x01:
                    _adcConfig = value;
                    Trigger();
                    break;
                case 0x0B:
                    _diagnostics = (_diagnostics & 0x0FFF) | (value & 0xF000);
                    break;
                default:
                    break;
            }
        }

        private void Trigger()
        {
            Abort();
            if (IsShutDown)
            {
                return;
            }

            _diagnostics &= ~0x0002;
            int bus = (Mode & 1) != 0 ? s_conversionMicroseconds[(_adcConfig >> 9) & 7] : 0;
            int shunt = (Mode & 2) != 0 ? s_conversionMicroseconds[(_adcConfig >> 6) & 7] : 0;
            int temperature = (Mode & 4) != 0 ? s_conversionMicroseconds[(_adcConfig >> 3) & 7] : 0;
            Start((bus + shunt + temperature) * s_averages[_adcConfig & 7] / 1e3);
        }

        /// <inheritdoc/>
        protected override void ShowReady() => _diagnostics |= 0x0002;

        /// <inheritdoc/>
        protected override void Convert()
        {
            if ((Mode & 1) != 0)
            {
                _bus = ToCode((FrontEnd.BusVolts / 195.3125e-6) + Noise(0.125), 20);
            }

            if ((Mode & 2) != 0)
            {
                double volts = IsFineRange ? 78.125e-9 : 312.5e-9;
                _shunt = ToCode((FrontEnd.ShuntVolts / volts) + Noise(), 20);
            }

            if ((Mode & 4) != 0)
            {
                _temperature = ToCode(FrontEnd.DieCelsius / 7.8125e-3, 16);
            }
        }
    }
}
