using Microbattery.Hal;

namespace Microbattery.Firmware.Cells
{
    /// <summary>Refuses a profile that is incomplete or contradicts itself. The bench and the device use the same check.</summary>
    public static class ProfileCheck
    {
        private const int MostEntries = 1001;
        private const int MostRelaxations = 4;
        private const long LeastCapacity = 3600000L;
        private const long MostCapacity = 36000000000000L;

        /// <summary>Looks for the first thing wrong with a profile.</summary>
        /// <param name="profile">The profile.</param>
        /// <returns><see cref="ProfileFault.None"/> when nothing is.</returns>
        public static ProfileFault Check(CellProfile profile)
        {
            ProfileFault fault = CheckVoltages(profile);
            if (fault == ProfileFault.None)
            {
                fault = CheckCurrents(profile);
            }

            if (fault == ProfileFault.None)
            {
                fault = CheckTemperatures(profile);
            }

            return fault == ProfileFault.None ? CheckTables(profile) : fault;
        }

        private static ProfileFault CheckVoltages(CellProfile profile)
        {
            int charge = profile.ChargeVoltageMicrovolts;
            if (charge < 500000 || charge > 6000000)
            {
                return ProfileFault.ChargeVoltage;
            }

            if (profile.ChargeVoltageToleranceMicrovolts < 0 || profile.ChargeVoltageToleranceMicrovolts > charge / 10)
            {
                return ProfileFault.ChargeVoltageTolerance;
            }

            if (profile.CutoffVoltageMicrovolts <= 0)
            {
                return ProfileFault.CutoffVoltage;
            }

            return profile.CutoffVoltageMicrovolts >= charge ? ProfileFault.CutoffAboveChargeVoltage : ProfileFault.None;
        }

        private static ProfileFault CheckCurrents(CellProfile profile)
        {
            if (profile.CapacityNanoampSeconds < LeastCapacity || profile.CapacityNanoampSeconds > MostCapacity)
            {
                return ProfileFault.Capacity;
            }

            if (profile.ChargeCurrentLimitNanoamps <= 0)
            {
                return ProfileFault.ChargeCurrentLimit;
            }

            if (profile.DischargeCurrentLimitNanoamps <= 0)
            {
                return ProfileFault.DischargeCurrentLimit;
            }

            return profile.TaperCurrentNanoamps <= 0 || profile.TaperCurrentNanoamps > profile.ChargeCurrentLimitNanoamps
                ? ProfileFault.TaperCurrent
                : ProfileFault.None;
        }

        private static ProfileFault CheckTemperatures(CellProfile profile)
        {
            if (!IsWindow(profile.ChargeMinimumMillicelsius, profile.ChargeMaximumMillicelsius))
            {
                return ProfileFault.ChargeTemperature;
            }

            return IsWindow(profile.DischargeMinimumMillicelsius, profile.DischargeMaximumMillicelsius)
                ? ProfileFault.None
                : ProfileFault.DischargeTemperature;
        }

        private static bool IsWindow(int minimumMillicelsius, int maximumMillicelsius) =>
            minimumMillicelsius >= -60000 && maximumMillicelsius <= 200000 && minimumMillicelsius < maximumMillicelsius;

        private static ProfileFault CheckTables(CellProfile profile)
        {
            int[] openCircuit = profile.OpenCircuitMicrovolts;
            if (!HasEntries(openCircuit))
            {
                return ProfileFault.OpenCircuitTable;
            }

            for (int i = 1; i < openCircuit.Length; i++)
            {
                if (openCircuit[i] <= openCircuit[i - 1])
                {
                    return ProfileFault.OpenCircuitNotMonotone;
                }
            }

            if (openCircuit[0] < 0
                || openCircuit[openCircuit.Length - 1] > profile.ChargeVoltageMicrovolts + profile.ChargeVoltageToleranceMicrovolts
                || openCircuit[openCircuit.Length - 1] <= profile.CutoffVoltageMicrovolts)
            {
                return ProfileFault.OpenCircuitOutsideLimits;
            }

            if (!HasEntries(profile.ResistanceMilliohms) || !AllAtLeast(profile.ResistanceMilliohms, 1))
            {
                return ProfileFault.Resistance;
            }

            if (!OnGrid(profile.ResistanceTemperatureThousandths, 1))
            {
                return ProfileFault.ResistanceTemperature;
            }

            if (!OnGrid(profile.SelfDischargePicoamps, 0))
            {
                return ProfileFault.SelfDischarge;
            }

            if (!HasRelaxation(profile))
            {
                return ProfileFault.Relaxation;
            }

            return HasRateCapacity(profile) ? CheckErrors(profile) : ProfileFault.RateCapacity;
        }

        private static bool HasRelaxation(CellProfile profile)
        {
            int[] shares = profile.RelaxationPpm;
            int[] times = profile.RelaxationMilliseconds;
            if (profile.RelaxationErrorPpm < 0 || profile.RelaxationErrorPpm > 2 * IntegerMath.Million)
            {
                return false;
            }

            if (shares == null || times == null || shares.Length != times.Length || shares.Length < 1 || shares.Length > MostRelaxations)
            {
                return false;
            }

            for (int i = 0; i < shares.Length; i++)
            {
                if (shares[i] < 0 || shares[i] > 10 * IntegerMath.Million || times[i] <= 0)
                {
                    return false;
                }
            }

            return true;
        }

        private static bool HasRateCapacity(CellProfile profile)
        {
            int[] ratios = profile.RateCapacityPpm;
            if (profile.RateReferenceNanoamps <= 0 || ratios == null || ratios.Length < 1 || ratios.Length > 31)
            {
                return false;
            }

            for (int i = 0; i < ratios.Length; i++)
            {
                if (ratios[i] <= 0 || ratios[i] > (i == 0 ? IntegerMath.Million : ratios[i - 1]))
                {
                    return false;
                }
            }

            return true;
        }

        private static ProfileFault CheckErrors(CellProfile profile)
        {
            if (!IsShare(profile.CapacityErrorPpm))
            {
                return ProfileFault.CapacityError;
            }

            if (!IsShare(profile.OpenCircuitErrorMicrovolts))
            {
                return ProfileFault.OpenCircuitError;
            }

            return IsShare(profile.ResistanceErrorPpm) ? ProfileFault.None : ProfileFault.ResistanceError;
        }

        private static bool IsShare(int millionths) => millionths >= 0 && millionths <= IntegerMath.Million;

        private static bool HasEntries(int[] table) => table != null && table.Length >= 2 && table.Length <= MostEntries;

        private static bool OnGrid(int[] table, int least) =>
            table != null && table.Length == TemperatureGrid.Count && AllAtLeast(table, least);

        private static bool AllAtLeast(int[] table, int least)
        {
            for (int i = 0; i < table.Length; i++)
            {
                if (table[i] < least)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
