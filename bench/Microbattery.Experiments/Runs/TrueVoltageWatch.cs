using System;
using Microbattery.Simulation.World;

namespace Microbattery.Experiments.Runs
{
    /// <summary>How low the true cell voltage of a simulated world went, and who took it there.</summary>
    public sealed class TrueVoltageWatch
    {
        private readonly SimulatedWorld _world;
        private readonly double _cutoffVolts;

        /// <summary>Watches a world from now on.</summary>
        /// <param name="world">The world.</param>
        /// <param name="cutoffVolts">Cut-off of its cell, V.</param>
        public TrueVoltageWatch(SimulatedWorld world, double cutoffVolts)
        {
            ArgumentNullException.ThrowIfNull(world);
            _world = world;
            _cutoffVolts = cutoffVolts;
            LowestVolts = world.Cell.Voltage;
            LowestSeconds = world.Seconds;
            world.Stepped += Update;
        }

        /// <summary>The lowest true cell voltage so far, V.</summary>
        public double LowestVolts { get; private set; }

        /// <summary>When the cell had it, s.</summary>
        public double LowestSeconds { get; private set; }

        /// <summary>How long the true cell voltage was below cut-off, s.</summary>
        public double SecondsBelowCutoff { get; private set; }

        /// <summary>How much of that the load switch was open and the cell still gave current: to the board itself, s.</summary>
        public double SecondsDrainedByBoard { get; private set; }

        /// <summary>The lowest true cell voltage while it fed only the board below cut-off, V; infinite when it never did.</summary>
        public double LowestDrainedVolts { get; private set; } = double.PositiveInfinity;

        private void Update(double elapsedSeconds)
        {
            double volts = _world.Cell.Voltage;
            if (volts < LowestVolts)
            {
                LowestVolts = volts;
                LowestSeconds = _world.Seconds;
            }

            if (volts >= _cutoffVolts)
            {
                return;
            }

            SecondsBelowCutoff += elapsedSeconds;
            if (!_world.LoadClosed && _world.Cell.Current < 0)
            {
                SecondsDrainedByBoard += elapsedSeconds;
                LowestDrainedVolts = Math.Min(LowestDrainedVolts, volts);
            }
        }
    }
}
