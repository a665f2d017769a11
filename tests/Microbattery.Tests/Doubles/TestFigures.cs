using Microbattery.Firmware.Configuration;

namespace Microbattery.Tests.Doubles
{
    /// <summary>A board with round figures.</summary>
    public static class TestFigures
    {
        /// <summary>New figures.</summary>
        public static BoardFigures Create() => new BoardFigures
        {
            VoltageErrorMicrovolts = 1000,
            CurrentOffsetErrorNanoamps = 100,
            CurrentGainErrorPpm = 5000,
            SleepCurrentNanoamps = 1000,
            SleepCurrentErrorNanoamps = 200,
            PeakLoadNanoamps = 12000000,
        };
    }
}
