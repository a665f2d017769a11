namespace Microbattery.Experiments.Accuracy
{
    /// <summary>Something that says how full the cell is from what every tick measures.</summary>
    public interface IEstimator
    {
        /// <summary>Short name, as tables print it.</summary>
        string Name { get; }

        /// <summary>State of charge after the last look, 0 to 1.</summary>
        double StateOfCharge { get; }

        /// <summary>Its own bound of the error of that, one sigma in style, 0 to 1; NaN where it has none.</summary>
        double Bound { get; }

        /// <summary>Takes one look in. Looks come in order of time.</summary>
        /// <param name="sample">The look.</param>
        void Update(in AccuracySample sample);
    }
}
