using System;
using Microbattery.Firmware.Ports;

namespace Microbattery.HostTests.Doubles
{
    /// <summary>A clock in which something happens while somebody waits.</summary>
    internal sealed class EventfulClock : IClock
    {
        /// <summary>What happens in the next wait, once.</summary>
        public Action? Meanwhile { get; set; }

        /// <summary>How long was waited in all, ms.</summary>
        public long Waited { get; private set; }

        /// <summary>Now, ms.</summary>
        public long NowMilliseconds { get; set; } = 1000;

        public long DateMilliseconds => NowMilliseconds;

        public bool RunsThroughReset => false;

        public void Wait(int milliseconds)
        {
            NowMilliseconds += milliseconds;
            Waited += milliseconds;
            Action? meanwhile = Meanwhile;
            Meanwhile = null;
            meanwhile?.Invoke();
        }
    }
}
