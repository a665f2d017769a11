using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Protection;

namespace Microbattery.Firmware.Telemetry
{
    /// <summary>Compares each frame with the one before and logs what changed.</summary>
    public sealed class EventWatch
    {
        private readonly EventLog _log;
        private bool _gaugeStarted;
        private bool _chargeClosed;
        private bool _loadClosed;
        private ChargePhase _phase;
        private Faults _faults;

        /// <summary>A watch that writes into a log.</summary>
        /// <param name="log">The log.</param>
        public EventWatch(EventLog log)
        {
            _log = log;
        }

        /// <summary>Takes a charge phase over from a journal: it is no event of this start.</summary>
        /// <param name="phase">The phase.</param>
        public void Resume(ChargePhase phase) => _phase = phase;

        /// <summary>Logs what changed since the frame before.</summary>
        /// <param name="frame">The frame of this tick.</param>
        /// <param name="gaugeResumed">Whether the gauge goes on from the journal.</param>
        /// <param name="isGating">Whether the charge switch opens and closes all the time, to hold a voltage or a current.</param>
        /// <param name="meanCurrentNanoamps">Mean current at charge voltage, nA.</param>
        public void Update(TelemetryFrame frame, bool gaugeResumed, bool isGating, int meanCurrentNanoamps)
        {
            long now = frame.DateMilliseconds;
            if (frame.GaugeStarted != _gaugeStarted)
            {
                _gaugeStarted = frame.GaugeStarted;
                _log.Add(gaugeResumed ? EventCode.GaugeResumed : EventCode.GaugeStarted, frame.StateOfChargePpm, now);
            }

            if (frame.Faults != _faults)
            {
                int raised = (int)(frame.Faults & ~_faults);
                int cleared = (int)(_faults & ~frame.Faults);
                _faults = frame.Faults;
                AddFaults(EventCode.FaultsRaised, raised, now);
                AddFaults(EventCode.FaultsCleared, cleared, now);
            }

            if (frame.ChargePhase != _phase)
            {
                _phase = frame.ChargePhase;
                AddPhase(frame, meanCurrentNanoamps, now);
            }

            // Gating is no event: it would drown the others. A fault that opens the switch there is.
            if (frame.ChargeClosed != _chargeClosed && !isGating)
            {
                _chargeClosed = frame.ChargeClosed;
                _log.Add(_chargeClosed ? EventCode.ChargeClosed : EventCode.ChargeOpened, frame.VoltageMicrovolts, now);
            }

            if (frame.LoadClosed != _loadClosed)
            {
                _loadClosed = frame.LoadClosed;
                _log.Add(_loadClosed ? EventCode.LoadClosed : EventCode.LoadOpened, frame.VoltageMicrovolts, now);
            }
        }

        private void AddFaults(EventCode code, int flags, long now)
        {
            if (flags != 0)
            {
                _log.Add(code, flags, now);
            }
        }

        private void AddPhase(TelemetryFrame frame, int meanCurrentNanoamps, long now)
        {
            switch (frame.ChargePhase)
            {
                case ChargePhase.ConstantVoltage:
                    _log.Add(EventCode.ConstantVoltage, frame.VoltageMicrovolts, now);
                    break;
                case ChargePhase.Full:
                    _log.Add(EventCode.Full, meanCurrentNanoamps, now);
                    break;
                case ChargePhase.Bulk:
                    _log.Add(EventCode.Recharge, frame.StateOfChargePpm, now);
                    break;
                default:
                    _log.Add(EventCode.PhaseEntered, (int)frame.ChargePhase, now);
                    break;
            }
        }
    }
}
