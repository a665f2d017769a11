using System;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;

namespace Microbattery.Tests.Doubles
{
    /// <summary>A sensor that gives the readings a test has set: a resting half full cell at 25 °C to begin with.</summary>
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

        /// <summary>Returns without having touched the readings, as a driver that hangs on to old data does.</summary>
        public bool IsStuck;

        /// <inheritdoc/>
        public void Read(CellSample measurement, long nowMilliseconds)
        {
            if (Throws)
            {
                throw new InvalidOperationException();
            }

            if (!IsStuck)
            {
                Set(measurement.VoltageMicrovolts, VoltageFault, VoltageMicrovolts, nowMilliseconds);
                if (SecondVoltageMicrovolts != 0)
                {
                    measurement.SecondVoltageMicrovolts.SetValid(SecondVoltageMicrovolts, nowMilliseconds);
                }

                Set(measurement.CurrentNanoamps, CurrentFault, CurrentNanoamps, nowMilliseconds);
                Set(measurement.TemperatureMillicelsius, TemperatureFault, TemperatureMillicelsius, nowMilliseconds);
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
