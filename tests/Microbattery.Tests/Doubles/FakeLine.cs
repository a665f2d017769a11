using System;
using Microbattery.Hal.Lines;

namespace Microbattery.Tests.Doubles
{
    /// <summary>An output line that writes its name and level into a log, as in "D1".</summary>
    public sealed class FakeLine : IOutputLine
    {
        private readonly string _name;
        private readonly CallLog _log;

        public FakeLine(string name, CallLog log)
        {
            _name = name;
            _log = log;
        }

        /// <summary>Level of the line.</summary>
        public bool IsHigh;

        /// <summary>Whether it throws when it is driven.</summary>
        public bool Throws;

        /// <inheritdoc/>
        public void Drive(bool isHigh)
        {
            if (Throws)
            {
                throw new InvalidOperationException();
            }

            IsHigh = isHigh;
            _log.Add(_name + (isHigh ? "1" : "0"));
        }
    }
}
