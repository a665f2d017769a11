using System;

namespace nanoFramework.Hardware.Esp32
{
    /// <summary>Host only: the chip that the static methods use. Each thread has its own, so that tests run in parallel.</summary>
    public static class SimulatedEsp32
    {
        [ThreadStatic]
        private static ISimulatedEsp32? s_chip;

        internal static ISimulatedEsp32 Chip => s_chip
            ?? throw new PlatformNotSupportedException("a PC is not an ESP32: call SimulatedEsp32.Use with a simulated chip first");

        /// <summary>Sets the chip of this thread.</summary>
        /// <param name="chip">The chip, or null for none.</param>
        public static void Use(ISimulatedEsp32? chip) => s_chip = chip;
    }
}
