using System;

namespace nanoFramework.TestFramework
{
    public sealed class Assert
    {
        public static extern void AreEqual(int a, int b, string message = "");

        public static extern void AreEqual(long a, long b, string message = "");

        public static extern void AreEqual(string a, string b, string message = "");

        public static extern void IsTrue(bool condition, string message = "");

        public static extern void IsFalse(bool condition, string message = "");

        public static extern void IsNull(object value, string message = "");

        public static extern void ThrowsException(Type exceptionType, Action action, string message = "");
    }

    [AttributeUsage(AttributeTargets.Class)]
    public class TestClassAttribute : Attribute
    {
        public extern TestClassAttribute();
    }

    [AttributeUsage(AttributeTargets.Method)]
    public class TestMethodAttribute : Attribute
    {
        public extern TestMethodAttribute();
    }

    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public class DataRowAttribute : Attribute
    {
        public extern DataRowAttribute(params object[] methodParameters);

        public extern object[] MethodParameters { get; }
    }

    [AttributeUsage(AttributeTargets.Method)]
    public class SetupAttribute : Attribute
    {
    }

    [AttributeUsage(AttributeTargets.Method)]
    public class CleanupAttribute : Attribute
    {
    }

    public class SkipTestException : Exception
    {
        public extern SkipTestException(string message, Exception innerException);
    }

    public static class Helper
    {
        public static extern object[] RemoveTestMethodIfDataRowExists(object[] attributes);
    }
}
