using System;
using System.Device.Adc;
using System.Device.Gpio;
using System.Device.I2c;
using System.Linq;
using System.Reflection;
using Microbattery.Boards;
using Microbattery.Boards.Cells;
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

        /// <summary>Makes them.</summary>
        /// <param name="folder">The folder of the board in boards/, which its classes are named after.</param>
        /// <param name="hasFiles">Whether it keeps its records in files, or in registers.</param>
        internal static BoardObjects Create(string folder, bool hasFiles)
        {
            string name = $"Microbattery.Boards.{folder}";
            Type type = Assembly.Load(name).GetType($"{name}.{folder}Board", throwOnError: true)!;
            BoardDescription board = (BoardDescription)type.GetMethod("Create")!.Invoke(null, null)!;
            GpioController pins = new(s_none);
            IPowerSwitches switches = BoardAssembly.OpenSwitches(board, pins);
            IClock clock = new SystemClock();
            SupervisorSettings settings = new() { FaultStore = hasFiles ? new FileRecordStore("I:\\faults", 2) : null };
            IRecordStore store = hasFiles ? new FileRecordStore("I:\\gauge", 2) : new BackupRecordStore(1, RecordCodec.Length);

            // What a sensor is read by differs from board to board.
            object[] hardware =
                [board, pins, clock, new AdcController(s_none), new I2cDevice(new I2cConnectionSettings(1, 0x40), s_none)];
            MethodInfo open = type.GetMethod("OpenSensor")!;
            object?[] arguments = [.. open.GetParameters().Select(parameter => hardware.Single(parameter.ParameterType.IsInstanceOfType))];
            ICellSensor sensor = (ICellSensor)open.Invoke(null, arguments)!;
            Supervisor supervisor = new(clock, sensor, switches, store, EnfilmEfl700a39.Create(), board.Accuracy, settings);
            BoardLoop loop = new(supervisor, new PeriodicWork(clock, 10000, 600000), BoardAssembly.OpenWatchdog(board, pins), null, 60);
            return new BoardObjects(sensor, supervisor, [board, loop]);
        }

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
