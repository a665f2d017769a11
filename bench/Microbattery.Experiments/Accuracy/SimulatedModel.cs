namespace Microbattery.Experiments.Accuracy
{
    /// <summary>Physics of the simulated cell.</summary>
    public enum SimulatedModel
    {
        /// <summary>A film: diffusion, Butler-Volmer faces, Arrhenius (docs/physics.md).</summary>
        Film,

        /// <summary>Constant-phase relaxation, hysteresis with memory, entropy, no Arrhenius: no equation of the gauge.</summary>
        Fractional,

        /// <summary>Tables of the profile, three relaxations.</summary>
        Profile,
    }
}
