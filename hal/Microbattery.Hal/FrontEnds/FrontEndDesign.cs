using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;
using Microbattery.Hal.Calibration;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>
    /// A front end by its parts, which give each input its nominal calibration. A board that was held against a meter gives its own
    /// two-point constants instead.
    /// </summary>
    public abstract class FrontEndDesign
    {
        /// <summary>Shunt in the cell's line, mohm.</summary>
        public int ShuntMilliohms;

        /// <summary>Resolution of the converter that reads the thermistor and a second voltage, and in an <see cref="AmplifierDesign"/> everything, bits, 8 to 20.</summary>
        public int ResolutionBits = 12;

        /// <summary>Its reference, µV.</summary>
        public int ReferenceMicrovolts = 3300000;

        /// <summary>What feeds the thermistor's divider, and sets the middle of amplifiers, µV; 0 for the reference.</summary>
        public int BiasMicrovolts;

        /// <summary>Channel of the thermistor.</summary>
        public int TemperatureChannel;

        /// <summary>Samples of each input in one look, 1 to <see cref="SampleBurst.MostSamples"/>.</summary>
        public int Oversampling = 32;

        /// <summary>How far the gain of the cell voltage may be off, ppm: reference, divider and converter at their worst.</summary>
        public int VoltageTolerancePpm = 30000;

        /// <summary>How far the zero of the cell voltage may be off, µV at the cell.</summary>
        public int VoltageOffsetToleranceMicrovolts = 30000;

        /// <summary>How far the gain of the current may be off, ppm: reference, shunt and amplifier at their worst.</summary>
        public int CurrentTolerancePpm = 30000;

        /// <summary>What this very board's front end showed against a meter; nominal where it says nothing.</summary>
        public FrontEndCalibration Calibration = new FrontEndCalibration();

        /// <summary>Largest code of the converter.</summary>
        public int FullScaleCode => (1 << ResolutionBits) - 1;

        /// <summary>Code of the voltage that feeds thermistor and amplifiers: where what they drive ends.</summary>
        public int BiasCode => BiasMicrovolts > 0 && BiasMicrovolts < ReferenceMicrovolts
            ? (int)((long)FullScaleCode * BiasMicrovolts / ReferenceMicrovolts)
            : FullScaleCode;

        /// <summary>What a code within 1 % of an end counts as: clipped. Steps.</summary>
        protected int Margin => (BiasCode / 100) + 1;

        /// <summary>A number that differs between designs whose codes mean different things, so that a calibration taken on one is not believed
        /// on another.</summary>
        public abstract int Fingerprint { get; }

        /// <summary>The front end, calibrated where <see cref="Calibration"/> says something, nominal elsewhere.</summary>
        /// <returns>A new front end. Codes within 1 % of either end count as clipped. A part of 0 makes an input that reads nothing.</returns>
        public FrontEnd CreateFrontEnd() => CreateFrontEnd(Calibration);

        /// <summary>The front end as its parts make it, whatever <see cref="Calibration"/> says: what a calibration is taken and judged by.</summary>
        /// <returns>A new front end.</returns>
        public FrontEnd CreateNominalFrontEnd() => CreateFrontEnd(new FrontEndCalibration());

        /// <summary>The front end.</summary>
        /// <param name="calibration">Its lines; null each for nominal.</param>
        /// <returns>A new front end.</returns>
        protected abstract FrontEnd CreateFrontEnd(FrontEndCalibration calibration);

        /// <summary>FNV-1a with its 32 bit constants, an integer at a time instead of a byte.</summary>
        /// <param name="hash">Hash so far.</param>
        /// <param name="value">What goes in.</param>
        /// <returns>The next hash.</returns>
        protected static uint Mix(uint hash, int value) => (hash ^ (uint)value) * 16777619;

        /// <summary>Hash of the parts all designs have.</summary>
        /// <param name="kind">Differs between the designs.</param>
        /// <returns>The hash.</returns>
        protected uint MixParts(int kind)
        {
            uint hash = Mix(2166136261, kind);
            hash = Mix(hash, ShuntMilliohms);
            hash = Mix(hash, ResolutionBits);
            hash = Mix(hash, ReferenceMicrovolts);
            return Mix(hash, BiasMicrovolts);
        }

        /// <summary>The input of the cell voltage behind a divider, on the converter.</summary>
        /// <param name="channel">Its channel.</param>
        /// <param name="dividerPpm">Voltage at the converter over cell voltage, ppm; 0 for an input that reads nothing.</param>
        /// <param name="highestCode">What is above it is clipped.</param>
        /// <param name="calibration">Its line; null for nominal.</param>
        /// <returns>A new input, µV.</returns>
        protected AnalogInput CreateDividerInput(int channel, int dividerPpm, int highestCode, TwoPointCalibration calibration)
        {
            int full = FullScaleCode;
            int fullVoltageMicrovolts = dividerPpm > 0
                ? IntegerMath.Saturate(IntegerMath.DivideRounded((long)ReferenceMicrovolts * IntegerMath.Million, dividerPpm))
                : 0;
            return new AnalogInput(
                channel,
                full / 16,
                ReadingFault.SensorOpen,
                highestCode,
                ReadingFault.SaturatedHigh,
                (full / 50) + 8,
                calibration ?? new TwoPointCalibration(0, 0, full * 256, fullVoltageMicrovolts))
            {
                GainTolerancePpm = VoltageTolerancePpm,
                OffsetTolerance = VoltageOffsetToleranceMicrovolts,
                LeastSpan = 500000,
            };
        }

        /// <summary>The input of an NTC below a resistor to the bias.</summary>
        /// <param name="calibration">Its line; null for nominal.</param>
        /// <returns>A new input, ppm of the bias.</returns>
        protected AnalogInput CreateThermistorInput(TwoPointCalibration calibration)
        {
            // Scaled so that the bias is a whole. Above 2^31 / 256 steps no converter goes.
            int bias256ths = BiasMicrovolts > 0 && ReferenceMicrovolts > 0
                ? (int)(FullScaleCode * 256L * BiasMicrovolts / ReferenceMicrovolts)
                : FullScaleCode * 256;
            return new AnalogInput(
                TemperatureChannel,
                Margin,
                ReadingFault.SensorShorted,
                BiasCode - Margin,
                ReadingFault.SensorOpen,
                (BiasCode / 50) + 8,
                calibration ?? new TwoPointCalibration(0, 0, bias256ths, IntegerMath.Million))
            {
                // 1 °C is 10 000 ppm at 25 °C: thermistor and resistor of 1 % each are within 5 °C, and two points are 8 °C apart.
                GainTolerancePpm = 50000,
                OffsetTolerance = 25000,
                LeastSpan = 80000,
            };
        }
    }
}
