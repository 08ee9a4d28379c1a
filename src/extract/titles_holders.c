/* Who holds a title: the person beside it. */
#include <assert.h>

#include "extract/titles_internal.h"

/** Most words between a person and the title that follows. */
#define ASIDE_WORDS 9 /* of an apposition with its comma */
#define REACH 24u

typedef tct_title_scan scan;

/** What the words between say. */
typedef struct {
    uint8_t tenure;
    bool appointed, linked, marked;
    uint32_t led[2]; /**< organizations that the words between say the person heads */
    uint8_t led_count;
} link_state;

static bool has_value(const scan *s, const tct_pack_item *item, const char *value) {
    return tct_str_equal(tct_roles_value(s->roles, item, 0), tct_str_of(value));
}

static void read_link(const scan *s, link_state *state, const tct_pack_item *item) {
    if (has_value(s, item, "skip")) return;
    state->linked = true;
    if (has_value(s, item, "appointed"))
        state->appointed = true;
    else if (has_value(s, item, "former"))
        state->tenure = TCT_TENURE_FORMER;
    else if (has_value(s, item, "future"))
        state->tenure = TCT_TENURE_FUTURE;
}

static tct_status hold(const scan *s, uint32_t title, uint32_t person, const link_state *state,
                       uint8_t confidence, const char *rule) {
    assert(title < s->roles->titles.count && person < s->roles->doc->mentions.count);
    tct_title *held = &s->roles->titles.items[title];
    held->held = true;
    const uint8_t tenure = held->tenure != TCT_TENURE_CURRENT ? held->tenure : state->tenure;
    return TCT_PUSH(&s->roles->holders, s->roles->extract->allocator,
                    (tct_holder){title, person, tenure, confidence, state->appointed, rule});
}

/** Person who begins at @p word or after a comma and honorifics, or TCT_NONE. @p comma tells which. */
static uint32_t person_after(const scan *s, uint32_t word, bool *comma) {
    const tct_pack_item *item = NULL;
    *comma = false;
    for (int i = 0; i < 6 && word < s->end; i++) {
        const uint32_t person = tct_roles_begin(s->roles, word, TCT_KIND_BIT(PERSON));
        if (person != TCT_NONE) return person;
        const uint32_t length = tct_roles_match(s->roles, s->part, TCT_ROLE_HONORIFICS, word, s->end, &item);
        if (!length && (*comma || !tct_roles_is_mark(s->roles, word, ","))) return TCT_NONE;
        if (!length) *comma = true;
        word += length ? length : 1;
    }
    return TCT_NONE;
}

/** What may stand between a link and the title that it leads to; returns where it ends, or @p at. */
static uint32_t skip_between(const scan *s, uint32_t at, uint32_t from, const link_state *state) {
    const uint32_t origin = at == from ? tct_title_skip_origin(s, at) : at;
    if (origin > at) return origin;
    if (state->appointed && at == from && s->roles->doc->words.items[at].upos == TCT_UPOS_ADP)
        return at + 1; /* "promoted X |to| director" */
    const uint32_t possessed = state->linked ? tct_title_skip_possessor(s, at) : at;
    return possessed > at || !state->led_count ? possessed : tct_title_skip_time(s, at);
}

/** "(who) heads the office (as …)": verb and organization, which is kept; returns where they end, or @p at.
 */
static uint32_t led_organization(const scan *s, uint32_t at, link_state *state) {
    const tct_pack_list *verbs = s->part->lists[TCT_ROLE_VERBS];
    const tct_word *words = s->roles->doc->words.items;
    uint32_t verb = at;
    if (words[verb].upos == TCT_UPOS_PRON) verb++;
    verb = tct_title_skip_auxiliaries(s, verb);
    if (!verbs || verb + 1 >= s->end || words[verb].upos != TCT_UPOS_VERB) return at;
    const tct_pack_item *item = tct_pack_list_get(verbs, words[verb].lemma);
    if (!item || has_value(s, item, "succeed")) return at;
    uint32_t next = tct_roles_skip_articles(s->roles, verb + 1, s->end), end = at;
    while (next < s->end && state->led_count < 2) {
        uint32_t led = tct_roles_begin(s->roles, next, TCT_KIND_BIT(ORGANIZATION));
        const uint32_t run = s->roles->naming && led == TCT_NONE
                                 ? tct_titles_run(s->roles, s->part, s->begin, next, s->end)
                                 : next;
        if (run > next &&
            tct_titles_add(s->roles, next, run, TCT_KIND_ORGANIZATION, "organization/led", &led) != TCT_OK)
            break;
        if (led == TCT_NONE) break;
        state->led[state->led_count++] = led;
        end = next = s->roles->doc->mentions.items[led].word_end;
        next += tct_roles_is_genitive(s->roles, next) ? 1 : 0;
        if (next == end) break;
    }
    state->linked = state->linked || end > at;
    return end;
}

/** Do a verb of the list role-verbs and what is led follow: ", formerly of X, |will join| Y as director"? */
static bool leads_next(const scan *s, uint32_t at) {
    link_state state = {.tenure = TCT_TENURE_CURRENT};
    return at < s->end && led_organization(s, at, &state) > at;
}

/** Skips an aside in commas or brackets that is followed by a link or a title; returns @p at when there is
 * none. */
static uint32_t skip_aside(const scan *s, uint32_t at) {
    const bool bracket = tct_roles_is_mark(s->roles, at, "(");
    if (!bracket && !tct_roles_is_mark(s->roles, at, ",")) return at;
    for (uint32_t w = at + 1; w < s->end && w < at + 14; w++) {
        if (s->roles->title_at[w] != TCT_NONE && (bracket || w == at + 1)) return at;
        if (!tct_roles_is_mark(s->roles, w, bracket ? ")" : ",")) continue;
        const tct_pack_item *item = NULL;
        const uint32_t length = tct_roles_match(s->roles, s->part, TCT_ROLE_LINKS, w + 1, s->end, &item);
        if (length && !has_value(s, item, "skip")) return w + 1;
        return bracket || leads_next(s, w + 1) ? w + 1 : at;
    }
    return at;
}

/** The organization that the person heads is that of the title, the unit before its owner. */
static void give_led(const scan *s, tct_title *title, const link_state *state) {
    assert(!title->organization_count && state->led_count <= 2);
    for (uint8_t i = state->led_count;
         i-- > 0 && !title->field && title->organization_count < TCT_TITLE_ORGANIZATIONS;)
        title->organizations[title->organization_count++] = state->led[i];
}

/** Title that follows word @p from with nothing but links, marks and articles between; TCT_NONE when none
 * does. */
static uint32_t title_after(const scan *s, uint32_t from, link_state *state) {
    assert(from >= s->begin && from <= s->end);
    const uint32_t limit = from + REACH < s->end ? from + REACH : s->end;
    bool aside = false;
    for (uint32_t at = from; at < limit;) {
        const tct_pack_item *item = NULL;
        if (s->roles->title_at[at] != TCT_NONE) return s->roles->title_at[at];
        const uint32_t length = tct_roles_match(s->roles, s->part, TCT_ROLE_LINKS, at, s->end, &item);
        const uint32_t led = length ? at : led_organization(s, at, state);
        if (length) read_link(s, state, item);
        if (length || led > at) {
            at = length ? at + length : led;
            continue;
        }
        const uint32_t between = skip_between(s, at, from, state);
        if (between > at) {
            at = between;
            continue;
        }
        const uint32_t skipped = aside ? at : skip_aside(s, at);
        if (skipped > at) {
            aside = true;
            at = skipped;
        } else if (tct_roles_is_mark(s->roles, at, ",(–—-|:")) {
            state->marked = true;
            at++;
        } else if (s->roles->doc->words.items[at].upos == TCT_UPOS_DET ||
                   (state->linked && s->roles->doc->words.items[at].upos == TCT_UPOS_ADV)) {
            at++;
        } else {
            return TCT_NONE;
        }
    }
    return TCT_NONE;
}

/** Title that ends before the person's honorifics, with at most a comma or a copula between. */
static uint32_t title_before(const scan *s, uint32_t person, link_state *state) {
    assert(person < s->roles->doc->mentions.count);
    uint32_t at = s->roles->doc->mentions.items[person].first_word;
    const tct_pack_item *item = NULL;
    const uint32_t name = at;
    at = tct_roles_skip_honorifics(s->roles, s->part, s->begin, at);
    if (s->roles->title_end[at] != TCT_NONE) return s->roles->title_end[at];
    /* "le recteur, |le| professeur X": the article belongs to the form of address. */
    if (at < name && at > s->begin && s->roles->doc->words.items[at - 1].upos == TCT_UPOS_DET) at--;
    const uint32_t length = tct_roles_match_back(s->roles, s->part, TCT_ROLE_BEFORE, s->begin, at, &item);
    if (length && s->roles->title_end[at - length] != TCT_NONE) {
        read_link(s, state, item);
        return s->roles->title_end[at - length];
    }
    if (at > s->begin && tct_roles_is_mark(s->roles, at - 1, ",:")) {
        state->marked = true;
        return s->roles->title_end[at - 1];
    }
    return TCT_NONE;
}

static bool is_capital(const scan *s, uint32_t word) {
    const tct_str form = tct_doc_span(s->roles->doc, s->roles->doc->words.items[word].span);
    return form.size && form.data[0] >= 'A' && form.data[0] <= 'Z';
}

/** "its founder and |chief scientist|, X", "le ministre d'État, |ministre de la Santé|, X": the determiner
 * stands before the first of the two. */
static bool second_of_two(const scan *s, const tct_title *title) {
    if (title->first <= s->begin + 1) return false;
    const uint32_t between = title->first - 1;
    if (s->roles->doc->words.items[between].upos != TCT_UPOS_CCONJ &&
        !tct_roles_is_mark(s->roles, between, ","))
        return false;
    const uint32_t first = s->roles->title_end[between];
    return first != TCT_NONE &&
           (s->roles->titles.items[first].definite || s->roles->titles.items[first].possessor != TCT_NONE);
}

/** A title after a comma and before a person must say that it is meant for one. */
static bool introduces(const scan *s, const tct_title *title, const link_state *state) {
    if (!state->marked && !state->linked) return true;
    if (second_of_two(s, title)) return true;
    return title->definite || title->possessor != TCT_NONE || is_capital(s, title->text_first) ||
           title->first == s->begin;
}

static bool followed_by_own_person(const scan *s, uint32_t index, bool *comma) {
    return person_after(s, s->roles->titles.items[index].end, comma) != TCT_NONE;
}

/** "X, director of Y, |and a representative| of Z": behind a comma and a conjunction, somebody else. */
static bool is_somebody_else(const scan *s, uint32_t comma, uint32_t at) {
    return tct_roles_is_mark(s->roles, comma, ",") && at > comma + 1 &&
           TCT_FEAT(s->roles->doc->words.items[at].feats, TCT_FEAT_DEFINITE) == TCT_DEFINITE_IND;
}

/** Titles coordinated with the one that ends at @p at: "et président de Z", ", membre de Y". */
static tct_status further_titles(const scan *s, uint32_t index, uint32_t person, const link_state *state,
                                 const char *rule) {
    for (int i = 0; i < 4; i++) {
        uint32_t at = s->roles->titles.items[index].end;
        while (at < s->end && (tct_roles_is_mark(s->roles, at, ",;&") ||
                               s->roles->doc->words.items[at].upos == TCT_UPOS_CCONJ ||
                               s->roles->doc->words.items[at].upos == TCT_UPOS_ADV))
            at++;
        if (at >= s->end || at == s->roles->titles.items[index].end || s->roles->title_at[at] == TCT_NONE)
            break;
        if (is_somebody_else(s, s->roles->titles.items[index].end, at)) break;
        index = s->roles->title_at[at];
        bool comma;
        if (s->roles->titles.items[index].held || followed_by_own_person(s, index, &comma)) break;
        TRY(hold(s, index, person, state, 80, rule));
    }
    return TCT_OK;
}

/** "the Lord Mayor of Bristol, |Councillor X|": a definite title of its own before the comma. */
static bool restated(const scan *s, uint32_t before, uint32_t comma) {
    const tct_title *title = &s->roles->titles.items[before];
    if (!tct_roles_is_mark(s->roles, comma, ",") || !title->definite || !title->organization_count)
        return false;
    return title->first <= s->begin || !tct_roles_is_mark(s->roles, title->first - 1, ",");
}

/** Titles coordinated before one that stands before the person: "le |fondateur et dirigeant X|". */
static tct_status earlier_titles(const scan *s, uint32_t index, uint32_t person, const link_state *state) {
    const tct_title *title = &s->roles->titles.items[index];
    uint32_t at = title->first;
    if (at <= s->begin) return TCT_OK;
    const uint32_t before = s->roles->title_end[at - 1];
    if (before == TCT_NONE || s->roles->titles.items[before].held) return TCT_OK;
    const bool joined = s->roles->doc->words.items[at - 1].upos == TCT_UPOS_CCONJ;
    if (!joined && !restated(s, before, at - 1)) return TCT_OK;
    /* "le directeur du Trésor et |le| représentant de la JICA, M. X": somebody else */
    if (joined && title->definite && s->roles->titles.items[before].definite) return TCT_OK;
    return hold(s, before, person, state, 75, "title/coordinated before a name");
}

/** Other persons joined to @p person by conjunction or comma, backwards, take a plural title too. */
static tct_status companions(const scan *s, uint32_t index, uint32_t person, const link_state *state) {
    if (!s->roles->titles.items[index].plural) return TCT_OK;
    uint32_t at = s->roles->doc->mentions.items[person].first_word;
    for (int i = 0; i < 8; i++) {
        at = tct_roles_skip_honorifics(s->roles, s->part, s->begin, at);
        if (at <= s->begin) break;
        if (!tct_roles_is_mark(s->roles, at - 1, ",") &&
            s->roles->doc->words.items[at - 1].upos != TCT_UPOS_CCONJ)
            break;
        const uint32_t other = tct_roles_end(s->roles, at - 1, TCT_KIND_BIT(PERSON));
        if (other == TCT_NONE) break;
        TRY(hold(s, index, other, state, 75, "title/shared by several"));
        at = s->roles->doc->mentions.items[other].first_word;
    }
    return TCT_OK;
}

/** Persons who follow @p person and share a plural title before them: "ministers A, B and C". */
static tct_status followers(const scan *s, uint32_t index, uint32_t person, const link_state *state) {
    if (!s->roles->titles.items[index].plural) return TCT_OK;
    uint32_t at = s->roles->doc->mentions.items[person].word_end;
    for (int i = 0; i < 8; i++) {
        if (at < s->end && tct_roles_is_mark(s->roles, at, ",")) at++;
        if (at < s->end && s->roles->doc->words.items[at].upos == TCT_UPOS_CCONJ) at++;
        bool comma;
        const uint32_t other = person_after(s, at, &comma);
        if (other == TCT_NONE || comma) break;
        TRY(hold(s, index, other, state, 75, "title/shared by several"));
        at = s->roles->doc->mentions.items[other].word_end;
    }
    return TCT_OK;
}

/** A weak title must be shown to be one: "is |the right leader|" praises. */
static bool is_plain(const tct_title *title, const link_state *state) {
    const bool said = state->linked && (state->appointed || !title->definite);
    return !title->weak || said || state->marked || title->organization_count || title->field;
}

/** "X |a pour| président": the organization that has the title is the subject before the link. */
static void give_owner(const scan *s, tct_title *title) {
    assert(!title->organization_count);
    const tct_pack_item *item = NULL;
    const tct_doc *doc = s->roles->doc;
    if (title->first <= s->begin)
        return; /* it may begin in the sentence before, where an abbreviation ended it */
    const uint32_t length =
        tct_roles_match_back(s->roles, s->part, TCT_ROLE_BEFORE, s->begin, title->first, &item);
    if (!length || !tct_str_equal(tct_roles_value(s->roles, item, 1), TCT_LIT("owner"))) return;
    const uint32_t end = title->first - length;
    for (uint32_t i = 0; i < doc->mentions.count; i++) {
        const tct_mention *mention = &doc->mentions.items[i];
        if (mention->word_end != end || mention->kind != TCT_KIND_ORGANIZATION) continue;
        title->organizations[title->organization_count++] = i;
        return;
    }
}

/** The title before the person, if there is one that nobody holds. */
static tct_status hold_before(const scan *s, uint32_t person, bool *found) {
    link_state state = {.tenure = TCT_TENURE_CURRENT};
    const uint32_t index = title_before(s, person, &state);
    if (index == TCT_NONE) return TCT_OK;
    const tct_title *title = &s->roles->titles.items[index];
    if (title->held || !introduces(s, title, &state)) return TCT_OK;
    *found = true;
    if (!title->organization_count) give_owner(s, &s->roles->titles.items[index]);
    TRY(hold(s, index, person, &state, state.marked ? 82 : 88, "title/before a name"));
    TRY(earlier_titles(s, index, person, &state));
    return followers(s, index, person, &state);
}

/** Words of the list succession that end before @p at: "took over from", "prend la suite de". */
static uint32_t succession_before(const scan *s, uint32_t at) {
    const tct_pack_list *list = tct_pack_list_find(s->part->part->language, "succession");
    const uint32_t lowest = at > s->begin + 5 ? at - 5 : s->begin;
    for (uint32_t first = lowest; list && first < at; first++) {
        const tct_pack_item *item = NULL;
        if (tct_list_longest(list, s->roles->doc, first, at, &item) == at - first) return first;
    }
    return at;
}

/** "|Maria| succeeds John as director": the person before the verb, TCT_NONE when there is no such verb. */
static uint32_t successor_of(const scan *s, uint32_t person) {
    const tct_word *words = s->roles->doc->words.items;
    const tct_pack_list *verbs = s->part->lists[TCT_ROLE_VERBS];
    uint32_t at = tct_roles_skip_honorifics(s->roles, s->part, s->begin,
                                            s->roles->doc->mentions.items[person].first_word);
    const uint32_t phrase = succession_before(s, at);
    const bool said = phrase < at;
    if (!said && at > s->begin && words[at - 1].upos == TCT_UPOS_ADP) at--;
    if (!verbs || at <= s->begin) return TCT_NONE;
    const tct_pack_item *item = tct_pack_list_get(verbs, words[at - 1].lemma);
    if (!said && (!item || !has_value(s, item, "succeed"))) return TCT_NONE;
    for (uint32_t w = said ? phrase : at - 1; w > s->begin; w--) {
        const uint32_t before = tct_roles_end(s->roles, w, TCT_KIND_BIT(PERSON));
        if (before != TCT_NONE) return before;
    }
    return TCT_NONE;
}

/** "the bank |names| Ann Lee chief executive": the verb right before the person appoints. */
static bool is_appointed(const scan *s, uint32_t person) {
    const uint32_t at = tct_roles_skip_honorifics(s->roles, s->part, s->begin,
                                                  s->roles->doc->mentions.items[person].first_word);
    const tct_pack_list *verbs = tct_pack_list_find(s->part->part->language, "appointing-verbs");
    if (!verbs || at <= s->begin) return false;
    const tct_word *before = &s->roles->doc->words.items[at - 1];
    return before->upos == TCT_UPOS_VERB && tct_pack_list_get(verbs, before->lemma);
}

/** The connector list's match at @p at, of those that say something of an office; 0 for none. */
static uint32_t office_link(const scan *s, uint32_t at, const tct_pack_item **item) {
    const uint32_t length =
        at < s->end ? tct_roles_match(s->roles, s->part, TCT_ROLE_LINKS, at, s->end, item) : 0;
    return length && !has_value(s, *item, "skip") ? length : 0;
}

/** "X, a lawyer, |has been appointed director|", "X, inspecteur, matricule 12, |est nommé|": a verb behind
 * the comma that closes the apposition, perhaps behind a second one. */
static tct_status predicate_behind(const scan *s, uint32_t index, uint32_t person) {
    uint32_t at = s->roles->titles.items[index].end;
    const tct_pack_item *item = NULL;
    if (!tct_roles_is_mark(s->roles, at, ",")) return TCT_OK;
    uint32_t length = office_link(s, at + 1, &item);
    for (uint32_t w = at + 1; !length && w < s->end && w < at + ASIDE_WORDS; w++) {
        if (s->roles->doc->words.items[w].upos == TCT_UPOS_VERB || s->roles->title_at[w] != TCT_NONE) break;
        if (!tct_roles_is_mark(s->roles, w, ",")) continue;
        length = office_link(s, w + 1, &item);
        at = w;
    }
    if (!length) return TCT_OK;
    at = tct_roles_skip_articles(s->roles, at + 1 + length, s->end);
    const uint32_t next = at < s->end ? s->roles->title_at[at] : TCT_NONE;
    if (next == TCT_NONE || s->roles->titles.items[next].held) return TCT_OK;
    link_state state = {.tenure = TCT_TENURE_CURRENT};
    read_link(s, &state, item);
    if (!is_plain(&s->roles->titles.items[next], &state)) return TCT_OK;
    TRY(hold(s, next, person, &state, 83, "title/predicate"));
    return further_titles(s, next, person, &state, "title/coordinated");
}

/** Is the person said to hold an office already? */
static bool holds_office(const scan *s, uint32_t person) {
    const tct_roles *roles = s->roles;
    for (size_t i = 0; i < roles->holders.count && i < TCT_TITLE_COMPARED; i++)
        if (tct_mention_root(roles->doc, roles->holders.items[i].person) ==
            tct_mention_root(roles->doc, person))
            return true;
    return false;
}

/** The titles after the person. */
static tct_status hold_after(const scan *s, uint32_t person, bool has_title) {
    const bool appointed = is_appointed(s, person);
    link_state state = {.tenure = TCT_TENURE_CURRENT, .appointed = appointed, .linked = appointed};
    const uint32_t index = title_after(s, s->roles->doc->mentions.items[person].word_end, &state);
    if (index == TCT_NONE) return TCT_OK;
    const tct_title *title = &s->roles->titles.items[index];
    bool comma = false;
    const bool owned = followed_by_own_person(s, index, &comma);
    const uint32_t successor = successor_of(s, person);
    if (successor != TCT_NONE && !title->held) {
        state.tenure = TCT_TENURE_FORMER;
        TRY(hold(s, index, person, &state, 75, "title/predecessor"));
        const link_state follows = {.tenure = TCT_TENURE_CURRENT, .appointed = true};
        /* "Ann, mayor of X, succeeds John, |mayor of Y|": in another office */
        if (!state.linked && holds_office(s, successor)) return TCT_OK;
        return hold(s, index, successor, &follows, 80, "title/successor");
    }
    if (title->held || (owned && (!comma || has_title) && !state.linked)) return TCT_OK;
    if (!is_plain(title, &state)) return TCT_OK;
    /* "around Ann Lee, |the ministers| adopted": others, not she */
    if (title->plural && title->definite && !state.linked && !state.appointed) return TCT_OK;
    if (!state.linked && !state.marked && !is_capital(s, title->text_first) && !title->organization_count)
        return TCT_OK;
    if (!title->organization_count) give_led(s, &s->roles->titles.items[index], &state);
    TRY(hold(s, index, person, &state, state.linked ? 85 : 88,
             state.linked ? "title/predicate" : "title/after a name"));
    TRY(further_titles(s, index, person, &state, "title/coordinated"));
    if (!state.linked) TRY(predicate_behind(s, index, person));
    return companions(s, index, person, &state);
}

/** A pronoun after a preposition is no subject: "with her is the director". */
static bool is_object(const tct_roles *roles, const tct_mention *mention) {
    if (mention->form != TCT_MENTION_PRONOUN || !mention->first_word) return false;
    return roles->doc->words.items[mention->first_word - 1].upos == TCT_UPOS_ADP;
}

static bool is_holder(const tct_roles *roles, uint32_t index) {
    const tct_mention *mention = &roles->doc->mentions.items[index];
    if (mention->kind != TCT_KIND_PERSON || (mention->flags & TCT_MENTION_GENERIC)) return false;
    if (mention->form == TCT_MENTION_ANAPHOR || is_object(roles, mention)) return false;
    return roles->starts[mention->first_word] == index;
}

tct_status tct_titles_hold(tct_roles *roles) {
    assert(roles->starts && roles->title_at);
    const tct_doc *doc = roles->doc;
    for (uint32_t w = 0; w < doc->words.count; w++) {
        const uint32_t person = roles->starts[w];
        if (person == TCT_NONE || !is_holder(roles, person)) continue;
        const uint32_t sentence = doc->words.items[w].sentence;
        const tct_role_part *part = tct_roles_part(roles, sentence);
        if (!part) continue;
        const scan s = {roles, part, doc->sentences.items[sentence].first_word,
                        doc->sentences.items[sentence].word_end};
        bool found = false;
        TRY(hold_before(&s, person, &found));
        TRY(hold_after(&s, person, found));
    }
    return TCT_OK;
}
