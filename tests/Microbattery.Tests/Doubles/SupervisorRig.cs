using Microbattery.Firmware;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Protection;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.Storage;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Doubles
{
    /// <summary>A supervisor among doubles: a resting half full cell, one second between ticks.</summary>
    public sealed class SupervisorRig
    {
        public readonly FakeClock Clock;
        public readonly FakeSensor Sensor = new FakeSensor();
        public readonly FakeSwitches Switches = new FakeSwitches();
        public readonly IRecordStore Store;
        public readonly Supervisor Supervisor;
        private readonly int[] _entered = new int[16];

        public SupervisorRig(IRecordStore store, CellProfile profile)
            : this(store, profile, new FakeClock())
        {
        }

        public SupervisorRig(IRecordStore store, CellProfile profile, FakeClock clock)
        {
            Clock = clock;
            Store = store;
            Supervisor = new Supervisor(Clock, Sensor, Switches, store, profile, TestFigures.Create(), new SupervisorSettings());
        }

        /// <summary>A rig with an empty store.</summary>
        public static SupervisorRig Create() => new SupervisorRig(new MemoryRecordStore(2), TestProfile.Create());

        /// <summary>The same board after a restart some time later: only its store is kept.</summary>
        public SupervisorRig StartAgain(int milliseconds) =>
            new SupervisorRig(Store, TestProfile.Create(), new FakeClock { Now = Clock.Now + milliseconds });

        /// <summary>Results of the last tick.</summary>
        public TelemetryFrame Frame => Supervisor.Telemetry;

        /// <summary>Whether a fault was active after the last tick.</summary>
        public bool Has(Faults fault) => (Supervisor.Telemetry.Faults & fault) != Faults.None;

        /// <summary>How often a charge phase was entered.</summary>
        public int Entered(ChargePhase phase) => _entered[(int)phase];

        /// <summary>A tick after a second.</summary>
        public void Tick() => TickAfter(1000);

        /// <summary>A tick after some time.</summary>
        public void TickAfter(int milliseconds)
        {
            Clock.Now += milliseconds;
            ChargePhase before = Frame.ChargePhase;
            Supervisor.Tick();
            if (Frame.ChargePhase != before)
            {
                _entered[(int)Frame.ChargePhase]++;
            }
        }

        /// <summary>Takes a new supervisor to a full cell.</summary>
        public void MakeFull()
        {
            Tick();
            Sensor.VoltageMicrovolts = 4199000;
            Sensor.CurrentNanoamps = 30000;
            TickAfter(20000);
            for (int i = 0; i < 400 && Frame.ChargePhase != ChargePhase.Full; i++)
            {
                Tick();
            }

            Assert.AreEqual((int)ChargePhase.Full, (int)Frame.ChargePhase);
        }

        /// <summary>Ticks a second apart.</summary>
        public void TickSeconds(int count)
        {
            for (int i = 0; i < count; i++)
            {
                Tick();
            }
        }
    }
}
