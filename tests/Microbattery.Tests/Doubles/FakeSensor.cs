using System;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;

namespace Microbattery.Tests.Doubles
{
    /// <summary>A sensor that gives the readings that a test sets: at first a resting half full cell at 25 °C.</summary>
    public sealed class FakeSensor : ICellSensor
    {
        public int VoltageMicrovolts = 3886000;
        public int SecondVoltageMicrovolts;
        public int CurrentNanoamps;
        public int TemperatureMillicelsius = 25000;
        public ReadingFault VoltageFault;
        public ReadingFault CurrentFault;
        public ReadingFault TemperatureFault;

        /// <summary>Throws instead of reading.</summary>
        public bool Throws;

        /// <summary>Returns without setting the readings, as a driver that keeps old data does.</summary>
        public bool IsStuck;

        /// <inheritdoc/>
        public void Read(CellSample sample, long nowMilliseconds)
        {
            if (Throws)
            {
                throw new InvalidOperationException();
            }

            if (!IsStuck)
            {
                Set(sample.VoltageMicrovolts, VoltageFault, VoltageMicrovolts, nowMilliseconds);
                if (SecondVoltageMicrovolts != 0)
                {
                    sample.SecondVoltageMicrovolts.SetValid(SecondVoltageMicrovolts, nowMilliseconds);
                }

                Set(sample.CurrentNanoamps, CurrentFault, CurrentNanoamps, nowMilliseconds);
                Set(sample.TemperatureMillicelsius, TemperatureFault, TemperatureMillicelsius, nowMilliseconds);
            }
        }

        private static void Set(Reading reading, ReadingFault fault, int value, long nowMilliseconds)
        {
            if (fault == ReadingFault.None)
            {
                reading.SetValid(value, nowMilliseconds);
            }
            else
            {
                reading.SetFailed(fault);
            }
        }
    }
}
