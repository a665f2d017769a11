using System;
using Microbattery.Firmware.Ports;

namespace Microbattery.Hal.Chips
{
    /// <summary>Turns of waiting for a chip to finish, so that one that never does ends in an exception and not in a stuck loop.</summary>
    internal static class ChipWait
    {
        private const int MostTurns = 20;

        /// <summary>One turn more.</summary>
        /// <param name="turn">Turns so far.</param>
        /// <param name="clock">Waits.</param>
        /// <exception cref="TimeoutException">That was enough.</exception>
        internal static void Turn(int turn, IClock clock)
        {
            if (turn >= MostTurns)
            {
                throw new TimeoutException();
            }

            clock.Wait(1);
        }
    }
}
