/* What follows the noun of a title: modifiers, fields, organizations, other titles. */
#include <assert.h>

#include "extract/titles_internal.h"

#define AGENT (TCT_KIND_BIT(ORGANIZATION) | TCT_KIND_BIT(PLACE))
#define NAMED (AGENT | TCT_KIND_BIT(PERSON))
#define UNDERTAKING (TCT_KIND_BIT(EVENT) | TCT_KIND_BIT(STRATEGY))

/** "responsable |communication|,": a bare noun that closes the title. */
static bool is_juxtaposed(const tct_title_scan *s, const tct_title *title, uint32_t at) {
    if (s->part->modifiers_before || at + 1 >= s->end || title->weak) return false;
    const tct_word *word = tct_title_word(s, at);
    const bool noun = word->upos == TCT_UPOS_NOUN || word->upos == TCT_UPOS_X;
    return noun && s->roles->covers[at] == TCT_NONE && !tct_title_is_capital(s, at) &&
           tct_roles_is_mark(s->roles, at + 1, ",;)–—");
}

/** Modifiers after word @p at; returns where they end. */
uint32_t tct_title_modifiers_after(const tct_title_scan *s, tct_title *title, uint32_t at) {
    assert(at > title->head && at <= s->end);
    const tct_pack_item *item = NULL;
    for (int i = 0; i < 6 && at < s->end; i++) {
        const uint32_t length = tct_roles_match(s->roles, s->part, TCT_ROLE_MODIFIERS, at, s->end, &item);
        if (length && tct_title_has_value(s, item, 0, "after")) {
            tct_title_set_tenure(title, tct_title_tenure_of(s, item, 1));
            at += length;
        } else if (!s->part->modifiers_before && tct_title_word(s, at)->upos == TCT_UPOS_ADJ &&
                   s->roles->starts[at] == TCT_NONE) {
            at++;
        } else if (is_juxtaposed(s, title, at)) {
            at++;
        } else if (tct_title_is_conjunction(s, at) && !s->part->modifiers_before && at + 1 < s->end &&
                   at > title->head + 1 && tct_title_word(s, at + 1)->upos == TCT_UPOS_ADJ) {
            at += 2;
        } else {
            break;
        }
    }
    return at;
}

/** Do the letters of the acronym begin the words of the title: "Chief Financial Officer (CFO)"? */
static bool abbreviates(const tct_title_scan *s, const tct_title *title, uint32_t word) {
    const tct_str form = tct_doc_span(s->roles->doc, tct_title_word(s, word)->span);
    const tct_str first = tct_doc_span(s->roles->doc, tct_title_word(s, title->text_first)->span);
    const tct_str head = tct_doc_span(s->roles->doc, tct_title_word(s, title->head)->span);
    const char letter = form.data[0] | 0x20;
    return letter == (first.data[0] | 0x20) || letter == (head.data[0] | 0x20);
}

/** "Directrice de la recherche (MAEDI)": an acronym that no pass took and that does not stand for the title.
 */
static bool is_unknown_employer(const tct_title_scan *s, const tct_title *title, uint32_t word) {
    return s->roles->naming && title->field && !title->organization_count &&
           s->roles->covers[word] == TCT_NONE && tct_titles_acronym(s->roles, word) &&
           !abbreviates(s, title, word);
}

/** "(par intérim)", "(CFO)": a short remark in parentheses; returns the word after it. */
static uint32_t remark(const tct_title_scan *s, tct_title *title, uint32_t at) {
    if (at + 2 >= s->end || !tct_roles_is_mark(s->roles, at, "(")) return at;
    const tct_pack_item *item = NULL;
    const uint32_t length = tct_roles_match(s->roles, s->part, TCT_ROLE_MODIFIERS, at + 1, s->end, &item);
    if (length && tct_roles_is_mark(s->roles, at + 1 + length, ")")) {
        tct_title_set_tenure(title, tct_title_tenure_of(s, item, 1));
        return at + length + 2;
    }
    if (!tct_roles_is_mark(s->roles, at + 2, ")")) return at;
    uint32_t organization = tct_roles_begin(s->roles, at + 1, TCT_KIND_BIT(ORGANIZATION));
    if (organization == TCT_NONE && is_unknown_employer(s, title, at + 1) &&
        tct_titles_add(s->roles, at + 1, at + 2, TCT_KIND_ORGANIZATION, "organization/title",
                       &organization) != TCT_OK)
        return at;
    if (organization == TCT_NONE) return at + 3;
    if (!title->organization_count && title->field) tct_title_take(s, title, organization);
    return title->organization_count ? at + 3 : at;
}

/** An event or strategy that is only described may be the subject of an office: "ministre du plan". */
static bool is_common(const tct_title_scan *s, uint32_t name) {
    const tct_mention *mention = &s->roles->doc->mentions.items[name];
    if (mention->flags & TCT_MENTION_GENERIC) return true;
    if (!(UNDERTAKING >> mention->kind & 1u)) return false;
    /* "ministre du Travail et du |Dialogue social|": a capital on its noun alone names nothing */
    const uint32_t length = mention->word_end - mention->first_word;
    if (mention->entity == TCT_NONE && mention->form == TCT_MENTION_NAME && length <= 2 &&
        mention->head == mention->first_word && !tct_title_is_capital(s, mention->word_end - 1))
        return true;
    return mention->form == TCT_MENTION_DESCRIPTION || mention->form == TCT_MENTION_ANAPHOR;
}

/** "and |former mayor|", « et |ancien maire| »: a modifier of tenure with a title's noun begins another
 * title. */
static bool other_title(const tct_title_scan *s, uint32_t at) {
    const tct_pack_item *item = NULL;
    const uint32_t length = tct_roles_match(s->roles, s->part, TCT_ROLE_MODIFIERS, at, s->end, &item);
    return length && at + length < s->end && tct_title_noun(s, at + length, &item);
}

static uint32_t field_words(const tct_title_scan *s, uint32_t at) {
    assert(at <= s->end);
    while (at < s->end) {
        const tct_pack_item *item = NULL;
        const uint32_t name = tct_roles_begin(s->roles, at, NAMED | UNDERTAKING);
        if (name != TCT_NONE && !is_common(s, name)) {
            const tct_mention *mention = &s->roles->doc->mentions.items[name];
            const uint32_t end = mention->word_end;
            if (mention->kind != TCT_KIND_PLACE || end >= s->end ||
                !tct_title_is_nominal(tct_title_word(s, end)))
                break;
            at = end;
            continue;
        }
        if (!tct_title_is_content(s, at) || tct_title_noun(s, at, &item) || other_title(s, at)) break;
        if (tct_roles_match(s->roles, s->part, TCT_ROLE_HONORIFICS, at, s->end, &item)) break;
        at++;
    }
    return at;
}

/** No field begins with a time: "director |on 1 July|". */
static bool is_field_start(const tct_title_scan *s, uint32_t at) {
    return at < s->end && tct_time_end(s->roles->doc, at) == at && field_words(s, at) > at;
}

/** Connector "of" at @p at, followed by the name of a field; returns where the field's words begin, else 0.
 */
static uint32_t next_of_field(const tct_title_scan *s, uint32_t at) {
    const tct_pack_item *item = NULL;
    const uint32_t length = tct_roles_match(s->roles, s->part, TCT_ROLE_COMPLEMENTS, at, s->end, &item);
    if (!length || !tct_title_has_value(s, item, 0, "of")) return 0;
    const uint32_t start = tct_roles_skip_articles(s->roles, at + length, s->end);
    return is_field_start(s, start) ? start : 0;
}

/** Does a list "A, B and C" of field names go on at @p at (after a comma)? */
static bool list_goes_on(const tct_title_scan *s, uint32_t at) {
    for (int i = 0; i < 6; i++) {
        const uint32_t end = field_words(s, at);
        if (end == at || end > at + 6) return false;
        if (tct_title_is_conjunction(s, end)) return is_field_start(s, end + 1) || next_of_field(s, end + 1);
        if (!tct_roles_is_mark(s->roles, end, ",")) return false;
        at = end + 1;
        if (tct_title_is_conjunction(s, at)) return is_field_start(s, at + 1) || next_of_field(s, at + 1);
    }
    return false;
}

/** The rest of a coordinated field: ", des finances et de la prospective", "and Innovation". */
static uint32_t field_more(const tct_title_scan *s, uint32_t at) {
    const bool comma = tct_roles_is_mark(s->roles, at, ",");
    if (!comma && !tct_title_is_conjunction(s, at)) return at;
    uint32_t next = at + 1;
    if (comma && tct_title_is_conjunction(s, next)) next++;
    next = tct_roles_skip_articles(s->roles, next, s->end);
    if (next >= s->end) return at;
    const uint32_t joined = next_of_field(s, next);
    if (joined) return field_words(s, joined);
    if (comma && !tct_title_is_conjunction(s, at + 1))
        return list_goes_on(s, next) ? field_words(s, next) : at;
    return is_field_start(s, next) ? field_words(s, next) : at;
}

static uint32_t whole_field(const tct_title_scan *s, tct_title *title, uint32_t at) {
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

static link_kind link_of(const tct_title_scan *s, const tct_pack_item *item) {
    static const char *const names[] = {"of", "at", "toward", "field", "charge"};
    for (int i = 0; i < 5; i++)
        if (tct_title_has_value(s, item, 0, names[i])) return (link_kind)i;
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
static void take_charge(const tct_title_scan *s, tct_title *title, uint32_t field) {
    const tct_mention *outer = &s->roles->doc->mentions.items[field];
    title->text_end = outer->word_end;
    for (uint32_t w = outer->first_word + 1; w < outer->word_end; w++) {
        const uint32_t inner = tct_roles_begin(s->roles, w, TCT_KIND_BIT(ORGANIZATION));
        if (inner == TCT_NONE || s->roles->doc->mentions.items[inner].word_end != outer->word_end) continue;
        const tct_pack_item *item = NULL;
        uint32_t end = w;
        while (end > outer->first_word + 1 && tct_title_word(s, end - 1)->upos == TCT_UPOS_DET)
            end--;
        end -=
            tct_roles_match_back(s->roles, s->part, TCT_ROLE_COMPLEMENTS, outer->first_word + 1, end, &item);
        title->text_end = end;
        tct_title_take(s, title, inner);
        return;
    }
}

/** A named complement at @p at; returns where it ends. */
static uint32_t named_complement(const tct_title_scan *s, tct_title *title, uint32_t name, link_kind link) {
    const tct_mention *mention = &s->roles->doc->mentions.items[name];
    const uint32_t end = mention->word_end;
    const bool diplomat = title->kind == TCT_TITLE_ENVOY;
    if (mention->kind == TCT_KIND_ORGANIZATION) {
        if (link == LINK_TOWARD && (diplomat || title->organization_count))
            title->target = name;
        else if (link == LINK_CHARGE && mention->form == TCT_MENTION_DESCRIPTION)
            take_charge(s, title, name);
        else if (!(mention->flags & TCT_MENTION_GENERIC))
            tct_title_take(s, title, name);
    } else if (mention->kind == TCT_KIND_PLACE) {
        if (link == LINK_TOWARD)
            title->target = name;
        else if (place_employs(title, link))
            tct_title_add_organization(title, name);
        else if ((link == LINK_FIELD || link == LINK_CHARGE) &&
                 title->organization_count == title->owner_count)
            title->text_end = end;
    }
    return end;
}

/** Owner and unit: "JICA's Pakistan Office" after a connector; returns where it ends or @p at. */
static uint32_t owned_unit(const tct_title_scan *s, tct_title *title, uint32_t at) {
    const uint32_t owner = tct_roles_begin(s->roles, at, AGENT);
    if (owner == TCT_NONE) return at;
    const uint32_t end = s->roles->doc->mentions.items[owner].word_end;
    if (!tct_title_is_genitive(s, end)) return at;
    const uint32_t unit = tct_roles_begin(s->roles, end + 1, TCT_KIND_BIT(ORGANIZATION));
    if (unit == TCT_NONE) return at;
    tct_title_take(s, title, unit);
    if (s->roles->doc->mentions.items[owner].kind == TCT_KIND_ORGANIZATION) tct_title_take(s, title, owner);
    return s->roles->doc->mentions.items[unit].word_end;
}

/** Is the name only the beginning of a compound: "USAID-funded"? */
static bool is_joined(const tct_title_scan *s, uint32_t name) {
    const uint32_t end = s->roles->doc->mentions.items[name].word_end;
    return end + 1 < s->end && tct_roles_is_mark(s->roles, end, "-") &&
           !(tct_title_word(s, end)->flags & TCT_WORD_SPACE_AFTER) &&
           !(tct_title_word(s, end - 1)->flags & TCT_WORD_SPACE_AFTER);
}

/** End of the noun phrase that such a compound stands in. */
static uint32_t joined_words(const tct_title_scan *s, uint32_t name) {
    uint32_t at = s->roles->doc->mentions.items[name].word_end + 1;
    while (at < s->end && tct_title_word(s, at)->upos != TCT_UPOS_PUNCT &&
           tct_title_word(s, at)->upos != TCT_UPOS_ADP && tct_title_word(s, at)->upos != TCT_UPOS_AUX)
        at++;
    return at;
}

/** "Secretary for ICT": the letters name a field, not a body. */
static bool names_field(const tct_title_scan *s, uint32_t at) {
    const tct_pack_list *list = s->part->part->lists[TCT_LIST_ACRONYM_STOP];
    return list && tct_pack_list_get(list, tct_title_word(s, at)->lower);
}

/** "directeur de la |Semader|": behind an article the one word that heads an office is over is a house's
 * name. */
static bool is_house(const tct_title_scan *s, const tct_title *title, uint32_t at) {
    return title->kind == TCT_TITLE_HEAD && tct_title_word(s, at)->upos == TCT_UPOS_PROPN;
}

/** Organization that no pass took, shown by the connector before it: "CEO at Zorblax", "directrice de
 * l'IFAS". */
static uint32_t unknown_organization(const tct_title_scan *s, const tct_title *title, link_kind link,
                                     bool article, uint32_t at) {
    if (!s->roles->naming || title->kind == TCT_TITLE_MINISTER || title->organization_count) return TCT_NONE;
    const uint32_t end = tct_titles_run(s->roles, s->part, s->begin, at, s->end);
    if (end == at) return TCT_NONE;
    const bool closed =
        end >= s->end || tct_roles_is_mark(s->roles, end, ",;.()") || tct_title_is_conjunction(s, end);
    bool shown = link == LINK_AT || link == LINK_TOWARD;
    if (link == LINK_FIELD) shown = title->kind == TCT_TITLE_STAFF && end == at + 1;
    if (title->kind == TCT_TITLE_LOCAL)
        shown = true;
    else if (link == LINK_OF)
        shown = (article && end == at + 1 && (tct_titles_acronym(s->roles, at) || is_house(s, title, at))) ||
                tct_titles_recurs(s->roles, at);
    if (!shown || !closed || names_field(s, at)) return TCT_NONE;
    uint32_t index = TCT_NONE;
    const tct_kind kind = title->kind == TCT_TITLE_LOCAL ? TCT_KIND_PLACE : TCT_KIND_ORGANIZATION;
    return tct_titles_add(s->roles, at, end, kind, "organization/title", &index) == TCT_OK ? index : TCT_NONE;
}

/** "ministre |de l'Europe et des Affaires étrangères|": a place that a field is joined to is one itself;
 * returns where they end, or 0. */
static uint32_t portfolio_end(const tct_title_scan *s, tct_title *title, uint32_t name) {
    const tct_mention *place = &s->roles->doc->mentions.items[name];
    if (title->kind != TCT_TITLE_MINISTER || place->kind != TCT_KIND_PLACE || place->word_end >= s->end)
        return 0;
    uint32_t end = place->word_end;
    for (uint32_t next = field_more(s, end); next > end && next < s->end; next = field_more(s, end))
        end = next;
    if (end == place->word_end) return 0;
    title->field = true;
    title->text_end = end;
    return end;
}

/** "conseiller du |ministre de la Santé": another title as complement is passed over. */
static uint32_t nested_title(const tct_title_scan *s, uint32_t at);

static uint32_t complement(const tct_title_scan *s, tct_title *title, uint32_t at) {
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
    const uint32_t portfolio = name != TCT_NONE && link != LINK_AT ? portfolio_end(s, title, name) : at;
    if (portfolio > at) return portfolio;
    if (name != TCT_NONE && is_joined(s, name)) return joined_words(s, name);
    if (name != TCT_NONE && !place_in_field) return named_complement(s, title, name, link);
    if (tct_roles_begin(s->roles, next, TCT_KIND_BIT(PERSON)) != TCT_NONE) return at;
    const uint32_t nested = nested_title(s, next);
    if (nested > next) return nested;
    if (!is_field_start(s, next)) return at;
    if (title->organization_count > title->owner_count)
        return link == LINK_CHARGE ? whole_field(s, title, next) : at;
    const uint32_t unknown = unknown_organization(s, title, link, next > at + length, next);
    if (unknown != TCT_NONE) return named_complement(s, title, unknown, link);
    /* "president |for a four-year term|": what a field is, no article of one among many says */
    if (link == LINK_FIELD && next > at + length &&
        TCT_FEAT(s->roles->doc->words.items[next - 1].feats, TCT_FEAT_DEFINITE) == TCT_DEFINITE_IND)
        return at;
    const uint32_t end = whole_field(s, title, next);
    title->text_end = end;
    return end;
}

/** After commas: "(Chief, Culture Unit, UNESCO Office)". Only for a title that itself follows a mark. */
static uint32_t enumerated_organization(const tct_title_scan *s, tct_title *title, uint32_t at) {
    if (!tct_roles_is_mark(s->roles, at, ",–—-|") || (title->organization_count && !title->enumerated))
        return at;
    if (title->first > s->begin && !tct_roles_is_mark(s->roles, title->first - 1, ",(–—-|:")) return at;
    const uint32_t next = tct_roles_skip_articles(s->roles, at + 1, s->end);
    const bool state = title->kind == TCT_TITLE_MINISTER || title->kind == TCT_TITLE_LOCAL;
    const uint32_t name = tct_roles_begin(s->roles, next, state ? AGENT : TCT_KIND_BIT(ORGANIZATION));
    if (name == TCT_NONE) return at;
    const uint32_t end = s->roles->doc->mentions.items[name].word_end;
    const bool closed =
        end >= s->end || tct_roles_is_mark(s->roles, end, ",;.)|–—(:") || tct_title_is_conjunction(s, end);
    if (!closed) return at;
    tct_title_take(s, title, name);
    title->enumerated = true;
    return end;
}

/** Without connector: "Directrice générale AFD". */
static uint32_t bare_organization(const tct_title_scan *s, tct_title *title, uint32_t at) {
    const uint32_t name =
        title->organization_count ? TCT_NONE : tct_roles_begin(s->roles, at, TCT_KIND_BIT(ORGANIZATION));
    if (name == TCT_NONE) return at;
    const uint32_t end = s->roles->doc->mentions.items[name].word_end;
    if (end < s->end && !tct_roles_is_mark(s->roles, end, ",;.)|–—(:")) return at;
    tct_title_take(s, title, name);
    return end;
}

/** "directrice régionale |Bretagne| de la Banque": a place bare before a connector is the office's field. */
static uint32_t bare_place(const tct_title_scan *s, tct_title *title, uint32_t at) {
    const uint32_t name =
        title->organization_count ? TCT_NONE : tct_roles_begin(s->roles, at, TCT_KIND_BIT(PLACE));
    if (name == TCT_NONE || title->kind == TCT_TITLE_MINISTER || title->kind == TCT_TITLE_LOCAL) return at;
    const uint32_t end = s->roles->doc->mentions.items[name].word_end;
    const tct_pack_item *item = NULL;
    if (end >= s->end || !tct_roles_match(s->roles, s->part, TCT_ROLE_COMPLEMENTS, end, s->end, &item))
        return at;
    title->text_end = end;
    return end;
}

/** The rest of a unit's name that its mention lacks: "Office of Science (STI) |and Transformation (DX)| in
 * X". */
static uint32_t rest_of_name(const tct_title_scan *s, tct_title *title, uint32_t at) {
    if (!title->organization_count || !tct_title_is_conjunction(s, at) || at + 1 >= s->end) return at;
    const uint32_t joined = next_of_field(s, at + 1);
    const uint32_t start = joined ? joined : at + 1;
    const tct_mention *last =
        &s->roles->doc->mentions.items[title->organizations[title->organization_count - 1]];
    const bool described =
        last->form == TCT_MENTION_DESCRIPTION && last->word_end <= at && last->word_end + 4 >= at;
    if (!is_field_start(s, start) || (!joined && !described && !tct_title_is_capital(s, start))) return at;
    uint32_t end = field_words(s, start);
    for (uint32_t more = end < s->end ? next_of_field(s, end) : 0; more;
         more = end < s->end ? next_of_field(s, end) : 0)
        end = field_words(s, more);
    if (end < s->end) end = remark(s, title, end);
    const uint32_t next = end < s->end ? complement(s, title, end) : end;
    return next > end ? next : at;
}

static uint32_t nested_title(const tct_title_scan *s, uint32_t at) {
    const tct_pack_item *item = NULL;
    const uint32_t length = at < s->end ? tct_title_noun(s, at, &item) : 0;
    if (!length) return at;
    tct_title inner = {.head = at, .first = at, .target = TCT_NONE, .kind = tct_title_kind_of(s, item)};
    inner.end = tct_title_modifiers_after(s, &inner, at + length);
    for (int i = 0; i < 4; i++) {
        const uint32_t next = inner.end < s->end ? complement(s, &inner, inner.end) : inner.end;
        if (next == inner.end) break;
        inner.end = next;
    }
    return inner.end;
}

void tct_title_extend_right(const tct_title_scan *s, tct_title *title) {
    assert(title->end > title->head && title->end <= s->end);
    for (int i = 0; i < 10; i++) {
        const uint32_t at = title->end;
        uint32_t next = at < s->end ? remark(s, title, at) : at;
        if (next == at && at < s->end) next = complement(s, title, at);
        if (next == at && at < s->end) next = rest_of_name(s, title, at);
        if (next == at && at < s->end) next = bare_organization(s, title, at);
        if (next == at && at < s->end) next = bare_place(s, title, at);
        if (next == at && at < s->end) next = enumerated_organization(s, title, at);
        if (next == at) break;
        title->end = next;
    }
}
