namespace Microbattery.Firmware.Configuration
{
    /// <summary>The first figure of a configuration that is out of its range: its setting, value and range.</summary>
    public sealed class Refusal
    {
        /// <summary>Entry number of a single figure, and of a table's number of entries.</summary>
        public const int NoEntry = -1;

        /// <summary>A figure out of its range.</summary>
        /// <param name="setting">Its setting.</param>
        /// <param name="entry">Which entry of a table, from 0; <see cref="NoEntry"/> for a single figure, or for a table's number of
        /// entries.</param>
        /// <param name="value">Its value.</param>
        /// <param name="least">Least allowed value: of its row, or of the other figures.</param>
        /// <param name="most">Largest allowed value.</param>
        internal Refusal(Setting setting, int entry, long value, long least, long most)
        {
            Setting = setting;
            Entry = entry;
            Value = value;
            Least = least;
            Most = most;
        }

        /// <summary>Setting of the figure.</summary>
        public Setting Setting { get; }

        /// <summary>Which entry of a table, from 0; <see cref="NoEntry"/> for a single figure, or when <see cref="Value"/> is a table's
        /// number of entries.</summary>
        public int Entry { get; }

        /// <summary>Value of the figure, in the unit of its row.</summary>
        public long Value { get; }

        /// <summary>Least allowed value, given the other figures.</summary>
        public long Least { get; }

        /// <summary>Largest allowed value, given the other figures; below <see cref="Least"/> if they allow none.</summary>
        public long Most { get; }

        /// <summary>In words: "Protection.ReleaseTicks is 0 samples, not within 1 to 600: Longer than a transient; ...".
        /// Allocates.</summary>
        /// <returns>One line.</returns>
        public string Text()
        {
            SettingRow row = SettingTable.Row(Setting);
            bool isCount = row.IsTable && Entry == NoEntry;
            string unit = isCount ? " entries" : row.Unit.Length == 0 ? string.Empty : " " + row.Unit;
            string name = Entry == NoEntry ? row.Name : row.Name + "[" + Entry.ToString() + "]";
            string range = Least > Most
                ? "which the other figures do not allow"
                : "not within " + Least.ToString() + " to " + Most.ToString();
            return name + " is " + Value.ToString() + unit + ", " + range + ": " + row.Why;
        }
    }
}
