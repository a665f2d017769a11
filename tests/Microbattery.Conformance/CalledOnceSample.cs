namespace Microbattery.Conformance
{
    /// <summary>Calls at one place only, in the ways that code has, for <see cref="ShrinkTests"/>: what comes out must not depend on where a method's code is.</summary>
    public sealed class CalledOnceSample
    {
        private long _sum;

        private int[] _seen = [];

        /// <summary>Runs through all of them.</summary>
        /// <param name="first">A number.</param>
        /// <param name="second">Another.</param>
        /// <returns>What they made of it.</returns>
        public static long Run(int first, int second)
        {
            CalledOnceSample sample = new();
            sample.All(first, second);
            return sample._sum + sample._seen.Length + Count(new CalledOnceSample()) + Count(null);
        }

        private void All(int first, int second)
        {
            for (int i = 0; i < 4; i++)
            {
                Step(i > 2 ? first : second, i);
                if (i == 2)
                {
                    Restart();
                }
            }

            Skip(first, second);
            _sum += first + (Looped(second) * 2);
        }

        // Branches, leaves early, and has a variable whose number its caller's has too.
        private void Step(int value, int turn)
        {
            long local = Twice(value + turn) - Swapped(turn, value);
            if (local < 0)
            {
                _sum -= Weigh(local, value, turn);
                return;
            }

            for (int i = 0; i < turn; i++)
            {
                Add(local * i, turn);
                Keep(turn);
            }

            _sum += local;
        }

        private static long Twice(int value) => (long)value + value;

        private static int Swapped(int turn, int value) => value - (3 * turn);

        private long Weigh(long local, int value, int turn) => (_sum / 2) + (local * value) - turn;

        private void Add(long value, int turn)
        {
            long local = value + turn;
            More(local > 10 ? local : turn, turn);
            _sum += local;
        }

        // Its variable must not be its caller's, which is still needed.
        private void More(long value, int turn)
        {
            long local = value;
            switch (turn)
            {
                case 0:
                case 1:
                    local *= 3;
                    break;
                case 2:
                    return;
                default:
                    local -= 7;
                    break;
            }

            _sum += local;
        }

        private void Keep(int turn)
        {
            int[] next = new int[_seen.Length + 1];
            next[_seen.Length] = turn;
            _seen = next;
        }

        private void Restart() => _sum /= 3;

        // Takes in a loop, and may then not go into the middle of a sum any more.
        private long Looped(int turns)
        {
            Loop(turns);
            return _sum;
        }

        private void Loop(int turns)
        {
            for (int i = turns; i > 0; i--)
            {
                _sum -= i;
            }
        }

        // Called on what may be nothing, so stays where it is.
        private void Touch()
        {
        }

        private static int Count(CalledOnceSample? sample)
        {
            try
            {
                return Touched(sample!);
            }
            catch (System.NullReferenceException)
            {
                return 0;
            }
        }

        private static int Touched(CalledOnceSample sample)
        {
            sample.Touch();
            return 1;
        }

        // Writes to an argument, so stays where it is.
        private void Skip(int first, int second)
        {
            while (first > second)
            {
                first -= 5;
                _sum++;
            }
        }
    }
}
