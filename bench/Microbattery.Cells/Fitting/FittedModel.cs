using System;
using System.Linq;
using Microbattery.Cells.Profiles;
using Microbattery.Firmware.Cells;
using Microbattery.Records.Traces;

namespace Microbattery.Cells.Fitting
{
    /// <summary>The voltage a fitted cell's tables say for its own trace: what the fit is worth, without a gauge in between.</summary>
    public static class FittedModel
    {
        /// <summary>
        /// Drop up to which the faces, by Butler and Volmer, answer in proportion within a few per cent: about twice RT/F, V.
        /// </summary>
        internal const double ProportionalVolts = 0.05;

        /// <summary>Drop up to which the bend is known well enough to judge the rest by, V.</summary>
        internal const double BentVolts = 0.25;

        private const double FacesVolts = CellModel.ChargeTransferMicrovolts / 1e6;

        /// <summary>A row that is further off says no more than that it is: a face that ran empty has any voltage, V.</summary>
        internal const double OddVolts = 0.02;

        /// <summary>Runs the model along the trace.</summary>
        /// <param name="cell">The fitted cell.</param>
        /// <returns>V at each row.</returns>
        public static double[] Volts(FittedCell cell) => Run(cell).Volts;

        /// <summary>
        /// What the model misses where the bend of its faces is known well enough, and how much slow polarisation it has there. A row that
        /// is odd counts as just that: one knee must not outweigh a trace.
        /// </summary>
        /// <param name="cell">The fitted cell.</param>
        /// <param name="leastStateOfCharge">Rows below this are left out, and those in which the current drops more than 0.25 V.</param>
        /// <returns>Roots of the mean squares, V; NaN without such a row.</returns>
        public static (double Missed, double Slow) WhereBendIsKnown(FittedCell cell, double leastStateOfCharge)
        {
            ArgumentNullException.ThrowIfNull(cell);
            (double[] volts, double[] slow, double[] ohmic) = Run(cell);
            double[] missed = [.. volts.Select((one, row) => one - cell.Samples[row].VoltageVolts)];
            bool IsIn(int row) => cell.StateOfCharge[row] >= leastStateOfCharge && Math.Abs(ohmic[row]) <= BentVolts;
            return (
                RootMeanSquare(cell, IsIn, [.. missed.Select(off => Math.Clamp(off, -OddVolts, OddVolts))]),
                RootMeanSquare(cell, IsIn, slow));
        }

        private static (double[] Volts, double[] Slow, double[] Ohmic) Run(FittedCell cell)
        {
            ArgumentNullException.ThrowIfNull(cell);
            double[] polarization = new double[cell.Samples.Count];
            double[] slow = new double[cell.RelaxationSeconds.Length];
            double[] volts = new double[cell.Samples.Count];
            double[] drops = new double[cell.Samples.Count];
            FilmDiffusion.State film = default;
            double lag = 0;
            for (int row = 0; row < volts.Length; row++)
            {
                TraceSample sample = cell.Samples[row];
                double soc = cell.StateOfCharge[row];
                double ohmic = sample.CurrentAmps * EvenTable.At(cell.ResistanceOhms, soc)
                    * Ratio(cell.ResistanceRatios, sample.TemperatureCelsius);
                double seconds = row == 0 ? 0 : sample.TimeSeconds - cell.Samples[row - 1].TimeSeconds;
                for (int k = 0; k < slow.Length; k++)
                {
                    double target = ohmic * cell.RelaxationShares[k];
                    slow[k] = target + ((slow[k] - target) * Math.Exp(-seconds / cell.RelaxationSeconds[k]));
                }

                lag = cell.Diffusion is FilmDiffusion diffusion
                    ? film.Step(
                        seconds, diffusion.Seconds(soc + (lag / 2), sample.TemperatureCelsius),
                        sample.CurrentAmps / 3600 / cell.CapacityAmpHours)
                    : 0;
                double openCircuit = EvenTable.At(cell.OpenCircuitVolts, soc);
                drops[row] = ohmic;
                double bent = Bent(ohmic, cell.ChargeTransferRatio);
                polarization[row] = slow.Sum()
                    + (lag == 0 ? 0 : FaceVolts(cell.OpenCircuitVolts, soc + lag) - FaceVolts(cell.OpenCircuitVolts, soc));
                volts[row] = openCircuit + bent + polarization[row];
            }

            return (volts, polarization, drops);
        }

        /// <summary>How far the model is off.</summary>
        /// <param name="cell">The fitted cell.</param>
        /// <param name="leastStateOfCharge">Rows below this are left out.</param>
        /// <returns>Root of the mean square, V; NaN without such a row.</returns>
        public static double ResidualVolts(FittedCell cell, double leastStateOfCharge)
        {
            ArgumentNullException.ThrowIfNull(cell);
            double[] volts = Volts(cell);
            return RootMeanSquare(
                cell, row => cell.StateOfCharge[row] >= leastStateOfCharge,
                [.. volts.Select((one, row) => one - cell.Samples[row].VoltageVolts)]);
        }

        private static double RootMeanSquare(FittedCell cell, Func<int, bool> isIn, double[] volts)
        {
            double[] squares = [.. Enumerable.Range(0, volts.Length)
                .Where(row => isIn(row) && cell.StateOfCharge[row] <= 1.02)
                .Select(row => volts[row] * volts[row])];
            return squares.Length > 0 ? Math.Sqrt(squares.Average()) : double.NaN;
        }

        /// <summary>A drop as the gauge's model bends it: what the faces add falls short of proportion.</summary>
        /// <param name="volts">In proportion, V.</param>
        /// <param name="faceRatio">The faces' share of it.</param>
        /// <returns>V.</returns>
        internal static double Bent(double volts, double faceRatio)
        {
            double x = volts * faceRatio / FacesVolts;
            return volts * (1 - (faceRatio * x * x / (6 + (2 * x * x))));
        }

        /// <summary>Voltage at the face of a film, which can be fuller than any cell at rest: there the curve goes on as it ends.</summary>
        /// <param name="openCircuitVolts">V, at even steps of state of charge.</param>
        /// <param name="stateOfCharge">At the face.</param>
        /// <returns>V.</returns>
        internal static double FaceVolts(double[] openCircuitVolts, double stateOfCharge)
        {
            double slope = (openCircuitVolts[^1] - openCircuitVolts[^2]) * (openCircuitVolts.Length - 1);
            return EvenTable.At(openCircuitVolts, stateOfCharge) + (Math.Max(0, stateOfCharge - 1) * slope);
        }

        /// <summary>A table on the grid of temperatures, straight between entries in its logarithm.</summary>
        public static double Ratio(double[] ratios, double celsius)
        {
            double position = Math.Clamp(
                ((celsius * 1000) - TemperatureTable.FirstMillicelsius) / TemperatureTable.StepMillicelsius, 0, TemperatureTable.Count - 1);
            int index = Math.Min((int)position, TemperatureTable.Count - 2);
            return Math.Exp(((1 - position + index) * Math.Log(ratios[index])) + ((position - index) * Math.Log(ratios[index + 1])));
        }
    }
}
