using Microbattery.Firmware.Ports;
using Microbattery.Simulation.FrontEnds;

namespace Microbattery.Simulation.Chips
{
    /// <summary>
    /// An ADS1115 at register level: conversion and configuration, single conversions against ground in all ranges, at the slow end of
    /// its rate tolerance (SBAS444). An input above the supply reads what the supply would.
    /// </summary>
    public sealed class SimulatedAds1115 : ConvertingChip
    {
        private const double SupplyVolts = 3.3;
        private static readonly double[] s_fullScaleVolts = [6.144, 4.096, 2.048, 1.024, 0.512, 0.256, 0.256, 0.256];
        private static readonly int[] s_samplesPerSecond = [8, 16, 32, 64, 128, 250, 475, 860];
        private int _config;
        private int _conversion;

        /// <summary>A chip that has just been powered.</summary>
        /// <param name="frontEnd">What is at its inputs.</param>
        /// <param name="clock">Time, for its conversions.</param>
        /// <param name="noiseSteps">Noise of a conversion, steps, one sigma.</param>
        /// <param name="seed">Equal seeds give equal noise.</param>
        public SimulatedAds1115(SimulatedFrontEnd frontEnd, IClock clock, double noiseSteps, int seed)
            : base(frontEnd, clock, noiseSteps, seed)
        {
            PowerUp();
        }

        /// <inheritdoc/>
        public override void PowerUp()
        {
            _config = 0x0583;
            _conversion = 0;
            Abort();
        }

        /// <inheritdoc/>
        protected override (int Value, int Length) ReadRegister(int address)
        {
            Finish();
            return address switch
            {
                0 => (_conversion, 2),
                1 => (_config | (IsConverting ? 0 : 0x8000), 2),
                2 => (0x8000, 2),
                _ => (0x7FFF, 2),
            };
        }

        /// <inheritdoc/>
        protected override void WriteRegister(int address, int value)
        {
            if (address != 1)
            {
                return;
            }

            _config = value & 0x7FFF;
            if ((value & 0x8000) != 0 && (value & 0x0100) != 0)
            {
                Start(0.025 + (1100.0 / s_samplesPerSecond[(value >> 5) & 7]));
            }
        }

        /// <inheritdoc/>
        protected override void Convert()
        {
            int input = (_config >> 12) & 7;
            double volts = input >= 4 ? System.Math.Min(FrontEnd.Volts(input - 4), SupplyVolts) : 0;
            _conversion = ToCode((volts / s_fullScaleVolts[(_config >> 9) & 7] * 32768) + Noise(), 16);
        }
    }
}
