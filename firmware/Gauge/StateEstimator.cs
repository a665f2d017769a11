using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>
    /// A Kalman filter of five states in integers: charge, and what nobody can calibrate away: the current sensor's offset, the cell's
    /// capacity and resistance over the profile's, and a bias between the voltage and the profile's curve.
    /// </summary>
    /// <remarks>
    /// Terms. Deviation: square root of a state's variance. Covariance: how two states' errors go together; that is what lets a voltage
    /// teach the capacity. Bias: sensor error, table error and polarisation that is not modelled; it is the same from look to look, so
    /// that a voltage asked a thousand times is not believed a thousand times.
    /// Units and ranges, with D for the deviation: charge in ppm of capacity, D at most 1e6; offset in ppm of capacity a day, D at most
    /// 3e6; capacity and resistance in ppm of the profile's, D at most 1e6; bias in µV, D at most 1e6. Covariances are below 9e12. An
    /// observation's deviation is at most 6.3e6 (µV, or ppm), so that state times observation is below 1.9e13 and with 18 binary
    /// places below 5e18. States but the charge have 8 binary places. Equations: R. E. Kalman, J. Basic Eng. 82 (1960) 35, for one
    /// observation at a time.
    /// </remarks>
    public sealed partial class StateEstimator
    {
        private const int States = 5;
        private const int OwnStep = States + 1; // from one variance on the diagonal to the next
        private const int Charge = 0;
        private const int Offset = 1;
        private const int Capacity = 2;
        private const int Resistance = 3;
        private const int Bias = 4;

        private const long MillisecondsPerDay = 86400000L;
        private const long MostDeviation = 1000000;
        private const long MostOffsetDeviation = 3000000;
        private const long MostInnovation = 3000000;
        private const long MostVariance = 40000000000000L;
        private const long HalfOf24Bits = 1 << 23;
        private const int GainBits = 18;
        private const int FineBits = 16;
        private const long LargeNanoampMilliseconds = 1000000000000L;
        private const long EndVariance = (long)GaugeSettings.FullErrorPpm * GaugeSettings.FullErrorPpm;
        private const int GateSquare = 9; // three deviations

        private readonly long[] _covariance = new long[States * States];
        private readonly long[] _across = new long[States];
        private readonly long[] _value256ths = new long[States];
        private readonly long _perPpm;
        private readonly long _full;
        private readonly long _offsetVariance;
        private bool _isUsable;
        private long _charge;
        private long _sinceMilliseconds;
        private long _sinceMeasuredMilliseconds;
        private long _sinceCharge;
        private long _sinceMoved;
        private long _sincePpbSquare;
        private long _driftMilliseconds;
        private long _deviation;
        private int _capacityPpm;
        private long _offsetNanoamps256ths;
        private long _beyondNanoampMilliseconds;
        private bool _wasGated;
        private long _expectedVariance;

        /// <summary>A cell of which nothing but its profile is known.</summary>
        /// <param name="capacityNanoampSeconds">The profile's capacity, nA·s, 1 µA·h to 10 A·h; counts to the nearest 1000 nA·s.</param>
        /// <param name="capacityErrorPpm">How far a cell may be off it, one sigma, ppm.</param>
        /// <param name="resistanceErrorPpm">How far its resistance may be off, one sigma, ppm.</param>
        /// <param name="offsetErrorNanoamps">How far the current sensor's zero may be off, one sigma, nA.</param>
        /// <param name="agedTogether">How far resistance is gained as capacity is lost: their covariance, ppm², 0 or more; held to nine tenths of
        /// the product of both errors.</param>
        public StateEstimator(
            long capacityNanoampSeconds, int capacityErrorPpm, int resistanceErrorPpm, int offsetErrorNanoamps, long agedTogether)
        {
            // nA·s / 1000 is nA·ms per millionth: 3.6e3 to 3.6e10.
            _perPpm = IntegerMath.DivideRounded(capacityNanoampSeconds, 1000);
            _full = _perPpm * IntegerMath.Million;
            _charge = _full / 2;
            long offset = IntegerMath.Clamp(offsetErrorNanoamps, 0, int.MaxValue) * MillisecondsPerDay / _perPpm; // below 2^31 * 8.64e7
            _offsetVariance = Square(IntegerMath.Clamp(offset, 10, MostOffsetDeviation));
            _covariance[Charge * OwnStep] = Square(MostDeviation);
            _covariance[Offset * OwnStep] = _offsetVariance;
            long capacity = IntegerMath.Clamp(capacityErrorPpm, 1000, 300000);
            long resistance = IntegerMath.Clamp(resistanceErrorPpm, 10000, MostDeviation);
            _covariance[Capacity * OwnStep] = Square(capacity);
            _covariance[Resistance * OwnStep] = Square(resistance);

            // The state is what a charge moves the cell by: it grows as the capacity falls.
            long together = IntegerMath.Clamp(agedTogether, 0, capacity * resistance / 10 * 9);
            _covariance[(Capacity * States) + Resistance] = together;
            _covariance[(Resistance * States) + Capacity] = together;
            Refresh();
        }

        /// <summary>Charge above empty, nA·ms, as a share of the present cell's capacity times the profile's.</summary>
        public long ChargeNanoampMilliseconds => _charge;

        /// <summary>Charge of a full cell on the same scale, nA·ms.</summary>
        public long FullNanoampMilliseconds => _full;

        /// <summary>Share of the present cell's capacity, ppm, 0 to 1 000 000.</summary>
        public int StateOfChargePpm => (int)(_charge / _perPpm);

        /// <summary>Deviation of the state of charge, ppm, 0 to 1 000 000.</summary>
        public int DeviationPpm => (int)_deviation;

        /// <summary>Capacity over the profile's, ppm, 400 000 to 1 670 000.</summary>
        public int CapacityPpm => (int)((long)IntegerMath.Million * IntegerMath.Million / (IntegerMath.Million + _capacityPpm));

        /// <summary>Deviation of <see cref="CapacityPpm"/>, ppm.</summary>
        public int CapacityDeviationPpm => Deviation(Capacity);

        /// <summary>Resistance over the profile's, ppm, 300 000 to 5 000 000.</summary>
        public int ResistancePpm => IntegerMath.Million + (int)(_value256ths[Resistance] >> 8);

        /// <summary>Deviation of <see cref="ResistancePpm"/>, ppm.</summary>
        public int ResistanceDeviationPpm => Deviation(Resistance);

        /// <summary>The current sensor's reading at zero, nA.</summary>
        public int OffsetNanoamps => (int)(_offsetNanoamps256ths >> 8);

        /// <summary>Deviation of <see cref="OffsetNanoamps"/>, nA.</summary>
        public int OffsetDeviationNanoamps => IntegerMath.Saturate(Deviation(Offset) * _perPpm / MillisecondsPerDay);

        /// <summary>Voltage less the profile's curve, µV.</summary>
        public int BiasMicrovolts => (int)(_value256ths[Bias] >> 8);

        /// <summary>Whether the last observation was further off than three deviations.</summary>
        public bool WasGated => _wasGated;

        /// <summary>Variance of what the last <see cref="PredictObservation"/> would show, in its unit squared.</summary>
        public long ExpectedVariance => _expectedVariance;

        /// <summary>Counts charge.</summary>
        /// <param name="nanoampMilliseconds">nA·ms, positive into the cell, magnitude below 2e17.</param>
        /// <param name="randomNanoampMilliseconds">How much of it may be wrong at random, one sigma, nA·ms.</param>
        public void Count(long nanoampMilliseconds, long randomNanoampMilliseconds)
        {
            Move(OnScale(nanoampMilliseconds), EndVariance);
            long magnitude = nanoampMilliseconds < 0 ? -nanoampMilliseconds : nanoampMilliseconds;
            _sinceCharge += nanoampMilliseconds;
            _sinceMoved += magnitude;
            if (magnitude >= LargeNanoampMilliseconds)
            {
                // Smaller ones cannot add up to a full cell's limit of numbers before they are carried on.
                _sinceCharge = IntegerMath.Clamp(_sinceCharge, -_full, _full);
                _sinceMoved = IntegerMath.Clamp(_sinceMoved, 0, _full);
            }

            if (randomNanoampMilliseconds > 0)
            {
                long ppb = randomNanoampMilliseconds < 1000000000000000L
                    ? randomNanoampMilliseconds * 1000 / _perPpm
                    : randomNanoampMilliseconds / _perPpm * 1000;
                ppb = IntegerMath.Clamp(ppb, 0, 1000000000);
                _sincePpbSquare = IntegerMath.Clamp(_sincePpbSquare + (ppb * ppb), 0, 4000000000000000000L);
            }
        }

        /// <summary>What a charge moves the estimate by: a cell of less capacity moves further for the same charge.</summary>
        /// <param name="nanoampMilliseconds">nA·ms, magnitude below 2e17.</param>
        /// <returns>nA·ms on the scale of <see cref="FullNanoampMilliseconds"/>.</returns>
        internal long OnScale(long nanoampMilliseconds) => nanoampMilliseconds < LargeNanoampMilliseconds && nanoampMilliseconds > -LargeNanoampMilliseconds
            ? nanoampMilliseconds + (nanoampMilliseconds * _capacityPpm / IntegerMath.Million)
            : nanoampMilliseconds + (nanoampMilliseconds / IntegerMath.Million * _capacityPpm);

        /// <summary>Counts time.</summary>
        /// <param name="elapsedMilliseconds">0 to 400 days.</param>
        /// <param name="isMeasured">Whether the sensor was read: its offset was in every reading.</param>
        public void CountTime(long elapsedMilliseconds, bool isMeasured)
        {
            _sinceMilliseconds += elapsedMilliseconds;
            if (isMeasured)
            {
                _sinceMeasuredMilliseconds += elapsedMilliseconds;
            }
        }

        /// <summary>Adds doubt about the charge that has the same sign as the doubt before it: deviations add up, not squares.</summary>
        /// <param name="nanoampMilliseconds">nA·ms, 0 or more. Parts of a ppm count: a month of ten-minute sleeps is made of them.</param>
        public void InflateBy(long nanoampMilliseconds)
        {
            // A full cell is at most 3.6e16: times 256 it is just below 2^63. The square of 2.56e8 is below 6.6e16.
            long error256ths = IntegerMath.Clamp(nanoampMilliseconds, 0, _full) * 256 / _perPpm;
            long variance = _covariance[Charge] + (((2 * _deviation * 256) + error256ths) * error256ths >> 16);
            _covariance[Charge] = IntegerMath.Clamp(variance, 1, Square(MostDeviation));
            Refresh();
        }

        /// <summary>Adds doubt about the charge, as <see cref="InflateBy"/>.</summary>
        /// <param name="errorPpm">ppm of capacity, 0 to 1 000 000.</param>
        public void Inflate(int errorPpm) => InflateBy(errorPpm * _perPpm);

        /// <summary>Carries what was counted since the last call into the covariances.</summary>
        /// <param name="biasVariance">What the bias's variance tends to, µV².</param>
        /// <param name="steadyVariance">How much of that is sensor and table, which time alone does not change, µV².</param>
        /// <param name="biasPpm">Over how much counted charge it does, ppm of capacity, above 0.</param>
        /// <param name="biasMilliseconds">And in what time, ms, above 0.</param>
        public void Propagate(long biasVariance, long steadyVariance, int biasPpm, int biasMilliseconds)
        {
            long elapsed = IntegerMath.Clamp(_sinceMeasuredMilliseconds, 0, 3600000);
            _sinceCharge = IntegerMath.Clamp(_sinceCharge, -_full, _full);
            _sinceMoved = IntegerMath.Clamp(_sinceMoved, 0, _full);
            long movedPpm = _sinceMoved / _perPpm;
            Move(-(_offsetNanoamps256ths * elapsed >> 8), EndVariance); // below 2^40 * 2^22

            // State of charge = ... - elapsed * offset + counted / capacity: what it does not know of them it knows no better of itself.
            long perOffset = -(elapsed << 24) / MillisecondsPerDay;
            long perCapacity = _sinceCharge / _perPpm;
            long[] p = _covariance;
            for (int j = 0; j < States; j++)
            {
                // To nearest: rounded down, a small offset would in days go with the charge more than wholly.
                _across[j] = p[j] + (((p[(Offset * States) + j] * perOffset) + HalfOf24Bits) >> 24) + (p[(Capacity * States) + j] * perCapacity / IntegerMath.Million);
            }

            long own = _across[Charge]
                + (((_across[Offset] * perOffset) + HalfOf24Bits) >> 24)
                + (_across[Capacity] * perCapacity / IntegerMath.Million);
            for (int j = 1; j < States; j++)
            {
                p[j] = _across[j];
                p[j * States] = _across[j];
            }

            p[Charge * OwnStep] = own + (_sincePpbSquare / IntegerMath.Million);
            Drift(_sinceMilliseconds);
            long byTimePpm = IntegerMath.Clamp(_sinceMilliseconds * IntegerMath.Million / biasMilliseconds, 0, IntegerMath.Million);
            LoosenBias(biasVariance, (movedPpm * IntegerMath.Million / biasPpm) + (byTimePpm * FadingPpm(biasVariance, steadyVariance) / IntegerMath.Million));

            // What is less than a ppm is kept for the next time: small currents are all remainder.
            long restOfCharge = _sinceCharge - (perCapacity * _perPpm);
            long restOfMoved = _sinceMoved - (movedPpm * _perPpm);
            StartInterval();
            _sinceCharge = restOfCharge;
            _sinceMoved = restOfMoved;
            Constrain();
        }

        /// <summary>Forgets the charge and all that was learned with it, and takes a first guess; what is known of capacity, resistance and
        /// offset, and how they go together, stays.</summary>
        /// <param name="stateOfChargePpm">ppm, 0 to 1 000 000.</param>
        /// <param name="errorPpm">Deviation, ppm.</param>
        /// <param name="biasVariance">Variance of the bias, µV².</param>
        public void Initialise(int stateOfChargePpm, int errorPpm, long biasVariance)
        {
            Decorrelate(Charge);
            Decorrelate(Bias);
            _charge = stateOfChargePpm * _perPpm;
            _covariance[Charge * OwnStep] = Square(errorPpm);
            _covariance[Bias * OwnStep] = biasVariance;
            _value256ths[Bias] = 0;
            StartInterval();
            Constrain();
        }

        private static long Square(long value) => value * value;

        private void StartInterval()
        {
            _sinceMilliseconds = 0;
            _sinceMeasuredMilliseconds = 0;
            _sinceCharge = 0;
            _sinceMoved = 0;
            _sincePpbSquare = 0;
        }

        private int Deviation(int state) => (int)IntegerMath.SquareRoot(_covariance[state * OwnStep], 10000);

        /// <summary>Moves the charge, no further than to the ends of its scale.</summary>
        /// <param name="nanoampMilliseconds">nA·ms.</param>
        /// <param name="endVariance">How far off the end may be, ppm², for a count: a cell charged to a voltage past its curve's end is fuller than full,
        /// and a count taken for wrong by all of that taught, every noon, a capacity that the cell does not have. 0 for an observation.</param>
        private void Move(long nanoampMilliseconds, long endVariance)
        {
            long charge = _charge + nanoampMilliseconds;
            if (charge < 0 || charge > _full)
            {
                // The variance is at least 1, at most 1e12.
                long end = charge < 0 ? 0 : _full;
                long own = _covariance[Charge];
                _beyondNanoampMilliseconds += (charge - end) / 256 * (own * 256 / (own + endVariance));
                charge = end;
            }

            _charge = charge;
        }

        /// <summary>What moved the charge past an end of its scale was wrong, for there is nothing beyond; so is, as far as they go with it, what is
        /// believed of the other states: the estimate is projected onto its constraint. (D. Simon, IET Control Theory Appl. 4 (2010) 1303.)</summary>
        private void TakeBack()
        {
            long beyondPpm = _beyondNanoampMilliseconds / _perPpm;
            if (beyondPpm == 0)
            {
                return;
            }

            _beyondNanoampMilliseconds -= beyondPpm * _perPpm;
            beyondPpm = IntegerMath.Clamp(beyondPpm, -IntegerMath.Million, IntegerMath.Million);
            for (int i = 1; i < States; i++)
            {
                // A covariance is at most the product of both deviations: over the charge's variance below 3e4, with 18 places below 8e9.
                long share = IntegerMath.Clamp((_covariance[i * States] << GainBits) / _covariance[Charge], -8000000000L, 8000000000L);
                _value256ths[i] -= (share * beyondPpm) >> (GainBits - 8);
            }
        }

        /// <summary>What is learned wears off: the offset by a quarter of what it may be in a day, capacity by 0.1 %, resistance by 1 %.</summary>
        private void Drift(long elapsed)
        {
            _driftMilliseconds += elapsed;
            if (_driftMilliseconds >= 600000)
            {
                // In steps long enough that what they add is not rounded away; below 9e12 / 16 * 4e5.
                long thousandths = IntegerMath.Clamp(_driftMilliseconds, 0, 400 * MillisecondsPerDay) / 86400;
                _driftMilliseconds = 0;
                _covariance[Offset * OwnStep] += (_offsetVariance / 16 * thousandths / 1000) + 1;
                _covariance[Capacity * OwnStep] += 1000 * thousandths;
                _covariance[Resistance * OwnStep] += 100000 * thousandths;
            }
        }

        /// <summary>How much of the bias is polarisation, in variance, ppm: what is more than sensor and table explain, of the process, of the
        /// estimate or of its doubt.</summary>
        private long FadingPpm(long variance, long steadyVariance)
        {
            long bias = _value256ths[Bias] >> 8;
            long most = bias * bias;
            most = most > variance ? most : variance;
            most = most > _covariance[Bias * OwnStep] ? most : _covariance[Bias * OwnStep];
            most = IntegerMath.Clamp(most, 1, Square(MostDeviation));
            return IntegerMath.Clamp(most - steadyVariance, 0, most) * IntegerMath.Million / most;
        }

        /// <summary>The bias is a first-order Gauss-Markov process over charge and time: it goes back to 0 and to its own variance.</summary>
        private void LoosenBias(long variance, long sharePpm)
        {
            long keep = IntegerMath.Million - IntegerMath.Clamp(sharePpm, 0, IntegerMath.Million);
            long[] p = _covariance;
            for (int i = 0, at = Bias; i < Bias; i++, at += States)
            {
                // Below 3e12: times 1e6 just below 2^62.
                long shared = p[at] * keep / IntegerMath.Million;
                p[at] = shared;
                p[(Bias * States) + i] = shared;
            }

            // Both variances are below 1e12: their difference times 1e6 below 2^63.
            long left = keep * keep / IntegerMath.Million;
            long own = p[Bias * OwnStep];
            long target = IntegerMath.Clamp(variance, 1, Square(MostDeviation));
            _covariance[Bias * OwnStep] = target + ((own - target) * left / IntegerMath.Million);
            _value256ths[Bias] = _value256ths[Bias] * keep / IntegerMath.Million;
        }

        /// <summary>Holds every state and variance in its range, and what follows from them up to date.</summary>
        private void Constrain()
        {
            ClampVariance(Charge, 10000, Square(MostDeviation));
            ClampVariance(Offset, 16, Square(MostOffsetDeviation));
            ClampVariance(Capacity, 250000, Square(300000));
            ClampVariance(Resistance, 100000000, Square(MostDeviation));
            ClampVariance(Bias, 100, Square(MostDeviation));
            TakeBack();
            _value256ths[Offset] = IntegerMath.Clamp(_value256ths[Offset], -MostOffsetDeviation * 256, MostOffsetDeviation * 256);
            _value256ths[Capacity] = IntegerMath.Clamp(_value256ths[Capacity], -400000L * 256, 1500000L * 256);
            _value256ths[Resistance] = IntegerMath.Clamp(_value256ths[Resistance], -700000L * 256, 4000000L * 256);
            _value256ths[Bias] = IntegerMath.Clamp(_value256ths[Bias], -200000L * 256, 200000L * 256);
            Refresh();
        }

        private void ClampVariance(int state, long least, long most)
        {
            long variance = _covariance[state * OwnStep];
            if (variance < least)
            {
                // More doubt about one state never makes the covariances contradict each other.
                _covariance[state * OwnStep] = least;
            }
            else if (variance > most)
            {
                // Less does: what it shares with others goes with it.
                Decorrelate(state);
                _covariance[state * OwnStep] = most;
            }
        }

        /// <summary>Forgets a state's variance and what it shares with the others.</summary>
        private void Decorrelate(int state)
        {
            for (int i = 0; i < States; i++)
            {
                _covariance[(state * States) + i] = 0;
                _covariance[(i * States) + state] = 0;
            }
        }

        private void Refresh()
        {
            _deviation = IntegerMath.SquareRoot(_covariance[Charge * OwnStep], _deviation);
            _capacityPpm = (int)(_value256ths[Capacity] >> 8);

            // A day's share of capacity as a current: 7.7e8 * 8.6e7, or 7.7e8 * 4.2e5.
            _offsetNanoamps256ths = _perPpm < MillisecondsPerDay
                ? _value256ths[Offset] * _perPpm / MillisecondsPerDay
                : _value256ths[Offset] * (_perPpm / 86400) / 1000;
        }
    }
}
