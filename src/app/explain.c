/* How a document was understood, as text for people (and CoNLL-U for tools). */
#include <assert.h>

#include "app/conversion.h"
#include "app/explain_tree.h"
#include "app/explain_why.h"
#include "base/limits.h"

/** Where the text goes, and what of it is wanted. */
typedef struct {
    unsigned what;
    const char *const *asked; /**< two mentions of which is asked why nothing joins them, or NULL */
    tct_buffer text;
} explanation;

static const char *const kinds[TCT_KIND_COUNT] = {"none",     "person", "organization", "event",
                                                  "strategy", "place",  "post"};
static const char *const forms[] = {"name", "acronym", "description", "anaphor", "pronoun", "post"};
static const char *const claims[] = {"asserted", "planned", "reported", "hypothetical", "negated"};
static const char *const tenures[] = {"", ", former", ", acting", ", future"};
static const char *const blocks[] = {"paragraph", "title",   "heading",  "list-item", "table-row",
                                     "key-value", "caption", "footnote", "dateline",  "furniture"};

#define NAME(table, index) ((index) < sizeof(table) / sizeof *(table) ? (table)[index] : "?")

/** One line: white space of any kind as one space. */
static void put_line(tct_buffer *out, tct_str text) {
    bool space = false;
    for (size_t i = 0; i < text.size; i++) {
        const bool blank = text.data[i] == '\n' || text.data[i] == '\t' || text.data[i] == ' ';
        if (!blank && space && out->size) tct_buffer_char(out, ' ');
        if (!blank) tct_buffer_char(out, text.data[i]);
        space = blank;
    }
}

static void put_word(const tct_doc *doc, const tct_sentence *sentence, uint32_t index, tct_buffer *out) {
    const tct_word *word = &doc->words.items[index];
    char feats[256] = "_";
    tct_feats_format(word->feats, feats);
    const tct_str form = tct_doc_symbol(doc, word->form), lemma = tct_doc_symbol(doc, word->lemma);
    const uint32_t head = word->head == TCT_NONE ? 0 : word->head - sentence->first_word + 1;
    tct_buffer_format(out, "%u\t%.*s\t%.*s\t%s\t_\t%s\t%u\t%s\t_\t%s\n", index - sentence->first_word + 1,
                      TCT_ARG(form), lemma.size ? (int)lemma.size : 1, lemma.size ? lemma.data : "_",
                      tct_upos_name(word->upos), *feats ? feats : "_", head, tct_deprel_name(word->relation),
                      word->flags & TCT_WORD_SPACE_AFTER ? "_" : "SpaceAfter=No");
}

/** "2-3 du" before the words of a contraction. */
static void put_contraction(const tct_doc *doc, const tct_sentence *sentence, uint32_t index,
                            tct_buffer *out) {
    const tct_word *words = doc->words.items;
    if (!(words[index].flags & TCT_WORD_CONTRACTED) || words[index].flags & TCT_WORD_PART) return;
    uint32_t end = index + 1;
    while (end < sentence->word_end && words[end].flags & TCT_WORD_PART)
        end++;
    const tct_span span = {words[index].span.begin, words[end - 1].span.end};
    const uint32_t first = index - sentence->first_word + 1;
    tct_buffer_format(out, "%u-%u\t%.*s\t_\t_\t_\t_\t_\t_\t_\t_\n", first, first + end - index - 1,
                      TCT_ARG(tct_doc_span(doc, span)));
}

static void put_sentence(const tct_doc *doc, uint32_t index, explanation *self) {
    assert(index < doc->sentences.count);
    const tct_sentence *sentence = &doc->sentences.items[index];
    tct_buffer_format(&self->text, "# sent_id = %u\n# text = ", index + 1);
    put_line(&self->text, tct_doc_span(doc, sentence->span));
    tct_buffer_char(&self->text, '\n');
    for (uint32_t i = sentence->first_word; self->what & TCT_EXPLAIN_TREE && i < sentence->word_end; i++) {
        put_contraction(doc, sentence, i, &self->text);
        put_word(doc, sentence, i, &self->text);
    }
    tct_buffer_char(&self->text, '\n');
}

static void put_blocks(const tct_doc *doc, explanation *self) {
    for (size_t i = 0; i < doc->blocks.count; i++) {
        const tct_block *block = &doc->blocks.items[i];
        const tct_str code =
            doc->language_count ? tct_doc_symbol(doc, doc->languages[block->language]) : TCT_LIT("-");
        tct_buffer_format(&self->text, "block\t%zu\t%s\t%.*s\t", i + 1, NAME(blocks, block->kind),
                          TCT_ARG(code));
        put_line(&self->text, tct_doc_span(doc, block->span));
        tct_buffer_char(&self->text, '\n');
    }
}

static tct_str class_name(const tct_pack *pack, uint16_t id) {
    if (id >= tct_pack_class_count(pack)) return TCT_LIT("-");
    return tct_frozen_text(tct_pack_symbols(pack), tct_pack_class_at(pack, id)->name);
}

static void put_mentions(const tct_conversion *conversion, const tct_doc *doc, tct_buffer *out) {
    for (uint32_t i = 0; i < doc->mentions.count; i++) {
        const tct_mention *m = &doc->mentions.items[i];
        tct_buffer_format(out, "mention\t%u\t%u-%u\t%s\t%s\t%.*s\tchain %u\t%u%%\t%.*s\t", i + 1,
                          m->span.begin, m->span.end, NAME(kinds, m->kind), NAME(forms, m->form),
                          TCT_ARG(class_name(conversion->engine->pack, m->class_id)),
                          m->chain == TCT_NONE ? 0 : m->chain + 1, m->confidence, TCT_ARG(m->rule));
        put_line(out, tct_doc_span(doc, m->span));
        if (m->flags & TCT_MENTION_GENERIC) tct_buffer_append(out, TCT_LIT(" (generic)"));
        tct_buffer_char(out, '\n');
    }
}

static tct_str mention_text(const tct_doc *doc, uint32_t index) {
    return index < doc->mentions.count ? tct_doc_span(doc, doc->mentions.items[index].span) : TCT_LIT("-");
}

static void put_relations(const tct_conversion *conversion, const tct_doc *doc, tct_buffer *out) {
    const tct_pack *pack = conversion->engine->pack;
    for (uint32_t i = 0; i < doc->relations.count; i++) {
        const tct_relation *r = &doc->relations.items[i];
        const tct_str name =
            tct_frozen_text(tct_pack_symbols(pack), tct_pack_property_at(pack, r->property)->name);
        tct_buffer_append(out, TCT_LIT("relation\t"));
        put_line(out, mention_text(doc, r->subject));
        tct_buffer_format(out, "\t%.*s\t", TCT_ARG(name));
        put_line(out, r->object == TCT_NONE ? r->literal : mention_text(doc, r->object));
        tct_buffer_format(out, "\t%s%s\t%u%%\t%.*s\n", NAME(claims, r->claim), NAME(tenures, r->tenure),
                          r->confidence, TCT_ARG(r->rule));
    }
}

/** What the page's metadata says, as it was read; resolution decides what counts. */
static void put_facts(const tct_doc *doc, tct_buffer *out) {
    for (size_t i = 0; i < doc->facts.count; i++) {
        const tct_page_fact *fact = &doc->facts.items[i];
        const tct_str parts[] = {fact->type, fact->name, fact->property, fact->value};
        tct_buffer_append(out, TCT_LIT("metadata"));
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
            tct_buffer_char(out, '\t');
            put_line(out, parts[k]);
        }
        tct_buffer_char(out, '\n');
    }
}

/** The layers up to the trees, as the parser made them. */
static tct_status observe_trees(tct_conversion *conversion, const tct_doc *doc) {
    explanation *self = conversion->observer;
    if (self->asked) return TCT_OK;
    if (self->what & TCT_EXPLAIN_TREE_SVG) return tct_trees_svg(doc, &self->text);
    if (self->what & TCT_EXPLAIN_TREE_DOT) {
        tct_trees_dot(doc, &self->text);
        return tct_buffer_status(&self->text);
    }
    tct_buffer_format(&self->text, "# newdoc\n# title = ");
    put_line(&self->text, doc->meta.title);
    tct_buffer_char(&self->text, '\n');
    if (self->what & TCT_EXPLAIN_BLOCKS) put_blocks(doc, self);
    for (uint32_t i = 0; self->what & (TCT_EXPLAIN_SENTENCES | TCT_EXPLAIN_TREE) && i < doc->sentences.count;
         i++)
        put_sentence(doc, i, self);
    return tct_buffer_status(&self->text);
}

/** What was extracted. */
static tct_status observe(tct_conversion *conversion, const tct_doc *doc) {
    explanation *self = conversion->observer;
    if (self->asked) return tct_explain_why(conversion, doc, self->asked, &self->text);
    if (self->what & TCT_EXPLAIN_MENTIONS) put_mentions(conversion, doc, &self->text);
    if (self->what & TCT_EXPLAIN_RELATIONS) {
        put_relations(conversion, doc, &self->text);
        put_facts(doc, &self->text);
    }
    return tct_buffer_status(&self->text);
}

static tct_status explain(const tct_engine *engine, const tct_conversion_options *options, const char *name,
                          tct_str bytes, explanation *self, const tct_sink *sink, tct_output output) {
    tct_conversion *conversion = NULL;
    TRY(tct_conversion_new(engine, options, sink, &conversion));
    tct_buffer_init(&self->text, &engine->allocator, (size_t)4 * TCT_LIMIT_INPUT_BYTES);
    conversion->observe_trees = observe_trees;
    conversion->observe = observe;
    conversion->observer = self;
    const tct_status status = tct_conversion_read(conversion, name, bytes.data, bytes.size);
    tct_status written = TCT_OK;
    if (!tct_failed(status)) written = output.write(output.context, self->text.data, self->text.size);
    tct_buffer_clear(&self->text);
    tct_conversion_free(conversion);
    return written == TCT_OK ? status : written;
}

tct_status tct_explain(const tct_engine *engine, const tct_conversion_options *options, const char *name,
                       const char *bytes, size_t size, unsigned what, const tct_sink *sink,
                       tct_output output) {
    assert(engine && options && name && output.write);
    explanation self = {.what = what};
    return explain(engine, options, name, (tct_str){bytes, size}, &self, sink, output);
}

tct_status tct_explain_why_not(const tct_engine *engine, const tct_conversion_options *options,
                               const char *name, const char *bytes, size_t size, const char *const asked[2],
                               const tct_sink *sink, tct_output output) {
    assert(engine && options && name && asked && asked[0] && asked[1] && output.write);
    explanation self = {.asked = asked};
    return explain(engine, options, name, (tct_str){bytes, size}, &self, sink, output);
}
