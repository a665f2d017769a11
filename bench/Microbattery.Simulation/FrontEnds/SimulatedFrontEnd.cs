using System;
using Microbattery.Hal.FrontEnds;
using Microbattery.Simulation.Injection;
using Microbattery.Simulation.World;

namespace Microbattery.Simulation.FrontEnds
{
    /// <summary>
    /// The analogue front end of a board: what the world is, as voltages at the inputs, with all that is wrong on the way.
    /// </summary>
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
        /// <param name="world">What it measures.</param>
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

        /// <summary>What is broken.</summary>
        public InjectedFaults Injected => _world.Injected;

        /// <summary>Voltage at the monitor's bus input as the monitor's reference measures it, V.</summary>
        public double BusVolts => _voltageIsConnected() ? SeenVolts * Injected.CodeGain : 0;

        /// <summary>Voltage across the shunt as the monitor's reference measures it, V, positive charges the cell.</summary>
        public double ShuntVolts => DropVolts * Injected.CodeGain;

        /// <summary>Temperature of a chip beside the cell, °C.</summary>
        public double DieCelsius => Through(Injected.Temperature, _world.TemperatureCelsius + _errors.TemperatureOffsetCelsius);

        private double SeenVolts =>
            Through(Injected.Voltage, (_world.Cell.Voltage * (1 + _errors.VoltageGain)) + _errors.VoltageOffsetVolts);

        private double SeenAmps => Through(Injected.Current, (_world.Cell.Current * (1 + _errors.CurrentGain)) + _errors.CurrentOffsetAmps);

        private double DropVolts => SeenAmps * _design.ShuntMilliohms / 1e3;

        /// <summary>Voltage at an input of the converter, as its reference measures it.</summary>
        /// <param name="channel">Its channel.</param>
        /// <returns>V.</returns>
        public double Volts(int channel)
        {
            if (_amplifiers is null)
            {
                // The monitor's reference is its own: the thermistor's converter is not the one that reads the cell.
                return channel == _design.TemperatureChannel ? ThermistorRatio() * _biasVolts
                    : _design is MonitorDesign monitor && channel == monitor.SecondVoltageChannel ? SecondVolts(monitor)
                    : 0;
            }

            if (Injected.SwapsVoltageAndTemperature)
            {
                channel = channel == _amplifiers.VoltageChannel ? _design.TemperatureChannel
                    : channel == _design.TemperatureChannel ? _amplifiers.VoltageChannel
                    : channel;
            }

            // What stands on the reference itself moves with it.
            double biasVolts = _design.BiasMicrovolts > 0 ? _biasVolts : _biasVolts / Injected.CodeGain;
            return Injected.CodeGain * AmplifierVolts(_amplifiers, channel, biasVolts);
        }

        // Wires and a reference of its own: what is wrong with the monitor's does not reach it.
        private double SecondVolts(MonitorDesign design) =>
            _voltageIsConnected()
                ? Through(Injected.SecondVoltage, _world.Cell.Voltage * (1 + _errors.SecondVoltageGain)) * design.SecondDividerPpm / 1e6
                : 0;

        private static double Through(Func<double, double>? fault, double value) => fault is null ? value : fault(value);

        private double AmplifierVolts(AmplifierDesign design, int channel, double biasVolts)
        {
            if (channel == design.VoltageChannel)
            {
                return _voltageIsConnected() ? SeenVolts * design.DividerPpm / 1e6 : 0;
            }

            if (channel == design.FineCurrentChannel)
            {
                return Through(Injected.FineAmplifier, AmplifiedVolts(design.FineGain, biasVolts));
            }

            return channel == design.CoarseCurrentChannel ? AmplifiedVolts(design.CoarseGain, biasVolts)
                : channel == design.TemperatureChannel ? ThermistorRatio() * biasVolts
                : 0;
        }

        private double AmplifiedVolts(int gain, double biasVolts) => Math.Clamp((biasVolts / 2) + (DropVolts * gain), 0, biasVolts);

        private double ThermistorRatio()
        {
            if (Injected.ThermistorRatio is double injectedRatio)
            {
                return injectedRatio;
            }

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
