using Microbattery.Cells.Materials;
using Microbattery.Cells.Physics;

namespace Microbattery.HostTests.Physics
{
    /// <summary>Designs the physics tests use.</summary>
    internal static class Films
    {
        internal static FilmCellParameters Lipon(double micrometres = 1.85, string negative = "Li", double cutoffVolts = 3) => new()
        {
            Design = new CellDesign
            {
                Positive = MaterialLibrary.HalfCell("LiCoO2"),
                PositiveMicrometres = micrometres,
                Electrolyte = MaterialLibrary.Electrolyte("LiPON"),
                ElectrolyteMicrometres = 1.5,
                Negative = MaterialLibrary.HalfCell(negative),
                NegativeMicrometres = negative == "Si" ? 0.4 : 5,
                AreaSquareCentimetres = 5.3,
                ChargeVolts = 4.2,
                CutoffVolts = cutoffVolts,
            },
        };

        /// <summary>Without what ages and leaks: the ideal cell.</summary>
        internal static FilmCellParameters Ideal(this FilmCellParameters parameters) =>
            parameters with { FadePerCycle = 0, FadePerYear = 0, SelfDischargePerYear = 0 };

        internal static void Run(this FilmCell cell, double seconds, double amps, double step = 1)
        {
            for (double left = seconds; left > 1e-9; left -= step)
            {
                cell.Step(System.Math.Min(step, left), amps);
            }
        }
    }
}
