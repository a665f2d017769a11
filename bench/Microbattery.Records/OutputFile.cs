using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;

namespace Microbattery.Records
{
    /// <summary>Writes a file whole or not at all: into a neighbour first, moved over when complete.</summary>
    public static class OutputFile
    {
        private static string? s_partial;

        /// <summary>Writes a file through a callback.</summary>
        /// <param name="path">Where. Missing folders are made.</param>
        /// <param name="write">Gets the path to write to.</param>
        public static void Write(string path, Action<string> write)
        {
            ArgumentNullException.ThrowIfNull(write);
            string full = Path.GetFullPath(path);
            string folder = Path.GetDirectoryName(full)!;
            Directory.CreateDirectory(folder);
            string partial = Path.Combine(folder, $".{Guid.NewGuid():N}{Path.GetExtension(full)}");
            s_partial = partial;
            try
            {
                write(partial);
                File.Move(partial, full, overwrite: true);
            }
            finally
            {
                DeletePartial();
            }
        }

        /// <summary>Writes lines of text, with the same ends on every computer.</summary>
        /// <param name="path">Where. Missing folders are made.</param>
        /// <param name="lines">The lines.</param>
        public static void WriteLines(string path, IEnumerable<string> lines)
        {
            ArgumentNullException.ThrowIfNull(lines);
            Write(path, partial =>
            {
                using StreamWriter text = new(partial) { NewLine = "\n" };
                foreach (string line in lines)
                {
                    text.WriteLine(line);
                }
            });
        }

        /// <summary>Deletes what is half written, for a process that is about to end.</summary>
        public static void DeletePartial()
        {
            if (Interlocked.Exchange(ref s_partial, null) is string partial)
            {
                File.Delete(partial);
            }
        }
    }
}
