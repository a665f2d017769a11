using System;

namespace nanoFramework.Hardware.Stm32
{
    /// <summary>Host only: the chip that the static methods use. Each thread has its own, so that tests run in parallel.</summary>
    public static class SimulatedStm32
    {
        [ThreadStatic]
        private static ISimulatedStm32? s_chip;

        internal static ISimulatedStm32 Chip => s_chip
            ?? throw new PlatformNotSupportedException("a PC is not an STM32: call SimulatedStm32.Use with a simulated chip first");

        /// <summary>Sets the chip of this thread.</summary>
        /// <param name="chip">The chip, or null for none.</param>
        public static void Use(ISimulatedStm32? chip) => s_chip = chip;
    }
}
