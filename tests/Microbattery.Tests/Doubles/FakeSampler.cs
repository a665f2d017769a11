using System;
using Microbattery.Hal;

namespace Microbattery.Tests.Doubles
{
    /// <summary>Gives the samples a test has set: half of everything of a 12 bit converter to begin with.</summary>
    public sealed class FakeSampler : ISampler
    {
        public int VoltageCode = 2048;
        public int FineCode = 2048;
        public int CoarseCode = 2048;
        public int TemperatureCode = 2048;

        /// <summary>Throws when all samples are given.</summary>
        public bool Throws;

        /// <summary>Gives nothing.</summary>
        public bool IsSilent;

        /// <summary>How often it was asked for the temperature.</summary>
        public int TemperatureCount;

        /// <inheritdoc/>
        public void Sample(FrontEndReader reader, bool withTemperature)
        {
            TemperatureCount += withTemperature ? 1 : 0;
            if (IsSilent)
            {
                return;
            }

            reader.Voltage.Add(VoltageCode);
            reader.FineCurrent.Add(FineCode);
            reader.CoarseCurrent.Add(CoarseCode);
            if (withTemperature)
            {
                reader.Temperature.Add(TemperatureCode);
            }

            if (Throws)
            {
                throw new InvalidOperationException();
            }
        }
    }
}
