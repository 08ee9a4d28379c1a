/* What may stand between a person and the title that follows. */
#include <assert.h>

#include "extract/titles_internal.h"

/** Auxiliaries and adverbs before a verb: "|will also| join". */
uint32_t tct_title_skip_auxiliaries(const tct_title_scan *s, uint32_t at) {
    const tct_word *words = s->roles->doc->words.items;
    for (int i = 0; i < 3 && at + 1 < s->end; i++, at++)
        if (words[at].upos != TCT_UPOS_AUX && words[at].upos != TCT_UPOS_ADV) break;
    return at;
}

/** "as |the city's first| director": whose the office is, when nobody names it; returns where it ends, or @p
 * at. */
uint32_t tct_title_skip_possessor(const tct_title_scan *s, uint32_t at) {
    for (uint32_t w = at; w < s->end && w < at + 4; w++) {
        const uint8_t upos = s->roles->doc->words.items[w].upos;
        if (tct_roles_is_genitive(s->roles, w)) return w + 1;
        if (upos != TCT_UPOS_NOUN && upos != TCT_UPOS_PROPN && upos != TCT_UPOS_ADJ) return at;
    }
    return at;
}

/** "joined X |in 2019| as director", "on 1 July": a time, with its preposition; @p at when there is none. */
uint32_t tct_title_skip_time(const tct_title_scan *s, uint32_t at) {
    const uint32_t end = tct_time_end(s->roles->doc, at);
    if (end > at || at + 1 >= s->end || s->roles->doc->words.items[at].upos != TCT_UPOS_ADP) return end;
    const uint32_t after = tct_time_end(s->roles->doc, at + 1);
    return after > at + 1 ? after : at;
}

/** "elected Ann Lee |of Nigeria| as president": where somebody is from, before a link; @p at when nothing
 * says it. */
uint32_t tct_title_skip_origin(const tct_title_scan *s, uint32_t at) {
    const tct_pack_item *item = NULL;
    if (at + 1 >= s->end || s->roles->doc->words.items[at].upos != TCT_UPOS_ADP) return at;
    const uint32_t place =
        tct_roles_begin(s->roles, tct_roles_skip_articles(s->roles, at + 1, s->end), TCT_KIND_BIT(PLACE));
    if (place == TCT_NONE) return at;
    const uint32_t end = s->roles->doc->mentions.items[place].word_end;
    const uint32_t length = tct_roles_match(s->roles, s->part, TCT_ROLE_LINKS, end, s->end, &item);
    return length && tct_title_has_value(s, item, 0, "appointed") ? end : at;
}
