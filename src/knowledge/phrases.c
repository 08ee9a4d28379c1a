/* Text → phrases of folded words, with the tokeniser of its language; class nouns and frames. */
#include <assert.h>

#include "base/diag.h"
#include "base/limits.h"
#include "knowledge/model.h"

static bool of_tokeniser(tct_str name) {
    for (size_t i = 0; tct_tokeniser_lists[i]; i++)
        if (tct_str_equal(name, tct_str_of(tct_tokeniser_lists[i]))) return true;
    return false;
}

static tct_status feed(tct_compiler *model, const tct_list_record *list, tct_tokeniser *tokeniser) {
    for (size_t i = 0; i < list->items.count; i++) {
        const tct_pack_item *item = &list->items.items[i];
        const tct_str columns[3] = {tct_symbols_text(model->symbols, item->key),
                                    tct_symbols_text(model->symbols, item->value[0]),
                                    tct_symbols_text(model->symbols, item->value[1])};
        const tct_status status = tct_tokeniser_add(tokeniser, list->name, columns);
        if (status != TCT_OK)
            return tct_report(model->sink, TCT_ERROR, status, NULL, 0,
                              "list %.*s: '%.*s' makes no sense to the tokeniser", TCT_ARG(list->name),
                              TCT_ARG(columns[0]));
    }
    return TCT_OK;
}

tct_status tct_compile_tokenisers(tct_compiler *model) {
    for (size_t i = 0; i < model->languages.count; i++) {
        TRY(tct_tokeniser_empty(model->allocator, &model->languages.items[i].tokeniser));
        for (size_t k = 0; k < model->lists.count; k++) {
            const tct_list_record *list = &model->lists.items[k];
            if (list->language == i && of_tokeniser(list->name))
                TRY(feed(model, list, model->languages.items[i].tokeniser));
        }
    }
    return TCT_OK;
}

static tct_status on_word(void *context, tct_str form, tct_str lower) {
    assert(context && lower.data);
    tct_compiler *model = context;
    tct_symbol symbol = 0;
    TRY(tct_symbols_intern(model->symbols, lower, &symbol));
    return symbol ? TCT_PUSH(&model->words, model->allocator, symbol) : TCT_OK;
}

static bool ends_in_elision(tct_str text) {
    return text.size > 1 && (tct_str_ends(text, TCT_LIT("'")) || tct_str_ends(text, TCT_LIT("’")));
}

tct_status tct_compile_phrase(tct_compiler *model, int language, tct_str text, tct_phrase_range *range) {
    assert(language < (int)model->languages.count);
    range->begin = range->end = (uint32_t)model->words.count;
    const tct_tokeniser *tokeniser = model->languages.items[language < 0 ? 0 : language].tokeniser;
    if (ends_in_elision(text)) {
        /* An elided word is one only before another: tokenise it with one, which is dropped. */
        tct_buffer longer;
        tct_buffer_init(&longer, model->allocator, TCT_LIMIT_NAME_BYTES);
        tct_buffer_append(&longer, text);
        tct_buffer_char(&longer, 'x');
        tct_status status = tct_buffer_status(&longer);
        if (status == TCT_OK)
            status =
                tct_tokenise_phrase(tokeniser, tct_buffer_str(&longer), model->allocator, on_word, model);
        tct_buffer_clear(&longer);
        TRY(status);
        if (model->words.count > range->begin) model->words.count--;
    } else {
        TRY(tct_tokenise_phrase(tokeniser, text, model->allocator, on_word, model));
    }
    range->end = (uint32_t)model->words.count;
    return TCT_OK;
}

bool tct_compile_phrase_usable(tct_compiler *model, tct_phrase_range range, tct_str text,
                               const char *source) {
    assert(range.begin <= range.end && range.end <= model->words.count);
    const uint32_t count = range.end - range.begin;
    if (count >= 1 && count <= TCT_LIMIT_PHRASE_WORDS) return true;
    tct_report(model->sink, TCT_WARNING, TCT_ERR_LIMIT, source, 0,
               "'%.*s' has %u words and cannot be matched (1 to %u can)", TCT_ARG(text), (unsigned)count,
               TCT_LIMIT_PHRASE_WORDS);
    return false;
}

/* --- what the language's Turtle says about classes and properties
 * ---------------------------------------------- */

static tct_status add_noun(tct_compiler *model, const tct_triple *t, uint16_t class_id, uint16_t flags,
                           int language) {
    assert(class_id < model->classes.count && language >= 0);
    tct_noun_record added = {.noun = {class_id, flags}, .language = (uint8_t)language};
    const tct_str text = tct_compile_term(model, t->object);
    TRY(tct_compile_phrase(model, language, text, &added.key));
    if (!tct_compile_phrase_usable(model, added.key, text, model->files[t->file]->name)) return TCT_OK;
    return TCT_PUSH(&model->nouns, model->allocator, added);
}

static tct_status add_frame(tct_compiler *model, const tct_triple *t, uint16_t property, int language) {
    assert(property < model->properties.count && language >= 0);
    const tct_frame_record added = {property, (uint8_t)language, tct_compile_term(model, t->object),
                                    model->files[t->file]->name};
    return TCT_PUSH(&model->frames, model->allocator, added);
}

static const struct {
    tct_symbol predicate;
    uint16_t flags;
} noun_predicates[] = {
    {TCT_K_NOUN, 0}, {TCT_K_WEAK_NOUN, TCT_NOUN_WEAK}, {TCT_K_MODIFIER_NOUN, TCT_NOUN_MODIFIER}};

static tct_status without_owner(tct_compiler *model, const tct_triple *t, const char *what) {
    return tct_report(model->sink, TCT_ERROR, TCT_ERR_SYNTAX, model->files[t->file]->name, 0,
                      "%.*s is no %s of the ontology, so '%.*s' has no meaning",
                      TCT_ARG(tct_compile_term(model, t->subject)), what,
                      TCT_ARG(tct_compile_term(model, t->object)));
}

static tct_status without_language(tct_compiler *model, const tct_triple *t) {
    return tct_report(model->sink, TCT_ERROR, TCT_ERR_SYNTAX, model->files[t->file]->name, 0,
                      "'%.*s' needs the tag of a language that has a part under lang/",
                      TCT_ARG(tct_compile_term(model, t->object)));
}

static tct_status take(tct_compiler *model, const tct_triple *t) {
    const uint32_t class = model->class_of[t->subject], property = model->property_of[t->subject];
    const int language = tct_compile_language(model, tct_compile_term(model, t->language));
    for (size_t i = 0; i < sizeof noun_predicates / sizeof *noun_predicates; i++) {
        if (t->predicate != noun_predicates[i].predicate) continue;
        if (language < 0) return without_language(model, t);
        if (!class) return without_owner(model, t, "class");
        return add_noun(model, t, (uint16_t)(class - 1), noun_predicates[i].flags, language);
    }
    if (t->predicate != TCT_K_FRAME) return TCT_OK;
    if (language < 0) return without_language(model, t);
    return property ? add_frame(model, t, (uint16_t)(property - 1), language)
                    : without_owner(model, t, "property");
}

static bool same_words(const tct_compiler *model, const tct_noun_record *a, const tct_noun_record *b) {
    const size_t count = a->key.end - a->key.begin;
    return a->language == b->language && count == b->key.end - b->key.begin &&
           memcmp(model->words.items + a->key.begin, model->words.items + b->key.begin,
                  count * sizeof *model->words.items) == 0;
}

/** Of the first @p base nouns, which the base pack had, those go whose words a later one gives to a class. */
static void replace_nouns(tct_compiler *model, size_t base) {
    assert(base <= model->nouns.count);
    tct_noun_record *nouns = model->nouns.items;
    size_t kept = 0;
    for (size_t i = 0; i < model->nouns.count; i++) {
        bool replaced = false;
        for (size_t k = base; i < base && k < model->nouns.count && !replaced; k++)
            replaced = same_words(model, &nouns[i], &nouns[k]);
        if (!replaced) nouns[kept++] = nouns[i];
    }
    model->nouns.count = kept;
}

tct_status tct_compile_nouns(tct_compiler *model) {
    const size_t base = model->nouns.count;
    for (size_t i = 0; i < model->triples.count; i++)
        TRY(take(model, &model->triples.items[i]));
    replace_nouns(model, base);
    return TCT_OK;
}
