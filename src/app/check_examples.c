#include "app/check_examples.h"

#include <assert.h>
#include <stdio.h>

#include "app/conversion.h"
#include "app/explain_why.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/limits.h"
#include "extract/internal.h"
#include "rdf/read.h"

#define PUBLISHED "2024-05-22"

enum { SUBJECT, OBJECT, ENDS };

/** A marked end of a statement: "{subject the ministry}" or "{object=2024-05-10 on 10 May}". */
typedef struct {
    bool marked;
    tct_span span;   /**< in the text without marks */
    tct_str words;   /**< inside the braces */
    tct_str literal; /**< the value of a date, else empty */
} end;

/** The example at hand. */
typedef struct {
    const tct_engine *engine;
    const char *path;
    const tct_sink *sink;
    size_t *found;
    tct_str property, marked, language;
    bool counter;
    end ends[ENDS];
    tct_buffer text; /**< without marks */
    bool stated;
    tct_buffer why; /**< why there is no statement, in lines */
} trial;

static void tell(trial *self, const char *what, tct_str why) {
    ++*self->found;
    tct_report(self->sink, TCT_WARNING, TCT_ERR_SYNTAX, self->path, 0, "<%.*s>: %s \"%.*s\"%s%.*s",
               TCT_ARG(self->property), what, TCT_ARG(self->marked), why.size ? ": " : "", TCT_ARG(why));
}

/* --- marks
 * ------------------------------------------------------------------------------------------------ */

/** Takes "subject the ministry" apart; false when it names no end. */
static bool read_mark(trial *self, tct_str inside) {
    tct_str head = tct_str_split(&inside, ' ');
    const tct_str role = tct_str_split(&head, '=');
    const bool subject = tct_str_equal(role, TCT_LIT("subject"));
    if ((!subject && !tct_str_equal(role, TCT_LIT("object"))) || inside.size == 0) return false;
    const uint32_t begin = (uint32_t)self->text.size;
    tct_buffer_append(&self->text, inside);
    self->ends[subject ? SUBJECT : OBJECT] = (end){true, {begin, (uint32_t)self->text.size}, inside, head};
    return true;
}

/** The text without its marks; false when a brace is wrong. */
static bool read_marks(trial *self) {
    tct_str rest = self->marked;
    while (rest.size) {
        tct_buffer_append(&self->text, tct_str_split(&rest, '{'));
        if (rest.size == 0) return true;
        const size_t close = tct_str_find(rest, TCT_LIT("}"), 0);
        if (close == SIZE_MAX || !read_mark(self, tct_str_range(rest, 0, close))) return false;
        rest = tct_str_range(rest, close + 1, rest.size);
    }
    return true;
}

/* --- what was stated
 * -------------------------------------------------------------------------------------- */

/** The mention stands there, or takes up one that does: "its" for the ministry. */
static bool is_at(const tct_doc *doc, uint32_t mention, const end *e) {
    if (!e->marked || mention == TCT_NONE) return !e->marked;
    const tct_mention *own = &doc->mentions.items[mention],
                      *taken_up = &doc->mentions.items[tct_mention_root(doc, mention)];
    return tct_span_overlaps(own->span, e->span) || tct_span_overlaps(taken_up->span, e->span);
}

static bool fits(const trial *self, const tct_doc *doc, const tct_relation *r, bool symmetric) {
    const end *subject = &self->ends[SUBJECT], *object = &self->ends[OBJECT];
    if (r->object == TCT_NONE)
        return is_at(doc, r->subject, subject) &&
               (!object->literal.size || tct_str_equal(r->literal, object->literal));
    return (is_at(doc, r->subject, subject) && is_at(doc, r->object, object)) ||
           (symmetric && is_at(doc, r->subject, object) && is_at(doc, r->object, subject));
}

static bool is_stated(const trial *self, const tct_doc *doc) {
    const tct_pack *pack = self->engine->pack;
    for (size_t i = 0; i < doc->relations.count; i++) {
        const tct_relation *r = &doc->relations.items[i];
        const tct_pack_property *property = tct_pack_property_at(pack, r->property);
        if (r->claim <= TCT_REPORTED &&
            tct_str_equal(tct_frozen_text(tct_pack_symbols(pack), property->iri), self->property) &&
            fits(self, doc, r, property->symmetric))
            return true;
    }
    return false;
}

/* --- why not
 * ---------------------------------------------------------------------------------------------- */

/** Writes the frames of the example's property that have @p word as their trigger (0: none at all); how many
 * there are. */
static unsigned say_triggered(trial *self, const tct_doc *doc, const tct_frames *frames, tct_symbol word) {
    const tct_pack *pack = self->engine->pack;
    uint32_t count = 0;
    unsigned said = 0;
    const tct_frame_trigger *triggers = tct_frames_find(frames, word, &count);
    for (uint32_t i = 0; i < count; i++) {
        const tct_frame *frame = &frames->frames[triggers[i].frame];
        const tct_pack_property *property = tct_pack_property_at(pack, frame->property);
        if (!tct_str_equal(tct_frozen_text(tct_pack_symbols(pack), property->iri), self->property)) continue;
        const tct_str text = tct_frozen_text(tct_pack_symbols(pack), frame->text);
        tct_buffer_format(&self->why, "its frame that did not match, by '%.*s': \"%.*s\"\n",
                          TCT_ARG(word ? tct_doc_symbol(doc, word) : TCT_LIT("*")), TCT_ARG(text));
        said++;
    }
    return said;
}

/** Writes the verbs and nouns by their lemmas: what a frame has to have as its trigger. */
static void say_lemmas(trial *self, const tct_doc *doc) {
    tct_buffer_append(&self->why,
                      TCT_LIT("no frame of the property has a word of it as its trigger; its verbs "
                              "and nouns by lemma:"));
    for (size_t i = 0; i < doc->words.count; i++) {
        const tct_word *word = &doc->words.items[i];
        if (word->upos == TCT_UPOS_VERB || word->upos == TCT_UPOS_NOUN)
            tct_buffer_format(&self->why, " %.*s", TCT_ARG(tct_doc_symbol(doc, word->lemma)));
    }
    tct_buffer_char(&self->why, '\n');
}

/** What the frames of the property itself have to do with the text. */
static void say_own_frames(trial *self, const tct_doc *doc) {
    unsigned said = 0;
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const tct_sentence *sentence = &doc->sentences.items[i];
        const tct_part *part = tct_part_of_sentence(self->engine->extract, doc, i);
        if (part) said += say_triggered(self, doc, &part->frames, 0);
        for (uint32_t k = sentence->first_word; part && k < sentence->word_end; k++) {
            const tct_word *word = &doc->words.items[k];
            said += word->lemma ? say_triggered(self, doc, &part->frames, word->lemma) : 0;
            said += word->lower != word->lemma ? say_triggered(self, doc, &part->frames, word->lower) : 0;
        }
    }
    if (!said) say_lemmas(self, doc);
}

/** How the text between the braces is called when it is asked why: by the mention that it holds, if any. */
static tct_str name_of(const tct_doc *doc, const end *e) {
    for (size_t i = 0; i < doc->mentions.count; i++)
        if (tct_span_overlaps(doc->mentions.items[i].span, e->span))
            return tct_doc_span(doc, doc->mentions.items[i].span);
    return e->words;
}

static tct_status observe(tct_conversion *conversion, const tct_doc *doc) {
    trial *self = conversion->observer;
    self->stated = self->stated || is_stated(self, doc);
    const end *subject = &self->ends[SUBJECT], *object = &self->ends[OBJECT];
    if (self->stated) return TCT_OK;
    say_own_frames(self, doc);
    if (!subject->marked || !object->marked || object->literal.size) return tct_buffer_status(&self->why);
    char asked[ENDS][TCT_LIMIT_DIAGNOSTIC_BYTES];
    for (int i = 0; i < ENDS; i++)
        snprintf(asked[i], sizeof asked[i], "%.*s", TCT_ARG(name_of(doc, &self->ends[i])));
    const char *const both[ENDS] = {asked[SUBJECT], asked[OBJECT]};
    return tct_explain_why(conversion, doc, both, &self->why);
}

/* --- one example
 * ------------------------------------------------------------------------------------------ */

static tct_status read_text(trial *self) {
    char language[16];
    snprintf(language, sizeof language, "%.*s", TCT_ARG(self->language));
    const tct_conversion_options options = {.format = "text", .date = PUBLISHED, .language = language};
    tct_conversion *conversion = NULL;
    TRY(tct_conversion_new(self->engine, &options, NULL, &conversion));
    conversion->observe = observe;
    conversion->observer = self;
    const tct_status status = tct_conversion_read(conversion, self->path, self->text.data, self->text.size);
    tct_conversion_free(conversion);
    return status == TCT_ERR_MEMORY ? status : TCT_OK;
}

/** A line that the answer for all properties has and that says nothing of this one. */
static bool is_beside(tct_str line) {
    return tct_str_starts(line, TCT_LIT("properties that")) || tct_str_starts(line, TCT_LIT("frame ")) ||
           tct_str_starts(line, TCT_LIT("no frame has"));
}

/** The lines of the reason as one: of the first pair of mentions, without other properties and their frames.
 */
static tct_status say_missing(trial *self) {
    tct_buffer one;
    tct_buffer_init(&one, &tct_heap, TCT_LIMIT_INPUT_BYTES);
    unsigned pairs = 0;
    for (tct_str rest = tct_buffer_str(&self->why); rest.size;) {
        const tct_str line = tct_str_trim(tct_str_split(&rest, '\n'));
        if (is_beside(line)) continue;
        if (tct_str_starts(line, TCT_LIT("sentence ")) && pairs++) break;
        if (one.size && line.size) tct_buffer_append(&one, TCT_LIT("; "));
        tct_buffer_append(&one, line);
    }
    const tct_status status = tct_buffer_status(&one);
    if (status == TCT_OK) tell(self, "no statement from the example", tct_buffer_str(&one));
    tct_buffer_clear(&one);
    return status;
}

static tct_status try_one(trial *self) {
    if (!read_marks(self)) {
        tell(self, "a brace of the example is neither {subject WORDS} nor {object WORDS}:", TCT_LIT(""));
        return tct_buffer_status(&self->text);
    }
    TRY(tct_buffer_status(&self->text));
    TRY(read_text(self));
    if (self->counter && self->stated) tell(self, "a statement from the counter-example", TCT_LIT(""));
    return !self->counter && !self->stated ? say_missing(self) : TCT_OK;
}

static tct_status on_statement(void *context, const tct_rdf_statement *s) {
    const trial *given = context;
    const bool counter = tct_str_equal(s->predicate.text, TCT_LIT(TCT_NS_TCT "counterExample"));
    if (!counter && !tct_str_equal(s->predicate.text, TCT_LIT(TCT_NS_TCT "example"))) return TCT_OK;
    trial self = *given;
    self.property = s->subject.text;
    self.marked = s->object.text;
    self.language = s->object.language;
    self.counter = counter;
    if (!tct_pack_language_find(self.engine->pack, self.language)) return TCT_OK; /* told by the check */
    tct_buffer_init(&self.text, &tct_heap, TCT_LIMIT_INPUT_BYTES);
    tct_buffer_init(&self.why, &tct_heap, TCT_LIMIT_INPUT_BYTES);
    const tct_status status = try_one(&self);
    tct_buffer_clear(&self.why);
    tct_buffer_clear(&self.text);
    return status;
}

tct_status tct_examples_try(const tct_engine *engine, const char *path, const tct_sink *sink, size_t *found) {
    assert(engine && path && found);
    if (tct_str_ends(tct_str_of(path), TCT_LIT(".tsv"))) return TCT_OK;
    trial self = {.engine = engine, .path = path, .sink = sink, .found = found};
    tct_buffer bytes;
    tct_buffer_init(&bytes, &tct_heap, TCT_LIMIT_INPUT_BYTES);
    const tct_rdf_listener listener = {.statement = on_statement, .context = &self};
    tct_status status = tct_file_read(path, &bytes);
    if (status == TCT_OK)
        status = tct_rdf_read(tct_buffer_str(&bytes), TCT_LIT("turtle"), path, NULL, &listener);
    tct_buffer_clear(&bytes);
    return status == TCT_ERR_MEMORY ? status : TCT_OK;
}
