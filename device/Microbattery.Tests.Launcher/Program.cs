using System;
using System.Reflection;
using nanoFramework.TestFramework;
using DeviceMemory = nanoFramework.Runtime.Native.GC;

namespace Microbattery.Tests.Launcher
{
    /// <summary>
    /// Runs the tests of NFUnitTest, and prints what the test adapter reads, as nanoFramework.UnitTestLauncher does. The interpreter does
    /// not protect the arguments of a DataRow from its garbage collector while it reads them: with the package's launcher one run in five
    /// broke off in GetCustomAttributes at about 110 KB of heap. This one collects before each reading, so that none is due in it.
    /// </summary>
    public static class Program
    {
        /// <summary>Every test of every class.</summary>
        public static void Main()
        {
            foreach (Type type in Assembly.Load("NFUnitTest").GetTypes())
            {
                if (type.IsClass && IsTestClass(type))
                {
                    RunClass(type.GetMethods());
                }
            }
        }

        private static bool IsTestClass(Type type)
        {
            DeviceMemory.Run(false);
            foreach (object attribute in type.GetCustomAttributes(true))
            {
                if (attribute is TestClassAttribute)
                {
                    return true;
                }
            }

            return false;
        }

        private static void RunClass(MethodInfo[] methods)
        {
            if (Run(methods, typeof(SetupAttribute)))
            {
                Run(methods, typeof(TestMethodAttribute));
                Run(methods, typeof(DataRowAttribute));
                Run(methods, typeof(CleanupAttribute));
            }
        }

        private static bool Run(MethodInfo[] methods, Type kind)
        {
            bool nothingSkipped = true;
            foreach (MethodInfo method in methods)
            {
                DeviceMemory.Run(false);
                object[] attributes = Helper.RemoveTestMethodIfDataRowExists(method.GetCustomAttributes(true));
                for (int i = 0; i < attributes.Length; i++)
                {
                    if (attributes[i].GetType() == kind)
                    {
                        nothingSkipped &= Run(method, attributes[i], i);
                    }
                }
            }

            return nothingSkipped;
        }

        private static bool Run(MethodInfo method, object attribute, int index)
        {
            string name = method.DeclaringType.FullName + "." + method.Name + "." + index.ToString();
            try
            {
                DataRowAttribute row = attribute as DataRowAttribute;
                long start = DateTime.UtcNow.Ticks;
                method.Invoke(null, row == null ? null : row.MethodParameters);
                Console.WriteLine("Test passed," + name + "," + (DateTime.UtcNow.Ticks - start).ToString());
            }
            catch (SkipTestException skipped)
            {
                Console.WriteLine("Test skipped," + name + "," + skipped.Message);
                return false;
            }
            catch (Exception failure)
            {
                Console.WriteLine("Test failed," + name + "," + failure.Message);
            }

            return true;
        }
    }
}
