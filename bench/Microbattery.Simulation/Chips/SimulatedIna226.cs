using Microbattery.Firmware.Ports;
using Microbattery.Simulation.FrontEnds;

namespace Microbattery.Simulation.Chips
{
    /// <summary>
    /// An INA226 at register level: configuration with its modes, times and averages, shunt and bus voltage, mask with the conversion
    /// flag, identity. Its conversions take as long as its data sheet's slowest (SBOS547).
    /// </summary>
    public sealed class SimulatedIna226 : ConvertingChip
    {
        private static readonly int[] s_slowestMicroseconds = [154, 224, 365, 646, 1210, 2328, 4572, 9068];
        private static readonly int[] s_averages = [1, 4, 16, 64, 128, 256, 512, 1024];
        private int _config;
        private int _mask;
        private int _shunt;
        private int _bus;

        /// <summary>A chip that has just been powered.</summary>
        /// <param name="frontEnd">What is at its inputs.</param>
        /// <param name="clock">Time, for its conversions.</param>
        /// <param name="noiseSteps">Noise of a result, steps, one sigma.</param>
        /// <param name="seed">Equal seeds give equal noise.</param>
        public SimulatedIna226(SimulatedFrontEnd frontEnd, IClock clock, double noiseSteps, int seed)
            : base(frontEnd, clock, noiseSteps, seed)
        {
            PowerUp();
        }

        /// <summary>Identity.</summary>
        public int DieId { get; set; } = 0x2260;

        /// <summary>Whether it is shut down, as it should be between samples.</summary>
        public bool IsShutDown => (_config & 3) == 0;

        /// <inheritdoc/>
        public override void PowerUp()
        {
            _mask = 0;
            Trigger(0x4127); // converts without end
        }

        /// <inheritdoc/>
        protected override (int Value, int Length) ReadRegister(int address)
        {
            Finish();
            switch (address)
            {
                case 0x00: return (_config, 2);
                case 0x01: return (_shunt, 2);
                case 0x02: return (_bus, 2);
                case 0x06:
                    int value = _mask;
                    _mask &= ~0x0008;
                    return (value, 2);
                case 0xFE: return (0x5449, 2);
                case 0xFF: return (DieId, 2);
                default: return (0, 2);
            }
        }

        /// <inheritdoc/>
        protected override void WriteRegister(int address, int value)
        {
            if (address != 0x00)
            {
                return;
            }

            if ((value & 0x8000) != 0)
            {
                PowerUp();
                return;
            }

            Trigger(value);
        }

        private void Trigger(int value)
        {
            _config = value;
            int mode = value & 7;
            Abort();
            if (mode != 0)
            {
                _mask &= ~0x0008;
            }

            int bus = (mode & 2) != 0 ? s_slowestMicroseconds[(value >> 6) & 7] : 0;
            int shunt = (mode & 1) != 0 ? s_slowestMicroseconds[(value >> 3) & 7] : 0;
            if (!IsShutDown)
            {
                Start((bus + shunt) * s_averages[(value >> 9) & 7] / 1e3);
            }
        }

        /// <inheritdoc/>
        protected override void ShowReady() => _mask |= 0x0008;

        /// <inheritdoc/>
        protected override void Convert()
        {
            if ((_config & 1) != 0)
            {
                _shunt = ToCode((FrontEnd.ShuntVolts / 2.5e-6) + Noise(), 16);
            }

            if ((_config & 2) != 0)
            {
                _bus = ToCode((FrontEnd.BusVolts / 1.25e-3) + Noise(0.25), 16);
            }
        }
    }
}
