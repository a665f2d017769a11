using System;
using Microbattery.Hal.Lines;
using Microbattery.Hal.Sleep;
using nanoFramework.Hardware.Esp32;
using EspSleep = nanoFramework.Hardware.Esp32.Sleep;

namespace Microbattery.Hal.Esp32
{
    /// <summary>Deep sleep of an ESP32: all outputs float, the clock runs on, memory is lost.</summary>
    /// <remarks>
    /// Wake pins are those of the RTC domain (ESP32: 0, 2, 4, 12 to 15, 25 to 27, 32 to 39; S3: 0 to 21; C6: 0 to 7), and need a resistor
    /// to ground on the board. They wake by level, not by edge: a pin that is high when sleep begins would end it at once, so it is not
    /// armed, and the timer alone wakes.
    /// </remarks>
    public sealed class Esp32DeepSleep : IDeepSleep
    {
        private readonly EspSleep.WakeupGpioPin _wakePin;
        private readonly IInputLine _wakeLine;

        /// <summary>Creates a deep sleep that the timer alone ends.</summary>
        public Esp32DeepSleep()
        {
            _wakePin = EspSleep.WakeupGpioPin.None;
        }

        /// <summary>Creates a deep sleep that a pin can end too.</summary>
        /// <param name="wakePin">The pin that ends it when it is high.</param>
        /// <param name="wakeLine">The same pin as an input, read when sleep begins.</param>
        /// <exception cref="ArgumentNullException">The input is missing.</exception>
        public Esp32DeepSleep(EspSleep.WakeupGpioPin wakePin, IInputLine wakeLine)
        {
            ArgumentNullException.ThrowIfNull(wakeLine, nameof(wakeLine));
            _wakePin = wakePin;
            _wakeLine = wakeLine;
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
            // Without a way to wake there is no sleep. The pin is armed by the call for several pins (EXT1): not every ESP32 has the one
            // for a single pin (EXT0).
            TimeSpan time = new TimeSpan(milliseconds * TimeSpan.TicksPerMillisecond);
            if (EspSleep.EnableWakeupByTimer(time) != EspNativeError.OK)
            {
                return;
            }

            if (_wakePin != EspSleep.WakeupGpioPin.None
                && !_wakeLine.IsHigh
                && EspSleep.EnableWakeupByMultiPins(_wakePin, EspSleep.WakeupMode.AnyHigh) != EspNativeError.OK)
            {
                return;
            }

            EspSleep.StartDeepSleep();
        }
    }
}
