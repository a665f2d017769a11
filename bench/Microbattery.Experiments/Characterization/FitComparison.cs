using System;
using System.Linq;
using System.Threading;
using Microbattery.Cells.Fitting;
using Microbattery.Cells.Physics;
using Microbattery.Cells.Profiles;

namespace Microbattery.Experiments.Characterization
{
    /// <summary>
    /// What a fit is worth, against what no trace shows: the simulated cell's own open-circuit voltage and resistance, between
    /// the states in which it rests at its cut-off (0) and at its charge voltage (1). The resistance is that of
    /// the physics one second after a step of a thousandth of 1C from rest: voltage less open-circuit voltage, over current.
    /// </summary>
    public sealed record FitComparison
    {
        private static readonly double[] s_celsius = [-10, 0, 10, 25, 35, 45];

        /// <summary>Rows of the trace.</summary>
        public required int Rows { get; init; }

        /// <summary>Fitted capacity over the cell's own, less one.</summary>
        public required double CapacityErrorRatio { get; init; }

        /// <summary>Error of the open-circuit voltage, root of the mean square from 0 to 100 % in steps of 1 %, V.</summary>
        public required double OpenCircuitRmsVolts { get; init; }

        /// <summary>Worst error of the open-circuit voltage from 2 % up, V.</summary>
        public required double OpenCircuitWorstVolts { get; init; }

        /// <summary>Worst error of the fitted resistance over itself, from 5 to 95 % and -10 to 45 °C.</summary>
        public required double SurfaceWorstRatio { get; init; }

        /// <summary>
        /// Worst error of what the profile keeps of it, the product of two curves and diffusion, over itself, from 10 to 95 % and -10 to 45
        /// °C.
        /// </summary>
        public required double ProductWorstRatio { get; init; }

        /// <summary>The least that worst error could be for any product of two curves, from the cell's own resistance.</summary>
        public required double ProductBoundRatio { get; init; }

        /// <summary>The model's error over the trace above 5 % state of charge, root of the mean square, V.</summary>
        public required double ResidualVolts { get; init; }

        /// <summary>Compares.</summary>
        /// <param name="fitted">What was fitted, a family under it or not.</param>
        /// <param name="parameters">The cell the trace is of.</param>
        /// <param name="cancellation">Ends it early, with <see cref="OperationCanceledException"/>.</param>
        /// <returns>The figures.</returns>
        public static FitComparison Of(FittedCell fitted, FilmCellParameters parameters, CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(fitted);
            ArgumentNullException.ThrowIfNull(parameters);
            FilmCell fresh = new(parameters, 0.5, 25);
            double empty = Where(parameters, parameters.Design.CutoffVolts, -0.1, 0.5);
            double full = Where(parameters, parameters.Design.ChargeVolts, 0.5, 1.1);
            double[] off = OpenCircuitErrors(fitted.OpenCircuitVolts, parameters);
            double surface = 0;
            double product = 0;
            foreach (double celsius in s_celsius)
            {
                for (int percent = 5; percent <= 95; percent += 5)
                {
                    double truth = Truth(percent / 100.0, celsius);
                    double kept = EvenTable.At(fitted.ResistanceOhms, percent / 100.0)
                        * FittedModel.Ratio(fitted.ResistanceRatios, celsius);
                    double diffusion = DiffusionFit.OhmsInSecond(fitted, percent / 100.0, celsius);
                    surface = Math.Max(
                        surface, Math.Abs((((fitted.Surface?.Ohms(percent / 100.0, celsius) ?? kept) + diffusion) / truth) - 1));
                    product = percent >= 10 ? Math.Max(product, Math.Abs(((kept + diffusion) / truth) - 1)) : product;
                }
            }

            double bound = ResistanceSurface.ProductOf(Truth, ProfileDraft.GridCelsius, s_celsius[0], s_celsius[^1], 2).WorstRatio;
            return new FitComparison
            {
                Rows = fitted.Samples.Count,
                CapacityErrorRatio = (fitted.CapacityAmpHours * 3600 / (fresh.NominalCoulombs * (full - empty))) - 1,
                OpenCircuitRmsVolts = Math.Sqrt(off.Average(volts => volts * volts)),
                OpenCircuitWorstVolts = off.Skip(2).Max(Math.Abs),
                SurfaceWorstRatio = surface,
                ProductWorstRatio = product,
                ProductBoundRatio = bound,
                ResidualVolts = FittedModel.ResidualVolts(fitted, 0.05),
            };

            double Truth(double soc, double celsius)
            {
                cancellation.ThrowIfCancellationRequested();
                return Ohms(parameters, empty + (soc * (full - empty)), celsius);
            }
        }

        /// <summary>Errors of an open-circuit table.</summary>
        /// <param name="table">V, at even steps of state of charge.</param>
        /// <param name="parameters">The cell it should be of.</param>
        /// <returns>V, from 0 to 100 % in steps of 1 %.</returns>
        public static double[] OpenCircuitErrors(double[] table, FilmCellParameters parameters)
        {
            ArgumentNullException.ThrowIfNull(parameters);
            double empty = Where(parameters, parameters.Design.CutoffVolts, -0.1, 0.5);
            double full = Where(parameters, parameters.Design.ChargeVolts, 0.5, 1.1);
            return Enumerable.Range(0, 101)
                .Select(i => EvenTable.At(table, i / 100.0) - OpenCircuitVolts(parameters, empty + (i / 100.0 * (full - empty))))
                .ToArray();
        }

        /// <summary>Resistance of the simulated cell, one second after a small step of discharge from rest.</summary>
        /// <param name="parameters">The cell.</param>
        /// <param name="stateOfCharge">0 to 1.</param>
        /// <param name="celsius">°C.</param>
        /// <returns>ohm.</returns>
        public static double Ohms(FilmCellParameters parameters, double stateOfCharge, double celsius)
        {
            ArgumentNullException.ThrowIfNull(parameters);
            FilmCell cell = new(parameters with { SelfDischargePerYear = 0 }, stateOfCharge, celsius);
            double amps = -cell.NominalCoulombs / 3600 / 1000;
            for (int i = 0; i < 100; i++)
            {
                cell.Step(0.01, amps);
            }

            return (cell.Voltage - cell.OpenCircuitVolts) / amps;
        }

        private static double OpenCircuitVolts(FilmCellParameters parameters, double stateOfCharge) =>
            new FilmCell(parameters, stateOfCharge, 25).OpenCircuitVolts;

        /// <summary>State of charge at which the cell rests at a voltage, by bisection.</summary>
        private static double Where(FilmCellParameters parameters, double volts, double low, double high)
        {
            for (int i = 0; i < 40; i++)
            {
                double middle = (low + high) / 2;
                (low, high) = OpenCircuitVolts(parameters, middle) < volts ? (middle, high) : (low, middle);
            }

            return (low + high) / 2;
        }
    }
}
