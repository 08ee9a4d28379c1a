/* Offices without a name: "the Secretary-General of the United Nations", where nobody is named who holds it.
 */
#include <assert.h>

#include "extract/titles.h"

static bool held_elsewhere(const tct_roles *roles, const tct_title *title) {
    for (size_t i = 0; i < roles->holders.count && i < TCT_TITLE_COMPARED; i++) {
        const tct_title *held = &roles->titles.items[roles->holders.items[i].title];
        if (tct_titles_agree(roles, title, held)) return true;
    }
    return false;
}

/** "She is the founder of X" says something of her and names no office. */
static bool is_predicate(const tct_roles *roles, const tct_title *title) {
    const uint32_t sentence = roles->doc->words.items[title->head].sentence;
    const tct_role_part *part = tct_roles_part(roles, sentence);
    const tct_pack_item *item = NULL;
    const uint32_t begin = roles->doc->sentences.items[sentence].first_word;
    if (title->first <= begin || !part) return false;
    if (tct_roles_match_back(roles, part, TCT_ROLE_LINKS, begin, title->first, &item)) return true;
    return roles->doc->words.items[title->first - 1].upos == TCT_UPOS_AUX;
}

/** Only a particular office counts: definite, one, of an organization or with a portfolio. */
static bool is_post(const tct_roles *roles, const tct_title *title) {
    if (title->held || title->plural || !title->definite || title->possessor != TCT_NONE) return false;
    if (title->kind == TCT_TITLE_STAFF || title->kind == TCT_TITLE_MEMBER) return false;
    if (title->tenure == TCT_TENURE_FORMER) return false;
    if (!title->organization_count && !(title->kind == TCT_TITLE_MINISTER && title->field)) return false;
    return !is_predicate(roles, title) && !held_elsewhere(roles, title);
}

/** Words of the mention: the title with its organizations, without article. */
static void post_words(const tct_roles *roles, const tct_title *title, uint32_t *first, uint32_t *end) {
    *first = title->text_first;
    *end = title->text_end;
    for (uint8_t i = 0; i < title->organization_count; i++) {
        const tct_mention *organization = &roles->doc->mentions.items[title->organizations[i]];
        if (organization->first_word < *first) *first = organization->first_word;
        if (organization->word_end > *end) *end = organization->word_end;
    }
}

static tct_status add_post(tct_roles *roles, const tct_title *title) {
    uint32_t first, end, post = TCT_NONE;
    post_words(roles, title, &first, &end);
    assert(first < end && !title->held);
    TRY(tct_mention_add(roles->extract, roles->doc, first, end, TCT_KIND_POST, TCT_MENTION_POST,
                        "title/office", &post));
    roles->doc->mentions.items[post].head = title->head;
    if (!title->organization_count) return TCT_OK;
    if (title->kind == TCT_TITLE_ENVOY &&
        roles->doc->mentions.items[title->organizations[0]].kind == TCT_KIND_PLACE)
        TRY(tct_roles_relate(roles, TCT_PROPERTY_REPRESENTS, post, title->organizations[0], first, end, 80,
                             "title/envoy of"));
    return tct_roles_relate(roles, TCT_PROPERTY_POST_IN, post, title->organizations[0], first, end, 85,
                            "title/office in");
}

/** "ministre du |Plan| et du |Dialogue social|": the portfolio names no plan and no meeting. */
static void drop_portfolio(tct_roles *roles, const tct_title *title) {
    tct_doc *doc = roles->doc;
    if (title->kind != TCT_TITLE_MINISTER || !title->field) return;
    for (uint32_t w = title->head + 1; w < title->text_end; w++) {
        const uint32_t m = tct_roles_begin(roles, w, TCT_KIND_BIT(EVENT) | TCT_KIND_BIT(STRATEGY));
        if (m != TCT_NONE && doc->mentions.items[m].word_end <= title->text_end)
            doc->mentions.items[m].kind = TCT_KIND_NONE;
    }
}

tct_status tct_extract_posts(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    tct_roles roles = {0};
    bool any = false;
    tct_status status = tct_roles_open(extract, doc, true, &roles);
    if (status == TCT_OK) status = tct_titles_name(&roles, &any);
    if (status == TCT_OK && any) {
        tct_roles_close(&roles);
        status = tct_roles_open(extract, doc, true, &roles);
    }
    for (size_t i = 0; status == TCT_OK && i < roles.titles.count; i++) {
        drop_portfolio(&roles, &roles.titles.items[i]);
        if (is_post(&roles, &roles.titles.items[i])) status = add_post(&roles, &roles.titles.items[i]);
    }
    if (status == TCT_OK) status = tct_titles_units(&roles);
    tct_roles_close(&roles);
    return status;
}
