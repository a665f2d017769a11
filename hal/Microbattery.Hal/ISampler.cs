namespace Microbattery.Hal
{
    /// <summary>Takes the samples of one look.</summary>
    public interface ISampler
    {
        /// <summary>Samples voltage and current, and the temperature when asked.</summary>
        /// <param name="reader">Takes the samples; cleared before.</param>
        /// <param name="withTemperature">Whether the temperature is due.</param>
        /// <exception cref="System.Exception">A converter does not answer.</exception>
        void Sample(FrontEndReader reader, bool withTemperature);
    }
}
