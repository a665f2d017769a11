using System;
using System.Linq;
using Microbattery.Records;

namespace Microbattery.Cells.Materials
{
    /// <summary>
    /// How far a positive film of another thickness moves the open-circuit voltage where the negative is no reservoir: the two films'
    /// fillings then go together otherwise. At both ends of the scale it moves nothing, for they are where the voltage says so.
    /// </summary>
    public static class BalanceSpread
    {
        /// <summary>How thick films of a production are over nominal, one sigma: an estimate.</summary>
        public const double ThicknessSigma = 0.05;

        private const int Entries = 101; // near full the two part within a per cent

        /// <summary>How far films one sigma thicker move the curve of a design.</summary>
        /// <param name="design">The design.</param>
        /// <returns>Root of the mean square over state of charge, V, 0 for a reservoir; and what it is along that, over the root, at even
        /// steps from 0 to 1, each within 2.</returns>
        /// <exception cref="InputException">The layers make no cell.</exception>
        public static (double Volts, double[] Shape) Of(CellDesign design)
        {
            ArgumentNullException.ThrowIfNull(design);
            CellBalance nominal = new(design);
            CellBalance thicker = new(design with { PositiveMicrometres = design.PositiveMicrometres * (1 + ThicknessSigma) });
            double[] volts = [.. Enumerable.Range(0, Entries)
                .Select(i => (double)i / (Entries - 1))
                .Select(charge => thicker.OpenCircuitVolts(charge) - nominal.OpenCircuitVolts(charge))];
            double root = Math.Sqrt(volts.Average(volt => volt * volt));
            return design.Negative.IsReservoir || root < 1e-6
                ? (0, [])
                : (root, [.. volts.Select(volt => Math.Round(Math.Clamp(volt / root, -2, 2), 4))]);
        }
    }
}
