#include "source/words.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "base/vec.h"

/** Longest phrase in bytes after folding. */
#define PHRASE_BYTES 200u

typedef struct {
    tct_str phrase;
    tct_source_word word;
} entry;

struct tct_source_words {
    tct_arena arena;
    TCT_VEC(entry) entries;
    bool frozen;
};

static const char *const role_names[TCT_ROLE_COUNT] = {
    "furniture", "hint", "content", "caption", "release", "embargo", "published", "filler", "month", "key"};

tct_source_words *tct_source_words_new(const tct_allocator *allocator) {
    assert(allocator);
    tct_source_words *words = tct_alloc(allocator, 1, sizeof *words);
    if (!words) return NULL;
    *words = (tct_source_words){0};
    tct_arena_init(&words->arena, allocator);
    return words;
}

void tct_source_words_free(tct_source_words *words) {
    if (!words) return;
    const tct_allocator *allocator = words->arena.allocator;
    TCT_VEC_CLEAR(&words->entries, allocator);
    tct_arena_clear(&words->arena);
    tct_dealloc(allocator, words);
}

static unsigned role_of(tct_str name) {
    unsigned role = 0;
    while (role < TCT_ROLE_COUNT && !tct_str_equal(name, tct_str_of(role_names[role])))
        role++;
    return role;
}

tct_status tct_source_words_add(tct_source_words *words, tct_str phrase, tct_str role, unsigned number) {
    assert(words && !words->frozen);
    const unsigned which = role_of(role);
    if (which == TCT_ROLE_COUNT) return TCT_NOT_FOUND;
    tct_buffer folded;
    tct_buffer_init(&folded, words->arena.allocator, PHRASE_BYTES);
    tct_status status = tct_fold(tct_str_trim(phrase), &folded);
    const tct_str copy = tct_arena_copy(&words->arena, tct_buffer_str(&folded));
    if (status == TCT_OK && !copy.data) status = TCT_ERR_MEMORY;
    tct_buffer_clear(&folded);
    if (status != TCT_OK) return status;
    return TCT_PUSH(&words->entries, words->arena.allocator, ((entry){copy, {1u << which, number}}));
}

static int compare(const void *a, const void *b) {
    return tct_str_compare(((const entry *)a)->phrase, ((const entry *)b)->phrase);
}

void tct_source_words_freeze(tct_source_words *words) {
    assert(words && !words->frozen);
    entry *items = words->entries.items;
    if (words->entries.count > 1) qsort(items, words->entries.count, sizeof *items, compare);
    size_t kept = 0;
    for (size_t i = 0; i < words->entries.count; i++) {
        if (kept > 0 && tct_str_equal(items[kept - 1].phrase, items[i].phrase)) {
            items[kept - 1].word.roles |= items[i].word.roles;
            if (items[i].word.number > items[kept - 1].word.number)
                items[kept - 1].word.number = items[i].word.number;
        } else {
            items[kept++] = items[i];
        }
    }
    words->entries.count = kept;
    words->frozen = true;
}

tct_source_word tct_source_words_get(const tct_source_words *words, tct_str folded) {
    assert(folded.data || folded.size == 0);
    if (!words || words->entries.count == 0) return (tct_source_word){0, 0};
    assert(words->frozen);
    const entry key = {folded, {0, 0}};
    const entry *found =
        bsearch(&key, words->entries.items, words->entries.count, sizeof *words->entries.items, compare);
    return found ? found->word : (tct_source_word){0, 0};
}
