using Microbattery.Hal;

namespace Microbattery.Firmware.Cells
{
    /// <summary>
    /// The cell as the gauge sees it: open-circuit voltage, a resistance that answers at once, and one slow polarisation that
    /// follows the current. Voltage = open-circuit voltage + current * resistance + polarisation.
    /// </summary>
    public sealed class CellModel
    {
        // After a step of current the first seconds are not resistance alone: a share of the step, gone with this time constant.
        private const int UnsettledSharePpm = 300000;
        private const int UnsettledMilliseconds = 8000;

        private const long MostMicrovolts = 10000000;

        private readonly CellProfile _profile;
        private long _polarization256ths;

        /// <summary>A relaxed cell.</summary>
        /// <param name="profile">The cell.</param>
        public CellModel(CellProfile profile)
        {
            _profile = profile;
        }

        /// <summary>Drop across the resistance with the current of the last <see cref="Advance"/>, µV, positive while charging.</summary>
        public int OhmicMicrovolts { get; private set; }

        /// <summary>Resistance at the last <see cref="Advance"/>, mohm.</summary>
        public int PresentMilliohms { get; private set; }

        /// <summary>Slow polarisation, µV, positive after charging.</summary>
        public int PolarizationMicrovolts => (int)(_polarization256ths / 256);

        /// <summary>How far the voltage may still be from settled after the last steps of current, µV, 0 or more.</summary>
        public int UnsettledMicrovolts { get; private set; }

        /// <summary>Puts a saved polarisation back.</summary>
        /// <param name="polarizationMicrovolts">µV.</param>
        public void Restore(int polarizationMicrovolts) =>
            _polarization256ths = IntegerMath.Clamp(polarizationMicrovolts, -MostMicrovolts * 10, MostMicrovolts * 10) * 256;

        /// <summary>Resistance at a state of charge and temperature.</summary>
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

            // nA * mohm = pV, below 2^62; held to ten volts, more than any cell, so that what follows cannot wrap.
            PresentMilliohms = ResistanceMilliohms(stateOfChargePpm, temperatureMillicelsius);
            long ohmic = (long)currentNanoamps * PresentMilliohms / 1000000;
            ohmic = IntegerMath.Clamp(ohmic, -MostMicrovolts, MostMicrovolts);
            Unsettle(IntegerMath.Abs(ohmic - OhmicMicrovolts), elapsed);
            OhmicMicrovolts = (int)ohmic;
            long target = (long)OhmicMicrovolts * _profile.PolarizationPpm / IntegerMath.Million;

            // Implicit Euler: stable for any step. In 1/256 µV, or small steps would move nothing. |target| <= 1e8 µV, the distance to it
            // <= 5.2e10 of these, a step <= 8.64e7 ms: below 2^62.
            _polarization256ths += ((target * 256) - _polarization256ths) * elapsed / (_profile.PolarizationMilliseconds + elapsed);
        }

        private void Unsettle(long stepMicrovolts, long elapsed)
        {
            long left = (long)UnsettledMicrovolts * UnsettledMilliseconds / (UnsettledMilliseconds + elapsed);
            UnsettledMicrovolts = IntegerMath.Saturate(left + (stepMicrovolts * UnsettledSharePpm / IntegerMath.Million));
        }
    }
}
