using System;

namespace nanoFramework.Hardware.Esp32
{
    public enum DeviceFunction
    {
        I2C1_DATA = 0x20100,
        I2C1_CLOCK = 0x20101,
    }

    public enum EspNativeError
    {
        OK = 0,
        INVALID_ARG = 0x102,
        INVALID_STATE = 0x103,
    }

    public class Configuration
    {
        public static extern void SetPinFunction(int pin, DeviceFunction function);
    }

    public class Sleep
    {
        public enum WakeupMode
        {
            AllLow = 0,
            AnyHigh = 1,
        }

        public enum WakeupCause
        {
            Undefined = 0,
            Ext0 = 2,
            Ext1,
            Timer,
            TouchPad,
            Ulp,
            Gpio,
        }

        public enum WakeupGpioPin : ulong
        {
            None = 0,
            Pin0 = 1,
            Pin2 = 1 << 2,
        }

        public static extern EspNativeError EnableWakeupByMultiPins(WakeupGpioPin pins, WakeupMode mode);

        public static extern EspNativeError EnableWakeupByTimer(TimeSpan time);

        public static extern WakeupCause GetWakeupCause();

        public static extern void StartDeepSleep();
    }
}
