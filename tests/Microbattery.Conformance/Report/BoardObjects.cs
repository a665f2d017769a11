using System.Collections.Generic;
using System.Device.Adc;
using System.Device.Gpio;
using System.Device.I2c;
using Microbattery.Boards;
using Microbattery.Boards.Cells;
using Microbattery.Boards.Esp32C6Devkit;
using Microbattery.Boards.Esp32Devkit;
using Microbattery.Boards.OrgpalPalThree;
using Microbattery.Boards.RaspberryPiPico;
using Microbattery.Boards.Stm32F769iDisco;
using Microbattery.Firmware;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Journal;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Adapters;
using Microbattery.Hal.Files;
using Microbattery.Hal.Stm32;

namespace Microbattery.Conformance.Report
{
    /// <summary>The objects that a board's program keeps, made as it makes them.</summary>
    /// <param name="Sensor">The sensor, with its front end.</param>
    /// <param name="Supervisor">The supervisor, with its settings, cell profile and stores.</param>
    /// <param name="Others">Description of the board, watchdog, loop.</param>
    internal sealed record BoardObjects(object Sensor, object Supervisor, object[] Others)
    {
        private static readonly NoHardware s_none = new();

        private delegate ICellSensor OpenSensor(BoardDescription board, GpioController pins, IClock clock);

        private static readonly Dictionary<string, (BoardDescription Board, OpenSensor Open)> s_boards = new()
        {
            ["Esp32C6Devkit"] = (Esp32C6DevkitBoard.Create(), (board, pins, clock) => Esp32C6DevkitBoard.OpenSensor(board, Bus(), pins, clock)),
            ["Esp32Devkit"] = (Esp32DevkitBoard.Create(), (board, pins, clock) => Esp32DevkitBoard.OpenSensor(board, Converter(), pins, clock)),
            ["OrgpalPalThree"] = (OrgpalPalThreeBoard.Create(), (board, pins, clock) => OrgpalPalThreeBoard.OpenSensor(board, Bus(), pins, clock)),
            ["RaspberryPiPico"] =
                (RaspberryPiPicoBoard.Create(), (board, pins, clock) => RaspberryPiPicoBoard.OpenSensor(board, Bus(), Converter(), pins, clock)),
            ["Stm32F769iDisco"] = (Stm32F769iDiscoBoard.Create(), (board, pins, clock) => Stm32F769iDiscoBoard.OpenSensor(board, Converter(), pins, clock)),
        };

        internal static BoardObjects Create(string folder)
        {
            (BoardDescription board, OpenSensor open) = s_boards[folder];
            GpioController pins = new(s_none);
            IPowerSwitches switches = BoardAssembly.OpenSwitches(board, pins);
            IClock clock = new SystemClock();
            bool hasFiles = folder != "Stm32F769iDisco";
            SupervisorSettings settings = new() { FaultStore = hasFiles ? new FileRecordStore("I:\\faults", 2) : null };
            IRecordStore store = hasFiles ? new FileRecordStore("I:\\gauge", 2) : new BackupRecordStore(1, RecordCodec.Length);
            ICellSensor sensor = open(board, pins, clock);
            Supervisor supervisor = new(clock, sensor, switches, store, EnfilmEfl700a39.Create(), board.Accuracy, settings);
            BoardLoop loop = new(supervisor, new PeriodicWork(clock, 10000, 600000), BoardAssembly.OpenWatchdog(board, pins), null, 60);
            return new BoardObjects(sensor, supervisor, [board, loop]);
        }

        private static AdcController Converter() => new(s_none);

        private static I2cDevice Bus() => new(new I2cConnectionSettings(1, 0x40), s_none);

        // Nothing is measured: only objects are made.
        private sealed class NoHardware : ISimulatedConverter, ISimulatedPins, ISimulatedI2cTarget
        {
            public int ChannelCount => 64;

            public int ResolutionInBits => 12;

            public int Convert(int channelNumber) => 0;

            public void SetMode(int pinNumber, PinMode mode)
            {
            }

            public void Drive(int pinNumber, bool isHigh)
            {
            }

            public bool Read(int pinNumber) => false;

            public int Write(byte[] bytes) => bytes.Length;

            public bool Read(byte[] bytes) => true;
        }
    }
}
