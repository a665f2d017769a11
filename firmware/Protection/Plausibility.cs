using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// Whether looks can be true: voltage and current that change together as a cell of this kind lets them, no current where the switches
    /// are open, a clock that goes on, two ways of measuring the voltage that agree. It knows the profile and nothing of the gauge.
    /// </summary>
    /// <remarks>
    /// Steps. When the current changes from one look to the next, the voltage follows by the change times a resistance between a quarter
    /// of the profile's lowest and five times its highest: a stuck, reversed or swapped input does not. A current that changes while it is
    /// looked at is in one reading and not in the other; so a step that contradicts is judged once more by the next look, and only
    /// while the current stays where it went. Below a tenth of charge the voltage falls by itself, and only the lower bound counts.
    /// Standstill. A voltage that does not move while charge flows that should move it, or does not change by a digit for more looks than
    /// the converter's noise allows, is no measurement.
    /// </remarks>
    internal sealed class Plausibility
    {
        private const int LongestStepMilliseconds = 3000;
        private const int SameMillicelsius = 1000;
        private const int LeastStepMicrovolts = 3000;
        private const int LeastJumpMicrovolts = 50000;
        private const int SteepPpm = 100000;
        private const int MostScore = 6;
        private const int CheckPpm = 5000;
        private const int DecisivePpm = 50000; // after so much charge relaxation is no excuse
        private const int MeanMilliseconds = 1000000;
        private const long DayMilliseconds = 86400000;
        private const long RestartStandstillMilliseconds = 3600000;
        private const int LeastStandstillMicrovolts = 4000;
        private const int LongestJumpMilliseconds = 15000;
        private const int FarBeyond = 4;
        private const int CurveParts = 8;
        private const int NeverLookedUp = -1000000000;

        /// <summary>The least charge current that counts as flowing through an open charge switch, nA.</summary>
        internal readonly int RestingLimitNanoamps;

        /// <summary>How much contradicts: 2 for each step that does, 6 for one far beyond, less 1 for each that is as it should be, 0 to 6.</summary>
        internal int ContradictionScore;

        /// <summary>Whether the next look decides about a step.</summary>
        internal bool IsPending;

        /// <summary>Charge current while the charge switch is open, nA; 0 while it is closed or was at the look before.</summary>
        internal int UnrequestedChargeNanoamps;

        /// <summary>Discharge current while the load switch is open, nA, as a magnitude; 0 while it is closed or was at the look before.</summary>
        internal int UnrequestedDischargeNanoamps;

        /// <summary>How far two ways of measuring the voltage are apart, µV; 0 where there is one way, int.MaxValue where the second fails.</summary>
        internal int DisagreementMicrovolts;

        /// <summary>Looks in a row between which the clock did not go on.</summary>
        internal int StandingSamples;

        /// <summary>The least discharge current that the board itself cannot take, nA.</summary>
        internal readonly int OwnLimitNanoamps;

        private readonly CellProfile _profile;
        private readonly int _leastMicrovolts;
        private readonly int _steepMicrovolts;
        private readonly int _lowestMilliohms;
        private readonly int _highestMilliohms;
        private readonly int _longestSameVoltageSamples;
        private readonly int _longestSameSamples;
        private readonly long _nanoampMillisecondsPerPpm;
        private readonly int _leastChargeMicrovolts;
        private int _lookedUpMillicelsius = NeverLookedUp;
        private long _resistanceThousandths;
        private long _lowMilliohms;
        private long _highMilliohms;
        private long _leastStepNanoamps;
        private int _steadyNanoamps;
        private bool _hasLast;
        private int _lastMicrovolts;
        private int _lastNanoamps;
        private long _pendingMilliseconds;
        private int _fromMicrovolts;
        private int _fromNanoamps;
        private int _toNanoamps;
        private long _swingMicrovolts;
        private bool _standsStill;
        private bool _hasStandstill;
        private int _standstillMicrovolts;
        private long _standstillMilliseconds;
        private int _sameVoltageSamples;
        private int _sameSamples;
        private long _movedNanoampMilliseconds;
        private long _nextCheckPpm;
        private int _referenceMicrovolts;
        private int _referenceNanoamps;
        private long _meanNanoamps;
        private long _windowMilliseconds;
        private long _referenceMeanNanoamps;
        private bool _chargeWasClosed;
        private bool _loadWasClosed;

        /// <summary>Of one cell on one board.</summary>
        /// <param name="profile">The cell.</param>
        /// <param name="accuracy">The board's readings.</param>
        internal Plausibility(CellProfile profile, BoardFigures accuracy)
        {
            _profile = profile;
            int noise = 8 * accuracy.VoltageErrorMicrovolts;
            _leastMicrovolts = noise > LeastStepMicrovolts ? noise : LeastStepMicrovolts;
            _steepMicrovolts = ChargeTable.Interpolate(profile.OpenCircuitMicrovolts, SteepPpm);
            _lowestMilliohms = int.MaxValue;
            for (int i = 0; i < profile.ResistanceMilliohms.Length; i++)
            {
                int milliohms = profile.ResistanceMilliohms[i];
                _lowestMilliohms = milliohms < _lowestMilliohms ? milliohms : _lowestMilliohms;
                _highestMilliohms = milliohms > _highestMilliohms ? milliohms : _highestMilliohms;
            }

            _longestSameVoltageSamples = accuracy.LongestSameVoltageSamples > 0 ? accuracy.LongestSameVoltageSamples : int.MaxValue;
            _longestSameSamples = accuracy.LongestSameSamples > 0 ? accuracy.LongestSameSamples : int.MaxValue;
            _nanoampMillisecondsPerPpm = profile.CapacityNanoampSeconds / 1000;
            _leastChargeMicrovolts = LeastStandstillMicrovolts + (accuracy.VoltageErrorMicrovolts / 4);

            // What a board takes for itself is known within a factor of two or so; nothing flows into the cell at all.
            RestingLimitNanoamps = IntegerMath.Saturate(6L * accuracy.CurrentOffsetErrorNanoamps);
            OwnLimitNanoamps = IntegerMath.Saturate(
                RestingLimitNanoamps + (2L * accuracy.SleepCurrentNanoamps) + accuracy.SleepCurrentErrorNanoamps + (accuracy.PeakLoadNanoamps / 4));
        }

        /// <summary>Takes one look in.</summary>
        internal void Update(CellSample measurement, long elapsedMilliseconds, bool chargeIsClosed, bool loadIsClosed)
        {
            Reading voltage = measurement.VoltageMicrovolts;
            Reading current = measurement.CurrentNanoamps;
            if (elapsedMilliseconds != 0)
            {
                StandingSamples = 0;
            }
            else if (StandingSamples < int.MaxValue)
            {
                StandingSamples++;
            }

            bool isKnown = current.State == ReadingState.Valid;
            int nanoamps = current.Value;
            UnrequestedChargeNanoamps = isKnown && nanoamps > 0 && !chargeIsClosed && !_chargeWasClosed ? nanoamps : 0;
            UnrequestedDischargeNanoamps = isKnown && nanoamps < 0 && !loadIsClosed && !_loadWasClosed ? IntegerMath.Saturate(-(long)nanoamps) : 0;
            _chargeWasClosed = chargeIsClosed;
            _loadWasClosed = loadIsClosed;
            if (!isKnown || voltage.State != ReadingState.Valid)
            {
                if (isKnown)
                {
                    // A load may have pulled the voltage out of sight: it will swing back.
                    Swing((long)nanoamps - _lastNanoamps);
                    _lastNanoamps = nanoamps;
                }

                IsPending = false;
                _hasLast = false;
                DisagreementMicrovolts = 0;
                return;
            }

            int microvolts = voltage.Value;
            if (microvolts == _lastMicrovolts)
            {
                CountSame(nanoamps);
            }
            else
            {
                _sameVoltageSamples = 0;
                _sameSamples = 0;
            }

            if (_standsStill)
            {
                WaitForMove(microvolts, elapsedMilliseconds);
            }
            else if (_hasLast)
            {
                WatchSteps(microvolts, nanoamps, measurement.TemperatureMillicelsius, elapsedMilliseconds);
                WatchCharge(microvolts, nanoamps, elapsedMilliseconds);
            }
            else
            {
                BeginCharge(microvolts, nanoamps);
                Swing((long)nanoamps - _lastNanoamps);
            }

            _hasLast = true;
            _lastMicrovolts = microvolts;
            _lastNanoamps = nanoamps;
            Reading second = measurement.SecondVoltageMicrovolts;
            if (second.State == ReadingState.Valid)
            {
                DisagreementMicrovolts = IntegerMath.Saturate(IntegerMath.Abs((long)second.Value - microvolts));
            }
            else if (second.State == ReadingState.Failed)
            {
                // A board that has a second way and cannot go it does not know that the first is right.
                DisagreementMicrovolts = int.MaxValue;
            }
        }

        /// <summary>Forgets what contradicted: it had its consequence, and what has to be shown anew is. A voltage that stood still has first to
        /// move.</summary>
        internal void Reset() => ContradictionScore = _standsStill ? MostScore : 0;

        /// <summary>Forgets a standstill too: somebody has seen to it.</summary>
        internal void Clear()
        {
            _standsStill = false;
            ContradictionScore = 0;
        }

        /// <summary>After a restart nobody knows what contradicted: the voltage is taken to stand still until it moves, or for an hour.</summary>
        internal void InflateBy()
        {
            _standsStill = true;
            _hasStandstill = false;
            _standstillMilliseconds = DayMilliseconds - RestartStandstillMilliseconds;
            ContradictionScore = MostScore;
        }

        private void CountSame(int nanoamps)
        {
            _sameVoltageSamples++;
            _sameSamples = nanoamps == _lastNanoamps ? _sameSamples + 1 : 0;
            if (_sameVoltageSamples > _longestSameVoltageSamples || _sameSamples > _longestSameSamples)
            {
                StandStill(_lastMicrovolts);
                _sameVoltageSamples = 0;
                _sameSamples = 0;
            }
        }

        /// <summary>Charge that flowed must have moved the voltage, where the cell's curve says so.</summary>
        private void WatchCharge(int microvolts, int nanoamps, long elapsed)
        {
            // 2^31 nA for an hour at most: below 2^53.
            long held = elapsed < 3600000 ? elapsed : 3600000;
            _movedNanoampMilliseconds += nanoamps * held;
            _windowMilliseconds += held;
            long step = (long)nanoamps - _referenceNanoamps;
            if (step > _steadyNanoamps || step < -_steadyNanoamps)
            {
                // Steps are judged as such; here the current has to be steady.
                BeginCharge(microvolts, nanoamps);
                return;
            }

            long flowed = _movedNanoampMilliseconds < 0 ? -_movedNanoampMilliseconds : _movedNanoampMilliseconds;
            if (flowed < _nextCheckPpm * _nanoampMillisecondsPerPpm)
            {
                return;
            }

            long milliohms = _highMilliohms / 5;
            long expected = LeastChange();
            if (expected < _leastChargeMicrovolts && _nextCheckPpm < IntegerMath.Million)
            {
                _nextCheckPpm += CheckPpm;
                return;
            }

            // After a larger current the voltage relaxes the other way: where that may hide what is expected, nothing is said.
            long relaxing = (((long)nanoamps + _referenceNanoamps) / 2) - _referenceMeanNanoamps;
            relaxing = IntegerMath.Clamp(relaxing * milliohms / 3000000, -10000000, 10000000);
            long against = _movedNanoampMilliseconds < 0 ? relaxing : -relaxing;
            if (against * 4 < expected && expected >= _leastChargeMicrovolts)
            {
                long change = (long)microvolts - _referenceMicrovolts;
                long along = _movedNanoampMilliseconds < 0 ? -change : change;
                bool moved = along * 4 >= expected;
                if (!moved && (ContradictionScore > 0 || _nextCheckPpm >= DecisivePpm))
                {
                    StandStill(microvolts);
                }

                Score(moved ? -1 : 2);
            }

            BeginCharge(microvolts, nanoamps);
        }

        private void StandStill(int microvolts)
        {
            _standsStill = true;
            IsPending = false; // nothing is decided until it moves
            _hasStandstill = true;
            _standstillMicrovolts = microvolts;
            _standstillMilliseconds = 0;
            ContradictionScore = MostScore;
        }

        private void WaitForMove(int microvolts, long elapsed)
        {
            if (!_hasStandstill)
            {
                _hasStandstill = true;
                _standstillMicrovolts = microvolts;
            }

            // With both switches open little moves: once a day it is tried all the same.
            _standstillMilliseconds += elapsed;
            if (IntegerMath.Abs((long)microvolts - _standstillMicrovolts) >= _leastChargeMicrovolts || _standstillMilliseconds >= DayMilliseconds)
            {
                Clear();
            }
        }

        private void BeginCharge(int microvolts, int nanoamps)
        {
            // What flowed lately, by the window's mean.
            _meanNanoamps += (_movedNanoampMilliseconds - (_meanNanoamps * _windowMilliseconds)) / (MeanMilliseconds + _windowMilliseconds);
            _windowMilliseconds = 0;
            _movedNanoampMilliseconds = 0;
            _nextCheckPpm = CheckPpm;
            _referenceMicrovolts = microvolts;
            _referenceNanoamps = nanoamps;
            _referenceMeanNanoamps = _meanNanoamps;
        }

        /// <summary>The least that the charge moved since the reference changes the open-circuit voltage by, µV, wherever the cell may be on its
        /// curve: with none to twice of the resistance it has there.</summary>
        private long LeastChange()
        {
            int[] table = _profile.OpenCircuitMicrovolts;
            long ppm = IntegerMath.Clamp(_movedNanoampMilliseconds / _nanoampMillisecondsPerPpm, -IntegerMath.Million, IntegerMath.Million);
            int first = ChargeTable.Locate(table, _referenceMicrovolts);
            int last = first;
            for (int i = 0; i < 4; i++)
            {
                // The resistance depends on the place, and the place on it: the fourth turn hardly moves it any more.
                long milliohms = ChargeTable.Interpolate(_profile.ResistanceMilliohms, last) * _resistanceThousandths / 1000;
                long drop = IntegerMath.Clamp(_referenceNanoamps * milliohms / 500000, -20000000, 20000000);
                last = ChargeTable.Locate(table, IntegerMath.Saturate(_referenceMicrovolts - drop));
            }

            long least = long.MaxValue;
            for (int i = 0; i <= CurveParts; i++)
            {
                // Beyond its ends the curve goes on at least as steeply.
                long to = IntegerMath.Clamp(first + ((last - first) / CurveParts * i) + ppm, 0, IntegerMath.Million);
                long change = IntegerMath.Abs((long)ChargeTable.Interpolate(table, (int)to) - ChargeTable.Interpolate(table, (int)(to - ppm)));
                least = change < least ? change : least;
            }

            return least;
        }

        private void WatchSteps(int microvolts, int nanoamps, Reading temperature, long elapsed)
        {
            long warmer = (long)temperature.Value - _lookedUpMillicelsius;
            if ((warmer >= SameMillicelsius || warmer <= -SameMillicelsius) && temperature.HasValue)
            {
                LookUp(temperature.Value);
            }

            if (IsPending)
            {
                Decide(microvolts, nanoamps, elapsed);
                return;
            }

            long step = (long)nanoamps - _lastNanoamps;
            long change = (long)microvolts - _lastMicrovolts;
            bool isStep = step >= _leastStepNanoamps || step <= -_leastStepNanoamps;
            bool isJump = change >= LeastJumpMicrovolts || change <= -LeastJumpMicrovolts;
            bool isFar = elapsed > LongestStepMilliseconds && (isStep || elapsed > LongestJumpMilliseconds);
            if (isFar || elapsed <= 0 || _lookedUpMillicelsius == NeverLookedUp)
            {
                _swingMicrovolts = 0;
                return;
            }

            _swingMicrovolts -= _swingMicrovolts / 16;
            if (isStep || isJump)
            {
                if (Contradicts(step, change, microvolts))
                {
                    IsPending = true;
                    _pendingMilliseconds = 0;
                    _fromMicrovolts = _lastMicrovolts;
                    _fromNanoamps = _lastNanoamps;
                    _toNanoamps = nanoamps;
                }
                else if (isStep)
                {
                    Score(-1);
                }

                Swing(step);
            }
        }

        private void Decide(int microvolts, int nanoamps, long elapsed)
        {
            IsPending = false;
            _pendingMilliseconds += elapsed;
            long step = (long)nanoamps - _fromNanoamps;
            long moved = IntegerMath.Abs((long)nanoamps - _toNanoamps);
            if (_pendingMilliseconds <= LongestStepMilliseconds && moved * 4 <= IntegerMath.Abs(step) + _leastStepNanoamps)
            {
                long change = (long)microvolts - _fromMicrovolts;
                bool contradicts = Contradicts(step, change, microvolts);
                Score(!contradicts ? -1 : IsUnmistakable(step, change) ? MostScore : 2);
                if (contradicts)
                {
                    // What the voltage was before is no reference any more.
                    BeginCharge(microvolts, nanoamps);
                }
            }
        }

        private void Score(int change) => ContradictionScore = (int)IntegerMath.Clamp(ContradictionScore + change, 0, MostScore);

        private bool Contradicts(long step, long change, int microvolts)
        {
            long along = step < 0 ? -change : change;
            long least = Drop(step, _lowMilliohms);
            if (least >= _leastMicrovolts && along < least / 2)
            {
                return true;
            }

            if (microvolts - change < _steepMicrovolts)
            {
                return false;
            }

            return IntegerMath.Abs(change) > Most(step, change);
        }

        /// <summary>A jump far beyond what the cell can do, or far the wrong way, or none at all where there must be one.</summary>
        private bool IsUnmistakable(long step, long change)
        {
            long magnitude = IntegerMath.Abs(change);
            long least = Drop(step, _lowMilliohms);
            long along = step < 0 ? -change : change;
            return magnitude > FarBeyond * Most(step, change)
                || (least >= _leastMicrovolts && along < -FarBeyond * LeastJumpMicrovolts)
                || (least >= 2 * _leastMicrovolts && magnitude * 8 < least);
        }

        /// <summary>The most a voltage may change with a step, µV. What earlier steps do goes on their way, and not against it.</summary>
        private long Most(long step, long change)
        {
            long swing = (change < 0 ? -_swingMicrovolts : _swingMicrovolts) / 4;
            return Drop(step, _highMilliohms) + LeastJumpMicrovolts + (swing > 0 ? swing : 0);
        }

        /// <summary>What a step drops across a resistance, µV. nA * mohm is pV: 4e9 * 2^31 is below 2^63.</summary>
        private static long Drop(long step, long milliohms) => IntegerMath.Clamp(IntegerMath.Abs(step), 0, 4000000000L) * milliohms / 1000000;

        /// <summary>What the voltage still does after steps like these, without any further, the way the last large one went: after a load has gone it
        /// rises.</summary>
        private void Swing(long step)
        {
            long swing = IntegerMath.Clamp(Drop(step, _highMilliohms), 0, 10000000);
            if (2 * swing >= IntegerMath.Abs(_swingMicrovolts))
            {
                _swingMicrovolts = step < 0 ? -swing : swing;
            }
        }

        private void LookUp(int millicelsius)
        {
            _lookedUpMillicelsius = millicelsius;
            long thousandths = TemperatureGrid.Interpolate(_profile.ResistanceTemperatureThousandths, millicelsius);
            _resistanceThousandths = thousandths;
            _lowMilliohms = IntegerMath.Clamp(_lowestMilliohms * thousandths / 4000, 1, int.MaxValue);
            _highMilliohms = IntegerMath.Clamp(_highestMilliohms * thousandths / 200, 1, int.MaxValue);
            _steadyNanoamps = (int)IntegerMath.Clamp(_leastChargeMicrovolts * 2500000L / _highMilliohms, 1, int.MaxValue);
            _leastStepNanoamps = ((_leastMicrovolts * 1000000L) / _lowMilliohms) + 1;
        }
    }
}
