/** @file fixture.h A small ontology folder in memory, and the pack that it compiles to. */
#ifndef TCT_TEST_FIXTURE_H
#define TCT_TEST_FIXTURE_H

#include <stdlib.h>

#include "knowledge/knowledge.h"
#include "test.h"

#define FIXTURE_PREFIXES                                                                                     \
    "@prefix tct: <https://w3id.org/tercet/ns#> .\n@prefix schema: <https://schema.org/> .\n"                \
    "@prefix org: <http://www.w3.org/ns/org#> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"          \
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"                                              \
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"                                                   \
    "@prefix organization: <https://w3id.org/tercet/lexicon/organization/> .\n"                              \
    "@prefix place: <https://w3id.org/tercet/lexicon/place/> .\n"

static const char fixture_ontology[] = FIXTURE_PREFIXES
    "schema:Person a owl:Class . schema:Place a owl:Class ; rdfs:label \"lieu\"@fr , \"place\"@en .\n"
    "schema:Organization a owl:Class . schema:Event a owl:Class . tct:Strategy a owl:Class .\n"
    "org:Post a owl:Class . tct:Status a owl:Class .\n"
    "schema:Country rdfs:subClassOf schema:Place .\n"
    "tct:Agency a owl:Class ; rdfs:subClassOf schema:Organization ; rdfs:label \"agence\"@fr .\n"
    "schema:organizer a owl:ObjectProperty ; rdfs:label \"organisé par\"@fr , \"organized by\"@en ;\n"
    "  rdfs:domain schema:Event ; rdfs:range schema:Person , schema:Organization .\n"
    "schema:startDate a owl:DatatypeProperty ; rdfs:domain schema:Event ; rdfs:range xsd:date .\n"
    "tct:partner a owl:ObjectProperty ; rdfs:domain schema:Organization ; rdfs:range schema:Organization ;\n"
    "  tct:symmetric true ; tct:implies schema:organizer .\n";

static const char fixture_lexicon[] = FIXTURE_PREFIXES
    "organization:aqua a tct:Agency , schema:Organization ; schema:name \"Agence de l'eau\"@fr , \"Water "
    "Agency\"@en ;\n"
    "  schema:alternateName \"Agence de l'eau\"@fr ; tct:acronym \"AQUA\" ; tct:rank 70000 ;\n"
    "  schema:sameAs <http://www.wikidata.org/entity/Q1> ; schema:parentOrganization organization:mother .\n"
    "organization:mother a schema:Organization ; schema:name \"Mother\"@en .\n"
    "place:freedonia a schema:Country ; schema:name \"Freedonia\"@en ; tct:demonym \"Freedonian\"@en ; "
    "tct:rank 7 .\n";

#define FIXTURE_FILE(name, text)                                                                             \
    {                                                                                                        \
        name, {                                                                                              \
            text, sizeof(text) - 1                                                                           \
        }                                                                                                    \
    }

static const tct_knowledge_file fixture_files[] = {
    FIXTURE_FILE("tercet.ttl", fixture_ontology),
    FIXTURE_FILE(
        "style.tsv",
        "# class\tshape\tcolour\nschema:Organization\tbox\t#102030\nschema:Event\thexagon\t#ffffff\n"),
    FIXTURE_FILE("lang/languages.tsv", "fr\nen\n"),
    FIXTURE_FILE("lang/en/months.tsv", "# month\tnumber\nJanuary\t1\nMay\t5\textra\n"),
    FIXTURE_FILE("lang/fr/clitics.tsv", "l'\tbefore\n"),
    FIXTURE_FILE("lang/fr/contractions.tsv", "du\tde le\n"),
    FIXTURE_FILE(
        "lang/fr/nouns.ttl", FIXTURE_PREFIXES
        "tct:Agency tct:noun \"agence\"@fr , \"office du film\"@fr ; tct:weakNoun \"bureau\"@fr .\n"),
    FIXTURE_FILE("lang/en/frames.ttl",
                 FIXTURE_PREFIXES "schema:organizer tct:frame \"{object} organise|host {subject}\"@en .\n"),
    FIXTURE_FILE("lang/guess/xx.tsv", "abc\t3\n"),
    FIXTURE_FILE("lexicon/a.ttl", fixture_lexicon),
};
enum { FIXTURE_FILES = sizeof fixture_files / sizeof *fixture_files };

/** Compiles @p files over @p base into @p image (to be cleared). */
static inline tct_status fixture_compile(const tct_pack *base, const tct_knowledge_file *files, size_t count,
                                         const tct_sink *sink, tct_buffer *image) {
    const tct_knowledge_sources sources = {base, files, count};
    tct_buffer_init(image, &tct_heap, 64u << 20);
    return tct_knowledge_compile(&sources, &tct_heap, sink, image);
}

/** The fixture as an opened pack over @p image. */
static inline tct_pack *fixture_pack(tct_buffer *image) {
    tct_pack *pack = NULL;
    assert_ok(fixture_compile(NULL, fixture_files, FIXTURE_FILES, NULL, image));
    assert_ok(tct_pack_open_memory(tct_buffer_str(image), &tct_heap, NULL, &pack));
    return pack;
}

/** Text of symbol @p id of @p pack. */
static inline tct_str fixture_text(const tct_pack *pack, tct_symbol id) {
    return tct_frozen_text(tct_pack_symbols(pack), id);
}

#endif
