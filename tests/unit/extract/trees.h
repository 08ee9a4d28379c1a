/* Documents made of hand-drawn trees, and a pack with a few properties, word lists and frames. */
#ifndef TCT_TEST_TREES_H
#define TCT_TEST_TREES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "extract/frames.h"
#include "extract/internal.h"
#include "knowledge/frames.h"
#include "pack/writer.h"

enum {
    EVENT = 1u << TCT_KIND_EVENT,
    STRATEGY = 1u << TCT_KIND_STRATEGY,
    ACTOR = 1u << TCT_KIND_PERSON | 1u << TCT_KIND_ORGANIZATION | 1u << TCT_KIND_PLACE
};

/* Properties of the pack, by id. */
static const struct {
    const char *name;
    uint16_t domain, range;
} tree_properties[] = {
    {"schema:organizer", EVENT, ACTOR}, {"schema:attendee", EVENT, ACTOR}, {"tct:presented", ACTOR, STRATEGY},
    {"tct:signatory", STRATEGY, ACTOR}, {"schema:startDate", EVENT, 0},    {"schema:endDate", EVENT, 0},
    {"tct:met", ACTOR, ACTOR},          {"tct:owner", STRATEGY, ACTOR},
};
enum { ORGANIZER, ATTENDEE, PRESENTED, SIGNATORY, START, END, MET, OWNER, PROPERTIES };

/* A frame: property and literal. */
typedef struct {
    uint16_t property;
    const char *text;
} tree_frame;

typedef struct {
    const char *list, *key, *value;
} tree_item;

typedef struct {
    tct_arena arena;
    tct_buffer image;
    tct_pack *pack;
    tct_extract *extract;
    tct_doc *doc;
} trees;

static tct_symbol tree_intern(tct_symbols *symbols, const char *text) {
    tct_symbol symbol = 0;
    assert_int_equal(tct_symbols_intern(symbols, tct_str_of(text), &symbol), TCT_OK);
    return symbol;
}

static void tree_add(tct_pack_writer *writer, const char *name, const void *bytes, size_t size) {
    assert_int_equal(tct_pack_writer_add(writer, tct_str_of(name), (tct_str){bytes, size}), TCT_OK);
}

static void tree_add_list(tct_pack_writer *writer, tct_symbols *symbols, const char *list,
                          const tree_item *items, size_t count) {
    tct_pack_item rows[32];
    uint32_t used = 0;
    tct_phrase_builder *builder = tct_phrase_builder_new(&tct_heap);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(items[i].list, list) != 0) continue;
        rows[used] =
            (tct_pack_item){tree_intern(symbols, items[i].key), {tree_intern(symbols, items[i].value), 0, 0}};
        assert_int_equal(tct_phrase_builder_add(builder, &rows[used].key, 1, used), TCT_OK);
        used++;
    }
    tct_buffer keys;
    tct_buffer_init(&keys, &tct_heap, 1u << 20);
    assert_int_equal(tct_phrase_builder_freeze(builder, &keys), TCT_OK);
    char name[64];
    snprintf(name, sizeof name, "list.fr.%s", list);
    tree_add(writer, name, rows, used * sizeof *rows);
    snprintf(name, sizeof name, "keys.fr.%s", list);
    tree_add(writer, name, keys.data, keys.size);
    tct_buffer_clear(&keys);
    tct_phrase_builder_free(builder);
}

static void tree_add_frames(trees *t, tct_pack_writer *writer, tct_symbols *symbols, const tree_frame *frames,
                            size_t count) {
    const tct_frame_compiler compiler = {.symbols = symbols, .arena = &t->arena};
    tct_frame_source sources[32];
    for (size_t i = 0; i < count; i++)
        sources[i] = (tct_frame_source){.property = frames[i].property,
                                        .domain = tree_properties[frames[i].property].domain,
                                        .range = tree_properties[frames[i].property].range,
                                        .text = tct_str_of(frames[i].text)};
    tct_buffer out;
    tct_buffer_init(&out, &tct_heap, 1u << 20);
    assert_int_equal(tct_frames_compile(&compiler, sources, count, &out), TCT_OK);
    tree_add(writer, "frames.fr", out.data, out.size);
    tct_buffer_clear(&out);
}

static void tree_pack(trees *t, const tree_frame *frames, size_t frame_count, const tree_item *items,
                      size_t item_count) {
    tct_arena_init(&t->arena, &tct_heap);
    tct_symbols *symbols = tct_symbols_new(&t->arena, NULL);
    tct_pack_writer *writer = tct_pack_writer_new(&tct_heap);
    tct_pack_property properties[PROPERTIES];
    memset(properties, 0, sizeof properties);
    for (uint16_t i = 0; i < PROPERTIES; i++) {
        const tct_symbol name = tree_intern(symbols, tree_properties[i].name);
        properties[i] =
            (tct_pack_property){.iri = name,
                                .name = name,
                                .domain = tree_properties[i].domain,
                                .range = tree_properties[i].range,
                                .implies = i,
                                .value = tree_properties[i].range ? TCT_VALUE_ENTITY : TCT_VALUE_DATE};
    }
    const tct_symbol language = tree_intern(symbols, "fr");
    tree_add(writer, "properties", properties, sizeof properties);
    tree_add(writer, "languages", &language, sizeof language);
    static const char *const lists[] = {"agent-cases", "claim-cues", "light-verbs", "carriers"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        tree_add_list(writer, symbols, lists[i], items, item_count);
    tree_add_frames(t, writer, symbols, frames, frame_count);
    tct_buffer frozen;
    tct_buffer_init(&frozen, &tct_heap, 1u << 20);
    assert_int_equal(tct_symbols_freeze(symbols, &frozen), TCT_OK);
    tree_add(writer, "symbols", frozen.data, frozen.size);
    tct_buffer_clear(&frozen);
    tct_buffer_init(&t->image, &tct_heap, 1u << 24);
    char digest[65];
    memset(digest, '0', 64);
    digest[64] = 0;
    assert_int_equal(tct_pack_writer_finish(writer, digest, &t->image), TCT_OK);
    tct_pack_writer_free(writer);
    assert_int_equal(tct_pack_open_memory(tct_buffer_str(&t->image), &tct_heap, NULL, &t->pack), TCT_OK);
    assert_int_equal(tct_extract_new(t->pack, &tct_heap, &t->extract), TCT_OK);
}

static void tree_free(trees *t) {
    tct_doc_free(t->doc);
    tct_extract_free(t->extract);
    tct_pack_free(t->pack);
    tct_buffer_clear(&t->image);
    tct_arena_clear(&t->arena);
}

/* One word from "form/lemma/UPOS/head/relation[/Feats]"; head counts from 1 in the sentence, 0 is the root.
 */
static void tree_word(tct_doc *doc, tct_str item, uint32_t at, uint32_t *offset) {
    const tct_str form = tct_str_split(&item, '/'), lemma = tct_str_split(&item, '/'),
                  upos = tct_str_split(&item, '/');
    const tct_str head = tct_str_split(&item, '/'), relation = tct_str_split(&item, '/');
    const int up = atoi(head.data);
    tct_word word = {.span = {*offset, *offset + (uint32_t)form.size},
                     .head = up ? (uint32_t)up - 1 : TCT_NONE,
                     .upos = tct_upos_parse(upos),
                     .relation = tct_deprel_parse(relation),
                     .feats = tct_feats_parse(item)};
    tct_buffer folded;
    tct_buffer_init(&folded, &tct_heap, 256);
    assert_int_equal(tct_fold(form, &folded), TCT_OK);
    assert_int_equal(tct_symbols_intern(doc->symbols, form, &word.form), TCT_OK);
    assert_int_equal(tct_symbols_intern(doc->symbols, tct_buffer_str(&folded), &word.lower), TCT_OK);
    assert_int_equal(tct_symbols_intern(doc->symbols, lemma, &word.lemma), TCT_OK);
    tct_buffer_clear(&folded);
    (void)at;
    *offset += (uint32_t)form.size + 1;
    assert_int_equal(TCT_DOC_PUSH(doc, words, word), TCT_OK);
}

/* A document of one sentence; words separated by spaces. */
static void tree_sentence(trees *t, const char *drawn) {
    if (t->doc) tct_doc_free(t->doc);
    assert_int_equal(tct_doc_new(&tct_heap, tct_pack_symbols(t->pack), &t->doc), TCT_OK);
    tct_doc *doc = t->doc;
    tct_str rest = tct_str_of(drawn);
    uint32_t offset = 0, at = 0;
    char text[2048] = "";
    while (rest.size) {
        tct_str item = tct_str_split(&rest, ' ');
        tct_str form = item;
        form = tct_str_split(&form, '/');
        snprintf(text + strlen(text), sizeof text - strlen(text), "%.*s ", TCT_ARG(form));
        tree_word(doc, item, at++, &offset);
    }
    doc->text = tct_arena_copy(&doc->arena, tct_str_of(text));
    const uint8_t language = tct_doc_language(doc, TCT_LIT("fr"));
    const tct_span span = {0, (uint32_t)doc->text.size};
    assert_int_equal(
        TCT_DOC_PUSH(doc, blocks,
                     ((tct_block){.span = span, .language = language, .supported = true, .sentence_end = 1})),
        TCT_OK);
    assert_int_equal(TCT_DOC_PUSH(doc, sentences, ((tct_sentence){.span = span, .word_end = at})), TCT_OK);
}

/* A mention of one word or more, counted from 1; returns its index. */
static uint32_t tree_mention(trees *t, uint32_t first, uint32_t last, tct_kind kind) {
    uint32_t index = 0;
    assert_int_equal(
        tct_mention_add(t->extract, t->doc, first - 1, last, kind, TCT_MENTION_NAME, "test", &index), TCT_OK);
    for (uint32_t w = first - 1; w < last; w++) {
        const uint32_t head = t->doc->words.items[w].head;
        if (head == TCT_NONE || head < first - 1 || head >= last) t->doc->mentions.items[index].head = w;
    }
    return index;
}

/* Claim of the relation if there is one, else -1. */
static int tree_claim(const trees *t, uint16_t property, uint32_t subject, uint32_t object) {
    for (size_t i = 0; i < t->doc->relations.count; i++) {
        const tct_relation *r = &t->doc->relations.items[i];
        if (r->property == property && r->subject == subject && r->object == object) return r->claim;
    }
    return -1;
}

#endif
