/* Reads a text with knowledge of one's own (classes, nouns, properties with frames, entities), after a check
 * of it, and prints the statements:  ontology PACK MINE.ttl FILE */
#include <stdio.h>

#include <tercet.h>

static void tell(void *context, const tct_diagnostic *diagnostic) {
    (void)context;
    fprintf(stderr, "%s:%llu: %s\n", diagnostic->source ? diagnostic->source : "ontology",
            (unsigned long long)diagnostic->line, diagnostic->message);
}

static tct_status print(void *context, const char *bytes, size_t size) {
    return fwrite(bytes, 1, size, context) == size ? TCT_OK : TCT_ERR_IO;
}

/** An engine that knows @p mine besides the pack. It is compiled in memory; a second file would stand behind
 * it. */
static tct_status load(const char *pack, const char *mine, const tct_sink *sink, tct_engine **engine) {
    size_t found = 0;
    const tct_engine_options settings = {.pack = pack, .ontologies = &mine, .ontology_count = 1};
    const tct_status status = tct_check_file(pack, mine, sink, &found);
    if (status != TCT_OK) return status;
    fprintf(stderr, "%s: %zu remarks\n", mine, found);
    return tct_engine_new(&settings, sink, engine);
}

static tct_status convert(const tct_engine *engine, const char *path, const tct_sink *sink) {
    const tct_conversion_options options = {.base = "http://example.org/press/", .evidence = "none"};
    tct_conversion *conversion = NULL;
    tct_status status = tct_conversion_new(engine, &options, sink, &conversion);
    if (status == TCT_OK) status = tct_conversion_read_file(conversion, path);
    if (status == TCT_OK) status = tct_conversion_write(conversion, "ntriples", (tct_output){print, stdout});
    tct_conversion_free(conversion);
    return status;
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    const tct_sink sink = {tell, NULL};
    tct_engine *engine = NULL;
    tct_status status = load(argv[1], argv[2], &sink, &engine);
    if (status == TCT_OK) status = convert(engine, argv[3], &sink);
    if (status != TCT_OK) fprintf(stderr, "%s\n", tct_strerror(status));
    tct_engine_free(engine);
    return status == TCT_OK && fflush(stdout) == 0 ? 0 : 1;
}
