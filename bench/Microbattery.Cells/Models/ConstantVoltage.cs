using System;

namespace Microbattery.Cells.Models
{
    /// <summary>A cell held at a voltage, as a charger holds it.</summary>
    public static class ConstantVoltage
    {
        private const int MostIterations = 20;
        private const double ConvergedRatio = 1e-7;

        /// <summary>Lets time pass at a steady voltage.</summary>
        /// <param name="cell">The cell.</param>
        /// <param name="seconds">Above 0.</param>
        /// <param name="volts">V.</param>
        /// <param name="mostAmps">Limit of the current, A, above 0; reached, the current is held instead.</param>
        /// <returns>The current, A: the one that gives the voltage at the end of the step, as the cell answers to it.</returns>
        public static double StepAtVoltage(this ICellModel cell, double seconds, double volts, double mostAmps)
        {
            ArgumentNullException.ThrowIfNull(cell);
            double amps = Math.Clamp(cell.Current, -mostAmps, mostAmps);
            for (int i = 0; i < MostIterations; i++)
            {
                Thevenin line = cell.Respond(seconds, amps);
                double next = Math.Clamp((volts - line.Volts) / line.Ohms, -mostAmps, mostAmps);
                bool isSame = Math.Abs(next - amps) <= ConvergedRatio * mostAmps;
                amps = next;
                if (isSame)
                {
                    break;
                }
            }

            cell.Step(seconds, amps);
            return amps;
        }
    }
}
