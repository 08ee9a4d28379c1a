#include "cli/identity.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/batch.h"

/* --- the lists --- */

bool tct_cli_lists_read(tct_cli *cli, const tct_cli_lists *lists, tct_cli_lists_text *text) {
    assert(cli && lists && text);
    return (!lists->same || tct_cli_read(cli, lists->same, &text->same)) &&
           (!lists->different || tct_cli_read(cli, lists->different, &text->different));
}

void tct_cli_lists_free(tct_cli_lists_text *text) {
    assert(text);
    free(text->same.bytes);
    free(text->different.bytes);
    *text = (tct_cli_lists_text){.same = {NULL, 0}};
}

tct_identity_options tct_cli_lists_options(const tct_cli_lists_text *text, bool explain) {
    assert(text);
    return (tct_identity_options){.same = text->same.bytes,
                                  .same_size = text->same.size,
                                  .different = text->different.bytes,
                                  .different_size = text->different.size,
                                  .explain = explain};
}

/* --- documents and graphs --- */

/** RDF by the extension of its file; everything else is a document. */
static bool is_rdf(const char *path) {
    static const char *const extensions[] = {"ttl", "nt", "nq", "trig", "rdf"};
    const char *extension = tct_cli_extension(path);
    for (size_t i = 0; extension && i < sizeof extensions / sizeof *extensions; i++)
        if (strcasecmp(extension, extensions[i]) == 0) return true;
    return false;
}

static bool read_rdf(tct_cli *cli, tct_conversion *conversion, const char *path) {
    tct_cli_input input;
    if (!tct_cli_read(cli, path, &input)) return false;
    const unsigned before = cli->errors;
    const tct_status status = tct_conversion_read_rdf(conversion, path, input.bytes, input.size);
    free(input.bytes);
    if (status != TCT_OK && status != TCT_PARTIAL && cli->errors == before)
        tct_cli_error(cli, path, "%s", tct_strerror(status));
    return status == TCT_OK || status == TCT_PARTIAL;
}

static tct_cli_tally read_one(tct_cli *cli, tct_conversion *conversion, const char *path) {
    if (!is_rdf(path)) return tct_cli_read_all(cli, conversion, &path, 1);
    const bool good = read_rdf(cli, conversion, path);
    return (tct_cli_tally){.done = good, .failed = !good};
}

tct_cli_tally tct_cli_read_mixed(tct_cli *cli, tct_conversion *conversion, const char *const *inputs,
                                 size_t count) {
    assert(cli && conversion && inputs);
    const tct_batch_arguments given = {.arguments = inputs, .count = count};
    tct_batch_list list = {.count = 0};
    tct_cli_tally tally = {0, 0, 0};
    const bool good = tct_batch_collect(cli, &given, &list);
    tally.failed = list.failed;
    for (size_t i = 0; good && i < list.count; i++) {
        const tct_cli_tally one = read_one(cli, conversion, list.items[i].path);
        tally =
            (tct_cli_tally){tally.done + one.done, tally.partial + one.partial, tally.failed + one.failed};
    }
    tct_batch_list_free(&list);
    return tally;
}

/* --- what was joined, and what was not --- */

bool tct_cli_write_merges(tct_cli *cli, tct_cli_merges *merges, void *merge, tct_merges what,
                          const char *path) {
    assert(cli && merges && merge);
    static const char *const heads[] = {
        [TCT_MERGES_JOINED] = "# node\tjoined with\tin document\trule\tname\n",
        [TCT_MERGES_SUGGESTED] =
            "# one\tother\tname\tdocuments\tcontexts; move a line to the list of --same or "
            "--different\n"};
    tct_cli_output output;
    if (!tct_cli_output_open(cli, path, &output)) return false;
    const tct_output sink = tct_cli_output_sink(&output);
    tct_status status = sink.write(sink.context, heads[what], strlen(heads[what]));
    if (status == TCT_OK) status = merges(merge, what, sink);
    if (status != TCT_OK) tct_cli_error(cli, path, "%s", tct_strerror(status));
    return tct_cli_output_close(&output, status == TCT_OK) && status == TCT_OK;
}
