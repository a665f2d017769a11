namespace Microbattery.Firmware.Charging
{
    /// <summary>How the gates work. The limits themselves are the cell's.</summary>
    public sealed class ChargeSettings
    {
        /// <summary>At charge voltage the switch opens; it closes again this far below, µV.</summary>
        public int HysteresisMicrovolts = 4000;

        /// <summary>Full is only believed this far or less below charge voltage, µV: a gate that must stay open for fear of
        /// overshoot sees little current too.</summary>
        public const int FullBandMicrovolts = 20000;

        /// <summary>A step too large to close on is tried again after this time, ms: the source may be weaker by now, and only closing
        /// tells. The look that follows opens the switch again if it is not, and the time doubles.</summary>
        public int ProbeMilliseconds = 900000;

        /// <summary>The time between tries doubles up to this, ms.</summary>
        public int LongestProbeMilliseconds = 14400000;

        /// <summary>Time constant of the mean current that is compared with the taper, ms.</summary>
        public int TaperMilliseconds = 60000;

        /// <summary>Time in the constant-voltage phase before the mean counts, ms.</summary>
        public int ShortestConstantVoltageMilliseconds = 180000;

        /// <summary>Below the gating band for this long: the source cannot hold the voltage, back to bulk, ms.</summary>
        public int WeakSourceMilliseconds = 60000;

        /// <summary>Recharge a full cell at or below this state of charge, ppm.</summary>
        public int RechargePpm = 950000;

        /// <summary>Recharge a full cell when its voltage stays below its open-circuit voltage at this state of charge, ppm.</summary>
        public const int RechargeVoltagePpm = 900000;

        /// <summary>How long it must stay there, ms: longer than a load pulse.</summary>
        public int RechargeMilliseconds = 30000;

        /// <summary>A deeply discharged cell is one until its voltage is this far above that of its profile, µV.</summary>
        public const int PrechargeHysteresisMicrovolts = 50000;

        /// <summary>The load switch opens when the voltage stays below cut-off for this long, ms: longer than a load pulse.</summary>
        public int CutoffMilliseconds = 2000;

        /// <summary>The load switch closes again this far above cut-off, µV, or a quarter of the way to charge voltage if that is less.</summary>
        public const int CutoffHysteresisMicrovolts = 300000;

        /// <summary>And not before it has been open this long, ms: a load that pulled the cell down once will do so again.</summary>
        public const int ShortestOpenMilliseconds = 900000;

        /// <summary>And not below this state of charge, ppm.</summary>
        public const int LoadReturnPpm = 30000;
    }
}
