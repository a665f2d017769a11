namespace Microbattery.Hal.Storage
{
    /// <summary>Raw NOR flash: bits are programmed from 1 to 0, and set to 1 a whole page at a time.</summary>
    /// <remarks>
    /// A power cut while a page is erased may leave anything in that page. One while bytes are programmed may leave anything in the units
    /// programmed, in their order. nanoFramework has no managed interface to the MCU's own flash: the maker of a board implements this.
    /// </remarks>
    public interface IFlashPages
    {
        /// <summary>Pages, 2 or more.</summary>
        int PageCount { get; }

        /// <summary>Bytes of a page, the least that can be erased.</summary>
        int PageLength { get; }

        /// <summary>Bytes that are programmed at once, 1 or more. What is programmed begins and ends at multiples of it, and no unit is
        /// programmed twice between two erasures (units with ECC allow no more).</summary>
        int ProgramLength { get; }

        /// <summary>Erases a page: sets every bit of it.</summary>
        /// <param name="page">0 to <see cref="PageCount"/> - 1.</param>
        /// <returns>False when the flash refused.</returns>
        bool TryErase(int page);

        /// <summary>Programs bytes: clears the bits that are 0 in a buffer.</summary>
        /// <param name="page">0 to <see cref="PageCount"/> - 1.</param>
        /// <param name="offset">First byte in the page, a multiple of <see cref="ProgramLength"/>.</param>
        /// <param name="buffer">The bytes, all of them; a multiple of <see cref="ProgramLength"/> long.</param>
        /// <returns>False when the flash refused.</returns>
        bool TryProgram(int page, int offset, byte[] buffer);

        /// <summary>Reads bytes.</summary>
        /// <param name="page">0 to <see cref="PageCount"/> - 1.</param>
        /// <param name="offset">First byte in the page.</param>
        /// <param name="buffer">Filled.</param>
        /// <returns>False when the flash refused, as one does whose ECC does not match.</returns>
        bool TryRead(int page, int offset, byte[] buffer);
    }
}
