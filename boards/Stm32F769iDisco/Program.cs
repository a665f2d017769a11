using System.Device.Adc;
using System.Device.Gpio;
using Microbattery.Boards.Cells;
using Microbattery.Firmware;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Journal;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Adapters;
using Microbattery.Hal.Calibration;
using Microbattery.Hal.Sleep;
using Microbattery.Hal.Stm32;

namespace Microbattery.Boards.Stm32F769iDisco
{
    /// <summary>Program of the board: creates its parts and runs the main loop. Copy this page to make a board of your own.</summary>
    public static class Program
    {
        private const int ReportEveryTicks = 60; // a minute, at a sample a second
        private const int WorkMilliseconds = 10000;
        private const int WorkPeriodMilliseconds = 600000;
        private const int WakePin = 1; // PA0, the blue button

        /// <summary>Runs until standby, and again from here after it.</summary>
        public static void Main()
        {
            BoardDescription board = Stm32F769iDiscoBoard.Create();
            GpioController pins = new GpioController();
            IPowerSwitches switches = BoardAssembly.OpenSwitches(board, pins);

            // The board has no storage that outlives its backup supply: its calibration is in the description, and is checked there.
            StoredCalibration calibration = BoardAssembly.LoadCalibration(board, null);

            // The clock has a crystal, and runs as long as the backup registers are supplied. This target has no file system.
            IClock clock = new RtcClock(true);
            SupervisorSettings settings = new SupervisorSettings
            {
                CalibrationFault = calibration.Fault,
            };
            Supervisor supervisor = new Supervisor(
                clock,
                Stm32F769iDiscoBoard.OpenSensor(board, new AdcController(), pins, clock),
                switches,
                new BackupRecordStore(1, RecordCodec.Length),
                EnfilmEfl700a39.Create(),
                board.Accuracy,
                settings);

            // The load is requested for ten seconds after each start, and every ten minutes while a source keeps the board awake. Without a
            // source the board sleeps in between. Put your own work here.
            IApplication application = new PeriodicWork(clock, WorkMilliseconds, WorkPeriodMilliseconds);
            IDeepSleep deepSleep = new Stm32Standby(WakePin);
            new BoardLoop(supervisor, application, BoardAssembly.OpenWatchdog(board, pins), deepSleep, ReportEveryTicks).Run(clock);
        }
    }
}
