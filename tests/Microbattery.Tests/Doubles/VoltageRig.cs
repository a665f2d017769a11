using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Gauge;

namespace Microbattery.Tests.Doubles
{
    /// <summary>A voltage model with a prediction and an interval to fill.</summary>
    public sealed class VoltageRig
    {
        public readonly VoltageModel Voltage;
        public readonly VoltagePrediction Prediction = new VoltagePrediction();
        public readonly StateOfChargeInterval Interval = new StateOfChargeInterval();

        public VoltageRig(CellProfile profile)
        {
            Voltage = new VoltageModel(profile, TestFigures.Create());
        }

        /// <summary>Predicts the voltage at a state of charge.</summary>
        public void Predict(CellModel model, int stateOfChargePpm, int deviationPpm) =>
            Voltage.Predict(model, stateOfChargePpm, deviationPpm, Prediction);

        /// <summary>Variance of the bias with the surface error of the last prediction.</summary>
        public long BiasVariance(CellModel model) => Voltage.BiasVariance(model, Prediction.SurfaceErrorMicrovolts);

        /// <summary>Infers the state of charge, with the slope of the last prediction.</summary>
        public int Infer(int voltageMicrovolts, CellModel model, int resistanceErrorPpm, int otherErrorMicrovolts, int deviations)
        {
            Voltage.InferStateOfCharge(
                voltageMicrovolts, model, resistanceErrorPpm, otherErrorMicrovolts, deviations, Prediction.Slope65536ths, Interval);
            return Interval.ErrorMicrovolts;
        }

        /// <summary>Distance past the end of the scale, with the surface error of the last prediction.</summary>
        public int PastTablePpm(int voltageMicrovolts, CellModel model, int stateOfChargePpm, int deviationPpm, int resistanceErrorPpm) =>
            Voltage.PastTablePpm(
                voltageMicrovolts, model, stateOfChargePpm, deviationPpm, resistanceErrorPpm, Prediction.SurfaceErrorMicrovolts);
    }
}
