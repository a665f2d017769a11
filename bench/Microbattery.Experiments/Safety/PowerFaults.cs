using System.Collections.Generic;
using Microbattery.Firmware.Protection;
using Microbattery.Simulation.Injection;

namespace Microbattery.Experiments.Safety
{
    /// <summary>What breaks in switches, source and load.</summary>
    internal static class PowerFaults
    {
        private const double ShortOhms = 10;
        private const string NotDriven = "it shows only where the switch is to be open and current could flow";
        private const string Nothing = "nothing flows that must not";

        internal static IReadOnlyList<InjectedFault> All { get; } =
        [
            new(
                "charge switch welded", "it conducts whatever its pin says",
                board => board.World.Injected.ChargeSwitch = SwitchFault.WeldedClosed)
            {
                Seen = Faults.ChargeSwitchStuck,
                Unseen = NotDriven,
                Beyond = "there is no second switch in the source's line: a source that itself ends at charge voltage has to be used, or "
                    + "the load left on",
            },
            new(
                "charge switch open", "it never closes",
                board => board.World.Injected.ChargeSwitch = SwitchFault.NeverCloses)
            {
                Unseen = Nothing,
            },
            new(
                "load switch welded", "it conducts whatever its pin says",
                board => board.World.Injected.LoadSwitch = SwitchFault.WeldedClosed)
            {
                Seen = Faults.LoadSwitchStuck, Unseen = NotDriven,
                Beyond = "there is no second switch in the load's line: the load itself has to stop, or a fuse",
            },
            new(
                "load switch open", "it never closes",
                board => board.World.Injected.LoadSwitch = SwitchFault.NeverCloses)
            {
                Unseen = Nothing,
            },
            new("load shorted", $"{ShortOhms:0} ohm across the load", board => board.World.Injected.LoadShortOhms = ShortOhms)
            {
                Seen = Faults.ShortCircuit | Faults.DischargeOverCurrent | Faults.UnderVoltage | Faults.VoltageUnknown
                    | Faults.CurrentUnknown,
                Unseen = Nothing,
            },
            new(
                "charger at 3 times its current", "the source's limit is gone by a factor of three",
                board => board.World.Injected.SourceGain = 3)
            {
                Seen = Faults.ChargeOverCurrent | Faults.OverVoltage | Faults.CellOvercharged,
                Unseen = "below the cell's limit of current; its voltage is watched",
            },
            new(
                "source unregulated", $"{InjectedFaults.UnregulatedVolts:0} V behind {InjectedFaults.UnregulatedOhms:0} ohm",
                board => board.World.Injected.SourceIsUnregulated = true)
            {
                Seen = Faults.ChargeOverCurrent | Faults.OverVoltage | Faults.CellOvercharged | Faults.CurrentUnknown
                    | Faults.VoltageUnknown,
                Unseen = Nothing,
            },
        ];
    }
}
