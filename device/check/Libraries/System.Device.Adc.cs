namespace System.Device.Adc
{
    public abstract class AdcChannelBase
    {
        public abstract int ReadValue();
    }

    public class AdcChannel : AdcChannelBase
    {
        private extern AdcChannel();

        public override extern int ReadValue();
    }

    public abstract class AdcControllerBase
    {
        public abstract AdcChannel OpenChannel(int channelNumber);
    }

    public class AdcController : AdcControllerBase
    {
        public extern AdcController();

        public override extern AdcChannel OpenChannel(int channelNumber);
    }
}
