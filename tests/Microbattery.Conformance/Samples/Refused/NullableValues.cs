namespace Microbattery.Conformance.Samples.Refused
{
    internal sealed class NullableValues
    {
        private int? _value;

        internal bool IsSet => _value != null;

        internal void Set(int value) => _value = value;
    }
}
