/* Direct speech in quotation marks and reported speech under a verb of speech, each with its speaker. */
#include <assert.h>

#include "extract/claims.h"
#include "extract/events.h"
#include "extract/frames.h"
#include "extract/match.h"
#include "extract/presence.h"

#define SPEAKERS ((1u << TCT_KIND_PERSON) | (1u << TCT_KIND_POST) | (1u << TCT_KIND_ORGANIZATION))
#define SPEECH_CONFIDENCE 62
#define QUOTES_NEAR 512 /* quotations that may overlap a new one are among the last */
#define QUOTE_WORDS 4   /* shorter ones are terms, not speech */
#define SPEECH_DISTANCE                                                                                      \
    5 /* words from the begin of a sentence to "remarks" in "in his brief opening remarks" */

#define EACH_CHILD(tree, child_, word_)                                                                      \
    for (uint32_t child_ = (tree)->child[word_]; child_ != TCT_NONE; child_ = (tree)->sibling[child_])

static const tct_word *word_at(const tct_doc *doc, uint32_t word) {
    assert(word < doc->words.count);
    return &doc->words.items[word];
}

static bool is_speech_verb(const tct_part *part, const tct_word *word) {
    return word->upos == TCT_UPOS_VERB && tct_part_item(part, TCT_LIST_SPEECH_VERBS, word->lemma);
}

/* Mention of who speaks by the verb, or TCT_NONE. */
static uint32_t speaker_of(const tct_tree *tree, const tct_part *part, uint32_t verb) {
    tct_args args;
    tct_args_of(tree, part, verb, &args);
    for (uint32_t i = 0; i < args.count; i++) {
        if (args.items[i].function != TCT_ARG_SUBJECT) continue;
        tct_fillers fillers = {.count = 0};
        tct_fillers_of(tree, part, args.items[i].word, SPEAKERS, UINT16_MAX, &fillers);
        if (fillers.count) return fillers.items[0];
    }
    return tct_subject_before(tree, verb, SPEAKERS);
}

/* Speaker by any verb of speech of the sentence that lies outside [first, end). */
static uint32_t speaker_in_sentence(const tct_tree *tree, const tct_part *part, uint32_t sentence,
                                    uint32_t first, uint32_t end) {
    const tct_sentence *range = &tree->doc->sentences.items[sentence];
    for (uint32_t w = range->first_word; w < range->word_end; w++) {
        if ((w >= first && w < end) || !is_speech_verb(part, word_at(tree->doc, w))) continue;
        const uint32_t speaker = speaker_of(tree, part, w);
        if (speaker != TCT_NONE) return speaker;
    }
    return TCT_NONE;
}

typedef enum { MARK_NONE, MARK_OPEN, MARK_CLOSE, MARK_STRAIGHT } quote_mark;

static quote_mark mark_of(const tct_doc *doc, uint32_t word) {
    static const struct {
        const char *text;
        quote_mark mark;
    } marks[] = {{"«", MARK_OPEN},  {"»", MARK_CLOSE}, {"“", MARK_OPEN},
                 {"”", MARK_CLOSE}, {"„", MARK_OPEN},  {"\"", MARK_STRAIGHT}};
    const tct_str text = tct_doc_span(doc, word_at(doc, word)->span);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (tct_str_equal(text, tct_str_of(marks[i].text))) return marks[i].mark;
    return MARK_NONE;
}

static tct_status add_quotation(tct_doc *doc, uint32_t first, uint32_t end, uint32_t speaker, bool direct) {
    const tct_span span = tct_words_span(doc, first, end);
    for (size_t i = doc->quotations.count; i-- > 0 && i + QUOTES_NEAR > doc->quotations.count;)
        if (tct_span_overlaps(doc->quotations.items[i].span, span)) return TCT_OK;
    return TCT_DOC_PUSH(doc, quotations,
                        ((tct_quotation){.span = span,
                                         .speaker = speaker,
                                         .event = TCT_NONE,
                                         .direct = direct,
                                         .confidence = direct ? 85 : 75}));
}

/* A quotation may run over several sentences; its speaker stands in the first or the last of them. */
static tct_status close_quote(const tct_tree *tree, tct_doc *doc, uint32_t open, uint32_t close) {
    if (close - open <= QUOTE_WORDS) return TCT_OK;
    const uint32_t sentences[] = {word_at(doc, open)->sentence, word_at(doc, close)->sentence};
    for (size_t i = 0; i < 2; i++) {
        const tct_part *part = tct_part_of_sentence(tree->extract, doc, sentences[i]);
        const uint32_t speaker = part ? speaker_in_sentence(tree, part, sentences[i], open, close) : TCT_NONE;
        if (speaker != TCT_NONE) return add_quotation(doc, open + 1, close, speaker, true);
    }
    return TCT_OK;
}

static tct_status direct_speech(const tct_tree *tree, tct_doc *doc, const tct_block *block) {
    if (block->first_sentence >= block->sentence_end) return TCT_OK;
    const uint32_t end = doc->sentences.items[block->sentence_end - 1].word_end;
    uint32_t open = TCT_NONE;
    for (uint32_t w = doc->sentences.items[block->first_sentence].first_word; w < end; w++) {
        const quote_mark mark = mark_of(doc, w);
        if (mark == MARK_OPEN || (mark == MARK_STRAIGHT && open == TCT_NONE))
            open = w;
        else if (mark != MARK_NONE && open != TCT_NONE) {
            TRY(close_quote(tree, doc, open, w));
            open = TCT_NONE;
        }
    }
    return TCT_OK;
}

static void subtree(const tct_tree *tree, uint32_t word, unsigned depth, uint32_t *first, uint32_t *end) {
    if (word < *first) *first = word;
    if (word + 1 > *end) *end = word + 1;
    if (depth > 40) return;
    EACH_CHILD(tree, child, word) {
        subtree(tree, child, depth + 1, first, end);
    }
}

/* "X a souligné que …" */
static tct_status reported_speech(const tct_tree *tree, tct_doc *doc, uint32_t sentence) {
    const tct_part *part = tct_part_of_sentence(tree->extract, doc, sentence);
    const tct_sentence range = doc->sentences.items[sentence];
    for (uint32_t w = range.first_word; part && w < range.word_end; w++) {
        if (word_at(doc, w)->relation != TCT_DEP_CCOMP || word_at(doc, w)->head == TCT_NONE) continue;
        const uint32_t verb = word_at(doc, w)->head;
        if (!is_speech_verb(part, word_at(doc, verb))) continue;
        const uint32_t speaker = speaker_of(tree, part, verb);
        uint32_t first = w, end = w + 1;
        if (speaker == TCT_NONE) continue;
        subtree(tree, w, 0, &first, &end);
        if (end - first >= QUOTE_WORDS) TRY(add_quotation(doc, first, end, speaker, false));
    }
    return TCT_OK;
}

/* "in his opening remarks": a noun of public speech in an adverbial before word @p end of the sentence. */
static uint32_t speech_noun_before(const tct_tree *tree, const tct_part *part, uint32_t sentence,
                                   uint32_t end) {
    for (uint32_t w = tree->doc->sentences.items[sentence].first_word; w < end; w++) {
        const tct_word *word = word_at(tree->doc, w);
        if (word->upos != TCT_UPOS_NOUN || !tct_part_item(part, TCT_LIST_SPEECH_NOUNS, word->lemma)) continue;
        EACH_CHILD(tree, child, w) {
            if (word_at(tree->doc, child)->relation != TCT_DEP_CASE ||
                word_at(tree->doc, child)->upos != TCT_UPOS_ADP)
                continue;
            if (word->relation == TCT_DEP_OBL || word->relation == TCT_DEP_NMOD) return w;
        }
    }
    return TCT_NONE;
}

static bool has_speech_noun(const tct_tree *tree, const tct_part *part, uint32_t sentence) {
    return speech_noun_before(tree, part, sentence, tree->doc->sentences.items[sentence].word_end) !=
           TCT_NONE;
}

/* "In her keynote, X …": the sentence begins with a possessed noun of speech. */
static bool opens_with_speech(const tct_tree *tree, const tct_part *part, uint32_t sentence, uint32_t verb) {
    const uint32_t noun = speech_noun_before(tree, part, sentence, verb);
    if (noun == TCT_NONE || noun > tree->doc->sentences.items[sentence].first_word + SPEECH_DISTANCE)
        return false;
    EACH_CHILD(tree, child, noun) {
        if (word_at(tree->doc, child)->relation == TCT_DEP_NMOD_POSS ||
            TCT_FEAT(word_at(tree->doc, child)->feats, TCT_FEAT_POSS))
            return true;
    }
    return false;
}

/* Verbs that say that somebody takes the floor ("prononcer", second column "speech"; third: only reflexive).
 */
static bool is_public_speech(const tct_tree *tree, const tct_part *part, uint32_t verb) {
    const tct_word *word = word_at(tree->doc, verb);
    const tct_pack_item *item =
        word->upos == TCT_UPOS_VERB ? tct_part_item(part, TCT_LIST_SPEECH_VERBS, word->lemma) : NULL;
    if (!item) /* "in her keynote, X called for …": whatever the main verb */
        return word->upos == TCT_UPOS_VERB && word->head == TCT_NONE &&
               opens_with_speech(tree, part, word->sentence, verb);
    if (!tct_str_equal(tct_doc_symbol(tree->doc, item->value[0]), TCT_LIT("speech")))
        return has_speech_noun(tree, part, word->sentence);
    return item->value[1] == 0 || tct_may_be_reflexive(tree, verb);
}

/* "M. X a prononcé un discours": at the event that is spoken of. */
static tct_status speech(const tct_tree *tree, tct_doc *doc, const tct_part *part, uint32_t verb) {
    const uint32_t speaker = speaker_of(tree, part, verb), sentence = word_at(doc, verb)->sentence;
    if (speaker == TCT_NONE || tct_claim_of(tree, part, verb) != TCT_ASSERTED) return TCT_OK;
    const uint32_t event = tct_event_near(tree->extract, doc, sentence);
    const uint8_t kind = doc->mentions.items[tct_mention_root(doc, speaker)].kind;
    if (event == TCT_NONE || tct_event_is_ahead(tree->extract, doc, event)) return TCT_OK;
    if (kind != TCT_KIND_PERSON && kind != TCT_KIND_POST) return TCT_OK;
    return tct_relation_add(doc, tct_event_relation(tree->extract, doc, TCT_PROPERTY_SPEAKER, event, speaker,
                                                    sentence, SPEECH_CONFIDENCE, "context/speech"));
}

/* The event at which somebody speaks in @p sentence, when there is one. */
static uint32_t event_with_speaker(const tct_tree *tree, const tct_doc *doc, uint32_t sentence) {
    uint32_t event = TCT_NONE;
    for (size_t i = 0; i < doc->relations.count; i++) {
        const tct_relation *relation = &doc->relations.items[i];
        if (relation->sentence != sentence || relation->claim != TCT_ASSERTED ||
            relation->property != tree->extract->properties[TCT_PROPERTY_SPEAKER])
            continue;
        const uint32_t root = tct_mention_root(doc, relation->subject);
        if (event != TCT_NONE && event != root) return TCT_NONE;
        event = root;
    }
    return event;
}

static bool mentions_event(const tct_doc *doc, uint32_t sentence) {
    const tct_span span = doc->sentences.items[sentence].span;
    for (size_t m = 0; m < doc->mentions.count && doc->mentions.items[m].span.begin < span.end; m++)
        if (doc->mentions.items[m].sentence == sentence && doc->mentions.items[m].kind == TCT_KIND_EVENT)
            return true;
    return false;
}

/* "At the opening, A stressed … . |B called on| …": who is reported right after a speaker spoke there too. */
static tct_status next_speaker(const tct_tree *tree, tct_doc *doc, const tct_part *part, uint32_t verb) {
    const uint32_t sentence = word_at(doc, verb)->sentence;
    if (sentence == 0 || word_at(doc, verb)->head != TCT_NONE ||
        doc->sentences.items[sentence - 1].block != doc->sentences.items[sentence].block)
        return TCT_OK;
    if (!is_speech_verb(part, word_at(doc, verb)) || mentions_event(doc, sentence)) return TCT_OK;
    const uint32_t event = event_with_speaker(tree, doc, sentence - 1),
                   speaker = speaker_of(tree, part, verb);
    if (event == TCT_NONE || speaker == TCT_NONE || tct_claim_of(tree, part, verb) != TCT_ASSERTED)
        return TCT_OK;
    if (doc->mentions.items[tct_mention_root(doc, speaker)].kind != TCT_KIND_PERSON) return TCT_OK;
    return tct_relation_add(doc, tct_event_relation(tree->extract, doc, TCT_PROPERTY_SPEAKER, event, speaker,
                                                    sentence, SPEECH_CONFIDENCE, "context/next speaker"));
}

static tct_status speeches(const tct_tree *tree, tct_doc *doc, uint32_t sentence) {
    const tct_part *part = tct_part_of_sentence(tree->extract, doc, sentence);
    const tct_sentence range = doc->sentences.items[sentence];
    for (uint32_t w = range.first_word; part && w < range.word_end; w++)
        if (is_public_speech(tree, part, w))
            TRY(speech(tree, doc, part, w));
        else
            TRY(next_speaker(tree, doc, part, w));
    return TCT_OK;
}

static tct_status find_quotations(const tct_tree *tree, tct_doc *doc) {
    if (tct_events_applicable(doc)) TRY(tct_presence_lists(tree, doc));
    for (size_t i = 0; i < doc->blocks.count; i++)
        TRY(direct_speech(tree, doc, &doc->blocks.items[i]));
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        TRY(reported_speech(tree, doc, i));
        if (tct_events_applicable(doc)) TRY(speeches(tree, doc, i));
    }
    return TCT_OK;
}

tct_status tct_extract_quotes(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    if (doc->words.count == 0) return TCT_OK;
    tct_tree tree;
    TRY(tct_tree_init(&tree, extract, doc));
    tct_status status = find_quotations(&tree, doc);
    tct_tree_clear(&tree);
    for (size_t i = 0; i < doc->quotations.count && tct_events_applicable(doc); i++)
        doc->quotations.items[i].event = tct_event_of(extract, doc, doc->quotations.items[i].speaker);
    if (status == TCT_OK) status = tct_events_complete(extract, doc);
    return status;
}
