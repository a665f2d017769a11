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

        /// <summary>Creates the exception for a register that holds something else than it should. The text is built here and not before,
        /// because a string that is passed costs an object in every measurement.</summary>
        /// <param name="what">Chip and register.</param>
        /// <param name="found">What was read.</param>
        /// <param name="expected">What it should hold.</param>
        /// <returns>The exception, to be thrown.</returns>
        internal static IOException Unexpected(string what, int found, int expected) => new IOException(
            what + " is 0x" + found.ToString("X4") + ", expected 0x" + expected.ToString("X4")
                + "; check the type and address of the chip, and its supply");
    }
}
