#include "cli/reading.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

tct_conversion_options tct_cli_reading_options(const tct_cli_reading *reading, char stamp[32]) {
    assert(reading && stamp);
    return (tct_conversion_options){.format = reading->jsonl ? "jsonl" : NULL,
                                    .charset = reading->charset,
                                    .date = reading->date,
                                    .url = reading->url,
                                    .language = reading->language,
                                    .base = reading->base,
                                    .stamp = tct_cli_stamp(reading->stamp, stamp)};
}

static void read_one(tct_cli *cli, tct_conversion *conversion, const char *path, tct_cli_tally *tally) {
    assert(cli && conversion && path && tally);
    tct_cli_input input;
    if (!tct_cli_read(cli, path, &input)) {
        tally->failed++;
        return;
    }
    const unsigned before = cli->errors;
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    const tct_status status = tct_conversion_read(conversion, name, input.bytes, input.size);
    free(input.bytes);
    if (status == TCT_PARTIAL)
        tally->partial++;
    else if (status == TCT_OK)
        tally->done++;
    else {
        tally->failed++;
        if (cli->errors == before) tct_cli_error(cli, name, "%s", tct_strerror(status));
    }
}

tct_cli_tally tct_cli_read_all(tct_cli *cli, tct_conversion *conversion, const char *const *inputs,
                               size_t count) {
    tct_cli_tally tally = {0, 0, 0};
    for (size_t i = 0; i < count; i++)
        read_one(cli, conversion, inputs[i], &tally);
    return tally;
}

int tct_cli_tally_exit(tct_cli_tally tally) {
    if (tally.done + tally.partial == 0) return TCT_EXIT_NOTHING;
    return tally.failed + tally.partial ? TCT_EXIT_PARTIAL : TCT_EXIT_OK;
}
