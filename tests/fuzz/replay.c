/* Runs a harness over files and folders of inputs, without a fuzzer: every seed and every finding, in every
 * test run. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "support.h"

enum { MOST_BYTES = 16 << 20, PATH_BYTES = 4096 };

static int replay_file(const char *path) {
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = malloc(MOST_BYTES);
    int code = 1;
    if (file && bytes) {
        const size_t size = fread(bytes, 1, MOST_BYTES, file);
        uint8_t *exact = malloc(size ? size : 1); /* so that a sanitizer sees the end */
        for (size_t i = 0; exact && i < size; i++)
            exact[i] = bytes[i];
        code = exact ? LLVMFuzzerTestOneInput(exact, size) : 1;
        free(exact);
    }
    if (code) fprintf(stderr, "%s could not be replayed\n", path);
    if (file) fclose(file);
    free(bytes);
    return code;
}

static int replay(const char *path, unsigned long *count) {
    struct stat info;
    char inner[PATH_BYTES];
    if (stat(path, &info) != 0) return fprintf(stderr, "%s is missing\n", path), 1;
    if (!S_ISDIR(info.st_mode)) return ++*count, replay_file(path);
    DIR *folder = opendir(path);
    int code = folder ? 0 : 1;
    for (const struct dirent *entry; folder && (entry = readdir(folder));) {
        if (entry->d_name[0] == '.') continue;
        if (snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name) < PATH_BYTES)
            code |= replay(inner, count);
    }
    if (folder) closedir(folder);
    return code;
}

int main(int argc, char **argv) {
    unsigned long count = 0;
    int code = argc < 2;
    for (int i = 1; i < argc; i++)
        code |= replay(argv[i], &count);
    printf("%lu inputs replayed\n", count);
    return code || count == 0;
}
