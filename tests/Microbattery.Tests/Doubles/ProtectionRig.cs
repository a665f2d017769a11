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
        private long _last = 1000000;

        /// <summary>Where the charge switch was at the looks.</summary>
        public bool ChargeClosed = true;

        /// <summary>Where the load switch was at the looks.</summary>
        public bool LoadClosed = true;

        public ProtectionRig()
            : this(TestProfile.Create())
        {
        }

        public ProtectionRig(CellProfile profile)
            : this(profile, TestFigures.Create())
        {
        }

        public ProtectionRig(CellProfile profile, BoardFigures accuracy)
        {
            Protection = new CellProtection(profile, accuracy, new ProtectionSettings());
        }

        /// <summary>Whether nothing keeps the charge switch open.</summary>
        public bool MayCharge => (Protection.Active & Protection.BlocksCharge) == Faults.None;

        /// <summary>Whether nothing keeps the load switch open.</summary>
        public bool MayLoad => (Protection.Active & Protection.BlocksLoad) == Faults.None;

        /// <summary>Whether this is wrong.</summary>
        public bool Has(Faults fault) => (Protection.Active & fault) != Faults.None;

        /// <summary>Looks a second apart.</summary>
        public void Sample(int count)
        {
            for (int i = 0; i < count; i++)
            {
                SampleAfter(1000);
            }
        }

        /// <summary>One look after some time.</summary>
        public void SampleAfter(long milliseconds)
        {
            Now += milliseconds;
            Sensor.Read(CellSample, Now);
            Protection.Update(CellSample, Now, Now - _last, ChargeClosed, LoadClosed);
            _last = Now;
        }

        /// <summary>Looks a second apart at one quantity: 0 voltage, 1 current, 2 temperature.</summary>
        public void SampleAt(int quantity, int value, int count)
        {
            // So long after the look before that any change may be true.
            Now += 20000;
            switch (quantity)
            {
                case 0:
                    Sensor.VoltageMicrovolts = value;
                    break;
                case 1:
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
