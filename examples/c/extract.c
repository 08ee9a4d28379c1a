/* Reads one press release and prints its graph as Turtle:  extract PACK FILE [DATE] */
#include <stdio.h>

#include <tercet.h>

static void tell(void *context, const tct_diagnostic *diagnostic) {
    (void)context;
    fprintf(stderr, "%s: %s\n", diagnostic->source ? diagnostic->source : "extract", diagnostic->message);
}

static tct_status print(void *context, const char *bytes, size_t size) {
    return fwrite(bytes, 1, size, context) == size ? TCT_OK : TCT_ERR_IO;
}

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    const tct_sink sink = {tell, NULL};
    const tct_engine_options settings = {.pack = argv[1]};
    const tct_conversion_options options = {.date = argv[3]}; /* of publication; NULL: as the page says */
    tct_engine *engine = NULL;
    tct_conversion *conversion = NULL;
    tct_status status = tct_engine_new(&settings, &sink, &engine);
    if (status == TCT_OK) status = tct_conversion_new(engine, &options, &sink, &conversion);
    if (status == TCT_OK) status = tct_conversion_read_file(conversion, argv[2]);
    const bool partial = status == TCT_PARTIAL; /* what could be read is in the graph */
    if (status == TCT_OK || partial)
        status = tct_conversion_write(conversion, "turtle", (tct_output){print, stdout});
    if (status != TCT_OK) fprintf(stderr, "%s\n", tct_strerror(status));
    tct_conversion_free(conversion);
    tct_engine_free(engine);
    return status == TCT_OK && !partial && fflush(stdout) == 0 ? 0 : 1;
}
