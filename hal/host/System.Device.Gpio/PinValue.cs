namespace System.Device.Gpio
{
    /// <summary>Level of a pin.</summary>
    public readonly struct PinValue : IEquatable<PinValue>
    {
        private readonly bool _isHigh;

        private PinValue(bool isHigh)
        {
            _isHigh = isHigh;
        }

        /// <summary>The high level.</summary>
        public static PinValue High => new(true);

        /// <summary>The low level.</summary>
        public static PinValue Low => new(false);

        /// <summary>Whether two levels are the same.</summary>
        /// <param name="a">One.</param>
        /// <param name="b">The other.</param>
        public static bool operator ==(PinValue a, PinValue b) => a.Equals(b);

        /// <summary>Whether two levels differ.</summary>
        /// <param name="a">One.</param>
        /// <param name="b">The other.</param>
        public static bool operator !=(PinValue a, PinValue b) => !a.Equals(b);

        /// <inheritdoc/>
        public bool Equals(PinValue other) => _isHigh == other._isHigh;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is PinValue other && Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() => _isHigh ? 1 : 0;

        /// <inheritdoc/>
        public override string ToString() => _isHigh ? "High" : "Low";
    }
}
