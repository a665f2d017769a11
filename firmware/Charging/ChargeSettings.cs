using Microbattery.Firmware.Configuration;

namespace Microbattery.Firmware.Charging
{
    /// <summary>Settings of the charge gate and the load gate. The limits of voltage and current are the profile's.</summary>
    public sealed class ChargeSettings : SettingGroup
    {
        /// <summary>Settings with the defaults of the table of settings.</summary>
        public ChargeSettings()
            : base(Setting.HysteresisMicrovolts, Setting.LoadReturnPpm)
        {
        }

        private ChargeSettings(ChargeSettings other)
            : base(other)
        {
        }

        /// <summary>Hysteresis of the charge voltage, µV: the switch opens at charge voltage and closes again this far below.</summary>
        public int HysteresisMicrovolts { get => Number(Setting.HysteresisMicrovolts); init => Set(Setting.HysteresisMicrovolts, value); }

        /// <summary>Largest distance below charge voltage at which a cell may count as full, µV.</summary>
        public int FullBandMicrovolts { get => Number(Setting.FullBandMicrovolts); init => Set(Setting.FullBandMicrovolts, value); }

        /// <summary>Probe time, ms: after it the switch closes although its step seems too large, for the source may have become weaker.
        /// The next sample opens it again if not, and the probe time doubles.</summary>
        public int ProbeMilliseconds { get => Number(Setting.ProbeMilliseconds); init => Set(Setting.ProbeMilliseconds, value); }

        /// <summary>Longest probe time, ms.</summary>
        public int LongestProbeMilliseconds
        {
            get => Number(Setting.LongestProbeMilliseconds);
            init => Set(Setting.LongestProbeMilliseconds, value);
        }

        /// <summary>Time constant of the mean current that is compared with the taper current, ms.</summary>
        public int TaperMilliseconds { get => Number(Setting.TaperMilliseconds); init => Set(Setting.TaperMilliseconds, value); }

        /// <summary>Shortest time in the constant-voltage phase before the taper current may end it, ms.</summary>
        public int ShortestConstantVoltageMilliseconds
        {
            get => Number(Setting.ShortestConstantVoltageMilliseconds);
            init => Set(Setting.ShortestConstantVoltageMilliseconds, value);
        }

        /// <summary>Time below the point of reclosure with a closed switch, ms: after it the source counts as too weak to hold charge
        /// voltage, and the phase returns to bulk.</summary>
        public int WeakSourceMilliseconds
        {
            get => Number(Setting.WeakSourceMilliseconds);
            init => Set(Setting.WeakSourceMilliseconds, value);
        }

        /// <summary>Recharge threshold: state of charge at or below which a full cell is charged again, ppm.</summary>
        public int RechargePpm { get => Number(Setting.RechargePpm); init => Set(Setting.RechargePpm, value); }

        /// <summary>Recharge threshold of the voltage, as a state of charge, ppm: a full cell is charged again when its voltage stays below
        /// its open-circuit voltage there.</summary>
        public int RechargeVoltagePpm { get => Number(Setting.RechargeVoltagePpm); init => Set(Setting.RechargeVoltagePpm, value); }

        /// <summary>Time below that voltage before the cell is charged again, ms.</summary>
        public int RechargeMilliseconds { get => Number(Setting.RechargeMilliseconds); init => Set(Setting.RechargeMilliseconds, value); }

        /// <summary>Hysteresis of pre-charge, µV: pre-charge ends this far above the pre-charge voltage.</summary>
        public int PrechargeHysteresisMicrovolts
        {
            get => Number(Setting.PrechargeHysteresisMicrovolts);
            init => Set(Setting.PrechargeHysteresisMicrovolts, value);
        }

        /// <summary>Time below cut-off before the load switch opens, ms.</summary>
        public int CutoffMilliseconds { get => Number(Setting.CutoffMilliseconds); init => Set(Setting.CutoffMilliseconds, value); }

        /// <summary>Hysteresis of cut-off, µV: the load switch closes again this far above it, or a quarter of the way to charge voltage if
        /// that is less.</summary>
        public int CutoffHysteresisMicrovolts
        {
            get => Number(Setting.CutoffHysteresisMicrovolts);
            init => Set(Setting.CutoffHysteresisMicrovolts, value);
        }

        /// <summary>Shortest time for which the load switch stays open after a low voltage, ms.</summary>
        public int ShortestOpenMilliseconds
        {
            get => Number(Setting.ShortestOpenMilliseconds);
            init => Set(Setting.ShortestOpenMilliseconds, value);
        }

        /// <summary>State of charge below which the load switch does not close again, ppm.</summary>
        public int LoadReturnPpm { get => Number(Setting.LoadReturnPpm); init => Set(Setting.LoadReturnPpm, value); }

        /// <summary>Copies the settings with one changed.</summary>
        /// <param name="setting">The setting.</param>
        /// <param name="value">Its new value.</param>
        /// <returns>New settings, unchecked.</returns>
        public ChargeSettings With(Setting setting, long value)
        {
            ChargeSettings copy = new ChargeSettings(this);
            copy.Set(setting, value);
            return copy;
        }
    }
}
