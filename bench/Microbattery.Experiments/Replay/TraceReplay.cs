using System;
using System.Collections.Generic;
using System.Threading;
using Microbattery.Firmware;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Gauge;
using Microbattery.Hal.Storage;
using Microbattery.Records.Traces;
using Microbattery.Simulation.Clocks;

namespace Microbattery.Experiments.Replay
{
    /// <summary>The firmware's gauge and gates over a recorded trace: one tick a row.</summary>
    public static class TraceReplay
    {
        /// <summary>Replays a trace.</summary>
        /// <param name="profile">The cell.</param>
        /// <param name="samples">The trace.</param>
        /// <param name="longestIntervalSeconds">Rows further apart than this are a time without samples, s.</param>
        /// <param name="cancellation">Ends the replay early, without a result.</param>
        /// <returns>One row of output for each of the trace, with the tester's state of charge as truth where it has one.</returns>
        public static IReadOnlyList<GaugeRow> Run(
            CellProfile profile, IReadOnlyList<TraceSample> samples, double longestIntervalSeconds,
            CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(profile);
            ArgumentNullException.ThrowIfNull(samples);
            double[] reference = new TraceCycles(samples, longestIntervalSeconds).ReferenceStateOfCharge();
            VirtualClock clock = new();
            TraceSensor sensor = new();
            SupervisorSettings settings = new()
            {
                CellIsFormed = true,
                Gauge = new GaugeSettings
                {
                    LongestIntervalMilliseconds = (int)Math.Clamp(longestIntervalSeconds * 1000, 1000, int.MaxValue),
                },
            };
            BoardFigures accuracy = TesterAccuracy(profile);
            Supervisor supervisor = new(clock, sensor, new CommandedSwitches(), new MemoryRecordStore(2), profile, accuracy, settings);

            List<GaugeRow> rows = new(samples.Count);
            for (int i = 0; i < samples.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                sensor.Sample = samples[i];
                clock.NowMilliseconds = (long)Math.Round(samples[i].TimeSeconds * 1000);
                supervisor.Tick();
                rows.Add(GaugeRow.From(supervisor.Telemetry, profile.CapacityNanoampSeconds, reference[i]));
            }

            return rows;
        }

        /// <summary>What a battery tester's readings are worth: 1 mV, 0.1 % of the current, offset of a ten-thousandth of 1C.</summary>
        private static BoardFigures TesterAccuracy(CellProfile profile) => new()
        {
            VoltageErrorMicrovolts = 1000,
            CurrentOffsetErrorNanoamps = (int)Math.Max(1, profile.CapacityNanoampSeconds / 3600 / 10000),
            CurrentGainErrorPpm = 1000,
            SleepCurrentNanoamps = 0,
            SleepCurrentErrorNanoamps = (int)Math.Max(1, profile.CapacityNanoampSeconds / 3600 / 10000),
            PeakLoadNanoamps = 0,
        };
    }
}
