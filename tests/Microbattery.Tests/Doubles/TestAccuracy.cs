using Microbattery.Hal;

namespace Microbattery.Tests.Doubles
{
    /// <summary>A board with round figures.</summary>
    public static class TestAccuracy
    {
        /// <summary>New figures.</summary>
        public static SensorAccuracy Create() => new SensorAccuracy
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
