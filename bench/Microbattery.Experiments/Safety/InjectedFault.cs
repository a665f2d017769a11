using System;
using Microbattery.Firmware.Protection;
using Microbattery.Hal.FrontEnds;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.Injection;

namespace Microbattery.Experiments.Safety
{
    /// <summary>One thing that breaks, as data: how, what the firmware is to say and do about it, and what it cannot.</summary>
    /// <param name="Name">Its name, unique.</param>
    /// <param name="Meaning">What it is, in one line.</param>
    /// <param name="Break">Breaks it on a board. Mended by <see cref="InjectedFaults.Repair"/>.</param>
    public sealed record InjectedFault(string Name, string Meaning, Action<VirtualBoard> Break)
    {
        /// <summary>Fault bits any of which says that it was seen.</summary>
        public Faults Seen { get; init; }

        /// <summary>Why it may stay unseen without harm; null for a fault that must be seen in every state.</summary>
        public string? Unseen { get; init; }

        /// <summary>
        /// Whether only charge that flows without moving the voltage tells it from a cell at rest: a full cell is overcharged by that.
        /// </summary>
        public bool NeedsCharge { get; init; }

        /// <summary>What no firmware can do about it, and what has to; null for a fault whose harm the firmware must prevent.</summary>
        public string? Beyond { get; init; }

        /// <summary>
        /// How long the cell may still be charged after it, whatever the charge does, s; null where only the true cell is asked.
        /// </summary>
        public double? ChargeStopSeconds { get; init; }

        /// <summary>How long the load may still be fed after it, s; null where only the true cell is asked.</summary>
        public double? LoadStopSeconds { get; init; }

        /// <summary>Whether it is over as soon as it has happened.</summary>
        public bool IsEvent { get; init; }

        /// <summary>
        /// Whether the board has no external watchdog. Else one resets the MCU after <see cref="SafetyLimits.WatchdogSeconds"/>.
        /// </summary>
        public bool WithoutWatchdog { get; init; }

        /// <summary>On which boards it can happen.</summary>
        public Func<FrontEndDesign, bool> AppliesTo { get; init; } = _ => true;
    }
}
