namespace Microbattery.Experiments.Accuracy
{
    /// <summary>Something that says how full the cell is from what every tick measures.</summary>
    public interface IEstimator
    {
        /// <summary>Short name, as tables print it.</summary>
        string Name { get; }

        /// <summary>State of charge after the last sample, 0 to 1.</summary>
        double StateOfCharge { get; }

        /// <summary>Its own uncertainty of that, one sigma, 0 to 1; NaN where it has none.</summary>
        double Uncertainty { get; }

        /// <summary>Takes one sample in. Samples come in order of time.</summary>
        /// <param name="sample">The sample.</param>
        void Update(in AccuracySample sample);
    }
}
