/* What a batch reads: names of the command line, of lists, of standard input, and what folders hold. */
#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/batch.h"

typedef struct {
    tct_cli *cli;
    tct_batch_list *list;
    dev_t device; /* of the folder of outputs, which is no input */
    ino_t node;
    bool has_folder;
} collector;

static void *no_memory(collector *c) {
    tct_cli_error(c->cli, NULL, "out of memory while inputs are collected");
    return NULL;
}

/* Paths lie one after the other in blocks, which never move. */
struct tct_batch_paths {
    struct tct_batch_paths *next;
    size_t used, size;
    char bytes[];
};

enum { PATHS_BYTES = 1 << 16 };

static const char *keep_path(tct_batch_list *list, const char *path) {
    const size_t size = strlen(path) + 1;
    struct tct_batch_paths *block = list->paths;
    if (!block || block->size - block->used < size) {
        const size_t room = size > PATHS_BYTES ? size : PATHS_BYTES;
        block = malloc(sizeof *block + room);
        if (!block) return NULL;
        *block = (struct tct_batch_paths){.next = list->paths, .size = room};
        list->paths = block;
    }
    char *kept = memcpy(block->bytes + block->used, path, size);
    block->used += size;
    return kept;
}

static bool add_item(collector *c, const char *path, uint64_t size) {
    assert(path && c->list->count <= c->list->capacity);
    tct_batch_list *list = c->list;
    if (list->count == list->capacity) {
        const size_t larger = list->capacity ? list->capacity * 2 : 64;
        tct_batch_item *moved = realloc(list->items, larger * sizeof *moved);
        if (!moved) return no_memory(c);
        list->items = moved;
        list->capacity = larger;
    }
    const tct_batch_item item = {.path = keep_path(list, path), .size = size};
    if (!item.path) return no_memory(c);
    list->items[list->count++] = item;
    return true;
}

/* --- folders --- */

typedef struct {
    char **items;
    size_t count, capacity;
} names;

static bool add_name(names *list, const char *name) {
    if (list->count == list->capacity) {
        const size_t larger = list->capacity ? list->capacity * 2 : 64;
        char **moved = realloc((void *)list->items, larger * sizeof *moved);
        if (!moved) return false;
        list->items = moved;
        list->capacity = larger;
    }
    list->items[list->count] = strdup(name);
    return list->items[list->count++] != NULL;
}

static void free_names(names *list) {
    for (size_t i = 0; i < list->count; i++)
        free(list->items[i]);
    free((void *)list->items);
}

static int by_bytes(const void *left, const void *right) {
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/** Names in a folder in byte order; hidden ones are left out. False with errno. */
static bool list_folder(const char *path, names *list) {
    DIR *folder = opendir(path);
    if (!folder) return false;
    const struct dirent *entry;
    bool good = true;
    errno = 0;
    while (good && (entry = readdir(folder)))
        if (entry->d_name[0] != '.') good = add_name(list, entry->d_name);
    const int error = good ? errno : ENOMEM;
    closedir(folder);
    if (list->count) qsort((void *)list->items, list->count, sizeof *list->items, by_bytes);
    errno = error;
    return error == 0;
}

/** True when the symbolic link @p path leads to a file below @p root. */
static bool stays_below(const char *path, const char *root) {
    assert(path && root);
    char *target = realpath(path, NULL), *top = realpath(root, NULL);
    const size_t size = top ? strlen(top) : 0;
    const bool below = target && top && strncmp(target, top, size) == 0 && (target[size] == '/' || size == 1);
    free(target);
    free(top);
    return below;
}

static void warn(collector *c, const char *path, const char *what) {
    const tct_diagnostic warning = {
        .severity = TCT_WARNING, .status = TCT_ERR_ARGUMENT, .source = path, .message = what};
    c->cli->sink.emit(c->cli->sink.context, &warning);
}

static bool walk(collector *c, const char *root, const char *path);

/** A name within a folder: files are taken, folders walked, links to folders and out of @p root left. */
static bool take_entry(collector *c, const char *root, const char *path) {
    struct stat info;
    if (lstat(path, &info) != 0) {
        warn(c, path, "vanished while the folder was read");
        return true;
    }
    if (S_ISLNK(info.st_mode) &&
        (!stays_below(path, root) || stat(path, &info) != 0 || S_ISDIR(info.st_mode))) {
        warn(c, path, "a link to a folder or to something outside is not followed; name its target");
        return true;
    }
    if (S_ISREG(info.st_mode)) return add_item(c, path, (uint64_t)info.st_size);
    if (!S_ISDIR(info.st_mode)) return true;
    if (c->has_folder && info.st_dev == c->device && info.st_ino == c->node) return true;
    return walk(c, root, path);
}

static bool walk(collector *c, const char *root, const char *path) {
    assert(c && root && path);
    names list = {NULL, 0, 0};
    bool good = true;
    if (!list_folder(path, &list)) {
        tct_cli_error(c->cli, path, "cannot be read: %s", strerror(errno));
        c->list->failed++;
    }
    for (size_t i = 0; good && i < list.count; i++) {
        char *entry = tct_batch_path(path, list.items[i]);
        good = entry ? take_entry(c, root, entry) : no_memory(c) != NULL;
        free(entry);
    }
    free_names(&list);
    return good;
}

/* --- names that the user gives --- */

/** A folder or a file. A file that cannot be read fails later, in its place among the others. */
static bool take_plain(collector *c, const char *path) {
    struct stat info;
    if (stat(path, &info) != 0) return add_item(c, path, 0);
    if (S_ISDIR(info.st_mode)) return walk(c, path, path);
    return add_item(c, path, (uint64_t)info.st_size);
}

/** All that a pattern of the shell stands for, in byte order: more than a command line holds, or in a list.
 */
static bool take_pattern(collector *c, const char *pattern) {
    glob_t found;
    const int code = glob(pattern, GLOB_NOSORT, NULL, &found);
    if (code == GLOB_NOSPACE) return no_memory(c) != NULL;
    if (code != 0) return take_plain(c, pattern);
    bool good = true;
    qsort((void *)found.gl_pathv, found.gl_pathc, sizeof *found.gl_pathv, by_bytes);
    for (size_t i = 0; good && i < found.gl_pathc; i++)
        good = take_plain(c, found.gl_pathv[i]);
    globfree(&found);
    return good;
}

/** One name. What is there goes by its name, whatever signs it holds. */
static bool take_path(collector *c, const char *path) {
    struct stat info;
    if (!*path) return true;
    const bool pattern = strpbrk(path, "*?[") && lstat(path, &info) != 0;
    return pattern ? take_pattern(c, path) : take_plain(c, path);
}

/** Names in a text, each ended by @p end. */
static bool take_list(collector *c, const char *file, char end) {
    assert(end == '\0' || end == '\n');
    tct_cli_input input;
    if (!tct_cli_read(c->cli, file, &input)) {
        c->list->failed++;
        return true;
    }
    bool good = true;
    for (size_t at = 0; good && at < input.size;) {
        const char *stop = memchr(input.bytes + at, end, input.size - at);
        size_t size = stop ? (size_t)(stop - input.bytes) - at : input.size - at;
        char *path = strndup(input.bytes + at, size);
        at += size + 1;
        if (path && end == '\n' && size && path[size - 1] == '\r') path[size - 1] = 0;
        good = path ? take_path(c, path) : no_memory(c) != NULL;
        free(path);
    }
    free(input.bytes);
    return good;
}

bool tct_batch_collect(tct_cli *cli, const tct_batch_arguments *given, tct_batch_list *list) {
    assert(cli && list && (given->arguments || given->count == 0));
    collector c = {.cli = cli, .list = list};
    struct stat info;
    if (given->outputs && stat(given->outputs, &info) == 0) {
        c.device = info.st_dev;
        c.node = info.st_ino;
        c.has_folder = true;
    }
    bool good = true;
    for (size_t i = 0; good && i < given->count; i++)
        good = given->arguments[i][0] == '@' ? take_list(&c, given->arguments[i] + 1, '\n')
                                             : take_path(&c, given->arguments[i]);
    if (good && given->on_input) good = take_list(&c, "-", '\0');
    return good && tct_batch_settle(cli, list);
}

void tct_batch_list_free(tct_batch_list *list) {
    for (struct tct_batch_paths *block = list->paths, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    free(list->items);
    memset(list, 0, sizeof *list);
}
