using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Cells
{
    /// <summary>
    /// The cell as the gauge sees it: open-circuit voltage, a resistance that answers at once, and slow polarisations, a decade of time
    /// each, that follow the current. Voltage = open-circuit voltage + current * resistance + polarisations. Where the profile has times of
    /// diffusion the open-circuit voltage is that of the positive film's face, which is ahead of the film's mean while lithium spreads.
    /// </summary>
    /// <remarks>
    /// A steady current I in a film of capacity Q and time of diffusion τ puts the face I/Q τ f(t/τ) ahead, f = 1/3 - 2/π² Σ exp(-n²π² t/τ)/n²
    /// (J. Crank, The Mathematics of Diffusion, 2nd ed. 1975, eq. 4.55). Three exponentials are within 0.007 of f, which ends at 1/3, and within
    /// 16 % of it from t/τ = 1e-4 on: by least squares on that range. Faces: J. A. V. Butler 1924, M. Volmer 1930.
    /// </remarks>
    public sealed class CellModel
    {
        /// <summary>Exponentials that stand for diffusion and are worth saving; a third is gone in seconds.</summary>
        public const int DiffusionCount = 2;

        /// <summary>Figures that say what is slow in a cell, at most: a journal's record has room for so many.</summary>
        public const int MostSlow = 4;

        /// <summary>What the slow one ends at over current times time of diffusion, ppm.</summary>
        public const int SlowDiffusionPpm = 246400;

        /// <summary>The same of the fast one, ppm.</summary>
        public const int FastDiffusionPpm = 67800;

        /// <summary>The same of the fastest, ppm.</summary>
        public const int FastestDiffusionPpm = 19133;

        /// <summary>Time of the slow one over that of diffusion, ppm.</summary>
        public const int SlowDiffusionTimePpm = 82770;

        /// <summary>Time of the fast one over that of diffusion, ppm.</summary>
        public const int FastDiffusionTimePpm = 5120;

        /// <summary>Time of the fastest over that of diffusion, ppm.</summary>
        public const int FastestDiffusionTimePpm = 180;

        /// <summary>Two faces alike, each 2 kT/e asinh(i / 2 i0): 4 kT/e at 25 °C, µV.</summary>
        public const int ChargeTransferMicrovolts = 102800;

        // After a step of current the first seconds are not resistance alone: a share of the step, gone with this time constant.
        private const int UnsettledSharePpm = 150000;
        private const int UnsettledMilliseconds = 8000;

        private const long MostMicrovolts = 10000000;
        private const long MostSurfaceOffsetPpm = 20000000;
        private const long LongestMilliseconds = 86400000;
        private const long CountedMilliseconds = 2000; // over longer, the caller says what flowed

        private const int SteadySurfaceOffsetSharePpm = 333333;
        private const int LeastUncertainty256ths = 100 * 256; // ppm: less is nothing beside what the gauge knows of any charge

        // Looked up again when it may have changed by a quarter of a percent: two tables are a tenth of what a tick costs.
        private const int SameChargePpm = 500;
        private const int SameMillicelsius = 50;
        private const int SameSurfaceOffsetPpm = 10000;

        /// <summary>Resistance over the profile's, ppm, above 0: what the gauge has learned.</summary>
        public int ResistanceScalePpm = IntegerMath.Million;

        /// <summary>Whether the profile has times of diffusion.</summary>
        internal readonly bool HasDiffusion;

        private readonly CellProfile _profile;
        private readonly int _relaxations;
        private readonly int[] _relaxationPpm;
        private readonly int[] _relaxationMilliseconds;
        private readonly int _chargeTransferPpm;
        private readonly long[] _slow256ths; // polarisations in µV, then what stands for diffusion and how far that may be off, in ppm
        private int _profileMilliohms = -1;
        private long _diffusionMilliseconds;
        private int _lookedUpPpm;
        private int _lookedUpMillicelsius;
        private int _ohmicMicrovolts;
        private int _presentMilliohms;
        private int _polarizationMicrovolts;
        private int _surfaceOffsetPpm;
        private int _unsettledMicrovolts;
        private int _lastNanoamps;

        /// <summary>A relaxed cell.</summary>
        /// <param name="profile">The cell.</param>
        public CellModel(CellProfile profile)
        {
            _profile = profile;
            _relaxationPpm = profile.RelaxationPpm.ToArray();
            _relaxationMilliseconds = profile.RelaxationMilliseconds.ToArray();
            _relaxations = _relaxationPpm.Length;
            _chargeTransferPpm = profile.ChargeTransferPpm;
            HasDiffusion = profile.DiffusionMilliseconds != null;
            _slow256ths = new long[_relaxations + DiffusionCount + 2];
        }

        /// <summary>Current at the end of the last step of <see cref="Advance(long, int, int, int)"/>, nA; 0 in a profile without times of diffusion.</summary>
        internal int LastNanoamps => _lastNanoamps;

        /// <summary>Drop across the resistance with the current of the last step, µV, positive while charging.</summary>
        public int OhmicMicrovolts => _ohmicMicrovolts;

        /// <summary>Resistance at the last step, mohm.</summary>
        public int PresentMilliohms => _presentMilliohms;

        /// <summary>All slow polarisations together, µV, positive after charging.</summary>
        public int PolarizationMicrovolts => _polarizationMicrovolts;

        /// <summary>How far, in state of charge, the face of the positive film is ahead of its mean, ppm, positive after charging; 0 in a profile
        /// without times of diffusion.</summary>
        public int SurfaceOffsetPpm => _surfaceOffsetPpm;

        /// <summary>How far <see cref="SurfaceOffsetPpm"/> may be off because nobody saw what went before, ppm, 0 or more; gone as fast as lithium spreads.</summary>
        internal int UnknownSurfaceOffsetPpm => (int)(_slow256ths[_relaxations + 3] / 256);

        /// <summary>How many figures say what is slow in the cell, one to four: what must be saved to go on from there.</summary>
        public int SlowCount => HasDiffusion ? _relaxations + DiffusionCount : _relaxations;

        /// <summary>How far the voltage may still be from settled after the last steps of current, µV, with their sign: a step back takes away what
        /// the step before it left.</summary>
        public int UnsettledMicrovolts => _unsettledMicrovolts;

        /// <summary>One of the figures that say what is slow.</summary>
        /// <param name="index">0 to <see cref="SlowCount"/> less one.</param>
        /// <returns>A slow polarisation, µV, or, after the last of those, a part of <see cref="SurfaceOffsetPpm"/>; positive after charging.</returns>
        public int Slow(int index) => (int)(_slow256ths[index] / 256);

        /// <summary>Puts back what <see cref="Slow"/> gave.</summary>
        /// <param name="index">Which; beyond the last there is nothing to put back.</param>
        /// <param name="saved">µV or ppm.</param>
        public void Restore(int index, int saved)
        {
            if (index < SlowCount)
            {
                _slow256ths[index] = IntegerMath.Clamp(saved, -MostMicrovolts * 10, MostMicrovolts * 10) * 256;
                AddUp();
            }
        }

        /// <summary>Just now a current flowed that nobody saw: what comes next is a step from there.</summary>
        /// <param name="nanoamps">nA, positive charges.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        public void BeginFrom(int nanoamps, int stateOfChargePpm)
        {
            long ohmic = (long)nanoamps * _profile.ResistanceMilliohms.At(stateOfChargePpm) / 1000000;
            _ohmicMicrovolts = (int)IntegerMath.Clamp(ohmic, -MostMicrovolts, MostMicrovolts);
        }

        /// <summary>A cell that has relaxed, or whose history nobody knows: it is doubted as far as it was thought not to have.</summary>
        public void ResetRelaxation()
        {
            for (int i = 0; i < _slow256ths.Length; i++)
            {
                _slow256ths[i] = 0;
            }

            InflateBy(_surfaceOffsetPpm);
            AddUp();
        }

        /// <summary>Nobody knows how long the present current has flowed, or if it is less than that at which charging ends, how long that has.</summary>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        internal void InflateSurfaceOffset(int stateOfChargePpm)
        {
            InflateBy(SteadySurfaceOffsetPpm(_lastNanoamps, stateOfChargePpm, _lookedUpMillicelsius));
            InflateBy(SteadySurfaceOffsetPpm(_profile.TaperCurrentNanoamps, stateOfChargePpm, _lookedUpMillicelsius));
        }

        /// <summary>Resistance of the profile at a state of charge and temperature.</summary>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <param name="temperatureMillicelsius">m°C.</param>
        /// <returns>mohm, at most 2^31 - 1.</returns>
        public int ResistanceMilliohms(int stateOfChargePpm, int temperatureMillicelsius) =>
            Product(_profile.ResistanceMilliohms, _profile.ResistanceTemperatureThousandths, stateOfChargePpm, temperatureMillicelsius);

        /// <summary>How far the face of the film is ahead in the end, at a steady current.</summary>
        /// <param name="nanoamps">nA, positive charges.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <param name="temperatureMillicelsius">m°C.</param>
        /// <returns>ppm; 0 in a profile without times of diffusion.</returns>
        public int SteadySurfaceOffsetPpm(int nanoamps, int stateOfChargePpm, int temperatureMillicelsius) => HasDiffusion
            ? (int)(InTimeOfDiffusionPpm(nanoamps, DiffusionMilliseconds(stateOfChargePpm, temperatureMillicelsius)) / 3)
            : 0;

        /// <summary>Advances the model by a step that began with the current at which the last one ended.</summary>
        /// <param name="elapsedMilliseconds">0 or more; more than a day counts as a day.</param>
        /// <param name="currentNanoamps">Current at its end, nA, positive charges.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <param name="temperatureMillicelsius">m°C.</param>
        public void Advance(long elapsedMilliseconds, int currentNanoamps, int stateOfChargePpm, int temperatureMillicelsius) =>
            Advance(elapsedMilliseconds, _lastNanoamps, currentNanoamps, 0, stateOfChargePpm, temperatureMillicelsius);

        /// <summary>Advances the model by a step of time.</summary>
        /// <param name="elapsedMilliseconds">0 or more; more than a day counts as a day.</param>
        /// <param name="beginNanoamps">Current at its beginning, nA: diffusion follows the mean of both ends over up to two seconds.</param>
        /// <param name="currentNanoamps">Current at its end, nA, positive charges.</param>
        /// <param name="currentErrorNanoamps">Uncertainty of the current, one sigma, nA, 0 or more.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <param name="temperatureMillicelsius">m°C.</param>
        internal void Advance(
            long elapsedMilliseconds, int beginNanoamps, int currentNanoamps, int currentErrorNanoamps, int stateOfChargePpm, int temperatureMillicelsius)
        {
            long elapsed = elapsedMilliseconds < LongestMilliseconds ? elapsedMilliseconds : LongestMilliseconds;

            // Scaled by what was learned: mohm below 2^31 * 5e6 is below 2^54. nA * mohm = pV, below 2^62; held to ten volts, more than any
            // cell, so that what follows cannot wrap.
            long profile = ProfileMilliohms(stateOfChargePpm, temperatureMillicelsius);
            _presentMilliohms = IntegerMath.Saturate(profile * ResistanceScalePpm / IntegerMath.Million);
            long ohmic = (long)currentNanoamps * _presentMilliohms / 1000000;
            ohmic = IntegerMath.Clamp(ohmic, -MostMicrovolts, MostMicrovolts);
            if (_chargeTransferPpm > 0)
            {
                ohmic -= ChargeTransferShortfall(ohmic);
            }

            Unsettle(ohmic - _ohmicMicrovolts, elapsed);
            _ohmicMicrovolts = (int)ohmic;
            long slow = IntegerMath.Clamp((long)currentNanoamps * profile / 1000000, -MostMicrovolts, MostMicrovolts);
            for (int i = 0; i < _relaxations; i++)
            {
                // As in Follow, without the call. A target is at most 1e8 µV.
                long target = slow * _relaxationPpm[i] / IntegerMath.Million * 256;
                _slow256ths[i] += (target - _slow256ths[i]) * elapsed / (_relaxationMilliseconds[i] + elapsed);
            }

            if (HasDiffusion)
            {
                // A pulse that a look saw came at any time since the look before, and the next look may come soon: as it is counted.
                int mean = elapsed <= CountedMilliseconds ? (int)(((long)currentNanoamps + beginNanoamps) / 2) : currentNanoamps;
                _lastNanoamps = currentNanoamps;
                long ahead = InTimeOfDiffusionPpm(mean, _diffusionMilliseconds);
                Follow(_relaxations, ahead * SlowDiffusionPpm, _diffusionMilliseconds * SlowDiffusionTimePpm, elapsed);
                Follow(_relaxations + 1, ahead * FastDiffusionPpm, _diffusionMilliseconds * FastDiffusionTimePpm, elapsed);
                Follow(_relaxations + 2, ahead * FastestDiffusionPpm, _diffusionMilliseconds * FastestDiffusionTimePpm, elapsed);
                if (_slow256ths[_relaxations + 3] > LeastUncertainty256ths || currentErrorNanoamps > 0)
                {
                    long uncertain = InTimeOfDiffusionPpm(currentErrorNanoamps, _diffusionMilliseconds) * SteadySurfaceOffsetSharePpm;
                    Follow(_relaxations + 3, uncertain, _diffusionMilliseconds * SlowDiffusionTimePpm, elapsed);
                }
            }

            AddUp();
        }

        /// <summary>Implicit Euler: stable for any step. In 1/256, or small steps would move nothing. A distance is below 5.2e10 of these, a step
        /// 8.64e7 ms: below 2^62.</summary>
        private void Follow(int index, long targetMillionths, long timeMillionths, long elapsed)
        {
            long distance = (targetMillionths / IntegerMath.Million * 256) - _slow256ths[index];
            _slow256ths[index] += distance * elapsed / ((timeMillionths / IntegerMath.Million) + elapsed + 1);
        }

        /// <summary>What the faces fall short of proportion by, µV: theirs is V asinh(x), x what it would be in proportion over V; asinh(x) is
        /// x (1 - x² / (6 + 2 x²)) within 1.4 % up to x = 2, 3 % up to 3.</summary>
        internal long ChargeTransferShortfall(long microvolts)
        {
            // x in millionths is below 1e9, its square below 1e18.
            long x = microvolts * _chargeTransferPpm / ChargeTransferMicrovolts;
            long square = x * x;
            return microvolts * _chargeTransferPpm / IntegerMath.Million * (square / (6000000 + (square / 500000))) / IntegerMath.Million;
        }

        private int DiffusionMilliseconds(int stateOfChargePpm, int temperatureMillicelsius) =>
            Product(_profile.DiffusionMilliseconds, _profile.DiffusionTemperatureThousandths, stateOfChargePpm, temperatureMillicelsius);

        /// <summary>What a current moves the state of charge by in the time of diffusion: nA * ms below 2^62 over capacity.</summary>
        private long InTimeOfDiffusionPpm(int nanoamps, long milliseconds) =>
            IntegerMath.Clamp(nanoamps * milliseconds / (_profile.CapacityNanoampSeconds / 1000), -MostSurfaceOffsetPpm, MostSurfaceOffsetPpm);

        /// <summary>Both factors are below 2^31: their product fits a long.</summary>
        private static int Product(ChargeTable byCharge, TemperatureTable byTemperatureThousandths, int stateOfChargePpm, int temperatureMillicelsius) =>
            IntegerMath.Saturate((long)byCharge.At(stateOfChargePpm) * byTemperatureThousandths.At(temperatureMillicelsius) / 1000);

        private int ProfileMilliohms(int stateOfChargePpm, int temperatureMillicelsius)
        {
            // Lithium spreads faster where there is less of it: most of what differs lies halfway between mean and face. In steps of half a per
            // cent, for pulses move the face at every look.
            int halfway = stateOfChargePpm + (_surfaceOffsetPpm / SameSurfaceOffsetPpm * (SameSurfaceOffsetPpm / 2));
            int charge = halfway - _lookedUpPpm;
            long warmer = (long)temperatureMillicelsius - _lookedUpMillicelsius;
            if (_profileMilliohms < 0
                || charge > SameChargePpm
                || charge < -SameChargePpm
                || warmer > SameMillicelsius
                || warmer < -SameMillicelsius)
            {
                _lookedUpPpm = halfway;
                _lookedUpMillicelsius = temperatureMillicelsius;
                _profileMilliohms = ResistanceMilliohms(stateOfChargePpm, temperatureMillicelsius);
                if (HasDiffusion)
                {
                    _diffusionMilliseconds = DiffusionMilliseconds(halfway, temperatureMillicelsius);
                }
            }

            return _profileMilliohms;
        }

        private void InflateBy(int surfaceOffsetPpm)
        {
            long added = IntegerMath.Abs(surfaceOffsetPpm) * 256;
            if (added > _slow256ths[_relaxations + 3])
            {
                _slow256ths[_relaxations + 3] = added;
            }
        }

        private void AddUp()
        {
            long sum = 0;
            for (int i = 0; i < _relaxations; i++)
            {
                sum += _slow256ths[i];
            }

            _polarizationMicrovolts = (int)(sum / 256);
            if (HasDiffusion)
            {
                _surfaceOffsetPpm = (int)((_slow256ths[_relaxations] + _slow256ths[_relaxations + 1] + _slow256ths[_relaxations + 2]) / 256);
            }
        }

        private void Unsettle(long stepMicrovolts, long elapsed)
        {
            long left = (long)_unsettledMicrovolts * UnsettledMilliseconds / (UnsettledMilliseconds + elapsed);
            _unsettledMicrovolts = IntegerMath.Saturate(left + (stepMicrovolts * UnsettledSharePpm / IntegerMath.Million));
        }
    }
}
