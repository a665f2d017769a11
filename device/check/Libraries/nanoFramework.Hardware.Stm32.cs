using System;

namespace nanoFramework.Hardware.Stm32
{
    public static class BackupMemory
    {
        public static extern void ReadBytes(uint position, byte[] value);

        public static extern void WriteBytes(uint position, byte[] value);
    }

    public static class Power
    {
        public enum WakeupPin
        {
            Pin1 = 1,
            Pin2,
            Pin3,
        }

        public enum WakeupReasonType
        {
            Undetermined,
            FromStandby,
            FromPin,
        }

        public static extern WakeupReasonType WakeupReason { get; }

        public static extern void EnableWakeupPin(WakeupPin pin);

        public static extern void EnterStandbyMode();
    }

    public static class RTC
    {
        public static extern void SetAlarm(DateTime value);
    }
}
