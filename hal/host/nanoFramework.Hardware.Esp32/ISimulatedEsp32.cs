using System;

namespace nanoFramework.Hardware.Esp32
{
    /// <summary>Host only: the chip behind the static methods. One a thread, so that tests run beside each other.</summary>
    public interface ISimulatedEsp32
    {
        /// <summary>Why the chip started.</summary>
        Sleep.WakeupCause WakeupCause { get; }

        /// <summary>A timer is to wake it.</summary>
        /// <param name="time">After this time.</param>
        /// <returns>Whether it will.</returns>
        EspNativeError EnableWakeupByTimer(TimeSpan time);

        /// <summary>Pins are to wake it.</summary>
        /// <param name="pins">Which.</param>
        /// <param name="mode">At which level.</param>
        /// <returns>Whether they will.</returns>
        EspNativeError EnableWakeupByMultiPins(Sleep.WakeupGpioPin pins, Sleep.WakeupMode mode);

        /// <summary>The chip goes to sleep. Returns, where the device would not.</summary>
        void StartDeepSleep();
    }
}
