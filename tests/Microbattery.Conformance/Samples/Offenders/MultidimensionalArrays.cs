namespace Microbattery.Conformance.Samples.Offenders
{
    internal static class MultidimensionalArrays
    {
        internal static int Square(int side)
        {
            int[,] square = new int[side, side]; // offence
            int[][] rows = new int[side][];
            return square[0, 0] + rows.Length; // offence
        }
    }
}
