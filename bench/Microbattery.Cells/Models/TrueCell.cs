using System;
using Microbattery.Cells.Materials;
using Microbattery.Cells.Physics;

namespace Microbattery.Cells.Models
{
    /// <summary>How one cell differs from the nominal one of its type that was characterised.</summary>
    /// <param name="CapacityRatio">Thickness of its positive film over nominal.</param>
    /// <param name="ResistanceRatio">Electrolyte and charge transfer over nominal.</param>
    /// <param name="SelfDischargeRatio">Self-discharge over nominal.</param>
    /// <param name="OpenCircuitErrorVolts">Amplitude of the difference of its positive film's potential, V.</param>
    /// <param name="OpenCircuitErrorPhase">Where along the state of charge that lies, rad.</param>
    public sealed record TrueCell(
        double CapacityRatio, double ResistanceRatio, double SelfDischargeRatio, double OpenCircuitErrorVolts, double OpenCircuitErrorPhase)
    {
        /// <summary>Spread of the capacity within a lot, one sigma.</summary>
        public const double CapacitySigma = BalanceSpread.ThicknessSigma;

        /// <summary>Spread of the resistance within a lot, one sigma.</summary>
        public const double ResistanceSigma = 0.15;

        /// <summary>Spread of the self-discharge within a lot, one sigma.</summary>
        public const double SelfDischargeSigma = 0.3;

        /// <summary>
        /// Spread of the open-circuit voltage within a lot, one sigma, V: cells of one material differ by little. An estimate; 'run' takes
        /// 2 mV (<see cref="CellTruth"/>), with which the page of the matrix gives its sums too.
        /// </summary>
        public const double OpenCircuitSigmaVolts = 0.0005;

        private const double LeastStepVolts = 1e-6;

        /// <summary>The nominal cell.</summary>
        public static TrueCell Nominal { get; } = new(1, 1, 1, 0, 0);

        /// <summary>Draws one cell of a lot.</summary>
        /// <param name="noise">Where from.</param>
        /// <param name="openCircuitSigmaVolts">Spread of the open-circuit voltage, one sigma, V.</param>
        /// <returns>The cell.</returns>
        public static TrueCell Draw(GaussianNoise noise, double openCircuitSigmaVolts)
        {
            ArgumentNullException.ThrowIfNull(noise);
            return new TrueCell(
                Math.Exp(CapacitySigma * noise.Next()),
                Math.Exp(ResistanceSigma * noise.Next()),
                Math.Exp(SelfDischargeSigma * noise.Next()),
                openCircuitSigmaVolts * noise.Next(),
                2 * noise.Next());
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
                    Positive = Bent(design),
                    PositiveMicrometres = design.PositiveMicrometres * CapacityRatio,
                    AreaSquareCentimetres = design.AreaSquareCentimetres * age.CapacityRatio,
                    ElectrolyteMicrometres = design.ElectrolyteMicrometres * layers,
                    PositiveTransferOhmSquareCentimetres = design.PositiveTransferOhmSquareCentimetres * layers,
                    NegativeTransferOhmSquareCentimetres = design.NegativeTransferOhmSquareCentimetres * layers,
                },
                SelfDischargePerYear = nominal.SelfDischargePerYear * SelfDischargeRatio,
            };
        }

        /// <summary>The positive film with a potential bent by a sine along the state of charge; it keeps falling with lithium content.</summary>
        private HalfCell Bent(CellDesign design)
        {
            HalfCell film = design.Positive;
            if (OpenCircuitErrorVolts == 0)
            {
                return film;
            }

            CellBalance balance = new(design);
            double empty = balance.PositiveFilling(0);
            double window = empty - balance.PositiveFilling(1);
            double[] volts = new double[film.PotentialVolts.Length];
            for (int i = 0; i < volts.Length; i++)
            {
                double filling = film.FirstFilling + ((film.LastFilling - film.FirstFilling) * i / (volts.Length - 1));
                double bent = OpenCircuitErrorVolts * Math.Sin((2 * Math.PI * (empty - filling) / window) + OpenCircuitErrorPhase);
                volts[i] = film.PotentialVolts[i] + bent;
                volts[i] = i > 0 ? Math.Min(volts[i], volts[i - 1] - LeastStepVolts) : volts[i];
            }

            return new HalfCell
            {
                Name = film.Name,
                Formula = film.Formula,
                CapacityMilliampHoursPerGram = film.CapacityMilliampHoursPerGram,
                DensityGramsPerCubicCentimetre = film.DensityGramsPerCubicCentimetre,
                Source = film.Source,
                Note = film.Note,
                FillingAsMade = film.FillingAsMade,
                DiffusivitySquareMetresPerSecond = film.DiffusivitySquareMetresPerSecond,
                FirstFilling = film.FirstFilling,
                LastFilling = film.LastFilling,
                PotentialVolts = volts,
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
