using System.Collections.Generic;
using System.Globalization;
using Microbattery.Firmware.Protection;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Experiments.Safety
{
    /// <summary>What breaks in the converter or the monitor chip.</summary>
    internal static class ConverterFaults
    {
        private const double SampleSeconds = 2.5;
        private const string Small = "within what the limits leave";
        private const string OneReference =
            "one converter has one reference, and no second voltage to hold it against: a source that itself ends at charge voltage has to";
        private const string OneReferenceBelow =
            "one converter has one reference: the cut-off it acts on is a tenth too low, by what the cell falls in some seconds; a second "
            + "voltage, or the load's regulator, has to";
        private const Faults Unknown = Faults.VoltageUnknown | Faults.CurrentUnknown;
        private const Faults Drifted = Faults.VoltagesDisagree | Faults.ReadingsContradict | Faults.OverVoltage | Faults.UnderVoltage
            | Faults.VoltageUnknown;

        internal static IReadOnlyList<InjectedFault> All { get; } =
        [
            new(
                "all inputs stale", "the converter that reads the cell gives the same codes for ever",
                board => board.World.Injected.ConverterIsFrozen = true)
            {
                Seen = Unknown | Faults.ReadingsContradict | Faults.VoltagesDisagree,
                Unseen = "nothing tells it from a steady cell until charge has moved", NeedsCharge = true,
            },
            new(
                "converter silent", "it throws, or the chip does not answer on its bus",
                board => board.World.Injected.ConverterIsDead = true)
            {
                Seen = Unknown, ChargeStopSeconds = SampleSeconds,
            },
            new("conversions never end", "the chip answers and is never ready", board => board.World.Injected.ConversionsNeverEnd = true)
            {
                Seen = Unknown, ChargeStopSeconds = SampleSeconds, AppliesTo = design => design is MonitorDesign,
            },
            Drift(1.03, null),
            Drift(0.97, OneReference),
            Drift(1.10, OneReferenceBelow),
            Drift(0.90, OneReference),
        ];

        private static InjectedFault Drift(double gain, string? beyond)
        {
            string percent = (100 * (gain - 1)).ToString("+0;-0", CultureInfo.InvariantCulture) + " %";
            return new InjectedFault(
                $"reference drift {percent}", $"every code of the converter that reads the cell is {percent} off",
                board => board.World.Injected.CodeGain = gain)
            {
                Seen = Drifted,
                Unseen = Small,
                Beyond = beyond,
            };
        }
    }
}
