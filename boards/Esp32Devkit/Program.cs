using System.Device.Adc;
using System.Device.Gpio;
using Microbattery.Boards.Cells;
using Microbattery.Firmware;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Adapters;
using Microbattery.Hal.Calibration;
using Microbattery.Hal.Esp32;
using Microbattery.Hal.Files;
using Microbattery.Hal.Sleep;

namespace Microbattery.Boards.Esp32Devkit
{
    /// <summary>Program of the board: creates its parts and runs the main loop. Copy this page to make a board of your own.</summary>
    public static class Program
    {
        private const int ReportEveryTicks = 60; // a minute, at a sample a second
        private const int WorkMilliseconds = 10000;
        private const int WorkPeriodMilliseconds = 600000;

        /// <summary>Runs until deep sleep, and again from here after it.</summary>
        public static void Main()
        {
            BoardDescription board = Esp32DevkitBoard.Create();
            GpioController pins = new GpioController();
            IPowerSwitches switches = BoardAssembly.OpenSwitches(board, pins);
            StoredCalibration calibration = BoardAssembly.LoadCalibration(board, new FileRecordStore("I:\\calibration", 2));

            // GPIO 32 to 39 and some more can wake the chip. Here the timer alone does.
            IDeepSleep deepSleep = new Esp32DeepSleep();
            IClock clock = new RtcClock(deepSleep.Cause != WakeCause.Reset);
            SupervisorSettings settings = new SupervisorSettings
            {
                CalibrationFault = calibration.Fault,
                FaultStore = new FileRecordStore("I:\\faults", 2),
            };
            Supervisor supervisor = new Supervisor(
                clock,
                Esp32DevkitBoard.OpenSensor(board, new AdcController(), pins, clock),
                switches,
                new FileRecordStore("I:\\gauge", 2),
                EnfilmEfl700a39.Create(),
                board.Accuracy,
                settings);

            // The load is requested for ten seconds after each start, and every ten minutes while a source keeps the board awake. Without a
            // source the board sleeps in between. Put your own work here.
            IApplication application = new PeriodicWork(clock, WorkMilliseconds, WorkPeriodMilliseconds);
            new BoardLoop(supervisor, application, BoardAssembly.OpenWatchdog(board, pins), deepSleep, ReportEveryTicks).Run(clock);
        }
    }
}
