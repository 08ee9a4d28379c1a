/* Any bytes through the whole path, from an input to a graph with its evidence. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "tercet.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static tct_status swallow(void *context, const char *bytes, size_t size) {
    (void)context, (void)bytes, (void)size;
    return TCT_OK;
}

/** One engine for all inputs. */
static const tct_engine *the_engine(void) {
    static tct_engine *engine;
    const tct_engine_options options = {.pack = getenv("TERCET_PACK")};
    if (engine || tct_engine_new(&options, NULL, &engine) == TCT_OK) return engine;
    fprintf(stderr, "TERCET_PACK names no pack\n");
    exit(77);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    const tct_conversion_options options = {.date = "2024-05-14", .evidence = "statement"};
    const tct_output nowhere = {swallow, NULL};
    tct_conversion *conversion = NULL;
    if (tct_conversion_new(the_engine(), &options, NULL, &conversion) != TCT_OK) return 0;
    const tct_status status = tct_conversion_read(conversion, "input", (const char *)bytes, size);
    if (status == TCT_OK || status == TCT_PARTIAL) {
        (void)!tct_conversion_write(conversion, "turtle", nowhere);
        (void)!tct_conversion_write(conversion, "nquads", nowhere);
    }
    tct_conversion_free(conversion);
    return 0;
}
