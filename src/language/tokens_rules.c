#include <assert.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "language/tokens_internal.h"

const char *const tct_tokeniser_lists[] = {"contractions", "contexts", "clitics", "abbreviations",
                                           "openers",      "tokens",   NULL};

tct_str tct_rule_fold(tct_str text, char out[TCT_RULE_BYTES]) {
    if (text.size > TCT_RULE_BYTES) return TCT_LIT("");
    size_t size = 0;
    for (size_t at = 0; at < text.size; size++) {
        size_t apostrophe = 0;
        const unsigned char byte = (unsigned char)text.data[at];
        if (tct_apostrophe_at(text, at, &apostrophe)) {
            out[size] = '\'';
            at += apostrophe;
            continue;
        }
        const bool latin = size > 0 && at > 0 && (unsigned char)text.data[at - 1] == 0xC3;
        out[size] = (char)(byte >= 'A' && byte <= 'Z'                              ? byte + 32
                           : latin && byte >= 0x80 && byte <= 0x9E && byte != 0x97 ? byte + 32
                                                                                   : byte);
        at++;
    }
    return (tct_str){out, size};
}

/** Slot of @p key: its own or the free one where it belongs. */
static size_t rule_slot(const tct_rule *rules, size_t slots, tct_str key) {
    size_t slot = (size_t)tct_hash(key) & (slots - 1);
    while (rules[slot].key.size && !tct_str_equal(rules[slot].key, key))
        slot = (slot + 1) & (slots - 1);
    return slot;
}

const tct_rule *tct_rule_find(const tct_tokeniser *tokeniser, tct_str text) {
    char folded[TCT_RULE_BYTES];
    const tct_str key = tct_rule_fold(text, folded);
    if (key.size == 0 || tokeniser->rule_slots == 0) return NULL;
    const tct_rule *rule = &tokeniser->rules[rule_slot(tokeniser->rules, tokeniser->rule_slots, key)];
    return rule->key.size ? rule : NULL;
}

static tct_status grow_rules(tct_tokeniser *tokeniser) {
    const size_t slots = tokeniser->rule_slots ? tokeniser->rule_slots * 2 : 256;
    tct_rule *rules = TCT_ARENA_NEW(&tokeniser->arena, slots, tct_rule);
    if (!rules) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < tokeniser->rule_slots; i++)
        if (tokeniser->rules[i].key.size)
            rules[rule_slot(rules, slots, tokeniser->rules[i].key)] = tokeniser->rules[i];
    tokeniser->rules = rules;
    tokeniser->rule_slots = slots;
    return TCT_OK;
}

/** Adds @p flags to the rule of @p text, which is made when new. */
static tct_status add_rule(tct_tokeniser *tokeniser, tct_str text, uint32_t flags, tct_rule **out) {
    char folded[TCT_RULE_BYTES];
    const tct_str key = tct_rule_fold(text, folded);
    if (key.size == 0) return TCT_ERR_SYNTAX;
    if ((tokeniser->rule_count + 1) * 2 > tokeniser->rule_slots) TRY(grow_rules(tokeniser));
    tct_rule *rule = &tokeniser->rules[rule_slot(tokeniser->rules, tokeniser->rule_slots, key)];
    if (!rule->key.size) {
        rule->key = tct_arena_copy(&tokeniser->arena, key);
        if (!rule->key.data) return TCT_ERR_MEMORY;
        tokeniser->rule_count++;
    }
    rule->flags |= flags;
    if (out) *out = rule;
    return TCT_OK;
}

/** Words of a contraction, separated by spaces. */
static tct_status set_words(tct_tokeniser *tokeniser, tct_rule *rule, tct_str words) {
    words = tct_arena_copy(&tokeniser->arena, words);
    if (!words.data) return TCT_ERR_MEMORY;
    for (rule->word_count = 0; words.size; rule->word_count++) {
        if (rule->word_count == TCT_CONTRACTION_WORDS) return TCT_ERR_SYNTAX;
        rule->words[rule->word_count] = tct_str_split(&words, ' ');
    }
    return rule->word_count ? TCT_OK : TCT_ERR_SYNTAX;
}

static tct_status add_contraction(tct_tokeniser *tokeniser, const tct_str columns[3]) {
    tct_rule *rule = NULL;
    const bool ambiguous = tct_str_equal(columns[2], TCT_LIT("ambiguous"));
    TRY(add_rule(tokeniser, columns[0], TCT_RULE_CONTRACTION | (ambiguous ? TCT_RULE_AMBIGUOUS : 0u), &rule));
    return set_words(tokeniser, rule, columns[1]);
}

/** A name of a rule in a list and what it stands for. */
typedef struct {
    const char *name;
    uint32_t flags;
} named_rule;

static const named_rule clitic_rules[] = {{"before", TCT_RULE_BEFORE},
                                          {"after", TCT_RULE_AFTER},
                                          {"joined", TCT_RULE_AFTER | TCT_RULE_JOINED},
                                          {"plural", TCT_RULE_PLURAL | TCT_RULE_JOINED},
                                          {"whole", TCT_RULE_WHOLE},
                                          {NULL, 0}};
static const named_rule abbreviation_rules[] = {
    {"title", TCT_RULE_TITLE}, {"number", TCT_RULE_NUMBER}, {"end", TCT_RULE_END}, {NULL, 0}};
static const named_rule opener_rules[] = {{"strong", TCT_RULE_STRONG | TCT_RULE_CLAUSE},
                                          {"subject", TCT_RULE_STRONG | TCT_RULE_HEADING | TCT_RULE_CLAUSE},
                                          {"heading", TCT_RULE_HEADING | TCT_RULE_CLAUSE},
                                          {"clause", TCT_RULE_CLAUSE},
                                          {NULL, 0}};

static uint32_t rule_named(const named_rule *table, tct_str name) {
    for (; table->name; table++)
        if (tct_str_equal(name, tct_str_of(table->name))) return table->flags;
    return 0;
}

static tct_status add_named(tct_tokeniser *tokeniser, const named_rule *table, const tct_str columns[3]) {
    tct_rule *rule = NULL;
    const uint32_t flags = rule_named(table, columns[1]);
    if (!flags) return TCT_ERR_SYNTAX;
    TRY(add_rule(tokeniser, columns[0], flags, &rule));
    return flags & TCT_RULE_PLURAL ? set_words(tokeniser, rule, columns[2]) : TCT_OK;
}

static tct_status add_opener(tct_tokeniser *tokeniser, const tct_str columns[3]) {
    const uint32_t kind = rule_named(opener_rules, columns[1]);
    if (columns[1].size && !kind) return TCT_ERR_SYNTAX;
    return add_rule(tokeniser, columns[0], TCT_RULE_OPENER | kind, NULL);
}

static tct_status add_setting(tct_tokeniser *tokeniser, const tct_str columns[3]) {
    if (tct_str_equal(columns[0], TCT_LIT("prefix")))
        return add_rule(tokeniser, columns[1], TCT_RULE_PREFIX, NULL);
    if (tct_str_equal(columns[0], TCT_LIT("verbal")))
        return add_rule(tokeniser, columns[1], TCT_RULE_VERBAL, NULL);
    if (tct_str_equal(columns[0], TCT_LIT("hyphens")))
        tokeniser->split_hyphens = true;
    else if (tct_str_equal(columns[0], TCT_LIT("thousands")))
        tokeniser->group_thousands = true;
    else
        return TCT_ERR_SYNTAX;
    return TCT_OK;
}

/* --- contexts of ambiguous contractions
 * ----------------------------------------------------------------------- */

static size_t context_slot(const tct_context *contexts, size_t slots, tct_str key) {
    size_t slot = (size_t)tct_hash(key) & (slots - 1);
    while (contexts[slot].key.size && !tct_str_equal(contexts[slot].key, key))
        slot = (slot + 1) & (slots - 1);
    return slot;
}

static tct_status grow_contexts(tct_tokeniser *tokeniser) {
    const size_t slots = tokeniser->context_slots ? tokeniser->context_slots * 2 : 1024;
    tct_context *contexts = TCT_ARENA_NEW(&tokeniser->arena, slots, tct_context);
    if (!contexts) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < tokeniser->context_slots; i++)
        if (tokeniser->contexts[i].key.size)
            contexts[context_slot(contexts, slots, tokeniser->contexts[i].key)] = tokeniser->contexts[i];
    tokeniser->contexts = contexts;
    tokeniser->context_slots = slots;
    return TCT_OK;
}

static int context_place(tct_str name) {
    static const char *const places[] = {"before", "before2", "ending", "ending4", "after"};
    for (int i = 0; i < TCT_CONTEXT_COUNT; i++)
        if (tct_str_equal(name, tct_str_of(places[i]))) return i;
    return -1;
}

static tct_status add_context(tct_tokeniser *tokeniser, const tct_str columns[3]) {
    char number[16] = "", folded[TCT_RULE_BYTES];
    if (columns[2].size >= sizeof number) return TCT_ERR_SYNTAX;
    memcpy(number, columns[2].data, columns[2].size);
    const int32_t weight = (int32_t)strtol(number, NULL, 10);
    if (tct_str_equal(columns[1], TCT_LIT("bias"))) {
        tokeniser->context_bias = weight;
        return TCT_OK;
    }
    const int place = context_place(columns[1]);
    const tct_str key = tct_rule_fold(columns[0], folded);
    if (place < 0 || key.size == 0) return TCT_ERR_SYNTAX;
    if ((tokeniser->context_count + 1) * 2 > tokeniser->context_slots) TRY(grow_contexts(tokeniser));
    tct_context *context =
        &tokeniser->contexts[context_slot(tokeniser->contexts, tokeniser->context_slots, key)];
    if (!context->key.size) {
        context->key = tct_arena_copy(&tokeniser->arena, key);
        if (!context->key.data) return TCT_ERR_MEMORY;
        tokeniser->context_count++;
    }
    context->weight[place] = weight;
    return TCT_OK;
}

/** Weight of @p text in @p place; @p text is a token, or its last letters for ENDING. */
static int32_t context_weight(const tct_tokeniser *tokeniser, tct_str text, int place) {
    char folded[TCT_RULE_BYTES];
    const tct_str key = tct_rule_fold(text, folded);
    if (key.size == 0 || tokeniser->context_slots == 0) return 0;
    const tct_context *context =
        &tokeniser->contexts[context_slot(tokeniser->contexts, tokeniser->context_slots, key)];
    return context->key.size ? context->weight[place] : 0;
}

tct_str tct_context_ending(tct_str word, int letters) {
    size_t at = word.size;
    for (int i = 0; i < letters && at > 0; i++)
        tct_utf8_previous(word, &at);
    return tct_str_range(word, at, word.size);
}

bool tct_context_splits(const tct_scan *scan, size_t first, size_t at, size_t end) {
    assert(first <= at && at < end);
    const tct_tokeniser *tokeniser = scan->tokeniser;
    const tct_token *tokens = scan->tokens.items;
    const tct_str edge = TCT_LIT("^");
    const tct_str before = at > first ? tct_str_span(scan->text, tokens[at - 1].span) : edge;
    const tct_str before2 = at > first + 1 ? tct_str_span(scan->text, tokens[at - 2].span) : edge;
    const tct_str after = at + 1 < end ? tct_str_span(scan->text, tokens[at + 1].span) : edge;
    int32_t score = tokeniser->context_bias + context_weight(tokeniser, before, TCT_CONTEXT_BEFORE);
    score += context_weight(tokeniser, before2, TCT_CONTEXT_BEFORE2);
    score += context_weight(tokeniser, tct_context_ending(before, 3), TCT_CONTEXT_ENDING);
    score += context_weight(tokeniser, tct_context_ending(before, 4), TCT_CONTEXT_ENDING4);
    score += context_weight(tokeniser, after, TCT_CONTEXT_AFTER);
    return score > 0;
}

/* --- making and freeing
 * ------------------------------------------------------------------------------------------ */

tct_status tct_tokeniser_empty(const tct_allocator *allocator, tct_tokeniser **out) {
    assert(allocator && out);
    tct_tokeniser *tokeniser = tct_alloc(allocator, 1, sizeof *tokeniser);
    if (!tokeniser) return TCT_ERR_MEMORY;
    *tokeniser = (tct_tokeniser){.allocator = allocator};
    tct_arena_init(&tokeniser->arena, allocator);
    *out = tokeniser;
    return TCT_OK;
}

void tct_tokeniser_free(tct_tokeniser *tokeniser) {
    if (!tokeniser) return;
    tct_arena_clear(&tokeniser->arena);
    tct_dealloc(tokeniser->allocator, tokeniser);
}

tct_status tct_tokeniser_add(tct_tokeniser *tokeniser, tct_str list, const tct_str columns[3]) {
    assert(tokeniser && columns);
    if (tct_str_equal(list, TCT_LIT("contractions"))) return add_contraction(tokeniser, columns);
    if (tct_str_equal(list, TCT_LIT("contexts"))) return add_context(tokeniser, columns);
    if (tct_str_equal(list, TCT_LIT("clitics"))) return add_named(tokeniser, clitic_rules, columns);
    if (tct_str_equal(list, TCT_LIT("abbreviations")))
        return add_named(tokeniser, abbreviation_rules, columns);
    if (tct_str_equal(list, TCT_LIT("openers"))) return add_opener(tokeniser, columns);
    if (tct_str_equal(list, TCT_LIT("tokens"))) return add_setting(tokeniser, columns);
    return TCT_OK;
}
