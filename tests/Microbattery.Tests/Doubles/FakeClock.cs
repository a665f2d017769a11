using System;
using Microbattery.Firmware.Ports;

namespace Microbattery.Tests.Doubles
{
    /// <summary>
    /// The clock of every test: stands still until a test moves it or a component waits, and a wait moves it by the time waited. It can
    /// write each wait into a log, and run a test's code once during a wait.
    /// </summary>
    public sealed class FakeClock : IClock
    {
        /// <summary>Now, ms.</summary>
        public long Now = 1000000;

        /// <summary>The date less <see cref="Now"/>, ms.</summary>
        public long DateOffset;

        /// <summary>Whether the date went on while the board was off.</summary>
        public bool IsKeptThroughReset = true;

        /// <summary>Where each wait is written, as in "(2)"; null for nowhere.</summary>
        public CallLog Log;

        /// <summary>Runs at the end of the next wait, once; null for nothing. It may set the event of the wait after that.</summary>
        public Action OnNextWait;

        /// <inheritdoc/>
        public bool RunsThroughReset => IsKeptThroughReset;

        /// <inheritdoc/>
        public long NowMilliseconds => Now;

        /// <inheritdoc/>
        public long DateMilliseconds => Now + DateOffset;

        /// <summary>Sum of all waits so far, ms.</summary>
        public long WaitedMilliseconds { get; private set; }

        /// <inheritdoc/>
        public void Wait(int milliseconds)
        {
            Now += milliseconds;
            WaitedMilliseconds += milliseconds;
            if (Log != null)
            {
                Log.Add("(" + milliseconds.ToString() + ")");
            }

            Action happens = OnNextWait;
            OnNextWait = null;
            if (happens != null)
            {
                happens();
            }
        }
    }
}
