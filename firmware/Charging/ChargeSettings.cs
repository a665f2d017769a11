using Microbattery.Firmware.Configuration;

namespace Microbattery.Firmware.Charging
{
    /// <summary>How the gates work. The limits themselves are the cell's.</summary>
    public sealed class ChargeSettings : SettingGroup
    {
        /// <summary>The defaults, where nothing else is said.</summary>
        public ChargeSettings()
            : base(Setting.HysteresisMicrovolts, Setting.LoadReturnPpm)
        {
        }

        private ChargeSettings(ChargeSettings other)
            : base(other)
        {
        }

        /// <summary>At charge voltage the switch opens; it closes again this far below.</summary>
        public int HysteresisMicrovolts { get => Number(Setting.HysteresisMicrovolts); init => Set(Setting.HysteresisMicrovolts, value); }

        /// <summary>Full is only accepted this far or less below charge voltage, µV.</summary>
        public int FullBandMicrovolts { get => Number(Setting.FullBandMicrovolts); init => Set(Setting.FullBandMicrovolts, value); }

        /// <summary>A step too large to close on is tried again after this time: the source may be weaker by now. The sample that follows
        /// opens the switch again if it is not, and the time doubles.</summary>
        public int ProbeMilliseconds { get => Number(Setting.ProbeMilliseconds); init => Set(Setting.ProbeMilliseconds, value); }

        /// <summary>The time between tries doubles up to this, ms.</summary>
        public int LongestProbeMilliseconds
        {
            get => Number(Setting.LongestProbeMilliseconds);
            init => Set(Setting.LongestProbeMilliseconds, value);
        }

        /// <summary>Time constant of the mean current that is compared with the taper, ms.</summary>
        public int TaperMilliseconds { get => Number(Setting.TaperMilliseconds); init => Set(Setting.TaperMilliseconds, value); }

        /// <summary>Time in the constant-voltage phase before the mean counts, ms.</summary>
        public int ShortestConstantVoltageMilliseconds
        {
            get => Number(Setting.ShortestConstantVoltageMilliseconds);
            init => Set(Setting.ShortestConstantVoltageMilliseconds, value);
        }

        /// <summary>Below the gating band for this long the source cannot hold the voltage: back to bulk, ms.</summary>
        public int WeakSourceMilliseconds
        {
            get => Number(Setting.WeakSourceMilliseconds);
            init => Set(Setting.WeakSourceMilliseconds, value);
        }

        /// <summary>Recharge a full cell at or below this state of charge, ppm.</summary>
        public int RechargePpm { get => Number(Setting.RechargePpm); init => Set(Setting.RechargePpm, value); }

        /// <summary>Recharge a full cell when its voltage stays below its open-circuit voltage at this state of charge, ppm.</summary>
        public int RechargeVoltagePpm { get => Number(Setting.RechargeVoltagePpm); init => Set(Setting.RechargeVoltagePpm, value); }

        /// <summary>How long it must stay there, ms.</summary>
        public int RechargeMilliseconds { get => Number(Setting.RechargeMilliseconds); init => Set(Setting.RechargeMilliseconds, value); }

        /// <summary>A deeply discharged cell is one until its voltage is this far above that of its profile, µV.</summary>
        public int PrechargeHysteresisMicrovolts
        {
            get => Number(Setting.PrechargeHysteresisMicrovolts);
            init => Set(Setting.PrechargeHysteresisMicrovolts, value);
        }

        /// <summary>The load switch opens when the voltage stays below cut-off for this long, ms.</summary>
        public int CutoffMilliseconds { get => Number(Setting.CutoffMilliseconds); init => Set(Setting.CutoffMilliseconds, value); }

        /// <summary>The load switch closes again this far above cut-off, or a quarter of the way to charge voltage if that is less,
        /// µV.</summary>
        public int CutoffHysteresisMicrovolts
        {
            get => Number(Setting.CutoffHysteresisMicrovolts);
            init => Set(Setting.CutoffHysteresisMicrovolts, value);
        }

        /// <summary>The load switch, opened by a low voltage, stays open at least this long, ms.</summary>
        public int ShortestOpenMilliseconds
        {
            get => Number(Setting.ShortestOpenMilliseconds);
            init => Set(Setting.ShortestOpenMilliseconds, value);
        }

        /// <summary>And it does not close below this state of charge, ppm.</summary>
        public int LoadReturnPpm { get => Number(Setting.LoadReturnPpm); init => Set(Setting.LoadReturnPpm, value); }

        /// <summary>A copy with one of them changed.</summary>
        /// <param name="setting">Which.</param>
        /// <param name="value">Its new value.</param>
        /// <returns>Settings of their own, unchecked.</returns>
        public ChargeSettings With(Setting setting, long value)
        {
            ChargeSettings copy = new ChargeSettings(this);
            copy.Set(setting, value);
            return copy;
        }
    }
}
