/*
 * Notes say something of what stands before their marks: "The Green Fund[3] joined … [3] It brings together
 * 24 countries." The note's first pronoun, the description or the fuller name that it begins with, and the
 * subject that it leaves out are the thing before the mark.
 */
#include <assert.h>

#include "doc/footnotes.h"
#include "extract/coref.h"

enum { DETERMINERS = 2 };

static const tct_mention *at(const tct_coref *coref, uint32_t index) {
    return &coref->doc->mentions.items[index];
}

static const tct_word *word_at(const tct_coref *coref, uint32_t word) {
    return &coref->doc->words.items[word];
}

static tct_str text_of(const tct_coref *coref, uint32_t word) {
    return tct_doc_span(coref->doc, word_at(coref, word)->span);
}

/* --- marks
 * ---------------------------------------------------------------------------------------------------------
 */

/** The longest specific mention of sentence @p sentence that ends before word @p end; TCT_NONE for none. */
static uint32_t mention_before(const tct_coref *coref, uint32_t sentence, uint32_t end) {
    for (uint32_t m = tct_coref_first_of_sentence(coref, sentence); m < coref->count; m++) {
        const tct_mention *mention = at(coref, m);
        if (mention->sentence != sentence || mention->first_word >= end) break;
        if (mention->word_end == end && !(mention->flags & (TCT_MENTION_GENERIC | TCT_MENTION_PLURAL)))
            return m;
    }
    return TCT_NONE;
}

/** Mentions whose marks have no note yet, by way and number. */
typedef struct {
    uint32_t of[TCT_MARK_WAYS][TCT_MARK_NUMBERS];
} pending;

static void read_sentence(const tct_coref *coref, uint32_t sentence, pending *waiting) {
    const tct_sentence *s = &coref->doc->sentences.items[sentence];
    tct_footnote_mark m;
    for (uint32_t word = s->first_word + 1; word < s->word_end; word++) {
        if (!tct_footnote_mark_at(coref->doc, word, s->word_end, &m)) continue;
        uint32_t *first = &waiting->of[m.way][m.number];
        if (*first == TCT_NONE) *first = mention_before(coref, sentence, word);
    }
}

/** The mark that a note begins with; false when its words do not show it. */
static bool mark_of_note(const tct_coref *coref, const tct_block *note, tct_footnote_mark *m) {
    if (note->kind != TCT_BLOCK_FOOTNOTE || note->first_sentence >= note->sentence_end) return false;
    const tct_sentence *s = &coref->doc->sentences.items[note->first_sentence];
    return s->first_word < s->word_end && tct_footnote_mark_at(coref->doc, s->first_word, s->word_end, m);
}

/** A note is of the first mark with its number since the last note with that number. */
static void find_notes(tct_coref *coref, pending *waiting) {
    tct_footnote_mark m;
    memset(waiting->of, 0xFF, sizeof waiting->of);
    for (uint32_t b = 0; b < coref->doc->blocks.count; b++) {
        const tct_block *block = &coref->doc->blocks.items[b];
        coref->notes[b] = TCT_NONE;
        if (mark_of_note(coref, block, &m)) {
            coref->notes[b] = waiting->of[m.way][m.number];
            waiting->of[m.way][m.number] = TCT_NONE;
        } else if (block->kind != TCT_BLOCK_FOOTNOTE) {
            for (uint32_t s = block->first_sentence; s < block->sentence_end; s++)
                read_sentence(coref, s, waiting);
        }
    }
}

static bool has_notes(const tct_doc *doc) {
    for (uint32_t b = 0; b < doc->blocks.count; b++)
        if (doc->blocks.items[b].kind == TCT_BLOCK_FOOTNOTE) return true;
    return false;
}

uint32_t tct_coref_noted(const tct_coref *coref, uint32_t sentence) {
    assert(sentence < coref->doc->sentences.count);
    return coref->notes ? coref->notes[coref->doc->sentences.items[sentence].block] : TCT_NONE;
}

/* --- what a note begins with
 * --------------------------------------------------------------------------------------- */

/** The sentence in which the note begins to speak, and its first word behind the mark. */
typedef struct {
    uint32_t sentence, start, end, digits;
} opening;

static bool open_note(const tct_coref *coref, const tct_block *note, opening *o) {
    tct_footnote_mark m;
    if (!mark_of_note(coref, note, &m)) return false;
    const tct_sentence *s = &coref->doc->sentences.items[note->first_sentence];
    *o = (opening){note->first_sentence, m.end, s->word_end, m.digits};
    return o->start < o->end;
}

/** The outermost mention that the note begins with, an article before it or not. */
static uint32_t first_mention(const tct_coref *coref, const opening *o) {
    for (uint32_t m = tct_coref_first_of_sentence(coref, o->sentence); m < coref->count; m++) {
        const tct_mention *mention = at(coref, m);
        if (mention->sentence != o->sentence) break;
        if (mention->first_word < o->start) continue;
        const uint32_t from =
            coref->views[m].determiner == TCT_NONE ? mention->first_word : coref->views[m].determiner;
        return from < o->start + DETERMINERS ? m : TCT_NONE;
    }
    return TCT_NONE;
}

static bool only_signs(const tct_coref *coref, uint32_t from, uint32_t end) {
    while (from < end && word_at(coref, from)->upos == TCT_UPOS_PUNCT)
        from++;
    return from == end;
}

static bool related(const tct_coref *coref, const tct_mention *a, const tct_mention *b) {
    const tct_pack *pack = coref->extract->pack;
    return a->class_id != UINT16_MAX && b->class_id != UINT16_MAX &&
           (tct_pack_class_is_a(pack, a->class_id, b->class_id) ||
            tct_pack_class_is_a(pack, b->class_id, a->class_id));
}

static bool is_capital(const tct_coref *coref, uint32_t word) {
    const tct_word *w = word_at(coref, word);
    return w->form != w->lower;
}

/** "Programme de la Banque mondiale": taken for a name only for the capital that begins the note? Capitals
 * behind it belong to mentions inside. */
static bool is_capital_by_place(const tct_coref *coref, uint32_t m) {
    const tct_mention *name = at(coref, m);
    if (name->form != TCT_MENTION_NAME || name->entity != TCT_NONE || name->head != name->first_word)
        return false;
    uint32_t word = name->first_word + 1;
    for (uint32_t inner = m + 1; inner < coref->count && at(coref, inner)->word_end <= name->word_end;
         inner++) {
        while (word < at(coref, inner)->first_word && !is_capital(coref, word))
            word++;
        if (word >= at(coref, inner)->first_word && word < at(coref, inner)->word_end)
            word = at(coref, inner)->word_end;
    }
    while (word < name->word_end && !is_capital(coref, word))
        word++;
    return word >= name->word_end;
}

static bool is_description(const tct_coref *coref, uint32_t m) {
    const uint8_t form = at(coref, m)->form;
    return form == TCT_MENTION_DESCRIPTION || form == TCT_MENTION_ANAPHOR || is_capital_by_place(coref, m);
}

static bool has_child(const tct_coref *coref, const opening *o, uint32_t head, uint8_t relation) {
    for (uint32_t w = o->start; w < o->end; w++)
        if (word_at(coref, w)->head == head && word_at(coref, w)->relation == relation) return true;
    return false;
}

/** "A programme |launched| in 2020.": a participle that the tagger may take for the verb of a sentence. */
static bool is_participle(const tct_coref *coref, const opening *o, uint32_t word) {
    const tct_word *verb = word_at(coref, word);
    if (verb->head != TCT_NONE || verb->upos != TCT_UPOS_VERB || word + 1 >= o->end) return false;
    if (word_at(coref, word + 1)->upos != TCT_UPOS_ADP) return false;
    return TCT_FEAT(verb->feats, TCT_FEAT_TENSE) == TCT_TENSE_PAST &&
           !has_child(coref, o, word, TCT_DEP_OBJ) && !has_child(coref, o, word, TCT_DEP_AUX) &&
           !has_child(coref, o, word, TCT_DEP_AUX_PASS);
}

/** Is the note's sentence but a phrase, of which @p word is the head? Mends the tree that has a verb in it.
 */
static bool is_head_of_phrase(tct_coref *coref, const opening *o, uint32_t word) {
    tct_word *noun = &coref->doc->words.items[word];
    if (noun->head == TCT_NONE) return true;
    tct_word *verb = &coref->doc->words.items[noun->head];
    if (noun->relation != TCT_DEP_NSUBJ || noun->head < word || !is_participle(coref, o, noun->head))
        return false;
    verb->feats = TCT_FEAT_SET(verb->feats, TCT_FEAT_VERBFORM, TCT_VERBFORM_PART);
    verb->feats = TCT_FEAT_SET(verb->feats, TCT_FEAT_PASSIVE, 1u);
    verb->relation = TCT_DEP_ACL;
    verb->head = word;
    noun->relation = TCT_DEP_ROOT;
    noun->head = TCT_NONE;
    return true;
}

/** Is the mention what the note says that the thing is? "[4] A programme of …", "[5] The fund is …"; and a
 * name alone is that of what the text only describes. */
static bool is_said_of(tct_coref *coref, const opening *o, uint32_t m, uint32_t noted) {
    const tct_mention *mention = at(coref, m), *thing = at(coref, noted);
    if (mention->flags & TCT_MENTION_PLURAL || mention->kind != thing->kind) return false;
    const bool definite = tct_coref_determined(coref, m, "def") || tct_coref_determined(coref, m, "dem");
    if (is_description(coref, m))
        return definite ? mention->form == TCT_MENTION_ANAPHOR && related(coref, mention, thing)
                        : is_head_of_phrase(coref, o, mention->head);
    return is_description(coref, noted) && related(coref, mention, thing) &&
           only_signs(coref, mention->word_end, o->end);
}

/** "[2] BRW: Blue River Works": the name behind the one that the text has; TCT_NONE when there is none. */
static uint32_t fuller_name(const tct_coref *coref, const opening *o, uint32_t m) {
    const uint32_t sign = at(coref, m)->word_end;
    if (sign + 1 >= o->end) return TCT_NONE;
    if (!tct_str_equal(text_of(coref, sign), TCT_LIT(":")) &&
        !tct_str_equal(text_of(coref, sign), TCT_LIT("=")))
        return TCT_NONE;
    const opening behind = {o->sentence, sign + 1, o->end, o->digits};
    const uint32_t name = first_mention(coref, &behind);
    const bool alone = name != TCT_NONE && only_signs(coref, at(coref, name)->word_end, o->end);
    return alone && at(coref, name)->form == TCT_MENTION_NAME ? name : TCT_NONE;
}

static void join_note(tct_coref *coref, const opening *o, uint32_t noted) {
    const uint32_t m = first_mention(coref, o);
    if (m == TCT_NONE || m == noted) return;
    if (tct_mention_root(coref->doc, m) == tct_mention_root(coref->doc, noted)) {
        const uint32_t name = fuller_name(coref, o, m);
        if (name != TCT_NONE) (void)tct_coref_join(coref, noted, name);
        return;
    }
    if (!is_said_of(coref, o, m, noted) || !tct_coref_compatible(coref, noted, m)) return;
    tct_mention *said = &coref->doc->mentions.items[m];
    said->flags &= (uint8_t)~TCT_MENTION_GENERIC;
    if (is_capital_by_place(coref, m))
        said->form = TCT_MENTION_DESCRIPTION; /* what it is, not what it is called */
    (void)tct_coref_join(coref, noted, m);
}

tct_status tct_coref_notes(tct_coref *coref) {
    assert(coref && coref->views);
    tct_doc *doc = coref->doc;
    if (!has_notes(doc)) return TCT_OK;
    pending *waiting = TCT_ARENA_NEW(&doc->arena, 1, pending);
    coref->notes = TCT_ARENA_NEW(&doc->arena, doc->blocks.count, uint32_t);
    if (!waiting || !coref->notes) return TCT_ERR_MEMORY;
    find_notes(coref, waiting);
    opening o;
    for (uint32_t b = 0; b < doc->blocks.count; b++)
        if (coref->notes[b] != TCT_NONE && open_note(coref, &doc->blocks.items[b], &o))
            join_note(coref, &o, coref->notes[b]);
    return TCT_OK;
}

/* --- subjects left out
 * --------------------------------------------------------------------------------------------- */

/** "[1] Based in Tokyo.", "[3] Brings together 24 countries.": the mark stands for the subject. False when
 * the note does not begin with a verb that lacks one. */
static bool take_as_subject(tct_coref *coref, const opening *o) {
    tct_word *verb = &coref->doc->words.items[o->start], *digits = &coref->doc->words.items[o->digits];
    const uint8_t form = TCT_FEAT(verb->feats, TCT_FEAT_VERBFORM);
    if (verb->upos != TCT_UPOS_VERB || has_child(coref, o, o->start, TCT_DEP_NSUBJ) ||
        has_child(coref, o, o->start, TCT_DEP_NSUBJ_PASS))
        return false;
    const bool third = form == TCT_VERBFORM_FIN && TCT_FEAT(verb->feats, TCT_FEAT_PERSON) == 3;
    if (verb->head != TCT_NONE || (form != TCT_VERBFORM_PART && !third))
        return false; /* no "See the report" */
    digits->head = o->start;
    digits->relation = form == TCT_VERBFORM_PART ? TCT_DEP_NSUBJ_PASS : TCT_DEP_NSUBJ;
    return true;
}

tct_status tct_coref_note_subject(tct_coref *coref, uint32_t sentence) {
    tct_doc *doc = coref->doc;
    const uint32_t noted = tct_coref_noted(coref, sentence);
    const tct_block *note = &doc->blocks.items[doc->sentences.items[sentence].block];
    opening o;
    if (noted == TCT_NONE || sentence != note->first_sentence || !open_note(coref, note, &o)) return TCT_OK;
    return take_as_subject(coref, &o) ? tct_coref_add_pronoun(coref, o.digits, noted, "coref/note") : TCT_OK;
}
