/* A filter: a document a line as JSON ({"url", "date", "title", "text" or "html"}) in, its statements as
 * N-Quads out, in constant memory, for a message queue or a splitter of lines:  stream PACK <in.jsonl >out.nq
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>

#include <tercet.h>

/** Where a diagnostic belongs: the sink's context. */
typedef struct {
    unsigned long line, failures;
} place;

static void tell(void *context, const tct_diagnostic *diagnostic) {
    const place *at = context;
    fprintf(stderr, "line %lu: %s: %s\n", at->line, diagnostic->severity == TCT_ERROR ? "error" : "warning",
            diagnostic->message);
}

static tct_status print(void *context, const char *bytes, size_t size) {
    return fwrite(bytes, 1, size, context) == size ? TCT_OK : TCT_ERR_IO;
}

/** One document, one graph: nothing of it is left when this returns. */
static tct_status convert(const tct_engine *engine, const tct_sink *sink, const char *bytes, size_t size) {
    const tct_conversion_options options = {.format = "jsonl"};
    tct_conversion *conversion = NULL;
    tct_status status = tct_conversion_new(engine, &options, sink, &conversion);
    if (status == TCT_OK) status = tct_conversion_read(conversion, "input", bytes, size);
    const bool partial = status == TCT_PARTIAL;
    if (status == TCT_OK || partial)
        status = tct_conversion_write(conversion, "nquads", (tct_output){print, stdout});
    tct_conversion_free(conversion);
    return status == TCT_OK && partial ? TCT_PARTIAL : status;
}

/** What is wrong with a line costs that line only; an output that is full ends the stream. */
static tct_status stream(const tct_engine *engine, const tct_sink *sink, place *at) {
    char *line = NULL;
    size_t capacity = 0;
    ssize_t size;
    while (!ferror(stdout) && (size = getline(&line, &capacity, stdin)) > 0) {
        at->line++;
        if (convert(engine, sink, line, (size_t)size) != TCT_OK) at->failures++;
    }
    free(line);
    return fflush(stdout) != 0 || ferror(stdout) || ferror(stdin) ? TCT_ERR_IO : TCT_OK;
}

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    place at = {0, 0};
    const tct_sink sink = {tell, &at};
    const tct_engine_options settings = {.pack = argv[1]};
    tct_engine *engine = NULL;
    tct_status status = tct_engine_new(&settings, &sink, &engine);
    if (status == TCT_OK) status = stream(engine, &sink, &at);
    if (status != TCT_OK) fprintf(stderr, "%s\n", tct_strerror(status));
    tct_engine_free(engine);
    return status == TCT_OK && at.failures == 0 ? 0 : 1;
}
