namespace Microbattery.Hal
{
    /// <summary>
    /// A front end by its parts, which give each input its nominal calibration. A board that was held against a meter gives its own
    /// two-point constants instead.
    /// </summary>
    public abstract class FrontEndDesign
    {
        /// <summary>Shunt in the cell's line, mohm.</summary>
        public int ShuntMilliohms;

        /// <summary>Resolution of the converter that reads the thermistor, and in an <see cref="AmplifierDesign"/> everything, bits, 8 to 20.</summary>
        public int ResolutionBits = 12;

        /// <summary>Its reference, µV.</summary>
        public int ReferenceMicrovolts = 3300000;

        /// <summary>What feeds the thermistor's divider, and sets the middle of amplifiers, µV; 0 for the reference.</summary>
        public int BiasMicrovolts;

        /// <summary>Channel of the thermistor.</summary>
        public int TemperatureChannel;

        /// <summary>Samples of each input in one look, 1 to <see cref="SampleBurst.MostSamples"/>.</summary>
        public int Oversampling = 32;

        /// <summary>Calibration of the cell voltage, µV, against a meter; null for nominal.</summary>
        public TwoPointCalibration VoltageCalibration;

        /// <summary>Calibration of the fine current range, nA, against a meter; null for nominal.</summary>
        public TwoPointCalibration FineCurrentCalibration;

        /// <summary>Calibration of the coarse current range, nA, against a meter; null for nominal.</summary>
        public TwoPointCalibration CoarseCurrentCalibration;

        /// <summary>Calibration of the temperature: of a thermistor ppm of the bias, of a chip's own m°C; null for nominal.</summary>
        public TwoPointCalibration TemperatureCalibration;

        /// <summary>Largest code of the converter.</summary>
        public int FullScaleCode => (1 << ResolutionBits) - 1;

        /// <summary>Code of the voltage that feeds thermistor and amplifiers: where what they drive ends.</summary>
        public int BiasCode => BiasMicrovolts > 0 && BiasMicrovolts < ReferenceMicrovolts
            ? (int)((long)FullScaleCode * BiasMicrovolts / ReferenceMicrovolts)
            : FullScaleCode;

        /// <summary>What a code within 1 % of an end counts as: clipped. Steps.</summary>
        protected int Margin => (BiasCode / 100) + 1;

        /// <summary>The front end, calibrated where there are constants, nominal elsewhere.</summary>
        /// <returns>A new front end. Codes within 1 % of either end count as clipped. A part of 0 makes an input that reads nothing.</returns>
        public abstract FrontEnd CreateFrontEnd();

        /// <summary>The input of an NTC below a resistor to the bias.</summary>
        /// <returns>A new input, ppm of the bias.</returns>
        protected AnalogInput CreateThermistorInput()
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
                TemperatureCalibration ?? new TwoPointCalibration(0, 0, bias256ths, IntegerMath.Million));
        }
    }
}
