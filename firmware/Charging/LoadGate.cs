using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Charging
{
    /// <summary>
    /// Requests the load switch open below cut-off and closed again well above it. Protection has the last word.
    /// </summary>
    /// <remarks>
    /// <code>
    ///   closed --(below cut-off for its time)--> open
    ///   open --(return voltage and state of charge; after a low voltage also the shortest open time)--> closed
    /// </code>
    /// </remarks>
    public sealed class LoadGate
    {
        // Of the span from cut-off to charge voltage: in a cell of little span the hysteresis would reach beyond charge voltage.
        private const int ReturnSpanShare = 4;

        private readonly int _cutoffMicrovolts;
        private readonly int _returnMicrovolts;
        private readonly ChargeSettings _settings;
        private long _belowMilliseconds;
        private long _openMilliseconds;
        private bool _wasClosed;
        private bool _wasLow;
        private bool _wantsClosed;

        /// <summary>A gate for one cell, open.</summary>
        /// <param name="profile">The cell; must have passed the check.</param>
        /// <param name="settings">Settings of the gates.</param>
        public LoadGate(CellProfile profile, ChargeSettings settings)
        {
            _settings = settings;
            _cutoffMicrovolts = profile.CutoffVoltageMicrovolts;
            _openMilliseconds = _settings.ShortestOpenMilliseconds;
            int quarter = (profile.ChargeVoltageMicrovolts - profile.CutoffVoltageMicrovolts) / ReturnSpanShare;
            _returnMicrovolts = profile.CutoffVoltageMicrovolts
                + (_settings.CutoffHysteresisMicrovolts < quarter ? _settings.CutoffHysteresisMicrovolts : quarter);
        }

        /// <summary>Whether the gate requests the switch closed. False until a voltage well above cut-off was measured.</summary>
        public bool WantsClosed => _wantsClosed;

        /// <summary>Updates the request with one sample.</summary>
        /// <param name="lowestVoltageMicrovolts">Lowest voltage that the cell may have now, µV: an old reading counts by its age.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <param name="elapsedMilliseconds">Time since the previous sample, ms, 0 or more.</param>
        /// <param name="isClosed">Whether the switch has been closed since the previous sample. After protection opened it, it closes again
        /// by the gate's conditions, or the next pulse would only open it again.</param>
        public void Update(int lowestVoltageMicrovolts, int stateOfChargePpm, long elapsedMilliseconds, bool isClosed)
        {
            bool wasClosed = _wasClosed;
            _wasClosed = isClosed;
            if (!_wantsClosed || !isClosed)
            {
                // Only a low voltage starts the shortest open time: any other fault that opened the switch has a release of its own.
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
