namespace Microbattery.Firmware.Cells
{
    /// <summary>Hash of a profile. A journal stores it, so that a record written for one cell is not accepted for another.</summary>
    public static class ProfileFingerprint
    {
        // FNV-1a, 32 bit: offset basis and prime as published (G. Fowler, L. C. Noll, K.-P. Vo).
        private const uint OffsetBasis = 2166136261;
        private const uint Prime = 16777619;

        /// <summary>FNV-1a over all figures that the gauge uses, an integer at a time instead of a byte.</summary>
        /// <param name="profile">The profile.</param>
        /// <returns>The fingerprint.</returns>
        public static int Of(CellProfile profile)
        {
            uint hash = OffsetBasis;
            hash = Mix(hash, profile.ChargeVoltageMicrovolts);
            hash = Mix(hash, profile.CutoffVoltageMicrovolts);
            hash = Mix(hash, (int)profile.CapacityNanoampSeconds);
            hash = Mix(hash, (int)(profile.CapacityNanoampSeconds >> 32));
            hash = Mix(hash, profile.ChargeTransferPpm);
            hash = Mix(hash, profile.RelaxationPpm);
            hash = Mix(hash, profile.RelaxationMilliseconds);
            hash = Mix(hash, profile.OpenCircuitMicrovolts);
            hash = Mix(hash, profile.ResistanceMilliohms);
            hash = Mix(hash, profile.ResistanceTemperatureThousandths);
            hash = Mix(hash, profile.OpenCircuitErrorShapePpm);
            hash = Mix(hash, profile.DiffusionMilliseconds);
            hash = Mix(hash, profile.DiffusionTemperatureThousandths);
            return (int)Mix(hash, profile.SelfDischargePicoamps);
        }

        private static uint Mix(uint hash, IntegerTable table)
        {
            if (table != null)
            {
                hash = Mix(hash, table.Length);
                for (int i = 0; i < table.Length; i++)
                {
                    hash = Mix(hash, table[i]);
                }
            }

            return hash;
        }

        private static uint Mix(uint hash, int value) => (hash ^ (uint)value) * Prime;
    }
}
