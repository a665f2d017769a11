namespace Microbattery.Simulation.Injection
{
    /// <summary>What is wrong with what survives a power cut.</summary>
    public enum StorageFault
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>It refuses to write, and has nothing to read.</summary>
        Refuses,

        /// <summary>Its driver throws.</summary>
        Throws,

        /// <summary>It takes what is written and gives something else.</summary>
        GivesGarbage,
    }
}
