/* `tercet batch`: many documents, unattended. See batch.h for the parts. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/batch.h"
#include "cli/graphs.h"
#include "cli/sandbox.h"

enum {
    DEFAULT_TIMEOUT_S = 60,
    DEFAULT_MEMORY_MB = 2048,
    MOST_SHARDS = 512 /* files that are open at once */
};

static const tct_cli_option table[] = {
    {"output", 'o', TCT_CLI_TEXT, offsetof(tct_batch_options, folder), "DIR",
     "folder of outputs and manifest.jsonl"},
    {"jobs", 'j', TCT_CLI_NUMBER, offsetof(tct_batch_options, workers), "N", "worker processes (one a core)"},
    {"format", 'f', TCT_CLI_LIST, offsetof(tct_batch_options, formats), "FORMAT",
     "as of extract; turtle is the default"},
    {"svg", 0, TCT_CLI_FLAG, offsetof(tct_batch_options, svg), NULL, "also a drawing of each input"},
    {"merge", 0, TCT_CLI_TEXT, offsetof(tct_batch_options, merge), "FILE",
     "also one graph of all, in the format of its extension"},
    {"shard", 0, TCT_CLI_NUMBER, offsetof(tct_batch_options, shard), "N",
     "the merged graph in N files, a thing whole in one of them"},
    {"merge-memory", 0, TCT_CLI_NUMBER, offsetof(tct_batch_options, merge_memory), "MB",
     "for sorting the merged graph; the rest is sorted on disk (64)"},
    {"resume", 0, TCT_CLI_FLAG, offsetof(tct_batch_options, resume), NULL, "go on with an interrupted batch"},
    {"changed", 0, TCT_CLI_FLAG, offsetof(tct_batch_options, changed), NULL,
     "only what changed, failed or is new; what vanished goes"},
    {"check", 0, TCT_CLI_FLAG, offsetof(tct_batch_options, check), NULL,
     "compare the outputs with the manifest, write nothing"},
    {"null", '0', TCT_CLI_FLAG, offsetof(tct_batch_options, null_names), NULL,
     "also the names on standard input, each ended by a NUL"},
    {"timeout", 0, TCT_CLI_NUMBER, offsetof(tct_batch_options, timeout), "SECONDS", "for one input (60)"},
    {"max-memory", 0, TCT_CLI_NUMBER, offsetof(tct_batch_options, max_memory), "MB", "of a worker (2048)"},
    TCT_CLI_SANDBOX_OPTION(tct_batch_options),
    {"json", 0, TCT_CLI_FLAG, offsetof(tct_batch_options, json), NULL, "the report as JSON"},
    {"times", 0, TCT_CLI_FLAG, offsetof(tct_batch_options, times), NULL,
     "milliseconds in manifest and report, which then differ from run to run"},
    {"evidence", 0, TCT_CLI_TEXT, offsetof(tct_batch_options, evidence), "LEVEL",
     "none, document (the default) or statement"},
    {"status", 0, TCT_CLI_TEXT, offsetof(tct_batch_options, statuses), "LIST",
     "of asserted, planned, reported; all by default"},
    {"min-confidence", 0, TCT_CLI_NUMBER, offsetof(tct_batch_options, min_confidence), "N",
     "leave out what is less sure (per cent)"},
    TCT_CLI_LISTS_OPTIONS(tct_batch_options),
    {"suggest-merges", 0, TCT_CLI_TEXT, offsetof(tct_batch_options, suggest), "FILE",
     "pairs that may be one thing, in the form of these lists, for a person to decide on"},
    {"map", 0, TCT_CLI_TEXT, offsetof(tct_batch_options, map), "FILE",
     "Turtle that renames classes and properties (owl:equivalentClass, owl:equivalentProperty)"},
    TCT_CLI_READING_OPTIONS,
};

/* --- options --- */

/** Fills what was left out: Turtle, the limits, and the N-Quads that a merge is made of. */
static void complete(tct_batch_options *o) {
    tct_cli_list *formats = &o->formats;
    if (formats->count == 0) formats->items[formats->count++] = "turtle";
    if (tct_batch_merges(o) && !tct_cli_list_has(&o->formats, "nquads") &&
        formats->count < sizeof formats->items / sizeof *formats->items)
        formats->items[formats->count++] = "nquads";
    if (!o->timeout) o->timeout = DEFAULT_TIMEOUT_S;
    if (!o->max_memory) o->max_memory = DEFAULT_MEMORY_MB;
}

/** False for a name whose extension is that of no format; without one it is N-Quads. */
static bool names_format(const char *path) {
    const char *extension = tct_cli_extension(path);
    return !extension || tct_format_extension(extension);
}

static const char *wrong_usage(const tct_batch_options *o, size_t count) {
    if (!o->folder || !*o->folder) return "no folder for the outputs; name one with -o DIR";
    if (o->reading.url) return "--url names one page, a batch has many; the pages tell their own";
    if (!o->check && !count && !o->null_names) return "no input; name files, folders, @LIST, or say -0";
    if (o->merge && !names_format(o->merge))
        return "--merge goes by the extension of FILE: .nq, .nt, .ttl, .trig, .rdf, .jsonld, .graphml, "
               ".gexf, .csv";
    if (o->shard > MOST_SHARDS) return "--shard takes at most 512 files";
    if (o->merge_memory && !(o->merge && tct_batch_has_lines(o->merge)))
        return "--merge-memory is for a merged graph of lines: --merge FILE.nq or FILE.nt";
    if (o->shard && !(o->merge && tct_cli_extension(o->merge) && tct_batch_has_lines(o->merge)))
        return "--shard cuts a merged graph of lines: --merge FILE.nq or FILE.nt";
    if (o->map && tct_batch_merges(o) && tct_cli_list_has(&o->formats, "nquads"))
        return "--merge reads N-Quads, which --map must not rename: leave out -f nquads, or take -f trig";
    if ((o->lists.same || o->lists.different) && !tct_batch_merges(o))
        return "--same and --different are about merging: add --merge FILE or --suggest-merges FILE";
    for (size_t i = 0; i < o->formats.count; i++) {
        if (!tct_format_extension(o->formats.items[i]))
            return "no such format; take turtle, ntriples, nquads, trig, rdfxml, jsonld, graphml, gexf, csv "
                   "(drawings: --svg)";
        for (size_t k = 0; k < i; k++)
            if (strcmp(o->formats.items[i], o->formats.items[k]) == 0) return "a format is given twice";
    }
    return NULL;
}

static const char *or_none(const char *value) {
    return value ? value : "\1";
}

/** What --map does to outputs: by the bytes of its file. With --merge the N-Quads are not renamed. */
static void digest_mapping(const tct_batch *batch, tct_cli_text *all) {
    char sha256[65];
    if (!batch->mapping) return;
    tct_checksum(batch->mapping->bytes, batch->mapping->size, sha256);
    tct_cli_text_puts(all, " map=");
    tct_cli_text_puts(all, sha256);
    tct_cli_text_puts(all, tct_batch_merges(batch->options) ? " own nquads" : "");
}

/** The time of the clock differs with each run and is no setting: what did not change keeps that of its own.
 */
static const char *stamp_of(const tct_batch *batch) {
    return batch->settings.stamp && !tct_cli_time_is_given() ? "clock" : batch->settings.stamp;
}

/** Digest of all that changes an output but its input. */
static void digest_settings(tct_batch *batch) {
    assert(batch->engine && batch->options->formats.count);
    const tct_conversion_options *s = &batch->settings;
    const tct_batch_options *o = batch->options;
    const char *texts[] = {TERCET_VERSION, tct_engine_digest(batch->engine),
                           s->format,      s->charset,
                           s->date,        s->language,
                           s->base,        s->evidence,
                           s->statuses,    stamp_of(batch)};
    tct_cli_text all = {.size = 0};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        tct_cli_text_add(&all, or_none(texts[i]), strlen(or_none(texts[i])) + 1);
    for (size_t i = 0; i < o->formats.count; i++)
        tct_cli_text_add(&all, o->formats.items[i], strlen(o->formats.items[i]) + 1);
    tct_cli_text_number(&all, s->min_confidence);
    tct_cli_text_puts(&all, o->svg ? " svg" : "");
    digest_mapping(batch, &all);
    tct_checksum(all.data, all.size, batch->digest);
    tct_cli_text_free(&all);
}

/** The library refuses options that make no sense: once, before any document. */
static int try_settings(tct_batch *batch) {
    tct_conversion *conversion = NULL;
    const tct_status status =
        tct_conversion_new(batch->engine, &batch->settings, &batch->cli->sink, &conversion);
    tct_conversion_free(conversion);
    if (status == TCT_OK) return TCT_EXIT_OK;
    return status == TCT_ERR_ARGUMENT ? TCT_EXIT_USAGE : TCT_EXIT_NOTHING;
}

/* --- what earlier runs left --- */

static void count_old(tct_batch_tally *tally, const tct_manifest_entry *entry) {
    tally->failed += strcmp(entry->status, "failed") == 0;
    tally->partial += strcmp(entry->status, "partial") == 0;
    tally->done += strcmp(entry->status, "ok") == 0;
    tally->documents += entry->documents;
    tally->triples += entry->triples;
}

/** --resume: what has a line and its outputs is done, failed or not. */
static void mark_done(tct_batch *batch) {
    if (batch->options->changed) return;
    for (size_t i = 0; i < batch->list.count && batch->old.count; i++) {
        tct_manifest_entry entry;
        if (!tct_manifest_find(&batch->old, batch->list.items[i].path, &entry)) continue;
        batch->list.items[i].done = tct_batch_all_intact(batch, &entry);
        if (batch->list.items[i].done) count_old(&batch->tally, &entry);
        tct_manifest_entry_free(&entry);
    }
}

/** --changed: outputs of inputs that are not there any more go; their lines go at the end. */
static void remove_vanished(tct_batch *batch) {
    tct_batch_index inputs;
    tct_manifest_entry entry;
    uint64_t offset = 0;
    if (!batch->options->changed || batch->list.failed || batch->old.count == 0) return;
    if (!tct_batch_index_make(&batch->list, &inputs)) return;
    while (tct_manifest_next(&batch->old, &offset, &entry)) {
        const bool vanished = !tct_batch_index_has(&inputs, entry.input);
        for (size_t k = 0; vanished && k < entry.output_count; k++)
            tct_batch_remove(batch, entry.outputs[k].file);
        batch->tally.removed += vanished;
        tct_manifest_entry_free(&entry);
    }
    free(inputs.keys);
}

/* --- the command --- */

static int exit_code(const tct_batch *batch, bool written) {
    const tct_batch_tally *t = &batch->tally;
    if (t->done + t->partial + t->unchanged == 0) return TCT_EXIT_NOTHING;
    return t->failed || t->partial || batch->list.failed || batch->stopped || !written ? TCT_EXIT_PARTIAL
                                                                                       : TCT_EXIT_OK;
}

static int work(tct_batch *batch) {
    assert(batch->list.count && batch->manifest_fd >= 0);
    batch->tally.total = batch->list.count;
    mark_done(batch);
    batch->before = batch->tally.done + batch->tally.partial + batch->tally.failed;
    remove_vanished(batch);
    batch->begin = tct_batch_clock();
    const bool whole = tct_batch_run(batch);
    if (!whole)
        tct_cli_error(batch->cli, NULL, "the batch is not complete; go on with %s",
                      batch->options->changed ? "--changed" : "--resume");
    bool written = tct_batch_close(batch);
    if (whole && written && tct_batch_merges(batch->options)) written = tct_batch_merge(batch);
    written = tct_batch_report(batch) && written;
    return exit_code(batch, written);
}

static int prepare_and_work(tct_batch *batch, const char *const *arguments, size_t count) {
    const tct_batch_arguments given = {arguments, count, batch->options->null_names, batch->options->folder};
    int code = try_settings(batch);
    if (code != TCT_EXIT_OK) return code;
    digest_settings(batch);
    code = tct_batch_open(batch);
    if (code == TCT_EXIT_OK && !tct_batch_collect(batch->cli, &given, &batch->list)) code = TCT_EXIT_USAGE;
    if (code == TCT_EXIT_OK && batch->list.count == 0) {
        tct_cli_error(batch->cli, NULL, "no document in what was named");
        code = TCT_EXIT_NOTHING;
    }
    if (code == TCT_EXIT_OK) return work(batch);
    batch->stopped = true;
    tct_batch_close(batch);
    return code;
}

static void free_batch(tct_batch *batch) {
    tct_batch_list_free(&batch->list);
    tct_manifest_close(&batch->old);
    tct_cli_text_free(&batch->failures);
    free(batch->work);
    tct_cli_graphs_free(batch->mapping, 1);
    tct_cli_lists_free(&batch->lists);
}

/** Opens the engine and takes the options of the conversions; false after a message. */
static bool load(tct_batch *batch, tct_engine **engine, char stamp[32]) {
    const tct_batch_options *o = batch->options;
    *engine = tct_cli_engine(batch->cli);
    if (*engine && o->map) batch->mapping = tct_cli_graphs_read(batch->cli, &o->map, 1);
    batch->engine = *engine;
    batch->settings = tct_cli_reading_options(&o->reading, stamp);
    batch->settings.evidence = o->evidence;
    batch->settings.statuses = o->statuses;
    batch->settings.min_confidence = o->min_confidence;
    batch->settings.mapping = batch->mapping;
    batch->settings.keep_texts = tct_cli_list_has(&o->formats, "nif");
    return *engine && (batch->mapping || !o->map) && tct_cli_lists_read(batch->cli, &o->lists, &batch->lists);
}

static int check_only(tct_batch *batch) {
    int code = tct_batch_open(batch);
    if (code == TCT_EXIT_OK) code = tct_batch_check(batch);
    free_batch(batch);
    return code;
}

static int run(tct_cli *cli, const void *given, const char *const *arguments, size_t count) {
    tct_batch_options o = *(const tct_batch_options *)given;
    const char *wrong = wrong_usage(&o, count);
    if (wrong) {
        tct_cli_error(cli, NULL, "%s", wrong);
        return TCT_EXIT_USAGE;
    }
    complete(&o);
    char stamp[32];
    tct_batch batch = {.cli = cli, .options = &o, .lock = -1, .manifest_fd = -1, .old = TCT_MANIFEST_NONE};
    batch.terminal = isatty(STDERR_FILENO);
    if (!tct_cli_sandbox_option(cli, o.sandbox, &batch.sandbox)) return TCT_EXIT_USAGE;
    if (o.check) return check_only(&batch);
    tct_engine *engine = NULL;
    const bool loaded = load(&batch, &engine, stamp);
    if (batch.sandbox && cli->common.verbose) tct_cli_sandbox_tell(cli, tct_cli_sandbox_probe());
    const int code = loaded ? prepare_and_work(&batch, arguments, count) : TCT_EXIT_NOTHING;
    free_batch(&batch);
    tct_engine_free(engine);
    return code;
}

const tct_cli_command tct_cli_batch = {
    .name = "batch",
    .arguments = "INPUT|DIR|@LIST...",
    .summary = "Many inputs, each to a graph of its own: parallel, restartable, the same bytes always.",
    .options = table,
    .option_count = sizeof table / sizeof *table,
    .least = 0,
    .most = SIZE_MAX,
    .run = run,
};
