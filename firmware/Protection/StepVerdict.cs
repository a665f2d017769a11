namespace Microbattery.Firmware.Protection
{
    /// <summary>What a sample says of voltage and current together.</summary>
    public enum StepVerdict
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>The voltage did what a cell of this kind does.</summary>
        Follows,

        /// <summary>It did not.</summary>
        Contradicts,

        /// <summary>It did what no cell can do at all.</summary>
        Unmistakable,

        /// <summary>It does not move any more.</summary>
        StandsStill,
    }
}
