using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Numerics;
using Microbattery.Firmware.Protection;

namespace Microbattery.Firmware.Configuration
{
    /// <summary>Refuses what the supervisor is given when it cannot be safe with it: the profile, the board's figures, the settings.</summary>
    public static class ConfigurationCheck
    {
        /// <summary>Looks for the first thing wrong.</summary>
        /// <param name="profileFault">What <see cref="ProfileCheck"/> found.</param>
        /// <param name="accuracy">The board's figures.</param>
        /// <param name="settings">The settings.</param>
        /// <returns><see cref="ConfigurationFault.None"/> when nothing is.</returns>
        public static ConfigurationFault Check(ProfileFault profileFault, BoardFigures accuracy, SupervisorSettings settings)
        {
            if (profileFault != ProfileFault.None)
            {
                return ConfigurationFault.Profile;
            }

            if (settings.CalibrationFault != CalibrationFault.None)
            {
                return ConfigurationFault.Calibration;
            }

            if (!IsUsable(accuracy))
            {
                return ConfigurationFault.Accuracy;
            }

            return IsUsable(settings.Protection) && IsUsable(settings.Charging) ? ConfigurationFault.None : ConfigurationFault.Settings;
        }

        private static bool IsUsable(BoardFigures accuracy) =>
            accuracy.VoltageErrorMicrovolts > 0
            && accuracy.VoltageErrorMicrovolts <= 100000
            && accuracy.CurrentOffsetErrorNanoamps >= 0
            && accuracy.CurrentGainErrorPpm >= 0
            && accuracy.SleepCurrentNanoamps >= 0
            && accuracy.SleepCurrentErrorNanoamps >= 0
            && accuracy.StartNanoampSeconds >= 0
            && accuracy.StartErrorNanoampSeconds >= 0
            && accuracy.SampleNanoampSeconds >= 0
            && accuracy.PeakLoadNanoamps >= 0;

        private static bool IsUsable(ProtectionSettings settings) =>
            settings.CurrentTripTicks >= 1
            && settings.ReleaseTicks >= 1
            && settings.CurrentReleaseTicks >= 1
            && settings.SettledTicks >= 1
            && settings.LatchMilliseconds >= 0
            && settings.VoltageHysteresisMicrovolts >= 0
            && settings.DisagreementMicrovolts > 0
            && settings.CurrentToLimitSeconds > 0;

        private static bool IsUsable(ChargeSettings settings) =>
            settings.HysteresisMicrovolts >= 0
            && settings.HysteresisMicrovolts <= 200000
            && settings.ProbeMilliseconds > 0
            && settings.LongestProbeMilliseconds >= settings.ProbeMilliseconds
            && settings.TaperMilliseconds >= 0
            && settings.ShortestConstantVoltageMilliseconds >= 0
            && settings.WeakSourceMilliseconds > 0
            && settings.RechargePpm >= 0
            && settings.RechargePpm < IntegerMath.Million
            && settings.CutoffMilliseconds >= 0;
    }
}
