/* Who issues the text: evidence is added up for each organization that it names. */
#include "extract/office.h"

#include <assert.h>

#include "base/utf8.h"

/* Evidence in points, what is needed, and by how much the best must lead. */
enum { ABOUT = 5, PUBLISHER = 4, HEADLINE = 2, SPEAKS = 2, SUBJECT = 1, CONTACT = 1, OFTEN = 1 };
enum { ENOUGH = 3, LEAD = 2 };
#define OPENING_SENTENCES 6u
#define ABOUT_WORDS 14u
#define OFTEN_MENTIONS 3u
#define VERY_OFTEN_MENTIONS 6u

const tct_pack_list *tct_office_list(const tct_extract *extract, const tct_doc *doc, uint32_t sentence,
                                     const char *name) {
    const tct_part *part = tct_part_of_sentence(extract, doc, sentence);
    return part ? tct_pack_list_find(part->language, name) : NULL;
}

bool tct_office_capital(const tct_doc *doc, uint32_t at) {
    const tct_str text = tct_doc_symbol(doc, doc->words.items[at].form);
    size_t position = 0;
    return text.size && tct_is_upper(tct_utf8_next(text, &position));
}

/** First word of @p sentence that is no bullet or other mark. */
static uint32_t opening(const tct_doc *doc, uint32_t sentence) {
    const tct_sentence *s = &doc->sentences.items[sentence];
    uint32_t at = s->first_word;
    while (at < s->word_end && doc->words.items[at].upos == TCT_UPOS_PUNCT)
        at++;
    return at;
}

static bool begins_block(const tct_doc *doc, uint32_t sentence) {
    return doc->blocks.items[doc->sentences.items[sentence].block].first_sentence == sentence;
}

bool tct_office_about(const tct_extract *extract, const tct_doc *doc, uint32_t sentence, uint32_t *first,
                      uint32_t *end) {
    assert(first && end && sentence < doc->sentences.count);
    const tct_sentence *s = &doc->sentences.items[sentence];
    if (!begins_block(doc, sentence) || s->word_end - s->first_word > ABOUT_WORDS) return false;
    const tct_pack_list *list = tct_office_list(extract, doc, sentence, "office-about");
    const tct_pack_item *item = NULL;
    uint32_t at = opening(doc, sentence);
    const uint32_t length = tct_list_longest(list, doc, at, s->word_end, &item);
    if (!length) return false;
    at += length;
    while (at < s->word_end && !tct_office_capital(doc, at) && doc->words.items[at].upos != TCT_UPOS_NUM)
        at++;
    *first = at;
    while (at < s->word_end &&
           (doc->words.items[at].upos != TCT_UPOS_PUNCT || tct_office_is(doc, at, TCT_LIT("-"))))
        at++;
    *end = at;
    return at > *first && *first - opening(doc, sentence) <= length + 2;
}

bool tct_office_is_contact(const tct_extract *extract, const tct_doc *doc, uint32_t sentence) {
    const tct_pack_list *list = tct_office_list(extract, doc, sentence, "office-contact");
    const tct_pack_item *item = NULL;
    return begins_block(doc, sentence) &&
           tct_list_longest(list, doc, opening(doc, sentence), doc->sentences.items[sentence].word_end,
                            &item) > 0;
}

/** "Ville de Lens", "City of Leeds": towns and regions act under such names. */
static bool is_town_hall(const tct_extract *extract, const tct_doc *doc, const tct_mention *mention) {
    const tct_pack_list *list = tct_office_list(extract, doc, mention->sentence, "office-places");
    return mention->kind == TCT_KIND_PLACE && mention->form == TCT_MENTION_NAME && list &&
           mention->word_end - mention->first_word > 1 &&
           tct_pack_list_get(list, doc->words.items[mention->first_word].lower);
}

/** A named organization that may issue a text. */
static bool may_issue(const tct_extract *extract, const tct_doc *doc, uint32_t root) {
    const tct_mention *mention = &doc->mentions.items[root];
    const bool body = mention->kind == TCT_KIND_ORGANIZATION || is_town_hall(extract, doc, mention);
    return body && !(mention->flags & TCT_MENTION_GENERIC) && mention->form != TCT_MENTION_PRONOUN &&
           mention->form != TCT_MENTION_ANAPHOR && tct_office_capital(doc, mention->first_word);
}

static bool is_subject(const tct_doc *doc, const tct_mention *mention) {
    const uint8_t relation = doc->words.items[mention->head].relation;
    return relation == TCT_DEP_NSUBJ || relation == TCT_DEP_NSUBJ_PASS;
}

static bool speaks(const tct_extract *extract, const tct_doc *doc, const tct_mention *mention) {
    const uint32_t verb = doc->words.items[mention->head].head;
    const tct_pack_list *list = tct_office_list(extract, doc, mention->sentence, "office-verbs");
    return verb != TCT_NONE && list && tct_pack_list_get(list, doc->words.items[verb].lemma);
}

/** Points for one chain, each kind of evidence once. */
typedef struct {
    uint8_t about, publisher, headline, subject, contact;
    uint32_t mentions;
} evidence;

static void raise_to(uint8_t *points, unsigned value) {
    if (*points < value) *points = (uint8_t)value;
}

static void weigh_opening(const tct_extract *extract, const tct_doc *doc, const tct_mention *mention,
                          evidence *found) {
    if (mention->flags & TCT_MENTION_INNER) return;
    if (mention->sentence == 0) {
        if (mention->first_word <= opening(doc, 0) + 1 || is_subject(doc, mention))
            raise_to(&found->headline, HEADLINE);
    } else if (mention->sentence < OPENING_SENTENCES && is_subject(doc, mention)) {
        raise_to(&found->subject, speaks(extract, doc, mention) ? SPEAKS : SUBJECT);
    }
}

static void weigh(const tct_extract *extract, const tct_doc *doc, uint32_t m, evidence *found) {
    const tct_mention *mention = &doc->mentions.items[m];
    uint32_t first = 0, end = 0;
    found->mentions++;
    weigh_opening(extract, doc, mention, found);
    if (tct_office_is_contact(extract, doc, mention->sentence)) raise_to(&found->contact, CONTACT);
    if (tct_office_about(extract, doc, mention->sentence, &first, &end) && mention->first_word <= first &&
        mention->word_end >= end)
        raise_to(&found->about, ABOUT);
    if (doc->meta.publisher.size && tct_str_equal(doc->meta.publisher, tct_doc_span(doc, mention->span)))
        raise_to(&found->publisher, PUBLISHER);
}

static unsigned total(const evidence *found) {
    return (unsigned)found->about + found->publisher + found->headline + found->subject + found->contact +
           (found->mentions >= OFTEN_MENTIONS ? (unsigned)OFTEN : 0u) +
           (found->mentions >= VERY_OFTEN_MENTIONS ? (unsigned)OFTEN : 0u);
}

tct_status tct_office_find(const tct_extract *extract, tct_doc *doc, uint32_t *office) {
    assert(extract && doc && office);
    *office = TCT_NONE;
    const size_t count = doc->mentions.count;
    if (!count) return TCT_OK;
    evidence *all = TCT_ARENA_NEW(&doc->arena, count, evidence);
    if (!all) return TCT_ERR_MEMORY;
    for (uint32_t m = 0; m < count; m++) {
        const uint32_t root = tct_mention_root(doc, m);
        if (may_issue(extract, doc, root)) weigh(extract, doc, m, &all[root]);
    }
    unsigned best = 0, second = 0;
    for (uint32_t m = 0; m < count; m++) {
        const unsigned points = total(&all[m]);
        if (points > best) {
            second = best;
            best = points;
            *office = m;
        } else if (points > second) {
            second = points;
        }
    }
    if (best < ENOUGH || best - second < LEAD) *office = TCT_NONE;
    return TCT_OK;
}
