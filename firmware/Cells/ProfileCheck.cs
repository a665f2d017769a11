using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Cells
{
    /// <summary>Refuses a profile that is incomplete or contradicts itself. The bench and the device use the same check.</summary>
    public static class ProfileCheck
    {
        private const int MostEntries = 1001;
        private const int MostSlow = 4; // a journal's record has room for so many
        private const int MostDiffusionMilliseconds = 1000000000;
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

            if (fault == ProfileFault.None)
            {
                fault = CheckCharging(profile);
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

            if (profile.DischargePulseNanoamps < profile.DischargeCurrentLimitNanoamps || profile.DischargePulseMilliseconds < 0)
            {
                return ProfileFault.DischargePulse;
            }

            return profile.TaperCurrentNanoamps <= 0 || profile.TaperCurrentNanoamps > profile.ChargeCurrentLimitNanoamps
                ? ProfileFault.TaperCurrent
                : ProfileFault.None;
        }

        private static ProfileFault CheckCharging(CellProfile profile)
        {
            if (!OnGrid(profile.CurrentTemperaturePpm, 0, IntegerMath.Million))
            {
                return ProfileFault.CurrentTemperature;
            }

            if (profile.PrechargeBelowMicrovolts < 0
                || profile.PrechargeBelowMicrovolts > profile.CutoffVoltageMicrovolts
                || (profile.PrechargeBelowMicrovolts > 0 && !IsChargeCurrent(profile.PrechargeNanoamps, profile))
                || profile.ChargeNotBelowMicrovolts < 0
                || profile.ChargeNotBelowMicrovolts > profile.PrechargeBelowMicrovolts)
            {
                return ProfileFault.Precharge;
            }

            if (profile.FormationNanoamps != 0 && !IsChargeCurrent(profile.FormationNanoamps, profile))
            {
                return ProfileFault.Formation;
            }

            int least = profile.ChargeVoltageMicrovolts - profile.CutoffVoltageMicrovolts - 1;
            if (profile.ChargeVoltageDropMicrovolts != null && !OnGrid(profile.ChargeVoltageDropMicrovolts, 0, least))
            {
                return ProfileFault.ChargeVoltageTemperature;
            }

            return profile.ConstantVoltageMilliseconds < 0 || profile.TopOffMilliseconds < 0
                ? ProfileFault.ConstantVoltageTime
                : ProfileFault.None;
        }

        private static bool IsChargeCurrent(int nanoamps, CellProfile profile) => nanoamps > 0 && nanoamps <= profile.ChargeCurrentLimitNanoamps;

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

            if (!HasEntries(profile.ResistanceMilliohms) || !IsShare(profile.ChargeTransferPpm) || !AllBetween(profile.ResistanceMilliohms, 1, int.MaxValue))
            {
                return ProfileFault.Resistance;
            }

            if (!OnGrid(profile.ResistanceTemperatureThousandths, 1, int.MaxValue))
            {
                return ProfileFault.ResistanceTemperature;
            }

            if (!OnGrid(profile.SelfDischargePicoamps, 0, int.MaxValue))
            {
                return ProfileFault.SelfDischarge;
            }

            if (!HasRelaxation(profile))
            {
                return ProfileFault.Relaxation;
            }

            if (!HasDiffusion(profile))
            {
                return ProfileFault.Diffusion;
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

            if (shares == null || times == null || shares.Length != times.Length || shares.Length < 1 || shares.Length > MostSlow)
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

        private static bool HasDiffusion(CellProfile profile)
        {
            int[] times = profile.DiffusionMilliseconds;
            int[] ratios = profile.DiffusionTemperatureThousandths;
            return times == null
                ? ratios == null
                : HasEntries(times)
                    && AllBetween(times, 1, MostDiffusionMilliseconds)
                    && OnGrid(ratios, 1, int.MaxValue)
                    && profile.RelaxationPpm.Length + CellModel.DiffusionCount <= MostSlow;
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

            int[] shape = profile.OpenCircuitErrorShapePpm;
            if (!IsShare(profile.OpenCircuitErrorMicrovolts)
                || profile.OpenCircuitErrorSpanPpm < 1000
                || profile.OpenCircuitErrorSpanPpm > 20 * IntegerMath.Million
                || (shape != null && (!HasEntries(shape) || !AllBetween(shape, -2 * IntegerMath.Million, 2 * IntegerMath.Million))))
            {
                return ProfileFault.OpenCircuitError;
            }

            return IsShare(profile.ResistanceErrorPpm) ? ProfileFault.None : ProfileFault.ResistanceError;
        }

        private static bool IsShare(int millionths) => millionths >= 0 && millionths <= IntegerMath.Million;

        private static bool HasEntries(int[] table) => table != null && table.Length >= 2 && table.Length <= MostEntries;

        private static bool OnGrid(int[] table, int least, int most) =>
            table != null && table.Length == TemperatureGrid.Count && AllBetween(table, least, most);

        private static bool AllBetween(int[] table, int least, int most)
        {
            for (int i = 0; i < table.Length; i++)
            {
                if (table[i] < least || table[i] > most)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
