using Microbattery.Hal;

namespace Microbattery.Firmware.Cells
{
    /// <summary>
    /// The cell as the gauge sees it: open-circuit voltage, a resistance that answers at once, and slow polarisations, a decade of time
    /// each, that follow the current. Voltage = open-circuit voltage + current * resistance + polarisations.
    /// </summary>
    public sealed class CellModel
    {
        // After a step of current the first seconds are not resistance alone: a share of the step, gone with this time constant.
        private const int UnsettledSharePpm = 150000;
        private const int UnsettledMilliseconds = 8000;

        private const long MostMicrovolts = 10000000;

        // Looked up again when it may have changed by a quarter of a percent: two tables are a tenth of what a tick costs.
        private const int SameChargePpm = 500;
        private const int SameMillicelsius = 50;

        /// <summary>Resistance over the profile's, ppm, above 0: what the gauge has learned.</summary>
        public int ResistanceScalePpm = IntegerMath.Million;

        private readonly CellProfile _profile;
        private readonly long[] _relaxation256ths;
        private int _profileMilliohms = -1;
        private int _lookedUpPpm;
        private int _lookedUpMillicelsius;
        private int _ohmicMicrovolts;
        private int _presentMilliohms;
        private int _polarizationMicrovolts;
        private int _unsettledMicrovolts;

        /// <summary>A relaxed cell.</summary>
        /// <param name="profile">The cell.</param>
        public CellModel(CellProfile profile)
        {
            _profile = profile;
            _relaxation256ths = new long[profile.RelaxationPpm.Length];
        }

        /// <summary>Drop across the resistance with the current of the last <see cref="Advance"/>, µV, positive while charging.</summary>
        public int OhmicMicrovolts => _ohmicMicrovolts;

        /// <summary>Resistance at the last <see cref="Advance"/>, mohm.</summary>
        public int PresentMilliohms => _presentMilliohms;

        /// <summary>All slow polarisations together, µV, positive after charging.</summary>
        public int PolarizationMicrovolts => _polarizationMicrovolts;

        /// <summary>Number of slow polarisations.</summary>
        public int RelaxationCount => _relaxation256ths.Length;

        /// <summary>How far the voltage may still be from settled after the last steps of current, µV, 0 or more.</summary>
        public int UnsettledMicrovolts => _unsettledMicrovolts;

        /// <summary>One slow polarisation, µV.</summary>
        /// <param name="index">0 to <see cref="RelaxationCount"/> less one.</param>
        /// <returns>µV, positive after charging.</returns>
        public int RelaxationMicrovolts(int index) => (int)(_relaxation256ths[index] / 256);

        /// <summary>Puts a saved polarisation back.</summary>
        /// <param name="index">Which; beyond the last there is nothing to put back.</param>
        /// <param name="microvolts">µV.</param>
        public void Restore(int index, int microvolts)
        {
            if (index < _relaxation256ths.Length)
            {
                _relaxation256ths[index] = IntegerMath.Clamp(microvolts, -MostMicrovolts * 10, MostMicrovolts * 10) * 256;
                AddUp();
            }
        }

        /// <summary>Just now a current flowed that nobody saw: what comes next is a step from there.</summary>
        /// <param name="nanoamps">nA, positive charges.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        public void BeginFrom(int nanoamps, int stateOfChargePpm)
        {
            long ohmic = (long)nanoamps * ChargeTable.Interpolate(_profile.ResistanceMilliohms, stateOfChargePpm) / 1000000;
            _ohmicMicrovolts = (int)IntegerMath.Clamp(ohmic, -MostMicrovolts, MostMicrovolts);
        }

        /// <summary>A cell that has relaxed, or whose history nobody knows.</summary>
        public void ForgetRelaxation()
        {
            for (int i = 0; i < _relaxation256ths.Length; i++)
            {
                _relaxation256ths[i] = 0;
            }

            _polarizationMicrovolts = 0;
        }

        /// <summary>Resistance of the profile at a state of charge and temperature.</summary>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <param name="temperatureMillicelsius">m°C.</param>
        /// <returns>mohm, at most 2^31 - 1.</returns>
        public int ResistanceMilliohms(int stateOfChargePpm, int temperatureMillicelsius)
        {
            // Both factors are below 2^31: their product fits a long.
            long product = (long)ChargeTable.Interpolate(_profile.ResistanceMilliohms, stateOfChargePpm)
                * TemperatureGrid.Interpolate(_profile.ResistanceTemperatureThousandths, temperatureMillicelsius);
            return IntegerMath.Saturate(product / 1000);
        }

        /// <summary>Follows the cell for a while at a steady current.</summary>
        /// <param name="elapsedMilliseconds">0 or more; more than a day counts as a day, after which nothing is left to relax.</param>
        /// <param name="currentNanoamps">nA, positive charges.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <param name="temperatureMillicelsius">m°C.</param>
        public void Advance(long elapsedMilliseconds, int currentNanoamps, int stateOfChargePpm, int temperatureMillicelsius)
        {
            long elapsed = IntegerMath.Clamp(elapsedMilliseconds, 0, 86400000);

            // Scaled by what was learned: mohm below 2^31 * 5e6 is below 2^54. nA * mohm = pV, below 2^62; held to ten volts, more than any
            // cell, so that what follows cannot wrap.
            long profile = ProfileMilliohms(stateOfChargePpm, temperatureMillicelsius);
            _presentMilliohms = IntegerMath.Saturate(profile * ResistanceScalePpm / IntegerMath.Million);
            long ohmic = (long)currentNanoamps * _presentMilliohms / 1000000;
            ohmic = IntegerMath.Clamp(ohmic, -MostMicrovolts, MostMicrovolts);
            Unsettle(IntegerMath.Abs(ohmic - _ohmicMicrovolts), elapsed);
            _ohmicMicrovolts = (int)ohmic;
            long slow = IntegerMath.Clamp((long)currentNanoamps * profile / 1000000, -MostMicrovolts, MostMicrovolts);
            for (int i = 0; i < _relaxation256ths.Length; i++)
            {
                // Implicit Euler: stable for any step. In 1/256 µV, or small steps would move nothing. The target is at most 1e8 µV, the
                // distance to it 5.2e10 of these, a step 8.64e7 ms: below 2^62.
                long target = slow * _profile.RelaxationPpm[i] / IntegerMath.Million * 256;
                _relaxation256ths[i] += (target - _relaxation256ths[i]) * elapsed / (_profile.RelaxationMilliseconds[i] + elapsed);
            }

            AddUp();
        }

        private int ProfileMilliohms(int stateOfChargePpm, int temperatureMillicelsius)
        {
            int charge = stateOfChargePpm - _lookedUpPpm;
            long warmer = (long)temperatureMillicelsius - _lookedUpMillicelsius;
            if (_profileMilliohms < 0
                || charge > SameChargePpm
                || charge < -SameChargePpm
                || warmer > SameMillicelsius
                || warmer < -SameMillicelsius)
            {
                _lookedUpPpm = stateOfChargePpm;
                _lookedUpMillicelsius = temperatureMillicelsius;
                _profileMilliohms = ResistanceMilliohms(stateOfChargePpm, temperatureMillicelsius);
            }

            return _profileMilliohms;
        }

        private void AddUp()
        {
            long sum = 0;
            for (int i = 0; i < _relaxation256ths.Length; i++)
            {
                sum += _relaxation256ths[i];
            }

            _polarizationMicrovolts = (int)(sum / 256);
        }

        private void Unsettle(long stepMicrovolts, long elapsed)
        {
            long left = (long)_unsettledMicrovolts * UnsettledMilliseconds / (UnsettledMilliseconds + elapsed);
            _unsettledMicrovolts = IntegerMath.Saturate(left + (stepMicrovolts * UnsettledSharePpm / IntegerMath.Million));
        }
    }
}
