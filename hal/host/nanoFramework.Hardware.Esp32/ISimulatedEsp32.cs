using System;

namespace nanoFramework.Hardware.Esp32
{
    /// <summary>Host only: the chip behind the static methods. Each thread has its own, so that tests run in parallel.</summary>
    public interface ISimulatedEsp32
    {
        /// <summary>Why the chip started.</summary>
        Sleep.WakeupCause WakeupCause { get; }

        /// <summary>Arms the timer.</summary>
        /// <param name="time">After this time.</param>
        /// <returns>Whether it was armed.</returns>
        EspNativeError EnableWakeupByTimer(TimeSpan time);

        /// <summary>Arms wake pins.</summary>
        /// <param name="pins">Which.</param>
        /// <param name="mode">At which level.</param>
        /// <returns>Whether they were armed.</returns>
        EspNativeError EnableWakeupByMultiPins(Sleep.WakeupGpioPin pins, Sleep.WakeupMode mode);

        /// <summary>Starts the sleep. Returns here; the device does not.</summary>
        void StartDeepSleep();
    }
}
