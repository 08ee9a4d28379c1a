/* Small steps that all writing of statements takes. */
#include <assert.h>

#include "base/utf8.h"
#include "graph/iri.h"
#include "resolve/internal.h"

tct_status tct_state(tct_resolver *resolver, tct_term subject, tct_term predicate, tct_term object) {
    assert(resolver && resolver->document && subject && predicate);
    return tct_graph_add(resolver->graph, subject, predicate, object, resolver->document);
}

tct_status tct_state_text(tct_resolver *resolver, tct_term subject, tct_term predicate, tct_str text,
                          tct_str language) {
    tct_term term = 0;
    TRY(tct_terms_text(resolver->terms, text, language, &term));
    return tct_state(resolver, subject, predicate, term);
}

tct_status tct_mint(tct_resolver *resolver, const char *kind, tct_str name, tct_term *term) {
    tct_buffer_reset(&resolver->scratch);
    TRY(tct_iri_mint(resolver->base, tct_str_of(kind), name, &resolver->scratch));
    return tct_terms_iri(resolver->terms, tct_buffer_str(&resolver->scratch), term);
}

#define STEP 256u

/** Fills code_points[i]: code points that begin before byte i × STEP. */
static tct_status index_code_points(tct_resolver *resolver) {
    assert(!resolver->code_points);
    const tct_str text = resolver->doc->text;
    resolver->code_points = TCT_ARENA_NEW(&resolver->arena, text.size / STEP + 1, uint32_t);
    if (!resolver->code_points) return TCT_ERR_MEMORY;
    uint32_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (i % STEP == 0) resolver->code_points[i / STEP] = count;
        count += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    }
    if (text.size % STEP == 0) resolver->code_points[text.size / STEP] = count;
    return TCT_OK;
}

static uint32_t code_point_at(const tct_resolver *resolver, size_t byte) {
    assert(resolver->code_points);
    assert(byte <= resolver->doc->text.size);
    uint32_t count = resolver->code_points[byte / STEP];
    for (size_t i = byte / STEP * STEP; i < byte; i++)
        count += ((unsigned char)resolver->doc->text.data[i] & 0xC0) != 0x80;
    return count;
}

tct_status tct_fragment(tct_resolver *resolver, tct_span span, tct_term *term) {
    assert(span.begin <= span.end && span.end <= resolver->doc->text.size && term);
    if (!resolver->code_points) TRY(index_code_points(resolver));
    tct_buffer_reset(&resolver->scratch);
    tct_buffer_append(&resolver->scratch, tct_terms_string(resolver->terms, resolver->document));
    tct_buffer_format(&resolver->scratch, "#char=%u,%u", (unsigned)code_point_at(resolver, span.begin),
                      (unsigned)code_point_at(resolver, span.end));
    TRY(tct_buffer_status(&resolver->scratch));
    return tct_terms_iri(resolver->terms, tct_buffer_str(&resolver->scratch), term);
}

tct_status tct_metadata_fragment(tct_resolver *resolver, tct_term *term) {
    assert(resolver->document && term);
    tct_buffer_reset(&resolver->scratch);
    tct_buffer_append(&resolver->scratch, tct_terms_string(resolver->terms, resolver->document));
    tct_buffer_append(&resolver->scratch, TCT_LIT("#metadata"));
    TRY(tct_buffer_status(&resolver->scratch));
    return tct_terms_iri(resolver->terms, tct_buffer_str(&resolver->scratch), term);
}

tct_str tct_sentence_language(const tct_resolver *resolver, uint32_t sentence) {
    const tct_doc *doc = resolver->doc;
    uint8_t language = 0;
    if (sentence < doc->sentences.count) {
        const uint32_t block = doc->sentences.items[sentence].block;
        if (block < doc->blocks.count) language = doc->blocks.items[block].language;
    }
    if (language >= doc->language_count) return TCT_LIT("");
    return tct_doc_symbol(doc, doc->languages[language]);
}
