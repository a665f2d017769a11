using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Cells
{
    /// <summary>
    /// Equivalent circuit of the cell: open-circuit voltage, a resistance, slow polarisations, and diffusion in the positive film.
    /// </summary>
    /// <remarks>
    /// Voltage = open-circuit voltage + current * resistance + polarisations. It states the drops of the present current and of those
    /// before it; it knows nothing of the state of charge but what its caller passes. The resistance follows the current at once; a share
    /// of it is charge transfer, which is less than proportional to the current. Each polarisation is one exponential, about a decade of
    /// time apart. Where the profile has diffusion times the open-circuit voltage is that at the surface state of charge: the film's
    /// surface runs ahead of its mean while lithium diffuses.
    /// A steady current I in a film of capacity Q and diffusion time τ moves the surface I/Q τ f(t/τ) ahead of the mean, with
    /// f = 1/3 - 2/π² Σ exp(-n²π² t/τ)/n² (J. Crank, The Mathematics of Diffusion, 2nd ed. 1975, eq. 4.55). Three exponentials, fitted by
    /// least squares from t/τ = 1e-4 on, are within 0.007 of f, which ends at 1/3, and within 16 % of it.
    /// Charge transfer: J. A. V. Butler 1924, M. Volmer 1930.
    /// </remarks>
    public sealed class CellModel
    {
        /// <summary>Exponentials of diffusion that are saved in a journal; the third has decayed within seconds.</summary>
        public const int DiffusionCount = 2;

        /// <summary>Largest number of slow states of a cell: a journal's record has room for four.</summary>
        public const int MostSlow = 4;

        /// <summary>Final value of the slow exponential over current times diffusion time, ppm: least squares on Crank's series.</summary>
        public const int SlowDiffusionPpm = 246400;

        /// <summary>Final value of the fast exponential, ppm: least squares on Crank's series.</summary>
        public const int FastDiffusionPpm = 67800;

        /// <summary>Final value of the fastest exponential, ppm: what the other two leave of one third.</summary>
        public const int FastestDiffusionPpm = 19133;

        /// <summary>Time constant of the slow exponential over the diffusion time, ppm: least squares on Crank's series.</summary>
        public const int SlowDiffusionTimePpm = 82770;

        /// <summary>Time constant of the fast exponential over the diffusion time, ppm: least squares on Crank's series.</summary>
        public const int FastDiffusionTimePpm = 5120;

        /// <summary>Time constant of the fastest exponential over the diffusion time, ppm: least squares on Crank's series.</summary>
        public const int FastestDiffusionTimePpm = 180;

        /// <summary>Scale of the charge transfer overpotential of two equal electrodes, each 2 kT/e asinh(i / 2 i0): 4 kT/e at 25 °C,
        /// µV.</summary>
        public const int ChargeTransferMicrovolts = 102800;

        // For some seconds after a step of current the voltage has not settled. The gauge counts 15 % of the step as noise, which decays
        // within about ten seconds: docs/gauge.md.
        private const int UnsettledSharePpm = 150000;
        private const int UnsettledMilliseconds = 8000;

        private const long MostMicrovolts = 10000000; // 10 V, more than any cell: later products stay below 2^63
        private const long MostSlowValue = 10 * MostMicrovolts; // of a saved state: a polarisation may be ten times the drop at most
        private const long MostSurfaceOffsetPpm = 20000000; // 20 capacities, more than any film: later products stay below 2^63
        private const long LongestMilliseconds = 86400000; // a day: every state has settled long before, and products stay below 2^63
        private const long MeanMilliseconds = 2000; // twice the usual time between samples; over longer times the caller states what flowed

        private const int SteadySurfaceOffsetSharePpm = 333333; // one third: what f ends at
        private const int LeastUncertainty256ths = 100 * 256; // 100 ppm: far below the least uncertainty of any charge, 5000 ppm

        // A table is looked up again when its value may have changed by a quarter of a per cent: two look-ups are a tenth of a tick.
        private const int SameChargePpm = 500;
        private const int SameMillicelsius = 50;
        private const int SameSurfaceOffsetPpm = 10000; // one per cent: pulses move the surface at every sample

        /// <summary>Whether the profile has diffusion times.</summary>
        internal readonly bool HasDiffusion;

        private readonly CellProfile _profile;
        private readonly int _relaxations;
        private readonly int[] _relaxationPpm;
        private readonly int[] _relaxationMilliseconds;
        private readonly int _chargeTransferPpm;
        private readonly long[] _slow256ths; // polarisations, µV; the exponentials of diffusion and their uncertainty, ppm; all times 256
        private int _resistanceScalePpm = IntegerMath.Million;
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

        /// <summary>Resistance over the profile's, ppm, above 0: learned by the gauge.</summary>
        public int ResistanceScalePpm { get => _resistanceScalePpm; set => _resistanceScalePpm = value; }

        /// <summary>Current at the end of the last step, nA; 0 in a profile without diffusion times.</summary>
        internal int LastNanoamps => _lastNanoamps;

        /// <summary>Drop of the last step's current across the resistance, µV, positive while charging.</summary>
        public int OhmicMicrovolts => _ohmicMicrovolts;

        /// <summary>Resistance at the last step, mohm.</summary>
        public int PresentMilliohms => _presentMilliohms;

        /// <summary>Sum of the slow polarisations, µV, positive after charging.</summary>
        public int PolarizationMicrovolts => _polarizationMicrovolts;

        /// <summary>Surface state of charge of the positive film less its mean, ppm, positive after charging; 0 in a profile without
        /// diffusion times.</summary>
        public int SurfaceOffsetPpm => _surfaceOffsetPpm;

        /// <summary>Uncertainty of <see cref="SurfaceOffsetPpm"/> from currents that were not measured, ppm, 0 or more. Decays as fast as
        /// lithium diffuses.</summary>
        internal int UnknownSurfaceOffsetPpm => (int)(_slow256ths[_relaxations + 3] / 256);

        /// <summary>Number of slow states, one to four. A journal saves them, so that the model continues from there.</summary>
        public int SlowCount => HasDiffusion ? _relaxations + DiffusionCount : _relaxations;

        /// <summary>Voltage that has not settled yet after the last steps of current, µV, with their sign: a step back removes what the
        /// step before it left.</summary>
        public int UnsettledMicrovolts => _unsettledMicrovolts;

        /// <summary>One slow state.</summary>
        /// <param name="index">0 to <see cref="SlowCount"/> less one.</param>
        /// <returns>A slow polarisation, µV; after the last of those a part of <see cref="SurfaceOffsetPpm"/>. Positive after
        /// charging.</returns>
        public int Slow(int index) => (int)(_slow256ths[index] / 256);

        /// <summary>Restores one slow state.</summary>
        /// <param name="index">Its number; one beyond the last is ignored.</param>
        /// <param name="saved">Value from <see cref="Slow"/>, µV or ppm.</param>
        public void Restore(int index, int saved)
        {
            if (index < SlowCount)
            {
                _slow256ths[index] = IntegerMath.Clamp(saved, -MostSlowValue, MostSlowValue) * 256;
                SumStates();
            }
        }

        /// <summary>Sets the current before the next step, when it was not measured: the next step of current starts there.</summary>
        /// <param name="nanoamps">nA, positive charges.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        public void BeginFrom(int nanoamps, int stateOfChargePpm)
        {
            long ohmic = (long)nanoamps * _profile.ResistanceMilliohms.At(stateOfChargePpm) / 1000000;
            _ohmicMicrovolts = (int)IntegerMath.Clamp(ohmic, -MostMicrovolts, MostMicrovolts);
        }

        /// <summary>Resets all slow states to a relaxed cell. The uncertainty of the surface grows to the offset that is dropped.</summary>
        public void ResetRelaxation()
        {
            for (int i = 0; i < _slow256ths.Length; i++)
            {
                _slow256ths[i] = 0;
            }

            InflateBy(_surfaceOffsetPpm);
            SumStates();
        }

        /// <summary>Inflates the uncertainty of the surface state of charge: the present current, or the taper current if that is larger,
        /// may have flowed for any time.</summary>
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

        /// <summary>Final surface offset of a steady current.</summary>
        /// <param name="nanoamps">nA, positive charges.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <param name="temperatureMillicelsius">m°C.</param>
        /// <returns>ppm; 0 in a profile without diffusion times.</returns>
        public int SteadySurfaceOffsetPpm(int nanoamps, int stateOfChargePpm, int temperatureMillicelsius) => HasDiffusion
            ? (int)(InTimeOfDiffusionPpm(nanoamps, DiffusionMilliseconds(stateOfChargePpm, temperatureMillicelsius)) / 3)
            : 0;

        /// <summary>Advances the model by a step of time that begins with the current at which the last one ended.</summary>
        /// <param name="elapsedMilliseconds">Duration, ms, 0 or more; more than a day counts as a day.</param>
        /// <param name="currentNanoamps">Current at its end, nA, positive charges.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <param name="temperatureMillicelsius">Temperature, m°C.</param>
        public void Advance(long elapsedMilliseconds, int currentNanoamps, int stateOfChargePpm, int temperatureMillicelsius) =>
            Advance(elapsedMilliseconds, _lastNanoamps, currentNanoamps, 0, stateOfChargePpm, temperatureMillicelsius);

        /// <summary>Advances the model by a step of time.</summary>
        /// <param name="elapsedMilliseconds">Duration, ms, 0 or more; more than a day counts as a day.</param>
        /// <param name="beginNanoamps">Current at its beginning, nA: diffusion follows the mean of both ends over up to two
        /// seconds.</param>
        /// <param name="currentNanoamps">Current at its end, nA, positive charges.</param>
        /// <param name="currentErrorNanoamps">Uncertainty of the current, one sigma, nA, 0 or more.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <param name="temperatureMillicelsius">m°C.</param>
        internal void Advance(
            long elapsedMilliseconds,
            int beginNanoamps,
            int currentNanoamps,
            int currentErrorNanoamps,
            int stateOfChargePpm,
            int temperatureMillicelsius)
        {
            long elapsed = elapsedMilliseconds < LongestMilliseconds ? elapsedMilliseconds : LongestMilliseconds;

            // Scaled by the learned resistance: mohm below 2^31 * 5e6 is below 2^54. nA * mohm = pV, below 2^62.
            long profile = ProfileMilliohms(stateOfChargePpm, temperatureMillicelsius);
            _presentMilliohms = IntegerMath.Saturate(profile * _resistanceScalePpm / IntegerMath.Million);
            long ohmic = (long)currentNanoamps * _presentMilliohms / 1000000;
            ohmic = IntegerMath.Clamp(ohmic, -MostMicrovolts, MostMicrovolts);
            if (_chargeTransferPpm > 0)
            {
                ohmic -= ChargeTransferShortfall(ohmic);
            }

            UpdateUnsettled(ohmic - _ohmicMicrovolts, elapsed);
            _ohmicMicrovolts = (int)ohmic;
            long slow = IntegerMath.Clamp((long)currentNanoamps * profile / 1000000, -MostMicrovolts, MostMicrovolts);
            for (int i = 0; i < _relaxations; i++)
            {
                // As in Relax, without the call. A target is at most 1e8 µV.
                long target = slow * _relaxationPpm[i] / IntegerMath.Million * 256;
                _slow256ths[i] += (target - _slow256ths[i]) * elapsed / (_relaxationMilliseconds[i] + elapsed);
            }

            if (HasDiffusion)
            {
                // A pulse may have begun at any time between two samples. Its charge is the mean of both currents, as the gauge counts it.
                int mean = elapsed <= MeanMilliseconds ? (int)(((long)currentNanoamps + beginNanoamps) / 2) : currentNanoamps;
                _lastNanoamps = currentNanoamps;
                long ahead = InTimeOfDiffusionPpm(mean, _diffusionMilliseconds);
                Relax(_relaxations, ahead * SlowDiffusionPpm, _diffusionMilliseconds * SlowDiffusionTimePpm, elapsed);
                Relax(_relaxations + 1, ahead * FastDiffusionPpm, _diffusionMilliseconds * FastDiffusionTimePpm, elapsed);
                Relax(_relaxations + 2, ahead * FastestDiffusionPpm, _diffusionMilliseconds * FastestDiffusionTimePpm, elapsed);
                if (_slow256ths[_relaxations + 3] > LeastUncertainty256ths || currentErrorNanoamps > 0)
                {
                    long uncertain = InTimeOfDiffusionPpm(currentErrorNanoamps, _diffusionMilliseconds) * SteadySurfaceOffsetSharePpm;
                    Relax(_relaxations + 3, uncertain, _diffusionMilliseconds * SlowDiffusionTimePpm, elapsed);
                }
            }

            SumStates();
        }

        /// <summary>Moves a slow state towards its target by one step of implicit Euler, which is stable for any step. The states are in
        /// 1/256, or small steps would move nothing. A distance is below 5.2e10 of these, a step 8.64e7 ms: below 2^62.</summary>
        private void Relax(int index, long targetMillionths, long timeMillionths, long elapsed)
        {
            long distance = (targetMillionths / IntegerMath.Million * 256) - _slow256ths[index];
            _slow256ths[index] += distance * elapsed / ((timeMillionths / IntegerMath.Million) + elapsed + 1);
        }

        /// <summary>Drop of a charge transfer that were proportional to the current, less its true drop V asinh(x), µV. V is the scale
        /// <see cref="ChargeTransferMicrovolts"/>, x the proportional drop over V. asinh(x) is taken as x (1 - x² / (6 + 2 x²)): within 1.4
        /// % up to x = 2, 3 % up to 3.</summary>
        internal long ChargeTransferShortfall(long microvolts)
        {
            // x in millionths is below 1e9, its square below 1e18.
            long x = microvolts * _chargeTransferPpm / ChargeTransferMicrovolts;
            long square = x * x;
            return microvolts * _chargeTransferPpm / IntegerMath.Million * (square / (6000000 + (square / 500000))) / IntegerMath.Million;
        }

        private int DiffusionMilliseconds(int stateOfChargePpm, int temperatureMillicelsius) =>
            Product(_profile.DiffusionMilliseconds, _profile.DiffusionTemperatureThousandths, stateOfChargePpm, temperatureMillicelsius);

        /// <summary>Change of the state of charge by a current during the diffusion time, ppm: nA * ms below 2^62 over capacity.</summary>
        private long InTimeOfDiffusionPpm(int nanoamps, long milliseconds) =>
            IntegerMath.Clamp(
                nanoamps * milliseconds / (_profile.CapacityNanoampSeconds / 1000), -MostSurfaceOffsetPpm, MostSurfaceOffsetPpm);

        /// <summary>Both factors are below 2^31: their product fits a long.</summary>
        private static int Product(
            ChargeTable byCharge, TemperatureTable byTemperatureThousandths, int stateOfChargePpm, int temperatureMillicelsius) =>
            IntegerMath.Saturate((long)byCharge.At(stateOfChargePpm) * byTemperatureThousandths.At(temperatureMillicelsius) / 1000);

        private int ProfileMilliohms(int stateOfChargePpm, int temperatureMillicelsius)
        {
            // Lithium diffuses faster where there is less of it. The diffusion time is taken halfway between mean and surface, in steps of
            // half a per cent.
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

        private void SumStates()
        {
            long sum = 0;
            for (int i = 0; i < _relaxations; i++)
            {
                sum += _slow256ths[i];
            }

            _polarizationMicrovolts = (int)(sum / 256);
            if (HasDiffusion)
            {
                long surface = _slow256ths[_relaxations] + _slow256ths[_relaxations + 1] + _slow256ths[_relaxations + 2];
                _surfaceOffsetPpm = (int)(surface / 256);
            }
        }

        private void UpdateUnsettled(long stepMicrovolts, long elapsed)
        {
            long left = (long)_unsettledMicrovolts * UnsettledMilliseconds / (UnsettledMilliseconds + elapsed);
            _unsettledMicrovolts = IntegerMath.Saturate(left + (stepMicrovolts * UnsettledSharePpm / IntegerMath.Million));
        }
    }
}
