using System;
using Microbattery.Cells.Profiles;

namespace Microbattery.Cli.Input
{
    /// <summary>The cell that a command is called with.</summary>
    internal static class CellFile
    {
        /// <summary>Reads a profile, and says on standard error what of a newer format was ignored.</summary>
        /// <param name="nameOrFile">A name of 'cells list', or a .cell.json file.</param>
        /// <returns>The profile, checked.</returns>
        internal static CellDocument Read(string nameOrFile)
        {
            CellDocument document = ProfileCatalogue.Document(nameOrFile);
            if (document.Ignored.Length > 0)
            {
                Console.Error.WriteLine("microbattery: " + document.Ignored);
            }

            return document;
        }
    }
}
