using System;

namespace nanoFramework.Hardware.Esp32
{
    /// <summary>Deep sleep and its wake-up sources.</summary>
    public class Sleep
    {
        /// <summary>Level that wakes.</summary>
        public enum WakeupMode
        {
            /// <summary>All pins low.</summary>
            AllLow = 0,

            /// <summary>Any pin high.</summary>
            AnyHigh = 1,
        }

        /// <summary>Why the chip started.</summary>
        public enum WakeupCause
        {
            /// <summary>Not from sleep: power-on or reset.</summary>
            Undefined = 0,

            /// <summary>One pin.</summary>
            Ext0 = 2,

            /// <summary>One of several pins.</summary>
            Ext1,

            /// <summary>The timer.</summary>
            Timer,

            /// <summary>A touch pad.</summary>
            TouchPad,

            /// <summary>The ultra-low-power core.</summary>
            Ulp,

            /// <summary>A pin, from light sleep.</summary>
            Gpio,
        }

        /// <summary>Pins that can wake the chip, one bit each.</summary>
        [Flags]
        public enum WakeupGpioPin : ulong
        {
            /// <summary>None.</summary>
            None = 0,

            /// <summary>Pin 0.</summary>
            Pin0 = 1,

            /// <summary>Pin 2.</summary>
            Pin2 = 1 << 2,
        }

        /// <summary>Arms the timer.</summary>
        /// <param name="time">After this time.</param>
        /// <returns>Whether it was armed.</returns>
        public static EspNativeError EnableWakeupByTimer(TimeSpan time) => SimulatedEsp32.Chip.EnableWakeupByTimer(time);

        /// <summary>Arms wake pins.</summary>
        /// <param name="pins">Which.</param>
        /// <param name="mode">At which level.</param>
        /// <returns>Whether they were armed.</returns>
        public static EspNativeError EnableWakeupByMultiPins(WakeupGpioPin pins, WakeupMode mode) =>
            SimulatedEsp32.Chip.EnableWakeupByMultiPins(pins, mode);

        /// <summary>Goes to sleep. On the device the program starts again at Main.</summary>
        public static void StartDeepSleep() => SimulatedEsp32.Chip.StartDeepSleep();

        /// <summary>Why the chip started.</summary>
        /// <returns>The cause.</returns>
        public static WakeupCause GetWakeupCause() => SimulatedEsp32.Chip.WakeupCause;
    }
}
