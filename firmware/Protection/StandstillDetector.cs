using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// Checks that the voltage still changes: a working converter has noise, so the same code in many samples in a row is no measurement.
    /// </summary>
    /// <remarks>
    /// <code>
    ///   moving --(more equal samples than the board's figures allow, or charge that moved no voltage)--> standstill
    ///   standstill --(a move of the voltage, a day, or an acknowledgement)--> moving
    /// </code>
    /// Cannot see a stuck voltage on a board whose converter is so coarse that a resting cell reads the same for hours (its figures say 0
    /// samples), nor a stuck voltage with noise on it. Steps and the charge moved show those: <see cref="StepResponseDetector"/>,
    /// <see cref="ChargeMovedDetector"/>.
    /// </remarks>
    public sealed class StandstillDetector
    {
        private const long DayMilliseconds = 86400000; // with both switches open little moves the voltage: once a day it is tried again
        private const long AfterRestartMilliseconds = 3600000; // the cause is unknown then: an hour is a choice, a day blocks too long

        private readonly int _longestSameVoltageSamples;
        private readonly int _longestSameSamples;
        private readonly int _leastMoveMicrovolts;
        private bool _standsStill;
        private bool _hasReference;
        private int _referenceMicrovolts;
        private long _standingMilliseconds;
        private int _sameVoltageSamples;
        private int _sameSamples;

        /// <summary>A detector of a moving voltage.</summary>
        /// <param name="longestSameVoltageSamples">Largest number of samples in a row with the same voltage; 0 for any number.</param>
        /// <param name="longestSameSamples">Largest number of samples in a row with the same voltage and current; 0 for any number.</param>
        /// <param name="leastMoveMicrovolts">Smallest change that counts as a move, µV.</param>
        public StandstillDetector(int longestSameVoltageSamples, int longestSameSamples, int leastMoveMicrovolts)
        {
            _longestSameVoltageSamples = longestSameVoltageSamples > 0 ? longestSameVoltageSamples : int.MaxValue;
            _longestSameSamples = longestSameSamples > 0 ? longestSameSamples : int.MaxValue;
            _leastMoveMicrovolts = leastMoveMicrovolts;
        }

        /// <summary>Whether the voltage stands still.</summary>
        public bool StandsStill => _standsStill;

        /// <summary>Counts samples that are the same to the last digit.</summary>
        /// <param name="isSameVoltage">Whether the voltage is that of the previous sample.</param>
        /// <param name="isSameCurrent">Whether the current is that of the previous sample.</param>
        /// <returns>Whether there are more of them in a row than the converter's noise allows.</returns>
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

        /// <summary>Begins a standstill.</summary>
        /// <param name="microvolts">The voltage at which it stands, µV.</param>
        public void Begin(int microvolts)
        {
            _standsStill = true;
            _hasReference = true;
            _referenceMicrovolts = microvolts;
            _standingMilliseconds = 0;
        }

        /// <summary>Begins a standstill after a restart, at the voltage of the next sample: it ends with a move, or after an
        /// hour.</summary>
        public void BeginUnknown()
        {
            _standsStill = true;
            _hasReference = false;
            _standingMilliseconds = DayMilliseconds - AfterRestartMilliseconds;
        }

        /// <summary>Ends the standstill, after an acknowledgement.</summary>
        public void End() => _standsStill = false;

        /// <summary>Checks during a standstill whether the voltage has moved, or the longest time has passed.</summary>
        /// <param name="microvolts">Cell voltage, µV.</param>
        /// <param name="elapsedMilliseconds">Time since the previous sample, ms.</param>
        /// <returns>Whether the standstill has ended with this sample.</returns>
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
