/* Comparison of found names with those of a corpus. */
#include <assert.h>

#include "train/names_internal.h"

/** Position of the total behind the types. */
enum { ALL = TCT_NAME_TYPES };

static unsigned type_of_kind(uint8_t kind) {
    for (unsigned type = 0; type < TCT_NAME_TYPES; type++)
        if (tct_name_kinds[type] == kind) return type;
    return 0;
}

/** End of the name that begins at token @p at, or @p at when none that counts does. */
static uint32_t gold_end(const tct_name_corpus *corpus, uint32_t at, uint32_t end) {
    const tct_name_token *token = &corpus->tokens.items[at];
    if (!token->begins || token->means == 0 || token->means & TCT_MEANS_NONE) return at;
    uint32_t stop = at + 1;
    while (stop < end && !corpus->tokens.items[stop].begins &&
           corpus->tokens.items[stop].means == token->means)
        stop++;
    return stop;
}

/** First type among @p means. */
static unsigned first_type(uint32_t means) {
    assert(means && !(means >> TCT_NAME_TYPES & 1));
    unsigned type = 0;
    while (!(means >> type & 1))
        type++;
    return type;
}

static void count_gold(const tct_name_corpus *corpus, tct_name_scores *scores) {
    for (size_t i = 0; i + 1 < corpus->firsts.count; i++)
        for (uint32_t at = corpus->firsts.items[i]; at < corpus->firsts.items[i + 1]; at++) {
            if (gold_end(corpus, at, corpus->firsts.items[i + 1]) == at) continue;
            scores->types[first_type(corpus->tokens.items[at].means)].gold++;
            scores->types[ALL].gold++;
        }
}

/** Types that the corpus has. */
static uint32_t types_of(const tct_name_corpus *corpus) {
    uint32_t types = 0;
    for (size_t i = 0; i < corpus->tokens.count; i++)
        types |= corpus->tokens.items[i].means;
    return types;
}

static bool is_right(const tct_name_corpus *corpus, const tct_name *name, uint32_t *means) {
    const uint32_t first = corpus->token_of[name->first_word], last = corpus->token_of[name->word_end - 1];
    const uint32_t sentence = corpus->doc->words.items[name->first_word].sentence;
    const uint32_t end = gold_end(corpus, first, corpus->firsts.items[sentence + 1]);
    *means = corpus->tokens.items[first].means;
    return end == last + 1 && *means >> type_of_kind(name->kind) & 1;
}

/** True when the labels leave open whether @p name is one: "MISC" may be an event or nothing that is looked
 * for. */
static bool is_open(const tct_name_corpus *corpus, const tct_name *name) {
    const uint32_t open = TCT_MEANS_NONE | 1u << type_of_kind(name->kind);
    for (uint32_t i = name->first_word; i < name->word_end; i++)
        if ((corpus->tokens.items[corpus->token_of[i]].means & open) != open) return false;
    return true;
}

void tct_name_compare(const tct_name_corpus *corpus, tct_name_scores *scores, tct_name_judge judge,
                      void *context) {
    const uint32_t types = types_of(corpus);
    scores->words += corpus->doc->words.count;
    count_gold(corpus, scores);
    for (size_t i = 0; i < corpus->doc->names.count; i++) {
        const tct_name *name = &corpus->doc->names.items[i];
        unsigned type = type_of_kind(name->kind);
        uint32_t means = 0;
        if (!(types >> type & 1) || is_open(corpus, name)) continue;
        const bool right = is_right(corpus, name, &means);
        if (right) type = first_type(means);
        scores->types[type].found++;
        scores->types[ALL].found++;
        scores->types[type].right += right;
        scores->types[ALL].right += right;
        if (judge) judge(context, name, right);
    }
}

static tct_status evaluate(const tct_name_tagger *tagger, const tct_tokeniser *tokeniser,
                           const tct_name_recipe *recipe, const char *path, tct_name_corpus *corpus) {
    TRY(tct_name_corpus_read(corpus, recipe, path, 100));
    TRY(tct_name_corpus_analyse(corpus, tokeniser, tagger->sources.model));
    return tct_tag_names(tagger, corpus->doc, 0, (uint32_t)corpus->doc->sentences.count, TCT_NAMES_PROPOSED);
}

tct_status tct_eval_names(const tct_pack *pack, const char *language, const char *recipe_path, tct_str image,
                          const char *path, tct_name_scores *scores) {
    tct_name_recipe recipe;
    tct_name_corpus corpus;
    tct_tokeniser *tokeniser = NULL;
    tct_name_tagger *tagger = NULL;
    const tct_pack_language *part = NULL;
    *scores = (tct_name_scores){.words = 0};
    TRY(tct_name_recipe_read(recipe_path, &recipe));
    tct_status status = tct_name_corpus_new(pack, &corpus);
    if (status == TCT_OK) status = tct_name_tokeniser(pack, language, &tokeniser, &part);
    if (status == TCT_OK) status = tct_name_tagger_new(image, pack, part, &tct_heap, &tagger);
    if (status == TCT_OK) status = evaluate(tagger, tokeniser, &recipe, path, &corpus);
    if (status == TCT_OK) tct_name_compare(&corpus, scores, NULL, NULL);
    tct_name_tagger_free(tagger);
    tct_tokeniser_free(tokeniser);
    tct_name_corpus_clear(&corpus);
    tct_name_recipe_clear(&recipe);
    return status;
}

static double percent(size_t part, size_t whole) {
    return whole ? 100.0 * (double)part / (double)whole : 0.0;
}

void tct_names_report(const char *name, const tct_name_scores *scores, tct_buffer *out) {
    static const char *const labels[] = {"person", "organization", "place", "event", "all"};
    tct_buffer_format(out, "%s (%zu words)", name, scores->words);
    for (unsigned type = 0; type <= ALL; type++) {
        const tct_name_counts *c = &scores->types[type];
        if (c->gold == 0 && c->found == 0) continue;
        tct_buffer_format(out, " | %s P %.1f R %.1f F1 %.1f", labels[type], percent(c->right, c->found),
                          percent(c->right, c->gold), percent(2 * c->right, c->found + c->gold));
    }
    tct_buffer_char(out, '\n');
}
