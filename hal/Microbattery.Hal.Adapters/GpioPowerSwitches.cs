using System.Device.Gpio;

namespace Microbattery.Hal.Adapters
{
    /// <summary>Charge and load switch on two pins, closed when high. The board holds both low until this drives them.</summary>
    public sealed class GpioPowerSwitches : IPowerSwitches
    {
        private const int RefreshEvery = 60;

        private readonly GpioPin _charge;
        private readonly GpioPin _load;
        private bool _chargeClosed;
        private bool _loadClosed;
        private int _untilRefresh;

        /// <summary>Opens both pins low.</summary>
        /// <param name="pins">The pins.</param>
        /// <param name="chargePin">Pin of the charge switch.</param>
        /// <param name="loadPin">Pin of the load switch.</param>
        public GpioPowerSwitches(GpioController pins, int chargePin, int loadPin)
        {
            _charge = OutputPin.OpenLow(pins, chargePin);
            _load = OutputPin.OpenLow(pins, loadPin);
        }

        /// <inheritdoc/>
        public void Drive(bool chargeClosed, bool loadClosed)
        {
            // A write costs the class library an object or two. Unchanged levels are written anyway every so often: a pin that lost its
            // level in a brown-out is put right.
            _untilRefresh--;
            if (_untilRefresh > 0 && chargeClosed == _chargeClosed && loadClosed == _loadClosed)
            {
                return;
            }

            // Remembered only once both are written: a write that throws leaves nothing to be taken for done.
            _untilRefresh = 0;
            Open(_charge, chargeClosed);
            Open(_load, loadClosed);
            Close(_charge, chargeClosed);
            Close(_load, loadClosed);
            _chargeClosed = chargeClosed;
            _loadClosed = loadClosed;
            _untilRefresh = RefreshEvery;
        }

        private static void Open(GpioPin pin, bool isClosed)
        {
            if (!isClosed)
            {
                pin.Write(PinValue.Low);
            }
        }

        private static void Close(GpioPin pin, bool isClosed)
        {
            if (isClosed)
            {
                pin.Write(PinValue.High);
            }
        }
    }
}
