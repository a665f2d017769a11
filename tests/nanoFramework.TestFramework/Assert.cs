using System;
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

        /// <summary>There is none.</summary>
        /// <param name="value">What must be null.</param>
        /// <param name="message">Said when it is not.</param>
        public static void IsNull(object? value, string message = "") => MSTest.Assert.IsNull(value, message);

        /// <summary>An action throws an exception of this very type.</summary>
        /// <param name="exceptionType">The type.</param>
        /// <param name="action">The action.</param>
        /// <param name="message">Said when it does not.</param>
        public static void ThrowsException(Type exceptionType, Action action, string message = "")
        {
            ArgumentNullException.ThrowIfNull(exceptionType);
            ArgumentNullException.ThrowIfNull(action);
            try
            {
                action();
            }
            catch (Exception exception) when (exception.GetType() == exceptionType)
            {
                return;
            }

            MSTest.Assert.Fail($"no {exceptionType.Name}: {message}");
        }
    }
}
