using System;
using Microbattery.Records;

namespace Microbattery.Cells.Materials
{
    /// <summary>
    /// How the two electrodes of a design share their lithium: charge moves the positive's filling down and the negative's up, and the
    /// voltage is the difference of their potentials. Full is where that reaches the charge voltage, empty where it reaches the cut-off, or
    /// where one electrode has no lithium, or no room, left.
    /// </summary>
    public sealed class CellBalance
    {
        private readonly CellDesign _design;

        /// <summary>Balances a design.</summary>
        /// <param name="design">The design.</param>
        /// <exception cref="InputException">A layer, the area or the window makes no cell; the message names it.</exception>
        public CellBalance(CellDesign design)
        {
            ArgumentNullException.ThrowIfNull(design);
            _design = design;
            Check(design);
            double squareMetres = design.AreaSquareCentimetres * 1e-4;
            PositiveCoulombs = design.Positive.CoulombsPerCubicMetre * design.PositiveActiveRatio * design.PositiveMicrometres * 1e-6
                * squareMetres;
            NegativeCoulombs = design.Negative.CoulombsPerCubicMetre * design.NegativeActiveRatio * design.NegativeMicrometres * 1e-6
                * squareMetres;

            // Charge counts from the cell as deposited. Lithium can leave an electrode only as far as it has some.
            double mostCharge = design.Positive.FillingAsMade * PositiveCoulombs;
            double leastCharge = -(1 - design.Positive.FillingAsMade) * PositiveCoulombs;
            if (!design.Negative.IsReservoir)
            {
                mostCharge = Math.Min(mostCharge, (1 - design.Negative.FillingAsMade) * NegativeCoulombs);
                leastCharge = Math.Max(leastCharge, -design.Negative.FillingAsMade * NegativeCoulombs);
            }
            else if (design.Negative.IsLithiumFree)
            {
                leastCharge = 0;
            }
            else
            {
                leastCharge = Math.Max(leastCharge, -NegativeCoulombs);
            }

            FullCoulombs = Solve(design.ChargeVolts, leastCharge, mostCharge);
            double lost = design.Negative.IsLithiumFree ? design.Negative.FormationLossRatio * FullCoulombs : leastCharge;
            EmptyCoulombs = Solve(design.CutoffVolts, Math.Max(lost, leastCharge), FullCoulombs);
            if (!(CapacityCoulombs > 1e-9 * PositiveCoulombs))
            {
                throw new InputException(
                    "window", null, $"between {design.CutoffVolts} and {design.ChargeVolts} V these electrodes hold no charge");
            }
        }

        /// <summary>Charge of the positive electrode from filling 0 to 1, C.</summary>
        public double PositiveCoulombs { get; }

        /// <summary>Charge of the negative electrode from filling 0 to 1, C.</summary>
        public double NegativeCoulombs { get; }

        /// <summary>Charge from the cell as deposited to full, C.</summary>
        public double FullCoulombs { get; }

        /// <summary>
        /// Charge from the cell as deposited to empty, C; negative when the negative electrode came with lithium to give.
        /// </summary>
        public double EmptyCoulombs { get; }

        /// <summary>Capacity, C.</summary>
        public double CapacityCoulombs => FullCoulombs - EmptyCoulombs;

        /// <summary>Energy from full to empty at rest, J.</summary>
        public double EnergyJoules
        {
            get
            {
                const int Steps = 1000;
                double sum = 0;
                for (int i = 0; i < Steps; i++)
                {
                    sum += OpenCircuitVolts((i + 0.5) / Steps);
                }

                return sum / Steps * CapacityCoulombs;
            }
        }

        /// <summary>Filling of the positive electrode.</summary>
        /// <param name="stateOfCharge">0 to 1.</param>
        /// <returns>Lithium content as a share of the sites.</returns>
        public double PositiveFilling(double stateOfCharge) =>
            _design.Positive.FillingAsMade - (ChargeAt(stateOfCharge) / PositiveCoulombs);

        /// <summary>Filling of the negative electrode; of no meaning for a reservoir.</summary>
        /// <param name="stateOfCharge">0 to 1.</param>
        /// <returns>Lithium content as a share of the sites.</returns>
        public double NegativeFilling(double stateOfCharge) =>
            _design.Negative.FillingAsMade + (ChargeAt(stateOfCharge) / NegativeCoulombs);

        /// <summary>Open-circuit voltage.</summary>
        /// <param name="stateOfCharge">0 to 1.</param>
        /// <returns>V.</returns>
        public double OpenCircuitVolts(double stateOfCharge) => VoltsAt(ChargeAt(stateOfCharge));

        private static void Check(CellDesign design)
        {
            Positive("positive thickness", design.PositiveMicrometres, 1000, "µm");
            Positive("electrolyte thickness", design.ElectrolyteMicrometres, 1000, "µm");
            Positive("negative thickness", design.NegativeMicrometres, 1000, "µm");
            Positive("area", design.AreaSquareCentimetres, 1000, "cm²");
            Positive("charge voltage", design.ChargeVolts, 6, "V");
            Positive("cut-off voltage", design.CutoffVolts, 6, "V");
            Positive("share of active material", design.PositiveActiveRatio, 1, string.Empty);
            Positive("share of active material", design.NegativeActiveRatio, 1, string.Empty);
            if (design.CutoffVolts >= design.ChargeVolts)
            {
                throw new InputException(
                    "cut-off voltage", null, $"{design.CutoffVolts} V is not below the charge voltage, {design.ChargeVolts} V");
            }

            if (design.Positive.IsReservoir)
            {
                throw new InputException(
                    "positive", null, $"{design.Positive.Name} is no positive electrode: its potential does not change with its filling");
            }
        }

        private static void Positive(string what, double value, double most, string unit)
        {
            if (!(value > 0 && value <= most))
            {
                throw new InputException(
                    what, null, $"{value} {unit} is not above 0 and at most {most} {unit}".Replace("  ", " ", StringComparison.Ordinal));
            }
        }

        private double ChargeAt(double stateOfCharge) => EmptyCoulombs + (stateOfCharge * CapacityCoulombs);

        private double VoltsAt(double coulombs) =>
            _design.Positive.Potential(_design.Positive.FillingAsMade - (coulombs / PositiveCoulombs))
            - _design.Negative.Potential(_design.Negative.FillingAsMade + (coulombs / NegativeCoulombs));

        /// <summary>
        /// Bisection: the voltage rises with charge. Where it does not reach the voltage asked for, the end nearest to it.
        /// </summary>
        private double Solve(double volts, double low, double high)
        {
            for (int i = 0; i < 100; i++)
            {
                double middle = (low + high) / 2;
                (low, high) = VoltsAt(middle) < volts ? (middle, high) : (low, middle);
            }

            return (low + high) / 2;
        }
    }
}
