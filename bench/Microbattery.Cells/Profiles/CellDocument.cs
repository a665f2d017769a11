using System;
using Microbattery.Firmware.Cells;

namespace Microbattery.Cells.Profiles
{
    /// <summary>A NAME.cell.json file, read and checked.</summary>
    /// <param name="Profile">What the firmware uses, as integers.</param>
    /// <param name="Sheet">What else it says, for people and for the bench.</param>
    /// <param name="Json">The file's bytes, UTF-8.</param>
    public sealed record CellDocument(CellProfile Profile, CellSheet Sheet, ReadOnlyMemory<byte> Json)
    {
        /// <summary>What of a file of a newer minor of the format was not read, in one line for a person; empty for nothing.</summary>
        public string Ignored { get; init; } = string.Empty;
    }
}
