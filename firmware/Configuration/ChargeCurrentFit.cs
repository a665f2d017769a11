using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Configuration
{
    /// <summary>
    /// Warns of a profile whose charge current limit drops many times its voltage tolerance across the cell.
    /// </summary>
    /// <remarks>
    /// Such a cell reaches charge voltage long before it is full, and a switch that closes on such a current lifts the voltage past its
    /// limit. The configuration is accepted all the same.
    /// </remarks>
    public static class ChargeCurrentFit
    {
        /// <summary>Largest drop over tolerance without a warning: with more, constant voltage begins in the first half of the
        /// charge.</summary>
        public const int ManyTolerances = 4;

        /// <summary>Largest charge current whose drop fits into the voltage tolerance.</summary>
        /// <param name="profile">The cell; must have passed the check.</param>
        /// <returns>nA; at most the profile's limit.</returns>
        public static int LargestNanoamps(CellProfile profile)
        {
            // µV * 1e6 / mohm is nA: below 6e5 * 1e6.
            long fitting = profile.ChargeVoltageToleranceMicrovolts * 1000000L / FullMilliohms(profile);
            return (int)IntegerMath.Clamp(fitting, 0, profile.ChargeCurrentLimitNanoamps);
        }

        /// <summary>Whether the profile's limit drops more than <see cref="ManyTolerances"/> tolerances.</summary>
        /// <param name="profile">The cell; must have passed the check.</param>
        /// <returns>Whether to warn a person of <see cref="LargestNanoamps"/>.</returns>
        public static bool IsExceeded(CellProfile profile)
        {
            ArgumentNullException.ThrowIfNull(profile, nameof(profile));

            // nA * mohm is pV, below 2^62.
            long drop = (long)profile.ChargeCurrentLimitNanoamps * FullMilliohms(profile) / 1000000;
            return drop > (long)ManyTolerances * profile.ChargeVoltageToleranceMicrovolts;
        }

        /// <summary>Resistance of a full cell at 25 °C, the state in which the voltage is held.</summary>
        private static int FullMilliohms(CellProfile profile) => profile.ResistanceMilliohms[profile.ResistanceMilliohms.Length - 1];
    }
}
