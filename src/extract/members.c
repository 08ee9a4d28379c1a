/*
 * Acting for somebody (list `representation`: behalf, person, passive, for, agent) and lists of members (list
 * `membership`: group, introducer).
 */
#include <assert.h>

#include "extract/titles.h"

#define AGENT (TCT_KIND_BIT(ORGANIZATION) | TCT_KIND_BIT(PLACE))

typedef struct {
    tct_roles *roles;
    const tct_role_part *part;
    uint32_t begin, end;
} scan;

static bool has_value(const scan *s, const tct_pack_item *item, const char *value) {
    return tct_str_equal(tct_roles_value(s->roles, item, 0), tct_str_of(value));
}

static const tct_mention *mention_at(const scan *s, uint32_t mention) {
    return &s->roles->doc->mentions.items[mention];
}

/** Named person who begins in [from, end), nearest first; TCT_NONE when none does. */
static uint32_t next_person(const scan *s, uint32_t from, uint32_t reach) {
    for (uint32_t w = from; w < s->end && w < from + reach; w++) {
        const uint32_t person = tct_roles_begin(s->roles, w, TCT_KIND_BIT(PERSON));
        if (person != TCT_NONE) return person;
    }
    return TCT_NONE;
}

static uint32_t previous_person(const scan *s, uint32_t before) {
    for (uint32_t w = before; w > s->begin; w--) {
        const uint32_t person = tct_roles_end(s->roles, w, TCT_KIND_BIT(PERSON));
        if (person != TCT_NONE) return person;
    }
    return TCT_NONE;
}

/** After an acronym in brackets that follows a mention. */
static uint32_t after_brackets(const scan *s, uint32_t at) {
    if (!tct_roles_is_mark(s->roles, at, "(")) return at;
    for (uint32_t w = at + 1; w < s->end && w < at + 5; w++)
        if (tct_roles_is_mark(s->roles, w, ")")) return w + 1;
    return at;
}

/** Does a title, honorific or person begin at @p at? */
static bool introduces_person(const scan *s, uint32_t at) {
    const tct_pack_item *item = NULL;
    if (at >= s->end) return false;
    if (s->roles->title_at[at] != TCT_NONE || tct_roles_begin(s->roles, at, TCT_KIND_BIT(PERSON)) != TCT_NONE)
        return true;
    return tct_roles_match(s->roles, s->part, TCT_ROLE_HONORIFICS, at, s->end, &item) > 0;
}

/** The person meant after "on behalf of X": who follows "by" or a comma, else who came before. */
static uint32_t acting_person(const scan *s, const tct_pack_item *marker, uint32_t first, uint32_t after) {
    const tct_pack_item *item = NULL;
    const uint32_t at = after_brackets(s, after);
    const uint32_t agent =
        at < s->end ? tct_roles_match(s->roles, s->part, TCT_ROLE_REPRESENT, at, s->end, &item) : 0;
    if (agent && has_value(s, item, "agent")) return next_person(s, at + agent, 25);
    const bool beside =
        first > s->begin &&
        (tct_roles_end(s->roles, first, TCT_KIND_BIT(PERSON)) != TCT_NONE ||
         (tct_roles_is_mark(s->roles, first - 1, ",") && s->roles->title_end[first - 1] != TCT_NONE));
    const bool leads = first <= s->begin + 1 || !beside;
    if (leads && tct_roles_is_mark(s->roles, at, ",") && introduces_person(s, at + 1))
        return next_person(s, at + 1, 25);
    if (has_value(s, marker, "for")) return TCT_NONE;
    return previous_person(s, first);
}

/** A title without organization takes the one that its holder acts for. */
static tct_status affiliate_titled(const scan *s, uint32_t person, uint32_t agent, uint32_t first,
                                   uint32_t end) {
    if (mention_at(s, agent)->kind != TCT_KIND_ORGANIZATION) return TCT_OK;
    bool bare = false;
    for (size_t i = 0; i < s->roles->holders.count && i < TCT_TITLE_COMPARED; i++) {
        const tct_holder *holder = &s->roles->holders.items[i];
        const tct_title *title = &s->roles->titles.items[holder->title];
        if (holder->person != person || title->kind != TCT_TITLE_HEAD) continue;
        if (title->organization_count) return TCT_OK;
        bare = true;
    }
    if (!bare) return TCT_OK;
    return tct_roles_relate(s->roles, TCT_PROPERTY_AFFILIATION, person, agent, first, end, 72,
                            "title/of whom it acts for");
}

static tct_status relate_person(const scan *s, uint32_t person, uint32_t agent, const char *rule) {
    if (person == TCT_NONE) return TCT_OK;
    assert(agent != TCT_NONE);
    const tct_mention *a = mention_at(s, person), *b = mention_at(s, agent);
    const uint32_t first = a->first_word < b->first_word ? a->first_word : b->first_word;
    const uint32_t end = a->word_end > b->word_end ? a->word_end : b->word_end;
    TRY(tct_roles_relate(s->roles, TCT_PROPERTY_REPRESENTS, person, agent, first, end, 82, rule));
    return affiliate_titled(s, person, agent, first, end);
}

/** "X, represented by Y": the organization nearest before, the person after. */
static tct_status represented_by(const scan *s, uint32_t first, uint32_t after) {
    assert(first >= s->begin && after <= s->end);
    const bool comma = first > s->begin && tct_roles_is_mark(s->roles, first - 1, ",");
    uint32_t agent =
        tct_roles_end(s->roles, comma ? first - 1 : first, TCT_KIND_BIT(PLACE)); /* "la Ville de X, …" */
    if (agent == TCT_NONE) agent = tct_roles_context(s->roles, first);
    if (agent == TCT_NONE || mention_at(s, agent)->sentence != s->roles->doc->words.items[first].sentence)
        return TCT_OK;
    return relate_person(s, next_person(s, after, 12), agent, "represents/represented by");
}

/** One marker of representation at @p at. */
static tct_status read_marker(const scan *s, uint32_t at, uint32_t length, const tct_pack_item *marker) {
    if (has_value(s, marker, "agent")) return TCT_OK;
    if (has_value(s, marker, "passive")) return represented_by(s, at, at + length);
    const uint32_t next = tct_roles_skip_articles(s->roles, at + length, s->end);
    const uint32_t agent = next < s->end ? tct_roles_begin(s->roles, next, AGENT) : TCT_NONE;
    if (agent == TCT_NONE || (mention_at(s, agent)->flags & TCT_MENTION_GENERIC)) return TCT_OK;
    return relate_person(s, acting_person(s, marker, at, mention_at(s, agent)->word_end), agent,
                         "represents/marker");
}

static tct_status read_representation(const scan *s) {
    for (uint32_t w = s->begin; w < s->end;) {
        const tct_pack_item *item = NULL;
        const uint32_t length = tct_roles_match(s->roles, s->part, TCT_ROLE_REPRESENT, w, s->end, &item);
        if (length && !tct_titles_over(s->roles, w)) TRY(read_marker(s, w, length, item));
        w += length ? length : 1;
    }
    return TCT_OK;
}

/* --- lists of members
 * ------------------------------------------------------------------------------------------ */

/** Organization whose members the words at [first, end) are: before them, or after "of". */
static uint32_t group_of(const scan *s, uint32_t first, uint32_t end) {
    assert(first < end && end <= s->end);
    const tct_pack_item *item = NULL;
    const uint32_t genitive = first > s->begin && tct_roles_is_genitive(s->roles, first - 1) ? 1 : 0;
    const uint32_t before = tct_roles_end(s->roles, first - genitive, TCT_KIND_BIT(ORGANIZATION));
    if (before != TCT_NONE && s->part->modifiers_before) return before;
    const uint32_t length =
        end < s->end ? tct_roles_match(s->roles, s->part, TCT_ROLE_COMPLEMENTS, end, s->end, &item) : 0;
    if (!length) return TCT_NONE;
    return tct_roles_begin(s->roles, tct_roles_skip_articles(s->roles, end + length, s->end),
                           TCT_KIND_BIT(ORGANIZATION));
}

/** First word after the colon or introducer of the list, 0 when there is none. */
static uint32_t list_start(const scan *s, uint32_t at) {
    for (; at < s->end; at++) {
        const tct_pack_item *item = NULL;
        if (tct_roles_is_mark(s->roles, at, ":(")) return at + 1;
        const uint32_t length = tct_roles_match(s->roles, s->part, TCT_ROLE_MEMBERS, at, s->end, &item);
        if (length && has_value(s, item, "introducer")) return at + length;
        if (tct_roles_is_mark(s->roles, at, ";.")) return 0;
    }
    return 0;
}

static tct_status relate_members(const scan *s, uint32_t at, uint32_t group, uint32_t first) {
    assert(group != TCT_NONE);
    while (at < s->end) {
        at = tct_roles_skip_articles(s->roles, at, s->end);
        const uint32_t member = at < s->end ? tct_roles_begin(s->roles, at, AGENT) : TCT_NONE;
        if (member == TCT_NONE) break;
        at = mention_at(s, member)->word_end;
        if (member == group) break;
        TRY(tct_roles_relate(s->roles, TCT_PROPERTY_MEMBER_OF, member, group, first, at, 75, "members/list"));
        at = after_brackets(s, at);
        const uint32_t mark = at;
        if (at < s->end && tct_roles_is_mark(s->roles, at, ",;")) at++;
        if (at < s->end && s->roles->doc->words.items[at].upos == TCT_UPOS_CCONJ) at++;
        if (at == mark) break;
    }
    return TCT_OK;
}

static tct_status read_members(const scan *s) {
    for (uint32_t w = s->begin; w < s->end;) {
        const tct_pack_item *item = NULL;
        const uint32_t length = tct_roles_match(s->roles, s->part, TCT_ROLE_MEMBERS, w, s->end, &item);
        if (length && has_value(s, item, "group")) {
            const uint32_t group = group_of(s, w, w + length);
            const uint32_t start = group == TCT_NONE ? 0 : list_start(s, w + length);
            if (start) TRY(relate_members(s, start, group, w));
        }
        w += length ? length : 1;
    }
    return TCT_OK;
}

tct_status tct_roles_members(tct_roles *roles) {
    assert(roles && roles->doc);
    for (uint32_t i = 0; i < roles->doc->sentences.count; i++) {
        const tct_role_part *part = tct_roles_part(roles, i);
        if (!part) continue;
        const scan s = {roles, part, roles->doc->sentences.items[i].first_word,
                        roles->doc->sentences.items[i].word_end};
        if (part->lists[TCT_ROLE_REPRESENT]) TRY(read_representation(&s));
        if (part->lists[TCT_ROLE_MEMBERS]) TRY(read_members(&s));
    }
    return TCT_OK;
}
