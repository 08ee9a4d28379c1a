/** @file reading.h Reads an input into memory and shows its blocks as text, for all tests of `source`. */
#ifndef TCT_TEST_READING_H
#define TCT_TEST_READING_H

#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/diag.h"
#include "base/limits.h"
#include "source/source.h"

enum { MAX_DOCS = 16 };

/** What a reading gave. */
typedef struct {
    tct_doc *docs[MAX_DOCS];
    size_t count;
    tct_status status;
    unsigned warnings, errors;
    char message[1024]; /**< of the last diagnostic */
    tct_buffer shown;   /**< "KIND text" a line */
} reading;

static tct_status keep_document(void *context, tct_doc *doc) {
    reading *r = context;
    assert_true(r->count < MAX_DOCS);
    r->docs[r->count++] = doc;
    return TCT_OK;
}

static void keep_diagnostic(void *context, const tct_diagnostic *diagnostic) {
    reading *r = context;
    r->warnings += diagnostic->severity == TCT_WARNING;
    r->errors += diagnostic->severity == TCT_ERROR;
    snprintf(r->message, sizeof r->message, "%s", diagnostic->message);
}

/** Adds the lines of ontology/lang/@p language/@p list.tsv. */
static void add_list(tct_source_words *words, const char *language, const char *list) {
    char path[600], line[400];
    const char *source = getenv("TERCET_SOURCE");
    snprintf(path, sizeof path, "%s/ontology/lang/%s/%s.tsv", source ? source : ".", language, list);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        char *tab = strchr(line, '\t');
        if (line[0] == '#' || !tab) continue;
        *tab = '\0';
        assert_ok(tct_source_words_add(words, tct_str_of(line), tct_str_of(tab + 1), 0));
    }
    fclose(file);
}

static tct_source_words *all_words(void) {
    static const char *const months[] = {"janvier", "février",  "mars",  "avril", "mai", "juin",
                                         "January", "February", "March", "April", "May", "June"};
    tct_source_words *words = tct_source_words_new(&tct_heap);
    assert_non_null(words);
    for (unsigned i = 0; i < 12; i++)
        assert_ok(tct_source_words_add(words, tct_str_of(months[i]), TCT_LIT("month"), i % 6 + 1));
    assert_ok(tct_source_words_add(words, TCT_LIT("lieu"), TCT_LIT("key"), 0));
    assert_ok(tct_source_words_add(words, TCT_LIT("location"), TCT_LIT("key"), 0));
    add_list(words, "fr", "furniture");
    add_list(words, "en", "furniture");
    add_list(words, "fr", "dateline");
    add_list(words, "en", "dateline");
    tct_source_words_freeze(words);
    return words;
}

/** Reads with @p options, of which allocator and words are filled in here. */
static void read_with(reading *r, tct_str bytes, tct_source_options options) {
    *r = (reading){.count = 0};
    tct_buffer_init(&r->shown, &tct_heap, 64u << 20);
    tct_source_words *words = all_words();
    options.allocator = &tct_heap;
    options.words = words;
    const tct_sink sink = {keep_diagnostic, r};
    r->status = tct_source_read(bytes, &options, &sink, keep_document, r);
    tct_source_words_free(words);
}

static void read_bytes(reading *r, tct_str bytes) {
    read_with(r, bytes, (tct_source_options){.name = TCT_LIT("test")});
}

static void read_text(reading *r, const char *text) {
    read_bytes(r, tct_str_of(text));
}

static void close_reading(reading *r) {
    for (size_t i = 0; i < r->count; i++)
        tct_doc_free(r->docs[i]);
    tct_buffer_clear(&r->shown);
}

/** The blocks of document @p at, one a line: "TITLE text". */
static const char *show(reading *r, size_t at) {
    static const char *const kinds[] = {"PARAGRAPH", "TITLE",   "HEADING",  "ITEM",     "ROW",
                                        "KEY",       "CAPTION", "FOOTNOTE", "DATELINE", "FURNITURE"};
    assert_true(at < r->count);
    const tct_doc *doc = r->docs[at];
    tct_buffer_reset(&r->shown);
    for (size_t i = 0; i < doc->blocks.count; i++) {
        const tct_block *block = &doc->blocks.items[i];
        tct_buffer_format(&r->shown, "%s ", kinds[block->kind]);
        if (block->kind == TCT_BLOCK_KEY_VALUE)
            tct_buffer_format(&r->shown, "%.*s=%.*s\n", TCT_ARG(tct_doc_span(doc, block->key)),
                              TCT_ARG(tct_doc_span(doc, block->value)));
        else
            tct_buffer_format(&r->shown, "%.*s\n", TCT_ARG(tct_doc_span(doc, block->span)));
    }
    return r->shown.data;
}

/** Reads @p text as one document and compares its blocks. */
static inline void assert_blocks(const char *text, const char *expected) {
    reading r;
    read_text(&r, text);
    assert_int_equal(r.count, 1);
    assert_string_equal(show(&r, 0), expected);
    close_reading(&r);
}

#endif
