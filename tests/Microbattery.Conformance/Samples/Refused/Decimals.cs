namespace Microbattery.Conformance.Samples.Refused
{
    internal static class Decimals
    {
        internal static int Price(int cents)
        {
            decimal price = cents;
            return cents == 0 ? 0 : (int)price;
        }
    }
}
