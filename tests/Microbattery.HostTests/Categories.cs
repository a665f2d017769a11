namespace Microbattery.HostTests
{
    /// <summary>Categories of tests, for filters; tests/README.md has the commands.</summary>
    internal static class Categories
    {
        /// <summary>Costs more than 0.3 s of processor time: left out by the fast run.</summary>
        internal const string Slow = "Slow";

        /// <summary>Runs a sample by default, and the whole with WIDE_TESTS=1 in the environment.</summary>
        internal const string Wide = "Wide";
    }
}
