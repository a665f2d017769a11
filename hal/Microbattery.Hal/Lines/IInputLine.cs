namespace Microbattery.Hal.Lines
{
    /// <summary>One digital input.</summary>
    public interface IInputLine
    {
        /// <summary>Its level now.</summary>
        bool IsHigh { get; }
    }
}
