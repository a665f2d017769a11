using MSTest = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework
{
    /// <summary>The assertions of nanoFramework.TestFramework that our tests use.</summary>
    public static class Assert
    {
        /// <summary>Two integers are equal.</summary>
        /// <param name="a">Expected.</param>
        /// <param name="b">Actual.</param>
        /// <param name="message">Said when not.</param>
        public static void AreEqual(int a, int b, string message = "") => MSTest.Assert.AreEqual(a, b, message);

        /// <summary>Two long integers are equal.</summary>
        /// <param name="a">Expected.</param>
        /// <param name="b">Actual.</param>
        /// <param name="message">Said when not.</param>
        public static void AreEqual(long a, long b, string message = "") => MSTest.Assert.AreEqual(a, b, message);

        /// <summary>Two texts are equal.</summary>
        /// <param name="a">Expected.</param>
        /// <param name="b">Actual.</param>
        /// <param name="message">Said when not.</param>
        public static void AreEqual(string a, string b, string message = "") => MSTest.Assert.AreEqual(a, b, message);

        /// <summary>A condition holds.</summary>
        /// <param name="condition">The condition.</param>
        /// <param name="message">Said when not.</param>
        public static void IsTrue(bool condition, string message = "") => MSTest.Assert.IsTrue(condition, message);

        /// <summary>A condition does not hold.</summary>
        /// <param name="condition">The condition.</param>
        /// <param name="message">Said when it does.</param>
        public static void IsFalse(bool condition, string message = "") => MSTest.Assert.IsFalse(condition, message);
    }
}
