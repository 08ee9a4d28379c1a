/* The name in "About X" is an organization wherever it stands, whatever was guessed of it elsewhere. */
#include <assert.h>

#include "extract/begins.h"
#include "extract/office.h"
#include "extract/scene.h"

static const tct_word *word_at(const tct_doc *doc, uint32_t at) {
    return &doc->words.items[at];
}

/** May the mention give way to a name that the text proves? What the lexicon knows stays. */
static bool gives_way(const tct_mention *mention) {
    return mention->entity == TCT_NONE &&
           (mention->kind == TCT_KIND_PLACE || mention->kind == TCT_KIND_PERSON ||
            mention->kind == TCT_KIND_NONE || mention->form == TCT_MENTION_ACRONYM);
}

/** The pass at work: what it adds is in @c begins as well. */
typedef struct {
    const tct_extract *extract;
    tct_doc *doc;
    tct_begins begins;
} naming;

/** Where a mention that covers word @p word can begin: mentions cross no sentence. */
static uint32_t first_of(const tct_doc *doc, uint32_t word) {
    return doc->sentences.items[word_at(doc, word)->sentence].first_word;
}

/** Does the mention stand in the way of a new organization over [first, end)? */
static bool is_in_the_way(const tct_mention *mention, uint32_t first, uint32_t end) {
    if (mention->kind == TCT_KIND_NONE || mention->word_end <= first || mention->first_word >= end)
        return false;
    const bool inside = mention->first_word >= first && mention->word_end <= end;
    const bool whole = mention->first_word <= first && mention->word_end >= end;
    if (inside && !whole && mention->kind != TCT_KIND_STRATEGY) return false;
    return !inside || !gives_way(mention);
}

static bool is_free(const naming *n, uint32_t first, uint32_t end) {
    for (uint32_t at = first_of(n->doc, first); at < end; at++)
        for (uint32_t m = tct_begins_at(&n->begins, at); m != TCT_NONE; m = tct_begins_before(&n->begins, m))
            if (is_in_the_way(&n->doc->mentions.items[m], first, end)) return false;
    return true;
}

/** Mentions that give way lose their kind, which removes them. */
static void clear(const naming *n, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end; at++)
        for (uint32_t m = tct_begins_at(&n->begins, at); m != TCT_NONE;
             m = tct_begins_before(&n->begins, m)) {
            tct_mention *mention = &n->doc->mentions.items[m];
            if (mention->word_end <= end &&
                (mention->entity == TCT_NONE || mention->kind == TCT_KIND_ORGANIZATION))
                mention->kind = TCT_KIND_NONE;
        }
}

static tct_status add_organization(naming *n, uint32_t first, uint32_t end, const char *rule) {
    uint32_t index = 0;
    clear(n, first, end);
    TRY(tct_mention_add(n->extract, n->doc, first, end, TCT_KIND_ORGANIZATION, TCT_MENTION_NAME, rule,
                        &index));
    n->doc->mentions.items[index].confidence = 85;
    return tct_begins_update(&n->begins, n->doc);
}

static bool in_time(const tct_doc *doc, uint32_t at) {
    return tct_time_end(doc, at) != at;
}

/** "(LSE: ABC)": a stock exchange and a ticker, no organizations of the text. */
static void drop_tickers(tct_doc *doc) {
    for (uint32_t m = 0; m < doc->mentions.count; m++) {
        tct_mention *mention = &doc->mentions.items[m];
        if (mention->form != TCT_MENTION_ACRONYM || mention->word_end - mention->first_word != 1 ||
            mention->first_word < 2)
            continue;
        const uint32_t at = mention->first_word;
        const bool before =
            tct_office_is(doc, at - 1, TCT_LIT("(")) && tct_office_is(doc, at + 1, TCT_LIT(":"));
        const bool after =
            tct_office_is(doc, at - 1, TCT_LIT(":")) && tct_office_is(doc, at + 1, TCT_LIT(")"));
        if (before || (after && at > 2 && tct_office_is(doc, at - 3, TCT_LIT("("))))
            mention->kind = TCT_KIND_NONE;
    }
}

/** Part of a longer run of capitals on either side? Then it is another name. */
static bool runs_on(const tct_doc *doc, uint32_t first, uint32_t end) {
    const tct_sentence *s = &doc->sentences.items[word_at(doc, first)->sentence];
    if (end < s->word_end && tct_office_capital(doc, end) && word_at(doc, end)->upos == TCT_UPOS_PROPN)
        return true;
    return first > s->first_word && tct_office_capital(doc, first - 1) &&
           word_at(doc, first - 1)->upos == TCT_UPOS_PROPN;
}

/** All places in reach where the words [first, end) stand become an organization. */
static tct_status name_everywhere(naming *n, uint32_t first, uint32_t end, const char *rule) {
    const tct_doc *doc = n->doc;
    const uint32_t length = end - first, horizon = TCT_SCENE_HORIZON(doc, first);
    const tct_symbol form = word_at(doc, first)->form;
    for (uint32_t at = first > TCT_SCENE_REACH ? first - TCT_SCENE_REACH : 0; at + length <= horizon; at++) {
        if (word_at(doc, at)->form != form || !tct_same_forms(doc, at, first, length) ||
            word_at(doc, at)->sentence != word_at(doc, at + length - 1)->sentence)
            continue;
        if (runs_on(doc, at, at + length) || !is_free(n, at, at + length)) continue;
        TRY(add_organization(n, at, at + length, rule));
    }
    return TCT_OK;
}

/** Does a mention that says what the words are cover them? */
static bool is_known(const naming *n, uint32_t first, uint32_t end) {
    for (uint32_t at = first_of(n->doc, first); at <= first; at++)
        for (uint32_t m = tct_begins_at(&n->begins, at); m != TCT_NONE;
             m = tct_begins_before(&n->begins, m)) {
            const tct_mention *mention = &n->doc->mentions.items[m];
            if (mention->kind != TCT_KIND_NONE && mention->word_end >= end && !gives_way(mention))
                return true;
            if (mention->kind == TCT_KIND_PERSON && at == first && mention->word_end == end) return true;
        }
    return false;
}

/** The words of a name are capitalised, but for small ones inside. */
static bool is_name(const tct_doc *doc, uint32_t first, uint32_t end) {
    uint32_t small = 0;
    for (uint32_t at = first; at < end; at++)
        small += !tct_office_capital(doc, at) && word_at(doc, at)->upos != TCT_UPOS_PUNCT;
    return end - first <= 8 && small * 2 <= end - first && !in_time(doc, first);
}

static tct_status from_about(naming *n, uint32_t sentence) {
    uint32_t first = 0, end = 0;
    if (!tct_office_about(n->extract, n->doc, sentence, &first, &end) || !is_name(n->doc, first, end) ||
        is_known(n, first, end))
        return TCT_OK;
    TRY(name_everywhere(n, first, end, "office/about"));
    const bool lone = end - first > 1 && word_at(n->doc, first)->upos == TCT_UPOS_PROPN;
    return lone ? name_everywhere(n, first, first + 1, "office/short") : TCT_OK;
}

/** "About X plc": the name begins after what opens the paragraph. */
static void trim_about(const tct_extract *extract, tct_doc *doc, uint32_t sentence) {
    uint32_t first = 0, end = 0;
    if (!tct_office_about(extract, doc, sentence, &first, &end)) return;
    for (uint32_t m = tct_mention_of_sentence(doc, sentence);
         m < doc->mentions.count && doc->mentions.items[m].sentence == sentence; m++) {
        tct_mention *mention = &doc->mentions.items[m];
        if (mention->first_word >= first || mention->word_end <= first) continue;
        mention->first_word = first;
        mention->span = tct_words_span(doc, first, mention->word_end);
        if (mention->head < first) mention->head = first;
    }
}

tct_status tct_extract_office_names(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    drop_tickers(doc);
    for (uint32_t s = 0; s < doc->sentences.count; s++)
        trim_about(extract, doc, s);
    naming n = {extract, doc, {0}};
    tct_status status = tct_begins_open(&n.begins, doc);
    for (uint32_t s = 0; s < doc->sentences.count && status == TCT_OK; s++)
        status = from_about(&n, s);
    tct_begins_close(&n.begins, doc);
    return status;
}
