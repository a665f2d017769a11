namespace Microbattery.Firmware.Protection
{
    /// <summary>Verdict of a detector on voltage and current of one sample.</summary>
    public enum StepVerdict
    {
        /// <summary>No verdict: nothing to judge, or not yet.</summary>
        None,

        /// <summary>The voltage changed as that of a cell of this type does.</summary>
        Follows,

        /// <summary>The voltage changed otherwise.</summary>
        Contradicts,

        /// <summary>The voltage changed as that of no cell can: one such sample is enough.</summary>
        Unmistakable,

        /// <summary>The voltage does not change any more.</summary>
        StandsStill,
    }
}
