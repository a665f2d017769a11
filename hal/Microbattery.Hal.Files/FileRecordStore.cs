using System;
using System.IO;

namespace Microbattery.Hal.Files
{
    /// <summary>A file per slot, as on the I: drive of ESP32 and RP2040 boards.</summary>
    public sealed class FileRecordStore : IRecordStore
    {
        private readonly string[] _paths;

        /// <summary>Slots under one path prefix, as in "I:\gauge": gauge0, gauge1 and so on.</summary>
        /// <param name="pathPrefix">Folder and start of the file names.</param>
        /// <param name="slotCount">2 or more.</param>
        public FileRecordStore(string pathPrefix, int slotCount)
        {
            _paths = new string[slotCount];
            for (int i = 0; i < slotCount; i++)
            {
                _paths[i] = pathPrefix + i.ToString();
            }
        }

        /// <inheritdoc/>
        public int SlotCount => _paths.Length;

        /// <inheritdoc/>
        public bool TryRead(int slot, byte[] buffer)
        {
            try
            {
                if (!File.Exists(_paths[slot]))
                {
                    return false;
                }

                byte[] content = File.ReadAllBytes(_paths[slot]);
                if (content.Length < buffer.Length)
                {
                    return false;
                }

                Array.Copy(content, buffer, buffer.Length);
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <inheritdoc/>
        public bool TryWrite(int slot, byte[] buffer)
        {
            try
            {
                File.WriteAllBytes(_paths[slot], buffer);
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }
    }
}
