using System;
using Microbattery.Hal;

namespace Microbattery.Boards
{
    /// <summary>
    /// What a board's converter says, for calibration against a meter: its Program runs this instead of <see cref="BoardLoop"/>, with a
    /// known voltage and current at the cell's terminals, twice. Both switches stay open.
    /// </summary>
    public static class CodeReport
    {
        private const int LooksALine = 16;
        private const int MillisecondsALook = 100;

        /// <summary>The columns of a line: mean codes, 1/256 steps, and what they mean by the calibration so far.</summary>
        public const string Header = "voltage_code,fine_code,coarse_code,voltage_uv,current_na,temperature_mc";

        /// <summary>Prints for ever: the mean of 16 looks a line.</summary>
        /// <param name="sensor">The board's sensor.</param>
        /// <param name="clock">The board's clock.</param>
        public static void Run(CellSensor sensor, IClock clock)
        {
            Console.WriteLine(Header);
            while (true)
            {
                Console.WriteLine(Line(sensor, clock));
            }
        }

        /// <summary>One line.</summary>
        /// <param name="sensor">The board's sensor.</param>
        /// <param name="clock">The board's clock.</param>
        /// <returns>Comma separated integers; a reading that failed is 0, and so is the code of a range that was not measured.</returns>
        public static string Line(CellSensor sensor, IClock clock)
        {
            Measurement measurement = new Measurement();
            long voltage = 0;
            long fine = 0;
            long coarse = 0;
            for (int i = 0; i < LooksALine; i++)
            {
                sensor.Read(measurement, clock.NowMilliseconds);
                voltage += sensor.Reader.Voltage.MeanCode256ths;
                fine += sensor.Reader.FineCurrent.MeanCode256ths;
                coarse += sensor.Reader.CoarseCurrent.MeanCode256ths;
                clock.Wait(MillisecondsALook);
            }

            return string.Concat(
                new string[]
                {
                    (voltage / LooksALine).ToString(), ",",
                    (fine / LooksALine).ToString(), ",",
                    (coarse / LooksALine).ToString(), ",",
                    measurement.VoltageMicrovolts.Value.ToString(), ",",
                    measurement.CurrentNanoamps.Value.ToString(), ",",
                    measurement.TemperatureMillicelsius.Value.ToString(),
                });
        }
    }
}
