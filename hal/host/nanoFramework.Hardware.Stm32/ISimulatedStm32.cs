using System;

namespace nanoFramework.Hardware.Stm32
{
    /// <summary>Host only: the chip behind the static methods.</summary>
    public interface ISimulatedStm32
    {
        /// <summary>Backup registers, 4 bytes each; they live as long as the backup supply.</summary>
        byte[] BackupRegisters { get; }

        /// <summary>A backup register is about to be written. May throw, as a chip that lost its power would not go on.</summary>
        void BeforeRegisterWrite();

        /// <summary>Why the chip started.</summary>
        Power.WakeupReasonType WakeupReason { get; }

        /// <summary>The alarm of the real-time clock. The hardware compares day of month, hour, minute and second.</summary>
        /// <param name="time">When.</param>
        void SetAlarm(DateTime time);

        /// <summary>A pin is to wake it.</summary>
        /// <param name="pin">Which.</param>
        void EnableWakeupPin(Power.WakeupPin pin);

        /// <summary>The chip goes to sleep. Returns, where the device would not.</summary>
        void EnterStandbyMode();
    }
}
