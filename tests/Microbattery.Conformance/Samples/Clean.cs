using System;
using System.Threading;

namespace Microbattery.Conformance.Samples
{
    internal delegate void Changed(object sender, int value);

    internal interface IMeter
    {
        int Read();
    }

    [Flags]
    internal enum States
    {
        None = 0,
        On = 1,
        Tripped = 2,
    }

    internal readonly struct Point
    {
        internal readonly int X;

        internal Point(int x)
        {
            X = x;
        }
    }

    /// <summary>What works on the device. No rule has anything to say.</summary>
    internal sealed class Clean : IMeter, IDisposable
    {
        internal const string Name = "clean";

        private static readonly int[] s_table = { 1, 2, 3, 4, 5, 6, 7, 8 };

        private readonly object _gate = new object();
        private readonly int[][] _rows = { new int[2], new int[3] };
        private long _sum;

        internal event Changed OnChanged;

        internal States State { get; private set; }

        public int Read()
        {
            lock (_gate)
            {
                foreach (int value in s_table)
                {
                    _sum += value;
                }
            }

            OnChanged?.Invoke(this, (int)_sum);
            return _rows[0].Length;
        }

        public void Dispose() => State = States.None;

        internal static int Sign(int value) => value switch
        {
            > 0 => 1,
            0 => 0,
            _ => -1,
        };

        internal void Wait(in Point point, out int waited, ref int total, string name)
        {
            int local = point.X;
            Action add = () => local++;
            add();
            try
            {
                Thread.Sleep(local);
            }
            catch (Exception thrown) when (thrown is ArgumentException)
            {
                State |= States.Tripped;
            }
            finally
            {
                waited = local;
                total += Twice(local);
            }

            Console.WriteLine(name + local.ToString() + string.Format("{0} {1}", name, Name));
            Console.WriteLine($"{local} of {total}");

            static int Twice(int value) => value * 2;
        }
    }
}
