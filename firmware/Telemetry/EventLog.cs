namespace Microbattery.Firmware.Telemetry
{
    /// <summary>The last events, in a ring: what, when, and one number.</summary>
    public sealed class EventLog
    {
        /// <summary>How many are kept.</summary>
        public const int Capacity = 32;

        private readonly long[] _whenMilliseconds = new long[Capacity];
        private readonly int[] _code = new int[Capacity];
        private readonly int[] _value = new int[Capacity];
        private int _count;

        /// <summary>Events since the start, kept or not.</summary>
        public int Count => _count;

        /// <summary>Adds an event; the oldest goes when the ring is full.</summary>
        /// <param name="code">What.</param>
        /// <param name="value">The number that goes with it.</param>
        /// <param name="nowMilliseconds">When, ms of the board's clock.</param>
        public void Add(EventCode code, int value, long nowMilliseconds)
        {
            int slot = _count & (Capacity - 1);
            _whenMilliseconds[slot] = nowMilliseconds;
            _code[slot] = (int)code;
            _value[slot] = value;
            _count = (_count + 1) & int.MaxValue;
        }

        /// <summary>When an event happened.</summary>
        /// <param name="number">Its number since the start, <see cref="Count"/> - 1 for the last.</param>
        /// <returns>ms of the board's clock.</returns>
        public long WhenMilliseconds(int number) => _whenMilliseconds[number & (Capacity - 1)];

        /// <summary>What an event was.</summary>
        /// <param name="number">Its number since the start.</param>
        /// <returns>The code.</returns>
        public EventCode Code(int number) => (EventCode)_code[number & (Capacity - 1)];

        /// <summary>The number that goes with an event.</summary>
        /// <param name="number">Its number since the start.</param>
        /// <returns>The number, as its code says.</returns>
        public int Value(int number) => _value[number & (Capacity - 1)];
    }
}
