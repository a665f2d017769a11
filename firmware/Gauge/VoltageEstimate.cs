using Microbattery.Firmware.Cells;
using Microbattery.Hal;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>
    /// State of charge from the cell voltage, and how little or much that says at this point of the curve: the range of states of
    /// charge that the voltage, give or take its own error, allows.
    /// </summary>
    public sealed class VoltageEstimate
    {
        private const int PolarizationErrorPpm = 500000;

        // Tables have steps of a few per cent and cells differ: even where the curve is steep no voltage says it better than this.
        private const int LeastErrorPpm = 2000;

        private readonly CellProfile _profile;
        private readonly int _sensorErrorMicrovolts;

        /// <summary>Estimates for one cell on one board.</summary>
        /// <param name="profile">The cell.</param>
        /// <param name="accuracy">The board's readings.</param>
        public VoltageEstimate(CellProfile profile, SensorAccuracy accuracy)
        {
            _profile = profile;
            _sensorErrorMicrovolts = accuracy.VoltageErrorMicrovolts;
        }

        /// <summary>State of charge by the last <see cref="Update"/>, ppm.</summary>
        public int StateOfChargePpm { get; private set; }

        /// <summary>How far that may be off, ppm, 2000 to 1 000 000.</summary>
        public int ErrorPpm { get; private set; } = IntegerMath.Million;

        /// <summary>Whether no state of charge has such a voltage: an over-charged or over-discharged cell, or a wrong look.</summary>
        public bool IsOutside { get; private set; }

        /// <summary>Estimates anew.</summary>
        /// <param name="voltageMicrovolts">Cell voltage, µV.</param>
        /// <param name="model">The cell, which knows the drops that are not open-circuit voltage.</param>
        /// <param name="unknownRelaxationMicrovolts">How far relaxation from before the first look may still go, µV.</param>
        public void Update(int voltageMicrovolts, CellModel model, int unknownRelaxationMicrovolts)
        {
            // Each term is held to 9e8: six squares stay below 4.9e18.
            long ohmic = Share(model.OhmicMicrovolts, _profile.ResistanceErrorPpm);
            long polarization = Share(model.PolarizationMicrovolts, PolarizationErrorPpm);
            long squares = Square(_sensorErrorMicrovolts)
                + Square(_profile.OpenCircuitErrorMicrovolts)
                + Square(ohmic)
                + Square(polarization)
                + Square(model.UnsettledMicrovolts)
                + Square(unknownRelaxationMicrovolts);
            long errorMicrovolts = IntegerMath.SquareRoot(squares, 10000);

            long openCircuit = (long)voltageMicrovolts - model.OhmicMicrovolts - model.PolarizationMicrovolts;
            int[] table = _profile.OpenCircuitMicrovolts;
            StateOfChargePpm = ChargeTable.Locate(table, IntegerMath.Saturate(openCircuit));
            int lowest = ChargeTable.Locate(table, IntegerMath.Saturate(openCircuit - errorMicrovolts));
            int highest = ChargeTable.Locate(table, IntegerMath.Saturate(openCircuit + errorMicrovolts));
            int below = StateOfChargePpm - lowest;
            int above = highest - StateOfChargePpm;
            ErrorPpm = (int)IntegerMath.Clamp(below > above ? below : above, LeastErrorPpm, IntegerMath.Million);
            IsOutside = openCircuit + errorMicrovolts < table[0] || openCircuit - errorMicrovolts > table[table.Length - 1];
        }

        private static long Share(int microvolts, int ppm) => IntegerMath.Abs(microvolts) * ppm / IntegerMath.Million;

        private static long Square(long microvolts)
        {
            long held = IntegerMath.Clamp(microvolts, 0, 900000000);
            return held * held;
        }
    }
}
