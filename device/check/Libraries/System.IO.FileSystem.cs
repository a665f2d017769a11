namespace System.IO
{
    public enum FileMode
    {
        CreateNew = 1,
        Create = 2,
        Open = 3,
        OpenOrCreate = 4,
        Truncate = 5,
        Append = 6,
    }

    public enum FileAccess
    {
        Read = 1,
        Write = 2,
        ReadWrite = 3,
    }

    public class FileStream : Stream
    {
        public extern FileStream(string path, FileMode mode, FileAccess access);

        public override extern void Write(byte[] buffer, int offset, int count);
    }

    public static class File
    {
        public static extern bool Exists(string path);

        public static extern byte[] ReadAllBytes(string path);
    }
}
