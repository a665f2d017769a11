using System.Collections.Generic;
using System.Linq;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Protection;
using Microbattery.Records;

namespace Microbattery.Experiments.Safety
{
    /// <summary>The states of the machine in which things break. Another one is another entry.</summary>
    public static class MachineStates
    {
        private const double SettledSeconds = 30;
        private const string LithiumFree = "lifree-cu-lipon-lco";

        /// <summary>All of them, in the order of the table.</summary>
        public static IReadOnlyList<MachineState> All { get; } =
        [
            new("before the first sample", "power has just come", null) { InitialStateOfCharge = 0.85, SourceRate = 1 },
            new(
                "pre-charge", "deeply discharged, charged with 1 C at a twentieth of the time",
                board => board.World.Seconds > SettledSeconds && board.Telemetry.ChargePhase == ChargePhase.Precharge
                    && board.World.ChargeClosed)
            {
                InitialStateOfCharge = -0.05, SourceRate = 1,
            },
            new(
                "waiting for formation", "a lithium-free cell beside a source, its first charge not allowed",
                board => board.World.Seconds > SettledSeconds && board.Telemetry.ChargePhase == ChargePhase.AwaitsFormation)
            {
                Cell = LithiumFree, IsUnformed = true, Fits = profile => profile.FormationNanoamps > 0, InitialStateOfCharge = 0.02,
                SourceRate = 1,
            },
            new(
                "formation", "its first charge, with 1 C at a tenth of the time", board => board.World.Seconds > SettledSeconds
                    && board.Telemetry.ChargePhase == ChargePhase.Formation && board.World.ChargeClosed)
            {
                Cell = LithiumFree, IsUnformed = true, Fits = profile => profile.FormationNanoamps > 0, InitialStateOfCharge = 0.3,
                SourceRate = 1, FormationAllowed = true,
            },
            new(
                "bulk charge", "charged with 1 C, below charge voltage", board => board.World.Seconds > SettledSeconds
                    && board.World.ChargeClosed && board.Telemetry.ChargePhase == ChargePhase.Bulk)
            {
                InitialStateOfCharge = 0.85, SourceRate = 1,
            },
            new(
                "constant voltage", "charged with 1 C, the switch holds charge voltage",
                board => board.Telemetry.ChargePhase == ChargePhase.ConstantVoltage
                    && board.World.ChargeClosed && board.World.Seconds > 120)
            {
                InitialStateOfCharge = 0.95, SourceRate = 1,
            },
            new(
                "full, at rest", "full, a source still there", board => board.Telemetry.ChargePhase == ChargePhase.Full
                    && !board.World.ChargeClosed)
            {
                InitialStateOfCharge = 0.985, SourceRate = 0.25,
            },
            new("floating", "full, and held at charge voltage for ever", board => board.Telemetry.ChargePhase == ChargePhase.Floating)
            {
                Cell = "front-edge-nanoenergy-1000", Fits = profile => profile.MayFloat, InitialStateOfCharge = 0.985, SourceRate = 0.25,
            },
            new(
                "lowered voltage", "constant voltage at 50 °C, where it is lower",
                board => board.Telemetry.ChargePhase == ChargePhase.ConstantVoltage
                    && board.World.ChargeClosed && board.World.Seconds > 120)
            {
                Cell = "excellatron-lco", Fits = profile => profile.Name == "excellatron-lco", InitialStateOfCharge = 0.8, SourceRate = 0.5,
                Celsius = 50,
            },
            new("discharging", "a load of 2 C, no source", board => board.World.Seconds > SettledSeconds && board.World.LoadClosed)
            {
                InitialStateOfCharge = 0.28, LoadRate = 2,
            },
            new(
                "charging and discharging", "charged with 1 C beside a load of C/2",
                board => board.World.Seconds > SettledSeconds && board.World.ChargeClosed && board.World.LoadClosed)
            {
                InitialStateOfCharge = 0.85, SourceRate = 1, LoadRate = 0.5,
            },
            new(
                "empty", "the load switch opened by cut-off, no source",
                board => board.World.Seconds > SettledSeconds && !board.World.LoadClosed)
            {
                InitialStateOfCharge = 0.05, LoadRate = 2,
            },
            new(
                "too hot to charge", "a source beside a cell of 70 °C",
                board => board.World.Seconds > SettledSeconds && (board.Telemetry.Faults & Faults.TooHotToCharge) != 0)
            {
                SourceRate = 1, Celsius = 70,
            },
            new("asleep", "deep sleep, no source, no load", board => board.IsAsleep) { Sleeps = true, FaultSeconds = 900 },
        ];

        /// <summary>A state.</summary>
        /// <param name="name">Its name.</param>
        /// <returns>The state.</returns>
        /// <exception cref="InputException">There is none of that name.</exception>
        public static MachineState Find(string? name) => All.FirstOrDefault(state => state.Name == name)
            ?? throw new InputException("--state", null, $"'{name}' is none of {string.Join("; ", All.Select(state => state.Name))}");
    }
}
