using System;
using System.Collections.Generic;
using System.Globalization;
using Microbattery.Firmware.Cells;
using Microbattery.Records;
using Microbattery.Simulation.Sources;
using Microbattery.Simulation.World;

namespace Microbattery.Experiments.Runs
{
    /// <summary>The source of a run by its name, with what it is in words.</summary>
    /// <param name="Source">The source.</param>
    /// <param name="Meaning">What it is, as a heading says it.</param>
    public sealed record RunSource(IPowerSource Source, string Meaning)
    {
        private const double LimitShare = 0.85;      // of the cell's limit: what a person would connect
        private const double HysteresisVolts = 0.15; // of a harvester's converter

        /// <summary>Their names.</summary>
        public static IReadOnlyList<string> Names { get; } = ["solar", "usb", "regulated", "current", "hiccup", "field"];

        /// <summary>Makes a source.</summary>
        /// <param name="name">One of <see cref="Names"/>.</param>
        /// <param name="profile">The cell it is for.</param>
        /// <param name="seed">Seed of the weather.</param>
        /// <param name="volts">Its voltage, V; null for what the cell is charged with.</param>
        /// <param name="amps">Its current, A; null for one that suits the cell.</param>
        /// <returns>The source.</returns>
        /// <exception cref="InputException">There is none of that name, or it has no voltage to set.</exception>
        public static RunSource Create(string name, CellProfile profile, int seed, double? volts, double? amps)
        {
            ArgumentNullException.ThrowIfNull(profile);
            double oneC = Scenario.OneC(profile);
            double limit = LimitShare * profile.ChargeCurrentLimitNanoamps / 1e9;
            double charge = profile.ChargeVoltageMicrovolts / 1e6;
            if (volts is not null && name is "solar" or "field")
            {
                throw new InputException(
                    "--source-voltage", null, $"a '{name}' source has none to set; expected with usb, regulated, current or hiccup");
            }

            switch (name)
            {
                case "solar":
                    return amps is double peak
                        ? new(new SolarSource(peak, seed), Text($"sun, at most {1e3 * peak:0.###} mA"))
                        : new(SensorBoard.Sun(profile, seed), "sun");
                case "usb":
                    double usb = amps ?? Math.Min(0.5 * oneC, limit);
                    return new(
                        new UsbSource(usb, 7, 9, volts ?? 5), Text($"USB from 7 to 9 h, {1e3 * usb:0.###} mA, {volts ?? 5:0.###} V"));
                case "regulated":
                    double most = amps ?? Math.Min(oneC, limit);
                    return new(
                        new RegulatedSource(volts ?? charge, most),
                        Text($"regulated at {volts ?? charge:0.000} V, at most {1e3 * most:0.###} mA"));
                case "current":
                    double steady = amps ?? Math.Min(0.2 * oneC, limit);
                    double compliance = volts ?? CurrentSource.LabVolts;
                    return new(new CurrentSource(steady, compliance), Text($"{1e3 * steady:0.###} mA, to {compliance:0.##} V"));
                case "hiccup":
                    double harvest = amps ?? Math.Min(0.2 * oneC, limit);
                    double threshold = volts ?? charge;
                    return new(
                        new HiccupSource(harvest, threshold, HysteresisVolts),
                        Text($"converter of {1e3 * harvest:0.###} mA that stops at {threshold:0.000} V"));
                case "field":
                    double field = amps ?? Math.Min(2 * oneC, limit);
                    return new(PulsedSource.PollingReader(field), Text($"RFID field, {1e3 * field:0.###} mA for 20 ms in each 200 ms"));
                default:
                    throw new InputException("--source", null, $"'{name}' is none of {string.Join(", ", Names)}");
            }
        }

        private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
