#pragma warning disable IDE0130 // on the device it is in System, in mscorlib
namespace System
{
    /// <summary>Span of bytes, as the device's class library has it.</summary>
    public readonly ref struct SpanByte
    {
        private readonly Span<byte> _bytes;

        /// <summary>A whole array.</summary>
        /// <param name="array">The array.</param>
        public SpanByte(byte[] array)
        {
            _bytes = array;
        }

        /// <summary>Part of an array.</summary>
        /// <param name="array">The array.</param>
        /// <param name="start">Index of the first byte.</param>
        /// <param name="length">Number of bytes.</param>
        public SpanByte(byte[] array, int start, int length)
        {
            _bytes = array.AsSpan(start, length);
        }

        /// <summary>Number of bytes.</summary>
        public int Length => _bytes.Length;

        /// <summary>A whole array.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator SpanByte(byte[] array) => new(array);

        /// <summary>Copies all bytes.</summary>
        /// <param name="destination">Where to.</param>
        public void CopyTo(SpanByte destination) => _bytes.CopyTo(destination._bytes);

        /// <summary>Copies all bytes to an array.</summary>
        /// <returns>A new array.</returns>
        public byte[] ToArray() => _bytes.ToArray();
    }
}
