namespace System.Device.Adc
{
    /// <summary>One open channel of the converter.</summary>
    public class AdcChannel : AdcChannelBase, IDisposable
    {
        private readonly AdcController _controller;
        private readonly int _channelNumber;
        private bool _disposed;

        internal AdcChannel(AdcController controller, int channelNumber)
        {
            _controller = controller;
            _channelNumber = channelNumber;
        }

        /// <inheritdoc/>
        public override AdcController Controller => _controller;

        /// <inheritdoc/>
        public override double ReadRatio() => (double)ReadValue() / _controller.MaxValue;

        /// <inheritdoc/>
        public override int ReadValue()
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _controller.Convert(_channelNumber);
        }

        /// <summary>Gives the channel back to its controller.</summary>
        public void Dispose()
        {
            if (!_disposed)
            {
                _disposed = true;
                _controller.Release(_channelNumber);
            }

            GC.SuppressFinalize(this);
        }
    }
}
