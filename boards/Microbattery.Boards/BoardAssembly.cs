using System.Device.Adc;
using System.Device.Gpio;
using Microbattery.Firmware;
using Microbattery.Firmware.Cells;
using Microbattery.Hal;
using Microbattery.Hal.Adapters;

namespace Microbattery.Boards
{
    /// <summary>Puts adapters and supervisor together for a board: on the MCU from its Program, on a PC from the simulator.</summary>
    public static class BoardAssembly
    {
        /// <summary>A supervisor whose switches are open, ready for its first tick.</summary>
        /// <param name="board">The board.</param>
        /// <param name="profile">The cell.</param>
        /// <param name="converter">The converter.</param>
        /// <param name="pins">The pins.</param>
        /// <param name="clock">The clock.</param>
        /// <param name="store">What survives a power cut.</param>
        /// <param name="settings">How the parts work.</param>
        /// <returns>The supervisor.</returns>
        public static Supervisor Assemble(
            BoardDescription board,
            CellProfile profile,
            AdcController converter,
            GpioController pins,
            IClock clock,
            IRecordStore store,
            SupervisorSettings settings)
        {
            // Switches first: they are driven open before anything else can fail.
            GpioPowerSwitches switches = new GpioPowerSwitches(pins, board.ChargeSwitchPin, board.LoadSwitchPin);
            AdcCellSensor sensor = new AdcCellSensor(converter, pins, board.DividerEnablePin, board.Design.CreateFrontEnd(), clock);
            return new Supervisor(clock, sensor, switches, store, profile, board.Accuracy, settings);
        }
    }
}
