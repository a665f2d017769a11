using System;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Boards
{
    /// <summary>
    /// What a board's converter says, for calibration against a meter: its Program runs this instead of <see cref="BoardLoop"/>, with a
    /// known voltage and current at the cell's terminals. Both switches stay open. The command "boards calibrate" takes its lines, with
    /// what the meter showed in front of each.
    /// </summary>
    public static class CodeReport
    {
        private const int SamplesALine = 16;
        private const int MillisecondsASample = 100;

        /// <summary>The columns of a line: mean codes, 1/256 steps, and what they mean by the calibration so far.</summary>
        public const string Header = "voltage_code,fine_code,coarse_code,temperature_code,voltage_uv,current_na,temperature_mc";

        /// <summary>Prints for ever: the mean of 16 looks a line.</summary>
        /// <param name="sensor">The board's sensor.</param>
        /// <param name="clock">The board's clock.</param>
        public static void Run(CellSensor sensor, IClock clock)
        {
            CellSample measurement = new CellSample();
            SampleMean temperature = new SampleMean();
            Console.WriteLine(Header);
            while (true)
            {
                temperature = Print(sensor, clock, measurement, temperature, out string line);
                Console.WriteLine(line);
            }
        }

        /// <summary>One line.</summary>
        /// <param name="sensor">The board's sensor.</param>
        /// <param name="clock">The board's clock.</param>
        /// <param name="measurement">Where the looks go.</param>
        /// <param name="before">Codes of the temperature before this line: it is measured less often.</param>
        /// <param name="line">Comma separated integers, each the mean of the looks that had it; empty where none had: a sensor that failed, a
        /// range that was not measured. The temperature is that of the lines before when none of these looks measured it.</param>
        /// <returns>Codes of the temperature for the next line.</returns>
        public static SampleMean Print(CellSensor sensor, IClock clock, CellSample measurement, SampleMean before, out string line)
        {
            SampleMean voltage = new SampleMean();
            SampleMean fine = new SampleMean();
            SampleMean coarse = new SampleMean();
            SampleMean temperature = new SampleMean();
            SampleMean volts = new SampleMean();
            SampleMean amps = new SampleMean();
            for (int i = 0; i < SamplesALine; i++)
            {
                sensor.Read(measurement, clock.NowMilliseconds);
                FrontEndReader reader = sensor.Reader;
                voltage.Add(reader.Voltage);
                fine.Add(reader.FineCurrent);
                coarse.Add(reader.CoarseCurrent);
                temperature.Add(reader.Temperature);
                volts.Add(measurement.VoltageMicrovolts);
                amps.Add(measurement.CurrentNanoamps);
                clock.Wait(MillisecondsASample);
            }

            Reading degrees = measurement.TemperatureMillicelsius;
            bool isKnown = degrees.State == ReadingState.Valid;
            SampleMean latest = temperature.Count > 0 ? temperature : before;
            line = string.Concat(
                new string[]
                {
                    voltage.Text, ",",
                    fine.Text, ",",
                    coarse.Text, ",",
                    isKnown ? latest.Text : string.Empty, ",",
                    volts.Text, ",",
                    amps.Text, ",",
                    isKnown ? degrees.Value.ToString() : string.Empty,
                });
            return latest;
        }
    }
}
