/* Any texts, separated by line feeds, as the options of a conversion. */
#include <stdlib.h>
#include <string.h>

#include "support.h"

enum { OPTIONS = 9 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    char *text = malloc(size + 1), *rest = text;
    const char *given[OPTIONS] = {NULL};
    if (!text) return 0;
    memcpy(text, bytes, size);
    text[size] = '\0';
    for (int i = 0; i < OPTIONS && rest; i++) {
        given[i] = *rest == '\n' || !*rest ? NULL : rest;
        rest = strchr(rest, '\n');
        if (rest) *rest++ = '\0';
    }
    const tct_conversion_options options = {.format = given[0],
                                            .charset = given[1],
                                            .date = given[2],
                                            .url = given[3],
                                            .language = given[4],
                                            .base = given[5],
                                            .evidence = given[6],
                                            .statuses = given[7],
                                            .stamp = given[8]};
    static const char page[] = "Ms. Awa Sow, Director of the Lake Institute, spoke in Dakar on 3 May.";
    tct_conversion *conversion = NULL;
    if (tct_conversion_new(fuzz_engine(), &options, NULL, &conversion) == TCT_OK) {
        (void)!tct_conversion_read(conversion, "page", page, sizeof page - 1);
        (void)!tct_conversion_triples(conversion);
    }
    tct_conversion_free(conversion);
    free(text);
    return 0;
}
