using System.Collections.Generic;
using Microbattery.Firmware.Protection;
using Microbattery.Simulation.Injection;

namespace Microbattery.Experiments.Safety
{
    /// <summary>What breaks in the MCU and its program: clock, storage, pins, the loop itself.</summary>
    internal static class ControllerFaults
    {
        private const double SampleSeconds = 2.5;
        private const long Hour = 3600000;
        private const long Year = 365 * 24 * Hour;
        private const string Counted = "limits hang on readings, not on time; the gauge's uncertainty takes it";
        private const string NotWritten = "nothing was to be written or read";

        internal static IReadOnlyList<InjectedFault> All { get; } =
        [
            new("clock stopped", "time stands still for the program", board => board.World.Injected.ClockIsStopped = true)
            {
                Seen = Faults.ClockStopped | Faults.ClockStepped, Unseen = "a board in deep sleep asks its clock only when it wakes",
            },
            new("clock an hour ahead", "time jumps forward", board => board.Clock.AheadMilliseconds += Hour)
            {
                Seen = Faults.ClockStepped, Unseen = Counted, IsEvent = true,
            },
            new("clock an hour back", "time jumps back", board => board.Clock.AheadMilliseconds -= Hour)
            {
                Seen = Faults.ClockStepped, Unseen = Counted, IsEvent = true,
            },
            new("date a year back", "somebody sets it", board => board.Clock.DateAheadMilliseconds -= Year)
            {
                Seen = Faults.ClockStepped, Unseen = Counted, IsEvent = true,
            },
            new("storage refuses", "it writes nothing and reads nothing", board => board.World.Injected.Storage = StorageFault.Refuses)
            {
                Seen = Faults.JournalFailed, Unseen = NotWritten,
            },
            new("storage throws", "its driver throws", board => board.World.Injected.Storage = StorageFault.Throws)
            {
                Seen = Faults.JournalFailed, Unseen = NotWritten,
            },
            new("storage gives garbage", "it reads random bytes, and the MCU starts again with them", board =>
            {
                board.World.Injected.Storage = StorageFault.GivesGarbage;
                board.Restart();
            })
            {
                Seen = Faults.JournalFailed, Unseen = "a record that does not check is no record: a start without journal",
            },
            new(
                "charge pin throws", "its driver throws at every write",
                board => board.World.Injected.DeadPin = board.Description.ChargeSwitchPin)
            {
                Seen = Faults.TickFailed, Unseen = NotWritten, ChargeStopSeconds = SafetyLimits.WatchdogStopSeconds + 60,
            },
            new(
                "load pin throws", "its driver throws at every write",
                board => board.World.Injected.DeadPin = board.Description.LoadSwitchPin)
            {
                Seen = Faults.TickFailed, Unseen = NotWritten, LoadStopSeconds = SafetyLimits.WatchdogStopSeconds + 60,
            },
            new("sensor throws", "an exception in the middle of the tick", board => board.World.Injected.SensorThrows = true)
            {
                Seen = Faults.TickFailed, ChargeStopSeconds = SampleSeconds, LoadStopSeconds = SampleSeconds,
            },
            new(
                "loop hangs, watchdog", "no tick any more; the external watchdog resets the MCU",
                board => board.World.Injected.LoopHangs = true)
            {
                Unseen = "a program that hangs says nothing: the reset is the reaction",
                ChargeStopSeconds = SafetyLimits.WatchdogStopSeconds,
                LoadStopSeconds = SafetyLimits.WatchdogStopSeconds,
            },
            new(
                "loop hangs, no watchdog", "no tick any more, and nothing outside the MCU that notices",
                board => board.World.Injected.LoopHangs = true)
            {
                Unseen = "a program that hangs says nothing", WithoutWatchdog = true,
                Beyond = "the switches stay as they were: the external watchdog is what ends it",
            },
            new(
                "supply low", "a brown-out holds the MCU in reset: pins released, switches open",
                board => board.World.Injected.SupplyIsLow = true)
            {
                Unseen = "no program runs that could say it", ChargeStopSeconds = SampleSeconds, LoadStopSeconds = SampleSeconds,
            },
        ];
    }
}
