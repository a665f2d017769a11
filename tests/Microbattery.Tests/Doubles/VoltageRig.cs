using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
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

        /// <summary>The test profile with another number of entries in its curve, and another voltage when empty.</summary>
        public static CellProfile Resampled(int entries, int emptyMicrovolts)
        {
            CellProfile profile = TestProfile.Create();
            int[] curve = new int[entries];
            for (int i = 0; i < entries; i++)
            {
                curve[i] = profile.OpenCircuitMicrovolts.At((int)(1000000L * i / (entries - 1)));
            }

            curve[0] = emptyMicrovolts;
            return profile.With(Setting.OpenCircuitMicrovolts, new ChargeTable(curve));
        }

        /// <summary>Predicts the voltage at a state of charge.</summary>
        public void Predict(CellModel model, int stateOfChargePpm, int deviationPpm) =>
            Voltage.Predict(model, stateOfChargePpm, deviationPpm, Prediction);

        /// <summary>Infers the state of charge.</summary>
        public int Infer(int voltageMicrovolts, CellModel model, int resistanceErrorPpm, int otherErrorMicrovolts, int deviations)
        {
            Voltage.InferStateOfCharge(voltageMicrovolts, model, resistanceErrorPpm, otherErrorMicrovolts, deviations, Interval);
            return Interval.ErrorMicrovolts;
        }
    }
}
