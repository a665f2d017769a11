namespace Microbattery.Hal.Lines
{
    /// <summary>One digital output. Low from the moment it is opened; a resistor on the board holds it low before that.</summary>
    public interface IOutputLine
    {
        /// <summary>Drives the output.</summary>
        /// <param name="isHigh">The level.</param>
        void Drive(bool isHigh);
    }
}
