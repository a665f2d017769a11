#nullable disable
using System;

namespace Microbattery.Conformance.Samples.Offenders
{
    internal sealed class Surface
    {
        private readonly Version _version; // offence

        internal Surface(Version version) // offence
        {
            _version = version; // offence
        }

        internal string Text(string text)
        {
            return text.Replace("a", "b"); // offence
        }

        internal bool IsUnknown(DayOfWeek day) // offence
        {
            return day.ToString() == _version.ToString(); // offence
        }

        internal object Nothing()
        {
            return DBNull.Value; // offence
        }

        [Obsolete]
        internal string Concatenated(string text)
        {
            return text + string.Empty;
        }

        [STAThread]
        internal void Unlisted() // offence
        {
        }
    }
}
