using Microbattery.Firmware.Cells;

namespace Microbattery.Firmware.Charging
{
    /// <summary>Wants the load switch open below cut-off, and closed again well above it. Protection has the last word.</summary>
    public sealed class LoadGate
    {
        private readonly int _cutoffMicrovolts;
        private readonly int _returnMicrovolts;
        private readonly ChargeSettings _settings;
        private int _ticksBelow;

        /// <summary>A gate for one cell, open.</summary>
        /// <param name="profile">The cell. Must have passed <see cref="ProfileCheck"/>.</param>
        /// <param name="settings">How to work.</param>
        public LoadGate(CellProfile profile, ChargeSettings settings)
        {
            _settings = settings;
            _cutoffMicrovolts = profile.CutoffVoltageMicrovolts;
            _returnMicrovolts = profile.CutoffVoltageMicrovolts + settings.CutoffHysteresisMicrovolts;
        }

        /// <summary>Whether the gate wants the switch closed. False until a voltage well above cut-off was seen.</summary>
        public bool WantsClosed { get; private set; }

        /// <summary>Takes one look in.</summary>
        /// <param name="lowestVoltageMicrovolts">Lowest voltage the cell may have now, µV: an old reading counts by its age.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        public void Update(int lowestVoltageMicrovolts, int stateOfChargePpm)
        {
            if (!WantsClosed)
            {
                WantsClosed = lowestVoltageMicrovolts >= _returnMicrovolts && stateOfChargePpm >= _settings.LoadReturnPpm;
                _ticksBelow = 0;
                return;
            }

            _ticksBelow = lowestVoltageMicrovolts < _cutoffMicrovolts ? _ticksBelow + 1 : 0;
            WantsClosed = _ticksBelow < _settings.CutoffTicks;
        }
    }
}
