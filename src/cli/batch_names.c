/* Names of outputs below the batch's folder. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/batch.h"

/** Most bytes of a file's name that come from the archive; file systems take 255, and extensions follow. */
enum { COMPONENT_BYTES = 180 };

char *tct_batch_name_of(const char *path) {
    char *name = malloc(strlen(path) + 2), *out = name;
    while (name && *path) {
        const size_t size = strcspn(path, "/");
        const bool up = size == 2 && path[0] == '.' && path[1] == '.';
        const bool here = size == 0 || (size == 1 && path[0] == '.');
        if (!here && out > name) *out++ = '/';
        if (up)
            *out++ = '_';
        else if (!here) {
            memcpy(out, path, size);
            out += size;
        }
        path += size + (path[size] == '/');
    }
    if (name) *out = 0;
    return name;
}

/** "http://host/a" → "host/a": what names a page in a web archive is its address. */
static const char *without_scheme(const char *path) {
    const char *colon = strstr(path, "://");
    return colon && colon - path < 10 ? colon + 3 : path;
}

/** Appends @p path; a component that is too long for a file's name is cut and gets digits of @p sha256. */
static void add_shortened(tct_cli_text *name, const char *path, const char *sha256) {
    for (size_t size; *path; path += size) {
        size = strcspn(path, "/");
        size_t kept = size < COMPONENT_BYTES ? size : COMPONENT_BYTES;
        while (kept < size && kept && ((unsigned char)path[kept] & 0xC0) == 0x80)
            kept--; /* not within a character */
        tct_cli_text_add(name, path, kept);
        if (kept < size) {
            tct_cli_text_puts(name, "~");
            tct_cli_text_add(name, sha256, 12);
        }
        if (path[size] == '/') tct_cli_text_add(name, path + size++, 1);
    }
}

/* --- names that were given: a hash table with open addressing --- */

static size_t slot_of(const tct_batch_names *names, const char *name) {
    assert(names->capacity && names->count < names->capacity);
    size_t slot = (size_t)(tct_cli_hash(name, strlen(name)) % names->capacity);
    while (names->slots[slot] && strcmp(names->slots[slot], name) != 0)
        slot = (slot + 1) % names->capacity;
    return slot;
}

static bool grow(tct_batch_names *names) {
    if (names->count * 2 < names->capacity) return true;
    tct_batch_names larger = {.capacity = names->capacity ? names->capacity * 2 : 64};
    larger.slots = calloc(larger.capacity, sizeof *larger.slots);
    if (!larger.slots) return false;
    for (size_t i = 0; i < names->capacity; i++)
        if (names->slots[i]) larger.slots[slot_of(&larger, names->slots[i])] = names->slots[i];
    larger.count = names->count;
    free((void *)names->slots);
    *names = larger;
    return true;
}

void tct_batch_names_free(tct_batch_names *names) {
    for (size_t i = 0; i < names->capacity; i++)
        free(names->slots[i]);
    free((void *)names->slots);
    memset(names, 0, sizeof *names);
}

/** Takes over @p name, which gets "~2", "~3" … when the archive has it already. NULL without memory. */
static const char *settle(tct_batch_names *names, tct_cli_text *name) {
    const size_t size = name->size - 1;
    for (unsigned turn = 2; !name->failed; turn++) {
        const size_t slot = slot_of(names, name->data);
        if (!names->slots[slot]) {
            names->count++;
            return names->slots[slot] = name->data;
        }
        name->size = size;
        tct_cli_text_puts(name, "~");
        tct_cli_text_number(name, turn);
        tct_cli_text_add(name, "", 1);
    }
    tct_cli_text_free(name);
    return NULL;
}

const char *tct_batch_member_name(tct_batch_names *names, const char *archive, const char *path) {
    assert(names && archive && path);
    char sha256[65];
    char *below = tct_batch_name_of(without_scheme(path));
    tct_cli_text name = {.size = 0};
    tct_checksum(path, strlen(path), sha256);
    tct_cli_text_puts(&name, archive);
    if (below && *below) tct_cli_text_puts(&name, "/");
    if (below) add_shortened(&name, below, sha256);
    tct_cli_text_add(&name, "", 1);
    const bool good = below && !name.failed && grow(names);
    free(below);
    if (good) return settle(names, &name);
    tct_cli_text_free(&name);
    return NULL;
}
