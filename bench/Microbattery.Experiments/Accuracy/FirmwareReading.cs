using Microbattery.Firmware.Telemetry;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>What the firmware itself says in its telemetry.</summary>
    public sealed class FirmwareReading : IEstimator
    {
        /// <summary>Name of the firmware among the estimators.</summary>
        public const string FirmwareName = "firmware";

        /// <summary>The telemetry of the last tick.</summary>
        public TelemetryFrame Frame { get; set; } = new();

        /// <inheritdoc/>
        public string Name => FirmwareName;

        /// <inheritdoc/>
        public double StateOfCharge => Frame.StateOfChargePpm / 1e6;

        /// <inheritdoc/>
        public double Uncertainty => Frame.UncertaintyPpm / 1e6;

        /// <inheritdoc/>
        public void Update(in AccuracySample sample)
        {
            // The tick has sampled already.
        }
    }
}
