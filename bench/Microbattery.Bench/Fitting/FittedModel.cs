using System;
using System.Linq;
using Microbattery.Bench.Traces;
using Microbattery.Firmware.Cells;

namespace Microbattery.Bench.Fitting
{
    /// <summary>The voltage a fitted cell's tables say for its own trace: what the fit is worth, without a gauge in between.</summary>
    public static class FittedModel
    {
        /// <summary>Runs the model along the trace.</summary>
        /// <param name="cell">The fitted cell.</param>
        /// <returns>V at each row.</returns>
        public static double[] Volts(FittedCell cell) => Run(cell).Volts;

        /// <summary>How much slow polarisation the model has in the trace.</summary>
        /// <param name="cell">The fitted cell.</param>
        /// <param name="leastStateOfCharge">Rows below this are left out.</param>
        /// <returns>Root of the mean square, V; NaN without such a row.</returns>
        public static double SlowVolts(FittedCell cell, double leastStateOfCharge) => RootMeanSquare(cell, leastStateOfCharge, Run(cell).Slow);

        private static (double[] Volts, double[] Slow) Run(FittedCell cell)
        {
            ArgumentNullException.ThrowIfNull(cell);
            double[] polarization = new double[cell.Samples.Count];
            double[] slow = new double[cell.RelaxationSeconds.Length];
            double[] volts = new double[cell.Samples.Count];
            for (int row = 0; row < volts.Length; row++)
            {
                TraceSample sample = cell.Samples[row];
                double soc = cell.StateOfCharge[row];
                double ohmic = sample.CurrentAmps * At(cell.ResistanceOhms, soc) * Ratio(cell.ResistanceRatios, sample.TemperatureCelsius);
                double seconds = row == 0 ? 0 : sample.TimeSeconds - cell.Samples[row - 1].TimeSeconds;
                for (int k = 0; k < slow.Length; k++)
                {
                    double target = ohmic * cell.RelaxationShares[k];
                    slow[k] = target + ((slow[k] - target) * Math.Exp(-seconds / cell.RelaxationSeconds[k]));
                }

                polarization[row] = slow.Sum();
                volts[row] = At(cell.OpenCircuitVolts, soc) + ohmic + polarization[row];
            }

            return (volts, polarization);
        }

        /// <summary>How far the model is off.</summary>
        /// <param name="cell">The fitted cell.</param>
        /// <param name="leastStateOfCharge">Rows below this are left out.</param>
        /// <returns>Root of the mean square, V; NaN without such a row.</returns>
        public static double ResidualVolts(FittedCell cell, double leastStateOfCharge)
        {
            ArgumentNullException.ThrowIfNull(cell);
            double[] volts = Volts(cell);
            return RootMeanSquare(cell, leastStateOfCharge, [.. volts.Select((one, row) => one - cell.Samples[row].VoltageVolts)]);
        }

        private static double RootMeanSquare(FittedCell cell, double leastStateOfCharge, double[] volts)
        {
            double[] squares = [.. Enumerable.Range(0, volts.Length)
                .Where(row => cell.StateOfCharge[row] >= leastStateOfCharge && cell.StateOfCharge[row] <= 1.02)
                .Select(row => volts[row] * volts[row])];
            return squares.Length > 0 ? Math.Sqrt(squares.Average()) : double.NaN;
        }

        /// <summary>A table at even steps of state of charge, straight between entries, held at its ends.</summary>
        public static double At(double[] table, double stateOfCharge)
        {
            double position = Math.Clamp(stateOfCharge, 0, 1) * (table.Length - 1);
            int index = Math.Min((int)position, table.Length - 2);
            return table[index] + ((position - index) * (table[index + 1] - table[index]));
        }

        /// <summary>A table on the grid of temperatures, straight between entries in its logarithm.</summary>
        public static double Ratio(double[] ratios, double celsius)
        {
            double position = Math.Clamp(((celsius * 1000) - TemperatureGrid.FirstMillicelsius) / TemperatureGrid.StepMillicelsius, 0, TemperatureGrid.Count - 1);
            int index = Math.Min((int)position, TemperatureGrid.Count - 2);
            return Math.Exp(((1 - position + index) * Math.Log(ratios[index])) + ((position - index) * Math.Log(ratios[index + 1])));
        }
    }
}
