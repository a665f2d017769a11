using System;
using System.Device.Adc;
using Microbattery.Hal;

namespace Microbattery.Bench.Simulation
{
    /// <summary>The analogue front end and converter of a board: what the world is, as codes, with all that is wrong on the way.</summary>
    public sealed class SimulatedConverter : ISimulatedConverter
    {
        private const int Channels = 8;
        private readonly FrontEndDesign _design;
        private readonly FrontEndErrors _errors;
        private readonly SimulatedWorld _world;
        private readonly Func<bool> _dividerIsOn;
        private readonly GaussianNoise _noise;
        private readonly int _fullScale;
        private readonly double _voltsPerStep;
        private double _thermistorCelsius = double.NaN;
        private double _thermistorRatio;

        /// <summary>A converter on a front end.</summary>
        /// <param name="design">The front end by its parts.</param>
        /// <param name="errors">What is wrong with it.</param>
        /// <param name="world">What it looks at.</param>
        /// <param name="dividerIsOn">Whether the voltage divider is switched on.</param>
        /// <param name="seed">Equal seeds give equal noise.</param>
        public SimulatedConverter(FrontEndDesign design, FrontEndErrors errors, SimulatedWorld world, Func<bool> dividerIsOn, int seed)
        {
            ArgumentNullException.ThrowIfNull(design);
            _design = design;
            _errors = errors;
            _world = world;
            _dividerIsOn = dividerIsOn;
            _noise = new GaussianNoise(seed);
            _fullScale = design.FullScaleCode;
            _voltsPerStep = design.ReferenceMicrovolts / 1e6 / _fullScale;
        }

        /// <inheritdoc/>
        public int ChannelCount => Channels;

        /// <inheritdoc/>
        public int ResolutionInBits => _design.ResolutionBits;

        /// <summary>Code every conversion of a channel gives instead of the true one, or -1: for faults.</summary>
        public int[] StuckCode { get; } = [-1, -1, -1, -1, -1, -1, -1, -1];

        /// <inheritdoc/>
        public int Convert(int channelNumber)
        {
            if (StuckCode[channelNumber] >= 0)
            {
                return StuckCode[channelNumber];
            }

            double steps = (InputVolts(channelNumber) / _voltsPerStep) + (_errors.NoiseSteps * _noise.Next());
            return (int)Math.Clamp(Math.Round(steps), 0, _fullScale);
        }

        private double InputVolts(int channel)
        {
            if (channel == _design.VoltageChannel)
            {
                double seen = (_world.Cell.Voltage * (1 + _errors.VoltageGain)) + _errors.VoltageOffsetVolts;
                return _dividerIsOn() ? seen * _design.DividerPpm / 1e6 : 0;
            }

            if (channel == _design.FineCurrentChannel)
            {
                return AmplifiedVolts(_design.FineGain);
            }

            if (channel == _design.CoarseCurrentChannel)
            {
                return AmplifiedVolts(_design.CoarseGain);
            }

            return channel == _design.TemperatureChannel ? ThermistorRatio() * _design.ReferenceMicrovolts / 1e6 : 0;
        }

        private double AmplifiedVolts(int gain)
        {
            double seen = (_world.Cell.Current * (1 + _errors.CurrentGain)) + _errors.CurrentOffsetAmps;
            return (_design.ReferenceMicrovolts / 2e6) + (seen * _design.ShuntMilliohms / 1e3 * gain);
        }

        private double ThermistorRatio()
        {
            double celsius = _world.TemperatureCelsius + _errors.TemperatureOffsetCelsius;
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
