using System;
using Microbattery.Cells.Models;
using Microbattery.Firmware.Configuration;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Simulation.FrontEnds
{
    /// <summary>
    /// What is wrong with one power monitor of INA228 class (Texas Instruments SLYS021A, section 6.5; its steps in section 7.3.1 and in
    /// <see cref="MonitorDesign.CreateIna228"/>): +-40.96 mV over the shunt in steps of 78.125 nV, voltage in steps of 195.3125 µV.
    /// </summary>
    /// <remarks>
    /// One sigma each, never better than the data sheet: its largest shunt offset, 1 µV, and half its largest drift, 10 nV/°C; a shunt of
    /// 0.1 % instead of its gain of 0.05 %; voltage calibrated at two points, for its own offset of up to 2.5 mV would drown the plateau.
    /// </remarks>
    public sealed record MonitorErrors
    {
        /// <summary>One step of the voltage, V.</summary>
        public const double VoltageStepVolts = 195.3125e-6;

        /// <summary>One step of the shunt voltage, V.</summary>
        public const double ShuntStepVolts = 78.125e-9;

        /// <summary>Largest shunt code to either side.</summary>
        public const int LargestShuntCode = 524287;

        /// <summary>Shunt voltage at the end of the range, V.</summary>
        public const double FullShuntVolts = 40.96e-3;

        /// <summary>One step of the temperature, °C: of a thermistor on the cell, not of the chip.</summary>
        public const double TemperatureStepCelsius = 1 / 16.0;

        /// <summary>Added to the voltage, V.</summary>
        public double VoltageOffsetVolts { get; init; }

        /// <summary>Share the voltage reads too much.</summary>
        public double VoltageGain { get; init; }

        /// <summary>Noise of the voltage, one sigma, V.</summary>
        public double VoltageNoiseVolts { get; init; }

        /// <summary>Added to the shunt voltage at 25 °C, V.</summary>
        public double ShuntOffsetVolts { get; init; }

        /// <summary>How that drifts, V/°C.</summary>
        public double ShuntDriftVoltsPerCelsius { get; init; }

        /// <summary>Share the current reads too much.</summary>
        public double CurrentGain { get; init; }

        /// <summary>Noise of the shunt voltage, one sigma, V.</summary>
        public double ShuntNoiseVolts { get; init; }

        /// <summary>Added to the temperature, °C.</summary>
        public double TemperatureOffsetCelsius { get; init; }

        /// <summary>Noise of the temperature, one sigma, °C.</summary>
        public double TemperatureNoiseCelsius { get; init; }

        /// <summary>One sigma of everything that is the same at every sample, and the noise.</summary>
        public static MonitorErrors Sigma { get; } = new()
        {
            VoltageOffsetVolts = 0.5e-3,
            VoltageGain = 100e-6,
            VoltageNoiseVolts = 0.1e-3,
            ShuntOffsetVolts = 1e-6,
            ShuntDriftVoltsPerCelsius = 5e-9,
            CurrentGain = 1000e-6,
            ShuntNoiseVolts = 1e-6,
            TemperatureOffsetCelsius = 0.5,
            TemperatureNoiseCelsius = 0.1,
        };

        /// <summary>Draws one monitor.</summary>
        /// <param name="noise">Where from.</param>
        /// <returns>Its errors.</returns>
        public static MonitorErrors Draw(GaussianNoise noise)
        {
            ArgumentNullException.ThrowIfNull(noise);
            return Sigma with
            {
                VoltageOffsetVolts = Sigma.VoltageOffsetVolts * noise.Next(),
                VoltageGain = Sigma.VoltageGain * noise.Next(),
                ShuntOffsetVolts = Sigma.ShuntOffsetVolts * noise.Next(),
                ShuntDriftVoltsPerCelsius = Sigma.ShuntDriftVoltsPerCelsius * noise.Next(),
                CurrentGain = Sigma.CurrentGain * noise.Next(),
                TemperatureOffsetCelsius = Sigma.TemperatureOffsetCelsius * noise.Next(),
            };
        }

        /// <summary>The same sigmas as the firmware is told them.</summary>
        /// <param name="cellVolts">Voltage around which the gain error is taken, V.</param>
        /// <param name="fullRangeAmps">Current at the end of the range, A.</param>
        /// <param name="sleepAmps">What the board takes while it sleeps, A.</param>
        /// <param name="sleepError">How far that may be off, share of it.</param>
        /// <param name="peakLoadAmps">The most the load takes, A.</param>
        /// <returns>The accuracy.</returns>
        public static BoardFigures Accuracy(
            double cellVolts, double fullRangeAmps, double sleepAmps, double sleepError, double peakLoadAmps)
        {
            double volts = Math.Sqrt(
                Square(Sigma.VoltageOffsetVolts) + Square(Sigma.VoltageGain * cellVolts) + Square(Sigma.VoltageNoiseVolts)
                    + (Square(VoltageStepVolts) / 12));
            return new BoardFigures
            {
                VoltageErrorMicrovolts = (int)Math.Round(1e6 * volts),
                CurrentOffsetErrorNanoamps = Nanoamps(Sigma.ShuntOffsetVolts / FullShuntVolts * fullRangeAmps),
                CurrentGainErrorPpm = (int)Math.Round(1e6 * Sigma.CurrentGain),
                SleepCurrentNanoamps = Nanoamps(sleepAmps),
                SleepCurrentErrorNanoamps = Nanoamps(sleepAmps * sleepError),
                PeakLoadNanoamps = Nanoamps(peakLoadAmps),
            };
        }

        // What is below a nanoampere is not told as nothing.
        private static int Nanoamps(double amps) => Math.Max(1, (int)Math.Round(1e9 * amps));

        private static double Square(double value) => value * value;
    }
}
