using System;

namespace Microbattery.Records
{
    /// <summary>Input that cannot be used: its message is the one line a user gets, naming file, line and what is wrong.</summary>
    public sealed class InputException : Exception
    {
        /// <summary>A fault in a file, or in an option.</summary>
        /// <param name="where">File or option.</param>
        /// <param name="line">Line in it, from 1; null when no line is to blame.</param>
        /// <param name="what">What is wrong, and what was expected.</param>
        public InputException(string where, int? line, string what)
            : base(line is int number ? $"{where}:{number}: {what}" : $"{where}: {what}")
        {
        }
    }
}
