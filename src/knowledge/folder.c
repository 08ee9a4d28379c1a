/* An ontology folder in memory. */
#include <assert.h>
#include <dirent.h>
#include <sys/stat.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/limits.h"
#include "knowledge/knowledge.h"

/** Files that are read, by folder and extension. */
static const struct {
    const char *folder; /**< relative; "*" stands for any one folder */
    const char *extension;
} wanted[] = {
    {"lexicon", ".ttl"}, {"lang/guess", ".tsv"}, {"lang/*", ".tsv"}, {"lang/*", ".ttl"}, {"lang/*", ".zst"}};
static const char *const wanted_names[] = {"tercet.ttl", "style.tsv", "confidence.tsv", "lang/languages.tsv"};

enum { DEEPEST = 3 };

static bool is_wanted(tct_str name) {
    for (size_t i = 0; i < sizeof wanted_names / sizeof *wanted_names; i++)
        if (tct_str_equal(name, tct_str_of(wanted_names[i]))) return true;
    size_t slash = name.size;
    while (slash > 0 && name.data[slash - 1] != '/')
        slash--;
    if (slash == 0) return false;
    const tct_str folder = tct_str_range(name, 0, slash - 1);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const tct_str pattern = tct_str_of(wanted[i].folder);
        if (!tct_str_ends(name, tct_str_of(wanted[i].extension))) continue;
        if (tct_str_equal(folder, pattern)) return true;
        if (tct_str_ends(pattern, TCT_LIT("*")) &&
            tct_str_starts(folder, tct_str_range(pattern, 0, pattern.size - 1)))
            return true;
    }
    return false;
}

void tct_knowledge_folder_init(tct_knowledge_folder *folder, const tct_allocator *allocator) {
    assert(folder && allocator);
    *folder = (tct_knowledge_folder){.files = {0}};
    tct_arena_init(&folder->arena, allocator);
}

void tct_knowledge_folder_clear(tct_knowledge_folder *folder) {
    assert(folder);
    TCT_VEC_CLEAR(&folder->files, folder->arena.allocator);
    tct_arena_clear(&folder->arena);
}

static tct_status add_file(tct_knowledge_folder *folder, const char *path, tct_str name,
                           const tct_sink *sink) {
    tct_buffer bytes;
    tct_buffer_init(&bytes, folder->arena.allocator, TCT_LIMIT_INPUT_BYTES);
    tct_status status = tct_file_read(path, &bytes);
    if (status != TCT_OK) tct_report(sink, TCT_ERROR, status, path, 0, "cannot be read");
    const tct_str text =
        status == TCT_OK ? tct_arena_copy(&folder->arena, tct_buffer_str(&bytes)) : TCT_LIT("");
    const tct_knowledge_file file = {tct_arena_copy(&folder->arena, name).data, text};
    tct_buffer_clear(&bytes);
    if (status == TCT_OK && (!file.name || !text.data)) status = TCT_ERR_MEMORY;
    return status == TCT_OK ? TCT_PUSH(&folder->files, folder->arena.allocator, file) : status;
}

tct_status tct_knowledge_folder_add(tct_knowledge_folder *folder, const char *path, const tct_sink *sink) {
    assert(folder && path);
    tct_buffer name;
    tct_buffer_init(&name, folder->arena.allocator, 1u << 16);
    tct_buffer_format(&name, TCT_KNOWLEDGE_USER "%s", path);
    tct_status status = tct_buffer_status(&name);
    if (status == TCT_OK) status = add_file(folder, path, tct_buffer_str(&name), sink);
    tct_buffer_clear(&name);
    return status;
}

typedef struct {
    tct_knowledge_folder *folder;
    const tct_sink *sink;
    tct_buffer path; /**< where the walk stands */
    size_t root;     /**< bytes of path before the name inside the folder */
} walk;

static tct_status visit(walk *self, unsigned depth);

static tct_status visit_entry(walk *self, const char *entry, unsigned depth) {
    const size_t size = self->path.size;
    tct_buffer_char(&self->path, '/');
    tct_buffer_append(&self->path, tct_str_of(entry));
    TRY(tct_buffer_status(&self->path));
    struct stat info;
    tct_status status = TCT_OK;
    const tct_str name = tct_str_range(tct_buffer_str(&self->path), self->root, self->path.size);
    if (stat(self->path.data, &info) == 0) {
        if (S_ISDIR(info.st_mode) && depth < DEEPEST) status = visit(self, depth + 1);
        if (S_ISREG(info.st_mode) && is_wanted(name))
            status = add_file(self->folder, self->path.data, name, self->sink);
    }
    self->path.size = size;
    self->path.data[size] = 0;
    return status;
}

static tct_status visit(walk *self, unsigned depth) {
    DIR *handle = opendir(self->path.data);
    if (!handle)
        return tct_report(self->sink, TCT_ERROR, TCT_ERR_IO, self->path.data, 0,
                          "no folder that can be read");
    tct_status status = TCT_OK;
    const struct dirent *entry;
    while (status == TCT_OK && (entry = readdir(handle)))
        if (entry->d_name[0] != '.') status = visit_entry(self, entry->d_name, depth);
    closedir(handle);
    return status;
}

tct_status tct_knowledge_folder_read(const char *path, const tct_allocator *allocator, const tct_sink *sink,
                                     tct_knowledge_folder *folder) {
    assert(path && allocator && folder);
    tct_knowledge_folder_init(folder, allocator);
    walk self = {.folder = folder, .sink = sink};
    tct_buffer_init(&self.path, allocator, 1u << 16);
    tct_buffer_append(&self.path, tct_str_of(path));
    self.root = self.path.size + 1;
    tct_status status = tct_buffer_status(&self.path);
    if (status == TCT_OK) status = visit(&self, 0);
    tct_buffer_clear(&self.path);
    if (status != TCT_OK) tct_knowledge_folder_clear(folder);
    return status;
}
