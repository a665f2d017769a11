using System;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;
using Microbattery.Hal.Calibration;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>
    /// Front end with a power monitor across the shunt in the cell's line, its voltage input at the cell. The temperature comes from a
    /// thermistor or from the chip itself.
    /// </summary>
    public sealed class MonitorDesign : FrontEndDesign
    {
        /// <summary>No second voltage.</summary>
        public const int NoChannel = -1;

        private const int PicovoltsAMicrovolt = 1000000;

        // Nominal line of the voltage: 4096 steps are whole microvolts of both chips, 0.8 V of an INA228 and 5.12 V of an INA226.
        private const int VoltageLineSteps = 4096;

        // A choice: no cell is discharged to 0.2 V, and an input whose wire is off reads some millivolts.
        private const int BrokenWireMicrovolts = 200000;

        // A choice: the chips average 16 conversions, so their noise is below a millivolt, and no load moves a cell by 0.1 V within one
        // measurement.
        private const int LargestSpreadMicrovolts = 100000;

        // The package's limits (SBOSA20, section 6.3): beyond them no code is a temperature.
        private const int LowestCelsius = -40;
        private const int HighestCelsius = 125;

        // A choice: a chip's temperature does not change by 4 °C within a burst.
        private const int LargestSpreadKelvin = 4;

        // The chip is within 1 °C, but beside the cell, not in it: 5 °C between the two are allowed. Points 8 °C apart are what a person
        // can make with a warm hand or a cold pack; an error of 0.2 °C at each is 5 % of gain.
        private const int DieGainTolerancePpm = 50000;
        private const int DieOffsetToleranceMillicelsius = 5000;
        private const int LeastDieSpanMillicelsius = 8000;

        /// <summary>Creates a design of nothing: set the figures of the chip, or use the constructor that knows them.</summary>
        public MonitorDesign()
        {
        }

        /// <summary>Creates the design of a chip that is known.</summary>
        /// <param name="chip">The chip.</param>
        /// <param name="shuntMilliohms">The shunt, mohm.</param>
        /// <exception cref="ArgumentOutOfRangeException">The chip is not known.</exception>
        public MonitorDesign(MonitorChip chip, int shuntMilliohms)
        {
            ShuntMilliohms = shuntMilliohms;
            switch (chip)
            {
                case MonitorChip.Ina226:
                    // SBOS547B, section 5.5: steps; 16 bits; bus gain error 0.1 % and offset 7.5 mV at most. Five times the first and
                    // twice the second are a choice: the wiring is in the measurement too.
                    BusPicovoltsPerStep = 1250000000;
                    CoarseShuntPicovoltsPerStep = 2500000;
                    LargestCode = 32767;
                    VoltageTolerancePpm = 5000;
                    VoltageOffsetToleranceMicrovolts = 15000;

                    // The first edition of the data sheet (SBOS547, June 2011) has an input current of 10 µA, 0.5 mV in 47 ohm; the one of
                    // 2024 has 0.1 nA. The larger figure, doubled, is allowed for.
                    ShuntOffsetToleranceMicrovolts = 1000;
                    break;
                case MonitorChip.Ina228:
                    // SBOSA20, sections 6.5 and 7.6.1: steps; 20 bits. The wiring is in the measurement too: a gain error of 0.5 % and an
                    // offset of 10 mV, both far above the chip's own, are a choice.
                    BusPicovoltsPerStep = 195312500;
                    FineShuntPicovoltsPerStep = 78125;
                    CoarseShuntPicovoltsPerStep = 312500;
                    LargestCode = 524287;
                    TemperatureMicrocelsiusPerStep = 7812; // 7.8125 m°C; the 0.006 % that an int leaves out are 0.002 °C at 25 °C
                    Oversampling = 1; // the chip averages 16 conversions by itself
                    VoltageTolerancePpm = 5000;
                    VoltageOffsetToleranceMicrovolts = 10000;
                    break;
                default:
                    throw new ArgumentOutOfRangeException(
                        nameof(chip), "Power monitor " + ((int)chip).ToString() + " is not known; known are Ina226 and Ina228");
            }
        }

        /// <summary>One step of the voltage input, pV.</summary>
        public int BusPicovoltsPerStep { get; init; }

        /// <summary>One step of the shunt input in the finer range, pV; 0 without one.</summary>
        public int FineShuntPicovoltsPerStep { get; init; }

        /// <summary>One step of the shunt input in the wider range, pV.</summary>
        public int CoarseShuntPicovoltsPerStep { get; init; }

        /// <summary>Largest code, to either side.</summary>
        public int LargestCode { get; init; }

        /// <summary>One step of the chip's own temperature, µ°C, where that is used; 0 for a thermistor.</summary>
        public int TemperatureMicrocelsiusPerStep { get; init; }

        /// <summary>Channel of the MCU's converter that measures the cell voltage too, behind a divider of its own; <see cref="NoChannel"/>
        /// for none.</summary>
        public int SecondVoltageChannel { get; init; } = NoChannel;

        /// <summary>Voltage at that channel over cell voltage, ppm.</summary>
        public int SecondDividerPpm { get; init; } = 500000;

        /// <summary>Largest error of the zero across the shunt, µV. By default 0.1 mV, a choice: the chip's offset of a few µV, its input
        /// current in the shunt, and thermocouples of some 10 µV/°C at the joints.</summary>
        public int ShuntOffsetToleranceMicrovolts { get; init; } = 100;

        /// <inheritdoc/>
        public override int Fingerprint
        {
            get
            {
                uint hash = Mix(MixParts(MonitorKind), BusPicovoltsPerStep);
                hash = Mix(Mix(hash, FineShuntPicovoltsPerStep), CoarseShuntPicovoltsPerStep);
                return (int)Mix(Mix(hash, LargestCode), TemperatureMicrocelsiusPerStep);
            }
        }

        /// <summary>Creates the design of an INA228: 20 bits, +-40.96 and +-163.84 mV, temperature of the chip.</summary>
        /// <param name="shuntMilliohms">The shunt, mohm.</param>
        /// <returns>A new design.</returns>
        public static MonitorDesign CreateIna228(int shuntMilliohms) => new MonitorDesign(MonitorChip.Ina228, shuntMilliohms);

        /// <summary>Creates the design of an INA226: 16 bits, +-81.92 mV, temperature of a thermistor on the MCU's converter.</summary>
        /// <param name="shuntMilliohms">The shunt, mohm.</param>
        /// <returns>A new design.</returns>
        public static MonitorDesign CreateIna226(int shuntMilliohms) => new MonitorDesign(MonitorChip.Ina226, shuntMilliohms);

        /// <inheritdoc/>
        protected override FrontEnd CreateFrontEnd(FrontEndCalibration calibration)
        {
            int lineMicrovolts = (int)((long)VoltageLineSteps * BusPicovoltsPerStep / PicovoltsAMicrovolt);
            AnalogInput voltage = new AnalogInput(
                0,
                StepsAt(BrokenWireMicrovolts),
                ReadingFault.SensorOpen,
                LargestCode - EndMargin,
                ReadingFault.SaturatedHigh,
                StepsAt(LargestSpreadMicrovolts),
                calibration.Voltage
                    ?? new TwoPointCalibration(0, 0, VoltageLineSteps * TwoPointCalibration.FractionsAStep, lineMicrovolts))
            {
                GainTolerancePpm = VoltageTolerancePpm,
                OffsetTolerance = VoltageOffsetToleranceMicrovolts,
                LeastSpan = LeastVoltageSpanMicrovolts,
            };
            bool hasDieTemperature = TemperatureMicrocelsiusPerStep > 0;
            return new FrontEnd(
                voltage,
                CreateCurrentInput(FineShuntPicovoltsPerStep, calibration.FineCurrent),
                CreateCurrentInput(CoarseShuntPicovoltsPerStep, calibration.CoarseCurrent),
                hasDieTemperature ? CreateDieInput(calibration.Temperature) : CreateThermistorInput(calibration.Temperature),
                hasDieTemperature ? null : NtcBeta3435.CreateTable())
            {
                Oversampling = Oversampling,
                DividerSettleMilliseconds = DividerSettleMilliseconds,
                TemperaturePeriodMilliseconds = TemperaturePeriodMilliseconds,
                SecondVoltage = SecondVoltageChannel < 0
                    ? null
                    : CreateDividerInput(SecondVoltageChannel, SecondDividerPpm, FullScaleCode - (FullScaleCode / 100) - 1, null),
            };
        }

        /// <summary>Codes within this distance of an end count as clipped, steps: 1 % of the range.</summary>
        private int EndMargin => LargestCode / 100;

        private int StepsAt(int microvolts) =>
            BusPicovoltsPerStep > 0 ? (int)((long)microvolts * PicovoltsAMicrovolt / BusPicovoltsPerStep) : 0;

        private AnalogInput CreateCurrentInput(int picovoltsPerStep, TwoPointCalibration calibration)
        {
            // pV / mohm = nA. The points of the line are at the ends of the range, or at 2 A where the range is wider: an int holds no
            // more.
            long value = ShuntMilliohms > 0 ? IntegerMath.DivideRounded((long)LargestCode * picovoltsPerStep, ShuntMilliohms) : 0;
            int range = (int)IntegerMath.Clamp(value, 0, LargestNanoamps);
            int end = value > 0 ? (int)((long)LargestCode * TwoPointCalibration.FractionsAStep * range / value) : 0;
            return new AnalogInput(
                0,
                EndMargin - LargestCode,
                ReadingFault.SaturatedLow,
                LargestCode - EndMargin,
                ReadingFault.SaturatedHigh,
                2 * LargestCode, // a load may switch within a burst
                calibration ?? new TwoPointCalibration(-end, -range, end, range))
            {
                GainTolerancePpm = CurrentTolerancePpm,
                OffsetTolerance = ShuntMilliohms > 0
                    ? IntegerMath.Saturate((long)ShuntOffsetToleranceMicrovolts * PicovoltsAMicrovolt / ShuntMilliohms)
                    : 0,
                LeastSpan = LeastCurrentSpan(range),
            };
        }

        private AnalogInput CreateDieInput(TwoPointCalibration calibration)
        {
            int stepsPerKelvin = 1000000 / TemperatureMicrocelsiusPerStep; // µ°C a °C
            return new AnalogInput(
                0,
                LowestCelsius * stepsPerKelvin,
                ReadingFault.SaturatedLow,
                HighestCelsius * stepsPerKelvin,
                ReadingFault.SaturatedHigh,
                LargestSpreadKelvin * stepsPerKelvin,
                calibration ?? new TwoPointCalibration(0, 0, stepsPerKelvin * TwoPointCalibration.FractionsAStep, 1000)) // 1000 m°C
            {
                GainTolerancePpm = DieGainTolerancePpm,
                OffsetTolerance = DieOffsetToleranceMillicelsius,
                LeastSpan = LeastDieSpanMillicelsius,
            };
        }
    }
}
