/* Why no statement joins two mentions: the questions that a statement has to pass, asked one after the other.
 */
#include <assert.h>

#include "app/conversion.h"
#include "app/explain_why.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "extract/claims.h"

enum { PAIRS_SHOWN = 4 };

static const char *const kinds[TCT_KIND_COUNT] = {"thing",    "person", "organization", "event",
                                                  "strategy", "place",  "post"};

/** One question about one document. */
typedef struct {
    const tct_conversion *conversion;
    const tct_doc *doc;
    tct_tree tree;
    tct_str asked[2];   /**< folded */
    bool *candidate[2]; /**< by mention: its text is what was asked for, or it refers to such a one */
    tct_buffer *out;
} why;

static const tct_mention *mention_at(const why *self, uint32_t index) {
    assert(index < self->doc->mentions.count);
    return &self->doc->mentions.items[index];
}

static tct_str mention_text(const why *self, uint32_t index) {
    return tct_doc_span(self->doc, mention_at(self, index)->span);
}

/* --- finding the mentions
 * ------------------------------------------------------------------------------------ */

/** How well @p text fits what was asked: 2 the same but for case and accents, 1 holds it, 0 neither. */
static tct_status fit(const why *self, tct_str text, tct_str asked, unsigned *out) {
    tct_buffer folded;
    tct_buffer_init(&folded, &self->conversion->memory.allocator, TCT_LIMIT_INPUT_BYTES);
    const tct_status status = tct_fold_plain(text, &folded);
    const tct_str given = tct_buffer_str(&folded);
    *out = tct_str_equal(given, asked) ? 2 : tct_str_find(given, asked, 0) != SIZE_MAX ? 1 : 0;
    tct_buffer_clear(&folded);
    return status;
}

/** Marks the best fitting mentions and all that refer to the same; false in @p found when there are none. */
static tct_status find_mentions(why *self, int side, bool *found) {
    const uint32_t count = (uint32_t)self->doc->mentions.count;
    unsigned best = 0, fits = 0;
    for (int pass = 0; pass < 2; pass++) /* first how good the best is, then all that are as good */
        for (uint32_t i = 0; i < count; i++) {
            TRY(fit(self, mention_text(self, i), self->asked[side], &fits));
            if (pass == 0 && fits > best) best = fits;
            if (pass == 1 && best && fits == best)
                self->candidate[side][tct_mention_root(self->doc, i)] = true;
        }
    for (uint32_t i = 0; i < count; i++)
        if (self->candidate[side][tct_mention_root(self->doc, i)]) self->candidate[side][i] = true;
    *found = best > 0;
    return TCT_OK;
}

/** The mention that shares most words with what was asked, TCT_NONE when none shares any. */
static tct_status nearest(const why *self, tct_str asked, uint32_t *out) {
    unsigned most = 0;
    *out = TCT_NONE;
    for (uint32_t i = 0; i < self->doc->mentions.count; i++) {
        unsigned shared = 0, fits = 0;
        for (tct_str rest = asked; rest.size;) {
            const tct_str word = tct_str_split(&rest, ' ');
            if (word.size < 3) continue; /* articles and prepositions say nothing */
            TRY(fit(self, mention_text(self, i), word, &fits));
            shared += fits > 0;
        }
        if (shared > most) most = shared, *out = i;
    }
    return TCT_OK;
}

static tct_status say_missing(why *self, tct_str asked) {
    uint32_t near = TCT_NONE;
    unsigned in_text = 0;
    TRY(fit(self, self->doc->text, asked, &in_text));
    TRY(nearest(self, asked, &near));
    tct_buffer_format(self->out, "'%.*s' is no mention: %s", TCT_ARG(asked),
                      in_text ? "the words are in the text, but nothing took them for an entity"
                              : "the text does not have these words");
    if (near != TCT_NONE)
        tct_buffer_format(self->out, "; the nearest mention is '%.*s' (%s)",
                          TCT_ARG(mention_text(self, near)), kinds[mention_at(self, near)->kind]);
    tct_buffer_char(self->out, '\n');
    return TCT_OK;
}

/* --- one pair in one sentence
 * --------------------------------------------------------------------------------- */

static tct_str property_name(const why *self, uint16_t id) {
    const tct_pack *pack = self->conversion->engine->pack;
    return tct_frozen_text(tct_pack_symbols(pack), tct_pack_property_at(pack, id)->name);
}

/** True when the property may join the two, in this direction or the other. */
static bool may_join(const why *self, uint16_t property, uint32_t a, uint32_t b) {
    const tct_pack_property *p = tct_pack_property_at(self->conversion->engine->pack, property);
    const unsigned left = 1u << mention_at(self, a)->kind, right = 1u << mention_at(self, b)->kind;
    return (p->domain & left && p->range & right) || (p->domain & right && p->range & left);
}

static bool say_properties(why *self, uint32_t a, uint32_t b) {
    const uint16_t count = tct_pack_property_count(self->conversion->engine->pack);
    bool any = false;
    for (uint16_t id = 0; id < count; id++) {
        if (!may_join(self, id, a, b)) continue;
        const tct_str name = property_name(self, id);
        tct_buffer_format(self->out, "%s%.*s",
                          any ? ", " : "    properties that could join them: ", TCT_ARG(name));
        any = true;
    }
    if (!any)
        tct_buffer_format(
            self->out, "    no property joins a%s %s and a%s %s",
            mention_at(self, a)->kind == TCT_KIND_ORGANIZATION ? "n" : "", kinds[mention_at(self, a)->kind],
            mention_at(self, b)->kind == TCT_KIND_ORGANIZATION ? "n" : "", kinds[mention_at(self, b)->kind]);
    tct_buffer_char(self->out, '\n');
    return any;
}

static bool is_above(const why *self, uint32_t above, uint32_t word) {
    while (word != TCT_NONE && word != above)
        word = self->doc->words.items[word].head;
    return word == above;
}

/** The lowest word that governs both, TCT_NONE when they stand in different trees. */
static uint32_t meeting(const why *self, uint32_t a, uint32_t b) {
    while (a != TCT_NONE && !is_above(self, a, b))
        a = self->doc->words.items[a].head;
    return a;
}

static void say_step(why *self, uint32_t word, bool up) {
    const tct_word *w = &self->doc->words.items[word];
    const tct_str form = tct_doc_symbol(self->doc, w->form);
    if (up)
        tct_buffer_format(self->out, "%.*s -%s-> ", TCT_ARG(form), tct_deprel_name(w->relation));
    else
        tct_buffer_format(self->out, " <-%s- %.*s", tct_deprel_name(w->relation), TCT_ARG(form));
}

/** Writes the steps from below @p top down to @p word. */
static void say_descent(why *self, uint32_t top, uint32_t word) {
    uint32_t path[64];
    unsigned depth = 0;
    while (word != top && depth < sizeof path / sizeof *path) {
        path[depth++] = word;
        word = self->doc->words.items[word].head;
    }
    while (depth > 0)
        say_step(self, path[--depth], false);
}

static void say_path(why *self, uint32_t top, uint32_t a, uint32_t b) {
    tct_buffer_append(self->out, TCT_LIT("    path in the tree: "));
    for (uint32_t word = a; word != top; word = self->doc->words.items[word].head)
        say_step(self, word, true);
    tct_buffer_append(self->out, tct_doc_symbol(self->doc, self->doc->words.items[top].form));
    say_descent(self, top, b);
    tct_buffer_char(self->out, '\n');
}

/** Frames that the word evokes: those that could have joined the two, or those that take other classes. */
static unsigned say_frames_of(why *self, const tct_frames *frames, uint32_t word, uint32_t a, uint32_t b,
                              bool fitting) {
    const tct_frozen_symbols *symbols = tct_pack_symbols(self->conversion->engine->pack);
    const tct_word *w = &self->doc->words.items[word];
    unsigned said = 0;
    const tct_symbol keys[2] = {w->lemma, w->lower};
    for (int k = 0; k < 2 && (k == 0 || keys[1] != keys[0]); k++) {
        uint32_t count = 0;
        const tct_frame_trigger *trigger = keys[k] ? tct_frames_find(frames, keys[k], &count) : NULL;
        for (uint32_t i = 0; i < count; i++) {
            const tct_frame *frame = &frames->frames[trigger[i].frame];
            if (may_join(self, frame->property, a, b) != fitting) continue;
            const tct_str text = tct_frozen_text(symbols, frame->text),
                          name = property_name(self, frame->property);
            tct_buffer_format(self->out, "    frame %s: %.*s \"%.*s\"\n",
                              fitting ? "that did not match" : "for things of other classes", TCT_ARG(name),
                              TCT_ARG(text));
            said++;
        }
    }
    return said;
}

/** The frames of all words on the path. */
static unsigned say_frames_on(why *self, const tct_frames *frames, uint32_t top, uint32_t a, uint32_t b,
                              bool fitting) {
    unsigned said = say_frames_of(self, frames, top, a, b, fitting);
    const uint32_t heads[2] = {self->tree.head[a], self->tree.head[b]};
    for (int side = 0; side < 2; side++)
        for (uint32_t word = heads[side]; word != top; word = self->doc->words.items[word].head)
            said += say_frames_of(self, frames, word, a, b, fitting);
    return said;
}

static void say_frames(why *self, uint32_t top, uint32_t a, uint32_t b) {
    const tct_part *part =
        tct_part_of_sentence(self->conversion->engine->extract, self->doc, mention_at(self, a)->sentence);
    if (!part) return;
    if (!say_frames_on(self, &part->frames, top, a, b, true) &&
        !say_frames_on(self, &part->frames, top, a, b, false))
        tct_buffer_append(self->out, TCT_LIT("    no frame has a word of this path as its trigger\n"));
    const tct_claim claim = tct_claim_of(&self->tree, part, top);
    if (claim == TCT_NEGATED || claim == TCT_HYPOTHETICAL)
        tct_buffer_format(self->out, "    the clause is %s: what it says is no statement\n",
                          claim == TCT_NEGATED ? "negated" : "hypothetical");
}

static void say_pair(why *self, uint32_t a, uint32_t b) {
    const tct_str one = mention_text(self, a), other = mention_text(self, b);
    tct_buffer_format(self->out, "  sentence %u: '%.*s' (%s) and '%.*s' (%s)\n",
                      mention_at(self, a)->sentence + 1, TCT_ARG(one), kinds[mention_at(self, a)->kind],
                      TCT_ARG(other), kinds[mention_at(self, b)->kind]);
    const uint32_t generic = mention_at(self, a)->flags & TCT_MENTION_GENERIC   ? a
                             : mention_at(self, b)->flags & TCT_MENTION_GENERIC ? b
                                                                                : TCT_NONE;
    if (generic != TCT_NONE)
        tct_buffer_format(self->out, "    '%.*s' is generic: it singles nothing out, so it is no entity\n",
                          TCT_ARG(mention_text(self, generic)));
    if (!say_properties(self, a, b)) return;
    const uint32_t head_a = self->tree.head[a], head_b = self->tree.head[b],
                   top = meeting(self, head_a, head_b);
    if (top == TCT_NONE) {
        tct_buffer_append(self->out, TCT_LIT("    their heads stand in different trees\n"));
        return;
    }
    say_path(self, top, head_a, head_b);
    say_frames(self, top, a, b);
}

/* --- the answer
 * ------------------------------------------------------------------------------------------------ */

static bool joins(const why *self, const tct_relation *r) {
    if (r->object == TCT_NONE) return false;
    return (self->candidate[0][r->subject] && self->candidate[1][r->object]) ||
           (self->candidate[1][r->subject] && self->candidate[0][r->object]);
}

/** Statements that there are after all, with what keeps them from being written. */
static unsigned say_relations(why *self) {
    static const char *const claims[] = {"asserted", "planned", "reported", "hypothetical: no triple",
                                         "negated: no triple"};
    unsigned said = 0;
    for (uint32_t i = 0; i < self->doc->relations.count; i++) {
        const tct_relation *r = &self->doc->relations.items[i];
        if (!joins(self, r)) continue;
        const tct_str s = mention_text(self, r->subject), o = mention_text(self, r->object),
                      name = property_name(self, r->property);
        tct_buffer_format(self->out, "  a statement joins them: %.*s %.*s %.*s (%s, %u%%, %.*s)\n",
                          TCT_ARG(s), TCT_ARG(name), TCT_ARG(o), claims[r->claim], r->confidence,
                          TCT_ARG(r->rule));
        said++;
    }
    return said;
}

static unsigned say_pairs(why *self) {
    const tct_doc *doc = self->doc;
    unsigned said = 0;
    for (uint32_t a = 0; a < doc->mentions.count; a++)
        for (uint32_t b = 0; self->candidate[0][a] && b < doc->mentions.count && said < PAIRS_SHOWN; b++)
            if (a != b && self->candidate[1][b] &&
                mention_at(self, a)->sentence == mention_at(self, b)->sentence) {
                say_pair(self, a, b);
                said++;
            }
    return said;
}

static void say_sentences(why *self, int side) {
    uint32_t last = TCT_NONE;
    tct_buffer_format(self->out, "  '%.*s' is in sentence", TCT_ARG(self->asked[side]));
    for (uint32_t i = 0; i < self->doc->mentions.count; i++) {
        const uint32_t sentence = mention_at(self, i)->sentence;
        if (!self->candidate[side][i] || sentence == last) continue;
        tct_buffer_format(self->out, "%s %u", last == TCT_NONE ? "" : ",", sentence + 1);
        last = sentence;
    }
    tct_buffer_char(self->out, '\n');
}

static tct_status answer(why *self) {
    bool found[2];
    for (int side = 0; side < 2; side++) {
        TRY(find_mentions(self, side, &found[side]));
        if (!found[side]) TRY(say_missing(self, self->asked[side]));
    }
    if (!found[0] || !found[1]) return TCT_OK;
    if (say_relations(self) || say_pairs(self)) return TCT_OK;
    tct_buffer_append(self->out,
                      TCT_LIT("  no sentence mentions both, by name or by a word that refers to it; "
                              "statements are made within a sentence\n"));
    say_sentences(self, 0);
    say_sentences(self, 1);
    return TCT_OK;
}

tct_status tct_explain_why(const tct_conversion *conversion, const tct_doc *doc, const char *const asked[2],
                           tct_buffer *out) {
    assert(conversion && doc && asked && asked[0] && asked[1] && out);
    const tct_allocator *allocator = &conversion->memory.allocator;
    why self = {.conversion = conversion, .doc = doc, .out = out};
    tct_buffer folded[2];
    tct_status status = tct_tree_init(&self.tree, conversion->engine->extract, doc);
    for (int side = 0; side < 2; side++) {
        tct_buffer_init(&folded[side], allocator, TCT_LIMIT_INPUT_BYTES);
        if (status == TCT_OK) status = tct_fold_plain(tct_str_trim(tct_str_of(asked[side])), &folded[side]);
        self.asked[side] = tct_buffer_str(&folded[side]);
        self.candidate[side] = tct_alloc(allocator, doc->mentions.count + 1, sizeof(bool));
        if (!self.candidate[side] && status == TCT_OK) status = TCT_ERR_MEMORY;
        if (status == TCT_OK) memset(self.candidate[side], 0, (doc->mentions.count + 1) * sizeof(bool));
    }
    if (status == TCT_OK) status = answer(&self);
    if (status == TCT_OK) status = tct_buffer_status(out);
    for (int side = 0; side < 2; side++) {
        tct_dealloc(allocator, self.candidate[side]);
        tct_buffer_clear(&folded[side]);
    }
    tct_tree_clear(&self.tree);
    return status;
}
