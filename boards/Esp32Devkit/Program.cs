using System.Device.Adc;
using System.Device.Gpio;
using Microbattery.Boards.Cells;
using Microbattery.Firmware;
using Microbattery.Hal.Adapters;

namespace Microbattery.Boards.Esp32Devkit
{
    /// <summary>What runs on the board: assemble, tick, report, sleep. Copy this page to make a board of your own.</summary>
    public static class Program
    {
        private const int ReportEveryTicks = 60;

        /// <summary>Runs for ever.</summary>
        public static void Main()
        {
            BoardDescription board = Esp32DevkitBoard.Create();
            SystemClock clock = new SystemClock();
            Supervisor supervisor = BoardAssembly.Assemble(
                board,
                EnfilmEfl700a39.Create(),
                new AdcController(),
                new GpioController(),
                clock,
                new FileRecordStore("I:\\gauge", 2),
                new SupervisorSettings());

            BoardLoop.Run(supervisor, clock, ReportEveryTicks);
        }
    }
}
