using System;
using Microbattery.Cells.Materials;
using Microbattery.Cells.Models;

namespace Microbattery.Cells.Physics
{
    /// <summary>What a production's spread and age do to the physics of a film cell.</summary>
    public static class SpreadOfFilms
    {
        private const double HoursPerYear = 365.25 * 24;
        private const double LeastStepVolts = 1e-6;

        /// <summary>The physics of a drawn cell.</summary>
        /// <param name="nominal">The nominal cell.</param>
        /// <param name="spread">How it differs.</param>
        /// <returns>Its parameters.</returns>
        public static FilmCellParameters With(this FilmCellParameters nominal, CellSpread spread)
        {
            ArgumentNullException.ThrowIfNull(nominal);
            ArgumentNullException.ThrowIfNull(spread);

            // Less area has both less capacity and more resistance: what it adds is not added twice.
            double layers = spread.ResistanceRatio * spread.Age.ResistanceRatio * spread.Age.CapacityRatio;
            CellDesign design = nominal.Design;
            return nominal with
            {
                Design = design with
                {
                    Positive = Bent(design, spread),
                    PositiveMicrometres = design.PositiveMicrometres * spread.CapacityRatio,
                    AreaSquareCentimetres = design.AreaSquareCentimetres * spread.Age.CapacityRatio,
                    ElectrolyteMicrometres = design.ElectrolyteMicrometres * layers,
                    PositiveTransferOhmSquareCentimetres = design.PositiveTransferOhmSquareCentimetres * layers,
                    NegativeTransferOhmSquareCentimetres = design.NegativeTransferOhmSquareCentimetres * layers,
                },
                SelfDischargePerYear = (nominal.SelfDischargePerYear * spread.SelfDischargeRatio) + (spread.LeakPerHour * HoursPerYear),
            };
        }

        /// <summary>
        /// The positive film with a potential bent by a sine along the state of charge; it keeps falling with lithium content.
        /// </summary>
        private static HalfCell Bent(CellDesign design, CellSpread spread)
        {
            HalfCell film = design.Positive;
            if (spread.OpenCircuitErrorVolts == 0)
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
                volts[i] = film.PotentialVolts[i] + spread.OpenCircuitErrorAt((empty - filling) / window);
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
}
