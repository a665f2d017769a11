using System.Device.Adc;
using System.Device.Gpio;
using Microbattery.Boards;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Chips;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.Chips;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.World;
using Microbattery.Tests.Doubles;

namespace Microbattery.HostTests.Hal.Chips
{
    /// <summary>The chips of a board without noise, at a voltage, current and temperature that a test sets, and a clock.</summary>
    internal sealed class ChipBench
    {
        private readonly SimulatedFrontEnd _frontEnd;

        /// <summary>Creates the chips of a board at a cell voltage, cell current and temperature.</summary>
        public ChipBench(BoardDescription board, double volts, double amps, double celsius)
        {
            // With a gain error of -1 the offset alone is left: the front end gives the requested values.
            FrontEndErrors requested = new()
            {
                VoltageGain = -1,
                VoltageOffsetVolts = volts,
                CurrentGain = -1,
                CurrentOffsetAmps = amps,
                TemperatureOffsetCelsius = celsius - 25,
            };
            SimulatedWorld world = new(HostTests.Boards.Quiet(0.6));
            Board = board;
            _frontEnd = new SimulatedFrontEnd(board.Design, requested, world, () => true);
            Ina228 = new SimulatedIna228(_frontEnd, Clock, 0, 1);
            Ina226 = new SimulatedIna226(_frontEnd, Clock, 0, 1);
            Ads1115 = new SimulatedAds1115(_frontEnd, Clock, 0, 1);
        }

        public BoardDescription Board { get; }

        public FakeClock Clock { get; } = new();

        public SimulatedPins Pins { get; } = new();

        public SimulatedIna228 Ina228 { get; }

        public SimulatedIna226 Ina226 { get; }

        public SimulatedAds1115 Ads1115 { get; }

        public GpioController OpenPins() => new(Pins);

        /// <summary>The MCU's own converter on the same front end.</summary>
        public AdcController OpenConverter() => new(new SimulatedConverter(Board.Design, _frontEnd, 0, 1));

        public static I2cRegisters Registers(RegisterChip chip) => new(VirtualHardware.OpenI2c(1, 0x40, chip));

        /// <summary>Takes one sample.</summary>
        public CellSample Sample(ICellSensor sensor)
        {
            CellSample measurement = new();
            sensor.Read(measurement, Clock.NowMilliseconds);
            return measurement;
        }
    }
}
