using System;

namespace nanoFramework.Hardware.Stm32
{
    /// <summary>The alarm of the real-time clock.</summary>
    public static class RTC
    {
        /// <summary>Sets the alarm.</summary>
        /// <param name="time">When; to the second, at most a month ahead.</param>
        public static void SetAlarm(DateTime time) => SimulatedStm32.Chip.SetAlarm(time);
    }
}
