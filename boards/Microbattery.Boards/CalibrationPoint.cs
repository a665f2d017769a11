using Microbattery.Hal.FrontEnds;

namespace Microbattery.Boards
{
    /// <summary>A calibration point: a known value that a person applies to an input.</summary>
    public sealed class CalibrationPoint
    {
        /// <summary>The input.</summary>
        public readonly FrontEndInput Input;

        /// <summary>Reading of the meter, µV, nA (positive charges the cell) or m°C.</summary>
        public readonly int Metered;

        /// <summary>Creates a point.</summary>
        /// <param name="input">The input.</param>
        /// <param name="metered">Reading of the meter, µV, nA or m°C.</param>
        public CalibrationPoint(FrontEndInput input, int metered)
        {
            Input = input;
            Metered = metered;
        }
    }
}
