namespace Microbattery.Firmware.Gauge
{
    /// <summary>Interval of states of charge that explain a voltage, as <see cref="VoltageModel.InferStateOfCharge"/> gives it; the caller
    /// owns it.</summary>
    public sealed class StateOfChargeInterval
    {
        /// <summary>Its middle, ppm, 0 to 1 000 000.</summary>
        public int StateOfChargePpm { get; internal set; }

        /// <summary>Half its width, ppm, 4000 to 1 000 000.</summary>
        public int RangePpm { get; internal set; }

        /// <summary>Error of the voltage that it covers, without that of the surface state of charge, µV, above 0.</summary>
        public int ErrorMicrovolts { get; internal set; }

        /// <summary>Variance of the random part of that error, µV²: the table's steps, and what has not settled.</summary>
        public long NoiseVariance { get; internal set; }

        /// <summary>Share of the bias at its middle, 1/1000.</summary>
        public int BiasThousandths { get; internal set; }

        /// <summary>Whether no state of charge has such a voltage: an over-charged or over-discharged cell, or a wrong sample.</summary>
        public bool IsOutside { get; internal set; }
    }
}
