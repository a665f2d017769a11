using System.Collections.Generic;
using BenchmarkDotNet.Attributes;
using Microbattery.Boards.Stm32F769iDisco;
using Microbattery.Cells.Profiles;
using Microbattery.Experiments.Replay;
using Microbattery.Firmware;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Hal.Storage;
using Microbattery.Records.Traces;
using Microbattery.Simulation.Clocks;
using Microbattery.Simulation.World;

namespace Microbattery.Benchmarks
{
    /// <summary>
    /// One <see cref="Supervisor.Tick"/>, over an hour of a sensor board's samples, and the least any gauge must do beside it.
    /// </summary>
    [MemoryDiagnoser]
    public class TickBenchmark
    {
        private const int Ticks = 3600;
        private readonly List<TraceSample> _samples = [];
        private readonly VirtualClock _clock = new();
        private readonly TraceSensor _sensor = new();
        private readonly CellSample _measurement = new();
        private Supervisor _supervisor = null!;
        private long _count;

        [GlobalSetup]
        public void Record()
        {
            CellProfile profile = ProfileCatalogue.Find("enfilm-efl700a39");
            SimulatedWorld world = new(SensorBoard.Solar(profile, 1, new Ambient(25, 5))) { ChargeClosed = true, LoadClosed = true };
            for (int i = 1; i <= Ticks; i++)
            {
                world.AdvanceTo(i);
                _samples.Add(new TraceSample(i, world.Cell.Voltage, world.Cell.Current, 25, double.NaN, double.NaN));
            }

            _supervisor = new Supervisor(
                _clock,
                _sensor,
                new CommandedSwitches(),
                new MemoryRecordStore(2),
                profile,
                Stm32F769iDiscoBoard.Create().Accuracy,
                new SupervisorSettings());
        }

        [Benchmark(Baseline = true, OperationsPerInvoke = Ticks)]
        public long BareCoulombCounting()
        {
            foreach (TraceSample sample in _samples)
            {
                _sensor.Sample = sample;
                _clock.NowMilliseconds += 1000;
                _sensor.Read(_measurement, _clock.NowMilliseconds);
                _count += _measurement.CurrentNanoamps.Value * 1000L;
            }

            return _count;
        }

        [Benchmark(OperationsPerInvoke = Ticks)]
        public int SupervisorTick()
        {
            foreach (TraceSample sample in _samples)
            {
                _sensor.Sample = sample;
                _clock.NowMilliseconds += 1000;
                _supervisor.Tick();
            }

            return _supervisor.Telemetry.StateOfChargePpm;
        }
    }
}
