/** @file relating.h Fixture: what relations a text yields, as lines "property | subject | object". */
#ifndef TEST_EXTRACT_RELATING_H
#define TEST_EXTRACT_RELATING_H

#include "reading.h"

/** A text and the relations that it must state, or with "!" before them must not; at most 6. */
typedef struct {
    const char *language;
    const char *text;
    const char *relations[6];
} relating_case;

/** Text of a mention, through its chain when it is no name. */
static inline tct_str relating_text(const tct_doc *doc, uint32_t mention) {
    const tct_mention *m = &doc->mentions.items[mention];
    while (m->form == TCT_MENTION_PRONOUN && doc->mentions.items[m->chain].span.begin != m->span.begin)
        m = &doc->mentions.items[m->chain];
    return tct_doc_span(doc, m->span);
}

static inline bool relating_has(const reading *r, const tct_doc *doc, const char *wanted) {
    for (size_t i = 0; i < doc->relations.count; i++) {
        const tct_relation *relation = &doc->relations.items[i];
        const tct_pack_property *property = tct_pack_property_at(r->pack, relation->property);
        const tct_str object =
            relation->object == TCT_NONE ? relation->literal : relating_text(doc, relation->object);
        char line[400];
        (void)snprintf(line, sizeof line, "%.*s | %.*s | %.*s", TCT_ARG(tct_doc_symbol(doc, property->name)),
                       TCT_ARG(relating_text(doc, relation->subject)), TCT_ARG(object));
        if (!strcmp(line, wanted)) return true;
    }
    return false;
}

/** Runs @p count cases and fails with a list of what is wrong; up to @p allowed faults pass (the models err).
 */
static inline void relating_run(const relating_case *cases, size_t count, size_t allowed) {
    reading r;
    size_t faults = 0;
    reading_open(&r);
    for (size_t i = 0; i < count; i++) {
        tct_doc *doc = reading_run(&r, cases[i].language, "2024-05-22", cases[i].text);
        for (int k = 0; k < 6 && cases[i].relations[k]; k++) {
            const char *relation = cases[i].relations[k];
            const bool wanted = relation[0] != '!';
            if (relating_has(&r, doc, wanted ? relation : relation + 1) == wanted) continue;
            print_message("%s: %s\n    in: %s\n", wanted ? "missing" : "spurious", relation, cases[i].text);
            faults++;
        }
        tct_doc_free(doc);
    }
    reading_close(&r);
    print_message("%zu faults\n", faults);
    assert_true(faults <= allowed);
}

#endif
