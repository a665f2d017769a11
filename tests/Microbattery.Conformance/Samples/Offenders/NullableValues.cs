#nullable disable
namespace Microbattery.Conformance.Samples.Offenders
{
    internal sealed class NullableValues
    {
        private int? _value; // offence

        internal bool IsSet => _value != null; // offence

        internal void Set(int value) => _value = value; // offence
    }
}
