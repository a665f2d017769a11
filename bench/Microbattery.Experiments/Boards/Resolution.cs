using Microbattery.Boards;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Experiments.Boards
{
    /// <summary>What one step of a board's converter is at the cell.</summary>
    /// <param name="CurrentNanoamps">Of the current in its finest range, nA.</param>
    /// <param name="RangeNanoamps">Largest current of that range to either side, nA.</param>
    /// <param name="LargestNanoamps">Largest current of the widest range, nA.</param>
    /// <param name="BareNanoamps">Of the current if the MCU's converter saw the shunt without amplifier or monitor, nA.</param>
    /// <param name="VoltageMicrovolts">Of the voltage, µV.</param>
    public sealed record Resolution(
        double CurrentNanoamps, double RangeNanoamps, double LargestNanoamps, double BareNanoamps, double VoltageMicrovolts)
    {
        private const double McuReferenceMicrovolts = 3300000;
        private const double McuSteps = 4096;

        /// <summary>By the parts of a board.</summary>
        /// <param name="board">The board.</param>
        /// <returns>The steps.</returns>
        public static Resolution Of(BoardDescription board)
        {
            System.ArgumentNullException.ThrowIfNull(board);
            double ohms = board.Design.ShuntMilliohms / 1e3;
            double bare = McuReferenceMicrovolts / McuSteps / ohms * 1e3;
            if (board.Design is MonitorDesign monitor)
            {
                int finest = monitor.FineShuntPicovoltsPerStep > 0
                    ? monitor.FineShuntPicovoltsPerStep
                    : monitor.CoarseShuntPicovoltsPerStep;
                double step = finest / ohms / 1e3;
                double widest = monitor.CoarseShuntPicovoltsPerStep / ohms / 1e3;
                return new Resolution(
                    step, step * monitor.LargestCode, widest * monitor.LargestCode, bare, monitor.BusPicovoltsPerStep / 1e6);
            }

            AmplifierDesign design = (AmplifierDesign)board.Design;
            double stepMicrovolts = (double)design.ReferenceMicrovolts / design.FullScaleCode;
            double bias = design.BiasMicrovolts > 0 ? design.BiasMicrovolts : design.ReferenceMicrovolts;

            // Amplifiers end at their bias, the converter at its reference: charge current is short of discharge where that is the lower.
            double swing = System.Math.Min(bias / 2, design.ReferenceMicrovolts - (bias / 2));
            return new Resolution(
                stepMicrovolts / design.FineGain / ohms * 1e3,
                swing / design.FineGain / ohms * 1e3,
                swing / design.CoarseGain / ohms * 1e3,
                bare,
                stepMicrovolts * 1e6 / design.DividerPpm);
        }
    }
}
