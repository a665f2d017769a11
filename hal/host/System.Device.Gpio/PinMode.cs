namespace System.Device.Gpio
{
    /// <summary>Mode of a pin.</summary>
    public enum PinMode
    {
        /// <summary>Input, floating.</summary>
        Input,

        /// <summary>Input with a pull-down.</summary>
        InputPullDown,

        /// <summary>Input with a pull-up.</summary>
        InputPullUp,

        /// <summary>Push-pull output.</summary>
        Output,
    }
}
