/* Title phrases: the noun, its modifiers, its complements. */
#include <assert.h>

#include "base/utf8.h"
#include "extract/titles.h"

#define AGENT (TCT_KIND_BIT(ORGANIZATION) | TCT_KIND_BIT(PLACE))
#define NAMED (AGENT | TCT_KIND_BIT(PERSON))
#define UNDERTAKING (TCT_KIND_BIT(EVENT) | TCT_KIND_BIT(STRATEGY))

/** One scan: the sentence and its language. */
typedef struct {
    tct_roles *roles;
    const tct_role_part *part;
    uint32_t begin, end; /**< words of the sentence */
} scan;

static const tct_word *word_at(const scan *s, uint32_t word) {
    return &s->roles->doc->words.items[word];
}

static bool has_value(const scan *s, const tct_pack_item *item, int column, const char *value) {
    return tct_str_equal(tct_roles_value(s->roles, item, column), tct_str_of(value));
}

static uint8_t kind_of(const scan *s, const tct_pack_item *item) {
    static const char *const names[] = {
        [TCT_TITLE_STAFF] = "staff", [TCT_TITLE_HEAD] = "head",   [TCT_TITLE_MINISTER] = "minister",
        [TCT_TITLE_LOCAL] = "local", [TCT_TITLE_ENVOY] = "envoy", [TCT_TITLE_MEMBER] = "member"};
    for (uint8_t i = 0; i < sizeof names / sizeof *names; i++)
        if (has_value(s, item, 0, names[i])) return i;
    return TCT_TITLE_STAFF;
}

static uint8_t tenure_of(const scan *s, const tct_pack_item *item, int column) {
    if (has_value(s, item, column, "former")) return TCT_TENURE_FORMER;
    if (has_value(s, item, column, "acting")) return TCT_TENURE_ACTING;
    if (has_value(s, item, column, "future")) return TCT_TENURE_FUTURE;
    return TCT_TENURE_CURRENT;
}

static void set_tenure(tct_title *title, uint8_t tenure) {
    if (tenure != TCT_TENURE_CURRENT) title->tenure = tenure;
}

static bool is_nominal(const tct_word *word) {
    return word->upos == TCT_UPOS_NOUN || word->upos == TCT_UPOS_PROPN || word->upos == TCT_UPOS_ADJ;
}

/** Part of the name of a field: nouns, adjectives, numbers, and what is none of these but stands among them.
 */
static bool is_content(const scan *s, uint32_t word) {
    const tct_word *w = word_at(s, word);
    if (is_nominal(w) || w->upos == TCT_UPOS_NUM || w->upos == TCT_UPOS_X)
        return !tct_roles_is_mark(s->roles, word, ",;:.()–—|«»“”\"");
    return tct_roles_is_mark(s->roles, word, "-&/") && word + 1 < s->end && is_nominal(word_at(s, word + 1));
}

static bool is_conjunction(const scan *s, uint32_t word) {
    return word < s->end && word_at(s, word)->upos == TCT_UPOS_CCONJ;
}

/** The tagger errs on rare nouns; only what may be a verb as well must be tagged as a noun. */
static bool may_be_verb(const scan *s, const tct_pack_item *item) {
    return has_value(s, item, 1, "weak") || has_value(s, item, 2, "verb");
}

static bool is_capital_inside(const scan *s, uint32_t word) {
    const tct_str form = tct_doc_span(s->roles->doc, word_at(s, word)->span);
    size_t at = 0;
    const bool noun = word > s->begin && word_at(s, word - 1)->upos != TCT_UPOS_PART;
    return noun && form.size && tct_is_upper(tct_utf8_next(form, &at));
}

static uint32_t title_noun(const scan *s, uint32_t word, const tct_pack_item **item) {
    assert(word < s->end && item);
    const tct_word *w = word_at(s, word);
    const uint32_t length = tct_roles_match(s->roles, s->part, TCT_ROLE_TITLES, word, s->end, item);
    if (length > 1) return length;
    if (length) return is_nominal(w) || !may_be_verb(s, *item) || is_capital_inside(s, word) ? length : 0;
    if ((w->upos != TCT_UPOS_NOUN && w->upos != TCT_UPOS_PROPN) || !s->part->lists[TCT_ROLE_TITLES]) return 0;
    *item = tct_pack_list_get(s->part->lists[TCT_ROLE_TITLES], w->lemma);
    return *item || tct_titles_unknown(s->roles, s->part, s->begin, word, s->end) ? 1 : 0;
}

/** Does the word go on after a person's comma or a title: "Mayor of X and |Chair of Y|"? */
static bool continues_titles(const scan *s, uint32_t word) {
    if (word <= s->begin + 1) return false;
    if (tct_roles_is_mark(s->roles, word - 1, ",("))
        return tct_roles_end(s->roles, word - 1, TCT_KIND_BIT(PERSON)) != TCT_NONE;
    return is_conjunction(s, word - 1) && s->roles->title_end[word - 1] != TCT_NONE;
}

/** A title inside the name of something else is none ("Bureau du président", "Prix du maire"). */
static bool is_inside_name(const scan *s, uint32_t word, uint32_t end) {
    const uint32_t cover = s->roles->covers[word];
    if (cover == TCT_NONE) return false;
    const tct_mention *mention = &s->roles->doc->mentions.items[cover];
    if (mention->first_word == word && mention->word_end <= end) return false;
    if (tct_roles_begin(s->roles, end, TCT_KIND_BIT(PERSON)) != TCT_NONE) return false;
    if (mention->first_word == word && continues_titles(s, word)) return false;
    return mention->kind != TCT_KIND_PERSON || mention->first_word != word;
}

static void add_organization(tct_title *title, uint32_t mention) {
    assert(mention != TCT_NONE);
    for (size_t i = 0; i < title->organization_count; i++)
        if (title->organizations[i] == mention) return;
    if (title->organization_count < TCT_TITLE_ORGANIZATIONS)
        title->organizations[title->organization_count++] = mention;
}

static bool is_genitive(const scan *s, uint32_t word) {
    return word < s->end && tct_roles_is_genitive(s->roles, word);
}

/** Is @p inner joined to the rest of @p outer by a connector or a genitive, and not a mere compound? */
static bool is_named_owner(const scan *s, const tct_mention *outer, const tct_mention *inner) {
    if (inner->first_word == outer->first_word) return is_genitive(s, inner->word_end);
    if (inner->word_end != outer->word_end) return false;
    uint32_t before = inner->first_word;
    while (before > outer->first_word && word_at(s, before - 1)->upos == TCT_UPOS_DET)
        before--;
    const tct_pack_item *item = NULL;
    return tct_roles_match_back(s->roles, s->part, TCT_ROLE_COMPLEMENTS, outer->first_word, before, &item) >
           0;
}

/** Takes the organization @p mention, with the one that its own name says it belongs to. */
static void take_organization(const scan *s, tct_title *title, uint32_t mention) {
    const tct_doc *doc = s->roles->doc;
    const tct_mention *outer = &doc->mentions.items[mention];
    add_organization(title, mention);
    for (uint32_t w = outer->first_word; w < outer->word_end; w++) {
        const uint32_t inner = tct_roles_begin(s->roles, w, TCT_KIND_BIT(ORGANIZATION));
        if (inner == TCT_NONE || inner == mention) continue;
        if (doc->mentions.items[inner].word_end > outer->word_end) continue;
        if (is_named_owner(s, outer, &doc->mentions.items[inner])) add_organization(title, inner);
    }
}

/* --- to the left
 * ---------------------------------------------------------------------------------------------- */

/** Owner just before word @p word: "UNHCR('s) |spokesperson"; returns the phrase's first word. */
static uint32_t owner_before(const scan *s, tct_title *title, uint32_t word) {
    const bool genitive = word > s->begin && is_genitive(s, word - 1);
    const uint32_t end = genitive ? word - 1 : word;
    unsigned kinds = TCT_KIND_BIT(ORGANIZATION);
    if (genitive || title->kind == TCT_TITLE_LOCAL || title->kind == TCT_TITLE_ENVOY ||
        title->kind == TCT_TITLE_MINISTER)
        kinds = AGENT;
    if (!genitive && !s->part->modifiers_before) return word;
    const uint32_t owner = tct_roles_end(s->roles, end, kinds);
    if (owner == TCT_NONE || s->roles->doc->mentions.items[owner].first_word < s->begin) return word;
    take_organization(s, title, owner);
    title->definite = true;
    return s->roles->doc->mentions.items[owner].first_word;
}

/** Listed modifier before word @p word; returns where it begins. */
static uint32_t modifier_before(const scan *s, tct_title *title, uint32_t word, bool *drop) {
    const tct_pack_item *item = NULL;
    const bool bracket = word > s->begin + 2 && tct_roles_is_mark(s->roles, word - 1, ")") &&
                         tct_roles_is_mark(s->roles, word - 3, "(");
    const uint32_t end = bracket ? word - 1 : word;
    const uint32_t length = tct_roles_match_back(s->roles, s->part, TCT_ROLE_MODIFIERS, s->begin, end, &item);
    if (!length || has_value(s, item, 0, "after")) return word;
    set_tenure(title, tenure_of(s, item, 1));
    *drop = *drop || bracket || has_value(s, item, 0, "drop");
    return end - length - (bracket ? 1 : 0);
}

static bool is_free_modifier(const scan *s, uint32_t word) {
    if (!s->part->modifiers_before || s->roles->covers[word] != TCT_NONE) return false;
    const tct_word *w = word_at(s, word);
    if (is_nominal(w)) return true;
    return tct_roles_is_mark(s->roles, word, "&-") ||
           (w->upos == TCT_UPOS_CCONJ && tct_doc_span(s->roles->doc, w->span).size == 1);
}

static void extend_left(const scan *s, tct_title *title) {
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
static void read_determiner(const scan *s, tct_title *title) {
    assert(title->first >= s->begin && title->first <= title->head);
    const tct_pack_item *item = NULL;
    uint32_t at = title->first;
    if (at > s->begin &&
        tct_roles_match_back(s->roles, s->part, TCT_ROLE_POSSESSORS, at - 1, at, &item) == 1) {
        title->first = at - 1;
        title->definite = true;
        if (has_value(s, item, 0, "possessive")) title->possessor = at - 1;
        return;
    }
    while (at > s->begin && word_at(s, at - 1)->upos == TCT_UPOS_DET) {
        at--;
        if (TCT_FEAT(word_at(s, at)->feats, TCT_FEAT_DEFINITE) != TCT_DEFINITE_IND &&
            TCT_FEAT(word_at(s, at)->feats, TCT_FEAT_PRONTYPE) == TCT_PRONTYPE_ART)
            title->definite = true;
    }
    title->first = at;
}

/* --- to the right
 * --------------------------------------------------------------------------------------------- */

/** "responsable |communication|,": a bare noun that closes the title. */
static bool is_juxtaposed(const scan *s, const tct_title *title, uint32_t at) {
    if (s->part->modifiers_before || at + 1 >= s->end || title->weak) return false;
    const tct_word *word = word_at(s, at);
    const bool noun = word->upos == TCT_UPOS_NOUN || word->upos == TCT_UPOS_X;
    return noun && s->roles->covers[at] == TCT_NONE && !is_capital_inside(s, at) &&
           tct_roles_is_mark(s->roles, at + 1, ",;)–—");
}

/** Modifiers after word @p at; returns where they end. */
static uint32_t modifiers_after(const scan *s, tct_title *title, uint32_t at) {
    assert(at > title->head && at <= s->end);
    const tct_pack_item *item = NULL;
    for (int i = 0; i < 6 && at < s->end; i++) {
        const uint32_t length = tct_roles_match(s->roles, s->part, TCT_ROLE_MODIFIERS, at, s->end, &item);
        if (length && has_value(s, item, 0, "after")) {
            set_tenure(title, tenure_of(s, item, 1));
            at += length;
        } else if (!s->part->modifiers_before && word_at(s, at)->upos == TCT_UPOS_ADJ &&
                   s->roles->starts[at] == TCT_NONE) {
            at++;
        } else if (is_juxtaposed(s, title, at)) {
            at++;
        } else if (is_conjunction(s, at) && !s->part->modifiers_before && at + 1 < s->end &&
                   at > title->head + 1 && word_at(s, at + 1)->upos == TCT_UPOS_ADJ) {
            at += 2;
        } else {
            break;
        }
    }
    return at;
}

/** Do the letters of the acronym begin the words of the title: "Chief Financial Officer (CFO)"? */
static bool abbreviates(const scan *s, const tct_title *title, uint32_t word) {
    const tct_str form = tct_doc_span(s->roles->doc, word_at(s, word)->span);
    const tct_str first = tct_doc_span(s->roles->doc, word_at(s, title->text_first)->span);
    const tct_str head = tct_doc_span(s->roles->doc, word_at(s, title->head)->span);
    const char letter = form.data[0] | 0x20;
    return letter == (first.data[0] | 0x20) || letter == (head.data[0] | 0x20);
}

/** "Directrice de la recherche (MAEDI)": an acronym that no pass took and that does not stand for the title.
 */
static bool is_unknown_employer(const scan *s, const tct_title *title, uint32_t word) {
    return s->roles->naming && title->field && !title->organization_count &&
           s->roles->covers[word] == TCT_NONE && tct_titles_acronym(s->roles, word) &&
           !abbreviates(s, title, word);
}

/** "(par intérim)", "(CFO)": a short remark in parentheses; returns the word after it. */
static uint32_t remark(const scan *s, tct_title *title, uint32_t at) {
    if (at + 2 >= s->end || !tct_roles_is_mark(s->roles, at, "(")) return at;
    const tct_pack_item *item = NULL;
    const uint32_t length = tct_roles_match(s->roles, s->part, TCT_ROLE_MODIFIERS, at + 1, s->end, &item);
    if (length && tct_roles_is_mark(s->roles, at + 1 + length, ")")) {
        set_tenure(title, tenure_of(s, item, 1));
        return at + length + 2;
    }
    if (!tct_roles_is_mark(s->roles, at + 2, ")")) return at;
    uint32_t organization = tct_roles_begin(s->roles, at + 1, TCT_KIND_BIT(ORGANIZATION));
    if (organization == TCT_NONE && is_unknown_employer(s, title, at + 1) &&
        tct_titles_add(s->roles, at + 1, at + 2, TCT_KIND_ORGANIZATION, "organization/title",
                       &organization) != TCT_OK)
        return at;
    if (organization == TCT_NONE) return at + 3;
    if (!title->organization_count && title->field) take_organization(s, title, organization);
    return title->organization_count ? at + 3 : at;
}

/** An event or strategy that is only described may be the subject of an office: "ministre du plan". */
static bool is_common(const scan *s, uint32_t name) {
    const tct_mention *mention = &s->roles->doc->mentions.items[name];
    if (mention->flags & TCT_MENTION_GENERIC) return true;
    if (!(UNDERTAKING >> mention->kind & 1u)) return false;
    return mention->form == TCT_MENTION_DESCRIPTION || mention->form == TCT_MENTION_ANAPHOR;
}

static uint32_t field_words(const scan *s, uint32_t at) {
    assert(at <= s->end);
    while (at < s->end) {
        const tct_pack_item *item = NULL;
        const uint32_t name = tct_roles_begin(s->roles, at, NAMED | UNDERTAKING);
        if (name != TCT_NONE && !is_common(s, name)) {
            const tct_mention *mention = &s->roles->doc->mentions.items[name];
            const uint32_t end = mention->word_end;
            if (mention->kind != TCT_KIND_PLACE || end >= s->end || !is_nominal(word_at(s, end))) break;
            at = end;
            continue;
        }
        if (!is_content(s, at) || title_noun(s, at, &item)) break;
        if (tct_roles_match(s->roles, s->part, TCT_ROLE_HONORIFICS, at, s->end, &item)) break;
        at++;
    }
    return at;
}

static bool is_field_start(const scan *s, uint32_t at) {
    return at < s->end && field_words(s, at) > at;
}

/** Connector "of" at @p at, followed by the name of a field; returns where the field's words begin, else 0.
 */
static uint32_t next_of_field(const scan *s, uint32_t at) {
    const tct_pack_item *item = NULL;
    const uint32_t length = tct_roles_match(s->roles, s->part, TCT_ROLE_COMPLEMENTS, at, s->end, &item);
    if (!length || !has_value(s, item, 0, "of")) return 0;
    const uint32_t start = tct_roles_skip_articles(s->roles, at + length, s->end);
    return is_field_start(s, start) ? start : 0;
}

/** Does a list "A, B and C" of field names go on at @p at (after a comma)? */
static bool list_goes_on(const scan *s, uint32_t at) {
    for (int i = 0; i < 6; i++) {
        const uint32_t end = field_words(s, at);
        if (end == at || end > at + 6) return false;
        if (is_conjunction(s, end)) return is_field_start(s, end + 1) || next_of_field(s, end + 1);
        if (!tct_roles_is_mark(s->roles, end, ",")) return false;
        at = end + 1;
        if (is_conjunction(s, at)) return is_field_start(s, at + 1) || next_of_field(s, at + 1);
    }
    return false;
}

/** The rest of a coordinated field: ", des finances et de la prospective", "and Innovation". */
static uint32_t field_more(const scan *s, uint32_t at) {
    const bool comma = tct_roles_is_mark(s->roles, at, ",");
    if (!comma && !is_conjunction(s, at)) return at;
    uint32_t next = at + 1;
    if (comma && is_conjunction(s, next)) next++;
    next = tct_roles_skip_articles(s->roles, next, s->end);
    if (next >= s->end) return at;
    const uint32_t joined = next_of_field(s, next);
    if (joined) return field_words(s, joined);
    if (comma && !is_conjunction(s, at + 1)) return list_goes_on(s, next) ? field_words(s, next) : at;
    return is_field_start(s, next) ? field_words(s, next) : at;
}

static uint32_t whole_field(const scan *s, tct_title *title, uint32_t at) {
    assert(at < s->end);
    at = field_words(s, at);
    title->field = true;
    for (;;) {
        const uint32_t next = field_more(s, at);
        if (next == at) break;
        at = next;
    }
    return at;
}

/** What a complement's connector says. */
typedef enum { LINK_OF, LINK_AT, LINK_TOWARD, LINK_FIELD, LINK_CHARGE } link_kind;

static link_kind link_of(const scan *s, const tct_pack_item *item) {
    static const char *const names[] = {"of", "at", "toward", "field", "charge"};
    for (int i = 0; i < 5; i++)
        if (has_value(s, item, 0, names[i])) return (link_kind)i;
    return LINK_OF;
}

/** May a place stand for the employer? "Mayor of London", not "Vice President for Europe". */
static bool place_employs(const tct_title *title, link_kind link) {
    if (title->organization_count || title->kind == TCT_TITLE_STAFF) return false;
    if (link == LINK_OF) return true;
    return link == LINK_AT && (title->kind == TCT_TITLE_LOCAL || title->kind == TCT_TITLE_MINISTER);
}

/** "chargée de |l'administration du tribunal|": what is described is the field, the organization in it
 * employs. */
static void take_charge(const scan *s, tct_title *title, uint32_t field) {
    const tct_mention *outer = &s->roles->doc->mentions.items[field];
    title->text_end = outer->word_end;
    for (uint32_t w = outer->first_word + 1; w < outer->word_end; w++) {
        const uint32_t inner = tct_roles_begin(s->roles, w, TCT_KIND_BIT(ORGANIZATION));
        if (inner == TCT_NONE || s->roles->doc->mentions.items[inner].word_end != outer->word_end) continue;
        const tct_pack_item *item = NULL;
        uint32_t end = w;
        while (end > outer->first_word + 1 && word_at(s, end - 1)->upos == TCT_UPOS_DET)
            end--;
        end -=
            tct_roles_match_back(s->roles, s->part, TCT_ROLE_COMPLEMENTS, outer->first_word + 1, end, &item);
        title->text_end = end;
        take_organization(s, title, inner);
        return;
    }
}

/** A named complement at @p at; returns where it ends. */
static uint32_t named_complement(const scan *s, tct_title *title, uint32_t name, link_kind link) {
    const tct_mention *mention = &s->roles->doc->mentions.items[name];
    const uint32_t end = mention->word_end;
    const bool diplomat = title->kind == TCT_TITLE_ENVOY;
    if (mention->kind == TCT_KIND_ORGANIZATION) {
        if (link == LINK_TOWARD && (diplomat || title->organization_count))
            title->target = name;
        else if (link == LINK_CHARGE && mention->form == TCT_MENTION_DESCRIPTION)
            take_charge(s, title, name);
        else if (!(mention->flags & TCT_MENTION_GENERIC))
            take_organization(s, title, name);
    } else if (mention->kind == TCT_KIND_PLACE) {
        if (link == LINK_TOWARD)
            title->target = name;
        else if (place_employs(title, link))
            add_organization(title, name);
        else if ((link == LINK_FIELD || link == LINK_CHARGE) &&
                 title->organization_count == title->owner_count)
            title->text_end = end;
    }
    return end;
}

/** Owner and unit: "JICA's Pakistan Office" after a connector; returns where it ends or @p at. */
static uint32_t owned_unit(const scan *s, tct_title *title, uint32_t at) {
    const uint32_t owner = tct_roles_begin(s->roles, at, AGENT);
    if (owner == TCT_NONE) return at;
    const uint32_t end = s->roles->doc->mentions.items[owner].word_end;
    if (!is_genitive(s, end)) return at;
    const uint32_t unit = tct_roles_begin(s->roles, end + 1, TCT_KIND_BIT(ORGANIZATION));
    if (unit == TCT_NONE) return at;
    take_organization(s, title, unit);
    if (s->roles->doc->mentions.items[owner].kind == TCT_KIND_ORGANIZATION)
        take_organization(s, title, owner);
    return s->roles->doc->mentions.items[unit].word_end;
}

/** Is the name only the beginning of a compound: "USAID-funded"? */
static bool is_joined(const scan *s, uint32_t name) {
    const uint32_t end = s->roles->doc->mentions.items[name].word_end;
    return end + 1 < s->end && tct_roles_is_mark(s->roles, end, "-") &&
           !(word_at(s, end)->flags & TCT_WORD_SPACE_AFTER) &&
           !(word_at(s, end - 1)->flags & TCT_WORD_SPACE_AFTER);
}

/** End of the noun phrase that such a compound stands in. */
static uint32_t joined_words(const scan *s, uint32_t name) {
    uint32_t at = s->roles->doc->mentions.items[name].word_end + 1;
    while (at < s->end && word_at(s, at)->upos != TCT_UPOS_PUNCT && word_at(s, at)->upos != TCT_UPOS_ADP &&
           word_at(s, at)->upos != TCT_UPOS_AUX)
        at++;
    return at;
}

/** Organization that no pass took, shown by the connector before it: "CEO at Zorblax", "directrice de
 * l'IFAS". */
static uint32_t unknown_organization(const scan *s, const tct_title *title, link_kind link, bool article,
                                     uint32_t at) {
    if (!s->roles->naming || title->kind == TCT_TITLE_MINISTER || title->organization_count) return TCT_NONE;
    const uint32_t end = tct_titles_run(s->roles, s->part, s->begin, at, s->end);
    if (end == at) return TCT_NONE;
    const bool closed = end >= s->end || tct_roles_is_mark(s->roles, end, ",;.()") || is_conjunction(s, end);
    bool shown = link == LINK_AT || link == LINK_TOWARD;
    if (link == LINK_FIELD) shown = title->kind == TCT_TITLE_STAFF && end == at + 1;
    if (title->kind == TCT_TITLE_LOCAL)
        shown = true;
    else if (link == LINK_OF)
        shown =
            (article && end == at + 1 && tct_titles_acronym(s->roles, at)) || tct_titles_recurs(s->roles, at);
    if (!shown || !closed) return TCT_NONE;
    uint32_t index = TCT_NONE;
    const tct_kind kind = title->kind == TCT_TITLE_LOCAL ? TCT_KIND_PLACE : TCT_KIND_ORGANIZATION;
    return tct_titles_add(s->roles, at, end, kind, "organization/title", &index) == TCT_OK ? index : TCT_NONE;
}

/** "conseiller du |ministre de la Santé": another title as complement is passed over. */
static uint32_t nested_title(const scan *s, uint32_t at);

static uint32_t complement(const scan *s, tct_title *title, uint32_t at) {
    const tct_pack_item *item = NULL;
    const uint32_t length = tct_roles_match(s->roles, s->part, TCT_ROLE_COMPLEMENTS, at, s->end, &item);
    if (!length) return at;
    const link_kind link = link_of(s, item);
    const uint32_t next = tct_roles_skip_articles(s->roles, at + length, s->end);
    if (next >= s->end) return at;
    const uint32_t owned = owned_unit(s, title, next);
    if (owned > next) return owned;
    uint32_t name = tct_roles_begin(s->roles, next, AGENT | UNDERTAKING);
    if (name != TCT_NONE && is_common(s, name) &&
        (UNDERTAKING >> s->roles->doc->mentions.items[name].kind & 1u))
        name = TCT_NONE;
    const bool place_in_field = name != TCT_NONE && field_words(s, next) > next;
    if (name != TCT_NONE && is_joined(s, name)) return joined_words(s, name);
    if (name != TCT_NONE && !place_in_field) return named_complement(s, title, name, link);
    if (tct_roles_begin(s->roles, next, TCT_KIND_BIT(PERSON)) != TCT_NONE) return at;
    const uint32_t nested = nested_title(s, next);
    if (nested > next) return nested;
    if (title->organization_count || !is_field_start(s, next)) return at;
    const uint32_t unknown = unknown_organization(s, title, link, next > at + length, next);
    if (unknown != TCT_NONE) return named_complement(s, title, unknown, link);
    const uint32_t end = whole_field(s, title, next);
    title->text_end = end;
    return end;
}

/** After commas: "(Chief, Culture Unit, UNESCO Office)". Only for a title that itself follows a mark. */
static uint32_t enumerated_organization(const scan *s, tct_title *title, uint32_t at) {
    if (!tct_roles_is_mark(s->roles, at, ",–—-|") || (title->organization_count && !title->enumerated))
        return at;
    if (title->first > s->begin && !tct_roles_is_mark(s->roles, title->first - 1, ",(–—-|:")) return at;
    const uint32_t next = tct_roles_skip_articles(s->roles, at + 1, s->end);
    const uint32_t name = tct_roles_begin(s->roles, next, TCT_KIND_BIT(ORGANIZATION));
    if (name == TCT_NONE) return at;
    const uint32_t end = s->roles->doc->mentions.items[name].word_end;
    const bool closed =
        end >= s->end || tct_roles_is_mark(s->roles, end, ",;.)|–—(:") || is_conjunction(s, end);
    if (!closed) return at;
    take_organization(s, title, name);
    title->enumerated = true;
    return end;
}

/** Without connector: "Directrice générale AFD". */
static uint32_t bare_organization(const scan *s, tct_title *title, uint32_t at) {
    const uint32_t name =
        title->organization_count ? TCT_NONE : tct_roles_begin(s->roles, at, TCT_KIND_BIT(ORGANIZATION));
    if (name == TCT_NONE) return at;
    const uint32_t end = s->roles->doc->mentions.items[name].word_end;
    if (end < s->end && !tct_roles_is_mark(s->roles, end, ",;.)|–—(:")) return at;
    take_organization(s, title, name);
    return end;
}

/** The rest of a unit's name that its mention lacks: "Office of Science (STI) |and Transformation (DX)| in
 * X". */
static uint32_t rest_of_name(const scan *s, tct_title *title, uint32_t at) {
    if (!title->organization_count || !is_conjunction(s, at) || at + 1 >= s->end) return at;
    const uint32_t joined = next_of_field(s, at + 1);
    const uint32_t start = joined ? joined : at + 1;
    const tct_mention *last =
        &s->roles->doc->mentions.items[title->organizations[title->organization_count - 1]];
    const bool described =
        last->form == TCT_MENTION_DESCRIPTION && last->word_end <= at && last->word_end + 4 >= at;
    if (!is_field_start(s, start) || (!joined && !described && !is_capital_inside(s, start))) return at;
    uint32_t end = field_words(s, start);
    for (uint32_t more = end < s->end ? next_of_field(s, end) : 0; more;
         more = end < s->end ? next_of_field(s, end) : 0)
        end = field_words(s, more);
    if (end < s->end) end = remark(s, title, end);
    const uint32_t next = end < s->end ? complement(s, title, end) : end;
    return next > end ? next : at;
}

static void extend_right(const scan *s, tct_title *title) {
    assert(title->end > title->head && title->end <= s->end);
    for (int i = 0; i < 10; i++) {
        const uint32_t at = title->end;
        uint32_t next = at < s->end ? remark(s, title, at) : at;
        if (next == at && at < s->end) next = complement(s, title, at);
        if (next == at && at < s->end) next = rest_of_name(s, title, at);
        if (next == at && at < s->end) next = bare_organization(s, title, at);
        if (next == at && at < s->end) next = enumerated_organization(s, title, at);
        if (next == at) break;
        title->end = next;
    }
}

/* --- the whole
 * ------------------------------------------------------------------------------------------------ */

/** Reads the title whose noun of @p length words is at @p word. */
static tct_title read_title(const scan *s, uint32_t word, uint32_t length, const tct_pack_item *item) {
    tct_title title = {.head = word,
                       .first = word,
                       .text_first = word,
                       .target = TCT_NONE,
                       .possessor = TCT_NONE,
                       .kind = kind_of(s, item),
                       .weak = has_value(s, item, 1, "weak"),
                       .plural = TCT_FEAT(word_at(s, word)->feats, TCT_FEAT_NUMBER) == TCT_NUMBER_PLUR};
    extend_left(s, &title);
    read_determiner(s, &title);
    title.end = title.text_end = modifiers_after(s, &title, word + length);
    extend_right(s, &title);
    return title;
}

static uint32_t nested_title(const scan *s, uint32_t at) {
    const tct_pack_item *item = NULL;
    const uint32_t length = at < s->end ? title_noun(s, at, &item) : 0;
    if (!length) return at;
    tct_title inner = {.head = at, .first = at, .target = TCT_NONE, .kind = kind_of(s, item)};
    inner.end = modifiers_after(s, &inner, at + length);
    for (int i = 0; i < 4; i++) {
        const uint32_t next = inner.end < s->end ? complement(s, &inner, inner.end) : inner.end;
        if (next == inner.end) break;
        inner.end = next;
    }
    return inner.end;
}

tct_status tct_titles_find(tct_roles *roles, uint32_t sentence) {
    assert(roles && sentence < roles->doc->sentences.count);
    const tct_role_part *part = tct_roles_part(roles, sentence);
    if (!part || !part->lists[TCT_ROLE_TITLES]) return TCT_OK;
    const tct_sentence *range = &roles->doc->sentences.items[sentence];
    const scan s = {.roles = roles, .part = part, .begin = range->first_word, .end = range->word_end};
    for (uint32_t word = s.begin; word < s.end;) {
        const tct_pack_item *item = NULL;
        const uint32_t length = title_noun(&s, word, &item);
        if (!length || is_inside_name(&s, word, word + length)) {
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

bool tct_titles_agree(const tct_roles *roles, const tct_title *a, const tct_title *b) {
    assert(a->text_end > a->text_first && b->text_end > b->text_first);
    const tct_doc *doc = roles->doc;
    if (doc->words.items[a->head].lemma != doc->words.items[b->head].lemma) return false;
    if (a->organization_count && b->organization_count) {
        const uint32_t x = tct_mention_root(doc, a->organizations[0]),
                       y = tct_mention_root(doc, b->organizations[0]);
        const tct_mention *m = &doc->mentions.items[x], *n = &doc->mentions.items[y];
        if (x != y && (m->entity == TCT_NONE || m->entity != n->entity)) return false;
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
