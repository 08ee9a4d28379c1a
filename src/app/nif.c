/* Texts with their mentions as NIF 2.0 (NLP Interchange Format,
 * https://persistence.uni-leipzig.org/nlp2rdf/), the form in which annotated texts are exchanged for entity
 * linking. The text of a document is a nif:Context, each mention a nif:Phrase in it; their IRIs are the
 * fragments that evidence has (RFC 5147), and positions are code points. What a mention stands for and its
 * classes are told by ITS 2.0 (itsrdf:taIdentRef, itsrdf:taClassRef).
 */
#include <assert.h>

#include "app/conversion.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/utf8.h"

typedef struct {
    const tct_graph *from; /**< what is known of the entities */
    tct_graph *to;
    tct_terms *terms; /**< of @c to */
    tct_buffer scratch;
    const tct_page_document *page;
    tct_term context;
    size_t byte, point; /**< a place in the text, both ways of counting */
} nif_job;

static tct_status add(const nif_job *job, tct_term subject, tct_term predicate, tct_term object) {
    return tct_graph_add(job->to, subject, predicate, object, 0);
}

/** Code points before byte @p at; quick when places are asked for in their order. */
static size_t point_at(nif_job *job, size_t at) {
    assert(at <= job->page->text.size);
    if (at < job->byte) job->byte = job->point = 0;
    job->point += tct_utf8_length(tct_str_range(job->page->text, job->byte, at));
    job->byte = at;
    return job->point;
}

static tct_status add_number(nif_job *job, tct_term subject, tct_term predicate, size_t number) {
    tct_term term = 0;
    tct_buffer_reset(&job->scratch);
    tct_buffer_format(&job->scratch, "%zu", number);
    TRY(tct_buffer_status(&job->scratch));
    TRY(tct_terms_typed(job->terms, tct_buffer_str(&job->scratch), TCT_V_XSD_NON_NEGATIVE_INTEGER, &term));
    return add(job, subject, predicate, term);
}

/** A substring of the document's text, as @p type, which gives the property for its characters. */
static tct_status add_string(nif_job *job, tct_span span, tct_term type, tct_term characters,
                             tct_term *string) {
    assert(span.begin <= span.end);
    const size_t begin = point_at(job, span.begin);
    const tct_str text = tct_str_range(job->page->text, span.begin, span.end);
    const size_t end = begin + tct_utf8_length(text);
    tct_term value = 0;
    tct_buffer_reset(&job->scratch);
    tct_buffer_append(&job->scratch, job->page->iri);
    tct_buffer_format(&job->scratch, "#char=%zu,%zu", begin, end);
    TRY(tct_buffer_status(&job->scratch));
    TRY(tct_terms_iri(job->terms, tct_buffer_str(&job->scratch), string));
    TRY(add(job, *string, TCT_V_RDF_TYPE, type));
    TRY(add(job, *string, TCT_V_RDF_TYPE, TCT_V_NIF_RFC5147_STRING));
    TRY(add_number(job, *string, TCT_V_NIF_BEGIN_INDEX, begin));
    TRY(add_number(job, *string, TCT_V_NIF_END_INDEX, end));
    tct_buffer_reset(&job->scratch);
    TRY(tct_text_clean_places(text, &job->scratch));
    TRY(tct_terms_text(job->terms, tct_buffer_str(&job->scratch), TCT_LIT(""), &value));
    return add(job, *string, characters, value);
}

/** What @p subject has as @p predicate, @p string gets as @p as. */
static tct_status copy_objects(const nif_job *job, tct_term subject, tct_term predicate, tct_term string,
                               tct_term as) {
    const tct_range about = tct_graph_about(job->from, subject);
    for (size_t i = about.begin; i < about.end; i++) {
        const tct_statement s = tct_graph_at(job->from, i);
        tct_term object = 0;
        if (s.predicate != predicate || !tct_terms_is_iri(tct_graph_terms(job->from), s.object)) continue;
        TRY(tct_terms_copy(tct_graph_terms(job->from), s.object, job->terms, &object));
        TRY(add(job, string, as, object));
    }
    return TCT_OK;
}

static tct_status add_context(nif_job *job) {
    const tct_span whole = {0, (uint32_t)job->page->text.size};
    tct_term document = 0;
    TRY(add_string(job, whole, TCT_V_NIF_CONTEXT, TCT_V_NIF_IS_STRING, &job->context));
    TRY(tct_terms_iri(job->terms, job->page->iri, &document));
    TRY(add(job, job->context, TCT_V_PROV_WAS_DERIVED_FROM, document));
    const tct_term known = tct_terms_find_iri(tct_graph_terms(job->from), job->page->iri);
    return known ? copy_objects(job, known, TCT_V_SCHEMA_URL, job->context, TCT_V_NIF_SOURCE_URL) : TCT_OK;
}

static tct_status add_mention(nif_job *job, const tct_page_mention *mention) {
    tct_term string = 0, entity = 0;
    const tct_term known = tct_terms_find_iri(tct_graph_terms(job->from), mention->iri);
    if (!known || mention->span.begin == mention->span.end) return TCT_OK;
    TRY(add_string(job, mention->span, TCT_V_NIF_PHRASE, TCT_V_NIF_ANCHOR_OF, &string));
    TRY(add(job, string, TCT_V_NIF_REFERENCE_CONTEXT, job->context));
    TRY(tct_terms_iri(job->terms, mention->iri, &entity));
    TRY(add(job, string, TCT_V_ITSRDF_TA_IDENT_REF, entity));
    return copy_objects(job, known, TCT_V_RDF_TYPE, string, TCT_V_ITSRDF_TA_CLASS_REF);
}

static tct_status add_page(nif_job *job, const tct_page_document *page) {
    job->page = page;
    job->byte = job->point = 0;
    TRY(add_context(job));
    for (size_t i = 0; i < page->mention_count; i++)
        TRY(add_mention(job, &page->mentions[i]));
    return TCT_OK;
}

tct_status tct_nif_make(const tct_conversion *conversion, const tct_graph *graph, tct_graph **nif) {
    assert(conversion && conversion->settled && graph && nif);
    *nif = NULL;
    if (!conversion->keep_pages)
        return tct_report(conversion->sink, TCT_ERROR, TCT_ERR_UNSUPPORTED, NULL, 0,
                          "nif needs the texts of documents, which were not kept");
    TRY(tct_graph_new(&conversion->memory.allocator, nif));
    nif_job job = {.from = graph, .to = *nif, .terms = tct_graph_terms(*nif)};
    tct_buffer_init(&job.scratch, &conversion->memory.allocator, TCT_LIMIT_TEXT_BYTES);
    tct_status status = TCT_OK;
    for (size_t i = 0; status == TCT_OK && i < conversion->pages.count; i++)
        status = add_page(&job, &conversion->pages.items[i]);
    if (status == TCT_OK) status = tct_graph_sort(*nif);
    tct_buffer_clear(&job.scratch);
    if (status == TCT_OK) return TCT_OK;
    tct_graph_free(*nif);
    *nif = NULL;
    return status;
}
