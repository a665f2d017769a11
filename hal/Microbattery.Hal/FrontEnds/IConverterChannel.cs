namespace Microbattery.Hal.FrontEnds
{
    /// <summary>One input of an analogue-to-digital converter, inside the MCU or on a bus.</summary>
    public interface IConverterChannel
    {
        /// <summary>Converts once.</summary>
        /// <returns>The code, steps.</returns>
        /// <exception cref="System.Exception">The converter does not answer. The type is that of its driver.</exception>
        int ReadCode();
    }
}
