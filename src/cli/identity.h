/** @file identity.h Who is who: the user's lists, and documents and graphs read together. */
#ifndef TCT_CLI_IDENTITY_H
#define TCT_CLI_IDENTITY_H

#include <stddef.h>

#include "cli/reading.h"

/** Names of the files of --same and --different, or NULL. */
typedef struct {
    const char *same, *different;
} tct_cli_lists;

/** For tables of options; the member is called lists. */
#define TCT_CLI_LISTS_OPTIONS(type)                                                                          \
    {"same",       0,                                                                                        \
     TCT_CLI_TEXT, offsetof(type, lists.same),                                                               \
     "FILE",       "pairs of nodes that are one thing, separated by a TAB"},                                 \
    {                                                                                                        \
        "different", 0, TCT_CLI_TEXT, offsetof(type, lists.different), "FILE",                               \
            "pairs of nodes that are never one thing"                                                        \
    }

/** Their bytes; zero-initialised for none. */
typedef struct {
    tct_cli_input same, different;
} tct_cli_lists_text;

/** False after a message; tct_cli_lists_free() it in any case. */
bool tct_cli_lists_read(tct_cli *cli, const tct_cli_lists *lists, tct_cli_lists_text *text);
void tct_cli_lists_free(tct_cli_lists_text *text);
/** For the library; @p explain keeps what tct_conversion_merges() tells. */
tct_identity_options tct_cli_lists_options(const tct_cli_lists_text *text, bool explain);

/** Reads inputs of which those with an extension of RDF are graphs; folders are walked as `tercet batch`
 * does,
 * "@LIST" is a list of names. */
tct_cli_tally tct_cli_read_mixed(tct_cli *cli, tct_conversion *conversion, const char *const *inputs,
                                 size_t count);
/** tct_conversion_merges() or tct_merging_merges(). */
typedef tct_status tct_cli_merges(void *merge, tct_merges what, tct_output output);
/** Writes a table of @p merges below a line that names its columns. False after a message. */
bool tct_cli_write_merges(tct_cli *cli, tct_cli_merges *merges, void *merge, tct_merges what,
                          const char *path);

#endif
