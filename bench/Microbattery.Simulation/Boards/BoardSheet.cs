using System;
using System.Collections.Generic;
using Microbattery.Firmware.Configuration;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.Supplies;

namespace Microbattery.Simulation.Boards
{
    /// <summary>What a person needs to know of a board besides its description: board.json in its folder.</summary>
    /// <param name="Title">What it is.</param>
    /// <param name="Mcu">Its MCU.</param>
    /// <param name="Summary">What it is good for.</param>
    /// <param name="Targets">Its firmware targets.</param>
    /// <param name="Flash">Command that puts the runtime on it.</param>
    /// <param name="Deploy">Command that puts the application on it.</param>
    /// <param name="Pins">Where a pin number is found.</param>
    /// <param name="PullDown">Resistor to ground at the control of each switch.</param>
    /// <param name="PulledUpAtReset">Numbers of the pins that the MCU pulls up or drives from reset on: none may control a switch.</param>
    /// <param name="ResetSource">Where those are from.</param>
    /// <param name="Journal">Where the journal lives, and how long that lasts.</param>
    /// <param name="Sleep">What sleep costs.</param>
    /// <param name="Supply">What feeds the MCU.</param>
    /// <param name="Notes">What goes wrong.</param>
    /// <param name="Channels">Where a converter channel is found; null when none is used.</param>
    /// <param name="Bus">A chip on a bus; null for none.</param>
    public sealed record BoardSheet(
        string Title,
        string Mcu,
        string Summary,
        string Targets,
        string Flash,
        string Deploy,
        IReadOnlyDictionary<string, string> Pins,
        string PullDown,
        IReadOnlyList<int> PulledUpAtReset,
        string ResetSource,
        JournalSheet Journal,
        SleepSheet Sleep,
        SupplySheet Supply,
        IReadOnlyList<string> Notes,
        IReadOnlyDictionary<string, string>? Channels = null,
        BusSheet? Bus = null);

    /// <summary>A chip on a bus.</summary>
    /// <param name="Chip">The chip.</param>
    /// <param name="Address">Its address.</param>
    /// <param name="Number">Number of the bus.</param>
    /// <param name="Data">Where its data line is found.</param>
    /// <param name="Clock">Where its clock line is found.</param>
    public sealed record BusSheet(string Chip, string Address, int Number, string Data, string Clock);

    /// <summary>Where the journal lives, and how long that lasts.</summary>
    /// <param name="Where">Where, in a sentence.</param>
    /// <param name="Storage">The storage, in a few words.</param>
    /// <param name="Source">Where its figures are from.</param>
    /// <param name="Cycles">Writes or erasures of a unit that the maker states; null for storage that does not wear.</param>
    /// <param name="WearOfRecord">How many of them the unit that wears most spends on one record.</param>
    public sealed record JournalSheet(string Where, string Storage, string Source, double? Cycles = null, double WearOfRecord = 1);

    /// <summary>What sleep costs.</summary>
    /// <param name="How">Which sleep, and what ends it.</param>
    /// <param name="AsleepMicroamps">Current of MCU and front end asleep, µA; 0 without deep sleep.</param>
    /// <param name="AsleepSource">Where that figure is from.</param>
    /// <param name="AwakeMilliamps">Current awake, mA.</param>
    /// <param name="AwakeSource">Where that figure is from.</param>
    /// <param name="StartSeconds">From waking to the first sample, s.</param>
    /// <param name="StartSource">Where that figure is from.</param>
    /// <param name="BoardNote">What the board as sold takes besides.</param>
    public sealed record SleepSheet(
        string How,
        double AsleepMicroamps,
        string AsleepSource,
        double AwakeMilliamps,
        string AwakeSource,
        double StartSeconds,
        string StartSource,
        string BoardNote);

    /// <summary>What feeds the MCU, by the board's wiring.</summary>
    /// <param name="Starting">The rail while it starts.</param>
    /// <param name="Awake">The rail while its program runs.</param>
    /// <param name="Asleep">The rail in deep sleep.</param>
    /// <param name="MinimumVolts">Below this the MCU stops, V.</param>
    /// <param name="RestartVolts">At this it starts again, V.</param>
    /// <param name="FrontEndMicroamps">What the front end takes from the cell while the program runs, µA, on average.</param>
    /// <param name="Note">Where these are from.</param>
    /// <param name="CapacitorMillifarads">Capacitor between cell and MCU, mF; 0 for none.</param>
    /// <param name="FillOhms">Resistor through which the cell fills it, ohm; without meaning where there is none.</param>
    public sealed record SupplySheet(
        Rail Starting,
        Rail Awake,
        Rail Asleep,
        double MinimumVolts,
        double RestartVolts,
        double FrontEndMicroamps,
        string Note,
        double CapacitorMillifarads = 0,
        double FillOhms = 1)
    {
        /// <summary>The same for the simulator.</summary>
        /// <param name="sleep">What the MCU takes awake.</param>
        /// <param name="figures">What the firmware is told of its sleep.</param>
        /// <param name="errors">How far that is off.</param>
        /// <returns>The design.</returns>
        public SupplyDesign Design(SleepSheet sleep, BoardFigures figures, FrontEndErrors errors)
        {
            ArgumentNullException.ThrowIfNull(sleep);
            ArgumentNullException.ThrowIfNull(figures);
            ArgumentNullException.ThrowIfNull(errors);
            return new SupplyDesign
            {
                Starting = Starting,
                Awake = Awake,
                Asleep = Asleep,
                StartingAmps = sleep.AwakeMilliamps / 1e3,
                AwakeAmps = sleep.AwakeMilliamps / 1e3,
                AsleepAmps = Math.Max(0, (figures.SleepCurrentNanoamps / 1e9) + errors.SleepCurrentAmps),
                FrontEndAmps = FrontEndMicroamps / 1e6,
                MinimumVolts = MinimumVolts,
                RestartVolts = RestartVolts,
                CapacitorFarads = CapacitorMillifarads / 1e3,
                FillOhms = FillOhms,
            };
        }
    }
}
