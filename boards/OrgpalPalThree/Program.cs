using System.Device.Gpio;
using System.Device.I2c;
using Microbattery.Boards.Cells;
using Microbattery.Firmware;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Adapters;
using Microbattery.Hal.Calibration;
using Microbattery.Hal.Files;

namespace Microbattery.Boards.OrgpalPalThree
{
    /// <summary>What runs on the board: assemble, tick, report, wait. Copy this page to make a board of your own.</summary>
    public static class Program
    {
        private const int ReportEveryTicks = 60;

        /// <summary>Runs for ever.</summary>
        public static void Main()
        {
            BoardDescription board = OrgpalPalThreeBoard.Create();
            GpioController pins = new GpioController();
            IPowerSwitches switches = BoardAssembly.OpenSwitches(board, pins);
            StoredCalibration calibration = BoardAssembly.LoadCalibration(board, new FileRecordStore("I:\\calibration", 2));
            I2cDevice converter = new I2cDevice(
                new I2cConnectionSettings(OrgpalPalThreeBoard.ConverterBus, OrgpalPalThreeBoard.ConverterAddress));

            // The clock has its crystal and battery, and is believed once it was set (Rtc.SetSystemTime): records lie in flash, and outlive it.
            // In standby the pin that holds the board's own supply (PH2) would float: no deep sleep.
            IClock clock = new RtcClock(RtcClock.IsSet);
            SupervisorSettings settings = new SupervisorSettings
            {
                CalibrationFault = calibration.Fault,
                FaultStore = new FileRecordStore("I:\\faults", 2),
            };
            Supervisor supervisor = new Supervisor(
                clock,
                OrgpalPalThreeBoard.OpenSensor(board, converter, pins, clock),
                switches,
                new FileRecordStore("I:\\gauge", 2),
                EnfilmEfl700a39.Create(),
                board.Accuracy,
                settings);

            // The load is always wanted: give an IApplication of your own in place of the first null.
            new BoardLoop(supervisor, null, BoardAssembly.OpenWatchdog(board, pins), null, ReportEveryTicks).Run(clock);
        }
    }
}
