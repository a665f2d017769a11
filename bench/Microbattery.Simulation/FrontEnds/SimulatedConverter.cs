using System;
using System.Device.Adc;
using Microbattery.Cells.Models;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Simulation.FrontEnds
{
    /// <summary>The MCU's converter on a front end: voltages as codes, with noise.</summary>
    public sealed class SimulatedConverter : ISimulatedConverter
    {
        private const int Channels = 8;
        private readonly FrontEndDesign _design;
        private readonly SimulatedFrontEnd _frontEnd;
        private readonly double _noiseSteps;
        private readonly GaussianNoise _noise;
        private readonly double _voltsPerStep;
        private readonly int[] _lastCode = new int[Channels];

        /// <summary>A converter.</summary>
        /// <param name="design">Its resolution and reference.</param>
        /// <param name="frontEnd">What is at its inputs.</param>
        /// <param name="noiseSteps">Noise of each conversion, steps, one sigma.</param>
        /// <param name="seed">Equal seeds give equal noise.</param>
        public SimulatedConverter(FrontEndDesign design, SimulatedFrontEnd frontEnd, double noiseSteps, int seed)
        {
            ArgumentNullException.ThrowIfNull(design);
            _design = design;
            _frontEnd = frontEnd;
            _noiseSteps = noiseSteps;
            _noise = new GaussianNoise(seed);
            _voltsPerStep = design.ReferenceMicrovolts / 1e6 / design.FullScaleCode;
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

            // Beside a power monitor it is not what reads the cell, and one thing breaks at a time.
            bool readsCell = _design is not MonitorDesign;
            if (readsCell && _frontEnd.Injected.ConverterIsDead)
            {
                throw new TimeoutException();
            }

            if (!readsCell || !_frontEnd.Injected.ConverterIsFrozen)
            {
                double steps = (_frontEnd.Volts(channelNumber) / _voltsPerStep) + (_noiseSteps * _noise.Next());
                _lastCode[channelNumber] = (int)Math.Clamp(Math.Round(steps), 0, _design.FullScaleCode);
            }

            return _lastCode[channelNumber];
        }
    }
}
