using System;
using System.Collections.Generic;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Protection;
using Microbattery.Firmware.Telemetry;

namespace Microbattery.Simulation.Boards
{
    /// <summary>Compares each frame of a board's telemetry with the one before and keeps what changed.</summary>
    public sealed class EventWatch
    {
        private readonly List<BoardEvent> _events = [];
        private bool _hasFrame;
        private bool _gaugeStarted;
        private bool _chargeClosed;
        private bool _loadClosed;
        private ChargePhase _phase;
        private Faults _faults;

        /// <summary>All that happened, over restarts too, in order.</summary>
        public IReadOnlyList<BoardEvent> Events => _events;

        /// <summary>The board's program begins anew: its switches open, its gauge not started, whatever was before.</summary>
        public void Restart()
        {
            _hasFrame = false;
            _gaugeStarted = false;
            _chargeClosed = false;
            _loadClosed = false;
            _faults = Faults.None;
        }

        /// <summary>Keeps what changed since the frame before.</summary>
        /// <param name="frame">The frame of this tick.</param>
        public void Update(TelemetryFrame frame)
        {
            ArgumentNullException.ThrowIfNull(frame);
            if (frame.GaugeStarted && !_gaugeStarted)
            {
                Add(frame, frame.GaugeResumed ? BoardEventKind.GaugeResumed : BoardEventKind.GaugeStarted, frame.StateOfChargePpm);
            }

            AddFaults(frame, BoardEventKind.FaultsRaised, frame.Faults & ~_faults);
            AddFaults(frame, BoardEventKind.FaultsCleared, _faults & ~frame.Faults);

            // The phase a program begins in is an event when a cell that was full is no longer, or one is found deeply discharged.
            bool isNews = _hasFrame
                || (frame.ChargePhase == ChargePhase.Bulk && _phase is ChargePhase.Full or ChargePhase.Floating)
                || frame.ChargePhase == ChargePhase.Precharge;
            if (frame.ChargePhase != _phase && isNews)
            {
                AddPhase(frame);
            }

            // Gating is no event: it would drown the others. A fault that opens the switch there is.
            if (frame.ChargeClosed != _chargeClosed && !frame.ChargeGating)
            {
                _chargeClosed = frame.ChargeClosed;
                Add(frame, _chargeClosed ? BoardEventKind.ChargeClosed : BoardEventKind.ChargeOpened, frame.VoltageMicrovolts);
            }

            if (frame.LoadClosed != _loadClosed)
            {
                Add(frame, frame.LoadClosed ? BoardEventKind.LoadClosed : BoardEventKind.LoadOpened, frame.VoltageMicrovolts);
            }

            _hasFrame = true;
            _gaugeStarted = frame.GaugeStarted;
            _faults = frame.Faults;
            _phase = frame.ChargePhase;
            _loadClosed = frame.LoadClosed;
        }

        private void Add(TelemetryFrame frame, BoardEventKind kind, int value) =>
            _events.Add(new BoardEvent(kind, frame.DateMilliseconds, value));

        private void AddFaults(TelemetryFrame frame, BoardEventKind kind, Faults flags)
        {
            if (flags != Faults.None)
            {
                Add(frame, kind, (int)flags);
            }
        }

        private void AddPhase(TelemetryFrame frame)
        {
            (BoardEventKind kind, int value) = frame.ChargePhase switch
            {
                ChargePhase.ConstantVoltage => (BoardEventKind.ConstantVoltage, frame.VoltageMicrovolts),
                ChargePhase.Full => (BoardEventKind.Full, frame.VoltageMicrovolts),
                ChargePhase.Bulk => (BoardEventKind.Recharge, frame.StateOfChargePpm),
                _ => (BoardEventKind.PhaseEntered, (int)frame.ChargePhase),
            };
            Add(frame, kind, value);
        }
    }
}
