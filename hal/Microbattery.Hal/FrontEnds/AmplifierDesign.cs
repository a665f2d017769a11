using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;
using Microbattery.Hal.Calibration;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>
    /// Front end of four channels of one converter: the cell voltage behind a divider, the voltage across the shunt by an amplifier of high
    /// gain and by one of low gain, and a thermistor.
    /// </summary>
    public sealed class AmplifierDesign : FrontEndDesign
    {
        /// <summary>Voltage at the converter over cell voltage, ppm; 0 for an input that reads nothing.</summary>
        public int DividerPpm { get; init; } = 500000;

        /// <summary>Gain of the fine range. Both amplifiers give half the bias without current, and more when the cell is
        /// charged.</summary>
        public int FineGain { get; init; }

        /// <summary>Gain of the coarse range.</summary>
        public int CoarseGain { get; init; }

        /// <summary>Channel of the cell voltage.</summary>
        public int VoltageChannel { get; init; }

        /// <summary>Channel of the fine current range.</summary>
        public int FineCurrentChannel { get; init; }

        /// <summary>Channel of the coarse current range.</summary>
        public int CoarseCurrentChannel { get; init; }

        /// <summary>Largest error of the amplifiers' zero at the converter, µV. By default 50 mV: 16.5 mV of half a bias of 3.3 V made by
        /// two resistors of 1 %, and 25 mV of an amplifier offset of 0.5 mV times a gain of 50, rounded up.</summary>
        public int MiddleToleranceMicrovolts { get; init; } = 50000;

        /// <inheritdoc/>
        public override int Fingerprint => (int)Mix(Mix(Mix(MixParts(AmplifierKind), DividerPpm), FineGain), CoarseGain);

        /// <inheritdoc/>
        protected override FrontEnd CreateFrontEnd(FrontEndCalibration calibration)
        {
            return new FrontEnd(
                CreateDividerInput(VoltageChannel, DividerPpm, BiasCode - Margin, calibration.Voltage),
                CreateCurrentInput(FineCurrentChannel, FineGain, calibration.FineCurrent),
                CreateCurrentInput(CoarseCurrentChannel, CoarseGain, calibration.CoarseCurrent),
                CreateThermistorInput(calibration.Temperature),
                NtcBeta3435.CreateTable())
            {
                Oversampling = Oversampling,
                DividerSettleMilliseconds = DividerSettleMilliseconds,
                TemperaturePeriodMilliseconds = TemperaturePeriodMilliseconds,
            };
        }

        private AnalogInput CreateCurrentInput(int channel, int gain, TwoPointCalibration calibration)
        {
            // Half the reference across gain and shunt: µV * 1e6 / (gain * mohm) = nA. 5 V: 2.5e6 * 1e6 fits long.
            long partsProduct = (long)gain * ShuntMilliohms;
            long range = partsProduct > 0
                ? IntegerMath.DivideRounded(ReferenceMicrovolts / 2 * (long)IntegerMath.Million, partsProduct)
                : 0;

            // The points of the line are half the converter's range from the middle, or 2 A where the range is wider: an int holds no more.
            long value = IntegerMath.Clamp(range, 0, LargestNanoamps);
            long half = FullScaleCode * 128L; // half of the full scale, 1/256 steps
            int middle = BiasMicrovolts > 0 && ReferenceMicrovolts > 0 ? (int)(half * BiasMicrovolts / ReferenceMicrovolts) : (int)half;
            int span = range > 0 ? (int)(half * value / range) : 0;
            return new AnalogInput(
                channel,
                Margin,
                ReadingFault.SaturatedLow,
                BiasCode - Margin,
                ReadingFault.SaturatedHigh,
                FullScaleCode, // a load may switch within a burst: conversions that lie apart are one mean current
                calibration ?? new TwoPointCalibration(middle - span, (int)-value, middle + span, (int)value))
            {
                GainTolerancePpm = CurrentTolerancePpm,
                OffsetTolerance = partsProduct > 0
                    ? IntegerMath.Saturate((long)MiddleToleranceMicrovolts * IntegerMath.Million / partsProduct)
                    : 0,
                LeastSpan = LeastCurrentSpan((int)value),
            };
        }
    }
}
