using System;

namespace nanoFramework.Hardware.Esp32
{
    /// <summary>Host only: which chip the static methods talk to. One a thread, so that tests run beside each other.</summary>
    public static class SimulatedEsp32
    {
        [ThreadStatic]
        private static ISimulatedEsp32? s_chip;

        internal static ISimulatedEsp32 Chip => s_chip ?? throw new PlatformNotSupportedException("a PC is no ESP32: simulate one first");

        /// <summary>The chip of this thread.</summary>
        /// <param name="chip">The chip, or null for none.</param>
        public static void Use(ISimulatedEsp32? chip) => s_chip = chip;
    }
}
