/* Any bytes through the whole path, from an input to a graph with its evidence. */
#include "support.h"

static tct_status swallow(void *context, const char *bytes, size_t size) {
    (void)context, (void)bytes, (void)size;
    return TCT_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    const tct_conversion_options options = {.date = "2024-05-14", .evidence = "statement"};
    const tct_output nowhere = {swallow, NULL};
    tct_conversion *conversion = NULL;
    if (tct_conversion_new(fuzz_engine(), &options, NULL, &conversion) != TCT_OK) return 0;
    const tct_status status = tct_conversion_read(conversion, "input", (const char *)bytes, size);
    if (status == TCT_OK || status == TCT_PARTIAL) {
        (void)!tct_conversion_write(conversion, "turtle", nowhere);
        (void)!tct_conversion_write(conversion, "nquads", nowhere);
    }
    tct_conversion_free(conversion);
    return 0;
}
