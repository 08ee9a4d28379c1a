/* The manifest as a file: where each document's line is, and lines through a window. */
#include "cli/manifest.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

enum { WINDOW_BYTES = 1 << 16 };

/* --- the window --- */

static bool grow_window(tct_manifest *manifest) {
    assert(manifest->window_size <= manifest->window_capacity);
    if (manifest->window_size < manifest->window_capacity) return true;
    const size_t larger = manifest->window_capacity ? manifest->window_capacity * 2 : WINDOW_BYTES;
    char *moved = realloc(manifest->window, larger);
    if (!moved) return false;
    manifest->window = moved;
    manifest->window_capacity = larger;
    return true;
}

/** Appends what comes next in the file, but nothing beyond the whole lines; false at their end. */
static bool read_on(tct_manifest *manifest) {
    const uint64_t from = manifest->window_at + manifest->window_size;
    if (from >= manifest->size || !grow_window(manifest)) return false;
    size_t room = manifest->window_capacity - manifest->window_size;
    if (room > manifest->size - from) room = (size_t)(manifest->size - from);
    ssize_t size;
    do
        size = pread(manifest->fd, manifest->window + manifest->window_size, room, (off_t)from);
    while (size < 0 && errno == EINTR);
    if (size > 0) manifest->window_size += (size_t)size;
    return size > 0;
}

/** Moves the window so that it begins at @p offset; what it holds from there on stays. */
static void move_window(tct_manifest *manifest, uint64_t offset) {
    const uint64_t end = manifest->window_at + manifest->window_size;
    const bool within = offset >= manifest->window_at && offset < end;
    const size_t kept = within ? (size_t)(end - offset) : 0;
    if (kept) memmove(manifest->window, manifest->window + manifest->window_size - kept, kept);
    manifest->window_at = offset;
    manifest->window_size = kept;
}

/** The rest of the window from @p offset on. */
static tct_cli_json rest(const tct_manifest *manifest, uint64_t offset) {
    assert(offset >= manifest->window_at && offset <= manifest->window_at + manifest->window_size);
    const char *begin = manifest->window ? manifest->window : "";
    return (tct_cli_json){begin + (offset - manifest->window_at), begin + manifest->window_size};
}

/** The line at @p offset as far as the window has it; false when that is not to its end. */
static bool in_window(const tct_manifest *manifest, uint64_t offset, tct_cli_json *line) {
    const uint64_t end = manifest->window_at + manifest->window_size;
    if (offset < manifest->window_at || offset >= end) return false;
    *line = rest(manifest, offset);
    const char *feed = memchr(line->at, '\n', (size_t)(line->end - line->at));
    if (feed) line->end = feed + 1;
    return feed != NULL;
}

tct_cli_json tct_manifest_line(tct_manifest *manifest, uint64_t offset) {
    assert(manifest && manifest->fd >= 0);
    tct_cli_json line;
    if (in_window(manifest, offset, &line)) return line;
    move_window(manifest, offset);
    while (read_on(manifest))
        if (in_window(manifest, offset, &line)) return line;
    manifest->failed = true;
    return (tct_cli_json){"", ""};
}

/* --- places --- */

static bool add_place(tct_manifest *manifest, const char *input, uint64_t offset) {
    if (manifest->count == manifest->capacity) {
        const size_t larger = manifest->capacity ? manifest->capacity * 2 : 64;
        tct_manifest_place *moved = realloc(manifest->places, larger * sizeof *moved);
        if (!moved) return false;
        manifest->places = moved;
        manifest->capacity = larger;
    }
    manifest->places[manifest->count++] = (tct_manifest_place){tct_cli_hash(input, strlen(input)), offset};
    return true;
}

static int by_key_and_offset(const void *left, const void *right) {
    const tct_manifest_place *a = left, *b = right;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    return a->offset < b->offset ? -1 : a->offset > b->offset;
}

/** True when the line at @p offset is that of @p input. */
static bool is_of(tct_manifest *manifest, uint64_t offset, const char *input) {
    tct_cli_json value;
    tct_cli_json line = tct_manifest_line(manifest, offset);
    char *found = tct_cli_json_member(line, "input", &value) ? tct_cli_json_string(value) : NULL;
    const bool same = found && strcmp(found, input) == 0;
    manifest->failed = manifest->failed || !found;
    free(found);
    return same;
}

/** True when one of the @p count places after @p place, which have its key, is of the same input. */
static bool is_superseded(tct_manifest *manifest, const tct_manifest_place *place, size_t count) {
    tct_manifest_entry entry;
    if (count == 0) return false;
    if (!tct_manifest_entry_parse(tct_manifest_line(manifest, place->offset), &entry)) {
        manifest->failed = true;
        return false;
    }
    bool superseded = false;
    for (size_t i = count; i && !superseded; i--)
        superseded = is_of(manifest, place[i].offset, entry.input);
    tct_manifest_entry_free(&entry);
    return superseded;
}

/** Of several lines of one input the last stays. */
static void drop_superseded(tct_manifest *manifest) {
    size_t kept = 0;
    for (size_t i = 0, end = 0; i < manifest->count; i++) {
        while (end < manifest->count && manifest->places[end].key == manifest->places[i].key)
            end++;
        if (!is_superseded(manifest, &manifest->places[i], end - i - 1))
            manifest->places[kept++] = manifest->places[i];
    }
    manifest->count = kept;
}

/** Finds all lines; the number of the first that is no entry goes to @p bad_line. */
static bool find_lines(tct_manifest *manifest, size_t *bad_line) {
    tct_manifest_entry entry;
    for (uint64_t offset = 0; offset < manifest->size;) {
        const tct_cli_json line = tct_manifest_line(manifest, offset);
        const size_t size = (size_t)(line.end - line.at);
        if (size == 0) return false;
        if (!tct_manifest_entry_parse((tct_cli_json){line.at, line.end - 1}, &entry)) {
            *bad_line = manifest->count + 1;
            return false;
        }
        const bool good = add_place(manifest, entry.input, offset);
        tct_manifest_entry_free(&entry);
        if (!good) return false;
        offset += size;
    }
    return true;
}

/** How much of the file is whole lines: what follows the last line feed is torn. False with errno. */
static bool measure(tct_manifest *manifest) {
    struct stat info;
    char block[4096];
    if (fstat(manifest->fd, &info) != 0) return false;
    if (!S_ISREG(info.st_mode)) {
        errno = EINVAL;
        return false;
    }
    uint64_t end = (uint64_t)info.st_size;
    while (end) {
        const size_t size = end < sizeof block ? (size_t)end : sizeof block;
        if (pread(manifest->fd, block, size, (off_t)(end - size)) != (ssize_t)size) return false;
        size_t at = size;
        while (at && block[at - 1] != '\n')
            at--;
        end -= size - at;
        if (at) break;
    }
    manifest->size = end;
    manifest->torn = end < (uint64_t)info.st_size;
    return true;
}

bool tct_manifest_open(tct_manifest *manifest, const char *path, size_t *bad_line) {
    assert(manifest && path && bad_line);
    *manifest = TCT_MANIFEST_NONE;
    *bad_line = 0;
    errno = ENOMEM; /* unless a call says otherwise */
    manifest->fd = tct_cli_open(path, O_RDONLY | O_NONBLOCK, 0);
    if (manifest->fd < 0 || !measure(manifest) || !find_lines(manifest, bad_line)) return false;
    if (manifest->count)
        qsort(manifest->places, manifest->count, sizeof *manifest->places, by_key_and_offset);
    drop_superseded(manifest);
    return !manifest->failed;
}

void tct_manifest_close(tct_manifest *manifest) {
    if (manifest->fd >= 0) close(manifest->fd);
    free(manifest->places);
    free(manifest->window);
    *manifest = TCT_MANIFEST_NONE;
}

/* --- entries --- */

/** The first place whose key is not below @p key. */
static size_t lower_bound(const tct_manifest *manifest, uint64_t key) {
    size_t low = 0, high = manifest->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (manifest->places[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t tct_manifest_locate(tct_manifest *manifest, const char *input) {
    assert(manifest && input);
    const uint64_t key = tct_cli_hash(input, strlen(input));
    for (size_t i = lower_bound(manifest, key); i < manifest->count && manifest->places[i].key == key; i++)
        if (is_of(manifest, manifest->places[i].offset, input)) return i;
    return SIZE_MAX;
}

static bool parse_at(tct_manifest *manifest, uint64_t offset, tct_manifest_entry *entry) {
    const bool good = tct_manifest_entry_parse(tct_manifest_line(manifest, offset), entry);
    manifest->failed = manifest->failed || !good;
    return good;
}

bool tct_manifest_find(tct_manifest *manifest, const char *input, tct_manifest_entry *entry) {
    assert(manifest && input && entry);
    const size_t place = tct_manifest_locate(manifest, input);
    return place != SIZE_MAX && parse_at(manifest, manifest->places[place].offset, entry);
}

/** False for a line that a later one supersedes. */
static bool holds(const tct_manifest *manifest, const char *input, uint64_t offset) {
    const uint64_t key = tct_cli_hash(input, strlen(input));
    for (size_t i = lower_bound(manifest, key); i < manifest->count && manifest->places[i].key == key; i++)
        if (manifest->places[i].offset == offset) return true;
    return false;
}

bool tct_manifest_next(tct_manifest *manifest, uint64_t *offset, tct_manifest_entry *entry) {
    assert(manifest && offset && entry && *offset <= manifest->size);
    while (*offset < manifest->size) {
        const uint64_t at = *offset;
        if (!parse_at(manifest, at, entry)) return false;
        const tct_cli_json line = tct_manifest_line(manifest, at);
        *offset += (uint64_t)(line.end - line.at);
        if (holds(manifest, entry->input, at)) return true;
        tct_manifest_entry_free(entry);
    }
    return false;
}
