using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;

namespace Microbattery.Records
{
    /// <summary>
    /// Writes a file whole or not at all: into a neighbour first, moved over when complete. Any number of writers may write at a time; each
    /// has a neighbour of its own.
    /// </summary>
    public static class OutputFile
    {
        private static readonly ConcurrentDictionary<string, bool> s_partial = new(StringComparer.Ordinal);
        private static readonly ConcurrentQueue<string> s_written = new();

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
            s_partial[partial] = true;
            try
            {
                write(partial);
                File.Move(partial, full, overwrite: true);
                s_written.Enqueue(path);
            }
            finally
            {
                Delete(partial);
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

        /// <summary>Finds out whether a file can be written, before the work whose result it is to hold.</summary>
        /// <param name="path">Where; null for no file. Missing folders are made.</param>
        /// <exception cref="InputException">It cannot: the message names the path and why.</exception>
        public static void RequireWritable(string? path)
        {
            if (path is null)
            {
                return;
            }

            try
            {
                if (Directory.Exists(path))
                {
                    throw new InputException(path, null, "is a folder, expected a file to write");
                }

                string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
                Directory.CreateDirectory(folder);
                string trial = Path.Combine(folder, $".{Guid.NewGuid():N}");
                using FileStream file = new(trial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new InputException(path, null, "cannot be written: " + exception.Message);
            }
        }

        /// <summary>Notes a file that grows as work goes on, and is kept whatever ends it.</summary>
        /// <param name="path">Where.</param>
        public static void Keep(string path) => s_written.Enqueue(path);

        /// <summary>The files that were written since this was last asked, for a process that has to say what it kept.</summary>
        /// <returns>Their paths, as they were given.</returns>
        public static string[] TakeWritten()
        {
            List<string> written = [];
            while (s_written.TryDequeue(out string? path))
            {
                written.Add(path);
            }

            return [.. written];
        }

        /// <summary>Deletes all that is half written, for a process that is about to end.</summary>
        public static void DeletePartial()
        {
            foreach (string partial in s_partial.Keys)
            {
                Delete(partial);
            }
        }

        private static void Delete(string partial)
        {
            if (s_partial.TryRemove(partial, out _))
            {
                File.Delete(partial);
            }
        }
    }
}
