namespace Microbattery.Hal.Lines
{
    /// <summary>One digital output. Low from the moment it is opened; a resistor on the board holds it low before.</summary>
    public interface IOutputLine
    {
        /// <summary>Drives it.</summary>
        /// <param name="isHigh">The level.</param>
        void Drive(bool isHigh);
    }
}
