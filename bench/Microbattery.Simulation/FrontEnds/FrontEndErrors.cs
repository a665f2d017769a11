using System;
using Microbattery.Cells.Models;
using Microbattery.Firmware.Configuration;

namespace Microbattery.Simulation.FrontEnds
{
    /// <summary>What is wrong with a simulated front end after calibration.</summary>
    public sealed record FrontEndErrors
    {
        // A reference and a divider of 0.1 % each, and a converter of twelve bits: an estimate.
        private const double SecondVoltageSigma = 0.0015;

        /// <summary>A front end that quantises and does nothing else wrong.</summary>
        public static FrontEndErrors None { get; } = new();

        /// <summary>Noise of each conversion, converter steps, one sigma.</summary>
        public double NoiseSteps { get; init; }

        /// <summary>Error of the voltage at zero, V at the cell.</summary>
        public double VoltageOffsetVolts { get; init; }

        /// <summary>Error of the voltage in proportion, ratio.</summary>
        public double VoltageGain { get; init; }

        /// <summary>Error of the second voltage in proportion, ratio.</summary>
        public double SecondVoltageGain { get; init; }

        /// <summary>Error of the current at zero, A.</summary>
        public double CurrentOffsetAmps { get; init; }

        /// <summary>Error of the current in proportion, ratio.</summary>
        public double CurrentGain { get; init; }

        /// <summary>Error of the temperature, °C.</summary>
        public double TemperatureOffsetCelsius { get; init; }

        /// <summary>How far what the board takes in deep sleep is off, A.</summary>
        public double SleepCurrentAmps { get; init; }

        /// <summary>How far what the board takes at each start is off, A·s.</summary>
        public double StartAmpSeconds { get; init; }

        /// <summary>Errors as a board of this accuracy has them.</summary>
        /// <param name="accuracy">One sigma of each.</param>
        /// <param name="noiseSteps">Noise of each conversion, converter steps.</param>
        /// <param name="seed">Equal seeds give equal boards.</param>
        /// <param name="scale">All errors times this; 0 for none but quantisation.</param>
        /// <returns>The errors.</returns>
        public static FrontEndErrors Draw(BoardFigures accuracy, double noiseSteps, int seed, double scale)
        {
            ArgumentNullException.ThrowIfNull(accuracy);
            GaussianNoise noise = new(unchecked(seed + 7919));

            // Half the variance of the voltage error is offset, half is gain at 4 V.
            double volts = scale * accuracy.VoltageErrorMicrovolts / 1e6 / Math.Sqrt(2);
            return new FrontEndErrors
            {
                NoiseSteps = scale * noiseSteps,
                VoltageOffsetVolts = volts * noise.Next(),
                VoltageGain = volts / 4 * noise.Next(),
                CurrentOffsetAmps = scale * accuracy.CurrentOffsetErrorNanoamps / 1e9 * noise.Next(),
                CurrentGain = scale * accuracy.CurrentGainErrorPpm / 1e6 * noise.Next(),
                TemperatureOffsetCelsius = scale * 0.5 * noise.Next(),
                SleepCurrentAmps = scale * accuracy.SleepCurrentErrorNanoamps / 1e9 * noise.Next(),
                StartAmpSeconds = scale * accuracy.StartErrorNanoampSeconds / 1e9 * noise.Next(),
                SecondVoltageGain = scale * SecondVoltageSigma * noise.Next(),
            };
        }
    }
}
