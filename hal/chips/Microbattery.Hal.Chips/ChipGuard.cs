using System;
using System.IO;
using Microbattery.Firmware.Ports;

namespace Microbattery.Hal.Chips
{
    /// <summary>Guards against a chip that never finishes, is of another type or lost its configuration: each ends in an
    /// exception.</summary>
    internal static class ChipGuard
    {
        // A choice: after the longest time of the data sheet as long again as the slowest conversion, 20 ms. The sample then fails.
        private const int MostTurns = 20;
        private const int TurnMilliseconds = 1;

        /// <summary>Waits one turn more.</summary>
        /// <param name="turn">Turns so far.</param>
        /// <param name="clock">The clock.</param>
        /// <param name="what">What is waited for, for the text of the exception.</param>
        /// <exception cref="TimeoutException">All turns are over.</exception>
        internal static void WaitTurn(int turn, IClock clock, string what)
        {
            if (turn >= MostTurns)
            {
                throw new TimeoutException(
                    what + " has not ended " + (MostTurns * TurnMilliseconds).ToString()
                        + " ms after its longest time; check the supply of the chip");
            }

            clock.Wait(TurnMilliseconds);
        }

        /// <summary>Checks what a register holds.</summary>
        /// <param name="what">Chip and register, for the text of the exception.</param>
        /// <param name="found">What was read.</param>
        /// <param name="expected">What it should hold.</param>
        /// <exception cref="IOException">It holds something else.</exception>
        internal static void Expect(string what, int found, int expected)
        {
            if (found != expected)
            {
                throw new IOException(
                    what + " is 0x" + found.ToString("X4") + ", expected 0x" + expected.ToString("X4")
                        + "; check the type and address of the chip, and its supply");
            }
        }
    }
}
