using Microbattery.Firmware.Cells;

namespace Microbattery.Boards.Cells
{
    /// <summary>Cell profile enfilm-efl700a39, emitted from enfilm-efl700a39.cell.json by "microbattery cells emit": change it there.</summary>
    public static class EnfilmEfl700a39
    {
        /// <summary>The profile.</summary>
        /// <returns>A new profile; its tables are shared.</returns>
        public static CellProfile Create() => new CellProfile
        {
            Name = "enfilm-efl700a39",
            ChargeVoltageMicrovolts = 4200000,
            ChargeVoltageToleranceMicrovolts = 50000,
            CutoffVoltageMicrovolts = 3000000,
            CapacityNanoampSeconds = 2520000000L,
            CapacityErrorPpm = 20000,
            ChargeCurrentLimitNanoamps = 7000000,
            DischargeCurrentLimitNanoamps = 10000000,
            DischargePulseNanoamps = 14000000,
            DischargePulseMilliseconds = 1000,
            CurrentTemperaturePpm = new TemperatureTable(new int[]
            {
                1850, 3390, 6060, 10600, 18100, 30300, 49700, 80000, 127000, 197000, 302000, 457000, 680000, 1000000, 1000000,
                1000000, 1000000, 1000000, 1000000, 1000000, 1000000, 1000000, 1000000, 1000000, 1000000,
            }),
            PrechargeBelowMicrovolts = 2500000,
            PrechargeNanoamps = 35000,
            ChargeNotBelowMicrovolts = 1000000,
            FormationNanoamps = 0,
            ChargeVoltageDropMicrovolts = null,
            ConstantVoltageMilliseconds = 0,
            TopOffMilliseconds = 0,
            MayFloat = false,
            TaperCurrentNanoamps = 35000,
            ChargeMinimumMillicelsius = -20000,
            ChargeMaximumMillicelsius = 60000,
            DischargeMinimumMillicelsius = -20000,
            DischargeMaximumMillicelsius = 60000,
            OpenCircuitMicrovolts = new ChargeTable(new int[]
            {
                3000000, 3660300, 3717300, 3759400, 3797300, 3825700, 3844300, 3856600, 3865500, 3871900, 3877000, 3881000, 3883900,
                3886300, 3888400, 3890000, 3891400, 3892700, 3893700, 3894900, 3896300, 3897900, 3900000, 3902800, 3906000, 3910200,
                3914800, 3919800, 3925500, 3932000, 3938700, 3946100, 3954000, 3962500, 3971500, 3981100, 3991400, 4002000, 4013400,
                4025500, 4038100, 4051400, 4065000, 4079200, 4094600, 4110800, 4128300, 4145900, 4163200, 4181100, 4200000,
            }),
            OpenCircuitErrorMicrovolts = 3000,
            OpenCircuitErrorSpanPpm = 100000,
            OpenCircuitErrorShapePpm = null,
            ResistanceMilliohms = new ChargeTable(new int[]
            {
                200000, 130000, 112000, 105000, 100000, 100000, 100000, 100000, 100000, 102000, 105000,
            }),
            ChargeTransferPpm = 0,
            ResistanceTemperatureThousandths = new TemperatureTable(new int[]
            {
                541091, 295153, 165063, 94498, 55305, 33046, 20136, 12498, 7894, 5069, 3307, 2189, 1470, 1000, 689, 481, 339, 242,
                174, 127, 93, 69, 52, 39, 30,
            }),
            ResistanceErrorPpm = 300000,
            RelaxationPpm = new IntegerTable(new int[]
            {
                70000, 110000, 70000,
            }),
            RelaxationMilliseconds = new IntegerTable(new int[]
            {
                30000, 300000, 3000000,
            }),
            RelaxationErrorPpm = 500000,
            DiffusionMilliseconds = null,
            DiffusionTemperatureThousandths = null,
            RateReferenceNanoamps = 140000,
            RateCapacityPpm = new IntegerTable(new int[]
            {
                1000000, 993092, 986233, 979420, 972655, 944712, 881448, 822420,
            }),
            SelfDischargePicoamps = new TemperatureTable(new int[]
            {
                44, 62, 88, 125, 176, 250, 353, 499, 706, 998, 1411, 1996, 2823, 3992, 5646, 7985, 11290, 15970, 22580, 31940, 45170,
                63880, 90340, 127800, 180700,
            }),
        };
    }
}
