using System;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Tests.Doubles
{
    /// <summary>A converter channel whose code rises by one with each conversion. It writes its name into a log.</summary>
    public sealed class FakeChannel : IConverterChannel
    {
        private readonly string _name;
        private readonly CallLog _log;
        private int _nextCode;

        public FakeChannel(string name, CallLog log, int firstCode)
        {
            _name = name;
            _log = log;
            _nextCode = firstCode;
        }

        /// <summary>Conversions until it throws; below 0: never.</summary>
        public int ConversionsUntilThrow = -1;

        /// <inheritdoc/>
        public int ReadCode()
        {
            if (ConversionsUntilThrow == 0)
            {
                throw new InvalidOperationException();
            }

            ConversionsUntilThrow--;
            _log.Add(_name);
            return _nextCode++;
        }
    }
}
