using Microbattery.Hal.FrontEnds;

namespace Microbattery.Boards
{
    /// <summary>Something known that a person applies to an input.</summary>
    public sealed class CalibrationPoint
    {
        /// <summary>The input.</summary>
        public readonly FrontEndInput Input;

        /// <summary>What the meter shows, µV, nA (positive charges the cell) or m°C.</summary>
        public readonly int Metered;

        /// <summary>A point.</summary>
        /// <param name="input">The input.</param>
        /// <param name="metered">What the meter shows, µV, nA or m°C.</param>
        public CalibrationPoint(FrontEndInput input, int metered)
        {
            Input = input;
            Metered = metered;
        }
    }
}
