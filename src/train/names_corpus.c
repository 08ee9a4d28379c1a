/* Corpora of names: from lines of tokens to a document whose words know which tags they may have. */
#include <assert.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/hash.h"
#include "train/names_internal.h"

/** Most bytes of one corpus. */
enum { CORPUS_BYTES = 1 << 28 };
/** Every so manieth place of the lexicon is lent to the variants: there are many more places than bodies. */
enum { POOL_PLACES = 8 };

uint64_t tct_random_next(tct_random *random) {
    random->state += UINT64_C(0x9E3779B97F4A7C15);
    return tct_hash_mix(random->state);
}

uint32_t tct_random_below(tct_random *random, uint32_t bound) {
    assert(bound > 0);
    return (uint32_t)((tct_random_next(random) >> 32) * bound >> 32);
}

tct_status tct_name_corpus_new(const tct_pack *pack, tct_name_corpus *corpus) {
    *corpus = (tct_name_corpus){.doc = NULL};
    tct_buffer_init(&corpus->text, &tct_heap, CORPUS_BYTES);
    return tct_doc_new(&tct_heap, pack ? tct_pack_symbols(pack) : NULL, &corpus->doc);
}

void tct_name_corpus_clear(tct_name_corpus *corpus) {
    tct_buffer_clear(&corpus->text);
    TCT_VEC_CLEAR(&corpus->tokens, &tct_heap);
    TCT_VEC_CLEAR(&corpus->firsts, &tct_heap);
    TCT_VEC_CLEAR(&corpus->percents, &tct_heap);
    free(corpus->allowed);
    free(corpus->token_of);
    tct_doc_free(corpus->doc);
    *corpus = (tct_name_corpus){.doc = NULL};
}

/* --- reading
 * ------------------------------------------------------------------------------------------------------- */

static bool is_apostrophe(tct_str text, size_t at) {
    return text.data[at] == '\'' || (at + 3 <= text.size && memcmp(text.data + at, "\xE2\x80\x99", 3) == 0);
}

/** "l'", "qu’": elided before the next token. */
static bool is_elided(tct_str token) {
    const bool typographic = token.size > 3 && is_apostrophe(token, token.size - 3);
    return token.size > 1 && token.size < 10 && (token.data[token.size - 1] == '\'' || typographic);
}

/** "'s", "n't", "’ll": leans on the token before. */
static bool is_leaning(tct_str token) {
    if (token.size < 2) return false;
    if (is_apostrophe(token, 0)) return token.size > (token.data[0] == '\'' ? 1u : 3u);
    return token.data[0] == 'n' && is_apostrophe(token, 1) && token.data[token.size - 1] == 't';
}

/** Appends a token to the text, spaced as it would be written. */
static tct_status add_token(tct_name_corpus *corpus, bool first, tct_str form, tct_name_token token) {
    bool close = first || is_leaning(form);
    if (!first) {
        const tct_name_token *last = &corpus->tokens.items[corpus->tokens.count - 1];
        close = close || is_elided(tct_str_span(tct_buffer_str(&corpus->text), last->span));
    }
    if (!close) tct_buffer_char(&corpus->text, ' ');
    token.close = close;
    token.span.begin = (uint32_t)corpus->text.size;
    tct_buffer_append(&corpus->text, form);
    token.span.end = (uint32_t)corpus->text.size;
    TRY(tct_buffer_status(&corpus->text));
    return TCT_PUSH(&corpus->tokens, &tct_heap, token);
}

/** Begins a sentence. */
static tct_status open_sentence(tct_name_corpus *corpus, uint32_t percent) {
    tct_buffer_char(&corpus->text, '\n');
    TRY(TCT_PUSH(&corpus->firsts, &tct_heap, (uint32_t)corpus->tokens.count));
    return TCT_PUSH(&corpus->percents, &tct_heap, percent);
}

static tct_status read_line(tct_name_corpus *corpus, const tct_name_recipe *recipe, tct_str line,
                            uint32_t percent, bool *inside) {
    const tct_str form = tct_str_trim(tct_str_split(&line, '\t'));
    tct_str tag = tct_str_trim(tct_str_split(&line, '\t'));
    if (form.size == 0) {
        *inside = false;
        return TCT_OK;
    }
    if (!*inside) TRY(open_sentence(corpus, percent));
    tct_name_token token = {.means = TCT_MEANS_NONE};
    if (tag.size > 2 && tag.data[1] == '-') {
        token.begins = tag.data[0] == 'B';
        token.means = tct_name_recipe_means(recipe, tct_str_range(tag, 2, tag.size));
    }
    const bool first = !*inside;
    *inside = true;
    return add_token(corpus, first, form, token);
}

tct_status tct_name_corpus_read(tct_name_corpus *corpus, const tct_name_recipe *recipe, const char *path,
                                uint32_t percent) {
    tct_buffer bytes;
    tct_buffer_init(&bytes, &tct_heap, CORPUS_BYTES);
    tct_status status = tct_file_read(path, &bytes);
    bool inside = false;
    for (tct_str rest = tct_buffer_str(&bytes); status == TCT_OK && rest.size;)
        status = read_line(corpus, recipe, tct_str_split(&rest, '\n'), percent, &inside);
    tct_buffer_clear(&bytes);
    return status;
}

/** Adds @p name as a sentence that is never trained on: a name to put in the place of others. */
static tct_status add_pool_name(tct_name_corpus *corpus, tct_str name, uint32_t means) {
    TRY(open_sentence(corpus, 0));
    for (bool first = true; name.size; first = false) {
        const tct_str form = tct_str_split(&name, ' ');
        if (form.size) TRY(add_token(corpus, first, form, (tct_name_token){.means = means, .begins = first}));
    }
    return TCT_OK;
}

static uint32_t means_of_entity(const tct_pack *pack, const tct_pack_entity *entity) {
    const uint8_t kind = tct_pack_class_at(pack, entity->class_id)->kind;
    for (unsigned type = 0; type < TCT_NAME_TYPES; type++)
        if (tct_name_kinds[type] == kind) return 1u << type;
    return 0;
}

/** Adds the names of @p entity in @p language. */
static tct_status add_pool_entity(tct_name_corpus *corpus, const tct_pack *pack,
                                  const tct_pack_entity *entity, tct_str language, uint32_t means) {
    const tct_frozen_symbols *symbols = tct_pack_symbols(pack);
    for (uint32_t i = entity->first_name; i < entity->name_end; i++) {
        const tct_pack_name *name = tct_pack_name_at(pack, i);
        const tct_str text = tct_frozen_text(symbols, name->text);
        const bool spoken =
            name->language == 0 || tct_str_equal(tct_frozen_text(symbols, name->language), language);
        if (!spoken || name->flags & TCT_NAME_DEMONYM || text.size == 0 || text.data[0] == ' ') continue;
        TRY(add_pool_name(corpus, text, means));
    }
    return TCT_OK;
}

/** Lends the person that ends with token @p last a given name of the list: "Given Family". */
static tct_status add_pool_person(tct_name_corpus *corpus, tct_str given, uint32_t last) {
    char name[200];
    const tct_str family = tct_str_span(tct_buffer_str(&corpus->text), corpus->tokens.items[last].span);
    if (given.size + family.size + 2 > sizeof name || given.data[0] < 'a' || given.data[0] > 'z')
        return TCT_OK;
    memcpy(name, given.data, given.size);
    name[0] = (char)(name[0] - 'a' + 'A');
    name[given.size] = ' ';
    memcpy(name + given.size + 1, family.data, family.size);
    return add_pool_name(corpus, (tct_str){name, given.size + 1 + family.size}, 1u);
}

/** Persons made of the given names of the list and the family names of the corpus. */
static tct_status pool_persons(tct_name_corpus *corpus, const tct_pack *pack, const tct_pack_list *given) {
    enum { STRIDE = 7919 }; /* a prime, to go through the list out of order */
    const size_t count = corpus->tokens.count;
    for (uint32_t at = 1; given && given->count && at + 1 < count; at++) {
        const tct_name_token *token = &corpus->tokens.items[at], *next = token + 1;
        const bool ends = token->means == 1u && !token->begins && (next->means != 1u || next->begins);
        if (!ends) continue;
        const tct_pack_item *item = &given->items[(uint64_t)at * STRIDE % given->count];
        TRY(add_pool_person(corpus, tct_frozen_text(tct_pack_symbols(pack), item->key), at));
    }
    return TCT_OK;
}

tct_status tct_name_corpus_pool(tct_name_corpus *corpus, const tct_pack *pack, const char *language) {
    assert(corpus && pack && language);
    const tct_pack_language *part = tct_pack_language_find(pack, tct_str_of(language));
    if (part) TRY(pool_persons(corpus, pack, tct_pack_list_find(part, "first-names")));
    for (uint32_t id = 0; id < tct_pack_entity_count(pack); id++) {
        const tct_pack_entity *entity = tct_pack_entity_at(pack, id);
        const uint32_t means = means_of_entity(pack, entity);
        if (!means || (means == 1u << 2 && id % POOL_PLACES)) continue;
        TRY(add_pool_entity(corpus, pack, entity, tct_str_of(language), means));
    }
    return TCT_OK;
}

/* --- words
 * ---------------------------------------------------------------------------------------------------------
 */

/** Tags that a word may have: the first word of a token that begins a name begins it too. */
static uint32_t allowed_tags(const tct_name_token *token, bool first_word) {
    uint32_t allowed = token->means & TCT_MEANS_NONE ? 1u : 0u;
    for (unsigned type = 0; type < TCT_NAME_TYPES; type++) {
        if (!(token->means >> type & 1)) continue;
        allowed |= 1u << (tct_name_begin(type) + (token->begins && first_word ? 0 : 1));
    }
    return allowed;
}

/** Gives the words of one sentence the tags of their tokens. */
static void tag_words(tct_name_corpus *corpus, const tct_sentence *sentence, uint32_t first, uint32_t end) {
    uint32_t token = first, last = UINT32_MAX;
    for (uint32_t i = sentence->first_word; i < sentence->word_end; i++) {
        const uint32_t begin = corpus->doc->words.items[i].span.begin;
        while (token + 1 < end && corpus->tokens.items[token].span.end <= begin)
            token++;
        corpus->token_of[i] = token;
        corpus->allowed[i] = allowed_tags(&corpus->tokens.items[token], token != last);
        last = token;
    }
}

static tct_status tokenise(tct_name_corpus *corpus, const tct_tokeniser *tokeniser) {
    corpus->doc->text = tct_buffer_str(&corpus->text);
    TRY(TCT_DOC_PUSH(corpus->doc, blocks, ((tct_block){.span = {0, (uint32_t)corpus->text.size}})));
    for (size_t i = 0; i + 1 < corpus->firsts.count; i++) {
        const tct_span span = {corpus->tokens.items[corpus->firsts.items[i]].span.begin,
                               corpus->tokens.items[corpus->firsts.items[i + 1] - 1].span.end};
        TRY(tct_tokenise_sentence(tokeniser, corpus->doc, 0, span));
        if (corpus->doc->sentences.count != i + 1) return TCT_ERR_SYNTAX;
    }
    return TCT_OK;
}

tct_status tct_name_corpus_analyse(tct_name_corpus *corpus, const tct_tokeniser *tokeniser,
                                   const tct_model *model) {
    TRY(TCT_PUSH(&corpus->firsts, &tct_heap, (uint32_t)corpus->tokens.count));
    TRY(tokenise(corpus, tokeniser));
    const size_t words = corpus->doc->words.count;
    corpus->allowed = calloc(words + 1, sizeof *corpus->allowed);
    corpus->token_of = calloc(words + 1, sizeof *corpus->token_of);
    if (!corpus->allowed || !corpus->token_of) return TCT_ERR_MEMORY;
    for (size_t i = 0; i + 1 < corpus->firsts.count; i++)
        tag_words(corpus, &corpus->doc->sentences.items[i], corpus->firsts.items[i],
                  corpus->firsts.items[i + 1]);
    return model ? tct_model_analyse(model, corpus->doc, 0, (uint32_t)corpus->doc->sentences.count) : TCT_OK;
}

tct_status tct_name_tokeniser(const tct_pack *pack, const char *language, tct_tokeniser **tokeniser,
                              const tct_pack_language **part) {
    *part = pack ? tct_pack_language_find(pack, tct_str_of(language)) : NULL;
    return tct_tokeniser_new(*part ? pack : NULL, *part, &tct_heap, tokeniser);
}
