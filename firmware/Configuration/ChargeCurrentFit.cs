using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Configuration
{
    /// <summary>
    /// Warns of a profile whose charge current limit drops more than its voltage tolerance across the cell.
    /// </summary>
    /// <remarks>
    /// Such a cell reaches charge voltage long before it is full, and a switch that closes on such a current lifts the voltage past its
    /// limit. The configuration is accepted all the same.
    /// </remarks>
    public static class ChargeCurrentFit
    {
        /// <summary>State of charge whose resistance counts, ppm: half full, since the ends of a resistance table are the corners of a
        /// curve.</summary>
        public const int StateOfChargePpm = 500000;

        /// <summary>Largest charge current whose drop fits into the voltage tolerance.</summary>
        /// <param name="profile">The cell; must have passed the check.</param>
        /// <returns>nA; at most the profile's limit.</returns>
        public static int LargestNanoamps(CellProfile profile)
        {
            // µV * 1e6 / mohm is nA: below 6e5 * 1e6.
            long fitting = profile.ChargeVoltageToleranceMicrovolts * 1000000L / Milliohms(profile);
            return (int)IntegerMath.Clamp(fitting, 0, profile.ChargeCurrentLimitNanoamps);
        }

        /// <summary>Whether the profile's limit drops more than the tolerance. Why from there on: docs/decisions.md.</summary>
        /// <param name="profile">The cell; must have passed the check.</param>
        /// <returns>Whether to warn a person of <see cref="LargestNanoamps"/>.</returns>
        public static bool IsExceeded(CellProfile profile)
        {
            ArgumentNullException.ThrowIfNull(profile, nameof(profile));

            // nA * mohm is pV, below 2^62.
            long drop = (long)profile.ChargeCurrentLimitNanoamps * Milliohms(profile) / 1000000;
            return drop > profile.ChargeVoltageToleranceMicrovolts;
        }

        /// <summary>Resistance of a half full cell at 25 °C.</summary>
        private static int Milliohms(CellProfile profile) => profile.ResistanceMilliohms.At(StateOfChargePpm);
    }
}
