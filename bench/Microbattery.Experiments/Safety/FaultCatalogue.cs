using System;
using System.Collections.Generic;
using System.Linq;

namespace Microbattery.Experiments.Safety
{
    /// <summary>Everything that is broken for the safety case. Another one is another entry of its group.</summary>
    public static class FaultCatalogue
    {
        /// <summary>All of them, in the order of the table.</summary>
        public static IReadOnlyList<InjectedFault> All { get; } = [.. SensorFaults.All, .. ConverterFaults.All, .. PowerFaults.All, .. ControllerFaults.All];

        /// <summary>A fault.</summary>
        /// <param name="name">Its name.</param>
        /// <returns>The fault.</returns>
        /// <exception cref="InvalidOperationException">There is none of that name.</exception>
        public static InjectedFault Find(string name) => All.Single(fault => fault.Name == name);
    }
}
