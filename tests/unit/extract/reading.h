/** @file reading.h Fixture: sentences read with the built pack, one paragraph a line, then extraction. */
#ifndef TEST_EXTRACT_READING_H
#define TEST_EXTRACT_READING_H

#include <stdio.h>
#include <stdlib.h>

#include "test.h"

#include "base/alloc.h"
#include "extract/extract.h"
#include "language/analyse.h"

typedef struct {
    tct_pack *pack;
    tct_language *language;
    tct_extract *extract;
} reading;

/** Opens the pack of TERCET_PACK; skips the test when there is none. */
static inline void reading_open(reading *r) {
    const tct_sink silent = {NULL, NULL};
    const char *path = getenv("TERCET_PACK");
    *r = (reading){0};
    if (!path || tct_pack_open(path, &tct_heap, &silent, &r->pack) != TCT_OK) {
        print_message("no pack: skipped\n");
        skip();
    }
    assert_int_equal(tct_language_new(r->pack, &tct_heap, &silent, &r->language), TCT_OK);
    assert_int_equal(tct_extract_new(r->pack, &tct_heap, &r->extract), TCT_OK);
}

static inline void reading_close(reading *r) {
    tct_extract_free(r->extract);
    tct_language_free(r->language);
    tct_pack_free(r->pack);
}

/** Reads @p text as a document of @p language published on @p date (ISO or ""). Free it with tct_doc_free().
 */
static inline tct_doc *reading_run(const reading *r, const char *language, const char *date,
                                   const char *text) {
    const tct_sink silent = {NULL, NULL};
    tct_doc *doc = NULL;
    assert_int_equal(tct_doc_new(&tct_heap, tct_pack_symbols(r->pack), &doc), TCT_OK);
    doc->text = tct_arena_copy(&doc->arena, tct_str_of(text));
    (void)tct_date_parse(tct_str_of(date), &doc->meta.published);
    for (size_t begin = 0; begin < doc->text.size;) {
        size_t end = tct_str_find(doc->text, TCT_LIT("\n"), begin);
        if (end == SIZE_MAX) end = doc->text.size;
        const tct_block block = {.span = {(uint32_t)begin, (uint32_t)end}, .kind = TCT_BLOCK_PARAGRAPH};
        assert_int_equal(TCT_DOC_PUSH(doc, blocks, block), TCT_OK);
        begin = end + 1;
    }
    assert_int_equal(tct_language_analyse(r->language, doc, tct_str_of(language), &silent), TCT_OK);
    assert_int_equal(tct_extract_run(r->extract, doc), TCT_OK);
    return doc;
}

/** The mention of @p kind whose text is @p text, TCT_NONE when there is none. */
static inline uint32_t reading_mention(const tct_doc *doc, tct_kind kind, const char *text) {
    for (uint32_t m = 0; m < doc->mentions.count; m++) {
        const tct_mention *mention = &doc->mentions.items[m];
        if (mention->kind == kind && tct_str_equal(tct_doc_span(doc, mention->span), tct_str_of(text)))
            return m;
    }
    return TCT_NONE;
}

#endif
