using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Protection;
using Microbattery.Hal;

namespace Microbattery.Tests.Doubles
{
    /// <summary>Protection of the test profile with default settings, over a sensor at 3.9 V, no current and 25 °C.</summary>
    public sealed class ProtectionRig
    {
        public readonly CellProtection Protection;
        public readonly Measurement Measurement = new Measurement();
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
            : this(profile, TestAccuracy.Create())
        {
        }

        public ProtectionRig(CellProfile profile, SensorAccuracy accuracy)
        {
            Protection = new CellProtection(profile, accuracy, new ProtectionSettings());
        }

        /// <summary>Whether nothing keeps the charge switch open.</summary>
        public bool MayCharge => (Protection.Active & CellProtection.BlocksCharge) == Faults.None;

        /// <summary>Whether nothing keeps the load switch open.</summary>
        public bool MayLoad => (Protection.Active & CellProtection.BlocksLoad) == Faults.None;

        /// <summary>Whether this is wrong.</summary>
        public bool Has(Faults fault) => (Protection.Active & fault) != Faults.None;

        /// <summary>Looks a second apart.</summary>
        public void Look(int count)
        {
            for (int i = 0; i < count; i++)
            {
                LookAfter(1000);
            }
        }

        /// <summary>One look after some time.</summary>
        public void LookAfter(long milliseconds)
        {
            Now += milliseconds;
            Sensor.Read(Measurement, Now);
            Protection.Update(Measurement, Now, Now - _last, ChargeClosed, LoadClosed);
            _last = Now;
        }

        /// <summary>Looks a second apart at one quantity: 0 voltage, 1 current, 2 temperature.</summary>
        public void LookAt(int quantity, int value, int count)
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

            Look(count);
        }
    }
}
