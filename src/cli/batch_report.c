/* How far a batch is, and what came of it. */
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/batch.h"

enum { TERMINAL_MS = 250, PLAIN_MS = 30000 };

long long tct_batch_clock(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void tct_batch_progress_clear(tct_batch *batch) {
    if (batch->terminal && batch->shown) fputs("\r\033[K", stderr);
}

void tct_batch_progress(tct_batch *batch) {
    const long long now = tct_batch_clock();
    const tct_batch_tally *t = &batch->tally;
    if (batch->cli->common.quiet ||
        now - (batch->shown ? batch->shown : batch->begin) < (batch->terminal ? TERMINAL_MS : PLAIN_MS))
        return;
    batch->shown = now;
    const size_t done = t->done + t->partial + t->failed + t->unchanged;
    const double seconds = (double)(now - batch->begin) / 1000;
    const double rate = (double)(done - batch->before) / seconds; /* what an earlier run did took no time */
    const double left = rate > 0 ? (double)(t->total - done) / rate : 0;
    fprintf(stderr, "%stercet: note: %zu of %zu inputs, %.1f/s, %zu failed, %.0f s left%s",
            batch->terminal ? "\r" : "", done, t->total, rate, t->failed, left,
            batch->terminal ? "\033[K" : "\n");
    fflush(stderr);
}

static void report_json(const tct_batch *batch, tct_cli_text *out) {
    assert(out && out->size == 0);
    const tct_batch_tally *t = &batch->tally;
    const struct {
        const char *key;
        uint64_t value;
    } numbers[] = {{"{\"inputs\":", t->total},         {",\"done\":", t->done},
                   {",\"partial\":", t->partial},      {",\"failed\":", t->failed},
                   {",\"unchanged\":", t->unchanged},  {",\"removed\":", t->removed},
                   {",\"documents\":", t->documents},  {",\"triples\":", t->triples},
                   {",\"bytes_in\":", t->input_bytes}, {",\"bytes_out\":", t->output_bytes}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        tct_cli_text_puts(out, numbers[i].key);
        tct_cli_text_number(out, numbers[i].value);
    }
    if (batch->options->times) {
        tct_cli_text_puts(out, ",\"ms\":");
        tct_cli_text_number(out, (uint64_t)(tct_batch_clock() - batch->begin));
    }
    tct_cli_text_puts(out, batch->stopped ? ",\"complete\":false" : ",\"complete\":true");
    tct_cli_text_puts(out, ",\"failures\":[");
    if (batch->failures.size) tct_cli_text_add(out, batch->failures.data, batch->failures.size);
    tct_cli_text_puts(out, "]}\n");
}

static void report_table(const tct_batch *batch, tct_cli_text *out) {
    const tct_batch_tally *t = &batch->tally;
    const struct {
        const char *label;
        uint64_t value;
        bool always;
    } rows[] = {{"inputs", t->total, true},
                {"converted", t->done, true},
                {"with text missing", t->partial, false},
                {"failed", t->failed, true},
                {"unchanged", t->unchanged, false},
                {"removed", t->removed, false},
                {"documents", t->documents, true},
                {"triples", t->triples, true}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char line[64];
        if (!rows[i].always && !rows[i].value) continue;
        snprintf(line, sizeof line, "%-18s %10llu\n", rows[i].label, (unsigned long long)rows[i].value);
        tct_cli_text_puts(out, line);
    }
}

bool tct_batch_report(tct_batch *batch) {
    assert(batch);
    if (batch->cli->common.quiet && !batch->options->json) return true;
    tct_cli_text out = {.size = 0};
    if (batch->options->json)
        report_json(batch, &out);
    else
        report_table(batch, &out);
    const bool good = !out.failed && tct_cli_write_all(STDOUT_FILENO, out.data, out.size);
    if (!good) tct_cli_error(batch->cli, "standard output", "cannot be written");
    tct_cli_text_free(&out);
    return good;
}
