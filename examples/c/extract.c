/* Reads one press release and prints its graph as Turtle:  extract PACK FILE */
#include <stdio.h>
#include <stdlib.h>

#include <tercet.h>

static void tell(void *context, const tct_diagnostic *diagnostic) {
    (void)context;
    fprintf(stderr, "%s: %s\n", diagnostic->source ? diagnostic->source : "extract", diagnostic->message);
}

static tct_status print(void *context, const char *bytes, size_t size) {
    return fwrite(bytes, 1, size, context) == size ? TCT_OK : TCT_ERR_IO;
}

/* The bytes of a file; free() them. */
static char *slurp(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*size + 1);
    if (bytes && fread(bytes, 1, *size, file) != *size) {
        free(bytes);
        bytes = NULL;
    }
    fclose(file);
    return bytes;
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    const tct_sink sink = {tell, NULL};
    const tct_engine_options settings = {.pack = argv[1]};
    const tct_conversion_options options = {.date = "2025-03-14"};
    tct_engine *engine = NULL;
    tct_conversion *conversion = NULL;
    size_t size = 0;
    char *bytes = slurp(argv[2], &size);
    tct_status status = bytes ? tct_engine_new(&settings, &sink, &engine) : TCT_ERR_IO;
    if (status == TCT_OK) status = tct_conversion_new(engine, &options, &sink, &conversion);
    if (status == TCT_OK) status = tct_conversion_read(conversion, argv[2], bytes, size);
    if (status == TCT_OK || status == TCT_PARTIAL)
        status = tct_conversion_write(conversion, "turtle", (tct_output){print, stdout});
    if (status != TCT_OK) fprintf(stderr, "%s\n", tct_strerror(status));
    tct_conversion_free(conversion);
    tct_engine_free(engine);
    free(bytes);
    return status == TCT_OK ? 0 : 1;
}
