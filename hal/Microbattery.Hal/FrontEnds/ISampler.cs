namespace Microbattery.Hal.FrontEnds
{
    /// <summary>Takes the conversions of one sample.</summary>
    public interface ISampler
    {
        /// <summary>Samples voltage and current.</summary>
        /// <param name="reader">Takes the conversions; cleared before.</param>
        /// <exception cref="System.Exception">A converter does not answer.</exception>
        void SampleCell(FrontEndReader reader);

        /// <summary>Samples the temperature.</summary>
        /// <param name="reader">Takes the conversions; cleared before.</param>
        /// <exception cref="System.Exception">A converter does not answer.</exception>
        void SampleTemperature(FrontEndReader reader);
    }
}
