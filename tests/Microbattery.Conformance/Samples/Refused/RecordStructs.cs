namespace Microbattery.Conformance.Samples.Refused
{
    internal readonly record struct RecordStructs(int Value);
}
