using System.Collections.Generic;
using System.Linq;
using Microbattery.Firmware.Protection;

namespace Microbattery.Experiments.Safety
{
    /// <summary>One fault in one state of one board: what the firmware saw and did, and what the true cell went through.</summary>
    public sealed record SafetyRow
    {
        /// <summary>Name of the board.</summary>
        public required string Board { get; init; }

        /// <summary>The fault.</summary>
        public required InjectedFault Fault { get; init; }

        /// <summary>The state it broke in.</summary>
        public required MachineState State { get; init; }

        /// <summary>From the fault to the first sample that saw it, s; null when none did.</summary>
        public double? SeenSeconds { get; init; }

        /// <summary>Every fault bit that was not there before.</summary>
        public Faults Seen { get; init; }

        /// <summary>From the fault until the charge switch truly opened, s; null when it was not closed, or stayed so.</summary>
        public double? ChargeOpenSeconds { get; init; }

        /// <summary>From the fault until the load switch truly opened, s; null when it was not closed, or stayed so.</summary>
        public double? LoadOpenSeconds { get; init; }

        /// <summary>The highest true voltage at the terminals, during the fault and after it, V.</summary>
        public double HighestVolts { get; init; }

        /// <summary>The highest true voltage without the drop of the current, V.</summary>
        public double HighestElectrodeVolts { get; init; }

        /// <summary>What became of it once the fault was gone.</summary>
        public Release Release { get; init; }

        /// <summary>From the end of the fault until its last bit was gone, s.</summary>
        public double ReleaseSeconds { get; init; }

        /// <summary>Promises about the true cell that were broken.</summary>
        public IReadOnlyList<string> Harm { get; init; } = [];

        /// <summary>Promises about the firmware that were broken.</summary>
        public IReadOnlyList<string> Failures { get; init; } = [];

        /// <summary>Harm no firmware can prevent, which the fault's <see cref="InjectedFault.Beyond"/> states.</summary>
        public bool IsSaturated => Harm.Count > 0 && Fault.Beyond is not null;

        /// <summary>What must not be, in words; empty for a row that keeps every promise.</summary>
        public IReadOnlyList<string> Violations => IsSaturated ? Failures : [.. Harm.Concat(Failures)];
    }
}
