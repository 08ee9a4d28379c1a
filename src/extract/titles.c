/* Title phrases: the noun and what stands before it; the whole. */
#include <assert.h>

#include "extract/titles_internal.h"

#define AGENT (TCT_KIND_BIT(ORGANIZATION) | TCT_KIND_BIT(PLACE))

/** Owner just before word @p word: "UNHCR('s) |spokesperson"; returns the phrase's first word. */
static uint32_t owner_before(const tct_title_scan *s, tct_title *title, uint32_t word) {
    const bool genitive = word > s->begin && tct_title_is_genitive(s, word - 1);
    const uint32_t end = genitive ? word - 1 : word;
    unsigned kinds = TCT_KIND_BIT(ORGANIZATION);
    if (genitive || title->kind == TCT_TITLE_LOCAL || title->kind == TCT_TITLE_ENVOY ||
        title->kind == TCT_TITLE_MINISTER)
        kinds = AGENT;
    if (!genitive && !s->part->modifiers_before) return word;
    const uint32_t owner = tct_roles_end(s->roles, end, kinds);
    if (owner == TCT_NONE || s->roles->doc->mentions.items[owner].first_word < s->begin) {
        title->definite =
            title->definite || genitive; /* "the Port's director": an owner that nothing knows */
        return word;
    }
    tct_title_take(s, title, owner);
    title->definite = true;
    return s->roles->doc->mentions.items[owner].first_word;
}

/** Listed modifier before word @p word; returns where it begins. */
static uint32_t modifier_before(const tct_title_scan *s, tct_title *title, uint32_t word, bool *drop) {
    const tct_pack_item *item = NULL;
    const bool bracket = word > s->begin + 2 && tct_roles_is_mark(s->roles, word - 1, ")") &&
                         tct_roles_is_mark(s->roles, word - 3, "(");
    const uint32_t end = bracket ? word - 1 : word;
    const uint32_t length = tct_roles_match_back(s->roles, s->part, TCT_ROLE_MODIFIERS, s->begin, end, &item);
    if (!length || tct_title_has_value(s, item, 0, "after")) return word;
    tct_title_set_tenure(title, tct_title_tenure_of(s, item, 1));
    *drop = *drop || bracket || tct_title_has_value(s, item, 0, "drop");
    return end - length - (bracket ? 1 : 0);
}

static bool is_free_modifier(const tct_title_scan *s, uint32_t word) {
    if (!s->part->modifiers_before || s->roles->covers[word] != TCT_NONE) return false;
    const tct_word *w = tct_title_word(s, word);
    if (tct_title_is_nominal(w)) return true;
    return tct_roles_is_mark(s->roles, word, "&-") ||
           (w->upos == TCT_UPOS_CCONJ && tct_doc_span(s->roles->doc, w->span).size == 1);
}

static void extend_left(const tct_title_scan *s, tct_title *title) {
    assert(title->head >= s->begin && title->head < s->end);
    uint32_t at = title->head;
    bool drop = false;
    for (int i = 0; i < 8 && at > s->begin; i++) {
        const uint32_t listed = modifier_before(s, title, at, &drop);
        const uint32_t next = listed < at ? listed : is_free_modifier(s, at - 1) ? at - 1 : at;
        if (next == at) break;
        at = next;
        if (!drop) title->text_first = at;
    }
    title->first = owner_before(s, title, at);
    title->owner_count = title->organization_count;
}

/** Article or possessive before the phrase. */
static void read_determiner(const tct_title_scan *s, tct_title *title) {
    assert(title->first >= s->begin && title->first <= title->head);
    const tct_pack_item *item = NULL;
    uint32_t at = title->first;
    if (at > s->begin &&
        tct_roles_match_back(s->roles, s->part, TCT_ROLE_POSSESSORS, at - 1, at, &item) == 1) {
        title->first = at - 1;
        title->definite = true;
        if (tct_title_has_value(s, item, 0, "possessive")) title->possessor = at - 1;
        return;
    }
    while (at > s->begin && tct_title_word(s, at - 1)->upos == TCT_UPOS_DET) {
        at--;
        if (TCT_FEAT(tct_title_word(s, at)->feats, TCT_FEAT_DEFINITE) != TCT_DEFINITE_IND &&
            TCT_FEAT(tct_title_word(s, at)->feats, TCT_FEAT_PRONTYPE) == TCT_PRONTYPE_ART)
            title->definite = true;
    }
    title->first = at;
    /* "l'agence, |dont la directrice|": the owner is what the relative pronoun stands for */
    if (!title->definite || at <= s->begin) return;
    if (tct_roles_match_back(s->roles, s->part, TCT_ROLE_POSSESSORS, at - 1, at, &item) == 1 &&
        tct_title_has_value(s, item, 0, "relative"))
        title->first = title->possessor = at - 1;
}

/** Reads the title whose noun of @p length words is at @p word. */
static tct_title read_title(const tct_title_scan *s, uint32_t word, uint32_t length,
                            const tct_pack_item *item) {
    tct_title title = {.head = word,
                       .first = word,
                       .text_first = word,
                       .target = TCT_NONE,
                       .possessor = TCT_NONE,
                       .kind = tct_title_kind_of(s, item),
                       .weak = tct_title_has_value(s, item, 1, "weak"),
                       .plural =
                           TCT_FEAT(tct_title_word(s, word)->feats, TCT_FEAT_NUMBER) == TCT_NUMBER_PLUR};
    extend_left(s, &title);
    read_determiner(s, &title);
    title.end = title.text_end = tct_title_modifiers_after(s, &title, word + length);
    tct_title_extend_right(s, &title);
    return title;
}

/** "le |professeur| X", "|Justice| Ann Moe": a form of address right before a name is no office. */
static bool addresses(const tct_title_scan *s, uint32_t word) {
    const tct_pack_item *item = NULL;
    const uint32_t length = tct_roles_match(s->roles, s->part, TCT_ROLE_HONORIFICS, word, s->end, &item);
    return length && word + length < s->end &&
           tct_roles_begin(s->roles, word + length, TCT_KIND_BIT(PERSON)) != TCT_NONE;
}

tct_status tct_titles_find(tct_roles *roles, uint32_t sentence) {
    assert(roles && sentence < roles->doc->sentences.count);
    const tct_role_part *part = tct_roles_part(roles, sentence);
    if (!part || !part->lists[TCT_ROLE_TITLES]) return TCT_OK;
    const tct_sentence *range = &roles->doc->sentences.items[sentence];
    const tct_title_scan s = {
        .roles = roles, .part = part, .begin = range->first_word, .end = range->word_end};
    for (uint32_t word = s.begin; word < s.end;) {
        const tct_pack_item *item = NULL;
        const uint32_t length = tct_title_noun(&s, word, &item);
        if (!length || tct_title_is_inside_name(&s, word, word + length) || addresses(&s, word)) {
            word++;
            continue;
        }
        const tct_title title = read_title(&s, word, length, item);
        assert(title.first <= title.head && title.end > title.head && title.end <= s.end);
        roles->title_at[title.first] = roles->title_end[title.end] = (uint32_t)roles->titles.count;
        TRY(TCT_PUSH(&roles->titles, roles->extract->allocator, title));
        word = title.end;
    }
    return TCT_OK;
}

/** "la Région" and "la Région Val-d'Oise": the words of the shorter one begin the longer. Coreference, which
 * reads the titles, has not joined them yet. */
static bool same_words(const tct_doc *doc, const tct_mention *a, const tct_mention *b) {
    const uint32_t m = a->word_end - a->first_word, n = b->word_end - b->first_word;
    const bool short_form = m == n || (m < n ? a : b)->form == TCT_MENTION_ANAPHOR;
    if (a->kind != b->kind || !short_form) return false;
    for (uint32_t i = 0; i < m && i < n; i++)
        if (doc->words.items[a->first_word + i].lower != doc->words.items[b->first_word + i].lower)
            return false;
    return true;
}

bool tct_titles_agree(const tct_roles *roles, const tct_title *a, const tct_title *b) {
    assert(a->text_end > a->text_first && b->text_end > b->text_first);
    const tct_doc *doc = roles->doc;
    if (doc->words.items[a->head].lemma != doc->words.items[b->head].lemma) return false;
    if (a->organization_count && b->organization_count) {
        const uint32_t x = tct_mention_root(doc, a->organizations[0]),
                       y = tct_mention_root(doc, b->organizations[0]);
        const tct_mention *m = &doc->mentions.items[x], *n = &doc->mentions.items[y];
        const bool known = m->entity != TCT_NONE && m->entity == n->entity;
        if (x != y && !known && !same_words(doc, m, n)) return false;
    }
    const uint32_t length = a->text_end - a->text_first;
    if (!a->field || !b->field)
        return a->organization_count || b->organization_count || length == b->text_end - b->text_first;
    if (length != b->text_end - b->text_first) return false;
    for (uint32_t i = 0; i < length; i++)
        if (doc->words.items[a->text_first + i].lower != doc->words.items[b->text_first + i].lower)
            return false;
    return true;
}
