using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>
    /// Run-time estimate: usable charge and energy, time to empty and to full, and cycles in the present use. Computed when called, not in
    /// every tick.
    /// </summary>
    public sealed class RunTimeEstimate
    {
        /// <summary>A time that is unknown, or beyond 68 years.</summary>
        public const int Never = int.MaxValue;

        // A choice: longer than the period of most loads, short enough to follow a change of use.
        private const long MeanMilliseconds = 600000;
        private const int PeriodMilliseconds = 10000; // of the mean: a shorter one costs calls and changes nothing
        private const long LongestMeanMilliseconds = 86400000L; // 2^39 times 2^27 is below 2^63
        private const int EnergySteps = 16; // midpoints along the curve, a choice: one table read each
        private const int DropSteps = 12; // bisections: the state of charge to 1/4096
        private const long MostDropMicrovolts = 20000000; // more than any cell; five times that in an aged one

        private readonly CellProfile _profile;
        private readonly StateEstimator _estimator;
        private readonly CellModel _model;
        private long _mean256ths;
        private long _sinceMilliseconds;
        private long _sinceCharge;
        private long _throughputPpm;
        private long _throughputRemainder;
        private bool _hasMean;

        /// <summary>The run-time estimate of a cell.</summary>
        /// <param name="profile">The cell.</param>
        /// <param name="estimator">Its charge and capacity.</param>
        /// <param name="model">Its resistance.</param>
        public RunTimeEstimate(CellProfile profile, StateEstimator estimator, CellModel model)
        {
            _profile = profile ?? throw new ArgumentNullException(nameof(profile));
            _estimator = estimator ?? throw new ArgumentNullException(nameof(estimator));
            _model = model ?? throw new ArgumentNullException(nameof(model));
        }

        /// <summary>Charge through the cell in its life, both ways, ppm of its profile's capacity.</summary>
        public long ThroughputPpm => _throughputPpm;

        /// <summary>Mean current of the last ten minutes or so, nA, positive charges.</summary>
        public int MeanNanoamps => (int)(_mean256ths >> 8);

        /// <summary>Full cycles that the throughput makes up.</summary>
        public int Cycles => (int)IntegerMath.Clamp(_throughputPpm / (2 * IntegerMath.Million), 0, int.MaxValue);

        /// <summary>Capacity as learned, nA·s.</summary>
        public long CapacityNanoampSeconds => _profile.CapacityNanoampSeconds / 1000 * _estimator.CapacityPpm / 1000;

        /// <summary>Restores a saved throughput.</summary>
        /// <param name="throughputPpm">As <see cref="ThroughputPpm"/> gave it.</param>
        internal void RestoreThroughput(long throughputPpm) => _throughputPpm = throughputPpm;

        /// <summary>Takes what was counted.</summary>
        /// <param name="countedNanoampMilliseconds">Since the last call, nA·ms.</param>
        /// <param name="elapsedMilliseconds">Since the last call, ms.</param>
        public void Update(long countedNanoampMilliseconds, long elapsedMilliseconds)
        {
            _throughputRemainder += IntegerMath.Abs(countedNanoampMilliseconds);
            _sinceCharge += countedNanoampMilliseconds;
            _sinceMilliseconds += elapsedMilliseconds;
            if (_sinceMilliseconds < PeriodMilliseconds)
            {
                return;
            }

            long perPpm = _estimator.FullNanoampMilliseconds / IntegerMath.Million;
            long whole = _throughputRemainder / perPpm;
            _throughputPpm += whole;
            _throughputRemainder -= whole * perPpm;

            // At most 2^31 nA in 1/256: below 2^39 times 2^36 ms.
            long now = IntegerMath.Clamp(_sinceCharge / _sinceMilliseconds, int.MinValue, int.MaxValue) * 256;
            long elapsed = IntegerMath.Clamp(_sinceMilliseconds, 0, LongestMeanMilliseconds);
            _mean256ths = _hasMean ? _mean256ths + ((now - _mean256ths) * elapsed / (MeanMilliseconds + elapsed)) : now;
            _hasMean = true;
            _sinceCharge = 0;
            _sinceMilliseconds = 0;
        }

        /// <summary>Share of the capacity that stays in the cell when it is discharged at a current: by its rate-capacity, or by the drop
        /// of its resistance at this temperature and age, whichever is more.</summary>
        /// <param name="nanoamps">Discharge current, nA, as a magnitude.</param>
        /// <param name="temperatureMillicelsius">m°C.</param>
        /// <returns>ppm, 0 to 1 000 000.</returns>
        public int UnusablePpm(int nanoamps, int temperatureMillicelsius)
        {
            int byRate = IntegerMath.Million - RatePpm(nanoamps);
            int byDrop = 0;
            if (!IsEmptyAt(0, nanoamps, temperatureMillicelsius))
            {
                return byRate;
            }

            // The state of charge at which the cut-off is reached under this current.
            int low = 0;
            int high = IntegerMath.Million;
            for (int i = 0; i < DropSteps; i++)
            {
                byDrop = (low + high) / 2;
                if (IsEmptyAt(byDrop, nanoamps, temperatureMillicelsius))
                {
                    low = byDrop;
                }
                else
                {
                    high = byDrop;
                }
            }

            return byRate > high ? byRate : high;
        }

        /// <summary>Time until the cut-off in the present use.</summary>
        /// <param name="temperatureMillicelsius">m°C.</param>
        /// <returns>s; <see cref="Never"/> when it is not being discharged.</returns>
        public int SecondsToEmpty(int temperatureMillicelsius)
        {
            long mean = MeanNanoamps;
            if (mean >= 0)
            {
                return Never;
            }

            int unusable = UnusablePpm((int)IntegerMath.Clamp(-mean, 0, int.MaxValue), temperatureMillicelsius);
            return Seconds(_estimator.StateOfChargePpm - unusable, -mean);
        }

        /// <summary>Time until full in the present use. In the constant-voltage phase the current falls, and this time with it more
        /// slowly.</summary>
        /// <returns>s; <see cref="Never"/> when it is not being charged.</returns>
        public int SecondsToFull()
        {
            long mean = MeanNanoamps;
            return mean <= 0 ? Never : Seconds(IntegerMath.Million - _estimator.StateOfChargePpm, mean);
        }

        /// <summary>Usable energy in the present use, at the open-circuit voltage.</summary>
        /// <param name="temperatureMillicelsius">m°C.</param>
        /// <returns>µJ.</returns>
        public long EnergyMicrojoules(int temperatureMillicelsius)
        {
            int mean = MeanNanoamps;
            int from = mean < 0 ? UnusablePpm((int)IntegerMath.Clamp(-(long)mean, 0, int.MaxValue), temperatureMillicelsius) : 0;
            int to = _estimator.StateOfChargePpm;
            if (to <= from)
            {
                return 0;
            }

            long sum = 0;
            for (int i = 0; i < EnergySteps; i++)
            {
                int middle = from + (int)((long)(to - from) * ((2 * i) + 1) / (2 * EnergySteps));
                sum += _profile.OpenCircuitMicrovolts.At(middle);
            }

            // µA·s in 1/1000 of the capacity, times mV: 3.6e10 * 1.5 * 1e6 ppm / 1e3 stays below 2^63.
            long microampSeconds = CapacityNanoampSeconds / 1000 * (to - from) / IntegerMath.Million;
            return microampSeconds * (sum / EnergySteps / 1000) / 1000;
        }

        private bool IsEmptyAt(int stateOfChargePpm, int nanoamps, int temperatureMillicelsius)
        {
            // As in the model: the ohmic drop grows with age and falls short of proportion to the current, slow polarisation does neither.
            long slowPpm = 0;
            for (int i = 0; i < _profile.RelaxationPpm.Length; i++)
            {
                slowPpm += _profile.RelaxationPpm[i];
            }

            // nA * mohm are pV.
            long proportional = nanoamps * (long)_model.ResistanceMilliohms(stateOfChargePpm, temperatureMillicelsius) / 1000000;
            proportional = IntegerMath.Clamp(proportional, 0, MostDropMicrovolts);
            long drop = proportional * _model.ResistanceScalePpm / IntegerMath.Million;
            drop += (proportional * slowPpm / IntegerMath.Million) - _model.ChargeTransferShortfall(drop);
            int surface = stateOfChargePpm - _model.SteadySurfaceOffsetPpm(nanoamps, stateOfChargePpm, temperatureMillicelsius);
            if (surface < 0)
            {
                return true;
            }

            return _profile.OpenCircuitMicrovolts.At(surface) - drop < _profile.CutoffVoltageMicrovolts;
        }

        /// <summary>Peukert's law with two exponents as the profile has it, at octaves of the current, straight between them.</summary>
        private int RatePpm(int nanoamps)
        {
            IntegerTable ratios = _profile.RateCapacityPpm;
            long low = _profile.RateReferenceNanoamps;
            if (nanoamps <= low)
            {
                return ratios[0];
            }

            for (int i = 0; i + 1 < ratios.Length; i++)
            {
                if (nanoamps <= 2 * low)
                {
                    return (int)(ratios[i] - ((ratios[i] - ratios[i + 1]) * (nanoamps - low) / low));
                }

                low *= 2;
            }

            return ratios[ratios.Length - 1];
        }

        private int Seconds(int ppm, long nanoamps)
        {
            if (ppm <= 0)
            {
                return 0;
            }

            // A capacity is below 6e13 nA·s: divided by 1000 first, times 1e6 ppm it is below 6e16.
            long seconds = CapacityNanoampSeconds / 1000 * ppm / 1000 / nanoamps;
            return (int)IntegerMath.Clamp(seconds, 0, Never);
        }
    }
}
