using System;
using nanoFramework.Hardware.Esp32;
using EspSleep = nanoFramework.Hardware.Esp32.Sleep;

namespace Microbattery.Hal.Esp32
{
    /// <summary>
    /// Deep sleep of an ESP32: all outputs float, the clock runs on, memory is lost. Wake pins are those of the RTC domain (ESP32: 0, 2,
    /// 4, 12 to 15, 25 to 27, 32 to 39; S3: 0 to 21; C6: 0 to 7), need a resistor to ground on the board, and wake when high.
    /// </summary>
    public sealed class Esp32DeepSleep : IDeepSleep
    {
        private readonly EspSleep.WakeupGpioPin _wakePins;

        /// <summary>Deep sleep.</summary>
        /// <param name="wakePins">Pins that end it when high; None for the timer alone.</param>
        public Esp32DeepSleep(EspSleep.WakeupGpioPin wakePins)
        {
            _wakePins = wakePins;
        }

        /// <inheritdoc/>
        public WakeCause Cause
        {
            get
            {
                switch (EspSleep.GetWakeupCause())
                {
                    case EspSleep.WakeupCause.Undefined:
                        return WakeCause.Reset;
                    case EspSleep.WakeupCause.Timer:
                        return WakeCause.Timer;
                    default:
                        return WakeCause.Pin;
                }
            }
        }

        /// <inheritdoc/>
        public void Sleep(long milliseconds)
        {
            // Without a way to wake there is no sleep. By several pins, since not every ESP32 can by one (EXT1, not EXT0).
            TimeSpan time = new TimeSpan(milliseconds * TimeSpan.TicksPerMillisecond);
            if (EspSleep.EnableWakeupByTimer(time) != EspNativeError.OK)
            {
                return;
            }

            if (_wakePins != EspSleep.WakeupGpioPin.None
                && EspSleep.EnableWakeupByMultiPins(_wakePins, EspSleep.WakeupMode.AnyHigh) != EspNativeError.OK)
            {
                return;
            }

            EspSleep.StartDeepSleep();
        }
    }
}
