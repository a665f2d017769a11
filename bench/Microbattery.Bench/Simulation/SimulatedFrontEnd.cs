using System;
using Microbattery.Hal;

namespace Microbattery.Bench.Simulation
{
    /// <summary>The analogue front end of a board: what the world is, as voltages at the inputs, with all that is wrong on the way.</summary>
    public sealed class SimulatedFrontEnd
    {
        private readonly FrontEndDesign _design;
        private readonly AmplifierDesign? _amplifiers;
        private readonly FrontEndErrors _errors;
        private readonly SimulatedWorld _world;
        private readonly Func<bool> _voltageIsConnected;
        private readonly double _biasVolts;
        private double _thermistorCelsius = double.NaN;
        private double _thermistorRatio;

        /// <summary>A front end.</summary>
        /// <param name="design">Its parts.</param>
        /// <param name="errors">What is wrong with it.</param>
        /// <param name="world">What it looks at.</param>
        /// <param name="voltageIsConnected">Whether the divider, or the monitor's voltage input, is switched on.</param>
        public SimulatedFrontEnd(FrontEndDesign design, FrontEndErrors errors, SimulatedWorld world, Func<bool> voltageIsConnected)
        {
            ArgumentNullException.ThrowIfNull(design);
            _design = design;
            _amplifiers = design as AmplifierDesign;
            _errors = errors;
            _world = world;
            _voltageIsConnected = voltageIsConnected;
            _biasVolts = (design.BiasMicrovolts > 0 ? design.BiasMicrovolts : design.ReferenceMicrovolts) / 1e6;
        }

        /// <summary>Voltage at the monitor's bus input, V.</summary>
        public double BusVolts => _voltageIsConnected() ? SeenVolts : 0;

        /// <summary>Voltage across the shunt, V, positive charges the cell.</summary>
        public double ShuntVolts => SeenAmps * _design.ShuntMilliohms / 1e3;

        /// <summary>Temperature of a chip beside the cell, °C.</summary>
        public double DieCelsius => _world.TemperatureCelsius + _errors.TemperatureOffsetCelsius;

        private double SeenVolts => (_world.Cell.Voltage * (1 + _errors.VoltageGain)) + _errors.VoltageOffsetVolts;

        private double SeenAmps => (_world.Cell.Current * (1 + _errors.CurrentGain)) + _errors.CurrentOffsetAmps;

        /// <summary>Voltage at an input of the converter.</summary>
        /// <param name="channel">Its channel.</param>
        /// <returns>V.</returns>
        public double Volts(int channel)
        {
            if (_amplifiers is not null)
            {
                if (channel == _amplifiers.VoltageChannel)
                {
                    return _voltageIsConnected() ? SeenVolts * _amplifiers.DividerPpm / 1e6 : 0;
                }

                if (channel == _amplifiers.FineCurrentChannel)
                {
                    return AmplifiedVolts(_amplifiers.FineGain);
                }

                if (channel == _amplifiers.CoarseCurrentChannel)
                {
                    return AmplifiedVolts(_amplifiers.CoarseGain);
                }
            }

            return channel == _design.TemperatureChannel ? ThermistorRatio() * _biasVolts : 0;
        }

        private double AmplifiedVolts(int gain) => Math.Clamp((_biasVolts / 2) + (ShuntVolts * gain), 0, _biasVolts);

        private double ThermistorRatio()
        {
            double celsius = DieCelsius;
            if (celsius != _thermistorCelsius)
            {
                // The part of NtcBeta3435, in the divider of ThermistorTable.
                double ratio = Math.Exp(3435 * ((1 / (celsius + 273.15)) - (1 / 298.15)));
                _thermistorCelsius = celsius;
                _thermistorRatio = ratio / (1 + ratio);
            }

            return _thermistorRatio;
        }
    }
}
