using System;
using System.Collections.Generic;
using System.Globalization;
using nanoFramework.Hardware.Stm32;

namespace Microbattery.HostTests.Doubles
{
    /// <summary>The STM32 of this thread until it is disposed. It keeps the calls.</summary>
    internal sealed class FakeStm32 : ISimulatedStm32, IDisposable
    {
        public FakeStm32(int backupLength = 128)
        {
            BackupRegisters = new byte[backupLength];
            SimulatedStm32.Use(this);
        }

        public byte[] BackupRegisters { get; }

        /// <summary>Registers still written until power is cut; below 0 for never.</summary>
        public int RegistersUntilPowerCut { get; set; } = -1;

        /// <summary>Registers written so far.</summary>
        public int RegisterCount { get; private set; }

        public Power.WakeupReasonType WakeupReason { get; set; }

        /// <summary>The calls, in order.</summary>
        public List<string> Calls { get; } = [];

        public DateTime Alarm { get; private set; }

        public void BeforeRegisterWrite()
        {
            if (RegistersUntilPowerCut == 0)
            {
                throw new InvalidOperationException("no power");
            }

            RegistersUntilPowerCut -= RegistersUntilPowerCut > 0 ? 1 : 0;
            RegisterCount++;
        }

        public void SetAlarm(DateTime time)
        {
            Alarm = time;
            Calls.Add("alarm");
        }

        public void EnableWakeupPin(Power.WakeupPin pin) => Calls.Add("pin " + ((int)pin).ToString(CultureInfo.InvariantCulture));

        public void EnterStandbyMode() => Calls.Add("standby");

        public void Dispose() => SimulatedStm32.Use(null);
    }
}
