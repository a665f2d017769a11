namespace Microbattery.Experiments.Safety
{
    /// <summary>What became of a fault's reaction once the fault was gone.</summary>
    public enum Release
    {
        /// <summary>Nothing was to be released.</summary>
        None,

        /// <summary>Its bits are gone, and the switches that were closed before are closed again, or need not be.</summary>
        Released,

        /// <summary>Its bits are gone; a gate still holds open a switch that was closed before.</summary>
        HeldByGate,

        /// <summary>A fault that is latched by design is left.</summary>
        Latched,

        /// <summary>A fault that is not latched by design is left.</summary>
        Never,
    }
}
