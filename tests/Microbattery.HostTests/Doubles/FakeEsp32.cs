using System;
using System.Collections.Generic;
using nanoFramework.Hardware.Esp32;

namespace Microbattery.HostTests.Doubles
{
    /// <summary>The ESP32 of this thread until it is disposed. It keeps the calls.</summary>
    internal sealed class FakeEsp32 : ISimulatedEsp32, IDisposable
    {
        public FakeEsp32()
        {
            SimulatedEsp32.Use(this);
        }

        public Sleep.WakeupCause WakeupCause { get; set; }

        public EspNativeError TimerResult { get; set; }

        public EspNativeError PinsResult { get; set; }

        /// <summary>The calls, in order.</summary>
        public List<string> Calls { get; } = [];

        public TimeSpan Time { get; private set; }

        public EspNativeError EnableWakeupByTimer(TimeSpan time)
        {
            Time = time;
            Calls.Add("timer");
            return TimerResult;
        }

        public EspNativeError EnableWakeupByMultiPins(Sleep.WakeupGpioPin pins, Sleep.WakeupMode mode)
        {
            Calls.Add($"pins {(ulong)pins:X} {mode}");
            return PinsResult;
        }

        public void StartDeepSleep() => Calls.Add("sleep");

        public void Dispose() => SimulatedEsp32.Use(null);
    }
}
