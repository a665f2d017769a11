namespace Microbattery.Conformance.Samples.Refused
{
    internal sealed record Records(int Value);
}
