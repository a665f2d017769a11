using System;

namespace nanoFramework.Hardware.Stm32
{
    /// <summary>Host only: the chip behind the static methods.</summary>
    public interface ISimulatedStm32
    {
        /// <summary>Backup registers, 4 bytes each; they are kept as long as there is a backup supply.</summary>
        byte[] BackupRegisters { get; }

        /// <summary>Called before each backup register is written. May throw, to end the write as a power cut does.</summary>
        void BeforeRegisterWrite();

        /// <summary>Why the chip started.</summary>
        Power.WakeupReasonType WakeupReason { get; }

        /// <summary>Sets the alarm of the real-time clock. The hardware compares day of month, hour, minute and second.</summary>
        /// <param name="time">When.</param>
        void SetAlarm(DateTime time);

        /// <summary>Arms a wake pin.</summary>
        /// <param name="pin">Which.</param>
        void EnableWakeupPin(Power.WakeupPin pin);

        /// <summary>Starts the standby. Returns here; the device does not.</summary>
        void EnterStandbyMode();
    }
}
