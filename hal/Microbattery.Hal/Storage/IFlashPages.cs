namespace Microbattery.Hal.Storage
{
    /// <summary>
    /// Raw NOR flash as its controller has it: bits are programmed from 1 to 0, and set to 1 a whole page at a time. A cut while a page is
    /// erased may leave anything in that page; one while bytes are programmed may leave anything in the units programmed, in their order.
    /// </summary>
    /// <remarks>nanoFramework has no managed interface to the MCU's own flash: whoever makes a board brings what is behind this.</remarks>
    public interface IFlashPages
    {
        /// <summary>Pages, 2 or more.</summary>
        int PageCount { get; }

        /// <summary>Bytes of a page, the least that can be erased.</summary>
        int PageLength { get; }

        /// <summary>Bytes programmed at once, 1 or more: what is programmed begins and ends at multiples of it, and no unit is programmed
        /// twice between two erasures (units with ECC allow no more).</summary>
        int ProgramLength { get; }

        /// <summary>Sets every bit of a page.</summary>
        /// <param name="page">0 to <see cref="PageCount"/> - 1.</param>
        /// <returns>False when the flash refused.</returns>
        bool TryErase(int page);

        /// <summary>Clears the bits that are 0 in a buffer.</summary>
        /// <param name="page">0 to <see cref="PageCount"/> - 1.</param>
        /// <param name="offset">Byte of the page, a multiple of <see cref="ProgramLength"/>.</param>
        /// <param name="buffer">What to program, all of it, from its start on; a multiple of <see cref="ProgramLength"/> long.</param>
        /// <returns>False when the flash refused.</returns>
        bool TryProgram(int page, int offset, byte[] buffer);

        /// <summary>Reads.</summary>
        /// <param name="page">0 to <see cref="PageCount"/> - 1.</param>
        /// <param name="offset">Byte of the page.</param>
        /// <param name="buffer">Filled.</param>
        /// <returns>False when the flash refused, as one does with an ECC that does not fit.</returns>
        bool TryRead(int page, int offset, byte[] buffer);
    }
}
