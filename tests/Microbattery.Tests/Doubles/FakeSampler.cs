using System;
using Microbattery.Hal.FrontEnds;

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

        /// <summary>Throws when the samples of the temperature are given.</summary>
        public bool TemperatureThrows;

        /// <summary>Gives nothing.</summary>
        public bool IsSilent;

        /// <summary>How often it was asked for the temperature.</summary>
        public int TemperatureCount;

        /// <inheritdoc/>
        public void SampleCell(FrontEndReader reader)
        {
            if (!IsSilent)
            {
                reader.Voltage.Add(VoltageCode);
                reader.FineCurrent.Add(FineCode);
                reader.CoarseCurrent.Add(CoarseCode);
            }

            if (Throws)
            {
                throw new InvalidOperationException();
            }
        }

        /// <inheritdoc/>
        public void SampleTemperature(FrontEndReader reader)
        {
            TemperatureCount++;
            if (!IsSilent)
            {
                reader.Temperature.Add(TemperatureCode);
            }

            if (Throws || TemperatureThrows)
            {
                throw new InvalidOperationException();
            }
        }
    }
}
