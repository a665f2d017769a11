using Microbattery.Hal.FrontEnds;

namespace Microbattery.Experiments.Calibration
{
    /// <summary>A point of one input: what the board printed, and what the meter showed.</summary>
    /// <param name="Input">The input.</param>
    /// <param name="Code256ths">Mean code, 1/256 steps.</param>
    /// <param name="Metered">What the meter showed, µV, nA or m°C.</param>
    /// <param name="Line">Line of the file.</param>
    public sealed record MeteredRow(FrontEndInput Input, int Code256ths, int Metered, int Line);
}
