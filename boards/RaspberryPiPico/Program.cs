using System.Device.Adc;
using System.Device.Gpio;
using System.Device.I2c;
using Microbattery.Boards.Cells;
using Microbattery.Firmware;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Adapters;
using Microbattery.Hal.Calibration;
using Microbattery.Hal.Files;

namespace Microbattery.Boards.RaspberryPiPico
{
    /// <summary>Program of the board: creates its parts and runs the main loop. Copy this page to make a board of your own.</summary>
    public static class Program
    {
        private const int ReportEveryTicks = 60; // a minute, at a sample a second

        /// <summary>Runs for ever.</summary>
        public static void Main()
        {
            BoardDescription board = RaspberryPiPicoBoard.Create();
            GpioController pins = new GpioController();
            IPowerSwitches switches = BoardAssembly.OpenSwitches(board, pins);
            StoredCalibration calibration = BoardAssembly.LoadCalibration(board, new FileRecordStore("I:\\calibration", 2));
            I2cDevice monitor = new I2cDevice(
                new I2cConnectionSettings(RaspberryPiPicoBoard.MonitorBus, RaspberryPiPicoBoard.MonitorAddress));

            // This MCU has no clock that runs while it is off.
            IClock clock = new SystemClock();
            SupervisorSettings settings = new SupervisorSettings
            {
                CalibrationFault = calibration.Fault,
                FaultStore = new FileRecordStore("I:\\faults", 2),
            };
            Supervisor supervisor = new Supervisor(
                clock,
                RaspberryPiPicoBoard.OpenSensor(board, monitor, new AdcController(), pins, clock),
                switches,
                new FileRecordStore("I:\\gauge", 2),
                EnfilmEfl700a39.Create(),
                board.Accuracy,
                settings);

            // The load is always requested: put an IApplication of your own in the place of the first null.
            new BoardLoop(supervisor, null, BoardAssembly.OpenWatchdog(board, pins), null, ReportEveryTicks).Run(clock);
        }
    }
}
