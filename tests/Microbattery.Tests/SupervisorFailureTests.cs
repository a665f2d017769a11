using System;
using System.IO;
using Microbattery.Firmware;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Protection;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.Storage;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests
{
    /// <summary>A failed tick keeps its cause: type of the exception, part of the pass, and date.</summary>
    [TestClass]
    public class SupervisorFailureTests
    {
        [TestMethod]
        [DataRow((int)FailureKind.NullReference)]
        [DataRow((int)FailureKind.IndexOutOfRange)]
        [DataRow((int)FailureKind.Argument)]
        [DataRow((int)FailureKind.InvalidOperation)]
        [DataRow((int)FailureKind.InvalidCast)]
        [DataRow((int)FailureKind.NotSupported)]
        [DataRow((int)FailureKind.NotImplemented)]
        [DataRow((int)FailureKind.OutOfMemory)]
        [DataRow((int)FailureKind.Timeout)]
        [DataRow((int)FailureKind.InputOutput)]
        [DataRow((int)FailureKind.Other)]
        public void What_a_sensor_throws_is_in_telemetry_with_part_and_date(int kind)
        {
            ThrowingSensor sensor = new ThrowingSensor();
            FakeClock clock = new FakeClock { DateOffset = 5000 };
            Supervisor supervisor = Create(clock, sensor, new FakeSwitches());
            supervisor.Tick();
            Assert.AreEqual((int)FailureKind.None, (int)supervisor.Telemetry.FailureKind);
            Assert.AreEqual((int)PassStep.None, (int)supervisor.Telemetry.FailureStep);
            clock.Now += 1000;
            sensor.Thrown = ExceptionOf((FailureKind)kind);
            supervisor.Tick();
            TelemetryFrame frame = supervisor.Telemetry;
            Assert.IsFalse(supervisor.TickCompleted);
            Assert.AreEqual(kind, (int)frame.FailureKind);
            Assert.AreEqual((int)PassStep.Sample, (int)frame.FailureStep);
            Assert.AreEqual(clock.DateMilliseconds, frame.FailureDateMilliseconds);
            Assert.IsTrue((frame.Faults & Faults.TickFailed) != Faults.None);
            sensor.Thrown = null;
            clock.Now += 1000;
            supervisor.Tick();
            Assert.AreEqual(kind, (int)supervisor.Telemetry.FailureKind, "it stays when the next tick goes through");
        }

        [TestMethod]
        public void A_switch_that_cannot_be_driven_is_told_from_a_sensor_that_cannot_be_read()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Tick();
            rig.Switches.Throws = true;
            rig.Tick();
            Assert.AreEqual((int)PassStep.Switches, (int)rig.Frame.FailureStep);
            rig.Switches.Throws = false;
            rig.Sensor.Throws = true;
            rig.Tick();
            Assert.AreEqual((int)PassStep.Sample, (int)rig.Frame.FailureStep);
            Assert.AreEqual((int)FailureKind.InvalidOperation, (int)rig.Frame.FailureKind);
        }

        [TestMethod]
        public void The_cause_of_a_failed_tick_is_in_the_fault_history_over_a_reset()
        {
            MemoryRecordStore faults = new MemoryRecordStore(2);
            FakeClock clock = new FakeClock();
            ThrowingSensor sensor = new ThrowingSensor();
            SupervisorSettings settings = new SupervisorSettings { FaultStore = faults };
            Supervisor supervisor = Create(clock, sensor, new FakeSwitches(), settings);
            supervisor.Tick();
            clock.Now += 1000;
            sensor.Thrown = new TimeoutException();
            supervisor.Tick();
            sensor.Thrown = null;
            for (int i = 0; i < 3; i++)
            {
                clock.Now += 1000;
                supervisor.Tick();
            }

            supervisor = Create(clock, sensor, new FakeSwitches(), settings);
            Assert.AreEqual(1, supervisor.FaultHistory.Count);
            Assert.AreEqual((int)Faults.TickFailed, (int)supervisor.FaultHistory.Tripped(0));
            Assert.AreEqual((int)FailureKind.Timeout, supervisor.FaultHistory.FailureKind(0));
            Assert.AreEqual((int)PassStep.Sample, supervisor.FaultHistory.FailurePlace(0));
        }

        [TestMethod]
        public void A_trip_that_is_no_failed_tick_has_no_cause()
        {
            SupervisorRig rig = SupervisorRig.Create();
            rig.Tick();
            rig.Sensor.VoltageMicrovolts = 4250001;
            rig.TickAfter(20000);
            Assert.AreEqual(1, rig.Supervisor.FaultHistory.Count);
            Assert.AreEqual(0, rig.Supervisor.FaultHistory.FailureKind(0));
            Assert.AreEqual(0, rig.Supervisor.FaultHistory.FailurePlace(0));
        }

        [TestMethod]
        public void What_storage_throws_is_in_the_telemetry_and_fails_no_tick()
        {
            SupervisorRig rig = new SupervisorRig(new ThrowingStore(), TestProfile.Create());
            Assert.AreEqual((int)FailureKind.InvalidOperation, (int)rig.Frame.StorageFailureKind, "at the start");
            rig.Tick();
            Assert.IsTrue(rig.Supervisor.TickCompleted);
            Assert.AreEqual((int)FailureKind.None, (int)rig.Frame.FailureKind);
        }

        private static Supervisor Create(FakeClock clock, ICellSensor sensor, FakeSwitches switches) =>
            Create(clock, sensor, switches, new SupervisorSettings());

        private static Supervisor Create(FakeClock clock, ICellSensor sensor, FakeSwitches switches, SupervisorSettings settings) =>
            new Supervisor(clock, sensor, switches, new MemoryRecordStore(2), TestProfile.Create(), TestFigures.Create(), settings);

        private static Exception ExceptionOf(FailureKind kind)
        {
            switch (kind)
            {
                case FailureKind.NullReference:
                    return new NullReferenceException();
                case FailureKind.IndexOutOfRange:
                    return new IndexOutOfRangeException();
                case FailureKind.Argument:
                    return new ArgumentOutOfRangeException();
                case FailureKind.InvalidOperation:
                    return new ObjectDisposedException("pin");
                case FailureKind.InvalidCast:
                    return new InvalidCastException();
                case FailureKind.NotSupported:
                    return new NotSupportedException();
                case FailureKind.NotImplemented:
                    return new NotImplementedException();
                case FailureKind.OutOfMemory:
                    return new OutOfMemoryException();
                case FailureKind.Timeout:
                    return new TimeoutException();
                case FailureKind.InputOutput:
                    return new IOException();
                default:
                    return new Exception();
            }
        }

        private sealed class ThrowingSensor : ICellSensor
        {
            internal Exception Thrown;

            public void Read(CellSample sample, long nowMilliseconds)
            {
                if (Thrown != null)
                {
                    throw Thrown;
                }

                sample.VoltageMicrovolts.SetValid(3886000, nowMilliseconds);
                sample.CurrentNanoamps.SetValid(0, nowMilliseconds);
                sample.TemperatureMillicelsius.SetValid(25000, nowMilliseconds);
            }
        }
    }
}
