/** @file reading.h Options of the commands that read documents, and the reading itself. */
#ifndef TCT_CLI_READING_H
#define TCT_CLI_READING_H

#include <stddef.h>

#include "cli/common.h"

/** First member of the options of such a command. */
typedef struct {
    tct_cli_common common;
    const char *date, *url, *language, *base, *charset;
    bool jsonl, stamp;
} tct_cli_reading;

#define TCT_CLI_READING_OPTIONS                                                                              \
    {"date",       0,                                                                                        \
     TCT_CLI_TEXT, offsetof(tct_cli_reading, date),                                                          \
     "DATE",       "date of publication, YYYY[-MM[-DD]]; '' for unknown"},                                   \
        {"url", 0, TCT_CLI_TEXT, offsetof(tct_cli_reading, url), "IRI", "address of the page"},              \
        {"lang", 0, TCT_CLI_TEXT, offsetof(tct_cli_reading, language), "CODE", "language (auto)"},           \
        {"base",       0,                                                                                    \
         TCT_CLI_TEXT, offsetof(tct_cli_reading, base),                                                      \
         "IRI",        "of minted IRIs (http://example.org/id/)"},                                           \
        {"charset",    0,                                                                                    \
         TCT_CLI_TEXT, offsetof(tct_cli_reading, charset),                                                   \
         "NAME",       "of the input, when it is known from elsewhere"},                                     \
        {"stamp",      0,                                                                                    \
         TCT_CLI_FLAG, offsetof(tct_cli_reading, stamp),                                                     \
         NULL,         "the present time in the graph (that of SOURCE_DATE_EPOCH goes before it)"},          \
    {                                                                                                        \
        "jsonl", 0, TCT_CLI_FLAG, offsetof(tct_cli_reading, jsonl), NULL,                                    \
            "each line of the input is a document in JSON"                                                   \
    }

/** The library's options; strings stay the caller's. @p stamp is room for the time of the run. */
tct_conversion_options tct_cli_reading_options(const tct_cli_reading *reading, char stamp[32]);
/** What became of the inputs. */
typedef struct {
    size_t done, partial, failed;
} tct_cli_tally;
/** Reads all inputs into @p conversion; messages are given. */
tct_cli_tally tct_cli_read_all(tct_cli *cli, tct_conversion *conversion, const char *const *inputs,
                               size_t count);
/** Exit code for @p tally. */
int tct_cli_tally_exit(tct_cli_tally tally);

#endif
