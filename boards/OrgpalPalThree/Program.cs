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
    /// <summary>Program of the board: creates its parts and runs the main loop. Copy this page to make a board of your own.</summary>
    public static class Program
    {
        private const int ReportEveryTicks = 60; // a minute, at a sample a second

        /// <summary>Runs for ever.</summary>
        public static void Main()
        {
            BoardDescription board = OrgpalPalThreeBoard.Create();
            GpioController pins = new GpioController();
            IPowerSwitches switches = BoardAssembly.OpenSwitches(board, pins);
            StoredCalibration calibration = BoardAssembly.LoadCalibration(board, new FileRecordStore("I:\\calibration", 2));
            I2cDevice converter = new I2cDevice(
                new I2cConnectionSettings(OrgpalPalThreeBoard.ConverterBus, OrgpalPalThreeBoard.ConverterAddress));

            // The clock has a crystal and a battery. Its date is used once it was set (Rtc.SetSystemTime), because records in flash
            // outlive it. No deep sleep: in standby the pin that holds the board's own supply (PH2) would float.
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

            // The load is always requested: put an IApplication of your own in the place of the first null.
            new BoardLoop(supervisor, null, BoardAssembly.OpenWatchdog(board, pins), null, ReportEveryTicks).Run(clock);
        }
    }
}
