#nullable disable
namespace Microbattery.Conformance.Samples.Offenders
{
    internal static class Decimals
    {
        internal static int Price(int cents)
        {
            decimal price = cents; // offence
            return cents == 0 ? 0 : (int)price; // offence
        }
    }
}
