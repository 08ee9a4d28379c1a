/* Checking files of the user before they are used. */
#include <assert.h>

#include "app/check_examples.h"
#include "app/engine.h"
#include "base/alloc.h"
#include "knowledge/check.h"

/** Files that are checked one by one, each on top of the others; the examples are tried with all of them. */
typedef struct {
    const char *pack;
    const char *const *paths;
    size_t count;
    const tct_sink *sink;
    bool examples; /**< there may be some: the word occurs */
} job;

static tct_status check_on(job *self, const tct_engine *engine, const char *path, size_t *found) {
    tct_knowledge_folder folder;
    tct_knowledge_folder_init(&folder, &tct_heap);
    tct_status status = tct_knowledge_folder_add(&folder, path, self->sink);
    if (status == TCT_OK && tct_str_find(folder.files.items[0].bytes, TCT_LIT("xample"), 0) != SIZE_MAX)
        self->examples = true;
    if (status == TCT_OK)
        status = tct_knowledge_check(engine->pack, &folder.files.items[0], &tct_heap, self->sink, found);
    tct_knowledge_folder_clear(&folder);
    return status;
}

/** An engine with all files but that at @p left_out; without any when they cannot be used, which is told of
 * them. */
static tct_status engine_without(const job *self, size_t left_out, tct_engine **engine) {
    const char **paths = tct_alloc(&tct_heap, self->count, sizeof *paths);
    if (!paths) return TCT_ERR_MEMORY;
    size_t count = 0;
    for (size_t i = 0; i < self->count; i++)
        if (i != left_out) paths[count++] = self->paths[i];
    const tct_engine_options others = {.pack = self->pack, .ontologies = paths, .ontology_count = count},
                             alone = {.pack = self->pack};
    tct_status status = tct_engine_new(&others, count ? NULL : self->sink, engine);
    if (status != TCT_OK && count) status = tct_engine_new(&alone, self->sink, engine);
    tct_dealloc(&tct_heap, paths);
    return status;
}

static tct_status check_all(job *self, size_t *found) {
    for (size_t i = 0; i < self->count; i++) {
        size_t more = 0;
        tct_engine *engine = NULL;
        TRY(engine_without(self, i, &engine));
        const tct_status status = check_on(self, engine, self->paths[i], &more);
        tct_engine_free(engine);
        TRY(status);
        *found += more;
    }
    return TCT_OK;
}

/** Tries the examples of all files; what keeps the files from being used was told before. */
static tct_status try_all(const job *self, size_t *found) {
    const tct_engine_options options = {
        .pack = self->pack, .ontologies = self->paths, .ontology_count = self->count};
    tct_engine *engine = NULL;
    if (tct_engine_new(&options, NULL, &engine) != TCT_OK) return TCT_OK;
    tct_status status = TCT_OK;
    for (size_t i = 0; i < self->count && status == TCT_OK; i++)
        status = tct_examples_try(engine, self->paths[i], self->sink, found);
    tct_engine_free(engine);
    return status;
}

tct_status tct_check_files(const char *pack_path, const char *const *paths, size_t count,
                           const tct_sink *sink, size_t *found) {
    assert((paths || count == 0) && found);
    *found = 0;
    job self = {pack_path, paths, count, sink, false};
    tct_status status = check_all(&self, found);
    if (status == TCT_OK && self.examples) status = try_all(&self, found);
    return status;
}

tct_status tct_check_file(const char *pack_path, const char *path, const tct_sink *sink, size_t *found) {
    assert(path && found);
    return tct_check_files(pack_path, &path, 1, sink, found);
}
