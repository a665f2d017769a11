using System;
using System.IO;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.Storage;

namespace Microbattery.Hal.Files
{
    /// <summary>A file for each slot, as on the I: drive of ESP32 and RP2040 boards.</summary>
    /// <remarks>
    /// A file is overwritten in place, not emptied first. littlefs never writes over old data: it keeps the old record until the new one is
    /// complete, and wears half as fast this way. On a file system that does overwrite (FAT) a power cut leaves a mixture, which is
    /// refused by its checksum.
    /// </remarks>
    public sealed class FileRecordStore : IRecordStore
    {
        private readonly string[] _paths;

        /// <summary>Creates slots whose paths have one prefix, as in "I:\gauge": gauge0, gauge1 and so on.</summary>
        /// <param name="pathPrefix">Folder and start of the file names.</param>
        /// <param name="slotCount">Number of slots, 1 or more; 2 or more keep one record through a power cut on any file system.</param>
        /// <exception cref="ArgumentNullException">The prefix is missing.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
        public FileRecordStore(string pathPrefix, int slotCount)
        {
            ArgumentNullException.ThrowIfNull(pathPrefix, nameof(pathPrefix));
            StoreArguments.CheckCount(slotCount, nameof(slotCount));
            _paths = new string[slotCount];
            for (int i = 0; i < slotCount; i++)
            {
                _paths[i] = pathPrefix + i.ToString();
            }
        }

        /// <inheritdoc/>
        public int SlotCount => _paths.Length;

        /// <summary>The kind of the last exception that the file system threw; <see cref="FailureKind.None"/> without one.</summary>
        public FailureKind LastFailure { get; private set; }

        /// <inheritdoc/>
        public bool TryRead(int slot, byte[] buffer)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException(nameof(buffer));
            }

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
            catch (Exception exception)
            {
                LastFailure = FailureKinds.Of(exception);
                return false;
            }
        }

        /// <inheritdoc/>
        public bool TryWrite(int slot, byte[] buffer)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException(nameof(buffer));
            }

            try
            {
                using (FileStream file = new FileStream(_paths[slot], FileMode.OpenOrCreate, FileAccess.Write))
                {
                    file.Write(buffer, 0, buffer.Length);
                }

                return true;
            }
            catch (Exception exception)
            {
                LastFailure = FailureKinds.Of(exception);
                return false;
            }
        }
    }
}
