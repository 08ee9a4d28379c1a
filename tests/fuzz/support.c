#include "support.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "knowledge/knowledge.h"

const tct_engine *fuzz_engine(void) {
    static tct_engine *engine;
    const tct_engine_options options = {.pack = getenv("TERCET_PACK")};
    if (engine || tct_engine_new(&options, NULL, &engine) == TCT_OK) return engine;
    fprintf(stderr, "TERCET_PACK names no pack\n");
    exit(77);
}

/** What is promised of a document: UTF-8 without NUL, blocks in order and inside its text. */
static tct_status take(void *context, tct_doc *doc) {
    size_t begin = 0;
    (void)context;
    assert(tct_utf8_valid(doc->text) && !memchr(doc->text.data ? doc->text.data : "", 0, doc->text.size));
    for (size_t i = 0; i < doc->blocks.count; i++) {
        const tct_span span = doc->blocks.items[i].span;
        assert(begin <= span.begin && span.begin <= span.end && span.end <= doc->text.size);
        begin = span.begin;
    }
    tct_doc_free(doc);
    return TCT_OK;
}

void fuzz_read(const uint8_t *bytes, size_t size, tct_source_format format) {
    const tct_source_options options = {
        .allocator = &tct_heap, .name = TCT_LIT("input"), .format = format, .words = NULL};
    (void)!tct_source_read((tct_str){(const char *)bytes, size}, &options, NULL, take, NULL);
}

#define TEXT(name, bytes)                                                                                    \
    {                                                                                                        \
        name, {                                                                                              \
            bytes, sizeof bytes - 1                                                                          \
        }                                                                                                    \
    }

/** A little of everything that a pack is compiled from. */
static const tct_knowledge_file small_files[] = {
    TEXT("tercet.ttl",
         "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix schema: <https://schema.org/> .\n"
         "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
         "schema:Organization a owl:Class ; rdfs:label \"organization\"@en, \"organisation\"@fr .\n"
         "schema:Place a owl:Class ; rdfs:label \"place\"@en, \"lieu\"@fr .\n"
         "schema:location a owl:ObjectProperty ; rdfs:label \"place\"@en, \"lieu\"@fr ;\n"
         "  rdfs:domain schema:Organization ; rdfs:range schema:Place .\n"),
    TEXT("lexicon/some.ttl",
         "@prefix tct: <https://w3id.org/tercet/ns#> . @prefix schema: <https://schema.org/> .\n"
         "<http://e.example/p> a schema:Place ; schema:name \"Lake Town\"@en, \"Lacville\"@fr .\n"
         "<http://e.example/m> a schema:Organization ; schema:name \"Old Mill\"@en ; tct:acronym \"OM\" ;\n"
         "  schema:containedInPlace <http://e.example/p> .\n"),
    TEXT("lang/languages.tsv", "fr\nen\n"),
    TEXT("lang/en/months.tsv", "January\t1\nMay\t5\n"),
    TEXT("lang/fr/months.tsv", "janvier\t1\nmai\t5\n"),
    TEXT("lang/en/nouns.ttl",
         "@prefix tct: <https://w3id.org/tercet/ns#> . @prefix schema: <https://schema.org/> .\n"
         "schema:Organization tct:noun \"mill\"@en .\n"),
};

tct_str fuzz_pack_image(void) {
    static tct_buffer image;
    const tct_knowledge_sources sources = {NULL, small_files, sizeof small_files / sizeof *small_files};
    if (image.size) return tct_buffer_str(&image);
    tct_buffer_init(&image, &tct_heap, (size_t)1 << 20);
    const tct_status status = tct_knowledge_compile(&sources, &tct_heap, NULL, &image);
    assert(status == TCT_OK && image.size);
    (void)status;
    return tct_buffer_str(&image);
}
