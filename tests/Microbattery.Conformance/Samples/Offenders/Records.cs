#nullable disable
namespace Microbattery.Conformance.Samples.Offenders
{
    internal sealed record Records(int Value); // offence

    internal readonly record struct RecordStruct(int Value); // offence

    internal enum NoRecord
    {
        Value,
    }
}
