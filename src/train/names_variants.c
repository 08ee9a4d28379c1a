/* Variants of the sentences of a corpus, so that the tagger has seen what press releases do to names: family
 * names in capitals, family name first, whole sentences in capitals, other names in the same place. */
#include "base/utf8.h"
#include "train/names_internal.h"

/** Capital of @p byte when it ends a small Latin letter; @p before is the byte before it. */
static char upper_byte(unsigned char before, unsigned char byte) {
    const bool latin = before == 0xC3 && byte >= 0xA0 && byte <= 0xBE && byte != 0xB7;
    return (char)((byte >= 'a' && byte <= 'z') || latin ? byte - 32 : byte);
}

static uint32_t name_end(const tct_name_corpus *corpus, uint32_t first, uint32_t end) {
    uint32_t at = first + 1;
    while (at < end && corpus->tokens.items[at].means != TCT_MEANS_NONE && !corpus->tokens.items[at].begins)
        at++;
    return at;
}

static bool is_person(const tct_name_token *token) {
    return token->means == 1u;
}

/** Appends token @p at, in capitals or not, close to what is before it or not. */
static tct_status copy_token(tct_name_corpus *corpus, uint32_t at, bool close, bool upper, bool begins) {
    tct_name_token token = corpus->tokens.items[at];
    if (!close) tct_buffer_char(&corpus->text, ' ');
    const tct_span from = token.span;
    token.close = close;
    token.begins = begins;
    token.span.begin = (uint32_t)corpus->text.size;
    for (uint32_t i = from.begin; i < from.end; i++) { /* the buffer moves: byte by byte */
        const char before = i > from.begin ? corpus->text.data[i - 1] : 0, byte = corpus->text.data[i];
        tct_buffer_char(&corpus->text, upper ? upper_byte((unsigned char)before, (unsigned char)byte) : byte);
    }
    token.span.end = (uint32_t)corpus->text.size;
    TRY(tct_buffer_status(&corpus->text));
    return TCT_PUSH(&corpus->tokens, &tct_heap, token);
}

/** Copies the person [first, end): the last word in capitals, before the others when @p turned. */
static tct_status copy_person(tct_name_corpus *corpus, uint32_t first, uint32_t end, bool turned) {
    const bool moved = end - first > 1 && turned, several = end - first > 1;
    const bool close = corpus->tokens.items[first].close;
    if (moved) TRY(copy_token(corpus, end - 1, close, true, true));
    for (uint32_t at = first; at < end - (moved ? 1u : 0u); at++) {
        const bool leads = at == first && !moved;
        const bool space = at == first && moved ? false : corpus->tokens.items[at].close;
        TRY(copy_token(corpus, at, space, several && !moved && at == end - 1, leads));
    }
    return TCT_OK;
}

static tct_status open_copy(tct_name_corpus *corpus, size_t sentence) {
    tct_buffer_char(&corpus->text, '\n');
    TRY(TCT_PUSH(&corpus->firsts, &tct_heap, (uint32_t)corpus->tokens.count));
    const uint32_t percent = corpus->percents.items[sentence];
    return TCT_PUSH(&corpus->percents, &tct_heap, percent);
}

/** The sentence with its persons' family names in capitals. */
static tct_status upper_persons(tct_name_corpus *corpus, size_t sentence, uint32_t first, uint32_t end,
                                bool turned) {
    TRY(open_copy(corpus, sentence));
    for (uint32_t at = first; at < end;) {
        if (!is_person(&corpus->tokens.items[at])) {
            const bool begins = corpus->tokens.items[at].begins;
            TRY(copy_token(corpus, at, corpus->tokens.items[at].close, false, begins));
            at++;
            continue;
        }
        const uint32_t stop = name_end(corpus, at, end);
        TRY(copy_person(corpus, at, stop, turned));
        at = stop;
    }
    return TCT_OK;
}

static tct_status upper_sentence(tct_name_corpus *corpus, size_t sentence, uint32_t first, uint32_t end) {
    TRY(open_copy(corpus, sentence));
    for (uint32_t at = first; at < end; at++) {
        const bool begins = corpus->tokens.items[at].begins;
        TRY(copy_token(corpus, at, corpus->tokens.items[at].close, true, begins));
    }
    return TCT_OK;
}

/** A name of the corpus' first @p token_count tokens with the meaning of @p like; its range, empty when none
 * is found. */
static tct_span other_name(const tct_name_corpus *corpus, tct_random *random, uint32_t token_count,
                           uint32_t means) {
    enum { TRIES = 200 };
    for (int i = 0; i < TRIES; i++) {
        const uint32_t at = tct_random_below(random, token_count);
        const tct_name_token *token = &corpus->tokens.items[at];
        if (token->begins && token->means == means) return (tct_span){at, name_end(corpus, at, token_count)};
    }
    return (tct_span){0, 0};
}

/** The sentence with other names of the same types. */
static tct_status swap_names(tct_name_corpus *corpus, size_t sentence, uint32_t first, uint32_t end,
                             tct_random *random, uint32_t token_count) {
    TRY(open_copy(corpus, sentence));
    for (uint32_t at = first; at < end;) {
        const tct_name_token token = corpus->tokens.items[at];
        const bool is_name = token.begins && token.means != TCT_MEANS_NONE;
        const tct_span other =
            is_name ? other_name(corpus, random, token_count, token.means) : (tct_span){0, 0};
        const tct_span copied = other.end ? other : (tct_span){at, at + 1};
        for (uint32_t i = copied.begin; i < copied.end; i++)
            TRY(copy_token(corpus, i, i == copied.begin ? token.close : corpus->tokens.items[i].close, false,
                           other.end ? i == copied.begin : token.begins));
        at = other.end ? name_end(corpus, at, end) : at + 1;
    }
    return TCT_OK;
}

static bool chance(tct_random *random, uint32_t per_mille) {
    return tct_random_below(random, 1000) < per_mille;
}

static bool has_person(const tct_name_corpus *corpus, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end; at++)
        if (is_person(&corpus->tokens.items[at])) return true;
    return false;
}

tct_status tct_name_corpus_vary(tct_name_corpus *corpus, const tct_name_recipe *recipe, tct_random *random) {
    const size_t sentences = corpus->firsts.count;
    const uint32_t token_count = (uint32_t)corpus->tokens.count;
    for (size_t i = 0; i < sentences; i++) {
        const uint32_t first = corpus->firsts.items[i];
        const uint32_t end = i + 1 < sentences ? corpus->firsts.items[i + 1] : token_count;
        const bool turned = chance(random, 400);
        if (corpus->percents.items[i] == 0) continue;
        if (has_person(corpus, first, end) && chance(random, recipe->upper_names))
            TRY(upper_persons(corpus, i, first, end, turned));
        if (chance(random, recipe->upper_sentences)) TRY(upper_sentence(corpus, i, first, end));
        if (chance(random, recipe->swapped)) TRY(swap_names(corpus, i, first, end, random, token_count));
    }
    return TCT_OK;
}
