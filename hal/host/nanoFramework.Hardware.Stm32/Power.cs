namespace nanoFramework.Hardware.Stm32
{
    /// <summary>Standby and its wake-up sources.</summary>
    public static class Power
    {
        /// <summary>Pins that can wake the chip.</summary>
        public enum WakeupPin
        {
            /// <summary>Pin 1.</summary>
            Pin1 = 1,

            /// <summary>Pin 2.</summary>
            Pin2,

            /// <summary>Pin 3.</summary>
            Pin3,
        }

        /// <summary>Why the chip started.</summary>
        public enum WakeupReasonType
        {
            /// <summary>Not from standby: power-on or reset.</summary>
            Undetermined,

            /// <summary>From standby, by the alarm.</summary>
            FromStandby,

            /// <summary>From standby, by a pin.</summary>
            FromPin,
        }

        /// <summary>Why the chip started.</summary>
        public static WakeupReasonType WakeupReason => SimulatedStm32.Chip.WakeupReason;

        /// <summary>Arms a wake pin.</summary>
        /// <param name="pin">Which.</param>
        public static void EnableWakeupPin(WakeupPin pin = WakeupPin.Pin1) => SimulatedStm32.Chip.EnableWakeupPin(pin);

        /// <summary>Goes to sleep. On the device the program starts again at Main.</summary>
        public static void EnterStandbyMode() => SimulatedStm32.Chip.EnterStandbyMode();
    }
}
