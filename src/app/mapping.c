/* A user's vocabulary: pairs of classes and properties from a Turtle file, applied when a graph is written.
 */
#include <assert.h>

#include "app/conversion.h"
#include "base/diag.h"
#include "rdf/read.h"

#define SKOS_EXACT TCT_NS_SKOS "exactMatch"

/** "schema:organizer owl:equivalentProperty ex:organisedBy": the subject is renamed to the object. */
static bool says_same(tct_str predicate) {
    static const char *const properties[] = {TCT_NS_OWL "equivalentClass", TCT_NS_OWL "equivalentProperty",
                                             SKOS_EXACT};
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
        if (tct_str_equal(predicate, tct_str_of(properties[i]))) return true;
    return false;
}

/** What is read into the conversion, and from where. */
typedef struct {
    tct_conversion *conversion;
    const char *name;
} reading;

/** A class or property of the ontology, or a term that only the writer of graphs knows. */
static bool is_known(const tct_conversion *conversion, tct_str iri) {
    const tct_pack *pack = conversion->engine->pack;
    const tct_frozen_symbols *symbols = tct_pack_symbols(pack);
    if (tct_terms_find_iri(conversion->mapping.names, iri)) return true;
    for (uint16_t i = 0; i < tct_pack_class_count(pack); i++)
        if (tct_str_equal(iri, tct_frozen_text(symbols, tct_pack_class_at(pack, i)->iri))) return true;
    for (uint16_t i = 0; i < tct_pack_property_count(pack); i++)
        if (tct_str_equal(iri, tct_frozen_text(symbols, tct_pack_property_at(pack, i)->iri))) return true;
    return false;
}

static tct_status take(void *context, const tct_rdf_statement *statement) {
    const reading *self = context;
    tct_conversion *conversion = self->conversion;
    if (statement->subject.kind != TCT_RDF_IRI || statement->object.kind != TCT_RDF_IRI) return TCT_OK;
    if (!says_same(statement->predicate.text)) return TCT_OK;
    tct_renaming renaming = {0};
    if (!is_known(conversion, statement->subject.text))
        tct_report(conversion->sink, TCT_WARNING, TCT_ERR_ARGUMENT, self->name, 0,
                   "<%.*s> is neither class nor property of tercet's, so that nothing is renamed",
                   TCT_ARG(statement->subject.text));
    TRY(tct_terms_iri(conversion->mapping.names, statement->subject.text, &renaming.from));
    TRY(tct_terms_iri(conversion->mapping.names, statement->object.text, &renaming.to));
    return TCT_PUSH(&conversion->mapping.renamings, &conversion->memory.allocator, renaming);
}

tct_status tct_mapping_read(tct_conversion *conversion, const tct_rdf_input *turtle) {
    assert(conversion && !conversion->mapping.names);
    if (!turtle) return TCT_OK;
    assert(turtle->name && (turtle->bytes || turtle->size == 0));
    TRY(tct_terms_new(&conversion->memory.allocator, &conversion->mapping.names));
    reading self = {conversion, turtle->name};
    const tct_rdf_listener listener = {.statement = take, .context = &self};
    TRY(tct_rdf_read((tct_str){turtle->bytes, turtle->size}, TCT_LIT("turtle"), turtle->name,
                     conversion->sink, &listener));
    if (conversion->mapping.renamings.count) return TCT_OK;
    return tct_report(conversion->sink, TCT_ERROR, TCT_ERR_ARGUMENT, turtle->name, 0,
                      "no owl:equivalentClass, owl:equivalentProperty or skos:exactMatch between two IRIs");
}

tct_status tct_mapping_apply(const tct_conversion *conversion, tct_graph **mapped) {
    assert(conversion && mapped);
    *mapped = NULL;
    const tct_allocator *allocator = &conversion->memory.allocator;
    if (!conversion->mapping.names) return TCT_OK;
    TRY(tct_graph_new(allocator, mapped));
    tct_status status =
        tct_graph_rename(conversion->graph, conversion->mapping.names, conversion->mapping.renamings.items,
                         conversion->mapping.renamings.count, allocator, *mapped);
    if (status == TCT_OK) status = tct_graph_sort(*mapped);
    if (status == TCT_OK) return TCT_OK;
    tct_graph_free(*mapped);
    *mapped = NULL;
    return status;
}

void tct_mapping_free(tct_conversion *conversion) {
    assert(conversion);
    tct_terms_free(conversion->mapping.names);
    TCT_VEC_CLEAR(&conversion->mapping.renamings, &conversion->memory.allocator);
}
