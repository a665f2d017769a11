using System;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>Does current flow through a switch that is open? Then the switch is stuck closed, or something is wired past it.</summary>
    /// <remarks>Cannot see a leak below its limits, nor a switch that is stuck open: a source that gives nothing looks the same.</remarks>
    public sealed class OpenSwitchDetector
    {
        private const int OffsetErrors = 6; // six sigma: one sample in 5e8 of a sound sensor
        private const int SleepCurrents = 2; // what a board takes for itself is known within a factor of two or so
        private const int PeakLoadShare = 4; // a load switch that leaks a quarter of its load is as good as closed

        private bool _chargeWasClosed;
        private bool _loadWasClosed;
        private int _chargeNanoamps;
        private int _dischargeNanoamps;

        /// <summary>Charge current while the charge switch is open, nA; 0 while it is closed or was at the sample before.</summary>
        public int ChargeNanoamps => _chargeNanoamps;

        /// <summary>Discharge current while the load switch is open, nA, as a magnitude; 0 while it is closed or was at the sample before.</summary>
        public int DischargeNanoamps => _dischargeNanoamps;

        /// <summary>The most charge current that may seem to flow through an open charge switch.</summary>
        /// <param name="figures">The board: its sensor's offset.</param>
        /// <returns>nA.</returns>
        public static int ChargeLimitNanoamps(BoardFigures figures)
        {
            ArgumentNullException.ThrowIfNull(figures, nameof(figures));

            return IntegerMath.Saturate((long)OffsetErrors * figures.CurrentOffsetErrorNanoamps);
        }

        /// <summary>The most discharge current that the board itself can take while the load switch is open.</summary>
        /// <param name="figures">The board: offset, sleep current and peak load.</param>
        /// <returns>nA, as a magnitude.</returns>
        public static int DischargeLimitNanoamps(BoardFigures figures) => IntegerMath.Saturate(
            ChargeLimitNanoamps(figures)
            + ((long)SleepCurrents * figures.SleepCurrentNanoamps)
            + figures.SleepCurrentErrorNanoamps
            + (figures.PeakLoadNanoamps / PeakLoadShare));

        /// <summary>Takes one sample.</summary>
        /// <param name="current">Cell current, nA; without a valid one nothing is said.</param>
        /// <param name="chargeClosed">Whether the charge switch was closed since the sample before.</param>
        /// <param name="loadClosed">Whether the load switch was.</param>
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
