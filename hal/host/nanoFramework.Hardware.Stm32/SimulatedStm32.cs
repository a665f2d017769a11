using System;

namespace nanoFramework.Hardware.Stm32
{
    /// <summary>Host only: which chip the static methods talk to. One a thread, so that tests run beside each other.</summary>
    public static class SimulatedStm32
    {
        [ThreadStatic]
        private static ISimulatedStm32? s_chip;

        internal static ISimulatedStm32 Chip => s_chip ?? throw new PlatformNotSupportedException("a PC is no STM32: simulate one first");

        /// <summary>The chip of this thread.</summary>
        /// <param name="chip">The chip, or null for none.</param>
        public static void Use(ISimulatedStm32? chip) => s_chip = chip;
    }
}
