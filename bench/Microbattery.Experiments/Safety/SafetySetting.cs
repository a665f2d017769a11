namespace Microbattery.Experiments.Safety
{
    /// <summary>
    /// In what world something breaks. A new one is that of the default matrix: as the state says, a nominal cell and an exact front end.
    /// </summary>
    public sealed record SafetySetting
    {
        /// <summary>Name of the cell; null for the state's own.</summary>
        public string? Cell { get; init; }

        /// <summary>Temperature, °C; null for the state's own.</summary>
        public double? Celsius { get; init; }

        /// <summary>What feeds the charge switch.</summary>
        public SafetySource Source { get; init; } = SafetySource.Current;

        /// <summary>Seed of noise, and of what is drawn.</summary>
        public int Seed { get; init; } = 1;

        /// <summary>Whether cell and front end are drawn as they come, and currents kept within what cell and board are made for.</summary>
        public bool IsDrawn { get; init; }

        /// <summary>A fault that came first and was not mended; null for none.</summary>
        public InjectedFault? Latent { get; init; }
    }
}
