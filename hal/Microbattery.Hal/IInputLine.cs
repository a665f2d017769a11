namespace Microbattery.Hal
{
    /// <summary>A pin that is read.</summary>
    public interface IInputLine
    {
        /// <summary>Its level now.</summary>
        bool IsHigh { get; }
    }
}
