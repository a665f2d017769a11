using System;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>Measures current through a switch that is commanded open: the switch is stuck closed, or something is wired past
    /// it.</summary>
    /// <remarks>
    /// Cannot see a leak below its limits, nor a switch that is stuck open: a source that gives nothing reads the same. The first sample
    /// after a switch opened is not judged: the current may have been measured before it opened.
    /// </remarks>
    public sealed class OpenSwitchDetector
    {
        private const int OffsetErrors = 6; // six sigma: one sound sensor in 5e8 has a larger offset
        private const int SleepCurrents = 2; // the board's own current is known within a factor of two or so
        private const int PeakLoadDivisor = 4; // a load switch that leaks a quarter of its load is as good as closed

        private bool _chargeWasClosed;
        private bool _loadWasClosed;
        private int _chargeNanoamps;
        private int _dischargeNanoamps;

        /// <summary>Charge current while the charge switch is open, nA; 0 while it is closed, or was at the previous sample.</summary>
        public int ChargeNanoamps => _chargeNanoamps;

        /// <summary>Discharge current while the load switch is open, as a magnitude, nA; 0 while it is closed, or was at the previous
        /// sample.</summary>
        public int DischargeNanoamps => _dischargeNanoamps;

        /// <summary>Largest charge current that a sound sensor may measure through an open charge switch.</summary>
        /// <param name="figures">The board: its sensor's offset.</param>
        /// <returns>nA.</returns>
        public static int ChargeLimitNanoamps(BoardFigures figures)
        {
            ArgumentNullException.ThrowIfNull(figures, nameof(figures));

            return IntegerMath.Saturate((long)OffsetErrors * figures.CurrentOffsetErrorNanoamps);
        }

        /// <summary>Largest discharge current that the board itself may take while the load switch is open.</summary>
        /// <param name="figures">The board: offset, sleep current and peak load.</param>
        /// <returns>nA, as a magnitude.</returns>
        public static int DischargeLimitNanoamps(BoardFigures figures) => IntegerMath.Saturate(
            ChargeLimitNanoamps(figures)
            + ((long)SleepCurrents * figures.SleepCurrentNanoamps)
            + figures.SleepCurrentErrorNanoamps
            + (figures.PeakLoadNanoamps / PeakLoadDivisor));

        /// <summary>Updates the currents with one sample.</summary>
        /// <param name="current">Cell current, nA; without a valid reading both results are 0.</param>
        /// <param name="chargeClosed">Whether the charge switch was closed since the previous sample.</param>
        /// <param name="loadClosed">Whether the load switch was closed since the previous sample.</param>
        public void Update(Reading current, bool chargeClosed, bool loadClosed)
        {
            bool isKnown = current.State == ReadingState.Valid;
            int nanoamps = current.Value;
            _chargeNanoamps = isKnown && nanoamps > 0 && !chargeClosed && !_chargeWasClosed ? nanoamps : 0;
            _dischargeNanoamps = isKnown && nanoamps < 0 && !loadClosed && !_loadWasClosed ? IntegerMath.Saturate(-(long)nanoamps) : 0;
            _chargeWasClosed = chargeClosed;
            _loadWasClosed = loadClosed;
        }
    }
}
