namespace Microbattery.Hal.FrontEnds
{
    /// <summary>
    /// The 10 kohm, B25/85 = 3435 K thermistor (Murata NCP15XH103, TDK NTCG103JF103 and their like), in the divider of
    /// <see cref="ThermistorTable"/>.
    /// </summary>
    public static class NtcBeta3435
    {
        // 1e6 r / (1 + r), r = exp(3435 K (1/T - 1/298.15 K)), from -40 to 90 °C in steps of 5 °C.
        private static readonly int[] s_ratioPpm =
        {
            961282, 947977, 931249, 910633, 885744, 856334, 822349, 783969, 741631,
            696018, 648017, 598646, 548969, 500000, 452637, 407604, 365432, 326457,
            290840, 258597, 229635, 203780, 180813, 160487, 142546, 126740, 112831,
        };

        /// <summary>Table from -40 to 90 °C in steps of 5 °C, from the B formula.</summary>
        /// <returns>A new table.</returns>
        public static ThermistorTable CreateTable() => new ThermistorTable(-40000, 5000, s_ratioPpm);
    }
}
