/* A document names things more than once: a name that is sure in one sentence is looked for in the sentences
 * about it, where the words around say less ("one sense per discourse": Gale, Church, Yarowsky 1992). */
#include <assert.h>
#include <stdlib.h>

#include "base/hash.h"
#include "language/names_internal.h"

/** Words of the longest name that is remembered. */
enum { REMEMBERED_WORDS = 8 };
/** Confidence in per cent from which a name is remembered, and that of one which is recalled: a proposal, but
 * not one that extraction takes, which has coreference of its own. */
enum { SURE = TCT_NAMES_TRUSTED, RECALLED = 55 };

/** A remembered name: hash of its words, and how sure it is of each type. */
struct tct_name_memory_entry {
    uint64_t key; /**< 0: free */
    uint32_t sure[TCT_NAME_TYPES];
};

void tct_name_memory_clear(tct_name_memory *memory) {
    tct_dealloc(memory->allocator, memory->entries);
    *memory = (tct_name_memory){.allocator = memory->allocator};
}

/** Empties the memory and makes room for @p names names; each may leave two entries. */
static tct_status reset(tct_name_memory *memory, size_t names) {
    size_t capacity = 64;
    while (capacity < 4 * names)
        capacity *= 2;
    if (capacity > memory->capacity) {
        tct_name_memory_clear(memory);
        memory->entries = tct_alloc(memory->allocator, capacity, sizeof *memory->entries);
        if (!memory->entries) return TCT_ERR_MEMORY;
        memory->capacity = capacity;
    }
    memory->longest = 0;
    memset(memory->entries, 0, memory->capacity * sizeof *memory->entries);
    return TCT_OK;
}

/** Hash of the words [first, end), never 0. */
static uint64_t key_of(const tct_doc *doc, uint32_t first, uint32_t end) {
    uint64_t hash = end - first;
    for (uint32_t i = first; i < end; i++)
        hash = tct_hash_mix(hash ^ (uint64_t)doc->words.items[i].lower << 8);
    return hash | 1u;
}

/** Entry of @p key, or the free one where it belongs. */
static tct_name_memory_entry *entry_of(const tct_name_memory *memory, uint64_t key) {
    const size_t mask = memory->capacity - 1;
    size_t at = (key >> 1) & mask;
    while (memory->entries[at].key && memory->entries[at].key != key)
        at = (at + 1) & mask;
    return &memory->entries[at];
}

static unsigned type_of(uint8_t kind) {
    unsigned type = 0;
    while (tct_name_kinds[type] != kind)
        type++;
    assert(type < TCT_NAME_TYPES);
    return type;
}

static void remember_words(tct_name_memory *memory, const tct_doc *doc, uint32_t first,
                           const tct_name *name) {
    const uint64_t key = key_of(doc, first, name->word_end);
    tct_name_memory_entry *entry = entry_of(memory, key);
    entry->key = key;
    entry->sure[type_of(name->kind)] += name->confidence;
    const uint32_t length = name->word_end - first;
    if (length > memory->longest) memory->longest = length;
}

/** Remembers a name that is sure; of a person the family name too. */
static void remember(tct_name_memory *memory, const tct_doc *doc, const tct_name *name) {
    const uint32_t length = name->word_end - name->first_word;
    if (name->confidence < SURE || length > REMEMBERED_WORDS) return;
    remember_words(memory, doc, name->first_word, name);
    if (name->kind == TCT_KIND_PERSON && length > 1) remember_words(memory, doc, name->word_end - 1, name);
}

/** The type that the words [first, end) are surest of; TCT_NAME_TYPES when they are not remembered. */
static unsigned recalled_type(const tct_name_memory *memory, const tct_doc *doc, uint32_t first,
                              uint32_t end) {
    const tct_name_memory_entry *entry = entry_of(memory, key_of(doc, first, end));
    unsigned best = 0;
    for (unsigned type = 1; type < TCT_NAME_TYPES; type++)
        if (entry->sure[type] > entry->sure[best]) best = type;
    return entry->key ? best : TCT_NAME_TYPES;
}

/** A name that is not sure is what the same words surely are elsewhere. */
static void settle(const tct_name_memory *memory, const tct_doc *doc, tct_name *name) {
    if (name->confidence >= SURE) return;
    const unsigned type = recalled_type(memory, doc, name->first_word, name->word_end);
    if (type == TCT_NAME_TYPES) return;
    name->kind = tct_name_kinds[type];
    name->confidence = RECALLED;
}

static bool is_capital(const tct_doc *doc, uint32_t word) {
    return doc->words.items[word].form != doc->words.items[word].lower;
}

/** True when a capital stands right before or after [first, end) in the words [begin, stop) of a sentence:
 * the words are a part of a longer name. The capital of a sentence's first word says nothing. */
static bool goes_on(const tct_doc *doc, uint32_t begin, uint32_t stop, uint32_t first, uint32_t end) {
    return (first > begin + 1 && is_capital(doc, first - 1)) || (end < stop && is_capital(doc, end));
}

/** Appends the remembered names that begin in the gap [from, end) between the names of @p sentence. */
static tct_status recall_gap(const tct_name_memory *memory, tct_doc *doc, const tct_sentence *sentence,
                             uint32_t from, uint32_t end) {
    for (uint32_t first = from; first < end; first++) {
        if (!is_capital(doc, first)) continue;
        for (uint32_t length = memory->longest < end - first ? memory->longest : end - first; length;
             length--) {
            const unsigned type = recalled_type(memory, doc, first, first + length);
            if (type == TCT_NAME_TYPES ||
                goes_on(doc, sentence->first_word, sentence->word_end, first, first + length))
                continue;
            const tct_name name = {first, first + length, tct_name_kinds[type], RECALLED};
            TRY(TCT_DOC_PUSH(doc, names, name));
            first += length - 1;
            break;
        }
    }
    return TCT_OK;
}

static int compare_names(const void *a, const void *b) {
    const tct_name *left = a, *right = b;
    return left->first_word < right->first_word ? -1 : left->first_word > right->first_word;
}

/** Appends what is recalled in the sentences to the names [@p begin, @p end) that they have. */
static tct_status recall_all(const tct_name_memory *memory, tct_doc *doc, size_t begin, size_t end,
                             uint32_t first_sentence, uint32_t sentence_end) {
    size_t next = begin;
    for (uint32_t i = first_sentence; i < sentence_end; i++) {
        const tct_sentence *sentence = &doc->sentences.items[i];
        uint32_t from = sentence->first_word;
        for (; next < end && doc->names.items[next].first_word < sentence->word_end; next++) {
            TRY(recall_gap(memory, doc, sentence, from, doc->names.items[next].first_word));
            from = doc->names.items[next].word_end;
        }
        TRY(recall_gap(memory, doc, sentence, from, sentence->word_end));
    }
    return TCT_OK;
}

tct_status tct_name_recall(tct_name_memory *memory, tct_doc *doc, size_t first_name, uint32_t first_sentence,
                           uint32_t sentence_end) {
    const size_t end = doc->names.count;
    assert(first_name <= end);
    if (first_name == end) return TCT_OK;
    TRY(reset(memory, end - first_name));
    for (size_t i = first_name; i < end; i++)
        remember(memory, doc, &doc->names.items[i]);
    if (memory->longest == 0) return TCT_OK;
    for (size_t i = first_name; i < end; i++)
        settle(memory, doc, &doc->names.items[i]);
    TRY(recall_all(memory, doc, first_name, end, first_sentence, sentence_end));
    if (doc->names.count > end)
        qsort(doc->names.items + first_name, doc->names.count - first_name, sizeof *doc->names.items,
              compare_names);
    return TCT_OK;
}
