namespace System.IO
{
    public abstract class Stream : MarshalByRefObject, IDisposable
    {
        public abstract void Write(byte[] buffer, int offset, int count);

        public extern void Dispose();
    }
}
