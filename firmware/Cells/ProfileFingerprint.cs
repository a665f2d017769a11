namespace Microbattery.Firmware.Cells
{
    /// <summary>A number that differs between profiles, so that a journal written for one cell is not believed for another.</summary>
    public static class ProfileFingerprint
    {
        /// <summary>FNV-1a with its 32 bit constants, an integer at a time instead of a byte, of all that the gauge uses.</summary>
        /// <param name="profile">The profile.</param>
        /// <returns>The fingerprint.</returns>
        public static int Of(CellProfile profile)
        {
            uint hash = 2166136261;
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

        private static uint Mix(uint hash, int value) => (hash ^ (uint)value) * 16777619;
    }
}
