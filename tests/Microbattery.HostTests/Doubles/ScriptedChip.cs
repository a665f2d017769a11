using System;
using System.Collections.Generic;
using System.Device.I2c;
using System.Globalization;

namespace Microbattery.HostTests.Doubles
{
    /// <summary>A chip whose register values a test sets. It keeps what was on the wire: writes as hex, reads as "r" and a
    /// count.</summary>
    internal sealed class ScriptedChip : ISimulatedI2cTarget
    {
        private readonly Dictionary<int, byte[]> _registers = [];
        private int _pointer;

        /// <summary>What was on the wire.</summary>
        public List<string> Wire { get; } = [];

        /// <summary>Transfers until it no longer answers; below 0: never.</summary>
        public int TransfersUntilSilent { get; set; } = -1;

        /// <summary>Registers that read as they were written.</summary>
        public HashSet<int> Writable { get; } = [];

        /// <summary>Sets a register: "FFFFF0".</summary>
        public ScriptedChip With(int register, string hex)
        {
            _registers[register] = Convert.FromHexString(hex);
            return this;
        }

        /// <summary>Opens a device on a bus with this chip.</summary>
        public I2cDevice Open() => new(new I2cConnectionSettings(1, 0x40), this);

        public int Write(byte[] bytes)
        {
            if (IsSilent())
            {
                return -1;
            }

            Wire.Add(Convert.ToHexString(bytes));
            _pointer = bytes[0];
            if (bytes.Length > 1 && Writable.Contains(_pointer))
            {
                _registers[_pointer] = bytes[1..];
            }

            return bytes.Length;
        }

        public bool Read(byte[] bytes)
        {
            if (IsSilent())
            {
                return false;
            }

            Wire.Add("r" + bytes.Length.ToString(CultureInfo.InvariantCulture));
            _registers[_pointer].CopyTo(bytes, 0);
            return true;
        }

        private bool IsSilent()
        {
            if (TransfersUntilSilent == 0)
            {
                return true;
            }

            TransfersUntilSilent--;
            return false;
        }
    }
}
