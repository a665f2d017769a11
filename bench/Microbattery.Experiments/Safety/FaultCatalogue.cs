using System.Collections.Generic;
using System.Linq;
using Microbattery.Records;

namespace Microbattery.Experiments.Safety
{
    /// <summary>Everything that is broken for the safety case. Another one is another entry of its group.</summary>
    public static class FaultCatalogue
    {
        /// <summary>All of them, in the order of the table.</summary>
        public static IReadOnlyList<InjectedFault> All { get; } =
            [.. SensorFaults.All, .. ConverterFaults.All, .. PowerFaults.All, .. ControllerFaults.All];

        /// <summary>A fault.</summary>
        /// <param name="name">Its name.</param>
        /// <returns>The fault.</returns>
        /// <exception cref="InputException">There is none of that name.</exception>
        public static InjectedFault Find(string? name) => All.FirstOrDefault(fault => fault.Name == name)
            ?? throw new InputException("--fault", null, $"'{name}' is none of {string.Join("; ", All.Select(fault => fault.Name))}");
    }
}
