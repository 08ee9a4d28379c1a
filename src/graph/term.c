#include "graph/term.h"

#include <assert.h>

#include "base/hash.h"
#include "base/limits.h"
#include "base/symbols.h"
#include "base/vec.h"
#include "graph/iri.h"

/** datatype is 0 for IRIs. */
typedef struct {
    tct_symbol text, language;
    tct_term datatype;
} term_record;

struct tct_terms {
    const tct_allocator *allocator;
    tct_arena arena;
    tct_symbols *symbols;
    TCT_VEC(term_record) records; /* [0] is none */
    uint32_t *slots;              /* open addressing: ids, 0 = free */
    size_t slot_count;            /* a power of two */
    tct_buffer scratch;
};

static uint64_t record_hash(term_record record) {
    return tct_hash_mix((uint64_t)record.text << 32 ^ (uint64_t)record.datatype << 8 ^ record.language);
}

static bool record_equal(term_record a, term_record b) {
    return a.text == b.text && a.language == b.language && a.datatype == b.datatype;
}

/** Slot of @p record, or the free one where it belongs. */
static size_t find_slot(const tct_terms *terms, term_record record) {
    const size_t mask = terms->slot_count - 1;
    size_t slot = record_hash(record) & mask;
    while (terms->slots[slot] && !record_equal(terms->records.items[terms->slots[slot]], record))
        slot = (slot + 1) & mask;
    return slot;
}

static tct_status grow_slots(tct_terms *terms) {
    assert((terms->slot_count & (terms->slot_count - 1)) == 0);
    const size_t count = terms->slot_count ? terms->slot_count * 2 : 512;
    uint32_t *slots = tct_alloc(terms->allocator, count, sizeof *slots);
    if (!slots) return TCT_ERR_MEMORY;
    memset(slots, 0, count * sizeof *slots);
    tct_dealloc(terms->allocator, terms->slots);
    terms->slots = slots;
    terms->slot_count = count;
    for (uint32_t id = 1; id < terms->records.count; id++)
        slots[find_slot(terms, terms->records.items[id])] = id;
    return TCT_OK;
}

static tct_status intern(tct_terms *terms, tct_str text, tct_str language, tct_term datatype,
                         tct_term *term) {
    assert(term && datatype < terms->records.count);
    term_record record = {.datatype = datatype};
    TRY(tct_symbols_intern(terms->symbols, text, &record.text));
    TRY(tct_symbols_intern(terms->symbols, language, &record.language));
    if (terms->records.count * 2 >= terms->slot_count) TRY(grow_slots(terms));
    const size_t slot = find_slot(terms, record);
    if (!terms->slots[slot]) {
        if (terms->records.count >= UINT32_MAX) return TCT_ERR_LIMIT;
        const uint32_t id = (uint32_t)terms->records.count;
        TRY(TCT_PUSH(&terms->records, terms->allocator, record));
        terms->slots[slot] = id;
    }
    *term = terms->slots[slot];
    return TCT_OK;
}

static tct_status add_vocabulary(tct_terms *terms) {
    static const char *const iris[] = {
#define V(name, iri) iri,
        TCT_VOCABULARY_TABLE(V)
#undef V
    };
    for (tct_term i = 0; i + 1 < TCT_V_COUNT; i++) {
        tct_term term = 0;
        assert(tct_iri_valid(tct_str_of(iris[i])));
        TRY(intern(terms, tct_str_of(iris[i]), TCT_LIT(""), 0, &term));
        assert(term == i + 1);
    }
    return TCT_OK;
}

tct_status tct_terms_new(const tct_allocator *allocator, tct_terms **out) {
    assert(allocator && out);
    tct_terms *terms = tct_alloc(allocator, 1, sizeof *terms);
    if (!terms) return TCT_ERR_MEMORY;
    *terms = (tct_terms){.allocator = allocator};
    tct_arena_init(&terms->arena, allocator);
    tct_buffer_init(&terms->scratch, allocator, TCT_LIMIT_TEXT_BYTES);
    terms->symbols = tct_symbols_new(&terms->arena, NULL);
    tct_status status =
        terms->symbols ? TCT_PUSH(&terms->records, allocator, ((term_record){0})) : TCT_ERR_MEMORY;
    if (status == TCT_OK) status = add_vocabulary(terms);
    if (status == TCT_OK)
        *out = terms;
    else
        tct_terms_free(terms);
    return status;
}

void tct_terms_free(tct_terms *terms) {
    if (!terms) return;
    const tct_allocator *allocator = terms->allocator;
    TCT_VEC_CLEAR(&terms->records, allocator);
    tct_dealloc(allocator, terms->slots);
    tct_buffer_clear(&terms->scratch);
    tct_arena_clear(&terms->arena);
    tct_dealloc(allocator, terms);
}

uint32_t tct_terms_end(const tct_terms *terms) {
    return (uint32_t)terms->records.count;
}

tct_status tct_terms_iri(tct_terms *terms, tct_str iri, tct_term *term) {
    assert(terms && term);
    if (!tct_iri_valid(iri)) return TCT_ERR_ARGUMENT;
    return intern(terms, iri, TCT_LIT(""), 0, term);
}

tct_status tct_terms_iri_encoded(tct_terms *terms, tct_str iri, tct_term *term) {
    tct_buffer_reset(&terms->scratch);
    TRY(tct_iri_encode(iri, &terms->scratch));
    return tct_terms_iri(terms, tct_buffer_str(&terms->scratch), term);
}

/** Appends @p language in lower case with dashes to scratch; the slice of it. */
static tct_str lower_tag(tct_terms *terms, tct_str language) {
    const size_t begin = terms->scratch.size;
    for (size_t i = 0; i < language.size; i++) {
        const char c = language.data[i];
        tct_buffer_char(&terms->scratch, c == '_' ? '-' : (c >= 'A' && c <= 'Z') ? (char)(c - 'A' + 'a') : c);
    }
    return tct_str_range(tct_buffer_str(&terms->scratch), begin, terms->scratch.size);
}

tct_status tct_terms_text(tct_terms *terms, tct_str text, tct_str language, tct_term *term) {
    tct_buffer_reset(&terms->scratch);
    TRY(tct_text_clean(text, &terms->scratch));
    const size_t size = terms->scratch.size;
    const tct_str tag = lower_tag(terms, language);
    TRY(tct_buffer_status(&terms->scratch));
    if (tag.size && !tct_language_tag_valid(tag)) return TCT_ERR_ARGUMENT;
    return intern(terms, tct_str_range(tct_buffer_str(&terms->scratch), 0, size), tag,
                  tag.size ? TCT_V_RDF_LANGSTRING : TCT_V_XSD_STRING, term);
}

tct_status tct_terms_date(tct_terms *terms, tct_str date, tct_term *term) {
    const tct_term datatype = date.size == 4   ? TCT_V_XSD_GYEAR
                              : date.size == 7 ? TCT_V_XSD_GYEARMONTH
                                               : TCT_V_XSD_DATE;
    return tct_terms_typed(terms, date, datatype, term);
}

tct_status tct_terms_hundredths(tct_terms *terms, unsigned hundredths, tct_term *term) {
    tct_buffer_reset(&terms->scratch);
    tct_buffer_format(&terms->scratch, "%u.%02u", hundredths / 100, hundredths % 100);
    TRY(tct_buffer_status(&terms->scratch));
    return intern(terms, tct_buffer_str(&terms->scratch), TCT_LIT(""), TCT_V_XSD_DECIMAL, term);
}

tct_status tct_terms_typed(tct_terms *terms, tct_str lexical, tct_term datatype, tct_term *term) {
    assert(tct_terms_is_iri(terms, datatype));
    if (datatype == TCT_V_RDF_LANGSTRING || !tct_lexical_valid(lexical, datatype)) return TCT_ERR_ARGUMENT;
    tct_buffer_reset(&terms->scratch);
    TRY(tct_text_clean(lexical, &terms->scratch));
    return intern(terms, tct_buffer_str(&terms->scratch), TCT_LIT(""), datatype, term);
}

tct_term tct_terms_find_iri(const tct_terms *terms, tct_str iri) {
    const term_record record = {.text = tct_symbols_find(terms->symbols, iri)};
    return record.text ? terms->slots[find_slot(terms, record)] : 0;
}

tct_term tct_terms_same(const tct_terms *from, tct_term term, const tct_terms *terms) {
    if (term < TCT_V_COUNT || from == terms) return term;
    const tct_term_view view = tct_terms_view(from, term);
    term_record record = {.text = tct_symbols_find(terms->symbols, view.text),
                          .language = tct_symbols_find(terms->symbols, view.language)};
    if (view.text.size && !record.text) return 0;
    if (view.language.size && !record.language) return 0;
    if (view.datatype) record.datatype = tct_terms_same(from, view.datatype, terms);
    if (view.datatype && !record.datatype) return 0;
    return terms->slots[find_slot(terms, record)];
}

bool tct_terms_is_iri(const tct_terms *terms, tct_term term) {
    return term > 0 && term < terms->records.count && terms->records.items[term].datatype == 0;
}

tct_term_view tct_terms_view(const tct_terms *terms, tct_term term) {
    assert(term > 0 && term < terms->records.count);
    const term_record *record = &terms->records.items[term];
    return (tct_term_view){tct_symbols_text(terms->symbols, record->text),
                           tct_symbols_text(terms->symbols, record->language), record->datatype};
}

tct_str tct_terms_string(const tct_terms *terms, tct_term term) {
    assert(term > 0 && term < terms->records.count);
    return tct_symbols_text(terms->symbols, terms->records.items[term].text);
}

int tct_terms_compare(const tct_terms *terms, tct_term a, tct_term b) {
    if (a == b) return 0;
    if (a == 0 || b == 0) return a ? 1 : -1;
    const tct_term_view x = tct_terms_view(terms, a), y = tct_terms_view(terms, b);
    if ((x.datatype == 0) != (y.datatype == 0)) return x.datatype ? 1 : -1;
    int order = tct_str_compare(x.text, y.text);
    if (order == 0 && x.datatype != y.datatype) order = tct_terms_compare(terms, x.datatype, y.datatype);
    return order ? order : tct_str_compare(x.language, y.language);
}

tct_status tct_terms_copy(const tct_terms *from, tct_term term, tct_terms *to, tct_term *copy) {
    if (term < TCT_V_COUNT || from == to) {
        *copy = term;
        return TCT_OK;
    }
    const tct_term_view view = tct_terms_view(from, term);
    tct_term datatype = 0;
    if (view.datatype) TRY(tct_terms_copy(from, view.datatype, to, &datatype));
    return intern(to, view.text, view.language, datatype, copy);
}
