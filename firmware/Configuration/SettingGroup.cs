using System;

namespace Microbattery.Firmware.Configuration
{
    /// <summary>Values of consecutive settings: base of the profile, the board's figures and the settings of each part.</summary>
    /// <remarks>The values are set by the initialiser of the object and are immutable afterwards.</remarks>
    public abstract class SettingGroup
    {
        private readonly long[] _values;

        /// <summary>A group with the defaults of the table of settings.</summary>
        /// <param name="first">First setting of the group.</param>
        /// <param name="last">Last setting of the group.</param>
        protected SettingGroup(Setting first, Setting last)
        {
            First = first;
            _values = new long[last - first + 1];
            for (int i = 0; i < _values.Length; i++)
            {
                _values[i] = SettingTable.Row(first + i).Default;
            }
        }

        /// <summary>A copy of a group.</summary>
        /// <param name="other">A group of the same settings.</param>
        protected SettingGroup(SettingGroup other)
        {
            ArgumentNullException.ThrowIfNull(other, nameof(other));

            First = other.First;
            _values = new long[other._values.Length];
            Array.Copy(other._values, _values, _values.Length);
        }

        /// <summary>First setting of the group; the others follow in order.</summary>
        public Setting First { get; }

        /// <summary>Number of settings.</summary>
        public int Count => _values.Length;

        /// <summary>Whether a setting belongs to this group.</summary>
        /// <param name="setting">Any setting.</param>
        /// <returns>True if it does.</returns>
        public bool Has(Setting setting) => setting >= First && setting < First + _values.Length;

        /// <summary>Value of a setting, in the unit of its row.</summary>
        /// <param name="setting">A setting of this group.</param>
        /// <returns>The value; 0 and 1 for no and yes.</returns>
        public long Value(Setting setting) => _values[setting - First];

        /// <summary>Value of a setting whose range fits an int.</summary>
        /// <param name="setting">A setting of this group.</param>
        /// <returns>The value.</returns>
        protected int Number(Setting setting) => (int)_values[setting - First];

        /// <summary>Sets a value: only within the initialiser of the object.</summary>
        /// <param name="setting">A setting of this group.</param>
        /// <param name="value">The value, in the unit of its row; its range is checked with the whole configuration.</param>
        protected void Set(Setting setting, long value) => _values[setting - First] = value;
    }
}
