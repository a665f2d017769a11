using System;
using System.IO;
using Microbattery.Firmware.Ports;

namespace Microbattery.Hal.Files
{
    /// <summary>
    /// A file per slot, as on the I: drive of ESP32 and RP2040 boards. A file is overwritten in place, not emptied first: littlefs, which never
    /// writes over what is there, then keeps the old record until the new one is whole, and wears half as fast. On a file system that does
    /// write over it (FAT) a cut leaves a mixture, which is refused as any spoilt record is.
    /// </summary>
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
                using (FileStream file = new FileStream(_paths[slot], FileMode.OpenOrCreate, FileAccess.Write))
                {
                    file.Write(buffer, 0, buffer.Length);
                }

                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }
    }
}
