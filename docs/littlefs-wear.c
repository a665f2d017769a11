// How often littlefs erases for the journal: records of 122 bytes in two files in turn, on a memory that counts.
// With lfs.c, lfs.h, lfs_util.c and lfs_util.h of littlefs 2.11 beside it:
//   gcc -O2 -DLFS_NO_DEBUG -o littlefs-wear littlefs-wear.c lfs.c lfs_util.c
//   ./littlefs-wear 128 64 512 512 4 2000000    esp_littlefs on 256 KB
//   ./littlefs-wear 256 8 100 256 4 2000000     32 KB, programmed 256 bytes at a time
// Arguments: program size, blocks of 4 KB, cycles a block, cache size, commits a record (1 to 4), records.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "lfs.h"

static unsigned char *memory;
static unsigned *erasures;

static int read_bytes(const struct lfs_config *c, lfs_block_t block, lfs_off_t offset, void *buffer, lfs_size_t size)
{
    memcpy(buffer, memory + block * c->block_size + offset, size);
    return 0;
}

static int program(const struct lfs_config *c, lfs_block_t block, lfs_off_t offset, const void *buffer, lfs_size_t size)
{
    for (lfs_size_t i = 0; i < size; i++)
    {
        memory[block * c->block_size + offset + i] &= ((const unsigned char *)buffer)[i];
    }

    return 0;
}

static int erase(const struct lfs_config *c, lfs_block_t block)
{
    memset(memory + block * c->block_size, 0xFF, c->block_size);
    erasures[block]++;
    return 0;
}

static int synchronise(const struct lfs_config *c)
{
    (void)c;
    return 0;
}

int main(int count, char **arguments)
{
    if (count != 7)
    {
        return 1;
    }

    int program_size = atoi(arguments[1]), blocks = atoi(arguments[2]), cycles = atoi(arguments[3]), cache = atoi(arguments[4]);
    int commits = atoi(arguments[5]), records = atoi(arguments[6]);
    memory = malloc((size_t)blocks * 4096);
    memset(memory, 0xFF, (size_t)blocks * 4096);
    erasures = calloc(blocks, sizeof *erasures);
    struct lfs_config config = {
        .read = read_bytes, .prog = program, .erase = erase, .sync = synchronise, .read_size = program_size, .prog_size = program_size,
        .block_size = 4096, .block_count = blocks, .block_cycles = cycles, .cache_size = cache, .lookahead_size = 16};
    lfs_t lfs;
    lfs_file_t file;
    unsigned char record[122];
    if (lfs_format(&lfs, &config) || lfs_mount(&lfs, &config))
    {
        return 2;
    }

    for (unsigned i = 0; i < (unsigned)records; i++)
    {
        if (i % 2 == 0 && (lfs_unmount(&lfs) || lfs_mount(&lfs, &config)))
        {
            return 3;
        }

        char name[16];
        sprintf(name, "gauge%u", i & 1);
        for (int j = 0; j < 122; j++)
        {
            record[j] = rand();
        }

        // At worst: emptied by opening, its time stamp, the content, its time stamp again.
        if (commits >= 2 && (lfs_file_open(&lfs, &file, name, LFS_O_RDWR | LFS_O_CREAT | LFS_O_TRUNC) || lfs_file_close(&lfs, &file)))
        {
            return 4;
        }

        if (commits >= 3)
        {
            lfs_setattr(&lfs, name, 't', &i, sizeof i);
        }

        if (lfs_file_open(&lfs, &file, name, LFS_O_RDWR | LFS_O_CREAT) || lfs_file_write(&lfs, &file, record, 122) != 122 || lfs_file_close(&lfs, &file))
        {
            return 5;
        }

        if (commits >= 4)
        {
            unsigned later = i + 1;
            lfs_setattr(&lfs, name, 't', &later, sizeof later);
        }
    }

    unsigned long sum = 0;
    unsigned most = 0;
    for (int block = 0; block < blocks; block++)
    {
        sum += erasures[block];
        most = erasures[block] > most ? erasures[block] : most;
    }

    printf("%.4f erasures a record, %.5f of the block with the most\n", (double)sum / records, (double)most / records);
    return 0;
}
