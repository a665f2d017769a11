using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;
using Microbattery.Hal.Calibration;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>
    /// A front end described by its parts. The parts give each input its nominal calibration, and say how far a measured one may be from
    /// it. A board that was calibrated against a meter has its own two-point lines instead.
    /// </summary>
    public abstract class FrontEndDesign
    {
        /// <summary>Where the points of a nominal line of current end, nA: 2 A, below what an int holds.</summary>
        protected const int LargestNanoamps = 2000000000;

        /// <summary>First number in the fingerprint of an <see cref="AmplifierDesign"/>. Stored in calibration records: it does not
        /// change.</summary>
        protected const int AmplifierKind = 1;

        /// <summary>First number in the fingerprint of a <see cref="MonitorDesign"/>. Stored in calibration records: it does not
        /// change.</summary>
        protected const int MonitorKind = 2;

        /// <summary>Least difference between two calibration points of a voltage, µV. 1 mV of error at each point is then 0.4 % of gain at
        /// most, half of the tolerance of a single 1 % part.</summary>
        protected const int LeastVoltageSpanMicrovolts = 500000;

        // FNV-1a, 32 bit: offset basis and prime.
        private const uint HashBasis = 2166136261;
        private const uint HashPrime = 16777619;

        // 1 °C is 10 000 ppm of the bias at 25 °C. Allowed are 2.5 °C and 5 % of the ratio, 5 °C at 25 °C in all: a thermistor and a
        // resistor of 1 % make 0.5 °C of it; the rest is a choice for the way from the cell to the thermistor. Two points are 8 °C apart.
        private const int ThermistorGainTolerancePpm = 50000;
        private const int ThermistorOffsetTolerancePpm = 25000;
        private const int LeastThermistorSpanPpm = 80000;

        /// <summary>Shunt in the cell's line, mohm.</summary>
        public int ShuntMilliohms { get; init; }

        /// <summary>Resolution of the converter, bits, 8 to 20. It reads all inputs of an <see cref="AmplifierDesign"/>; of a
        /// <see cref="MonitorDesign"/> it reads the thermistor and the second voltage.</summary>
        public int ResolutionBits { get; init; } = 12;

        /// <summary>Reference of the converter, µV.</summary>
        public int ReferenceMicrovolts { get; init; } = 3300000;

        /// <summary>Voltage that feeds the thermistor's divider and whose half is the amplifiers' zero, µV; 0 where that is the
        /// reference.</summary>
        public int BiasMicrovolts { get; init; }

        /// <summary>Channel of the thermistor.</summary>
        public int TemperatureChannel { get; init; }

        /// <summary>Conversions of each input in one burst, 1 to <see cref="SampleBurst.MostConversions"/>.</summary>
        public int Oversampling { get; init; } = FrontEnd.DefaultOversampling;

        /// <summary>Time between connecting the divider and the first conversion, ms.</summary>
        public int DividerSettleMilliseconds { get; init; } = FrontEnd.DefaultSettleMilliseconds;

        /// <summary>Time between two samples of the temperature, ms.</summary>
        public int TemperaturePeriodMilliseconds { get; init; } = FrontEnd.DefaultTemperaturePeriodMilliseconds;

        /// <summary>Largest gain error of the cell voltage, ppm. By default 3 %: reference, divider and converter of 1 % each.</summary>
        public int VoltageTolerancePpm { get; init; } = 30000;

        /// <summary>Largest error of the zero of the cell voltage, µV at the cell. By default 30 mV, a choice: twice what 5 steps of a 12
        /// bit converter (largest total error of an STM32F4's) and 5 mV of a buffer are behind a divider of 0.7.</summary>
        public int VoltageOffsetToleranceMicrovolts { get; init; } = 30000;

        /// <summary>Largest gain error of the current, ppm. By default 3 %: reference, shunt and amplifier of 1 % each.</summary>
        public int CurrentTolerancePpm { get; init; } = 30000;

        /// <summary>This very board's lines, measured against a meter; nominal where a line is null.</summary>
        /// <remarks>Written by <see cref="StoredCalibration.Load"/> when the board starts: a refused calibration must not leave nominal
        /// figures behind, whatever the program does after it.</remarks>
        public FrontEndCalibration Calibration { get; set; } = new FrontEndCalibration();

        /// <summary>Largest code of the converter.</summary>
        public int FullScaleCode => (1 << ResolutionBits) - 1;

        /// <summary>Code of the bias: where the outputs of amplifiers and thermistor end.</summary>
        public int BiasCode => BiasMicrovolts > 0 && BiasMicrovolts < ReferenceMicrovolts
            ? (int)((long)FullScaleCode * BiasMicrovolts / ReferenceMicrovolts)
            : FullScaleCode;

        /// <summary>A number that differs between designs whose codes mean different things. A calibration taken on another design is
        /// refused by it.</summary>
        public abstract int Fingerprint { get; }

        /// <summary>Codes within this distance of an end count as clipped, steps: 1 % of the bias, 33 mV of 3.3 V, since a rail-to-rail
        /// output comes within some 10 mV of its rails.</summary>
        protected int Margin => (BiasCode / 100) + 1;

        /// <summary>Creates the front end, with the lines of <see cref="Calibration"/> where it has some, and nominal ones
        /// elsewhere.</summary>
        /// <returns>A new front end. A part of 0 makes an input that reads nothing.</returns>
        public FrontEnd CreateFrontEnd() => CreateFrontEnd(Calibration);

        /// <summary>Creates the front end with nominal lines, whatever <see cref="Calibration"/> says: a calibration is checked against
        /// it.</summary>
        /// <returns>A new front end.</returns>
        public FrontEnd CreateNominalFrontEnd() => CreateFrontEnd(new FrontEndCalibration());

        /// <summary>Creates the front end.</summary>
        /// <param name="calibration">Its lines; each may be null for nominal.</param>
        /// <returns>A new front end.</returns>
        protected abstract FrontEnd CreateFrontEnd(FrontEndCalibration calibration);

        /// <summary>Adds a number to a hash: FNV-1a, an integer at a time instead of a byte.</summary>
        /// <param name="hash">Hash so far.</param>
        /// <param name="value">The number.</param>
        /// <returns>The next hash.</returns>
        protected static uint Mix(uint hash, int value) => (hash ^ (uint)value) * HashPrime;

        /// <summary>Least difference between two calibration points of a current: a tenth of the range, so that an error of 0.1 % of the
        /// range at each point is 2 % of gain at most.</summary>
        /// <param name="rangeNanoamps">End of the range, nA.</param>
        /// <returns>nA, above 0.</returns>
        protected static int LeastCurrentSpan(int rangeNanoamps) => (rangeNanoamps / 10) + 1;

        /// <summary>Hash of the parts that all designs have.</summary>
        /// <param name="kind">A number of the design's own.</param>
        /// <returns>The hash.</returns>
        protected uint MixParts(int kind)
        {
            uint hash = Mix(HashBasis, kind);
            hash = Mix(hash, ShuntMilliohms);
            hash = Mix(hash, ResolutionBits);
            hash = Mix(hash, ReferenceMicrovolts);
            return Mix(hash, BiasMicrovolts);
        }

        /// <summary>Creates the input of the cell voltage behind a divider, on the converter.</summary>
        /// <param name="channel">Its channel.</param>
        /// <param name="dividerPpm">Voltage at the converter over cell voltage, ppm; 0 for an input that reads nothing.</param>
        /// <param name="highestCode">Largest healthy code, steps; what is above is clipped.</param>
        /// <param name="calibration">Its line; null for nominal.</param>
        /// <returns>A new input, µV.</returns>
        protected AnalogInput CreateDividerInput(int channel, int dividerPpm, int highestCode, TwoPointCalibration calibration)
        {
            int full = FullScaleCode;
            int fullVoltageMicrovolts = dividerPpm > 0
                ? IntegerMath.Saturate(IntegerMath.DivideRounded((long)ReferenceMicrovolts * IntegerMath.Million, dividerPpm))
                : 0;

            // A sixteenth of the range, 0.3 V at the cell behind 0.7 of 3.3 V, is a choice: a cell is never discharged so far, and a
            // divider whose wire is off reads a few steps. A spread of 2 % of the range and 8 steps is one too: more than noise of a step
            // or two gives, and more than a load moves the voltage of a cell within a burst.
            return new AnalogInput(
                channel,
                full / 16,
                ReadingFault.SensorOpen,
                highestCode,
                ReadingFault.SaturatedHigh,
                (full / 50) + 8,
                calibration ?? new TwoPointCalibration(0, 0, full * TwoPointCalibration.FractionsAStep, fullVoltageMicrovolts))
            {
                GainTolerancePpm = VoltageTolerancePpm,
                OffsetTolerance = VoltageOffsetToleranceMicrovolts,
                LeastSpan = LeastVoltageSpanMicrovolts,
            };
        }

        /// <summary>Creates the input of an NTC thermistor between ground and a resistor to the bias.</summary>
        /// <param name="calibration">Its line; null for nominal.</param>
        /// <returns>A new input, ppm of the bias.</returns>
        protected AnalogInput CreateThermistorInput(TwoPointCalibration calibration)
        {
            // The code of the bias is 1 000 000 ppm. At 20 bits 256 fractions of all steps are below 2^31.
            long fullScale = (long)FullScaleCode * TwoPointCalibration.FractionsAStep;
            int bias256ths = BiasMicrovolts > 0 && ReferenceMicrovolts > 0
                ? (int)(fullScale * BiasMicrovolts / ReferenceMicrovolts)
                : (int)fullScale;
            return new AnalogInput(
                TemperatureChannel,
                Margin,
                ReadingFault.SensorShorted,
                BiasCode - Margin,
                ReadingFault.SensorOpen,
                (BiasCode / 50) + 8, // as for a voltage: 2 % of the range is 2 °C at 25 °C
                calibration ?? new TwoPointCalibration(0, 0, bias256ths, IntegerMath.Million))
            {
                GainTolerancePpm = ThermistorGainTolerancePpm,
                OffsetTolerance = ThermistorOffsetTolerancePpm,
                LeastSpan = LeastThermistorSpanPpm,
            };
        }
    }
}
