using System;
using Microbattery.Bench.Materials;
using Microbattery.Bench.Physics;
using Microbattery.Bench.Simulation;

namespace Microbattery.Bench.Accuracy
{
    /// <summary>How one cell differs from the nominal one of its type that was characterised.</summary>
    /// <param name="CapacityRatio">Thickness of its positive film over nominal.</param>
    /// <param name="ResistanceRatio">Electrolyte and charge transfer over nominal.</param>
    /// <param name="SelfDischargeRatio">Self-discharge over nominal.</param>
    public sealed record TrueCell(double CapacityRatio, double ResistanceRatio, double SelfDischargeRatio)
    {
        /// <summary>Spread of the capacity within a lot, one sigma.</summary>
        public const double CapacitySigma = 0.05;

        /// <summary>Spread of the resistance within a lot, one sigma.</summary>
        public const double ResistanceSigma = 0.15;

        /// <summary>Spread of the self-discharge within a lot, one sigma.</summary>
        public const double SelfDischargeSigma = 0.3;

        /// <summary>Draws one cell of a lot.</summary>
        /// <param name="noise">Where from.</param>
        /// <returns>The cell.</returns>
        public static TrueCell Draw(GaussianNoise noise)
        {
            ArgumentNullException.ThrowIfNull(noise);
            return new TrueCell(
                Math.Exp(CapacitySigma * noise.Next()), Math.Exp(ResistanceSigma * noise.Next()), Math.Exp(SelfDischargeSigma * noise.Next()));
        }

        /// <summary>The cell's physics.</summary>
        /// <param name="nominal">The nominal cell.</param>
        /// <param name="age">What years did to it.</param>
        /// <returns>Its parameters.</returns>
        public FilmCellParameters Of(FilmCellParameters nominal, CellAge age)
        {
            ArgumentNullException.ThrowIfNull(nominal);
            ArgumentNullException.ThrowIfNull(age);

            // Less area has both less capacity and more resistance: what it adds is not added twice.
            double layers = ResistanceRatio * age.ResistanceRatio * age.CapacityRatio;
            CellDesign design = nominal.Design;
            return nominal with
            {
                Design = design with
                {
                    PositiveMicrometres = design.PositiveMicrometres * CapacityRatio,
                    AreaSquareCentimetres = design.AreaSquareCentimetres * age.CapacityRatio,
                    ElectrolyteMicrometres = design.ElectrolyteMicrometres * layers,
                    PositiveTransferOhmSquareCentimetres = design.PositiveTransferOhmSquareCentimetres * layers,
                    NegativeTransferOhmSquareCentimetres = design.NegativeTransferOhmSquareCentimetres * layers,
                },
                SelfDischargePerYear = nominal.SelfDischargePerYear * SelfDischargeRatio,
            };
        }
    }

    /// <summary>What years did to a cell: area that no longer takes part, layers that conduct worse.</summary>
    /// <param name="CapacityRatio">Capacity left, 0 to 1.</param>
    /// <param name="ResistanceRatio">Resistance over that when fresh, 1 or more.</param>
    public sealed record CellAge(double CapacityRatio, double ResistanceRatio)
    {
        /// <summary>As made.</summary>
        public static CellAge Fresh { get; } = new(1, 1);
    }
}
