/* Draws what some press releases say around one name:  render PACK NAME OUT.svg FILE...
 * The medium goes by the ending of OUT: svg, png, pdf, dot, mermaid, html. */
#include <stdio.h>
#include <string.h>

#include <tercet.h>

static void tell(void *context, const tct_diagnostic *diagnostic) {
    (void)context;
    fprintf(stderr, "%s: %s\n", diagnostic->source ? diagnostic->source : "render", diagnostic->message);
}

static tct_status print(void *context, const char *bytes, size_t size) {
    return fwrite(bytes, 1, size, context) == size ? TCT_OK : TCT_ERR_IO;
}

/** All files in one graph: who has one name in several of them is one node. */
static tct_status read_all(tct_conversion *conversion, char **paths) {
    tct_status status = TCT_OK;
    for (; *paths && (status == TCT_OK || status == TCT_PARTIAL); paths++)
        status = tct_conversion_read_file(conversion, *paths);
    return status == TCT_PARTIAL ? TCT_OK : status;
}

/** Graphviz knows no time limit: a server draws in a process of its own. */
static tct_status draw(tct_conversion *conversion, const char *name, const char *path) {
    const tct_drawing drawing = {.focus = name, .depth = 2, .max_nodes = 40, .cluster = "document"};
    const char *dot = strrchr(path, '.');
    FILE *file = fopen(path, "wb");
    if (!file) return TCT_ERR_IO;
    tct_status status =
        tct_conversion_draw(conversion, dot ? dot + 1 : "svg", &drawing, (tct_output){print, file});
    if (fclose(file) != 0 && status == TCT_OK) status = TCT_ERR_IO;
    if (status != TCT_OK) remove(path);
    return status;
}

int main(int argc, char **argv) {
    if (argc < 5) return 2;
    const tct_sink sink = {tell, NULL};
    const tct_engine_options settings = {.pack = argv[1]};
    const tct_conversion_options options = {.keep_texts =
                                                true}; /* a page (html) shows them beside the drawing */
    tct_engine *engine = NULL;
    tct_conversion *conversion = NULL;
    tct_status status = tct_engine_new(&settings, &sink, &engine);
    if (status == TCT_OK) status = tct_conversion_new(engine, &options, &sink, &conversion);
    if (status == TCT_OK) status = read_all(conversion, argv + 4);
    if (status == TCT_OK) status = draw(conversion, argv[2], argv[3]);
    if (status != TCT_OK) fprintf(stderr, "%s\n", tct_strerror(status));
    tct_conversion_free(conversion);
    tct_engine_free(engine);
    return status == TCT_OK ? 0 : 1;
}
