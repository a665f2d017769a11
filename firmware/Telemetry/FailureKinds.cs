using System;
using System.IO;

namespace Microbattery.Firmware.Telemetry
{
    /// <summary>Maps exceptions to their numbers.</summary>
    public static class FailureKinds
    {
        /// <summary>The number of an exception: of its own type, or of its nearest base type that has a number.</summary>
        /// <param name="exception">The exception; null for none.</param>
        /// <returns>The number; <see cref="FailureKind.Other"/> for a type without one.</returns>
        public static FailureKind Of(Exception exception)
        {
            switch (exception)
            {
                case null:
                    return FailureKind.None;
                case NullReferenceException:
                    return FailureKind.NullReference;
                case IndexOutOfRangeException:
                    return FailureKind.IndexOutOfRange;
                case ArgumentException:
                    return FailureKind.Argument;
                case ObjectDisposedException: // not derived from the next on nanoFramework
                case InvalidOperationException:
                    return FailureKind.InvalidOperation;
                case InvalidCastException:
                    return FailureKind.InvalidCast;
                case NotSupportedException:
                    return FailureKind.NotSupported;
                case NotImplementedException:
                    return FailureKind.NotImplemented;
                case OutOfMemoryException:
                    return FailureKind.OutOfMemory;
                case TimeoutException:
                    return FailureKind.Timeout;
                case IOException:
                    return FailureKind.InputOutput;
                default:
                    return FailureKind.Other;
            }
        }
    }
}
