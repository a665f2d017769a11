using System;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Boards
{
    /// <summary>
    /// Prints the converter codes of a board, for a calibration against a meter: its Program runs this instead of <see cref="BoardLoop"/>,
    /// with a known voltage and current at the cell's terminals. Both switches stay open.
    /// </summary>
    /// <remarks>The command "boards calibrate" takes its lines, with the readings of the meter in front of each.</remarks>
    public static class CodeReport
    {
        // Choices: sixteen samples reduce the noise to a quarter, and a line then takes 1.6 s.
        private const int SamplesALine = 16;
        private const int SampleIntervalMilliseconds = 100;

        /// <summary>The columns of a line: mean codes, 1/256 steps, and their values with the present calibration.</summary>
        public const string Header = "voltage_code,fine_code,coarse_code,temperature_code,voltage_uv,current_na,temperature_mc";

        /// <summary>Prints for ever, each line the mean of 16 samples.</summary>
        /// <param name="sensor">The board's sensor.</param>
        /// <param name="clock">The board's clock.</param>
        /// <exception cref="ArgumentNullException">One of them is missing.</exception>
        public static void Run(CellSensor sensor, IClock clock)
        {
            ArgumentNullException.ThrowIfNull(sensor, nameof(sensor));
            ArgumentNullException.ThrowIfNull(clock, nameof(clock));
            CellSample measurement = new CellSample();
            SampleMean temperature = new SampleMean();
            Console.WriteLine(Header);
            while (true)
            {
                temperature = Print(sensor, clock, measurement, temperature, out string line);
                Console.WriteLine(line);
            }
        }

        /// <summary>Takes the samples of one line.</summary>
        /// <param name="sensor">The board's sensor.</param>
        /// <param name="clock">The board's clock.</param>
        /// <param name="measurement">Takes the readings.</param>
        /// <param name="before">Codes of the temperature before this line: it is sampled less often.</param>
        /// <param name="line">Comma separated integers, each the mean of the samples that have it; empty where none has it: a sensor that
        /// failed, or a range that was not measured. The temperature is that of the lines before when none of these samples has it.</param>
        /// <returns>Codes of the temperature for the next line.</returns>
        /// <exception cref="ArgumentNullException">One of them is missing.</exception>
        public static SampleMean Print(CellSensor sensor, IClock clock, CellSample measurement, SampleMean before, out string line)
        {
            ArgumentNullException.ThrowIfNull(sensor, nameof(sensor));
            ArgumentNullException.ThrowIfNull(clock, nameof(clock));
            ArgumentNullException.ThrowIfNull(measurement, nameof(measurement));
            ArgumentNullException.ThrowIfNull(before, nameof(before));
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
                clock.Wait(SampleIntervalMilliseconds);
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
