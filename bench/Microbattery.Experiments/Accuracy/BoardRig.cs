using System;
using Microbattery.Firmware.Telemetry;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.World;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>The firmware on one of the boards, behind its front end and hal.</summary>
    /// <param name="board">The board, powered up.</param>
    public sealed class BoardRig(VirtualBoard board) : IRig
    {
        /// <inheritdoc/>
        public SimulatedWorld World => board.World;

        /// <inheritdoc/>
        public bool LoadWanted { get => board.LoadWanted; set => board.LoadWanted = value; }

        /// <inheritdoc/>
        public int DeepSleeps => board.DeepSleeps;

        /// <inheritdoc/>
        public TelemetryFrame? Sample()
        {
            board.Sample();
            return board.IsRunning ? board.Telemetry : null;
        }

        /// <inheritdoc/>
        public void Pass(double untilSeconds)
        {
            board.SleepTurnMilliseconds = Math.Max(1, (long)(1000 * (untilSeconds - World.Seconds)));
            board.Pass();
        }
    }
}
