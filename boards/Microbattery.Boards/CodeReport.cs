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
            Measurement measurement = new Measurement();
            Console.WriteLine(Header);
            while (true)
            {
                Console.WriteLine(Line(sensor, clock, measurement));
            }
        }

        /// <summary>One line.</summary>
        /// <param name="sensor">The board's sensor.</param>
        /// <param name="clock">The board's clock.</param>
        /// <param name="measurement">Where the looks go; the temperature, measured less often, is that of the lines before.</param>
        /// <returns>Comma separated integers, each the mean of the looks that had it; empty where none had: a sensor that failed, a range
        /// that was not measured.</returns>
        public static string Line(CellSensor sensor, IClock clock, Measurement measurement)
        {
            Mean voltage = new Mean();
            Mean fine = new Mean();
            Mean coarse = new Mean();
            Mean volts = new Mean();
            Mean amps = new Mean();
            for (int i = 0; i < LooksALine; i++)
            {
                sensor.Read(measurement, clock.NowMilliseconds);
                FrontEndReader reader = sensor.Reader;
                voltage.AddWhen(reader.Voltage.Fault == ReadingFault.None, reader.Voltage.MeanCode256ths);
                fine.AddWhen(reader.FineCurrent.Fault == ReadingFault.None, reader.FineCurrent.MeanCode256ths);
                coarse.AddWhen(reader.CoarseCurrent.Fault == ReadingFault.None, reader.CoarseCurrent.MeanCode256ths);
                volts.AddWhen(measurement.VoltageMicrovolts.State == ReadingState.Valid, measurement.VoltageMicrovolts.Value);
                amps.AddWhen(measurement.CurrentNanoamps.State == ReadingState.Valid, measurement.CurrentNanoamps.Value);
                clock.Wait(MillisecondsALook);
            }

            Reading temperature = measurement.TemperatureMillicelsius;
            return string.Concat(
                new string[]
                {
                    voltage.Text, ",",
                    fine.Text, ",",
                    coarse.Text, ",",
                    volts.Text, ",",
                    amps.Text, ",",
                    temperature.State == ReadingState.Valid ? temperature.Value.ToString() : string.Empty,
                });
        }

        private sealed class Mean
        {
            private long _sum;
            private int _count;

            public string Text => _count == 0 ? string.Empty : IntegerMath.DivideRounded(_sum, _count).ToString();

            public void AddWhen(bool isGood, int value)
            {
                if (isGood)
                {
                    _sum += value;
                    _count++;
                }
            }
        }
    }
}
