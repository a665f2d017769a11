namespace Microbattery.Firmware.Configuration
{
    /// <summary>Number of each figure of a configuration: of the profile, the board and the parts. The numbers are part of telemetry: they
    /// never change.</summary>
    public enum Setting
    {
        /// <summary>None.</summary>
        None = 0,

        /// <summary><see cref="Cells.CellProfile.ChargeVoltageMicrovolts"/>.</summary>
        ChargeVoltageMicrovolts = 1,

        /// <summary><see cref="Cells.CellProfile.ChargeVoltageToleranceMicrovolts"/>.</summary>
        ChargeVoltageToleranceMicrovolts = 2,

        /// <summary><see cref="Cells.CellProfile.CutoffVoltageMicrovolts"/>.</summary>
        CutoffVoltageMicrovolts = 3,

        /// <summary><see cref="Cells.CellProfile.CapacityNanoampSeconds"/>.</summary>
        CapacityNanoampSeconds = 4,

        /// <summary><see cref="Cells.CellProfile.CapacityErrorPpm"/>.</summary>
        CapacityErrorPpm = 5,

        /// <summary><see cref="Cells.CellProfile.ChargeCurrentLimitNanoamps"/>.</summary>
        ChargeCurrentLimitNanoamps = 6,

        /// <summary><see cref="Cells.CellProfile.DischargeCurrentLimitNanoamps"/>.</summary>
        DischargeCurrentLimitNanoamps = 7,

        /// <summary><see cref="Cells.CellProfile.DischargePulseNanoamps"/>.</summary>
        DischargePulseNanoamps = 8,

        /// <summary><see cref="Cells.CellProfile.DischargePulseMilliseconds"/>.</summary>
        DischargePulseMilliseconds = 9,

        /// <summary><see cref="Cells.CellProfile.TaperCurrentNanoamps"/>.</summary>
        TaperCurrentNanoamps = 10,

        /// <summary><see cref="Cells.CellProfile.PrechargeBelowMicrovolts"/>.</summary>
        PrechargeBelowMicrovolts = 11,

        /// <summary><see cref="Cells.CellProfile.PrechargeNanoamps"/>.</summary>
        PrechargeNanoamps = 12,

        /// <summary><see cref="Cells.CellProfile.ChargeNotBelowMicrovolts"/>.</summary>
        ChargeNotBelowMicrovolts = 13,

        /// <summary><see cref="Cells.CellProfile.FormationNanoamps"/>.</summary>
        FormationNanoamps = 14,

        /// <summary><see cref="Cells.CellProfile.ConstantVoltageMilliseconds"/>.</summary>
        ConstantVoltageMilliseconds = 15,

        /// <summary><see cref="Cells.CellProfile.TopOffMilliseconds"/>.</summary>
        TopOffMilliseconds = 16,

        /// <summary><see cref="Cells.CellProfile.MayFloat"/>.</summary>
        MayFloat = 17,

        /// <summary><see cref="Cells.CellProfile.ChargeMinimumMillicelsius"/>.</summary>
        ChargeMinimumMillicelsius = 18,

        /// <summary><see cref="Cells.CellProfile.ChargeMaximumMillicelsius"/>.</summary>
        ChargeMaximumMillicelsius = 19,

        /// <summary><see cref="Cells.CellProfile.DischargeMinimumMillicelsius"/>.</summary>
        DischargeMinimumMillicelsius = 20,

        /// <summary><see cref="Cells.CellProfile.DischargeMaximumMillicelsius"/>.</summary>
        DischargeMaximumMillicelsius = 21,

        /// <summary><see cref="Cells.CellProfile.OpenCircuitErrorMicrovolts"/>.</summary>
        OpenCircuitErrorMicrovolts = 22,

        /// <summary><see cref="Cells.CellProfile.OpenCircuitErrorSpanPpm"/>.</summary>
        OpenCircuitErrorSpanPpm = 23,

        /// <summary><see cref="Cells.CellProfile.ChargeTransferPpm"/>.</summary>
        ChargeTransferPpm = 24,

        /// <summary><see cref="Cells.CellProfile.ResistanceErrorPpm"/>.</summary>
        ResistanceErrorPpm = 25,

        /// <summary><see cref="Cells.CellProfile.RelaxationErrorPpm"/>.</summary>
        RelaxationErrorPpm = 26,

        /// <summary><see cref="Cells.CellProfile.RateReferenceNanoamps"/>.</summary>
        RateReferenceNanoamps = 27,

        /// <summary><see cref="Cells.CellProfile.CurrentTemperaturePpm"/>.</summary>
        CurrentTemperaturePpm = 51,

        /// <summary><see cref="Cells.CellProfile.ChargeVoltageDropMicrovolts"/>.</summary>
        ChargeVoltageDropMicrovolts = 52,

        /// <summary><see cref="Cells.CellProfile.OpenCircuitMicrovolts"/>.</summary>
        OpenCircuitMicrovolts = 53,

        /// <summary><see cref="Cells.CellProfile.OpenCircuitErrorShapePpm"/>.</summary>
        OpenCircuitErrorShapePpm = 54,

        /// <summary><see cref="Cells.CellProfile.ResistanceMilliohms"/>.</summary>
        ResistanceMilliohms = 55,

        /// <summary><see cref="Cells.CellProfile.ResistanceTemperatureThousandths"/>.</summary>
        ResistanceTemperatureThousandths = 56,

        /// <summary><see cref="Cells.CellProfile.RelaxationPpm"/>.</summary>
        RelaxationPpm = 57,

        /// <summary><see cref="Cells.CellProfile.RelaxationMilliseconds"/>.</summary>
        RelaxationMilliseconds = 58,

        /// <summary><see cref="Cells.CellProfile.DiffusionMilliseconds"/>.</summary>
        DiffusionMilliseconds = 59,

        /// <summary><see cref="Cells.CellProfile.DiffusionTemperatureThousandths"/>.</summary>
        DiffusionTemperatureThousandths = 60,

        /// <summary><see cref="Cells.CellProfile.RateCapacityPpm"/>.</summary>
        RateCapacityPpm = 61,

        /// <summary><see cref="Cells.CellProfile.SelfDischargePicoamps"/>.</summary>
        SelfDischargePicoamps = 62,

        /// <summary><see cref="BoardFigures.VoltageErrorMicrovolts"/>.</summary>
        VoltageErrorMicrovolts = 101,

        /// <summary><see cref="BoardFigures.CurrentOffsetErrorNanoamps"/>.</summary>
        CurrentOffsetErrorNanoamps = 102,

        /// <summary><see cref="BoardFigures.CurrentGainErrorPpm"/>.</summary>
        CurrentGainErrorPpm = 103,

        /// <summary><see cref="BoardFigures.SleepCurrentNanoamps"/>.</summary>
        SleepCurrentNanoamps = 104,

        /// <summary><see cref="BoardFigures.SleepCurrentErrorNanoamps"/>.</summary>
        SleepCurrentErrorNanoamps = 105,

        /// <summary><see cref="BoardFigures.StartNanoampSeconds"/>.</summary>
        StartNanoampSeconds = 106,

        /// <summary><see cref="BoardFigures.StartErrorNanoampSeconds"/>.</summary>
        StartErrorNanoampSeconds = 107,

        /// <summary><see cref="BoardFigures.SampleNanoampSeconds"/>.</summary>
        SampleNanoampSeconds = 108,

        /// <summary><see cref="BoardFigures.OpenCurrentNanoamps"/>.</summary>
        OpenCurrentNanoamps = 109,

        /// <summary><see cref="BoardFigures.OpenCurrentErrorNanoamps"/>.</summary>
        OpenCurrentErrorNanoamps = 110,

        /// <summary><see cref="BoardFigures.LongestSameVoltageSamples"/>.</summary>
        LongestSameVoltageSamples = 111,

        /// <summary><see cref="BoardFigures.LongestSameSamples"/>.</summary>
        LongestSameSamples = 112,

        /// <summary><see cref="BoardFigures.PeakLoadNanoamps"/>.</summary>
        PeakLoadNanoamps = 113,

        /// <summary><see cref="Protection.ProtectionSettings.CurrentTripTicks"/>.</summary>
        CurrentTripTicks = 201,

        /// <summary><see cref="Protection.ProtectionSettings.ReleaseTicks"/>.</summary>
        ReleaseTicks = 202,

        /// <summary><see cref="Protection.ProtectionSettings.CurrentReleaseTicks"/>.</summary>
        CurrentReleaseTicks = 203,

        /// <summary><see cref="Protection.ProtectionSettings.SettledTicks"/>.</summary>
        SettledTicks = 204,

        /// <summary><see cref="Protection.ProtectionSettings.LatchMilliseconds"/>.</summary>
        LatchMilliseconds = 205,

        /// <summary><see cref="Protection.ProtectionSettings.MostContradiction"/>.</summary>
        MostContradiction = 206,

        /// <summary><see cref="Protection.ProtectionSettings.DisagreementMicrovolts"/>.</summary>
        DisagreementMicrovolts = 207,

        /// <summary><see cref="Protection.ProtectionSettings.StandingSamples"/>.</summary>
        StandingSamples = 208,

        /// <summary><see cref="Protection.ProtectionSettings.TemperatureWarningMillicelsius"/>.</summary>
        TemperatureWarningMillicelsius = 209,

        /// <summary><see cref="Protection.ProtectionSettings.VoltageHysteresisMicrovolts"/>.</summary>
        VoltageHysteresisMicrovolts = 210,

        /// <summary><see cref="Protection.ProtectionSettings.UnderVoltageMarginMicrovolts"/>.</summary>
        UnderVoltageMarginMicrovolts = 211,

        /// <summary><see cref="Protection.ProtectionSettings.TemperatureHysteresisMillicelsius"/>.</summary>
        TemperatureHysteresisMillicelsius = 212,

        /// <summary><see cref="Protection.ProtectionSettings.LongestTemperatureAgeMilliseconds"/>.</summary>
        LongestTemperatureAgeMilliseconds = 213,

        /// <summary><see cref="Protection.ProtectionSettings.CurrentToLimitSeconds"/>.</summary>
        CurrentToLimitSeconds = 214,

        /// <summary><see cref="Protection.ProtectionSettings.VoltageRateMicrovoltsPerSecond"/>.</summary>
        VoltageRateMicrovoltsPerSecond = 215,

        /// <summary><see cref="Protection.ProtectionSettings.TemperatureRateMillicelsiusPerSecond"/>.</summary>
        TemperatureRateMillicelsiusPerSecond = 216,

        /// <summary><see cref="Protection.ProtectionSettings.StoppedSampleMilliseconds"/>.</summary>
        StoppedSampleMilliseconds = 217,

        /// <summary><see cref="Charging.ChargeSettings.HysteresisMicrovolts"/>.</summary>
        HysteresisMicrovolts = 301,

        /// <summary><see cref="Charging.ChargeSettings.FullBandMicrovolts"/>.</summary>
        FullBandMicrovolts = 302,

        /// <summary><see cref="Charging.ChargeSettings.ProbeMilliseconds"/>.</summary>
        ProbeMilliseconds = 303,

        /// <summary><see cref="Charging.ChargeSettings.LongestProbeMilliseconds"/>.</summary>
        LongestProbeMilliseconds = 304,

        /// <summary><see cref="Charging.ChargeSettings.TaperMilliseconds"/>.</summary>
        TaperMilliseconds = 305,

        /// <summary><see cref="Charging.ChargeSettings.ShortestConstantVoltageMilliseconds"/>.</summary>
        ShortestConstantVoltageMilliseconds = 306,

        /// <summary><see cref="Charging.ChargeSettings.WeakSourceMilliseconds"/>.</summary>
        WeakSourceMilliseconds = 307,

        /// <summary><see cref="Charging.ChargeSettings.RechargePpm"/>.</summary>
        RechargePpm = 308,

        /// <summary><see cref="Charging.ChargeSettings.RechargeVoltagePpm"/>.</summary>
        RechargeVoltagePpm = 309,

        /// <summary><see cref="Charging.ChargeSettings.RechargeMilliseconds"/>.</summary>
        RechargeMilliseconds = 310,

        /// <summary><see cref="Charging.ChargeSettings.PrechargeHysteresisMicrovolts"/>.</summary>
        PrechargeHysteresisMicrovolts = 311,

        /// <summary><see cref="Charging.ChargeSettings.CutoffMilliseconds"/>.</summary>
        CutoffMilliseconds = 312,

        /// <summary><see cref="Charging.ChargeSettings.CutoffHysteresisMicrovolts"/>.</summary>
        CutoffHysteresisMicrovolts = 313,

        /// <summary><see cref="Charging.ChargeSettings.ShortestOpenMilliseconds"/>.</summary>
        ShortestOpenMilliseconds = 314,

        /// <summary><see cref="Charging.ChargeSettings.LoadReturnPpm"/>.</summary>
        LoadReturnPpm = 315,

        /// <summary><see cref="Gauge.GaugeSettings.LongestIntervalMilliseconds"/>.</summary>
        LongestIntervalMilliseconds = 401,

        /// <summary><see cref="Journal.JournalSettings.ChangePpm"/>.</summary>
        ChangePpm = 501,

        /// <summary><see cref="Journal.JournalSettings.RetryMilliseconds"/>.</summary>
        RetryMilliseconds = 502,

        /// <summary><see cref="Journal.JournalSettings.LongestMilliseconds"/>.</summary>
        LongestMilliseconds = 503,

        /// <summary><see cref="Journal.JournalSettings.FaultBurst"/>.</summary>
        FaultBurst = 504,

        /// <summary><see cref="Journal.JournalSettings.FaultPauseMilliseconds"/>.</summary>
        FaultPauseMilliseconds = 505,

        /// <summary><see cref="Sleep.WakePlan.ActiveMilliseconds"/>.</summary>
        ActiveMilliseconds = 601,

        /// <summary><see cref="Sleep.WakePlan.AfterClosingMilliseconds"/>.</summary>
        AfterClosingMilliseconds = 602,

        /// <summary><see cref="Sleep.WakePlan.NearCutoffMilliseconds"/>.</summary>
        NearCutoffMilliseconds = 603,

        /// <summary><see cref="Sleep.WakePlan.QuietMilliseconds"/>.</summary>
        QuietMilliseconds = 604,

        /// <summary><see cref="Sleep.WakePlan.IdleMilliseconds"/>.</summary>
        IdleMilliseconds = 605,

        /// <summary><see cref="Sleep.WakePlan.DeepSleepMilliseconds"/>.</summary>
        DeepSleepMilliseconds = 606,

        /// <summary><see cref="Sleep.WakePlan.LongestSleepMilliseconds"/>.</summary>
        LongestSleepMilliseconds = 607,

        /// <summary><see cref="Sleep.WakePlan.OwnSharePpm"/>.</summary>
        OwnSharePpm = 608,

        /// <summary><see cref="Sleep.WakePlan.IdleSamplesToSleep"/>.</summary>
        IdleSamplesToSleep = 609,

        /// <summary><see cref="Sleep.WakePlan.BlindSamplesToSleep"/>.</summary>
        BlindSamplesToSleep = 610,

        /// <summary><see cref="SupervisorSettings.CalibrationFault"/>.</summary>
        CalibrationFault = 701,

        /// <summary><see cref="SupervisorSettings.CellIsFormed"/>.</summary>
        CellIsFormed = 702,
    }
}
