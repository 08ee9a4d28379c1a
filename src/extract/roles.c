/* Writes what the titles say: job titles, affiliations, units and their parents, whom an ambassador
 * represents. */
#include <assert.h>

#include "extract/titles.h"

static tct_span title_span(const tct_roles *roles, const tct_title *title, uint32_t person) {
    assert(person < roles->doc->mentions.count && title->end > title->first);
    const tct_mention *mention = &roles->doc->mentions.items[person];
    const uint32_t first = mention->first_word < title->first ? mention->first_word : title->first;
    const uint32_t end = mention->word_end > title->end ? mention->word_end : title->end;
    return tct_words_span(roles->doc, first, end);
}

static tct_status add(tct_roles *roles, tct_property_name property, const tct_holder *holder, uint32_t object,
                      tct_str literal, uint8_t confidence) {
    const tct_title *title = &roles->titles.items[holder->title];
    if (roles->extract->properties[property] == UINT16_MAX || object == holder->person) return TCT_OK;
    const tct_relation relation = {.property = roles->extract->properties[property],
                                   .subject = holder->person,
                                   .object = object,
                                   .literal = literal,
                                   .span = title_span(roles, title, holder->person),
                                   .sentence = roles->doc->words.items[title->head].sentence,
                                   .tenure = holder->tenure,
                                   .confidence = confidence,
                                   .rule = tct_str_of(holder->rule)};
    return TCT_DOC_PUSH(roles->doc, relations, relation);
}

/** Text of the words [first, end); a contraction that is cut gives its whole surface. */
static tct_str text_of(const tct_roles *roles, uint32_t first, uint32_t end) {
    return tct_doc_span(roles->doc, tct_words_span(roles->doc, first, end));
}

static tct_status write_job_title(tct_roles *roles, const tct_holder *holder) {
    const tct_title *title = &roles->titles.items[holder->title];
    if (title->kind == TCT_TITLE_MEMBER) return TCT_OK;
    assert(title->text_first < title->text_end);
    const tct_str text = text_of(roles, title->text_first, title->text_end);
    return add(roles, TCT_PROPERTY_JOB_TITLE, holder, TCT_NONE, text, holder->confidence);
}

/** Each unit belongs to the next one: "bureau A au département B de la C". */
static tct_status write_chain(tct_roles *roles, const tct_holder *holder) {
    const tct_title *title = &roles->titles.items[holder->title];
    for (uint8_t i = 0; i + 1 < title->organization_count; i++) {
        const uint32_t unit = title->organizations[i], parent = title->organizations[i + 1];
        if (roles->doc->mentions.items[parent].kind != TCT_KIND_ORGANIZATION) continue;
        TRY(tct_roles_relate(roles, TCT_PROPERTY_PARENT, unit, parent, title->first, title->end, 80,
                             "title/unit of organization"));
    }
    return TCT_OK;
}

static tct_status write_organizations(tct_roles *roles, const tct_holder *holder) {
    const tct_title *title = &roles->titles.items[holder->title];
    const bool member = title->kind == TCT_TITLE_MEMBER;
    for (uint8_t i = 0; i < title->organization_count; i++) {
        const uint32_t organization = title->organizations[i];
        const bool place = roles->doc->mentions.items[organization].kind == TCT_KIND_PLACE;
        if (member && (place || i)) continue;
        const uint8_t confidence =
            (uint8_t)(holder->confidence - (place ? 6 : 0) - (title->enumerated ? 6 : 0));
        TRY(add(roles, member ? TCT_PROPERTY_MEMBER_OF : TCT_PROPERTY_AFFILIATION, holder, organization,
                tct_str_of(""), confidence));
        if (title->kind == TCT_TITLE_ENVOY && place)
            TRY(add(roles, TCT_PROPERTY_REPRESENTS, holder, organization, tct_str_of(""),
                    holder->confidence));
    }
    return write_chain(roles, holder);
}

/* --- organizations that the title does not name
 * ---------------------------------------------------------------- */

/** Do the words of @p title's field end the mention @p organization ("ministre de X", "ministère de X")? */
static bool same_field(const tct_roles *roles, const tct_title *title, const tct_mention *organization) {
    assert(organization->kind == TCT_KIND_ORGANIZATION);
    const tct_doc *doc = roles->doc;
    uint32_t from = title->head + 1;
    const uint32_t length = title->text_end - from;
    if (title->text_end <= from || organization->word_end - organization->first_word <= length) return false;
    const uint32_t start = organization->word_end - length;
    for (uint32_t i = 0; i < length; i++)
        if (doc->words.items[from + i].lower != doc->words.items[start + i].lower) return false;
    return true;
}

/** Longest common beginning of the nouns "ministre"/"ministère", "Minister"/"Ministry" decides that they are
 * kin. */
static bool kin_nouns(const tct_roles *roles, uint32_t a, uint32_t b) {
    const tct_str x = tct_doc_symbol(roles->doc, roles->doc->words.items[a].lower);
    const tct_str y = tct_doc_symbol(roles->doc, roles->doc->words.items[b].lower);
    size_t same = 0;
    while (same < x.size && same < y.size && x.data[same] == y.data[same])
        same++;
    return same >= 5;
}

/** The ministry of a minister, the directorate of a director, when the text names it anywhere: TCT_NONE when
 * it does not. */
static uint32_t find_ministry(const tct_roles *roles, const tct_title *title) {
    const tct_doc *doc = roles->doc;
    if ((title->kind != TCT_TITLE_MINISTER && title->kind != TCT_TITLE_HEAD) || !title->field)
        return TCT_NONE;
    for (uint32_t i = 0; i < doc->mentions.count; i++) {
        const tct_mention *mention = &doc->mentions.items[i];
        if (mention->kind != TCT_KIND_ORGANIZATION || !same_field(roles, title, mention)) continue;
        for (uint32_t w = mention->first_word; w < mention->word_end; w++)
            if (kin_nouns(roles, title->head, w)) return i;
    }
    return TCT_NONE;
}

/** "le conseil d'administration |de l'Agence| a nommé …": a board appoints for the body that ends its name;
 * any other body, and a board without one, for itself. */
static uint32_t whole_of_board(const tct_roles *roles, uint32_t body) {
    const tct_mention *items = roles->doc->mentions.items, *board = &items[body];
    const uint16_t committee = roles->extract->classes[TCT_CLASS_COMMITTEE];
    const bool is_board = committee != UINT16_MAX && board->class_id != UINT16_MAX &&
                          tct_pack_class_is_a(roles->extract->pack, board->class_id, committee);
    for (uint32_t m = body + 1;
         is_board && m < roles->doc->mentions.count && items[m].first_word < board->word_end; m++)
        if (items[m].kind == TCT_KIND_ORGANIZATION && items[m].word_end == board->word_end &&
            items[m].first_word > board->first_word)
            return m;
    return body;
}

/** Subject of "X names Y as Z": first organization of the sentence before the person and the title. */
static uint32_t appointing_organization(const tct_roles *roles, const tct_title *title, uint32_t person) {
    const tct_doc *doc = roles->doc;
    const tct_mention *mention = &doc->mentions.items[person];
    const uint32_t limit = mention->first_word < title->first ? mention->first_word : title->first;
    for (uint32_t w = doc->sentences.items[mention->sentence].first_word; w < limit; w++) {
        const uint32_t found = tct_roles_begin(roles, w, TCT_KIND_BIT(ORGANIZATION));
        if (found != TCT_NONE) return whole_of_board(roles, found);
    }
    return TCT_NONE;
}

/** Words of the connector at @p at that says where somebody is from ("of", "at"), 0 when none stands there.
 */
static uint32_t origin_length(const tct_roles *roles, const tct_role_part *part, uint32_t at, uint32_t end) {
    const tct_pack_item *item = NULL;
    if (at >= end) return 0;
    const uint32_t length = tct_roles_match(roles, part, TCT_ROLE_COMPLEMENTS, at, end, &item);
    const tct_str link = tct_roles_value(roles, item, 0);
    return tct_str_equal(link, TCT_LIT("of")) || tct_str_equal(link, TCT_LIT("at")) ? length : 0;
}

/** Entity of which the first or last word of the title is the adjective: "|Irish| Ambassador", « ambassadeur
 * |canadien| »; TCT_NONE for none. */
static uint32_t nation_of(const tct_roles *roles, const tct_title *title) {
    const uint32_t *values = NULL;
    size_t count = 0;
    const uint32_t at = title->text_first < title->head ? title->text_first : title->text_end - 1;
    const tct_symbol word = roles->doc->words.items[at].lower;
    if (at == title->head || !roles->extract->names) return TCT_NONE;
    const size_t length = tct_phrases_longest(roles->extract->names, &word, 1, &values, &count);
    for (size_t i = 0; length && i < count; i++) {
        const tct_pack_name *name = tct_pack_name_at(roles->extract->pack, values[i]);
        if (name->flags & TCT_NAME_DEMONYM) return name->entity;
    }
    return TCT_NONE;
}

/** The country that the text names elsewhere and whose adjective is part of the title of an envoy.
 */
static uint32_t find_nation(const tct_roles *roles, const tct_title *title) {
    const uint32_t nation = nation_of(roles, title);
    if (title->kind != TCT_TITLE_ENVOY) return TCT_NONE;
    for (uint32_t i = 0; nation != TCT_NONE && i < roles->doc->mentions.count; i++) {
        const tct_mention *mention = &roles->doc->mentions.items[i];
        if (mention->kind == TCT_KIND_PLACE && mention->entity == nation &&
            !(mention->flags & TCT_MENTION_INNER))
            return i;
    }
    return TCT_NONE;
}

/** "Ambassador X |of Sweden|": the country behind the name of an envoy. */
static uint32_t country_behind(const tct_roles *roles, const tct_title *title, uint32_t person) {
    const tct_mention *mention = &roles->doc->mentions.items[person];
    const tct_role_part *part = tct_roles_part(roles, mention->sentence);
    const uint32_t end = roles->doc->sentences.items[mention->sentence].word_end;
    if (title->kind != TCT_TITLE_ENVOY || !part || title->end > mention->first_word) return TCT_NONE;
    const uint32_t length = origin_length(roles, part, mention->word_end, end);
    return length ? tct_roles_begin(roles, mention->word_end + length, TCT_KIND_BIT(PLACE)) : TCT_NONE;
}

/** Completes titles whose organization stands elsewhere. */
static void find_organization(tct_roles *roles, const tct_holder *holder) {
    tct_title *title = &roles->titles.items[holder->title];
    if (title->organization_count || title->kind == TCT_TITLE_MEMBER) return;
    assert(!title->organization_count);
    uint32_t found = find_ministry(roles, title);
    if (found == TCT_NONE && title->possessor != TCT_NONE) found = tct_roles_context(roles, title->first);
    if (found == TCT_NONE) found = find_nation(roles, title);
    if (found == TCT_NONE) found = country_behind(roles, title, holder->person);
    if (found == TCT_NONE && holder->appointed && title->kind == TCT_TITLE_HEAD)
        found = appointing_organization(roles, title, holder->person);
    if (found != TCT_NONE) title->organizations[title->organization_count++] = found;
}

/** Coordinated titles share the organization that only the last names: "fondateur et dirigeant de X". */
static void share_organizations(tct_roles *roles) {
    assert(roles && roles->doc);
    for (size_t i = 0; i + 1 < roles->holders.count; i++) {
        const tct_holder *a = &roles->holders.items[i], *b = &roles->holders.items[i + 1];
        tct_title *first = &roles->titles.items[a->title];
        const tct_title *second = &roles->titles.items[b->title];
        const bool together =
            a->person == b->person && first->end < second->first && second->first <= first->end + 2;
        if (!together || first->organization_count || first->field || first->kind != second->kind) continue;
        if (roles->doc->words.items[second->first - 1].upos != TCT_UPOS_CCONJ) continue;
        memcpy(first->organizations, second->organizations, sizeof first->organizations);
        first->organization_count = second->organization_count;
    }
}

static tct_status write_holders(tct_roles *roles) {
    share_organizations(roles);
    for (size_t i = 0; i < roles->holders.count; i++) {
        const tct_holder holder = roles->holders.items[i];
        find_organization(roles, &holder);
        TRY(write_job_title(roles, &holder));
        TRY(write_organizations(roles, &holder));
    }
    return TCT_OK;
}

/* --- persons with an organization and no title
 * ------------------------------------------------------------------ */

/** Does a title of the person say already where they hold it? */
static bool has_seat(const tct_roles *roles, uint32_t person) {
    for (size_t i = 0; i < roles->holders.count && i < TCT_TITLE_COMPARED; i++)
        if (roles->holders.items[i].person == person &&
            roles->titles.items[roles->holders.items[i].title].organization_count)
            return true;
    return false;
}

/** Writes the affiliation of @p person and of those coordinated before who have none of their own. */
static tct_status affiliate(tct_roles *roles, const tct_role_part *part, uint32_t begin, uint32_t person,
                            uint32_t organization, uint8_t confidence, const char *rule) {
    const tct_doc *doc = roles->doc;
    for (int i = 0; i < 6; i++) {
        TRY(tct_roles_relate(roles, TCT_PROPERTY_AFFILIATION, person, organization,
                             doc->mentions.items[person].first_word,
                             doc->mentions.items[organization].word_end, confidence, rule));
        const uint32_t at =
            tct_roles_skip_honorifics(roles, part, begin, doc->mentions.items[person].first_word);
        if (at <= begin || doc->words.items[at - 1].upos != TCT_UPOS_CCONJ) break;
        person = tct_roles_end(roles, at - 1, TCT_KIND_BIT(PERSON));
        if (person == TCT_NONE || has_seat(roles, person)) break;
    }
    return TCT_OK;
}

/** Is all that the text says of the person's posts past? Then a bare organization beside the name may be past
 * too. */
static bool only_formerly(const tct_roles *roles, uint32_t person) {
    bool former = false;
    for (size_t i = 0; i < roles->holders.count && i < TCT_TITLE_COMPARED; i++) {
        if (roles->holders.items[i].person != person) continue;
        if (roles->holders.items[i].tenure != TCT_TENURE_FORMER) return false;
        former = true;
    }
    return former;
}

/** "Ana Ruiz, Bank of Spain, spoke": the named body right behind the comma, itself before a mark that no
 * "and" follows. */
static uint32_t body_behind(const tct_roles *roles, uint32_t person) {
    const tct_doc *doc = roles->doc;
    const uint32_t comma = doc->mentions.items[person].word_end;
    const tct_sentence *sentence = &doc->sentences.items[doc->mentions.items[person].sentence];
    if (comma + 1 >= sentence->word_end || !tct_roles_is_mark(roles, comma, ",")) return TCT_NONE;
    const uint32_t body = tct_roles_begin(roles, comma + 1, TCT_KIND_BIT(ORGANIZATION));
    if (body == TCT_NONE || doc->mentions.items[body].flags & TCT_MENTION_GENERIC ||
        doc->mentions.items[body].form > TCT_MENTION_ACRONYM)
        return TCT_NONE;
    const uint32_t end = doc->mentions.items[body].word_end;
    if (end >= sentence->word_end) return body;
    if (!tct_roles_is_mark(roles, end, ",;.)")) return TCT_NONE;
    const bool goes_on = tct_roles_is_mark(roles, end, ",") && end + 1 < sentence->word_end &&
                         (doc->words.items[end + 1].upos == TCT_UPOS_CCONJ ||
                          tct_roles_begin(roles, tct_roles_skip_articles(roles, end + 1, sentence->word_end),
                                          TCT_KIND_BIT(ORGANIZATION)) != TCT_NONE);
    return goes_on ? TCT_NONE : body;
}

/** The named body at @p at, past articles; TCT_NONE when none stands there. */
static uint32_t named_body(const tct_roles *roles, uint32_t at, uint32_t end) {
    const uint32_t body =
        tct_roles_begin(roles, tct_roles_skip_articles(roles, at, end), TCT_KIND_BIT(ORGANIZATION));
    return body != TCT_NONE && roles->doc->mentions.items[body].flags & TCT_MENTION_GENERIC ? TCT_NONE : body;
}

/** "X, de Y", "X of Y / Z", "X (Y)": the body behind a connector or in brackets, at @p at. */
static tct_status affiliate_joined(tct_roles *roles, const tct_role_part *part, uint32_t person, uint32_t at,
                                   bool bracket) {
    const tct_doc *doc = roles->doc;
    const tct_sentence *sentence = &doc->sentences.items[doc->mentions.items[person].sentence];
    const uint32_t body = named_body(roles, at, sentence->word_end);
    if (body == TCT_NONE) return TCT_OK;
    const uint32_t end = doc->mentions.items[body].word_end;
    if (bracket && !tct_roles_is_mark(roles, end, "),")) return TCT_OK;
    /* "X, at |the ministry|'s headquarters": a place of the body, no body of X */
    if (tct_roles_is_genitive(roles, end) && named_body(roles, end + 1, sentence->word_end) == TCT_NONE)
        return TCT_OK;
    TRY(affiliate(roles, part, sentence->first_word, person, body, bracket ? 70 : 75,
                  bracket ? "person/organization in brackets" : "person/of an organization"));
    if (!tct_roles_is_mark(roles, end, "/")) return TCT_OK;
    const uint32_t second = tct_roles_begin(roles, end + 1, TCT_KIND_BIT(ORGANIZATION));
    if (second == TCT_NONE) return TCT_OK;
    return affiliate(roles, part, sentence->first_word, person, second, 72, "person/of two organizations");
}

/** "X, de Y", "X of Y", "X (Y)", "X, Y,". */
static tct_status plain_affiliation(tct_roles *roles, const tct_role_part *part, uint32_t person) {
    const tct_mention *mention = &roles->doc->mentions.items[person];
    const tct_sentence *sentence = &roles->doc->sentences.items[mention->sentence];
    if (only_formerly(roles, person)) return TCT_OK;
    uint32_t at = mention->word_end;
    const bool bracket = tct_roles_is_mark(roles, at, "(");
    if (bracket || tct_roles_is_mark(roles, at, ",")) at++;
    const uint32_t length = origin_length(roles, part, at, sentence->word_end);
    if (length || bracket) return affiliate_joined(roles, part, person, at + length, bracket);
    const uint32_t behind = body_behind(roles, person);
    if (behind == TCT_NONE) return TCT_OK;
    return affiliate(roles, part, sentence->first_word, person, behind, 66, "person/before an organization");
}

static tct_status write_plain_affiliations(tct_roles *roles) {
    const tct_doc *doc = roles->doc;
    for (uint32_t w = 0; w < doc->words.count; w++) {
        const uint32_t person = tct_roles_begin(roles, w, TCT_KIND_BIT(PERSON));
        const tct_role_part *part =
            person == TCT_NONE ? NULL : tct_roles_part(roles, doc->words.items[w].sentence);
        if (part && doc->mentions.items[person].form != TCT_MENTION_PRONOUN)
            TRY(plain_affiliation(roles, part, person));
    }
    return TCT_OK;
}

/* --- "the director" is a person that the text has named
 * ---------------------------------------------------------- */

static uint32_t holder_of(const tct_roles *roles, const tct_title *title) {
    uint32_t found = TCT_NONE;
    for (size_t i = 0; i < roles->holders.count && i < TCT_TITLE_COMPARED; i++) {
        const tct_holder *holder = &roles->holders.items[i];
        const tct_title *held = &roles->titles.items[holder->title];
        if (holder->tenure == TCT_TENURE_FORMER || !tct_titles_agree(roles, title, held)) continue;
        const uint32_t root = tct_mention_root(roles->doc, holder->person);
        if (found != TCT_NONE && found != root) return TCT_NONE;
        found = root;
    }
    return found;
}

/** Adds "the director" as a mention of the person who was named with that title. */
static tct_status resolve_titles(tct_roles *roles) {
    bool any = false;
    for (size_t i = 0; i < roles->titles.count; i++) {
        const tct_title *title = &roles->titles.items[i];
        if (title->held || title->plural || !title->definite || title->kind == TCT_TITLE_MEMBER) continue;
        const uint32_t person = holder_of(roles, title);
        if (person == TCT_NONE || roles->covers[title->head] != TCT_NONE) continue;
        uint32_t mention = TCT_NONE;
        TRY(tct_mention_add(roles->extract, roles->doc, title->text_first, title->text_end, TCT_KIND_PERSON,
                            TCT_MENTION_ANAPHOR, "title/of a named person", &mention));
        roles->doc->mentions.items[mention].head = title->head;
        roles->doc->mentions.items[mention].chain = person;
        any = true;
    }
    return any ? tct_mentions_settle(roles->doc) : TCT_OK;
}

tct_status tct_extract_roles(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    tct_roles roles = {0};
    tct_status status = tct_roles_open(extract, doc, false, &roles);
    if (status == TCT_OK) status = write_holders(&roles);
    if (status == TCT_OK) status = write_plain_affiliations(&roles);
    if (status == TCT_OK) status = tct_roles_members(&roles);
    if (status == TCT_OK) status = tct_roles_partners(&roles);
    if (status == TCT_OK) status = tct_roles_hierarchy(&roles);
    if (status == TCT_OK) status = tct_roles_places(&roles);
    if (status == TCT_OK) status = resolve_titles(&roles);
    tct_roles_close(&roles);
    return status;
}
