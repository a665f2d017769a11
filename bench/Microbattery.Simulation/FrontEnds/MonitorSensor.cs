using System;
using Microbattery.Cells.Models;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;
using Microbattery.Simulation.World;

namespace Microbattery.Simulation.FrontEnds
{
    /// <summary>
    /// A power monitor in the cell's line, with its errors; the shunt is chosen so that its range ends at ten times the cell's hourly
    /// current.
    /// </summary>
    public sealed class MonitorSensor : ICellSensor
    {
        /// <summary>Current at the end of the range over capacity, 1/h.</summary>
        public const double FullRangeRate = 10;

        private readonly SimulatedWorld _world;
        private readonly MonitorErrors _errors;
        private readonly GaussianNoise _noise;
        private readonly double _shuntOhms;

        /// <summary>A sensor.</summary>
        /// <param name="world">What it measures.</param>
        /// <param name="errors">What is wrong with it.</param>
        /// <param name="fullRangeAmps">Current at the end of its range, A.</param>
        /// <param name="seed">Equal seeds give equal noise.</param>
        public MonitorSensor(SimulatedWorld world, MonitorErrors errors, double fullRangeAmps, int seed)
        {
            _world = world;
            _errors = errors;
            _noise = new GaussianNoise(seed);
            _shuntOhms = MonitorErrors.FullShuntVolts / fullRangeAmps;
        }

        /// <inheritdoc/>
        public void Read(CellSample sample, long nowMilliseconds)
        {
            ArgumentNullException.ThrowIfNull(sample);
            double volts = (_world.Cell.Voltage * (1 + _errors.VoltageGain)) + _errors.VoltageOffsetVolts
                + (_errors.VoltageNoiseVolts * _noise.Next());
            sample.VoltageMicrovolts.SetValid((int)Math.Round(1e6 * Step(volts, MonitorErrors.VoltageStepVolts)), nowMilliseconds);

            double shunt = (_world.Cell.Current * _shuntOhms * (1 + _errors.CurrentGain)) + _errors.ShuntOffsetVolts
                + (_errors.ShuntDriftVoltsPerCelsius * (_world.Cell.Celsius - 25)) + (_errors.ShuntNoiseVolts * _noise.Next());
            double code = Math.Round(shunt / MonitorErrors.ShuntStepVolts);
            if (Math.Abs(code) > MonitorErrors.LargestShuntCode)
            {
                sample.CurrentNanoamps.SetFailed(code > 0 ? ReadingFault.SaturatedHigh : ReadingFault.SaturatedLow);
            }
            else
            {
                sample.CurrentNanoamps.SetValid((int)Math.Round(1e9 * code * MonitorErrors.ShuntStepVolts / _shuntOhms), nowMilliseconds);
            }

            double celsius = _world.Cell.Celsius + _errors.TemperatureOffsetCelsius + (_errors.TemperatureNoiseCelsius * _noise.Next());
            sample.TemperatureMillicelsius.SetValid(
                (int)Math.Round(1e3 * Step(celsius, MonitorErrors.TemperatureStepCelsius)), nowMilliseconds);
        }

        private static double Step(double value, double step) => step * Math.Round(value / step);
    }
}
