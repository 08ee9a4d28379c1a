#include "knowledge/check.h"

#include <assert.h>

#include "base/alloc.h"
#include "base/diag.h"
#include "base/limits.h"
#include "graph/graph.h"
#include "graph/vocabulary.h"
#include "knowledge/nearest.h"
#include "rdf/read.h"

typedef struct {
    const tct_pack *pack;
    const char *source;
    const tct_sink *sink;
    tct_graph *graph;
    const tct_terms *terms;
    size_t found;
} checker;

/** Namespaces whose terms describe a file rather than drive tercet: any of their properties may stand. */
static const char *const annotations[] = {TCT_NS_RDF,     TCT_NS_RDFS, TCT_NS_OWL,
                                          TCT_NS_DCTERMS, TCT_NS_SKOS, "http://purl.org/dc/elements/1.1/"};

/** Properties that the compiler acts on though the ontology does not declare them. */
static const char *const compiled[] = {TCT_NS_SCHEMA "name",       TCT_NS_SCHEMA "alternateName",
                                       TCT_NS_SCHEMA "sameAs",     TCT_NS_SCHEMA "containedInPlace",
                                       TCT_NS_TCT "acronym",       TCT_NS_TCT "demonym",
                                       TCT_NS_TCT "ambiguousName", TCT_NS_TCT "rank",
                                       TCT_NS_TCT "noun",          TCT_NS_TCT "weakNoun",
                                       TCT_NS_TCT "modifierNoun",  TCT_NS_TCT "frame",
                                       TCT_NS_TCT "implies",       TCT_NS_TCT "symmetric",
                                       TCT_NS_TCT "example",       TCT_NS_TCT "counterExample"};

static void tell(checker *self, tct_str about, const char *what, tct_str detail) {
    self->found++;
    tct_report(self->sink, TCT_WARNING, TCT_ERR_SYNTAX, self->source, 0, "<%.*s>: %s%.*s", TCT_ARG(about),
               what, TCT_ARG(detail));
}

/** A term that nobody declares, with the one that is spelt nearly so. */
static void tell_unknown(checker *self, tct_str about, const char *what, const tct_nearest *search) {
    if (!search->best.size) {
        tell(self, about, what, search->wanted);
        return;
    }
    self->found++;
    tct_report(self->sink, TCT_WARNING, TCT_ERR_SYNTAX, self->source, 0, "<%.*s>: %s%.*s; is <%.*s> meant?",
               TCT_ARG(about), what, TCT_ARG(search->wanted), TCT_ARG(search->best));
}

static tct_str text_of(const checker *self, tct_term term) {
    return tct_terms_string(self->terms, term);
}

static bool starts_with_any(tct_str iri, const char *const *starts, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (tct_str_starts(iri, tct_str_of(starts[i]))) return true;
    return false;
}

static bool is_one_of(tct_str iri, const char *const *iris, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (tct_str_equal(iri, tct_str_of(iris[i]))) return true;
    return false;
}

/** True when the file says that @p node has type @p type_iri. */
static bool declared_as(const checker *self, tct_term node, const char *type_iri) {
    const tct_term type = tct_terms_find_iri(self->terms, tct_str_of(type_iri));
    return type && tct_graph_has(self->graph, node, TCT_V_RDF_TYPE, type);
}

static tct_str class_iri(const checker *self, uint16_t id) {
    return tct_frozen_text(tct_pack_symbols(self->pack), tct_pack_class_at(self->pack, id)->iri);
}

static tct_str property_iri(const checker *self, uint16_t id) {
    return tct_frozen_text(tct_pack_symbols(self->pack), tct_pack_property_at(self->pack, id)->iri);
}

static bool pack_has_class(const checker *self, tct_str iri) {
    for (uint16_t i = 0; i < tct_pack_class_count(self->pack); i++)
        if (tct_str_equal(iri, class_iri(self, i))) return true;
    return false;
}

static bool pack_has_property(const checker *self, tct_str iri) {
    for (uint16_t i = 0; i < tct_pack_property_count(self->pack); i++)
        if (tct_str_equal(iri, property_iri(self, i))) return true;
    return false;
}

static bool is_class(const checker *self, tct_term node) {
    return pack_has_class(self, text_of(self, node)) || declared_as(self, node, TCT_NS_OWL "Class") ||
           declared_as(self, node, TCT_NS_RDFS "Class");
}

static bool is_property(const checker *self, tct_term node) {
    return pack_has_property(self, text_of(self, node)) ||
           declared_as(self, node, TCT_NS_OWL "ObjectProperty") ||
           declared_as(self, node, TCT_NS_OWL "DatatypeProperty");
}

/* --- one statement
 * ----------------------------------------------------------------------------------------------- */

static void tell_unknown_property(checker *self, tct_str about, tct_str iri) {
    tct_nearest search = {.wanted = iri};
    for (size_t i = 0; i < sizeof compiled / sizeof *compiled; i++)
        tct_nearest_offer(&search, tct_str_of(compiled[i]));
    for (uint16_t i = 0; i < tct_pack_property_count(self->pack); i++)
        tct_nearest_offer(&search, property_iri(self, i));
    tell_unknown(self, about, "unknown property, nothing comes of it: ", &search);
}

static void tell_unknown_class(checker *self, tct_str about, tct_str iri) {
    tct_nearest search = {.wanted = iri};
    for (uint16_t i = 0; i < tct_pack_class_count(self->pack); i++)
        tct_nearest_offer(&search, class_iri(self, i));
    tell_unknown(self, about, "unknown class, declare it or mind its spelling: ", &search);
}

static void check_predicate(checker *self, tct_statement s) {
    const tct_str iri = text_of(self, s.predicate);
    if (starts_with_any(iri, annotations, sizeof annotations / sizeof *annotations)) return;
    if (is_one_of(iri, compiled, sizeof compiled / sizeof *compiled)) return;
    if (is_property(self, s.predicate)) return;
    tell_unknown_property(self, text_of(self, s.subject), iri);
}

/** Where the object has to be a class. */
static void check_class(checker *self, tct_statement s) {
    static const char *const places[] = {TCT_NS_RDFS "subClassOf", TCT_NS_RDFS "domain", TCT_NS_RDFS "range"};
    const bool type = s.predicate == TCT_V_RDF_TYPE;
    if (!type && !is_one_of(text_of(self, s.predicate), places, 3)) return;
    const tct_str iri = text_of(self, s.object);
    static const char *const meta[] = {TCT_NS_OWL, TCT_NS_RDFS, TCT_NS_RDF, TCT_NS_XSD};
    if (starts_with_any(iri, meta, sizeof meta / sizeof *meta) || is_class(self, s.object)) return;
    tell_unknown_class(self, text_of(self, s.subject), iri);
}

/** Nouns stand on classes, frames on properties, both in a language that the pack reads. */
static void check_words(checker *self, tct_statement s) {
    static const char *const nouns[] = {TCT_NS_TCT "noun", TCT_NS_TCT "weakNoun", TCT_NS_TCT "modifierNoun"};
    const tct_str predicate = text_of(self, s.predicate);
    static const char *const frames[] = {TCT_NS_TCT "frame", TCT_NS_TCT "example",
                                         TCT_NS_TCT "counterExample"};
    const bool noun = is_one_of(predicate, nouns, 3);
    if (!noun && !is_one_of(predicate, frames, 3)) return;
    const tct_term_view view = tct_terms_view(self->terms, s.object);
    tct_str rest = view.language;
    const tct_str code = tct_str_split(&rest, '-');
    if (!view.language.size)
        tell(self, text_of(self, s.subject), "without a language, write \"…\"@en: ", view.text);
    else if (!tct_pack_language_find(self->pack, code))
        tell(self, text_of(self, s.subject), "in a language that tercet does not read: ", view.language);
    if (noun && !is_class(self, s.subject))
        tell(self, text_of(self, s.subject), "a noun on something that is no class: ", view.text);
    if (!noun && !is_property(self, s.subject))
        tell(self, text_of(self, s.subject),
             "a frame or an example on something that is no property, write: a owl:ObjectProperty: ",
             view.text);
}

/** A property of the file itself whose frames have ends, but not which things may stand there. */
static void check_ends(checker *self, tct_term node) {
    static const char *const ends[] = {TCT_NS_RDFS "domain", TCT_NS_RDFS "range"};
    const tct_term frame = tct_terms_find_iri(self->terms, TCT_LIT(TCT_NS_TCT "frame"));
    if (!frame || !tct_graph_object(self->graph, node, frame) || pack_has_property(self, text_of(self, node)))
        return;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const tct_term end = tct_terms_find_iri(self->terms, tct_str_of(ends[i]));
        if (!end || !tct_graph_object(self->graph, node, end))
            tell(self, text_of(self, node), "a property with frames needs ",
                 tct_str_of(i ? "rdfs:range" : "rdfs:domain"));
    }
}

/* --- entities
 * ---------------------------------------------------------------------------------------------------- */

/** The known entity that @p link leads to, as its id; empty for none. */
static tct_str known_by_link(const checker *self, tct_str link) {
    const tct_frozen_symbols *symbols = tct_pack_symbols(self->pack);
    for (uint32_t i = 0; i < tct_pack_entity_count(self->pack); i++) {
        const tct_pack_entity *entity = tct_pack_entity_at(self->pack, i);
        for (uint32_t k = entity->first_link; k < entity->link_end; k++)
            if (tct_str_equal(link, tct_frozen_text(symbols, tct_pack_link_at(self->pack, k))))
                return tct_frozen_text(symbols, entity->id);
    }
    return TCT_LIT("");
}

static tct_str known_by_name(const checker *self, tct_str name) {
    const tct_frozen_symbols *symbols = tct_pack_symbols(self->pack);
    for (uint32_t i = 0; i < tct_pack_entity_count(self->pack); i++) {
        const tct_pack_entity *entity = tct_pack_entity_at(self->pack, i);
        for (uint32_t k = entity->first_name; k < entity->name_end; k++)
            if (tct_str_equal(name, tct_frozen_text(symbols, tct_pack_name_at(self->pack, k)->text)))
                return tct_frozen_text(symbols, entity->id);
    }
    return TCT_LIT("");
}

/** Another subject of the file with the same name or link. */
static bool shared_in_file(const checker *self, tct_statement s) {
    const tct_range range = tct_graph_to(self->graph, s.object);
    for (size_t i = range.begin; i < range.end; i++) {
        const tct_statement other = tct_graph_at_object(self->graph, i);
        if (other.predicate == s.predicate && other.subject < s.subject) return true;
    }
    return false;
}

static void check_duplicate(checker *self, tct_statement s) {
    const bool name = s.predicate == TCT_V_SCHEMA_NAME, link = s.predicate == TCT_V_SCHEMA_SAME_AS;
    const tct_str about = text_of(self, s.subject), text = text_of(self, s.object);
    if ((!name && !link) || tct_str_starts(about, TCT_LIT("https://w3id.org/tercet/lexicon/"))) return;
    const tct_str known = name ? known_by_name(self, text) : known_by_link(self, text);
    if (known.size)
        tell(self, about,
             name ? "its name is that of the known https://w3id.org/tercet/lexicon/"
                  : "its link is that of the known https://w3id.org/tercet/lexicon/",
             known);
    else if (shared_in_file(self, s))
        tell(self, about, "another entity of this file has the same name or link: ", text);
}

/** True when @p node has a type that is a class of things rather than of terms. */
static bool is_entity(const checker *self, tct_term node) {
    const tct_range range = tct_graph_about(self->graph, node);
    for (size_t i = range.begin; i < range.end; i++) {
        const tct_statement s = tct_graph_at(self->graph, i);
        if (s.predicate == TCT_V_RDF_TYPE && is_class(self, s.object)) return true;
    }
    return false;
}

static bool is_named(const checker *self, tct_term node) {
    static const char *const names[] = {TCT_NS_SCHEMA "name", TCT_NS_SCHEMA "alternateName",
                                        TCT_NS_TCT "acronym", TCT_NS_TCT "ambiguousName"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const tct_term name = tct_terms_find_iri(self->terms, tct_str_of(names[i]));
        if (name && tct_graph_object(self->graph, node, name)) return true;
    }
    return false;
}

/** A name for something of which the file does not say what it is. */
static void check_named(checker *self, tct_term node) {
    const bool typed = tct_graph_object(self->graph, node, TCT_V_RDF_TYPE) != 0;
    if (typed || is_class(self, node) || is_property(self, node) || !is_named(self, node)) return;
    tell(self, text_of(self, node),
         "a name without a class, nothing comes of it; say what it is: ", TCT_LIT("a schema:Organization"));
}

/* --- the file
 * ---------------------------------------------------------------------------------------------------- */

static void check_statements(checker *self) {
    tct_term last = 0, before = 0;
    for (size_t i = 0; i < tct_graph_count(self->graph); i++) {
        const tct_statement s = tct_graph_at(self->graph, i);
        check_predicate(self, s);
        check_class(self, s);
        check_words(self, s);
        if (s.subject != before) {
            check_ends(self, s.subject);
            check_named(self, s.subject);
        }
        before = s.subject;
        if (!is_entity(self, s.subject)) continue;
        check_duplicate(self, s);
        if (s.subject != last && !is_named(self, s.subject))
            tell(self, text_of(self, s.subject), "an entity without a schema:name is never found",
                 TCT_LIT(""));
        last = s.subject;
    }
}

/** Counts what compiling complains about. */
static void count_and_pass(void *context, const tct_diagnostic *diagnostic) {
    checker *self = context;
    if (diagnostic->severity >= TCT_WARNING) self->found++;
    if (self->sink && self->sink->emit) self->sink->emit(self->sink->context, diagnostic);
}

static tct_status check_by_compiling(checker *self, const tct_knowledge_file *file,
                                     const tct_allocator *allocator) {
    const tct_knowledge_sources sources = {self->pack, file, 1};
    const tct_sink counting = {count_and_pass, self};
    tct_buffer image;
    tct_buffer_init(&image, allocator, TCT_LIMIT_PACK_BYTES);
    const tct_status status = tct_knowledge_compile(&sources, allocator, &counting, &image);
    tct_buffer_clear(&image);
    return status == TCT_ERR_MEMORY ? status : TCT_OK;
}

/** Reads the Turtle and looks at each statement; false in @p readable when it is none. */
static tct_status check_turtle(checker *self, const tct_knowledge_file *file, bool *readable) {
    const tct_sink counting = {count_and_pass, self};
    tct_status status =
        tct_rdf_read_graph(file->bytes, TCT_LIT("turtle"), self->source, &counting, self->graph);
    *readable = !tct_failed(status);
    if (*readable) status = tct_graph_sort(self->graph);
    if (status == TCT_OK) check_statements(self);
    return !*readable && self->found ? TCT_OK : status;
}

tct_status tct_knowledge_check(const tct_pack *pack, const tct_knowledge_file *file,
                               const tct_allocator *allocator, const tct_sink *sink, size_t *found) {
    assert(pack && file && allocator && found);
    checker self = {.pack = pack, .source = tct_knowledge_path(file->name), .sink = sink};
    TRY(tct_graph_new(allocator, &self.graph));
    self.terms = tct_graph_terms(self.graph);
    bool readable = true;
    tct_status status = tct_knowledge_is_table(file->name) ? TCT_OK : check_turtle(&self, file, &readable);
    if (readable && status == TCT_OK) status = check_by_compiling(&self, file, allocator);
    tct_graph_free(self.graph);
    *found = self.found;
    return status;
}
