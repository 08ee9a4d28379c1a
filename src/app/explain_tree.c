/* Dependency trees as drawings: DOT for Graphviz, and arcs over the words as SVG. */
#include "app/explain_tree.h"

#include <assert.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "base/xml.h"
#include "draw/dot_text.h"

/* Pixels. A letter's width is an estimate: fonts differ, and the columns leave room. */
enum {
    LETTER = 9,
    SMALL_LETTER = 7, /* of labels and parts of speech */
    GAP = 14,         /* between columns */
    MARGIN = 12,
    LEVEL = 24, /* height of one arc above another */
    WORDS = 44, /* height of the two lines of words */
    SIDE = 5    /* arcs end beside the middle of a word, so that they do not meet */
};

static const tct_word *word_at(const tct_doc *doc, uint32_t index) {
    assert(index < doc->words.count);
    return &doc->words.items[index];
}

/* --- DOT --------------------------------------------------------------------------------------------------
 */

static void put_dot_word(const tct_doc *doc, uint32_t first, uint32_t index, tct_buffer *out) {
    const tct_word *word = word_at(doc, index);
    tct_buffer_format(out, "  w%u [label=<", index - first + 1);
    tct_dot_text(tct_doc_symbol(doc, word->form), out);
    tct_buffer_format(out, "<BR/>%s>];\n", tct_upos_name(word->upos));
    if (word->head == TCT_NONE) return;
    tct_buffer_format(out, "  w%u -> w%u [label=\"%s\"];\n", word->head - first + 1, index - first + 1,
                      tct_deprel_name(word->relation));
}

void tct_trees_dot(const tct_doc *doc, tct_buffer *out) {
    assert(doc && out);
    for (uint32_t s = 0; s < doc->sentences.count; s++) {
        const tct_sentence *sentence = &doc->sentences.items[s];
        tct_buffer_format(out, "digraph s%u {\n  node [shape=plaintext];\n  ordering=out;\n", s + 1);
        for (uint32_t w = sentence->first_word; w < sentence->word_end; w++)
            put_dot_word(doc, sentence->first_word, w, out);
        tct_buffer_append(out, TCT_LIT("}\n"));
    }
}

/* --- SVG --------------------------------------------------------------------------------------------------
 */

/** Where one word stands. */
typedef struct {
    uint32_t middle; /**< of its column */
    uint32_t top;    /**< level of the highest arc over the gap after it */
    uint32_t level;  /**< of the arc to its head, 1 is the lowest; 0 for the root */
} column;

typedef struct {
    const tct_doc *doc;
    const tct_sentence *sentence;
    TCT_VEC(column) columns;
    uint32_t width, highest;
    tct_buffer *out;
} drawing;

static uint32_t larger(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

static uint32_t column_width(const tct_doc *doc, uint32_t index) {
    const tct_word *word = word_at(doc, index);
    const uint32_t form = LETTER * (uint32_t)tct_utf8_length(tct_doc_symbol(doc, word->form));
    const uint32_t small = larger((uint32_t)strlen(tct_upos_name(word->upos)),
                                  (uint32_t)strlen(tct_deprel_name(word->relation)));
    return larger(form, SMALL_LETTER * small) + GAP;
}

static tct_status place_words(drawing *d) {
    const uint32_t first = d->sentence->first_word, count = d->sentence->word_end - first;
    d->columns.count = 0;
    d->width = MARGIN;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t width = column_width(d->doc, first + i);
        TRY(TCT_PUSH(&d->columns, &tct_heap, (column){.middle = d->width + width / 2}));
        d->width += width;
    }
    d->width += MARGIN;
    return TCT_OK;
}

/** Ends of the arc to word @p index of the sentence, in the order of the text; false for the root. */
static bool arc_ends(const drawing *d, uint32_t index, uint32_t *left, uint32_t *right) {
    const uint32_t head = word_at(d->doc, d->sentence->first_word + index)->head;
    if (head == TCT_NONE) return false;
    const uint32_t other = head - d->sentence->first_word;
    assert(other < d->columns.count);
    *left = other < index ? other : index;
    *right = other < index ? index : other;
    return true;
}

/** Lays the arcs of @p length over those below them. */
static void lay_arcs(drawing *d, uint32_t length) {
    for (uint32_t i = 0; i < d->columns.count; i++) {
        uint32_t left = 0, right = 0, level = 0;
        if (!arc_ends(d, i, &left, &right) || right - left != length) continue;
        for (uint32_t k = left; k < right; k++)
            level = larger(level, d->columns.items[k].top);
        for (uint32_t k = left; k < right; k++)
            d->columns.items[k].top = level + 1;
        d->columns.items[i].level = level + 1;
        d->highest = larger(d->highest, level + 1);
    }
}

static void put_text(const drawing *d, uint32_t x, uint32_t y, const char *class_name, tct_str text) {
    tct_buffer_format(d->out, "<text x=\"%u\" y=\"%u\" class=\"%s\">", x, y, class_name);
    tct_xml_escape(text, d->out);
    tct_buffer_append(d->out, TCT_LIT("</text>\n"));
}

/** An arc that ends with an arrow over the dependent, its label in the middle. */
static void put_arc(const drawing *d, uint32_t index, uint32_t base) {
    const tct_word *word = word_at(d->doc, d->sentence->first_word + index);
    const column *own = &d->columns.items[index];
    uint32_t left = 0, right = 0;
    if (!arc_ends(d, index, &left, &right)) {
        tct_buffer_format(d->out, "<path d=\"M%u %uV%u\"/>\n", own->middle, (uint32_t)MARGIN, base);
        put_text(d, own->middle + 3 * SIDE, 2 * MARGIN, "rel", TCT_LIT("root"));
        return;
    }
    const uint32_t head = left == index ? right : left, height = LEVEL * own->level;
    const uint32_t middle = d->columns.items[head].middle, to = own->middle;
    const uint32_t from = head == left ? middle + SIDE : middle - SIDE;
    const uint32_t top =
        base - height * 4 / 3; /* a cubic curve reaches three quarters of its control points */
    tct_buffer_format(d->out, "<path d=\"M%u %uC%u %u %u %u %u %u\"/>\n", from, base, from, top, to, top, to,
                      base);
    put_text(d, (from + to) / 2, base - height - 3, "rel", tct_str_of(tct_deprel_name(word->relation)));
}

static uint32_t put_tree(drawing *d, uint32_t y) {
    const uint32_t first = d->sentence->first_word, base = MARGIN + LEVEL * (d->highest + 1) * 4 / 3;
    tct_buffer_format(d->out, "<g transform=\"translate(0 %u)\">\n<title>", y);
    tct_xml_escape(tct_doc_span(d->doc, d->sentence->span), d->out);
    tct_buffer_append(d->out, TCT_LIT("</title>\n"));
    for (uint32_t i = 0; i < d->columns.count; i++)
        put_arc(d, i, base);
    for (uint32_t i = 0; i < d->columns.count; i++) {
        const tct_word *word = word_at(d->doc, first + i);
        put_text(d, d->columns.items[i].middle, base + 18, "form", tct_doc_symbol(d->doc, word->form));
        put_text(d, d->columns.items[i].middle, base + 34, "upos", tct_str_of(tct_upos_name(word->upos)));
    }
    tct_buffer_append(d->out, TCT_LIT("</g>\n"));
    return y + base + WORDS;
}

static tct_status put_trees(drawing *d, uint32_t *width, uint32_t *height) {
    for (uint32_t s = 0; s < d->doc->sentences.count; s++) {
        d->sentence = &d->doc->sentences.items[s];
        d->highest = 0;
        TRY(place_words(d));
        for (uint32_t length = 1; length < d->columns.count; length++)
            lay_arcs(d, length);
        *height = put_tree(d, *height);
        *width = larger(*width, d->width);
    }
    return tct_buffer_status(d->out);
}

static void put_head(uint32_t width, uint32_t height, tct_str title, tct_buffer *out) {
    tct_buffer_format(out,
                      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" height=\"%u\" viewBox=\"0 0 "
                      "%u %u\" role=\"img\" font-family=\"" TCT_DRAW_FONTS "\">\n<title>",
                      width, height, width, height);
    tct_xml_escape(title, out);
    tct_buffer_append(out, TCT_LIT("</title>\n<style>\n"
                                   "text { text-anchor: middle; fill: #1b1b1b; }\n"
                                   ".form { font-size: 14px; }\n"
                                   ".upos, .rel { font-size: 11px; fill: #555; }\n"
                                   "path { fill: none; stroke: #2f6fab; marker-end: url(#end); }\n"
                                   "@media (prefers-color-scheme: dark) {\n"
                                   "  svg { background: #16181c; }\n  text { fill: #e8e8e8; }\n"
                                   "  .upos, .rel { fill: #a8a8a8; }\n  path { stroke: #7fb2e5; }\n}\n"
                                   "</style>\n"
                                   "<defs><marker id=\"end\" viewBox=\"0 0 8 8\" refX=\"6\" refY=\"4\" "
                                   "markerWidth=\"6\" markerHeight=\"6\" orient=\"auto\">"
                                   "<path d=\"M0 0L8 4L0 8\"/></marker></defs>\n"));
}

tct_status tct_trees_svg(const tct_doc *doc, tct_buffer *out) {
    assert(doc && out);
    tct_buffer trees;
    tct_buffer_init(&trees, &tct_heap, out->maximum);
    drawing d = {.doc = doc, .out = &trees};
    uint32_t width = 2 * MARGIN, height = 0;
    const tct_status status = put_trees(&d, &width, &height);
    if (status == TCT_OK) {
        put_head(width, height + MARGIN, doc->meta.title, out);
        tct_buffer_append(out, tct_buffer_str(&trees));
        tct_buffer_append(out, TCT_LIT("</svg>\n"));
    }
    TCT_VEC_CLEAR(&d.columns, &tct_heap);
    tct_buffer_clear(&trees);
    return status == TCT_OK ? tct_buffer_status(out) : status;
}
