using Microbattery.Firmware;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.Storage;
using Microbattery.Tests.Doubles;

namespace Microbattery.Tests.Recorded
{
    /// <summary>A supervisor that is fed recorded inputs and whose outputs are read back by column.</summary>
    public sealed class TickBench
    {
        /// <summary>In <see cref="TickColumn.Commands"/>: the load is wanted.</summary>
        public const int LoadRequested = 1;

        /// <summary>In <see cref="TickColumn.Commands"/>: the supervisor starts anew before this tick.</summary>
        public const int Restart = 2;

        /// <summary>In <see cref="TickColumn.Commands"/>: and its clock did not run meanwhile.</summary>
        public const int ClockStopped = 4;

        private readonly IRecordStore _store = new MemoryRecordStore(2);
        private readonly FakeClock _clock = new FakeClock();
        private readonly FakeSensor _sensor = new FakeSensor();
        private readonly TelemetryFrame _frame = new TelemetryFrame();
        private bool _isRead;
        private Supervisor _supervisor;

        /// <summary>A bench.</summary>
        public TickBench()
        {
            Start();
        }

        /// <summary>Inputs of the next tick.</summary>
        public void Set(TickColumn column, int value)
        {
            switch (column)
            {
                case TickColumn.VoltageMicrovolts:
                    _sensor.VoltageMicrovolts = value;
                    break;
                case TickColumn.CurrentNanoamps:
                    _sensor.CurrentNanoamps = value;
                    break;
                case TickColumn.TemperatureMillicelsius:
                    _sensor.TemperatureMillicelsius = value;
                    break;
                case TickColumn.VoltageFault:
                    _sensor.VoltageFault = (ReadingFault)value;
                    break;
                case TickColumn.CurrentFault:
                    _sensor.CurrentFault = (ReadingFault)value;
                    break;
                case TickColumn.TemperatureFault:
                    _sensor.TemperatureFault = (ReadingFault)value;
                    break;
                case TickColumn.ElapsedMilliseconds:
                    _clock.Now += value;
                    break;
                case TickColumn.Commands:
                    Command(value);
                    break;
                default:
                    break;
            }
        }

        /// <summary>One tick.</summary>
        public void Tick()
        {
            _supervisor.Tick();
            _isRead = false;
        }

        /// <summary>Outputs of the last tick.</summary>
        public int Get(TickColumn column)
        {
            if (!_isRead)
            {
                // Not in the tick: its instructions are counted.
                _supervisor.ReadTelemetry(_frame);
                _isRead = true;
            }

            switch (column)
            {
                case TickColumn.StateOfChargePpm:
                    return _frame.StateOfChargePpm;
                case TickColumn.ErrorPpm:
                    return _frame.UncertaintyPpm;
                case TickColumn.DisplayedPpm:
                    return _frame.DisplayedPpm;
                case TickColumn.ResistancePpm:
                    return _frame.ResistancePpm;
                case TickColumn.CapacityPpm:
                    return _frame.CapacityPpm;
                case TickColumn.NextMilliseconds:
                    return _supervisor.NextTickMilliseconds;
                case TickColumn.Switches:
                    return (_frame.ChargeClosed ? 1 : 0)
                        + (_frame.LoadClosed ? 2 : 0)
                        + ((int)_frame.ChargePhase * 4);
                case TickColumn.Faults:
                    return (int)_frame.Faults;
                case TickColumn.DeepSleepMilliseconds:
                    return (int)_supervisor.DeepSleepMilliseconds;
                default:
                    return 0;
            }
        }

        /// <summary>Whether a column is an output.</summary>
        public static bool IsOutput(TickColumn column) =>
            column == TickColumn.StateOfChargePpm
            || column == TickColumn.ErrorPpm
            || column == TickColumn.DisplayedPpm
            || column == TickColumn.ResistancePpm
            || column == TickColumn.CapacityPpm
            || column == TickColumn.NextMilliseconds
            || column == TickColumn.Switches
            || column == TickColumn.Faults
            || column == TickColumn.DeepSleepMilliseconds;

        private void Command(int commands)
        {
            if ((commands & Restart) != 0)
            {
                _supervisor.PrepareDeepSleep();
                _clock.IsKeptThroughReset = (commands & ClockStopped) == 0;
                Start();
            }

            _supervisor.LoadRequested = (commands & LoadRequested) != 0;
        }

        private void Start() => _supervisor = new Supervisor(
            _clock, _sensor, new FakeSwitches(), _store, TestProfile.Create(), TestFigures.Create(), new SupervisorSettings());
    }
}
