using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// Whether samples can be true: asks each detector its question, and adds up what contradicts. It knows the profile and nothing of the gauge.
    /// </summary>
    /// <remarks>
    /// The score: 2 for a step or a moved charge that the voltage did not follow, 6 for what no cell can do, 1 less for each that is as it should be,
    /// 0 to 6. A voltage that stands still keeps it at 6 until it moves.
    /// </remarks>
    public sealed class Plausibility
    {
        /// <summary>The highest score.</summary>
        public const int MostScore = 6;

        private const int ContradictionPoints = 2;
        private const int LeastStepMicrovolts = 3000; // steps that drop less are not worth judging with any sensor
        private const int VoltageErrors = 8; // eight sigma: the difference of two samples of a sound sensor never reaches it
        private const int LeastChargeMicrovolts = 4000; // a converter's step and its noise
        private const int ChargeErrorShare = 4; // a mean over minutes has less noise than one sample

        private readonly ResistanceBand _band;
        private readonly StepResponseDetector _steps;
        private readonly ChargeMovedDetector _charge;
        private readonly StandstillDetector _standstill;
        private int _score;
        private bool _hasLast;
        private int _lastMicrovolts;
        private int _lastNanoamps;

        /// <summary>Of one cell on one board.</summary>
        /// <param name="profile">The cell.</param>
        /// <param name="figures">The board's readings.</param>
        public Plausibility(CellProfile profile, BoardFigures figures)
        {
            ArgumentNullException.ThrowIfNull(figures, nameof(figures));

            int noise = VoltageErrors * figures.VoltageErrorMicrovolts;
            int leastStep = noise > LeastStepMicrovolts ? noise : LeastStepMicrovolts;
            int leastCharge = LeastChargeMicrovolts + (figures.VoltageErrorMicrovolts / ChargeErrorShare);
            _band = new ResistanceBand(profile, leastStep, leastCharge);
            _steps = new StepResponseDetector(profile, _band, leastStep);
            _charge = new ChargeMovedDetector(profile, _band, leastCharge);
            _standstill = new StandstillDetector(figures.LongestSameVoltageSamples, figures.LongestSameSamples, leastCharge);
        }

        /// <summary>How much contradicts, 0 to <see cref="MostScore"/>.</summary>
        public int Score => _score;

        /// <summary>Whether the next sample decides about a step.</summary>
        public bool IsPending => _steps.IsPending;

        /// <summary>Takes one sample.</summary>
        /// <param name="voltage">Cell voltage, µV.</param>
        /// <param name="current">Cell current, nA.</param>
        /// <param name="temperature">Cell temperature, m°C.</param>
        /// <param name="elapsedMilliseconds">Since the sample before, ms, 0 or more.</param>
        public void Update(Reading voltage, Reading current, Reading temperature, long elapsedMilliseconds)
        {
            int nanoamps = current.Value;
            if (current.State != ReadingState.Valid || voltage.State != ReadingState.Valid)
            {
                if (current.State == ReadingState.Valid)
                {
                    // A load may have pulled the voltage out of range: it will swing back.
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

        /// <summary>Begins the score anew: it had its consequence, and what contradicts has to be shown again. A voltage that stands still has first to
        /// move.</summary>
        public void ResetScore() => _score = _standstill.StandsStill ? MostScore : 0;

        /// <summary>Ends a standstill too: somebody has seen to it.</summary>
        public void Acknowledge()
        {
            _standstill.End();
            _score = 0;
        }

        /// <summary>After a restart nobody knows what contradicted: the voltage is taken to stand still.</summary>
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
            // Nothing is decided until it moves.
            _steps.Cancel();
            _standstill.Begin(microvolts);
            _score = MostScore;
        }
    }
}
