namespace Microbattery.Hal
{
    /// <summary>
    /// A front end by its parts, which give each input its nominal calibration. A board that was held against a meter gives its own
    /// two-point constants instead.
    /// </summary>
    public sealed class FrontEndDesign
    {
        /// <summary>Converter resolution, bits, 8 to 20.</summary>
        public int ResolutionBits = 12;

        /// <summary>Converter reference, µV.</summary>
        public int ReferenceMicrovolts = 3300000;

        /// <summary>Voltage at the converter over cell voltage, ppm.</summary>
        public int DividerPpm = 500000;

        /// <summary>Shunt, mohm.</summary>
        public int ShuntMilliohms;

        /// <summary>Gain of the fine range. Both amplifiers are biased at half the reference and rise with charge current.</summary>
        public int FineGain;

        /// <summary>Gain of the coarse range.</summary>
        public int CoarseGain;

        /// <summary>Channel of the cell voltage.</summary>
        public int VoltageChannel;

        /// <summary>Channel of the fine current range.</summary>
        public int FineCurrentChannel;

        /// <summary>Channel of the coarse current range.</summary>
        public int CoarseCurrentChannel;

        /// <summary>Channel of the thermistor.</summary>
        public int TemperatureChannel;

        /// <summary>Calibration of the cell voltage, µV, against a meter; null for nominal.</summary>
        public TwoPointCalibration VoltageCalibration;

        /// <summary>Calibration of the fine current range, nA, against a meter; null for nominal.</summary>
        public TwoPointCalibration FineCurrentCalibration;

        /// <summary>Calibration of the coarse current range, nA, against a meter; null for nominal.</summary>
        public TwoPointCalibration CoarseCurrentCalibration;

        /// <summary>Largest code.</summary>
        public int FullScaleCode => (1 << ResolutionBits) - 1;

        /// <summary>The front end, calibrated where there are constants, nominal elsewhere.</summary>
        /// <returns>A new front end. Codes within 1 % of either end count as clipped; a look whose samples spread over 2 % is too noisy. A divider,
        /// shunt or gain of 0 makes an input that reads nothing.</returns>
        public FrontEnd CreateFrontEnd()
        {
            int full = FullScaleCode;
            int margin = (full / 100) + 1;
            int spread = (full / 50) + 8;
            int full256ths = full * 256;

            int fullVoltageMicrovolts = DividerPpm > 0
                ? IntegerMath.Saturate(IntegerMath.DivideRounded((long)ReferenceMicrovolts * IntegerMath.Million, DividerPpm))
                : 0;
            AnalogInput voltage = new AnalogInput(
                VoltageChannel,
                full / 16,
                ReadingFault.SensorOpen,
                full - margin,
                ReadingFault.SaturatedHigh,
                spread,
                VoltageCalibration ?? new TwoPointCalibration(0, 0, full256ths, fullVoltageMicrovolts));
            AnalogInput temperature = new AnalogInput(
                TemperatureChannel,
                margin,
                ReadingFault.SensorShorted,
                full - margin,
                ReadingFault.SensorOpen,
                spread,
                new TwoPointCalibration(0, 0, full256ths, IntegerMath.Million));
            return new FrontEnd(
                voltage,
                CurrentInput(FineCurrentChannel, FineGain, margin, FineCurrentCalibration),
                CurrentInput(CoarseCurrentChannel, CoarseGain, margin, CoarseCurrentCalibration),
                temperature,
                NtcBeta3435.CreateTable());
        }

        private AnalogInput CurrentInput(int channel, int gain, int margin, TwoPointCalibration calibration)
        {
            // Half the reference across gain and shunt: µV * 1e6 / (gain * mohm) = nA. 5 V: 2.5e6 * 1e6 fits long.
            long partsProduct = (long)gain * ShuntMilliohms;
            long range = partsProduct > 0 ? IntegerMath.DivideRounded(ReferenceMicrovolts / 2 * 1000000L, partsProduct) : 0;

            // The calibration's points stand at the ends of the range, or where an int ends when the range is wider.
            long value = IntegerMath.Clamp(range, 0, 2000000000);
            int middle = FullScaleCode * 128;
            int span = range > 0 ? (int)(middle * value / range) : 0;
            return new AnalogInput(
                channel,
                margin,
                ReadingFault.SaturatedLow,
                FullScaleCode - margin,
                ReadingFault.SaturatedHigh,
                FullScaleCode, // a load may switch within a look: any spread is one mean current
                calibration ?? new TwoPointCalibration(middle - span, (int)-value, middle + span, (int)value));
        }
    }
}
