namespace Microbattery.Firmware.Gauge
{
    /// <summary>Voltage of a cell at a state of charge as <see cref="VoltageModel.Predict"/> gives it; the caller owns it.</summary>
    public sealed class VoltagePrediction
    {
        /// <summary>Open-circuit voltage with all drops, µV.</summary>
        public int Microvolts { get; internal set; }

        /// <summary>Share of the bias in it: the curve's error there over its error on the whole, 1/1000.</summary>
        public int BiasThousandths { get; internal set; }

        /// <summary>Its change with the state of charge, µV per ppm, 1/65536: the secant over one deviation to either side, because a
        /// tangent is wrong where the curve bends within them.</summary>
        public long Slope65536ths { get; internal set; }

        /// <summary>Variance of its random error, µV²: sensor noise, the table's steps, the curve's bend away from the secant, and what has
        /// not settled.</summary>
        public long NoiseVariance { get; internal set; }
    }
}
