using Microbattery.Cells.Models;
using Microbattery.Firmware.Ports;
using Microbattery.Simulation.FrontEnds;

namespace Microbattery.Simulation.Chips
{
    /// <summary>A register chip that converts what is at its inputs, and takes its time for it.</summary>
    public abstract class ConvertingChip : RegisterChip
    {
        private readonly IClock _clock;
        private readonly double _noiseSteps;
        private readonly GaussianNoise _noise;
        private double _readyMilliseconds;

        /// <summary>A chip.</summary>
        /// <param name="frontEnd">What is at its inputs.</param>
        /// <param name="clock">Time, for its conversions.</param>
        /// <param name="noiseSteps">Noise of a result, steps of its finest range, one sigma.</param>
        /// <param name="seed">Equal seeds give equal noise.</param>
        protected ConvertingChip(SimulatedFrontEnd frontEnd, IClock clock, double noiseSteps, int seed)
        {
            FrontEnd = frontEnd;
            _clock = clock;
            _noiseSteps = noiseSteps;
            _noise = new GaussianNoise(seed);
        }

        /// <summary>What is at its inputs.</summary>
        protected SimulatedFrontEnd FrontEnd { get; }

        /// <inheritdoc/>
        protected override bool IsDead => FrontEnd.Injected.ConverterIsDead;

        /// <summary>Whether a conversion is under way.</summary>
        protected bool IsConverting { get; private set; }

        /// <summary>Noise of one result.</summary>
        /// <param name="share">Of the noise of the finest range.</param>
        /// <returns>Steps.</returns>
        protected double Noise(double share = 1) => _noiseSteps * share * _noise.Next();

        /// <summary>A conversion starts.</summary>
        /// <param name="milliseconds">How long it takes, ms.</param>
        protected void Start(double milliseconds)
        {
            IsConverting = true;
            _readyMilliseconds = _clock.DateMilliseconds + milliseconds;
        }

        /// <summary>Whatever was under way is dropped.</summary>
        protected void Abort() => IsConverting = false;

        /// <summary>Puts results into their registers when a conversion is over. To be called before a register is read.</summary>
        protected void Finish()
        {
            if (IsConverting && !IsStuck && !FrontEnd.Injected.ConversionsNeverEnd && _clock.DateMilliseconds >= _readyMilliseconds)
            {
                IsConverting = false;
                ShowReady();
                if (!FrontEnd.Injected.ConverterIsFrozen)
                {
                    Convert();
                }
            }
        }

        /// <summary>Says that a conversion is over, in chips that have a flag for it.</summary>
        protected virtual void ShowReady()
        {
        }

        /// <summary>What is at the inputs becomes results.</summary>
        protected abstract void Convert();
    }
}
