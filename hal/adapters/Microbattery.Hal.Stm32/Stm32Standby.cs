using System;
using Microbattery.Hal.Sleep;
using nanoFramework.Hardware.Stm32;

namespace Microbattery.Hal.Stm32
{
    /// <summary>
    /// Standby of an STM32: all pins float, the real-time clock and the backup registers live on, memory is lost. Wakes by the clock's
    /// alarm, to the second, and by a rising edge on a wake pin (1: PA0, 2: PA2, 3: PC1).
    /// </summary>
    public sealed class Stm32Standby : IDeepSleep
    {
        /// <summary>No wake pin.</summary>
        public const int NoPin = 0;

        private const long TicksPerSecond = TimeSpan.TicksPerSecond;

        private readonly int _wakePin;

        /// <summary>Standby.</summary>
        /// <param name="wakePin">Wake pin 1 to 3, or <see cref="NoPin"/>.</param>
        public Stm32Standby(int wakePin)
        {
            _wakePin = wakePin;
        }

        /// <inheritdoc/>
        /// <remarks>The firmware of some targets (ST_STM32F769I_DISCOVERY) does not tell: every start looks like a reset there.</remarks>
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

            // The alarm has whole seconds, and one that is past when it is set comes a month later: rounded up, one second ahead at least.
            long ticks = DateTime.UtcNow.Ticks + (milliseconds * TimeSpan.TicksPerMillisecond);
            long seconds = (ticks + TicksPerSecond - 1) / TicksPerSecond;
            long soonest = (DateTime.UtcNow.Ticks / TicksPerSecond) + 2;
            RTC.SetAlarm(new DateTime((seconds < soonest ? soonest : seconds) * TicksPerSecond));
            Power.EnterStandbyMode();
        }
    }
}
