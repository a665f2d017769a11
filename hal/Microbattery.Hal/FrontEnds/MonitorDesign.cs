using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;
using Microbattery.Hal.Calibration;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>A power monitor chip across the shunt in the cell's line, its voltage input at the cell; temperature by a thermistor or by the chip itself.</summary>
    public sealed class MonitorDesign : FrontEndDesign
    {
        /// <summary>One step of the voltage input, pV.</summary>
        public int BusPicovoltsPerStep;

        /// <summary>One step of the shunt input in the finer range, pV; 0 without one.</summary>
        public int FineShuntPicovoltsPerStep;

        /// <summary>One step of the shunt input in the wider range, pV.</summary>
        public int CoarseShuntPicovoltsPerStep;

        /// <summary>Largest code to either side.</summary>
        public int LargestCode;

        /// <summary>One step of the chip's own temperature, µ°C, where that is used; 0 for a thermistor.</summary>
        public int TemperatureMicrocelsiusPerStep;

        /// <summary>Channel of the MCU's converter that sees the cell voltage too, behind a divider of its own; -1 for none.</summary>
        public int SecondVoltageChannel = -1;

        /// <summary>Voltage at that channel over cell voltage, ppm.</summary>
        public int SecondDividerPpm = 500000;

        /// <summary>How far the zero across the shunt may be off, µV: the chip's own offset, its input current in the shunt, thermocouples.</summary>
        public int ShuntOffsetToleranceMicrovolts = 100;

        /// <summary>INA228: 20 bit, +-40.96 and +-163.84 mV (SBOSA20, sections 6.5 and 7.6.1), temperature by the chip.</summary>
        /// <param name="shuntMilliohms">The shunt, mohm.</param>
        /// <returns>A new design.</returns>
        public static MonitorDesign CreateIna228(int shuntMilliohms) => new MonitorDesign
        {
            ShuntMilliohms = shuntMilliohms,
            BusPicovoltsPerStep = 195312500,
            FineShuntPicovoltsPerStep = 78125,
            CoarseShuntPicovoltsPerStep = 312500,
            LargestCode = 524287,
            TemperatureMicrocelsiusPerStep = 7812,
            Oversampling = 1,
            VoltageTolerancePpm = 5000,
            VoltageOffsetToleranceMicrovolts = 10000,
        };

        /// <summary>INA226: 16 bit, +-81.92 mV (SBOS547, sections 6.5 and 7.6), temperature by a thermistor on the MCU's converter.</summary>
        /// <param name="shuntMilliohms">The shunt, mohm.</param>
        /// <returns>A new design.</returns>
        public static MonitorDesign CreateIna226(int shuntMilliohms) => new MonitorDesign
        {
            ShuntMilliohms = shuntMilliohms,
            BusPicovoltsPerStep = 1250000000,
            CoarseShuntPicovoltsPerStep = 2500000,
            LargestCode = 32767,
            VoltageTolerancePpm = 5000,
            VoltageOffsetToleranceMicrovolts = 15000,
            ShuntOffsetToleranceMicrovolts = 1000, // 10 µA of input current (SBOS547, section 6.5) in some ten ohms
        };

        /// <inheritdoc/>
        public override int Fingerprint
        {
            get
            {
                uint hash = Mix(MixParts(2), BusPicovoltsPerStep);
                hash = Mix(Mix(hash, FineShuntPicovoltsPerStep), CoarseShuntPicovoltsPerStep);
                return (int)Mix(Mix(hash, LargestCode), TemperatureMicrocelsiusPerStep);
            }
        }

        /// <inheritdoc/>
        protected override FrontEnd CreateFrontEnd(FrontEndCalibration calibration)
        {
            // 4096 steps: 0.8 V of an INA228, 5.12 V of an INA226, whole microvolts of both.
            const int Steps = 4096;
            int stepsMicrovolts = (int)((long)Steps * BusPicovoltsPerStep / 1000000);
            AnalogInput voltage = new AnalogInput(
                0,
                StepsAt(200000),
                ReadingFault.SensorOpen,
                LargestCode - (LargestCode / 100),
                ReadingFault.SaturatedHigh,
                StepsAt(100000),
                calibration.Voltage ?? new TwoPointCalibration(0, 0, Steps * 256, stepsMicrovolts))
            {
                GainTolerancePpm = VoltageTolerancePpm,
                OffsetTolerance = VoltageOffsetToleranceMicrovolts,
                LeastSpan = 500000,
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
                SecondVoltage = SecondVoltageChannel < 0
                    ? null
                    : CreateDividerInput(SecondVoltageChannel, SecondDividerPpm, FullScaleCode - (FullScaleCode / 100) - 1, null),
            };
        }

        private int StepsAt(int microvolts) => BusPicovoltsPerStep > 0 ? (int)(microvolts * 1000000L / BusPicovoltsPerStep) : 0;

        private AnalogInput CreateCurrentInput(int picovoltsPerStep, TwoPointCalibration calibration)
        {
            // pV / mohm = nA.
            long value = ShuntMilliohms > 0 ? IntegerMath.DivideRounded((long)LargestCode * picovoltsPerStep, ShuntMilliohms) : 0;
            int range = (int)IntegerMath.Clamp(value, 0, 2000000000);
            int end = value > 0 ? (int)(LargestCode * 256L * range / value) : 0;
            int margin = LargestCode / 100;
            return new AnalogInput(
                0,
                margin - LargestCode,
                ReadingFault.SaturatedLow,
                LargestCode - margin,
                ReadingFault.SaturatedHigh,
                2 * LargestCode,
                calibration ?? new TwoPointCalibration(-end, -range, end, range))
            {
                GainTolerancePpm = CurrentTolerancePpm,
                OffsetTolerance = ShuntMilliohms > 0 ? IntegerMath.Saturate(ShuntOffsetToleranceMicrovolts * 1000000L / ShuntMilliohms) : 0,
                LeastSpan = (range / 10) + 1,
            };
        }

        private AnalogInput CreateDieInput(TwoPointCalibration calibration)
        {
            // Beyond what the chip itself stands, -40 to 125 °C, no code is a temperature.
            int stepsPerKelvin = 1000000 / TemperatureMicrocelsiusPerStep;
            return new AnalogInput(
                0,
                -40 * stepsPerKelvin,
                ReadingFault.SaturatedLow,
                125 * stepsPerKelvin,
                ReadingFault.SaturatedHigh,
                4 * stepsPerKelvin,
                calibration ?? new TwoPointCalibration(0, 0, stepsPerKelvin * 256, 1000))
            {
                GainTolerancePpm = 50000,
                OffsetTolerance = 5000,
                LeastSpan = 8000,
            };
        }
    }
}
