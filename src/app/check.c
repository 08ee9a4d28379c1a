/* Checking files of the user before they are used. */
#include <assert.h>

#include "app/check_examples.h"
#include "base/diag.h"
#include "knowledge/check.h"

/** Files that are checked one by one; the examples of each are tried with all of them. */
typedef struct {
    const char *pack_path;
    const char *const *paths;
    size_t count;
    const tct_sink *sink;
    tct_pack *pack;
} job;

static tct_status check_one(const job *self, const char *path, size_t *found) {
    tct_knowledge_folder folder;
    tct_knowledge_folder_init(&folder, &tct_heap);
    tct_status status = tct_knowledge_folder_add(&folder, path, self->sink);
    if (status == TCT_OK)
        status = tct_knowledge_check(self->pack, &folder.files.items[0], &tct_heap, self->sink, found);
    tct_knowledge_folder_clear(&folder);
    return status;
}

static tct_status check_all(const job *self, size_t *found) {
    for (size_t i = 0; i < self->count; i++) {
        size_t more = 0;
        TRY(check_one(self, self->paths[i], &more));
        *found += more;
    }
    return TCT_OK;
}

/** Tries the examples of all files; what keeps the files from being used was told before. */
static tct_status try_all(const job *self, size_t *found) {
    const tct_engine_options options = {
        .pack = self->pack_path, .ontologies = self->paths, .ontology_count = self->count};
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
    if (!pack_path)
        return tct_report(sink, TCT_ERROR, TCT_ERR_PACK, NULL, 0,
                          "no pack; name one with --pack or TERCET_PACK");
    job self = {.pack_path = pack_path, .paths = paths, .count = count, .sink = sink};
    TRY(tct_pack_open(pack_path, &tct_heap, sink, &self.pack));
    tct_status status = check_all(&self, found);
    tct_pack_free(self.pack);
    if (status == TCT_OK) status = try_all(&self, found);
    return status;
}

tct_status tct_check_file(const char *pack_path, const char *path, const tct_sink *sink, size_t *found) {
    assert(path && found);
    return tct_check_files(pack_path, &path, 1, sink, found);
}
