namespace Microbattery.Hal.FrontEnds
{
    /// <summary>
    /// Table of the 10 kohm thermistor with B25/85 = 3435 K (Murata NCP15XH103, TDK NTCG103JF103 and similar parts), in the divider of
    /// <see cref="ThermistorTable"/>.
    /// </summary>
    public static class NtcBeta3435
    {
        private const int FirstMillicelsius = -40000;
        private const int StepMillicelsius = 5000;

        // 1e6 r / (1 + r), r = exp(3435 K (1/T - 1/298.15 K)), from -40 to 90 °C in steps of 5 °C. A host test computes it anew.
        private static readonly int[] s_ratioPpm =
        {
            961282, 947977, 931249, 910633, 885744, 856334, 822349, 783969, 741631,
            696018, 648017, 598646, 548969, 500000, 452637, 407604, 365432, 326457,
            290840, 258597, 229635, 203780, 180813, 160487, 142546, 126740, 112831,
        };

        /// <summary>Creates the table, from -40 to 90 °C in steps of 5 °C.</summary>
        /// <returns>A new table.</returns>
        public static ThermistorTable CreateTable() => new ThermistorTable(FirstMillicelsius, StepMillicelsius, s_ratioPpm);
    }
}
