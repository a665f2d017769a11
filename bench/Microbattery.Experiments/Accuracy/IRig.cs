using Microbattery.Firmware.Telemetry;
using Microbattery.Simulation.World;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>The firmware in a world: on a board with its front end, or at an ideal monitor.</summary>
    public interface IRig
    {
        /// <summary>The world.</summary>
        SimulatedWorld World { get; }

        /// <summary>Whether the application wants its load.</summary>
        bool LoadWanted { get; set; }

        /// <summary>How often it slept deeply.</summary>
        int DeepSleeps { get; }

        /// <summary>Takes one sample.</summary>
        /// <returns>What the firmware found and did; null while no program runs.</returns>
        TelemetryFrame? Sample();

        /// <summary>Time until the next sample.</summary>
        /// <param name="untilSeconds">Not beyond this, s.</param>
        void Pass(double untilSeconds);
    }
}
