using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>
    /// Kalman filter in integers over five states: charge, offset of the current sensor, capacity and resistance over the profile's, and a
    /// bias between the voltage and the profile's curve.
    /// </summary>
    /// <remarks>
    /// Words. x: the states. P: their covariance matrix; it lets a voltage correct the capacity. Predict (<see cref="Propagate"/>): carries
    /// what was counted into P and adds process noise Q. Innovation: observed less predicted. R: variance of an observation's own noise.
    /// S = h' P h + R: variance of the innovation. Gain: P h / S. Update: x grows by gain times innovation, P shrinks.
    /// The bias holds sensor error, table error and polarisation that is not modelled. It is constant from one sample to the next, so
    /// repeated voltages do not reduce it.
    /// Units and ranges, with D for the standard deviation: charge in ppm of capacity, D at most 1e6; offset in ppm of capacity a day, D at
    /// most 3e6; inverse capacity and resistance in ppm of the profile's, D at most 1e6; bias in µV, D at most 1e6. Covariances are below
    /// 9e12. An observation's deviation is at most 6.3e6 (µV, or ppm), so that state times observation is below 1.9e13 and with 18 binary
    /// places below 5e18. All states but the charge have 8 binary places.
    /// Equations: R. E. Kalman, J. Basic Eng. 82 (1960) 35, for one observation at a time; constraints by projection, D. Simon, IET Control
    /// Theory Appl. 4 (2010) 1303.
    /// </remarks>
    public sealed class StateEstimator
    {
        private const int Charge = CovarianceMatrix.Charge;
        private const int Offset = CovarianceMatrix.Offset;
        private const int Capacity = CovarianceMatrix.Capacity;
        private const int Resistance = CovarianceMatrix.Resistance;
        private const int Bias = CovarianceMatrix.Bias;

        private const long MillisecondsPerDay = 86400000L;
        private const long MostDeviation = 1000000; // all of the charge, the resistance; 1 V of bias
        private const long MostOffsetDeviation = 3000000; // three capacities a day: a sensor further off counts nothing
        private const long MostInnovation = 3000000; // 3 V, or three capacities
        private const long MostVariance = 40000000000000L; // (6.3e6)^2: see the remarks
        private const long EndVariance = (long)GaugeSettings.FullErrorPpm * GaugeSettings.FullErrorPpm;
        private const int GateSquare = 9; // three deviations: of a normal innovation one in 370 is further off
        private const int DriftPeriodMilliseconds = 600000; // so long that no process noise of a period is rounded to nothing

        private readonly CovarianceMatrix _covariance = new CovarianceMatrix();
        private readonly StateVector _state;
        private readonly CountedInterval _interval;
        private readonly long[] _crossCovariance = new long[CovarianceMatrix.States]; // scratch of one update: nothing is kept in it
        private readonly long _perPpm;
        private readonly long _offsetVariance;
        private long _driftMilliseconds;
        private long _deviation;

        /// <summary>An estimator of a cell of which only the profile is known.</summary>
        /// <param name="capacityNanoampSeconds">The profile's capacity, nA·s, 1 µA·h to 10 A·h; counts to the nearest 1000 nA·s.</param>
        /// <param name="capacityErrorPpm">Uncertainty of the capacity, one sigma, ppm.</param>
        /// <param name="resistanceErrorPpm">Uncertainty of the resistance, one sigma, ppm.</param>
        /// <param name="offsetErrorNanoamps">Uncertainty of the current sensor's offset, one sigma, nA.</param>
        /// <param name="agedTogether">Covariance of resistance gained and capacity lost, ppm², 0 or more; clamped to nine tenths of the
        /// product of both uncertainties.</param>
        public StateEstimator(
            long capacityNanoampSeconds, int capacityErrorPpm, int resistanceErrorPpm, int offsetErrorNanoamps, long agedTogether)
        {
            // nA·s / 1000 is nA·ms per millionth: 3.6e3 to 3.6e10.
            _perPpm = IntegerMath.DivideRounded(capacityNanoampSeconds, 1000);
            _state = new StateVector(_perPpm, _covariance);
            _interval = new CountedInterval(_perPpm);
            long offset = IntegerMath.Clamp(offsetErrorNanoamps, 0, int.MaxValue) * MillisecondsPerDay / _perPpm; // below 2^31 * 8.64e7
            _offsetVariance = Square(IntegerMath.Clamp(offset, 10, MostOffsetDeviation));
            long capacity = IntegerMath.Clamp(capacityErrorPpm, 1000, 300000);
            long resistance = IntegerMath.Clamp(resistanceErrorPpm, 10000, MostDeviation);
            _covariance.SetVariance(Charge, Square(MostDeviation));
            _covariance.SetVariance(Offset, _offsetVariance);
            _covariance.SetVariance(Capacity, Square(capacity));
            _covariance.SetVariance(Resistance, Square(resistance));

            // The state is the inverse capacity: it grows as the capacity falls, like the resistance.
            _covariance.SetCovariance(Capacity, Resistance, IntegerMath.Clamp(agedTogether, 0, capacity * resistance / 10 * 9));
            _deviation = MostDeviation;
        }

        /// <summary>Charge above empty, nA·ms, as a share of the present cell's capacity times the profile's.</summary>
        public long ChargeNanoampMilliseconds => _state.ChargeNanoampMilliseconds;

        /// <summary>Charge of a full cell on the same scale, nA·ms.</summary>
        public long FullNanoampMilliseconds => _state.FullNanoampMilliseconds;

        /// <summary>State of charge of the present cell, ppm, 0 to 1 000 000.</summary>
        public int StateOfChargePpm => _state.StateOfChargePpm;

        /// <summary>Standard deviation of the state of charge, ppm, 100 to 1 000 000.</summary>
        public int DeviationPpm => (int)_deviation;

        /// <summary>Capacity over the profile's, ppm, 400 000 to 1 670 000.</summary>
        public int CapacityPpm =>
            (int)((long)IntegerMath.Million * IntegerMath.Million / (IntegerMath.Million + _state.InverseCapacityPpm));

        /// <summary>Standard deviation of <see cref="CapacityPpm"/>, ppm.</summary>
        public int CapacityDeviationPpm => _covariance.Deviation(Capacity);

        /// <summary>Resistance over the profile's, ppm, 300 000 to 5 000 000.</summary>
        public int ResistancePpm => IntegerMath.Million + _state.Value(Resistance);

        /// <summary>Standard deviation of <see cref="ResistancePpm"/>, ppm.</summary>
        public int ResistanceDeviationPpm => _covariance.Deviation(Resistance);

        /// <summary>The current sensor's reading at zero, nA.</summary>
        public int OffsetNanoamps => (int)(_state.OffsetNanoamps256ths >> 8);

        /// <summary>Standard deviation of <see cref="OffsetNanoamps"/>, nA.</summary>
        public int OffsetDeviationNanoamps => IntegerMath.Saturate(_covariance.Deviation(Offset) * _perPpm / MillisecondsPerDay);

        /// <summary>Voltage less the profile's curve, µV.</summary>
        public int BiasMicrovolts => _state.Value(Bias);

        /// <summary>Element of the covariance matrix, in the states' units.</summary>
        /// <param name="row">State: 0 charge, 1 offset, 2 inverse capacity, 3 resistance, 4 bias.</param>
        /// <param name="column">The other, or the same for its variance.</param>
        /// <returns>The covariance.</returns>
        public long Covariance(int row, int column) => _covariance.Covariance(row, column);

        /// <summary>Counts charge.</summary>
        /// <param name="nanoampMilliseconds">nA·ms, positive into the cell, magnitude below 2e17.</param>
        /// <param name="randomNanoampMilliseconds">Its random uncertainty, one sigma, nA·ms.</param>
        public void Count(long nanoampMilliseconds, long randomNanoampMilliseconds)
        {
            _state.Move(_state.OnScale(nanoampMilliseconds), EndVariance);
            _interval.AddCharge(nanoampMilliseconds, randomNanoampMilliseconds);
        }

        /// <summary>Converts a charge to the estimator's scale: the same charge moves a cell of less capacity further.</summary>
        /// <param name="nanoampMilliseconds">nA·ms, magnitude below 2e17.</param>
        /// <returns>nA·ms on the scale of <see cref="FullNanoampMilliseconds"/>.</returns>
        internal long OnScale(long nanoampMilliseconds) => _state.OnScale(nanoampMilliseconds);

        /// <summary>Counts time.</summary>
        /// <param name="elapsedMilliseconds">0 to 400 days.</param>
        /// <param name="isMeasured">Whether the sensor was read: its offset was in every reading.</param>
        public void CountTime(long elapsedMilliseconds, bool isMeasured) => _interval.AddTime(elapsedMilliseconds, isMeasured);

        /// <summary>Inflates the variance of the charge by an error of the same sign as the errors before it: deviations add, not
        /// squares.</summary>
        /// <param name="nanoampMilliseconds">nA·ms, 0 or more. Parts of a ppm count: a month of ten-minute sleeps consists of them.</param>
        public void InflateBy(long nanoampMilliseconds)
        {
            // A full cell is at most 3.6e16: times 256 it is just below 2^63. The square of 2.56e8 is below 6.6e16.
            long error256ths = IntegerMath.Clamp(nanoampMilliseconds, 0, _state.FullNanoampMilliseconds) * 256 / _perPpm;
            long variance = _covariance.Variance(Charge) + (((2 * _deviation * 256) + error256ths) * error256ths >> 16);
            _covariance.SetVariance(Charge, IntegerMath.Clamp(variance, 1, Square(MostDeviation)));
            RefreshDeviation();
        }

        /// <summary>Inflates the variance of the charge as <see cref="InflateBy"/>.</summary>
        /// <param name="errorPpm">ppm of capacity, 0 to 1 000 000.</param>
        public void Inflate(int errorPpm) => InflateBy(errorPpm * _perPpm);

        /// <summary>Prediction step: carries what was counted since the last one into the covariances.</summary>
        /// <param name="biasVariance">Variance that the bias returns to, µV².</param>
        /// <param name="steadyVariance">The part of it that is sensor and table, which time alone does not change, µV².</param>
        /// <param name="biasPpm">Counted charge over which the bias changes, ppm of capacity, above 0.</param>
        /// <param name="biasMilliseconds">Time in which the rest of the bias changes, ms, above 0.</param>
        public void Propagate(long biasVariance, long steadyVariance, int biasPpm, int biasMilliseconds)
        {
            // Charge = ... - elapsed * offset + counted * inverse capacity: these are its derivatives.
            long elapsed = IntegerMath.Clamp(_interval.MeasuredMilliseconds, 0, 3600000);
            _state.Move(-(_state.OffsetNanoamps256ths * elapsed >> 8), EndVariance); // below 2^40 * 2^22
            long perOffset = -(elapsed << 24) / MillisecondsPerDay;
            _covariance.Propagate(perOffset, _interval.ChargePpm, _interval.NoiseVariance);
            Drift(_interval.Milliseconds);
            long byTimePpm = IntegerMath.Clamp(_interval.Milliseconds * IntegerMath.Million / biasMilliseconds, 0, IntegerMath.Million);
            long fading = byTimePpm * FadingPpm(biasVariance, steadyVariance) / IntegerMath.Million;
            PropagateBias(biasVariance, (_interval.MovedPpm * IntegerMath.Million / biasPpm) + fading);
            _interval.StartNext();
            Constrain();
        }

        /// <summary>Initialises charge and bias, and decorrelates them; capacity, resistance and offset keep their values and
        /// covariances.</summary>
        /// <param name="stateOfChargePpm">ppm, 0 to 1 000 000.</param>
        /// <param name="errorPpm">Standard deviation, ppm.</param>
        /// <param name="biasVariance">Variance of the bias, µV².</param>
        public void Initialise(int stateOfChargePpm, int errorPpm, long biasVariance)
        {
            _covariance.Decorrelate(Charge);
            _covariance.Decorrelate(Bias);
            _state.Initialise(stateOfChargePpm);
            _covariance.SetVariance(Charge, Square(errorPpm));
            _covariance.SetVariance(Bias, biasVariance);
            _interval.Clear();
            Constrain();
        }

        /// <summary>Variance S of the innovation of an observation, as <see cref="Update(long, long, long, int, long)"/> takes
        /// it.</summary>
        /// <param name="slope65536ths">As for <see cref="Update(long, long, long, int, long)"/>.</param>
        /// <param name="dropMicrovolts">As for <see cref="Update(long, long, long, int, long)"/>.</param>
        /// <param name="biasThousandths">As for <see cref="Update(long, long, long, int, long)"/>.</param>
        /// <param name="noiseVariance">As for <see cref="Update(long, long, long, int, long)"/>.</param>
        /// <returns>S = h' P h + R, in the observation's unit squared, above 0.</returns>
        public long InnovationVariance(long slope65536ths, long dropMicrovolts, int biasThousandths, long noiseVariance)
        {
            long drop = IntegerMath.Clamp(dropMicrovolts, -MostDeviation, MostDeviation);
            return Sum(_covariance.Observe(slope65536ths, drop, biasThousandths, _crossCovariance), noiseVariance);
        }

        /// <summary>Update step with an observation of slope * charge + drop * resistance + share * bias. Further off than three deviations
        /// the observation counts with the variance that makes it three deviations.</summary>
        /// <param name="innovation">Observed less predicted, in the observation's unit; clamped to ±3e6.</param>
        /// <param name="slope65536ths">Unit per ppm of charge, 1/65536; the slope times the deviation at most 3e6 units.</param>
        /// <param name="dropMicrovolts">Unit per whole of the resistance; clamped to ±1 V.</param>
        /// <param name="biasThousandths">Share of the bias in it, 1/1000, magnitude at most 2000.</param>
        /// <param name="noiseVariance">R: variance of its own noise, unit², 1 to 9e12.</param>
        /// <returns>Whether it was further off than three deviations: the covariances do not describe what happened.</returns>
        public bool Update(long innovation, long slope65536ths, long dropMicrovolts, int biasThousandths, long noiseVariance)
        {
            long drop = IntegerMath.Clamp(dropMicrovolts, -MostDeviation, MostDeviation);
            long explained = _covariance.Observe(slope65536ths, drop, biasThousandths, _crossCovariance);
            return Update(innovation, _crossCovariance, explained, noiseVariance);
        }

        /// <summary>Update step with the current sensor's reading while the current was known.</summary>
        /// <param name="nanoamps">Its reading less that current, nA.</param>
        /// <param name="errorNanoamps">Uncertainty of that, one sigma, nA.</param>
        internal void UpdateOffset(int nanoamps, int errorNanoamps)
        {
            // In ppm of capacity a day, as the state is: 2^31 * 8.64e7 is below 2^58.
            long observed = IntegerMath.Clamp(nanoamps * MillisecondsPerDay / _perPpm, -MostInnovation, MostInnovation);
            long error = IntegerMath.Clamp(errorNanoamps * MillisecondsPerDay / _perPpm, 4, MostOffsetDeviation);
            long explained = _covariance.ObserveState(Offset, _crossCovariance);
            Update(observed - _state.Value(Offset), _crossCovariance, explained, error * error);
        }

        /// <summary>Inflates the variances of charge and bias by an eighth, after a contradicting voltage: one that persists is accepted in
        /// the end.</summary>
        public void InflateCharge()
        {
            _covariance.AddVariance(Charge, _covariance.Variance(Charge) >> 3);
            _covariance.AddVariance(Bias, _covariance.Variance(Bias) >> 3);
            Constrain();
        }

        /// <summary>Inflates the variance of the resistance by a half, after a contradicting step of current.</summary>
        public void InflateResistance()
        {
            _covariance.AddVariance(Resistance, _covariance.Variance(Resistance) >> 1);
            Constrain();
        }

        /// <summary>Saves states and covariances; the charge is <see cref="ChargeNanoampMilliseconds"/>.</summary>
        /// <param name="values256ths">5 numbers, filled with the states in 1/256 of their units; 0 for the charge.</param>
        /// <param name="covariances">25 numbers, filled row by row with deviations in 1/256 of their units on the diagonal and correlations
        /// in 1/32767 above it.</param>
        public void Save(int[] values256ths, int[] covariances)
        {
            _state.Save(values256ths);
            _covariance.Save(covariances);
        }

        /// <summary>Restores a saved state; what is out of range is clamped.</summary>
        /// <param name="chargeNanoampMilliseconds">As <see cref="ChargeNanoampMilliseconds"/> gave it.</param>
        /// <param name="values256ths">As <see cref="Save"/> gave them.</param>
        /// <param name="covariances">As <see cref="Save"/> gave them.</param>
        public void Restore(long chargeNanoampMilliseconds, int[] values256ths, int[] covariances)
        {
            _state.Restore(chargeNanoampMilliseconds, values256ths);
            _covariance.Restore(covariances);
            Constrain();
        }

        private static long Square(long value) => value * value;

        private static long Sum(long explainedVariance, long noiseVariance) =>
            IntegerMath.Clamp(explainedVariance, 0, MostVariance) + IntegerMath.Clamp(noiseVariance, 1, MostVariance);

        private bool Update(long innovation, long[] crossCovariance, long explainedVariance, long noiseVariance)
        {
            long clamped = IntegerMath.Clamp(innovation, -MostInnovation, MostInnovation);
            long variance = Sum(explainedVariance, noiseVariance);
            long least = clamped * clamped / GateSquare;
            bool isGated = least > variance;
            if (explainedVariance < 0 || explainedVariance >= MostVariance)
            {
                // Rounding made P indefinite along this observation, or the observation is out of range: nothing can be learned from it.
                return isGated;
            }

            variance = isGated ? least : variance;
            _state.Update(crossCovariance, variance, clamped);
            _covariance.Update(crossCovariance, variance);
            Constrain();
            return isGated;
        }

        /// <summary>Process noise Q of what was learned: a day adds a sixteenth of the offset's first variance, 0.1 % of capacity and 1 %
        /// of resistance, as deviations of their own.</summary>
        private void Drift(long elapsed)
        {
            _driftMilliseconds += elapsed;
            if (_driftMilliseconds >= DriftPeriodMilliseconds)
            {
                // Below 9e12 / 16 * 4e5.
                long thousandthsOfDays = IntegerMath.Clamp(_driftMilliseconds, 0, 400 * MillisecondsPerDay) / 86400;
                _driftMilliseconds = 0;
                _covariance.AddVariance(Offset, (_offsetVariance / 16 * thousandthsOfDays / 1000) + 1);
                _covariance.AddVariance(Capacity, 1000 * thousandthsOfDays);
                _covariance.AddVariance(Resistance, 100000 * thousandthsOfDays);
            }
        }

        /// <summary>Share of the bias that is polarisation, in variance, ppm: what exceeds sensor and table in the process, the estimate or
        /// its variance.</summary>
        private long FadingPpm(long variance, long steadyVariance)
        {
            long bias = _state.Value(Bias);
            long most = bias * bias;
            long own = _covariance.Variance(Bias);
            most = most > variance ? most : variance;
            most = most > own ? most : own;
            most = IntegerMath.Clamp(most, 1, Square(MostDeviation));
            return IntegerMath.Clamp(most - steadyVariance, 0, most) * IntegerMath.Million / most;
        }

        /// <summary>Prediction step of the bias, a first-order Gauss-Markov process over charge and time: it returns to 0 and to its own
        /// variance.</summary>
        private void PropagateBias(long variance, long sharePpm)
        {
            long keep = IntegerMath.Million - IntegerMath.Clamp(sharePpm, 0, IntegerMath.Million);
            _covariance.PropagateBias(keep, IntegerMath.Clamp(variance, 1, Square(MostDeviation)));
            _state.FadeBias(keep);
        }

        /// <summary>Clamps every state and variance to its range, and refreshes what follows from them.</summary>
        private void Constrain()
        {
            _covariance.ClampVariance(Charge, 10000, Square(MostDeviation));
            _covariance.ClampVariance(Offset, 16, Square(MostOffsetDeviation));
            _covariance.ClampVariance(Capacity, 250000, Square(300000));
            _covariance.ClampVariance(Resistance, 100000000, Square(MostDeviation));
            _covariance.ClampVariance(Bias, 100, Square(MostDeviation));
            _state.Constrain();
            RefreshDeviation();
        }

        private void RefreshDeviation() => _deviation = IntegerMath.SquareRoot(_covariance.Variance(Charge), _deviation);
    }
}
