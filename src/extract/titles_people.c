/*
 * Persons whom only a title shows: capitalised words that no other pass took, beside a title phrase: "Xanthe
 * Quill, directrice de Y", "the director of Y, Xanthe Quill".
 */
#include <assert.h>

#include "base/utf8.h"
#include "extract/titles.h"

/** Bytes of the small second part of a given name: "Soo-|min|". */
#define SMALL_PART 4u

#define LONGEST 5u

typedef struct {
    tct_roles *roles;
    const tct_role_part *part;
    uint32_t begin, end;
} scan;

static bool is_capital(const scan *s, uint32_t word) {
    const tct_str form = tct_doc_span(s->roles->doc, s->roles->doc->words.items[word].span);
    size_t at = 0;
    return form.size && tct_is_upper(tct_utf8_next(form, &at));
}

/** Towns bear surnames, and surnames look like places ("Ward"); every other mention keeps its words. */
static bool is_free(const scan *s, uint32_t word) {
    const uint32_t cover = s->roles->covers[word];
    if (cover == TCT_NONE) return true;
    const tct_mention *mention = &s->roles->doc->mentions.items[cover];
    const uint16_t city = s->roles->extract->classes[TCT_CLASS_CITY];
    if (mention->kind != TCT_KIND_PLACE) return false;
    if (mention->entity == TCT_NONE) return mention->word_end - mention->first_word <= 3;
    return mention->class_id == city && mention->word_end - mention->first_word == 1;
}

/** May the word belong to a name: capitalised, no word of the grammar, no title, taken by nothing else? */
static bool is_name_word(const scan *s, uint32_t word) {
    const tct_word *w = &s->roles->doc->words.items[word];
    const tct_pack_item *item = NULL;
    if (!is_capital(s, word) || !is_free(s, word)) return false;
    if (w->upos == TCT_UPOS_DET || w->upos == TCT_UPOS_ADP || w->upos == TCT_UPOS_PRON ||
        w->upos == TCT_UPOS_SCONJ || w->upos == TCT_UPOS_CCONJ || w->upos == TCT_UPOS_PUNCT ||
        w->upos == TCT_UPOS_NUM)
        return false;
    const tct_phrases *nouns = s->part->part->nouns;
    size_t count = 0;
    if (s->roles->covers[word] == TCT_NONE && nouns && tct_phrases_get(nouns, &w->lower, 1, &count))
        return false;
    return !tct_roles_match(s->roles, s->part, TCT_ROLE_TITLES, word, s->end, &item);
}

static bool is_particle(const scan *s, uint32_t word) {
    return tct_part_item(s->part->part, TCT_LIST_PARTICLES, s->roles->doc->words.items[word].lower) != NULL;
}

/** "Soo|-min|": a small word hung on a name by a hyphen. */
static bool is_small_part(const scan *s, uint32_t word) {
    return tct_roles_is_mark(s->roles, word, "-") && word + 1 < s->end && !is_capital(s, word + 1) &&
           !(s->roles->doc->words.items[word].flags & TCT_WORD_SPACE_AFTER) &&
           tct_doc_span(s->roles->doc, s->roles->doc->words.items[word + 1].span).size <= SMALL_PART &&
           s->roles->doc->words.items[word + 1].upos != TCT_UPOS_VERB;
}

/** End of the run of name words from @p at; particles inside it count. */
static uint32_t run_end(const scan *s, uint32_t at) {
    assert(at <= s->end);
    uint32_t end = at;
    for (uint32_t w = at; w < s->end && w < at + LONGEST; w++) {
        if (is_name_word(s, w))
            end = w + 1;
        else if (w == end && w > at && is_small_part(s, w))
            end = ++w + 1;
        else if (!(w > at && (is_particle(s, w) || tct_roles_is_mark(s->roles, w, "-"))))
            break;
    }
    return end;
}

static uint32_t run_begin(const scan *s, uint32_t end) {
    assert(end >= s->begin && end <= s->end);
    uint32_t begin = end;
    for (uint32_t w = end; w > s->begin && w + LONGEST > end; w--) {
        if (is_name_word(s, w - 1))
            begin = w - 1;
        else if (!(w < end && (is_particle(s, w - 1) || tct_roles_is_mark(s->roles, w - 1, "-"))))
            break;
    }
    return begin;
}

/** A name has two to five words, and no capitalised word goes on at its other side. */
static bool is_name(const scan *s, uint32_t first, uint32_t end) {
    if (end < first + 2 || end > first + LONGEST) return false;
    return first <= s->begin || !is_capital(s, first - 1) || s->roles->title_end[first] != TCT_NONE ||
           tct_roles_is_mark(s->roles, first - 1, NULL);
}

static tct_status add_person(const scan *s, uint32_t first, uint32_t end, bool *any) {
    uint32_t index = TCT_NONE;
    assert(first < end && end <= s->end);
    for (uint32_t w = first; w < end; w++)
        if (s->roles->covers[w] != TCT_NONE)
            s->roles->doc->mentions.items[s->roles->covers[w]].kind = TCT_KIND_NONE;
    *any = true;
    TRY(tct_mention_add(s->roles->extract, s->roles->doc, first, end, TCT_KIND_PERSON, TCT_MENTION_NAME,
                        "person/title", &index));
    s->roles->doc->mentions.items[index].confidence = 75;
    for (uint32_t w = first; w < end; w++)
        s->roles->covers[w] = index;
    return TCT_OK;
}

/** "Lead |Back Malabo|": a known place, without a given name before it, ends no person's name. */
static bool ends_in_place(const scan *s, uint32_t first, uint32_t end) {
    const uint32_t cover = s->roles->covers[end - 1];
    if (cover == TCT_NONE || s->roles->doc->mentions.items[cover].kind != TCT_KIND_PLACE) return false;
    if (s->roles->doc->mentions.items[cover].entity == TCT_NONE) return false;
    return !tct_part_item(s->part->part, TCT_LIST_GIVEN_NAMES, s->roles->doc->words.items[first].lower);
}

/** The name after the title: at once, or after a comma when the title is a definite one. */
static tct_status name_after(const scan *s, const tct_title *title, bool *any) {
    uint32_t at = title->end;
    const tct_pack_item *item = NULL;
    if (tct_roles_is_mark(s->roles, at, ",")) {
        if (!title->definite && title->possessor == TCT_NONE) return TCT_OK;
        at++;
    }
    for (int i = 0; i < 3 && at < s->end; i++)
        at += tct_roles_match(s->roles, s->part, TCT_ROLE_HONORIFICS, at, s->end, &item);
    const uint32_t end = at < s->end ? run_end(s, at) : at;
    /* "farmers in the inner |Niger Delta|": many are not one */
    if (title->plural && title->field && !tct_roles_is_mark(s->roles, end, ",")) return TCT_OK;
    return end > at && is_name(s, at, end) && !ends_in_place(s, at, end) ? add_person(s, at, end, any)
                                                                         : TCT_OK;
}

/** "Helen |Park|, Chief Officer": a surname that looks like a noun ends the person's name before the mark. */
static bool lengthen_person(const scan *s, uint32_t mark) {
    for (uint32_t end = mark; end + 2 >= mark && end > s->begin; end--) {
        const uint32_t person = tct_roles_end(s->roles, end, TCT_KIND_BIT(PERSON));
        if (person != TCT_NONE) {
            if (end < mark) s->roles->doc->mentions.items[person].word_end = mark;
            s->roles->doc->mentions.items[person].span =
                tct_words_span(s->roles->doc, s->roles->doc->mentions.items[person].first_word, mark);
            return true;
        }
        if (!is_capital(s, end - 1) || !is_free(s, end - 1)) return false;
    }
    return false;
}

/** "Ferme du Lac, |spécialiste| du compostage": the noun is said of companies as well, and no given name
 * stands before it. */
static bool may_be_company(const scan *s, const tct_title *title, uint32_t begin, uint32_t end) {
    const tct_pack_list *cues = s->part->part->lists[TCT_LIST_NAME_CUES];
    if (!cues || !tct_pack_list_get(cues, s->roles->doc->words.items[title->head].lower)) return false;
    for (uint32_t w = begin; w < end; w++)
        if (tct_part_item(s->part->part, TCT_LIST_GIVEN_NAMES, s->roles->doc->words.items[w].lower))
            return false;
    return true;
}

/** The name before the title, with a comma, bracket or dash between. */
static tct_status name_before(const scan *s, const tct_title *title, bool *any) {
    const uint32_t at = title->first;
    if (at < s->begin + 3 || !tct_roles_is_mark(s->roles, at - 1, ",(–—")) return TCT_OK;
    if (title->weak && !title->organization_count && !title->field) return TCT_OK;
    if (lengthen_person(s, at - 1)) return TCT_OK;
    const uint32_t begin = run_begin(s, at - 1);
    if (begin >= at - 1 || !is_name(s, begin, at - 1) || may_be_company(s, title, begin, at - 1))
        return TCT_OK;
    return add_person(s, begin, at - 1, any);
}

uint32_t tct_titles_run(const tct_roles *roles, const tct_role_part *part, uint32_t begin, uint32_t from,
                        uint32_t end) {
    assert(begin <= from && from <= end);
    const scan s = {(tct_roles *)roles, part, begin, end};
    for (uint32_t w = from; w < end && w < from + LONGEST; w++)
        if (roles->covers[w] != TCT_NONE)
            return w == from ? from : run_end(&(scan){(tct_roles *)roles, part, begin, w}, from);
    return run_end(&s, from);
}

/** Words looked through on either side. */
#define VIEW 3000u

bool tct_titles_recurs(const tct_roles *roles, uint32_t word) {
    const tct_doc *doc = roles->doc;
    const tct_word *name = &doc->words.items[word];
    const uint32_t from = word > VIEW ? word - VIEW : 0;
    uint32_t times = 0;
    for (uint32_t w = from; w < doc->words.count && w < word + VIEW; w++) {
        const tct_word *other = &doc->words.items[w];
        if (other->lower != name->lower) continue;
        if (other->form != name->form) return false;
        times += w != word && w > doc->sentences.items[other->sentence].first_word;
    }
    return times >= 2;
}

bool tct_titles_acronym(const tct_roles *roles, uint32_t word) {
    const tct_str form = tct_doc_span(roles->doc, roles->doc->words.items[word].span);
    size_t at = 0, capitals = 0;
    while (at < form.size) {
        const uint32_t c = tct_utf8_next(form, &at);
        if (tct_is_lower(c)) return false;
        capitals += tct_is_upper(c);
    }
    return capitals >= 2;
}

tct_status tct_titles_add(tct_roles *roles, uint32_t first, uint32_t end, tct_kind kind, const char *rule,
                          uint32_t *index) {
    assert(first < end && end <= roles->doc->words.count);
    const bool acronym =
        kind == TCT_KIND_ORGANIZATION && end == first + 1 && tct_titles_acronym(roles, first);
    const tct_mention_form form = acronym ? TCT_MENTION_ACRONYM : TCT_MENTION_NAME;
    TRY(tct_mention_add(roles->extract, roles->doc, first, end, kind, form, rule, index));
    roles->doc->mentions.items[*index].confidence = 70;
    roles->starts[first] = roles->ends[end] = *index;
    for (uint32_t w = first; w < end; w++)
        roles->covers[w] = *index;
    return TCT_OK;
}

/** "DINUM/|Etalab|" */
static tct_status second_organization(const scan *s, uint32_t at) {
    if (at + 1 >= s->end || !tct_roles_is_mark(s->roles, at, "/") || s->roles->covers[at + 1] != TCT_NONE)
        return TCT_OK;
    const uint32_t end = tct_titles_run(s->roles, s->part, s->begin, at + 1, s->end);
    uint32_t index;
    return end > at + 1 ? tct_titles_add(s->roles, at + 1, end, TCT_KIND_ORGANIZATION,
                                         "organization/of a person", &index)
                        : TCT_OK;
}

/** "Jean Dupont, de Logilab.": a name between the connector and a mark. */
static tct_status organization_of(const scan *s, uint32_t person) {
    const tct_mention *mention = &s->roles->doc->mentions.items[person];
    uint32_t at = mention->word_end;
    const tct_pack_item *item = NULL;
    if (!tct_roles_is_mark(s->roles, at, ",") || at + 1 >= s->end) return TCT_OK;
    const uint32_t length = tct_roles_match(s->roles, s->part, TCT_ROLE_COMPLEMENTS, at + 1, s->end, &item);
    const tct_str link = tct_roles_value(s->roles, item, 0);
    if (!length || !(tct_str_equal(link, TCT_LIT("of")) || tct_str_equal(link, TCT_LIT("at")))) return TCT_OK;
    at = tct_roles_skip_articles(s->roles, at + 1 + length, s->end);
    const uint32_t known = at < s->end ? tct_roles_begin(s->roles, at, TCT_KIND_BIT(ORGANIZATION)) : TCT_NONE;
    if (known != TCT_NONE) return second_organization(s, s->roles->doc->mentions.items[known].word_end);
    const uint32_t end = at < s->end ? tct_titles_run(s->roles, s->part, s->begin, at, s->end) : at;
    if (end == at || (end < s->end && !tct_roles_is_mark(s->roles, end, ",;.()/"))) return TCT_OK;
    uint32_t index;
    TRY(tct_titles_add(s->roles, at, end, TCT_KIND_ORGANIZATION, "organization/of a person", &index));
    return second_organization(s, end);
}

static tct_status organizations_of_people(tct_roles *roles) {
    const size_t count = roles->doc->mentions.count;
    for (uint32_t i = 0; i < count; i++) {
        const tct_mention *mention = &roles->doc->mentions.items[i];
        const tct_role_part *part = tct_roles_part(roles, mention->sentence);
        if (mention->kind != TCT_KIND_PERSON || mention->form == TCT_MENTION_PRONOUN || !part) continue;
        const tct_sentence *range = &roles->doc->sentences.items[mention->sentence];
        TRY(organization_of(&(scan){roles, part, range->first_word, range->word_end}, i));
    }
    return TCT_OK;
}

/** Names that are looked for again in the whole text, at most. */
#define REPEATED 64u

static bool stands_at(const tct_roles *roles, const tct_mention *name, uint32_t at) {
    const tct_word *words = roles->doc->words.items;
    const uint32_t length = name->word_end - name->first_word;
    if (at + length > roles->doc->words.count || words[at].sentence != words[at + length - 1].sentence)
        return false;
    for (uint32_t i = 0; i < length; i++)
        if (words[at + i].form != words[name->first_word + i].form || roles->covers[at + i] != TCT_NONE)
            return false;
    return true;
}

/** What a title has shown to be a name is one wherever it stands. */
static tct_status repeat_names(tct_roles *roles, size_t from) {
    assert(from <= roles->doc->mentions.count);
    const size_t end = roles->doc->mentions.count;
    for (size_t i = from; i < end && i < from + REPEATED; i++) {
        const tct_mention name = roles->doc->mentions.items[i];
        for (uint32_t w = 0; w < roles->doc->words.count; w++) {
            uint32_t index;
            if (!stands_at(roles, &name, w)) continue;
            TRY(tct_titles_add(roles, w, w + (name.word_end - name.first_word), (tct_kind)name.kind,
                               "name/again", &index));
        }
    }
    return TCT_OK;
}

tct_status tct_titles_name(tct_roles *roles, bool *any) {
    assert(roles->naming && any);
    const size_t before = roles->first_named;
    *any = false;
    for (size_t i = 0; i < roles->titles.count; i++) {
        const tct_title *title = &roles->titles.items[i];
        const uint32_t sentence = roles->doc->words.items[title->head].sentence;
        const tct_role_part *part = tct_roles_part(roles, sentence);
        if (title->held || !part) continue;
        const tct_sentence *range = &roles->doc->sentences.items[sentence];
        const scan s = {roles, part, range->first_word, range->word_end};
        TRY(name_before(&s, title, any));
        if (!*any || roles->covers[title->first] == TCT_NONE) TRY(name_after(&s, title, any));
    }
    TRY(organizations_of_people(roles));
    return repeat_names(roles, before);
}
