using System;
using Microbattery.Firmware;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal;

namespace Microbattery.Boards
{
    /// <summary>What every board does for ever: tick, report now and then, wait.</summary>
    public static class BoardLoop
    {
        /// <summary>Runs for ever. Should it end all the same, both switches are open.</summary>
        /// <param name="supervisor">The supervisor.</param>
        /// <param name="clock">The clock.</param>
        /// <param name="reportEveryTicks">A line of telemetry every so many ticks, 1 or more.</param>
        public static void Run(Supervisor supervisor, IClock clock, int reportEveryTicks)
        {
            try
            {
                Report(null);
                while (true)
                {
                    supervisor.Tick();
                    if (supervisor.Telemetry.TickCount % reportEveryTicks == 1)
                    {
                        Report(supervisor.Telemetry);
                    }

                    clock.Wait(supervisor.NextTickMilliseconds);
                }
            }
            finally
            {
                supervisor.OpenSwitches();
            }
        }

        private static void Report(TelemetryFrame frame)
        {
            try
            {
                Console.WriteLine(frame == null ? TelemetryText.Header : TelemetryText.Line(frame));
            }
            catch (Exception)
            {
                // Nobody listens, or no memory for the line: no reason to stop watching the cell.
            }
        }
    }
}
