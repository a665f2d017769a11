using System;

namespace Microbattery.Firmware.Configuration
{
    /// <summary>One row of the table of settings: what a figure is called, its unit, its range, its default and the reason of the
    /// range.</summary>
    public sealed class SettingRow
    {
        /// <summary>A figure.</summary>
        /// <param name="name">Group and property: "Protection.ReleaseTicks".</param>
        /// <param name="unit">Unit; empty for a choice of no or yes.</param>
        /// <param name="least">Least value.</param>
        /// <param name="most">Largest value.</param>
        /// <param name="initial">Default value; outside the range for a figure that must be given.</param>
        /// <param name="why">Reason of the range.</param>
        internal SettingRow(string name, string unit, long least, long most, long initial, string why)
        {
            Name = name ?? throw new ArgumentNullException(nameof(name));
            Unit = unit ?? throw new ArgumentNullException(nameof(unit));
            Least = least;
            Most = most;
            Default = initial;
            Why = why ?? throw new ArgumentNullException(nameof(why));
        }

        /// <summary>A table of figures.</summary>
        /// <param name="name">Group and property.</param>
        /// <param name="unit">Unit of an entry.</param>
        /// <param name="least">Least entry.</param>
        /// <param name="most">Largest entry.</param>
        /// <param name="leastEntries">Least number of entries, 1 or more.</param>
        /// <param name="mostEntries">Largest number of entries.</param>
        /// <param name="isOptional">Whether the table may be left out.</param>
        /// <param name="why">Reason of the range.</param>
        internal SettingRow(string name, string unit, long least, long most, int leastEntries, int mostEntries, bool isOptional, string why)
            : this(name, unit, least, most, 0, why)
        {
            LeastEntries = leastEntries;
            MostEntries = mostEntries;
            IsOptional = isOptional;
        }

        /// <summary>Group and property: "Protection.ReleaseTicks".</summary>
        public string Name { get; }

        /// <summary>Unit; empty for a choice of no (0) or yes (1).</summary>
        public string Unit { get; }

        /// <summary>Least value, or least entry of a table.</summary>
        public long Least { get; }

        /// <summary>Largest value, or largest entry of a table.</summary>
        public long Most { get; }

        /// <summary>Default value; outside the range for a figure that must be given.</summary>
        public long Default { get; }

        /// <summary>Reason of the range.</summary>
        public string Why { get; }

        /// <summary>Least number of entries; 0 for a single figure.</summary>
        public int LeastEntries { get; }

        /// <summary>Largest number of entries; 0 for a single figure.</summary>
        public int MostEntries { get; }

        /// <summary>Whether the table may be left out.</summary>
        public bool IsOptional { get; }

        /// <summary>Whether the row is that of a table.</summary>
        public bool IsTable => MostEntries > 0;
    }
}
