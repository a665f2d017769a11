namespace Microbattery.Hal.Lines
{
    /// <summary>A pin that is read.</summary>
    public interface IInputLine
    {
        /// <summary>Its level now.</summary>
        bool IsHigh { get; }
    }
}
