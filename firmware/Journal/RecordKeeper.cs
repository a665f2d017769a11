using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Protection;
using Microbattery.Firmware.Telemetry;

namespace Microbattery.Firmware.Journal
{
    /// <summary>
    /// Keeps what must survive a power cut: asks journal and fault history whether a record is due, hands them what they write, and turns
    /// what storage throws into a number. Storage trouble never reaches the switches.
    /// </summary>
    internal sealed class RecordKeeper
    {
        private const int CheckPpm = 500; // a tenth of what makes a record due
        private const int CheckTicks = 7; // and every eighth tick

        private readonly GaugeJournal _journal;
        private readonly FaultHistory _history;
        private readonly FuelGauge _gauge;
        private readonly Faults _recorded;
        private readonly Faults _latched;
        private Faults _recordedFaults;
        private int _checkedPpm = int.MinValue / 2;
        private int _checkedPhase;
        private FailureKind _failureKind;

        /// <summary>A keeper that has restored nothing.</summary>
        /// <param name="store">Where the journal's records are kept.</param>
        /// <param name="profile">The cell.</param>
        /// <param name="settings">The journal's settings and the fault history's store.</param>
        /// <param name="gauge">What is kept.</param>
        /// <param name="protection">Which faults are recorded, and which latch.</param>
        internal RecordKeeper(
            IRecordStore store, CellProfile profile, SupervisorSettings settings, FuelGauge gauge, CellProtection protection)
        {
            ArgumentNullException.ThrowIfNull(store, nameof(store));

            _journal = new GaugeJournal(store, profile, settings.Journal);
            _history = new FaultHistory(settings.FaultStore, profile, settings.Journal);
            _gauge = gauge;
            _recorded = protection.Recorded;
            _latched = protection.Latched;
        }

        /// <summary>The last faults.</summary>
        internal FaultHistory History => _history;

        /// <summary>Whether the journal's last write failed.</summary>
        internal bool WriteFailed => _journal.WriteFailed;

        /// <summary>What storage threw last; none when it has thrown nothing.</summary>
        internal FailureKind FailureKind => _failureKind;

        /// <summary>Takes back what was kept: the gauge's state, and the rest for who asks.</summary>
        /// <param name="clock">The board's clock.</param>
        internal void Restore(IClock clock)
        {
            try
            {
                long date = clock.DateMilliseconds;
                _history.TryRestore(clock.RunsThroughReset, date);
                _journal.TryRestore(_gauge, clock.RunsThroughReset, date - clock.NowMilliseconds);
            }
            catch (Exception exception)
            {
                // Storage that cannot be read is a start without a journal.
                _failureKind = FailureKinds.Of(exception);
            }

            // They tripped before this start.
            _recordedFaults = LatchedFaults;
        }

        /// <summary>Whether the record taken back says that charging was done.</summary>
        internal bool WasFull => _journal.WasFull;

        /// <summary>Whether it says that the first charge of a lithium-free cell was done.</summary>
        internal bool IsFormed => _journal.IsFormed;

        /// <summary>Latched faults that it says are not cleared yet.</summary>
        internal Faults LatchedFaults => (Faults)_journal.LatchedFaults & _latched;

        /// <summary>Records what has tripped, with what was measured then. A failed sample is not recorded as a trip: it would displace
        /// real trips from the fault history.</summary>
        /// <param name="faults">What is wrong now.</param>
        /// <param name="sample">What was measured.</param>
        /// <param name="dateMilliseconds">The date, ms.</param>
        /// <param name="failure">What a failed tick threw; none when the tick went through.</param>
        /// <param name="step">In which part of the pass.</param>
        internal void Record(Faults faults, CellSample sample, long dateMilliseconds, FailureKind failure, PassStep step)
        {
            Faults tripped = faults & _recorded;
            Faults raised = tripped & ~_recordedFaults;
            _recordedFaults = tripped;
            if (raised != Faults.None)
            {
                _history.Add(
                    raised,
                    dateMilliseconds,
                    sample.VoltageMicrovolts.Value,
                    sample.CurrentNanoamps.Value,
                    sample.TemperatureMillicelsius.Value,
                    (int)failure,
                    (int)step);
            }
        }

        /// <summary>Asks whether a record is due when something has changed, or now and then.</summary>
        /// <param name="faults">What is wrong now.</param>
        /// <param name="lastFaults">What was at the tick before: a journal that failed is asked in every tick.</param>
        /// <param name="phase">Charge phase, by its number.</param>
        /// <param name="tickCount">Ticks so far.</param>
        /// <returns>Whether <see cref="Keep"/> should be called.</returns>
        internal bool IsWorthAsking(Faults faults, Faults lastFaults, int phase, int tickCount)
        {
            int moved = _gauge.StateOfChargePpm - _checkedPpm;
            bool hasChanged = moved > CheckPpm
                || moved < -CheckPpm
                || faults != lastFaults
                || phase != _checkedPhase
                || (tickCount & CheckTicks) == 0;
            _checkedPhase = phase;
            if (hasChanged)
            {
                _checkedPpm = _gauge.StateOfChargePpm;
            }

            return hasChanged;
        }

        /// <summary>Writes what is due.</summary>
        /// <param name="active">What is wrong now: of it, what latches is kept.</param>
        /// <param name="isFull">Whether charging is done.</param>
        /// <param name="isFormed">Whether the first charge of a lithium-free cell was done.</param>
        /// <param name="isLast">Whether it is the last thing before deep sleep: then it is written, due or not.</param>
        /// <param name="dateMilliseconds">The date, ms.</param>
        internal void Keep(Faults active, bool isFull, bool isFormed, bool isLast, long dateMilliseconds)
        {
            try
            {
                int latched = (int)(active & _latched);
                _history.Update(dateMilliseconds);
                if (isLast)
                {
                    _gauge.FlushDisplay(isFull);
                    _journal.Write(_gauge, isFull, isFormed, latched, true, dateMilliseconds);
                }
                else
                {
                    _journal.Update(_gauge, isFull, isFormed, latched, dateMilliseconds);
                }
            }
            catch (Exception exception)
            {
                // Storage trouble is a fault of the journal, which says so itself.
                _failureKind = FailureKinds.Of(exception);
            }
        }

        /// <summary>What was written as the last thing before sleep is not: the next call writes another record.</summary>
        internal void Supersede()
        {
            _journal.Supersede();
            _checkedPpm = int.MinValue / 2;
        }
    }
}
