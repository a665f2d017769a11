using System;
using Microbattery.Hal.Sleep;
using nanoFramework.Hardware.Stm32;

namespace Microbattery.Hal.Stm32
{
    /// <summary>Standby of an STM32: all pins float, the real-time clock and the backup registers stay supplied, memory is lost.</summary>
    /// <remarks>It ends by the alarm of that clock, to the second, and by a rising edge on a wake pin (1: PA0, 2: PA2, 3: PC1).</remarks>
    public sealed class Stm32Standby : IDeepSleep
    {
        /// <summary>No wake pin.</summary>
        public const int NoPin = 0;

        private const int MostPins = 3;
        private const long TicksPerSecond = TimeSpan.TicksPerSecond;

        // The second that runs now may end before the alarm is set, and an alarm in the past comes a month later: the next whole second
        // but one.
        private const int SoonestAlarmSeconds = 2;

        private readonly int _wakePin;

        /// <summary>Creates a standby.</summary>
        /// <param name="wakePin">Wake pin 1 to 3, or <see cref="NoPin"/>.</param>
        /// <exception cref="ArgumentOutOfRangeException">The chip has no such wake pin.</exception>
        public Stm32Standby(int wakePin)
        {
            if (wakePin < NoPin || wakePin > MostPins)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(wakePin), "wakePin is " + wakePin.ToString() + "; it must be 1 to " + MostPins.ToString() + ", or NoPin");
            }

            _wakePin = wakePin;
        }

        /// <inheritdoc/>
        /// <remarks>The firmware of some targets (ST_STM32F769I_DISCOVERY) does not report it: every start is a reset there.</remarks>
        public WakeCause Cause
        {
            get
            {
                switch (Power.WakeupReason)
                {
                    case Power.WakeupReasonType.FromStandby:
                        return WakeCause.Timer;
                    case Power.WakeupReasonType.FromPin:
                        return WakeCause.Pin;
                    default:
                        return WakeCause.Reset;
                }
            }
        }

        /// <inheritdoc/>
        public void Sleep(long milliseconds)
        {
            if (_wakePin != NoPin)
            {
                Power.EnableWakeupPin((Power.WakeupPin)_wakePin);
            }

            // The alarm has whole seconds: rounded up.
            long ticks = DateTime.UtcNow.Ticks + (milliseconds * TimeSpan.TicksPerMillisecond);
            long seconds = (ticks + TicksPerSecond - 1) / TicksPerSecond;
            long soonest = (DateTime.UtcNow.Ticks / TicksPerSecond) + SoonestAlarmSeconds;
            RTC.SetAlarm(new DateTime((seconds < soonest ? soonest : seconds) * TicksPerSecond));
            Power.EnterStandbyMode();
        }
    }
}
