using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Charging
{
    /// <summary>Wants the load switch open below cut-off, and closed again well above it. Protection has the last word.</summary>
    public sealed class LoadGate
    {
        private readonly int _cutoffMicrovolts;
        private readonly int _returnMicrovolts;
        private readonly ChargeSettings _settings;
        private long _belowMilliseconds;
        private long _openMilliseconds;
        private bool _wasClosed;
        private bool _wasLow;
        private bool _wantsClosed;

        /// <summary>A gate for one cell, open.</summary>
        /// <param name="profile">The cell. Must have passed the check.</param>
        /// <param name="settings">How to work.</param>
        public LoadGate(CellProfile profile, ChargeSettings settings)
        {
            _settings = settings;
            _cutoffMicrovolts = profile.CutoffVoltageMicrovolts;
            _openMilliseconds = _settings.ShortestOpenMilliseconds;
            int quarter = (profile.ChargeVoltageMicrovolts - profile.CutoffVoltageMicrovolts) / 4;
            _returnMicrovolts = profile.CutoffVoltageMicrovolts
                + (_settings.CutoffHysteresisMicrovolts < quarter ? _settings.CutoffHysteresisMicrovolts : quarter);
        }

        /// <summary>Whether the gate wants the switch closed. False until a voltage well above cut-off was seen.</summary>
        public bool WantsClosed => _wantsClosed;

        /// <summary>Takes one look in.</summary>
        /// <param name="lowestVoltageMicrovolts">Lowest voltage the cell may have now, µV: an old reading counts by its age.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <param name="elapsedMilliseconds">Since the look before, ms, 0 or more.</param>
        /// <param name="isClosed">Whether the switch has been closed since the look before: when protection opened it, it returns by the
        /// gate's conditions, or the next pulse would only open it again.</param>
        public void Update(int lowestVoltageMicrovolts, int stateOfChargePpm, long elapsedMilliseconds, bool isClosed)
        {
            bool wasClosed = _wasClosed;
            _wasClosed = isClosed;
            if (!_wantsClosed || !isClosed)
            {
                // Only a low voltage makes the load wait: what else opened the switch has a release of its own.
                bool wasPulledDown = wasClosed && !isClosed && _wasLow;
                _openMilliseconds = wasPulledDown ? 0 : IntegerMath.Clamp(_openMilliseconds + elapsedMilliseconds, 0, int.MaxValue);
                _wantsClosed = lowestVoltageMicrovolts >= _returnMicrovolts
                    && stateOfChargePpm >= _settings.LoadReturnPpm
                    && _openMilliseconds >= _settings.ShortestOpenMilliseconds;
                _wasLow = _wasLow && !_wantsClosed;
                _belowMilliseconds = 0;
                return;
            }

            bool isLow = lowestVoltageMicrovolts < _cutoffMicrovolts;
            _belowMilliseconds = isLow && _wasLow ? _belowMilliseconds + elapsedMilliseconds : 0;
            _wasLow = isLow;
            _wantsClosed = _belowMilliseconds < _settings.CutoffMilliseconds;
        }
    }
}
