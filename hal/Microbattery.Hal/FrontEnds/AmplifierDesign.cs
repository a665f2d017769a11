using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;
using Microbattery.Hal.Calibration;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>Four channels of one converter: cell voltage behind a divider, the shunt by an amplifier of high and one of low gain, thermistor.</summary>
    public sealed class AmplifierDesign : FrontEndDesign
    {
        /// <summary>Voltage at the converter over cell voltage, ppm.</summary>
        public int DividerPpm = 500000;

        /// <summary>Gain of the fine range. Both amplifiers stand at half the bias and rise with charge current.</summary>
        public int FineGain;

        /// <summary>Gain of the coarse range.</summary>
        public int CoarseGain;

        /// <summary>Channel of the cell voltage.</summary>
        public int VoltageChannel;

        /// <summary>Channel of the fine current range.</summary>
        public int FineCurrentChannel;

        /// <summary>Channel of the coarse current range.</summary>
        public int CoarseCurrentChannel;

        /// <summary>How far the amplifiers' middle may be off at the converter, µV: the half bias of two resistors of 1 %, and the amplifier's
        /// own offset times its gain.</summary>
        public int MiddleToleranceMicrovolts = 50000;

        /// <inheritdoc/>
        public override int Fingerprint => (int)Mix(Mix(Mix(MixParts(1), DividerPpm), FineGain), CoarseGain);

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
            };
        }

        private AnalogInput CreateCurrentInput(int channel, int gain, TwoPointCalibration calibration)
        {
            // Half the reference across gain and shunt: µV * 1e6 / (gain * mohm) = nA. 5 V: 2.5e6 * 1e6 fits long.
            long partsProduct = (long)gain * ShuntMilliohms;
            long range = partsProduct > 0 ? IntegerMath.DivideRounded(ReferenceMicrovolts / 2 * 1000000L, partsProduct) : 0;

            // The calibration's points stand half the converter's range from the middle, or where an int ends when the range is wider.
            long value = IntegerMath.Clamp(range, 0, 2000000000);
            long half = FullScaleCode * 128L;
            int middle = BiasMicrovolts > 0 && ReferenceMicrovolts > 0 ? (int)(half * BiasMicrovolts / ReferenceMicrovolts) : (int)half;
            int span = range > 0 ? (int)(half * value / range) : 0;
            return new AnalogInput(
                channel,
                Margin,
                ReadingFault.SaturatedLow,
                BiasCode - Margin,
                ReadingFault.SaturatedHigh,
                FullScaleCode, // a load may switch within a look: any spread is one mean current
                calibration ?? new TwoPointCalibration(middle - span, (int)-value, middle + span, (int)value))
            {
                GainTolerancePpm = CurrentTolerancePpm,
                OffsetTolerance = partsProduct > 0 ? IntegerMath.Saturate(MiddleToleranceMicrovolts * 1000000L / partsProduct) : 0,
                LeastSpan = (int)(value / 10) + 1,
            };
        }
    }
}
