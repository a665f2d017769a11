using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// Does the voltage still change? A converter that works has noise: a voltage that is the same to the last digit for longer than that allows is no
    /// measurement. Once it stands still it has to move, or a day has to pass, before it counts again.
    /// </summary>
    /// <remarks>
    /// Cannot see a stuck voltage on a board whose converter is so coarse that a resting cell reads the same for hours (its figures say 0 samples), nor
    /// one that is stuck with noise on it: steps and moved charge are what tells there.
    /// </remarks>
    public sealed class StandstillDetector
    {
        private const long DayMilliseconds = 86400000; // with both switches open little moves: once a day it is tried all the same
        private const long AfterRestartMilliseconds = 3600000; // after a restart nobody knows what stood still: an hour of it is enough

        private readonly int _longestSameVoltageSamples;
        private readonly int _longestSameSamples;
        private readonly int _leastMoveMicrovolts;
        private bool _standsStill;
        private bool _hasReference;
        private int _referenceMicrovolts;
        private long _standingMilliseconds;
        private int _sameVoltageSamples;
        private int _sameSamples;

        /// <summary>A voltage that moves.</summary>
        /// <param name="longestSameVoltageSamples">So many samples in a row a voltage may be the same; 0 for any number.</param>
        /// <param name="longestSameSamples">The same, of voltage and current together.</param>
        /// <param name="leastMoveMicrovolts">What counts as a move, µV.</param>
        public StandstillDetector(int longestSameVoltageSamples, int longestSameSamples, int leastMoveMicrovolts)
        {
            _longestSameVoltageSamples = longestSameVoltageSamples > 0 ? longestSameVoltageSamples : int.MaxValue;
            _longestSameSamples = longestSameSamples > 0 ? longestSameSamples : int.MaxValue;
            _leastMoveMicrovolts = leastMoveMicrovolts;
        }

        /// <summary>Whether the voltage stands still.</summary>
        public bool StandsStill => _standsStill;

        /// <summary>Counts samples that are the same to the last digit.</summary>
        /// <param name="isSameVoltage">Whether the voltage is that of the sample before.</param>
        /// <param name="isSameCurrent">Whether the current is.</param>
        /// <returns>Whether there are more than the converter's noise allows.</returns>
        public bool CountSame(bool isSameVoltage, bool isSameCurrent)
        {
            if (!isSameVoltage)
            {
                _sameVoltageSamples = 0;
                _sameSamples = 0;
                return false;
            }

            _sameVoltageSamples++;
            _sameSamples = isSameCurrent ? _sameSamples + 1 : 0;
            if (_sameVoltageSamples <= _longestSameVoltageSamples && _sameSamples <= _longestSameSamples)
            {
                return false;
            }

            _sameVoltageSamples = 0;
            _sameSamples = 0;
            return true;
        }

        /// <summary>The voltage stands still from here on.</summary>
        /// <param name="microvolts">Where, µV.</param>
        public void Begin(int microvolts)
        {
            _standsStill = true;
            _hasReference = true;
            _referenceMicrovolts = microvolts;
            _standingMilliseconds = 0;
        }

        /// <summary>After a restart nobody knows what contradicted: the voltage is taken to stand still until it moves, or for an hour.</summary>
        public void BeginUnknown()
        {
            _standsStill = true;
            _hasReference = false;
            _standingMilliseconds = DayMilliseconds - AfterRestartMilliseconds;
        }

        /// <summary>Somebody has seen to it.</summary>
        public void End() => _standsStill = false;

        /// <summary>Waits for the voltage to move.</summary>
        /// <param name="microvolts">Cell voltage, µV.</param>
        /// <param name="elapsedMilliseconds">Since the sample before, ms.</param>
        /// <returns>Whether the wait has ended with this sample.</returns>
        public bool WaitForMove(int microvolts, long elapsedMilliseconds)
        {
            if (!_hasReference)
            {
                _hasReference = true;
                _referenceMicrovolts = microvolts;
            }

            _standingMilliseconds += elapsedMilliseconds;
            bool hasMoved = IntegerMath.Abs((long)microvolts - _referenceMicrovolts) >= _leastMoveMicrovolts;
            if (hasMoved || _standingMilliseconds >= DayMilliseconds)
            {
                End();
            }

            return !_standsStill;
        }
    }
}
