using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;

namespace Microbattery.Tests.Doubles
{
    /// <summary>Protection of the test profile with default settings, over a sensor at 3.9 V, no current and 25 °C.</summary>
    public sealed class ProtectionRig
    {
        public readonly CellProtection Protection;
        public readonly CellSample CellSample = new CellSample();
        public readonly FakeSensor Sensor = new FakeSensor { VoltageMicrovolts = 3900000 };
        public long Now = 1000000;

        // Longer than any step is judged over: any change of the quantity may be true.
        private const long SettledMilliseconds = 20000;

        private long _last = 1000000;

        /// <summary>Whether the charge switch was closed at the samples.</summary>
        public bool ChargeClosed = true;

        /// <summary>Whether the load switch was closed at the samples.</summary>
        public bool LoadClosed = true;

        public ProtectionRig()
            : this(TestProfile.Create())
        {
        }

        public ProtectionRig(CellProfile profile)
            : this(profile, TestFigures.Create())
        {
        }

        public ProtectionRig(CellProfile profile, BoardFigures figures)
        {
            Protection = new CellProtection(profile, figures, new ProtectionSettings());
        }

        /// <summary>Whether no active fault blocks the charge switch.</summary>
        public bool MayCharge => (Protection.Active & Protection.BlocksCharge) == Faults.None;

        /// <summary>Whether no active fault blocks the load switch.</summary>
        public bool MayLoad => (Protection.Active & Protection.BlocksLoad) == Faults.None;

        /// <summary>Whether a fault is active.</summary>
        public bool Has(Faults fault) => (Protection.Active & fault) != Faults.None;

        /// <summary>Samples a second apart.</summary>
        public void Sample(int count)
        {
            for (int i = 0; i < count; i++)
            {
                SampleAfter(1000);
            }
        }

        /// <summary>One sample after some time.</summary>
        public void SampleAfter(long milliseconds)
        {
            Now += milliseconds;
            Sensor.Read(CellSample, Now);
            Protection.Update(CellSample, Now, Now - _last, ChargeClosed, LoadClosed);
            _last = Now;
        }

        /// <summary>One of a series of samples a second apart: two without current, two with it, over a resistance in ohm.</summary>
        public void SampleSteps(int sample, int nanoamps, int ohms)
        {
            Sensor.CurrentNanoamps = sample / 2 % 2 == 0 ? 0 : nanoamps;
            Sensor.VoltageMicrovolts = 3900000 + (Sensor.CurrentNanoamps / 1000 * ohms);
            Sample(1);
        }

        /// <summary>Samples a second apart with another voltage, µV, 20 s after the last one.</summary>
        public void SampleVoltage(int microvolts, int count) => SampleAt(SampledQuantity.Voltage, microvolts, count);

        /// <summary>Samples a second apart with another current, nA, 20 s after the last one.</summary>
        public void SampleCurrent(int nanoamps, int count) => SampleAt(SampledQuantity.Current, nanoamps, count);

        /// <summary>Samples a second apart at another temperature, m°C, 20 s after the last one.</summary>
        public void SampleTemperature(int millicelsius, int count) => SampleAt(SampledQuantity.Temperature, millicelsius, count);

        /// <summary>Samples a second apart with another value of one quantity, 20 s after the last one.</summary>
        public void SampleAt(SampledQuantity quantity, int value, int count)
        {
            Now += SettledMilliseconds;
            switch (quantity)
            {
                case SampledQuantity.Voltage:
                    Sensor.VoltageMicrovolts = value;
                    break;
                case SampledQuantity.Current:
                    Sensor.CurrentNanoamps = value;
                    break;
                default:
                    Sensor.TemperatureMillicelsius = value;
                    break;
            }

            Sample(count);
        }
    }
}
