namespace Microbattery.Conformance.Samples.Offenders
{
    internal sealed class FloatingPoint
    {
        internal const double Ratio = 0.5; // offence

        private readonly float[] _table; // offence

        internal FloatingPoint(int count)
        {
            _table = new float[count]; // offence
        }

        internal int Count => _table.Length; // offence

        internal float First() // offence
        {
            return _table[0]; // offence
        }

        internal static int Half(int value)
        {
            double half = value; // offence
            return value == 0 ? 0 : (int)(half / 2); // offence
        }

        internal static string Text(int value)
        {
            return value == 0 ? string.Empty : ((double)value).ToString(); // offence
        }
    }
}
