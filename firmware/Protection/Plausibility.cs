using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// Plausibility of voltage and current: combines three detectors (step response, charge moved, standstill) into one score of
    /// contradiction.
    /// </summary>
    /// <remarks>
    /// It knows the profile and the board, and nothing of the gauge: what the gauge has learned from a bad sensor must not excuse that
    /// sensor. The score is 0 to 6. It grows by 2 for a step or a moved charge that the voltage did not follow, goes to 6 for a change that
    /// no cell can make, and falls by 1 for each step or charge that it followed. A voltage that stands still keeps it at 6 until the
    /// voltage moves. What each detector cannot see is stated at the detector.
    /// </remarks>
    public sealed class Plausibility
    {
        /// <summary>The highest score: three contradictions reach it, and three confirmations take it back to the default threshold of
        /// 3.</summary>
        public const int MostScore = 6;

        private const int ContradictionPoints = 2; // twice a confirmation: a sensor that is wrong every second time still trips
        private const int LeastStepMicrovolts = 3000; // no sensor of a board is sure of a smaller difference between two samples
        private const int VoltageErrors = 8; // eight sigma: the difference of two samples of a sound sensor never reaches it
        private const int LeastChargeMicrovolts = 4000; // a converter's step and its noise
        private const int ChargeErrorDivisor = 4; // a quarter of the sensor's error: the rest is the same in both samples

        private readonly ResistanceBand _band;
        private readonly StepResponseDetector _steps;
        private readonly ChargeMovedDetector _charge;
        private readonly StandstillDetector _standstill;
        private int _score;
        private bool _hasLast;
        private int _lastMicrovolts;
        private int _lastNanoamps;

        /// <summary>Plausibility of one cell on one board.</summary>
        /// <param name="profile">The cell.</param>
        /// <param name="figures">The board.</param>
        public Plausibility(CellProfile profile, BoardFigures figures)
        {
            ArgumentNullException.ThrowIfNull(figures, nameof(figures));

            int noise = VoltageErrors * figures.VoltageErrorMicrovolts;
            int leastStep = noise > LeastStepMicrovolts ? noise : LeastStepMicrovolts;
            int leastCharge = LeastChargeMicrovolts + (figures.VoltageErrorMicrovolts / ChargeErrorDivisor);
            _band = new ResistanceBand(profile, leastStep, leastCharge);
            _steps = new StepResponseDetector(profile, _band, leastStep);
            _charge = new ChargeMovedDetector(profile, _band, leastCharge);
            _standstill = new StandstillDetector(figures.LongestSameVoltageSamples, figures.LongestSameSamples, leastCharge);
        }

        /// <summary>Score of contradiction, 0 to <see cref="MostScore"/>.</summary>
        public int Score => _score;

        /// <summary>Whether the next sample decides about a step.</summary>
        public bool IsPending => _steps.IsPending;

        /// <summary>Updates the score with one sample.</summary>
        /// <param name="voltage">Cell voltage, µV.</param>
        /// <param name="current">Cell current, nA.</param>
        /// <param name="temperature">Cell temperature, m°C.</param>
        /// <param name="elapsedMilliseconds">Time since the previous sample, ms, 0 or more.</param>
        public void Update(Reading voltage, Reading current, Reading temperature, long elapsedMilliseconds)
        {
            int nanoamps = current.Value;
            if (current.State != ReadingState.Valid || voltage.State != ReadingState.Valid)
            {
                if (current.State == ReadingState.Valid)
                {
                    // A load may have pulled the voltage out of the input's range: it will recover.
                    _steps.Swing((long)nanoamps - _lastNanoamps);
                    _lastNanoamps = nanoamps;
                }

                _steps.Cancel();
                _hasLast = false;
                return;
            }

            int microvolts = voltage.Value;
            if (_standstill.CountSame(microvolts == _lastMicrovolts, nanoamps == _lastNanoamps))
            {
                StandStill(microvolts);
            }

            if (_standstill.StandsStill)
            {
                _score = _standstill.WaitForMove(microvolts, elapsedMilliseconds) ? 0 : _score;
            }
            else if (_hasLast)
            {
                _band.Follow(temperature);
                StepVerdict verdict = _steps.Update(microvolts, nanoamps, _lastMicrovolts, _lastNanoamps, elapsedMilliseconds);
                if (verdict == StepVerdict.Contradicts || verdict == StepVerdict.Unmistakable)
                {
                    _charge.Begin(microvolts, nanoamps);
                }

                Add(verdict, microvolts);
                Add(_charge.Update(microvolts, nanoamps, elapsedMilliseconds, _score > 0), microvolts);
            }
            else
            {
                _charge.Begin(microvolts, nanoamps);
                _steps.Swing((long)nanoamps - _lastNanoamps);
            }

            _hasLast = true;
            _lastMicrovolts = microvolts;
            _lastNanoamps = nanoamps;
        }

        /// <summary>Resets the score after it tripped the fault: a contradiction must occur again. A voltage that stands still must first
        /// move.</summary>
        public void ResetScore() => _score = _standstill.StandsStill ? MostScore : 0;

        /// <summary>Resets the score and ends a standstill: a person has acknowledged the fault.</summary>
        public void Acknowledge()
        {
            _standstill.End();
            _score = 0;
        }

        /// <summary>Assumes a standstill, after a restart with the fault in the journal: which detector had tripped is not known.</summary>
        public void SuspectStandstill()
        {
            _standstill.BeginUnknown();
            _score = MostScore;
        }

        private void Add(StepVerdict verdict, int microvolts)
        {
            switch (verdict)
            {
                case StepVerdict.None:
                    return;
                case StepVerdict.Follows:
                    _score = _score > 0 ? _score - 1 : 0;
                    return;
                case StepVerdict.Contradicts:
                    _score = (int)IntegerMath.Clamp(_score + ContradictionPoints, 0, MostScore);
                    return;
                case StepVerdict.StandsStill:
                    StandStill(microvolts);
                    return;
                default:
                    _score = MostScore;
                    return;
            }
        }

        private void StandStill(int microvolts)
        {
            // No step is decided until the voltage moves.
            _steps.Cancel();
            _standstill.Begin(microvolts);
            _score = MostScore;
        }
    }
}
