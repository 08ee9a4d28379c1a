/* Relations that every reader fills in from who issues the text: employer of the people with a title, parent
 * of the boards and units, owner of what the first person owns, organizer of its events. */
#include <assert.h>

#include "base/utf8.h"
#include "extract/frames.h"
#include "extract/office.h"

enum { TITLED = 66, CONTACT = 74, UNIT = 66, OF_NOUN = 78 };

typedef struct {
    const tct_extract *extract;
    tct_doc *doc;
    uint32_t office;
    bool *placed; /**< by root: has an affiliation, parent or membership */
} filler;

static bool is_property(const filler *f, const tct_relation *relation, tct_property_name name) {
    return relation->property == f->extract->properties[name];
}

static void mark_placed(filler *f) {
    for (size_t i = 0; i < f->doc->relations.count; i++) {
        const tct_relation *relation = &f->doc->relations.items[i];
        if (is_property(f, relation, TCT_PROPERTY_AFFILIATION) ||
            is_property(f, relation, TCT_PROPERTY_PARENT) ||
            is_property(f, relation, TCT_PROPERTY_MEMBER_OF) ||
            is_property(f, relation, TCT_PROPERTY_REPRESENTS))
            f->placed[tct_mention_root(f->doc, relation->subject)] = true;
    }
}

static tct_status relate(filler *f, tct_property_name name, uint32_t subject, uint8_t confidence,
                         const char *rule) {
    const uint16_t property = f->extract->properties[name];
    const uint32_t root = tct_mention_root(f->doc, subject);
    if (property == UINT16_MAX || root == f->office || f->placed[root]) return TCT_OK;
    f->placed[root] = true;
    return tct_relation_add(f->doc, (tct_relation){.property = property,
                                                   .subject = subject,
                                                   .object = f->office,
                                                   .claim = TCT_ASSERTED,
                                                   .tenure = TCT_TENURE_CURRENT,
                                                   .confidence = confidence,
                                                   .rule = tct_str_of(rule)});
}

/** "the shop" is nobody's employer beside the issuer; a name is. */
static bool holds_name(const tct_doc *doc, const tct_mention *mention) {
    for (uint32_t w = mention->first_word; w < mention->word_end; w++)
        if (tct_office_capital(doc, w)) return true;
    return false;
}

/** Another organization in the sentence, before word @p before, makes it doubtful whose the person or unit
 * is; events and what belongs to the issuer do not. */
static bool has_rival(const filler *f, uint32_t sentence, uint32_t before, uint32_t except) {
    for (uint32_t m = 0; m < f->doc->mentions.count; m++) {
        const tct_mention *mention = &f->doc->mentions.items[m];
        if (mention->sentence != sentence || m == except || mention->first_word >= before ||
            mention->kind != TCT_KIND_ORGANIZATION)
            continue;
        const uint32_t root = tct_mention_root(f->doc, m);
        if (root == f->office || f->doc->mentions.items[root].flags & TCT_MENTION_GENERIC ||
            !holds_name(f->doc, &f->doc->mentions.items[root]))
            continue;
        if (except != TCT_NONE && root == tct_mention_root(f->doc, except)) continue;
        return true;
    }
    return false;
}

/* --- people
 * ----------------------------------------------------------------------------------------------------- */

/** Does the title hold a noun of the list office-titles? */
static bool is_office_title(const filler *f, const tct_relation *title) {
    const tct_pack_list *list = tct_office_list(f->extract, f->doc, title->sentence, "office-titles");
    const tct_sentence *s = &f->doc->sentences.items[title->sentence];
    for (uint32_t w = s->first_word; list && w < s->word_end; w++)
        if (tct_pack_list_get(list, f->doc->words.items[w].lower) &&
            tct_str_find(title->literal, tct_doc_span(f->doc, f->doc->words.items[w].span), 0) != SIZE_MAX)
            return true;
    return false;
}

/** Is the title, alone before a name, one of the list office-public ("President X") at @p w? */
static bool is_head_of_state(const filler *f, const tct_relation *title, uint32_t w) {
    const tct_pack_list *heads = tct_office_list(f->extract, f->doc, title->sentence, "office-public");
    const tct_word *word = &f->doc->words.items[w];
    return heads && tct_str_equal(title->rule, TCT_LIT("title/before a name")) &&
           tct_str_equal(title->literal, tct_doc_span(f->doc, word->span)) &&
           tct_pack_list_get(heads, word->lower);
}

/** Does a part of the title at @p w say an office of a state: a minister's or an envoy's ("British |High
 * Commissioner|")? */
static bool is_public_at(const filler *f, const tct_relation *title, uint32_t w, uint32_t end) {
    const tct_pack_list *titles = tct_office_list(f->extract, f->doc, title->sentence, "titles");
    const tct_pack_item *item = NULL;
    if (is_head_of_state(f, title, w)) return true;
    const uint32_t length = titles ? tct_list_longest(titles, f->doc, w, end, &item) : 0;
    if (!length || !item) return false;
    const tct_str office = tct_doc_span(f->doc, tct_words_span(f->doc, w, w + length));
    const tct_str kind = tct_doc_symbol(f->doc, item->value[0]);
    return tct_str_find(title->literal, office, 0) != SIZE_MAX &&
           (tct_str_equal(kind, TCT_LIT("minister")) || tct_str_equal(kind, TCT_LIT("envoy")));
}

/** The issuer does not employ them. */
static bool is_public(const filler *f, const tct_relation *title) {
    const tct_sentence *s = &f->doc->sentences.items[title->sentence];
    for (uint32_t w = s->first_word; w < s->word_end; w++)
        if (is_public_at(f, title, w, s->word_end)) return true;
    return false;
}

/** "chef de la |Coopération| suisse": a capital within a title in small letters names an employer that no
 * pass knows. */
static bool names_employer(const filler *f, const tct_relation *title) {
    const tct_sentence *s = &f->doc->sentences.items[title->sentence];
    const tct_str literal = title->literal;
    size_t position = 0;
    if (!literal.size || tct_is_upper(tct_utf8_next(literal, &position))) return false;
    for (uint32_t w = s->first_word; w < s->word_end; w++) {
        const tct_str text = tct_doc_span(f->doc, f->doc->words.items[w].span);
        if (tct_office_capital(f->doc, w) && text.size > 4 && tct_str_find(literal, text, 0) != SIZE_MAX)
            return true;
    }
    return false;
}

/** "N, Chief Executive," in a sentence that names no other organization: of the issuer. */
static tct_status place_titled(filler *f) {
    const size_t count = f->doc->relations.count;
    for (size_t i = 0; i < count; i++) {
        const tct_relation title = f->doc->relations.items[i];
        if (!is_property(f, &title, TCT_PROPERTY_JOB_TITLE) || title.tenure == TCT_TENURE_FORMER ||
            title.claim > TCT_REPORTED || !is_office_title(f, &title) || is_public(f, &title) ||
            names_employer(f, &title) ||
            has_rival(f, title.sentence, f->doc->mentions.items[title.subject].first_word, TCT_NONE))
            continue;
        TRY(relate(f, TCT_PROPERTY_AFFILIATION, title.subject, TITLED, "office/title"));
    }
    return TCT_OK;
}

/** People of a contact block. */
static tct_status place_contacts(filler *f) {
    const size_t count = f->doc->mentions.count;
    for (uint32_t m = 0; m < count; m++) {
        const tct_mention *mention = &f->doc->mentions.items[m];
        if (mention->kind != TCT_KIND_PERSON || mention->form != TCT_MENTION_NAME ||
            !tct_office_is_contact(f->extract, f->doc, mention->sentence) ||
            has_rival(f, mention->sentence, UINT32_MAX, TCT_NONE))
            continue;
        TRY(relate(f, TCT_PROPERTY_AFFILIATION, m, CONTACT, "office/contact"));
    }
    return TCT_OK;
}

/* --- units
 * ------------------------------------------------------------------------------------------------------ */

static bool is_unit(const filler *f, const tct_mention *mention) {
    const tct_pack *pack = f->extract->pack;
    const uint16_t committee = f->extract->classes[TCT_CLASS_COMMITTEE];
    const uint16_t unit = f->extract->classes[TCT_CLASS_UNIT];
    if (mention->kind != TCT_KIND_ORGANIZATION || mention->class_id == UINT16_MAX) return false;
    return (committee != UINT16_MAX && tct_pack_class_is_a(pack, mention->class_id, committee)) ||
           (unit != UINT16_MAX && tct_pack_class_is_a(pack, mention->class_id, unit));
}

/** "executive committee of the Group": the last word is a noun that stands for the issuer. */
static bool is_of_office(const filler *f, const tct_mention *unit) {
    if (unit->word_end - unit->first_word < 3) return false;
    const uint32_t last = unit->word_end - 1;
    const tct_pack_list *list = tct_office_list(f->extract, f->doc, unit->sentence, "office-nouns");
    return list && tct_pack_list_get(list, f->doc->words.items[last].lower) &&
           tct_office_determined(f->extract, f->doc, last, "def");
}

/** A unit said by its noun alone, in the singular and with the definite article. */
static bool is_bare_unit(const filler *f, const tct_mention *unit) {
    const uint8_t form = unit->form;
    return (form == TCT_MENTION_DESCRIPTION || form == TCT_MENTION_ANAPHOR) &&
           !(unit->flags & (TCT_MENTION_PLURAL | TCT_MENTION_INNER | TCT_MENTION_WEAK)) &&
           tct_office_determined(f->extract, f->doc, unit->first_word, "def");
}

static bool is_top(const tct_doc *doc, uint32_t m) {
    const tct_mention *root = &doc->mentions.items[tct_mention_root(doc, m)];
    return root->form != TCT_MENTION_ACRONYM && root->entity == TCT_NONE;
}

static tct_status place_units(filler *f) {
    const size_t count = f->doc->mentions.count;
    for (uint32_t m = 0; m < count; m++) {
        const tct_mention unit = f->doc->mentions.items[m];
        if (!is_unit(f, &unit) || !is_top(f->doc, m)) continue;
        const bool of = is_of_office(f, &unit);
        const bool bare = !of && is_bare_unit(f, &unit) && !has_rival(f, unit.sentence, UINT32_MAX, m);
        if (!of && !bare) continue;
        const uint32_t root = tct_mention_root(f->doc, m);
        if (f->doc->mentions.items[root].flags & TCT_MENTION_GENERIC && !of) continue;
        TRY(relate(f, TCT_PROPERTY_PARENT, m, of ? OF_NOUN : UNIT, of ? "office/of noun" : "office/unit"));
    }
    return TCT_OK;
}

tct_status tct_extract_office(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    filler f = {.extract = extract, .doc = doc};
    if (!doc->mentions.count) return TCT_OK;
    TRY(tct_office_find(extract, doc, &f.office));
    if (f.office == TCT_NONE) return TCT_OK;
    assert(f.office < doc->mentions.count);
    f.placed = TCT_ARENA_NEW(&doc->arena, doc->mentions.count, bool);
    if (!f.placed) return TCT_ERR_MEMORY;
    mark_placed(&f);
    TRY(place_titled(&f));
    TRY(place_contacts(&f));
    return place_units(&f);
}
