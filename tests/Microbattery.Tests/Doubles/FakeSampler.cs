using System;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Tests.Doubles
{
    /// <summary>A sampler whose codes a test sets; half of the scale of a 12 bit converter to begin with.</summary>
    public sealed class FakeSampler : ISampler
    {
        public int VoltageCode = 2048;
        public int FineCode = 2048;
        public int CoarseCode = 2048;
        public int TemperatureCode = 2048;

        /// <summary>Whether it throws after the conversions.</summary>
        public bool Throws;

        /// <summary>Whether it throws after the conversions of the temperature.</summary>
        public bool TemperatureThrows;

        /// <summary>Whether it gives no conversions.</summary>
        public bool IsSilent;

        /// <summary>Number of samples of the temperature.</summary>
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
