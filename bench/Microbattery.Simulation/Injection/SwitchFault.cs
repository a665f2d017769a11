namespace Microbattery.Simulation.Injection
{
    /// <summary>What is wrong with a power switch.</summary>
    public enum SwitchFault
    {
        /// <summary>It does what its pin says.</summary>
        None,

        /// <summary>It conducts whatever its pin says.</summary>
        WeldedClosed,

        /// <summary>It never conducts.</summary>
        NeverCloses,
    }
}
