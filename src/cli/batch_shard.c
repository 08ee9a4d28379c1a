/* The merged graph in several files: each statement goes by its subject, so that a thing is whole in one
 * file.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/batch.h"

struct tct_batch_shards {
    tct_cli_output *outputs;
    char **paths;
    unsigned count;
    tct_cli_text line; /* begun in an earlier block */
};

/** "DIR/all.nq", 2, 8 → "DIR/all.2-of-8.nq"; free() it. */
static char *shard_path(const char *path, unsigned index, unsigned count) {
    const char *extension = tct_cli_extension(path);
    assert(extension && index < count);
    const size_t room = strlen(path) + 32;
    char *shard = malloc(room);
    if (shard)
        snprintf(shard, room, "%.*s%u-of-%u.%s", (int)(extension - path), path, index, count, extension);
    return shard;
}

static bool open_all(tct_batch *batch, tct_batch_shards *shards) {
    const unsigned count = batch->options->shard;
    shards->outputs = calloc(count, sizeof *shards->outputs);
    shards->paths = calloc(count, sizeof *shards->paths);
    bool good = shards->outputs && shards->paths;
    for (unsigned i = 0; good && i < count; i++) {
        shards->paths[i] = shard_path(batch->options->merge, i, count);
        good = shards->paths[i] && tct_cli_output_open(batch->cli, shards->paths[i], &shards->outputs[i]);
        shards->count += good;
    }
    return good;
}

tct_batch_shards *tct_batch_shards_open(tct_batch *batch) {
    assert(batch && batch->options->merge && batch->options->shard);
    tct_batch_shards *shards = calloc(1, sizeof *shards);
    if (shards && open_all(batch, shards)) return shards;
    tct_cli_error(batch->cli, batch->options->merge, "the parts cannot be written");
    if (shards) tct_batch_shards_close(shards, false);
    return NULL;
}

/** FNV-1a of the subject: what stands before the first space. */
static unsigned shard_of(const tct_batch_shards *shards, const char *line, size_t size) {
    const char *space = memchr(line, ' ', size);
    return (unsigned)(tct_cli_hash(line, space ? (size_t)(space - line) : size) % shards->count);
}

static tct_status put(tct_batch_shards *shards, const char *line, size_t size) {
    const tct_output sink = tct_cli_output_sink(&shards->outputs[shard_of(shards, line, size)]);
    return sink.write(sink.context, line, size);
}

static tct_status write_block(void *context, const char *bytes, size_t size) {
    tct_batch_shards *shards = context;
    const char *feed;
    tct_status status = TCT_OK;
    while (status == TCT_OK && size && (feed = memchr(bytes, '\n', size))) {
        const size_t length = (size_t)(feed - bytes) + 1;
        if (shards->line.size) {
            tct_cli_text_add(&shards->line, bytes, length);
            if (shards->line.failed) return TCT_ERR_MEMORY;
            status = put(shards, shards->line.data, shards->line.size);
            tct_cli_text_reset(&shards->line);
        } else
            status = put(shards, bytes, length);
        bytes += length;
        size -= length;
    }
    if (status == TCT_OK && size) tct_cli_text_add(&shards->line, bytes, size);
    return shards->line.failed ? TCT_ERR_MEMORY : status;
}

tct_output tct_batch_shards_sink(tct_batch_shards *shards) {
    assert(shards && shards->count);
    return (tct_output){write_block, shards};
}

bool tct_batch_shards_close(tct_batch_shards *shards, bool keep) {
    assert(shards);
    assert(!keep || shards->line.size == 0);
    /* all bytes are with the system before the first file takes its place */
    for (unsigned i = 0; i < shards->count; i++)
        keep = tct_cli_output_flush(&shards->outputs[i]) && keep;
    bool good = true;
    for (unsigned i = 0; i < shards->count; i++)
        good = tct_cli_output_close(&shards->outputs[i], keep) && good;
    for (unsigned i = 0; shards->paths && i < shards->count; i++)
        free(shards->paths[i]);
    free((void *)shards->paths);
    free(shards->outputs);
    tct_cli_text_free(&shards->line);
    free(shards);
    return good && keep;
}
