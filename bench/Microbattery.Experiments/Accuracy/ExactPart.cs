using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Cells.Models;
using Microbattery.Records;
using Microbattery.Simulation.FrontEnds;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>
    /// Something that is drawn for each seed and can be made exact instead, all other draws as they were: what it costs is the difference.
    /// The gauge is told its spread as before.
    /// </summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Cell">Takes it out of a cell.</param>
    /// <param name="Sensor">Takes it out of a sensor.</param>
    /// <param name="IsSleepCurrent">Whether it is what the board takes while it sleeps.</param>
    public sealed record ExactPart(
        string Name, Func<CellSpread, CellSpread> Cell, Func<MonitorErrors, MonitorErrors> Sensor, bool IsSleepCurrent = false)
    {
        /// <summary>All there are.</summary>
        public static IReadOnlyList<ExactPart> All { get; } =
        [
            OfSensor("voltage", errors => errors with { VoltageOffsetVolts = 0, VoltageGain = 0 }),
            OfSensor("current", errors => errors with { ShuntOffsetVolts = 0, ShuntDriftVoltsPerCelsius = 0, CurrentGain = 0 }),
            OfSensor("temperature", errors => errors with { TemperatureOffsetCelsius = 0 }),
            OfSensor("noise", errors => errors with { VoltageNoiseVolts = 0, ShuntNoiseVolts = 0, TemperatureNoiseCelsius = 0 }),
            OfCell("curve", cell => cell with { OpenCircuitErrorVolts = 0 }),
            OfCell("capacity", cell => cell with { CapacityRatio = 1 }),
            OfCell("resistance", cell => cell with { ResistanceRatio = 1 }),
            OfCell("self-discharge", cell => cell with { SelfDischargeRatio = 1, LeakPerHour = 0 }),
            new("sleep-current", cell => cell, errors => errors, true),
        ];

        /// <summary>Looks one up.</summary>
        /// <param name="name">Its name.</param>
        /// <returns>It.</returns>
        /// <exception cref="InputException">There is none of that name.</exception>
        public static ExactPart Find(string name) =>
            All.FirstOrDefault(one => one.Name == name)
            ?? throw new InputException(
                name, null, $"nothing of that name is drawn; known are {string.Join(", ", All.Select(one => one.Name))}");

        private static ExactPart OfSensor(string name, Func<MonitorErrors, MonitorErrors> sensor) => new(name, cell => cell, sensor);

        private static ExactPart OfCell(string name, Func<CellSpread, CellSpread> cell) => new(name, cell, errors => errors);
    }
}
