/*
 * Titles that no list knows, by their structure: a common noun with the ending of a person noun, right before
 * a name ("glaciologist X") or in apposition after one ("X, a marine geochemist at Y,"). The endings, and the
 * words that only look so, are the list `title-endings`.
 */
#include <assert.h>

#include "extract/titles.h"

/** Longest ending that is looked up, in bytes; longer words are compared by their last bytes. */
#define LONGEST_ENDING 16u

/** Modifiers between the comma and the noun: "a senior marine geochemist". */
#define MODIFIERS 4

/** Does the longest listed ending of the word say that it names a person? */
static bool names_person(const tct_roles *roles, const tct_pack_list *endings, uint32_t word) {
    const tct_str text = tct_doc_symbol(roles->doc, roles->doc->words.items[word].lower);
    size_t from = text.size > LONGEST_ENDING ? text.size - LONGEST_ENDING : 0;
    assert(from <= text.size);
    for (; from < text.size; from++) {
        const tct_symbol key =
            tct_symbols_find(roles->doc->symbols, (tct_str){text.data + from, text.size - from});
        const tct_pack_item *item = key ? tct_pack_list_get(endings, key) : NULL;
        if (item) return from > 0 && tct_str_equal(tct_roles_value(roles, item, 0), TCT_LIT("person"));
    }
    return false;
}

static bool is_small(const tct_roles *roles, uint32_t word) {
    const tct_word *w = &roles->doc->words.items[word];
    const tct_str form = tct_doc_span(roles->doc, w->span);
    return tct_str_equal(form, tct_doc_symbol(roles->doc, w->lower));
}

static bool is_modifier(const tct_roles *roles, const tct_role_part *part, uint32_t word) {
    const tct_word *w = &roles->doc->words.items[word];
    if (roles->covers[word] != TCT_NONE) return false;
    return w->upos == TCT_UPOS_ADJ || (part->modifiers_before && w->upos == TCT_UPOS_NOUN);
}

/** "X, a senior marine |geochemist|": is a person, then a comma, before the phrase? */
static bool follows_person(const tct_roles *roles, const tct_role_part *part, uint32_t begin, uint32_t word) {
    uint32_t at = word;
    const tct_pack_item *item = NULL;
    for (int i = 0; i < MODIFIERS && at > begin; i++) {
        const uint32_t listed = tct_roles_match_back(roles, part, TCT_ROLE_MODIFIERS, begin, at, &item);
        if (!listed && !is_modifier(roles, part, at - 1)) break;
        at -= listed ? listed : 1;
    }
    if (at > begin && roles->doc->words.items[at - 1].upos == TCT_UPOS_DET) at--;
    if (at < begin + 2 || !tct_roles_is_mark(roles, at - 1, ",")) return false;
    const uint32_t person = tct_roles_end(roles, at - 1, TCT_KIND_BIT(PERSON));
    return person != TCT_NONE && roles->doc->mentions.items[person].form == TCT_MENTION_NAME;
}

/** Does the phrase end there, or go on with the organization that employs: "|geochemist| at UNICEF"? */
static bool is_closed(const tct_roles *roles, const tct_role_part *part, uint32_t word, uint32_t end) {
    uint32_t at = word + 1;
    const tct_pack_item *item = NULL;
    for (int i = 0; i < MODIFIERS && at < end; i++) {
        const uint32_t length = tct_roles_match(roles, part, TCT_ROLE_MODIFIERS, at, end, &item);
        const bool adjective = !part->modifiers_before && is_modifier(roles, part, at);
        if (!length && !adjective) break;
        at += length ? length : 1;
    }
    if (at >= end || tct_roles_is_mark(roles, at, ",).;")) return true;
    const uint32_t link = tct_roles_match(roles, part, TCT_ROLE_COMPLEMENTS, at, end, &item);
    if (!link) return false;
    at = tct_roles_skip_articles(roles, at + link, end);
    return tct_roles_begin(roles, at, TCT_KIND_BIT(ORGANIZATION)) != TCT_NONE;
}

bool tct_titles_unknown(const tct_roles *roles, const tct_role_part *part, uint32_t begin, uint32_t word,
                        uint32_t end) {
    assert(roles && part && begin <= word && word < end);
    const tct_pack_list *endings = part->lists[TCT_ROLE_ENDINGS];
    if (!endings || roles->doc->words.items[word].upos != TCT_UPOS_NOUN) return false;
    if (roles->covers[word] != TCT_NONE || !is_small(roles, word)) return false;
    const uint32_t person = tct_roles_begin(roles, word + 1, TCT_KIND_BIT(PERSON));
    const bool before = person != TCT_NONE && roles->doc->mentions.items[person].form == TCT_MENTION_NAME;
    if (!before && (!follows_person(roles, part, begin, word) || !is_closed(roles, part, word, end)))
        return false;
    return names_person(roles, endings, word);
}
