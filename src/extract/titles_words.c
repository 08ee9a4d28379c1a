/* What the passes over a title phrase ask of its words, and the organizations that a title takes. */
#include <assert.h>

#include "base/utf8.h"
#include "extract/titles_internal.h"

const tct_word *tct_title_word(const tct_title_scan *s, uint32_t word) {
    return &s->roles->doc->words.items[word];
}

bool tct_title_has_value(const tct_title_scan *s, const tct_pack_item *item, int column, const char *value) {
    return tct_str_equal(tct_roles_value(s->roles, item, column), tct_str_of(value));
}

uint8_t tct_title_kind_of(const tct_title_scan *s, const tct_pack_item *item) {
    static const char *const names[] = {
        [TCT_TITLE_STAFF] = "staff", [TCT_TITLE_HEAD] = "head",   [TCT_TITLE_MINISTER] = "minister",
        [TCT_TITLE_LOCAL] = "local", [TCT_TITLE_ENVOY] = "envoy", [TCT_TITLE_MEMBER] = "member"};
    for (uint8_t i = 0; i < sizeof names / sizeof *names; i++)
        if (tct_title_has_value(s, item, 0, names[i])) return i;
    return TCT_TITLE_STAFF;
}

uint8_t tct_title_tenure_of(const tct_title_scan *s, const tct_pack_item *item, int column) {
    if (tct_title_has_value(s, item, column, "former")) return TCT_TENURE_FORMER;
    if (tct_title_has_value(s, item, column, "acting")) return TCT_TENURE_ACTING;
    if (tct_title_has_value(s, item, column, "future")) return TCT_TENURE_FUTURE;
    return TCT_TENURE_CURRENT;
}

void tct_title_set_tenure(tct_title *title, uint8_t tenure) {
    if (tenure != TCT_TENURE_CURRENT) title->tenure = tenure;
}

bool tct_title_is_nominal(const tct_word *word) {
    return word->upos == TCT_UPOS_NOUN || word->upos == TCT_UPOS_PROPN || word->upos == TCT_UPOS_ADJ;
}

/** Part of the name of a field: nouns, adjectives, numbers, and what is none of these but stands among them.
 */
bool tct_title_is_content(const tct_title_scan *s, uint32_t word) {
    const tct_word *w = tct_title_word(s, word);
    if (w->upos == TCT_UPOS_VERB && s->part->modifiers_before && tct_title_is_capital(s, word))
        return true; /* "Head of |Learning|" */
    if (tct_title_is_nominal(w) || w->upos == TCT_UPOS_NUM || w->upos == TCT_UPOS_X)
        return !tct_roles_is_mark(s->roles, word, ",;:.()–—|«»“”\"");
    return tct_roles_is_mark(s->roles, word, "-&/") && word + 1 < s->end &&
           tct_title_is_nominal(tct_title_word(s, word + 1));
}

bool tct_title_is_conjunction(const tct_title_scan *s, uint32_t word) {
    return word < s->end && tct_title_word(s, word)->upos == TCT_UPOS_CCONJ;
}

/** The tagger errs on rare nouns; only what may be a verb as well must be tagged as a noun. */
static bool may_be_verb(const tct_title_scan *s, const tct_pack_item *item) {
    return tct_title_has_value(s, item, 1, "weak") || tct_title_has_value(s, item, 2, "verb");
}

bool tct_title_is_capital(const tct_title_scan *s, uint32_t word) {
    const tct_str form = tct_doc_span(s->roles->doc, tct_title_word(s, word)->span);
    size_t at = 0;
    const bool noun = word > s->begin && tct_title_word(s, word - 1)->upos != TCT_UPOS_PART;
    return noun && form.size && tct_is_upper(tct_utf8_next(form, &at));
}

uint32_t tct_title_noun(const tct_title_scan *s, uint32_t word, const tct_pack_item **item) {
    assert(word < s->end && item);
    const tct_word *w = tct_title_word(s, word);
    const uint32_t length = tct_roles_match(s->roles, s->part, TCT_ROLE_TITLES, word, s->end, item);
    if (length > 1) return length;
    if (length)
        return tct_title_is_nominal(w) || !may_be_verb(s, *item) || tct_title_is_capital(s, word) ? length
                                                                                                  : 0;
    if ((w->upos != TCT_UPOS_NOUN && w->upos != TCT_UPOS_PROPN) || !s->part->lists[TCT_ROLE_TITLES]) return 0;
    *item = tct_pack_list_get(s->part->lists[TCT_ROLE_TITLES], w->lemma);
    return *item || tct_titles_unknown(s->roles, s->part, s->begin, word, s->end) ? 1 : 0;
}

/** Does the word go on after a person's comma or a title: "Mayor of X and |Chair of Y|"? */
static bool continues_titles(const tct_title_scan *s, uint32_t word) {
    if (word <= s->begin + 1) return false;
    if (tct_roles_is_mark(s->roles, word - 1, ",("))
        return tct_roles_end(s->roles, word - 1, TCT_KIND_BIT(PERSON)) != TCT_NONE;
    return tct_title_is_conjunction(s, word - 1) && s->roles->title_end[word - 1] != TCT_NONE;
}

/** A title inside the name of something else is none ("Bureau du président", "Prix du maire"). */
bool tct_title_is_inside_name(const tct_title_scan *s, uint32_t word, uint32_t end) {
    const uint32_t cover = s->roles->covers[word];
    if (cover == TCT_NONE) return false;
    const tct_mention *mention = &s->roles->doc->mentions.items[cover];
    if (mention->first_word == word && mention->word_end <= end) return false;
    if (tct_roles_begin(s->roles, end, TCT_KIND_BIT(PERSON)) != TCT_NONE) return false;
    if (mention->first_word == word && continues_titles(s, word)) return false;
    return mention->kind != TCT_KIND_PERSON || mention->first_word != word;
}

void tct_title_add_organization(tct_title *title, uint32_t mention) {
    assert(mention != TCT_NONE);
    for (size_t i = 0; i < title->organization_count; i++)
        if (title->organizations[i] == mention) return;
    if (title->organization_count < TCT_TITLE_ORGANIZATIONS)
        title->organizations[title->organization_count++] = mention;
}

bool tct_title_is_genitive(const tct_title_scan *s, uint32_t word) {
    return word < s->end && tct_roles_is_genitive(s->roles, word);
}

/** Is @p inner joined to the rest of @p outer by a connector or a genitive, and not a mere compound? */
static bool is_named_owner(const tct_title_scan *s, const tct_mention *outer, const tct_mention *inner) {
    if (inner->first_word == outer->first_word) return tct_title_is_genitive(s, inner->word_end);
    if (inner->word_end != outer->word_end) return false;
    uint32_t before = inner->first_word;
    while (before > outer->first_word && tct_title_word(s, before - 1)->upos == TCT_UPOS_DET)
        before--;
    const tct_pack_item *item = NULL;
    return tct_roles_match_back(s->roles, s->part, TCT_ROLE_COMPLEMENTS, outer->first_word, before, &item) >
           0;
}

/** Takes the organization @p mention, with the one that its own name says it belongs to. */
void tct_title_take(const tct_title_scan *s, tct_title *title, uint32_t mention) {
    const tct_doc *doc = s->roles->doc;
    const tct_mention *outer = &doc->mentions.items[mention];
    tct_title_add_organization(title, mention);
    for (uint32_t w = outer->first_word; w < outer->word_end; w++) {
        const uint32_t inner = tct_roles_begin(s->roles, w, TCT_KIND_BIT(ORGANIZATION));
        if (inner == TCT_NONE || inner == mention) continue;
        if (doc->mentions.items[inner].word_end > outer->word_end) continue;
        if (is_named_owner(s, outer, &doc->mentions.items[inner])) tct_title_add_organization(title, inner);
    }
}
