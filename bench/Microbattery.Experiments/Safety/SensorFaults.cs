using System;
using System.Collections.Generic;
using Microbattery.Cells.Models;
using Microbattery.Firmware.Protection;
using Microbattery.Hal.FrontEnds;
using Microbattery.Simulation.Boards;

namespace Microbattery.Experiments.Safety
{
    /// <summary>What breaks between cell and converter.</summary>
    internal static class SensorFaults
    {
        private const double SampleSeconds = 2.5;
        private const double SettledSeconds = 6; // five samples a second apart, and what the last takes
        private const double TemperatureSampleSeconds = SafetyLimits.OutsideWindowSeconds;
        private const string Harmless = "limits hang on voltage and temperature, which are sound";
        private const string Steady = "nothing tells it from a steady value until charge has moved";
        private const string Window = "the cell itself is inside its window";

        internal static IReadOnlyList<InjectedFault> All { get; } =
        [
            new("voltage stuck", "the voltage input keeps its value", Stick)
            {
                Seen = Faults.ReadingsContradict | Faults.VoltagesDisagree, Unseen = Steady, NeedsCharge = true,
            },
            new("voltage open", "its wire is off or shorted to ground: it reads 0 V", board => board.World.Injected.Voltage = _ => 0)
            {
                Seen = Faults.VoltageUnknown | Faults.UnderVoltage, ChargeStopSeconds = SampleSeconds, LoadStopSeconds = SampleSeconds,
            },
            new(
                "voltage at reference", "it is shorted to the converter's supply: saturated",
                board => board.World.Injected.Voltage = _ => 1000)
            {
                Seen = Faults.VoltageUnknown | Faults.OverVoltage, ChargeStopSeconds = SampleSeconds, AppliesTo = HasAmplifiers,
            },
            new(
                "voltage at 3.3 V", "the monitor's input is shorted to the logic supply: a believable voltage",
                board => board.World.Injected.Voltage = _ => 3.3)
            {
                Seen = Faults.ReadingsContradict | Faults.VoltagesDisagree | Faults.VoltageUnknown, Unseen = Steady, NeedsCharge = true,
                AppliesTo = HasMonitor,
            },
            new("voltage noisy", "200 mV to either side, at random", board => board.World.Injected.Voltage = Noisy(0.2))
            {
                Seen = Faults.VoltageUnknown | Faults.ReadingsContradict | Faults.OverVoltage,
                Unseen = "each peak above charge voltage opens the charge switch",
            },
            new(
                "second voltage open", "the wire of the second way to the voltage is off: it reads 0 V",
                board => board.World.Injected.SecondVoltage = _ => 0)
            {
                Seen = Faults.VoltagesDisagree, ChargeStopSeconds = SettledSeconds,
                AppliesTo = design => design is MonitorDesign { SecondVoltageChannel: >= 0 },
            },
            new("current stuck", "the current inputs keep their value", board =>
            {
                double amps = board.World.Cell.Current;
                board.World.Injected.Current = _ => amps;
            })
            {
                Seen = Faults.ReadingsContradict | Faults.ChargeSwitchStuck | Faults.LoadSwitchStuck, Unseen = Harmless,
            },
            new("current zero", "the shunt is shorted: it reads 0", board => board.World.Injected.Current = _ => 0)
            {
                Seen = Faults.ReadingsContradict, Unseen = Harmless,
            },
            new("current reversed", "the shunt's wires are exchanged", board => board.World.Injected.Current = amps => -amps)
            {
                Seen = Faults.ReadingsContradict | Faults.ChargeSwitchStuck | Faults.LoadSwitchStuck, Unseen = Harmless,
            },
            new("current at the top", "both ranges saturated, charging", board => board.World.Injected.Current = _ => 1000)
            {
                Seen = Faults.CurrentUnknown | Faults.ChargeOverCurrent, ChargeStopSeconds = SampleSeconds,
            },
            new("current at the bottom", "both ranges saturated, discharging", board => board.World.Injected.Current = _ => -1000)
            {
                Seen = Faults.CurrentUnknown | Faults.DischargeOverCurrent | Faults.ShortCircuit,
                ChargeStopSeconds = SampleSeconds,
                LoadStopSeconds = SampleSeconds,
            },
            new("current noisy", "1 mA to either side, at random", board => board.World.Injected.Current = Noisy(0.001))
            {
                Seen = Faults.CurrentUnknown | Faults.ReadingsContradict | Faults.ChargeOverCurrent | Faults.DischargeOverCurrent
                    | Faults.ChargeSwitchStuck | Faults.LoadSwitchStuck,
                Unseen = Harmless,
            },
            new(
                "fine current range stuck", "the amplifier of high gain keeps its output",
                board => board.World.Injected.FineAmplifier = Stuck())
            {
                Seen = Faults.CurrentUnknown | Faults.ReadingsContradict, Unseen = Harmless, AppliesTo = HasAmplifiers,
            },
            new("thermistor open", "its wire is off: endless cold", board => board.World.Injected.ThermistorRatio = 1)
            {
                Seen = Faults.TemperatureUnknown | Faults.TooColdToCharge, ChargeStopSeconds = TemperatureSampleSeconds,
                AppliesTo = HasThermistor,
            },
            new("thermistor shorted", "endless heat", board => board.World.Injected.ThermistorRatio = 0)
            {
                Seen = Faults.TemperatureUnknown | Faults.TooHotToCharge, ChargeStopSeconds = TemperatureSampleSeconds,
                AppliesTo = HasThermistor,
            },
            new("temperature stuck", "the temperature keeps its value", board =>
            {
                double celsius = board.World.TemperatureCelsius;
                board.World.Injected.Temperature = _ => celsius;
            })
            {
                Seen = Faults.ReadingsContradict, Unseen = "one sensor: nothing tells it from a steady temperature",
            },
            new("temperature 40 K high", "it reads 40 K too much", board => board.World.Injected.Temperature = celsius => celsius + 40)
            {
                Seen = Faults.TooHotToCharge | Faults.TooHotToDischarge | Faults.TemperatureUnknown | Faults.ReadingsContradict,
                Unseen = Window,
            },
            new("temperature 40 K low", "it reads 40 K too little", board => board.World.Injected.Temperature = celsius => celsius - 40)
            {
                Seen = Faults.TooColdToCharge | Faults.TooColdToDischarge | Faults.TemperatureUnknown | Faults.ReadingsContradict,
                Unseen = Window,
                Beyond = "one sensor: nothing else on the board knows the temperature; where heat is a danger, a second one or a fuse that "
                    + "opens at it",
            },
            new(
                "voltage and temperature swapped", "the wires of divider and thermistor exchanged",
                board => board.World.Injected.SwapsVoltageAndTemperature = true)
            {
                Seen = Faults.VoltageUnknown | Faults.TemperatureUnknown | Faults.TooHotToCharge | Faults.TooColdToCharge
                    | Faults.UnderVoltage | Faults.OverVoltage | Faults.ReadingsContradict,
                ChargeStopSeconds = TemperatureSampleSeconds,
                AppliesTo = HasAmplifiers,
            },
        ];

        private static void Stick(VirtualBoard board)
        {
            double volts = board.World.Cell.Voltage;
            board.World.Injected.Voltage = _ => volts;
        }

        private static Func<double, double> Stuck()
        {
            double? held = null;
            return value => held ??= value;
        }

        private static Func<double, double> Noisy(double most)
        {
            GaussianNoise noise = new(97);
            return value => value + (most * Math.Clamp(noise.Next(), -1, 1));
        }

        private static bool HasAmplifiers(FrontEndDesign design) => design is AmplifierDesign;

        private static bool HasMonitor(FrontEndDesign design) => design is MonitorDesign;

        private static bool HasThermistor(FrontEndDesign design) => design is not MonitorDesign { TemperatureMicrocelsiusPerStep: > 0 };
    }
}
