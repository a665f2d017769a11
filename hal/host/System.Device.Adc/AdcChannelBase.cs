namespace System.Device.Adc
{
    /// <summary>One channel of a converter.</summary>
    public abstract class AdcChannelBase
    {
        /// <summary>The controller this channel was opened on.</summary>
        public abstract AdcController Controller { get; }

        /// <summary>Converts once.</summary>
        /// <returns>The code divided by the largest code, 0 to 1.</returns>
        public abstract double ReadRatio();

        /// <summary>Converts once.</summary>
        /// <returns>The code, from <see cref="AdcController.MinValue"/> to <see cref="AdcController.MaxValue"/>.</returns>
        public abstract int ReadValue();
    }
}
