using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Firmware.Cells;
using Microbattery.Records;
using Microbattery.Simulation.Sources;

namespace Microbattery.Experiments.Safety
{
    /// <summary>A kind of source beside which things break.</summary>
    /// <param name="Name">Its name, unique.</param>
    /// <param name="Meaning">What it is, in one line.</param>
    /// <param name="Create">Makes it: of the cell, and the current that a state of the machine asks for, A.</param>
    public sealed record SafetySource(string Name, string Meaning, Func<CellProfile, double, IPowerSource> Create)
    {
        private const double StrongShare = 0.85;
        private const double WeakRate = 1 / 20.0;

        /// <summary>The source of the default matrix.</summary>
        public static SafetySource Current { get; } = new(
            "5 V, current limited", "the state's current, to 5 V", (_, amps) => new UsbSource(amps, 0, 24));

        /// <summary>All there are.</summary>
        public static IReadOnlyList<SafetySource> All { get; } =
        [
            Current,
            new("weak", "C/20, to 6 V", (profile, _) => new CurrentSource(WeakRate * profile.CapacityNanoampSeconds / 3600e9)),
            new(
                "strong", "0.85 of the cell's limit of current, to 6 V",
                (profile, _) => new CurrentSource(Within(profile, double.PositiveInfinity))),
            new(
                "regulated",
                "charge voltage, twice the state's current, at most 0.85 of the limit",
                (profile, amps) => new RegulatedSource(Volts(profile), Within(profile, 2 * amps))),
            new(
                "regulated, 1 % high",
                "the same, 1 % above charge voltage",
                (profile, amps) => new RegulatedSource(Volts(profile), Within(profile, 2 * amps), 0.01)),
            new(
                "hiccup",
                "a converter that stops 1 % above charge voltage and begins again 3 % below",
                (profile, amps) => new HiccupSource(amps, 1.01 * Volts(profile), 0.04 * Volts(profile))),
            new(
                "field",
                "an RFID field: 20 ms of three times the state's current, at most 0.85 of the limit, in each 200 ms",
                (profile, amps) => PulsedSource.PollingReader(Within(profile, 3 * amps))),
        ];

        /// <summary>Looks one up.</summary>
        /// <param name="name">Its name.</param>
        /// <returns>It.</returns>
        /// <exception cref="InputException">There is none of that name.</exception>
        public static SafetySource Find(string name) => All.FirstOrDefault(one => one.Name == name)
            ?? throw new InputException("--source", null, $"'{name}' is none of {string.Join("; ", All.Select(one => one.Name))}");

        private static double Within(CellProfile profile, double amps) =>
            Math.Min(amps, StrongShare * profile.ChargeCurrentLimitNanoamps / 1e9);

        private static double Volts(CellProfile profile) => profile.ChargeVoltageMicrovolts / 1e6;
    }
}
