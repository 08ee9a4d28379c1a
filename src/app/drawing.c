/* Drawing a conversion's graph: the public options → view → picture. */
#include <assert.h>

#include "app/site.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "draw/draw.h"
#include "draw/words.h"
#include "rdf/write.h"

static bool find_engine(const char *name, tct_engine_choice *choice) {
    static const char *const names[] = {
        [TCT_ENGINE_AUTO] = "auto", [TCT_ENGINE_DOT] = "dot", [TCT_ENGINE_SFDP] = "sfdp"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!name || tct_str_equal(tct_str_of(name), tct_str_of(names[i]))) {
            *choice = (tct_engine_choice)i;
            return true;
        }
    return false;
}

/** What the steps of one drawing share. */
typedef struct {
    tct_conversion *conversion;
    const tct_graph *graph; /**< the conversion's, or of one document */
    const tct_drawing *drawing;
    const tct_draw_options *options;
    bool index;
} picture_job;

static bool is_page(const char *medium) {
    return strcmp(medium, "html") == 0 || strcmp(medium, "index") == 0;
}

static bool find_cluster(const char *name, tct_cluster *cluster) {
    static const char *const names[] = {[TCT_CLUSTER_NONE] = "none",
                                        [TCT_CLUSTER_DOCUMENT] = "document",
                                        [TCT_CLUSTER_ORGANIZATION] = "organization",
                                        [TCT_CLUSTER_EVENT] = "event"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!name || tct_str_equal(tct_str_of(name), tct_str_of(names[i]))) {
            *cluster = (tct_cluster)i;
            return true;
        }
    return false;
}

static tct_status layout(const tct_view *view, const char *medium, const tct_draw_options *options,
                         tct_buffer *out) {
    tct_buffer dot;
    tct_buffer_init(&dot, out->allocator, TCT_LIMIT_INPUT_BYTES);
    tct_status status = tct_draw_dot(view, options->pack, options, &dot);
    if (status == TCT_OK) status = tct_draw_layout(view, tct_buffer_str(&dot), medium, options, out);
    tct_buffer_clear(&dot);
    return status;
}

static tct_status collect(void *context, const char *bytes, size_t size) {
    tct_buffer *buffer = context;
    tct_buffer_append(buffer, (tct_str){bytes, size});
    return tct_buffer_status(buffer);
}

static tct_status write_turtle(tct_conversion *conversion, const tct_graph *graph, tct_buffer *out) {
    if (graph == conversion->graph)
        return tct_conversion_write(conversion, "turtle", (tct_output){collect, out});
    const tct_str base = conversion->resolve.base.size ? conversion->resolve.base : TCT_LIT(TCT_DEFAULT_BASE);
    const tct_rdf_write_options options = {.base = base, .sink = conversion->sink};
    return tct_rdf_write(graph, TCT_RDF_TURTLE, &options, out);
}

/** The kept text of document @p name alone, or all texts when it is empty. */
static void choose_texts(const tct_conversion *conversion, tct_str name, tct_page *page) {
    const tct_term document = name.size ? tct_view_document(conversion->graph, name) : 0;
    const tct_str iri =
        document ? tct_terms_string(tct_graph_terms(conversion->graph), document) : TCT_LIT("");
    page->documents = conversion->pages.items;
    page->document_count = conversion->pages.count;
    for (size_t i = 0; iri.size && i < conversion->pages.count; i++) {
        if (!tct_str_equal(conversion->pages.items[i].iri, iri)) continue;
        page->documents = &conversion->pages.items[i];
        page->document_count = 1;
    }
}

/** The page with drawing, texts, statements and the graph as Turtle, or the index of all pages. */
static tct_status web_page(const picture_job *job, const tct_view *view, tct_buffer *out) {
    tct_draw_options inside = *job->options;
    inside.page = true;
    tct_page page = {.graph = job->graph, .view = view, .index = job->index, .in_site = job->drawing->site};
    tct_buffer svg, turtle;
    tct_buffer_init(&svg, out->allocator, TCT_LIMIT_INPUT_BYTES);
    tct_buffer_init(&turtle, out->allocator, (size_t)4 * TCT_LIMIT_INPUT_BYTES);
    tct_status status = view->nodes.count ? layout(view, "svg", &inside, &svg) : TCT_OK;
    if (status == TCT_OK && !job->index) status = write_turtle(job->conversion, job->graph, &turtle);
    if (!job->index) choose_texts(job->conversion, tct_str_of(job->drawing->document), &page);
    page.svg = tct_buffer_str(&svg);
    page.turtle = tct_buffer_str(&turtle);
    if (status == TCT_OK) status = tct_draw_page(&page, &inside, out);
    tct_buffer_clear(&svg);
    tct_buffer_clear(&turtle);
    return status;
}

static tct_status picture(const picture_job *job, const char *medium, const tct_view *view, tct_buffer *out) {
    const tct_draw_options *options = job->options;
    const tct_str name = tct_str_of(medium);
    if (tct_str_equal(name, TCT_LIT("mermaid"))) return tct_draw_mermaid(view, options->pack, out);
    if (tct_str_equal(name, TCT_LIT("dot"))) return tct_draw_dot(view, options->pack, options, out);
    if (is_page(medium)) return web_page(job, view, out);
    return layout(view, medium, options, out);
}

static bool known_medium(const char *medium) {
    static const char *const media[] = {"svg", "png", "pdf", "dot", "mermaid", "html", "index"};
    for (size_t i = 0; i < sizeof media / sizeof *media; i++)
        if (tct_str_equal(tct_str_of(medium), tct_str_of(media[i]))) return true;
    return false;
}

/** Adds to @p votes, one a language of the pack, what the objects of @p predicate say. */
static void vote(const tct_graph *graph, const tct_pack *pack, tct_term predicate, size_t *votes,
                 size_t languages) {
    for (size_t i = 0; i < tct_graph_count(graph); i++) {
        const tct_statement s = tct_graph_at(graph, i);
        if (s.predicate != predicate) continue;
        const tct_term_view view = tct_terms_view(tct_graph_terms(graph), s.object);
        const tct_pack_language *language =
            tct_pack_language_find(pack, view.language.size ? view.language : view.text);
        if (language && tct_pack_language_index(language) < languages)
            votes[tct_pack_language_index(language)]++;
    }
}

/** The language of labels: asked for, else that of most documents, else that of most names. */
static tct_str drawing_language(const tct_conversion *conversion, const tct_graph *graph,
                                const tct_drawing *drawing) {
    static const tct_term told_by[] = {TCT_V_SCHEMA_IN_LANGUAGE, TCT_V_RDFS_LABEL};
    const tct_pack *pack = conversion->engine->pack;
    if (drawing->language) return tct_str_of(drawing->language);
    if (conversion->language.size) return conversion->language;
    size_t votes[TCT_DOC_LANGUAGES] = {0}, best = TCT_DOC_LANGUAGES;
    for (size_t k = 0; k < sizeof told_by / sizeof *told_by && best == TCT_DOC_LANGUAGES; k++) {
        vote(graph, pack, told_by[k], votes, TCT_DOC_LANGUAGES);
        for (size_t i = 0; i < TCT_DOC_LANGUAGES; i++)
            if (votes[i] && (best == TCT_DOC_LANGUAGES || votes[i] > votes[best])) best = i;
    }
    if (best == TCT_DOC_LANGUAGES) best = tct_draw_label_index(pack, TCT_LIT(""));
    return best < tct_pack_language_count(pack) ? tct_pack_language_code(tct_pack_language_at(pack, best))
                                                : TCT_LIT("");
}

static tct_view_options choice_of(const tct_drawing *drawing, tct_str language) {
    return (tct_view_options){.language = language,
                              .focus = tct_str_of(drawing->focus),
                              .depth = drawing->depth,
                              .only = tct_str_of(drawing->only),
                              .hide = tct_str_of(drawing->hide),
                              .event = tct_str_of(drawing->event),
                              .document = tct_str_of(drawing->document),
                              .top = drawing->top,
                              .max_nodes = drawing->max_nodes,
                              .max_edges = drawing->max_edges,
                              .min_confidence = drawing->min_confidence,
                              .unconnected = drawing->unconnected};
}

/** TCT_ERR_UNSUPPORTED after a diagnostic when @p list names a class that the ontology has not. */
static tct_status check_classes(const picture_job *job, const char *names) {
    tct_str list = tct_str_of(names);
    while (list.size) {
        const tct_str name = tct_str_trim(tct_str_split(&list, ','));
        if (tct_pack_class_find(job->options->pack, name) == UINT16_MAX)
            return tct_report(job->conversion->sink, TCT_ERROR, TCT_ERR_UNSUPPORTED, NULL, 0,
                              "no class '%.*s': take names as schema:Person, tct:Conference", TCT_ARG(name));
    }
    return TCT_OK;
}

static bool is_name(tct_term predicate) {
    return predicate == TCT_V_SCHEMA_NAME || predicate == TCT_V_SCHEMA_ALTERNATE_NAME;
}

/** The shortest name in the graph that holds @p part, whatever its case and accents; empty for none. */
static tct_str name_with(const picture_job *job, tct_str part) {
    const tct_terms *terms = tct_graph_terms(job->graph);
    tct_buffer wanted, name;
    tct_str found = TCT_LIT("");
    tct_buffer_init(&wanted, &job->conversion->memory.allocator, 1u << 16);
    tct_buffer_init(&name, &job->conversion->memory.allocator, 1u << 16);
    const bool folded = tct_fold_plain(tct_str_trim(part), &wanted) == TCT_OK && wanted.size;
    for (size_t i = 0; folded && i < tct_graph_count(job->graph); i++) {
        const tct_statement s = tct_graph_at(job->graph, i);
        const tct_str text = tct_terms_string(terms, s.object);
        if (!is_name(s.predicate) || (found.size && found.size <= text.size)) continue;
        tct_buffer_reset(&name);
        if (tct_fold_plain(text, &name) == TCT_OK &&
            tct_str_find(tct_buffer_str(&name), tct_buffer_str(&wanted), 0) != SIZE_MAX)
            found = text;
    }
    tct_buffer_clear(&name);
    tct_buffer_clear(&wanted);
    return found;
}

static tct_status tell_unknown(const picture_job *job) {
    const tct_drawing *drawing = job->drawing;
    const char *asked = drawing->document ? drawing->document
                        : drawing->event  ? drawing->event
                                          : drawing->focus;
    const tct_str near = name_with(job, tct_str_of(asked));
    return tct_report(job->conversion->sink, TCT_ERROR, TCT_NOT_FOUND, NULL, 0,
                      "nothing in the graph is called '%s': give a name as the text has it%s%.*s%s", asked,
                      near.size ? ", perhaps '" : "", TCT_ARG(near), near.size ? "'" : "");
}

static tct_status draw_graph(picture_job *job, const char *medium, tct_buffer *out) {
    const tct_drawing *drawing = job->drawing;
    const tct_sink *sink = job->conversion->sink;
    tct_view_options choice = choice_of(drawing, job->options->language);
    if (!find_cluster(drawing->cluster, &choice.cluster))
        return tct_report(sink, TCT_ERROR, TCT_ERR_UNSUPPORTED, NULL, 0,
                          "no clusters by '%s': take document, organization or event", drawing->cluster);
    TRY(check_classes(job, drawing->only));
    TRY(check_classes(job, drawing->hide));
    tct_view *view = NULL;
    const tct_status status =
        tct_view_new(job->graph, job->options->pack, &choice, &job->conversion->memory.allocator, &view);
    if (status == TCT_NOT_FOUND) return tell_unknown(job);
    if (status != TCT_OK) return status;
    const tct_status drawn = picture(job, medium, view, out);
    tct_view_free(view);
    return drawn;
}

/** A page of one document shows the part of the graph that it says. */
static tct_status draw(const picture_job *whole, const char *medium, tct_buffer *out) {
    tct_graph *own = NULL;
    picture_job job = *whole;
    if (is_page(medium) && job.drawing->document)
        TRY(tct_site_document_graph(job.conversion, tct_str_of(job.drawing->document), &own));
    if (own) job.graph = own;
    tct_draw_options options = *whole->options;
    options.language = drawing_language(job.conversion, job.graph, job.drawing);
    job.options = &options;
    const tct_status status = draw_graph(&job, medium, out);
    tct_graph_free(own);
    return status;
}

tct_status tct_conversion_draw(tct_conversion *conversion, const char *medium, const tct_drawing *drawing,
                               tct_output output) {
    assert(conversion && medium && drawing && output.write);
    tct_draw_options options = {.sink = conversion->sink, .pack = conversion->engine->pack};
    if (!known_medium(medium))
        return tct_report(conversion->sink, TCT_ERROR, TCT_ERR_UNSUPPORTED, NULL, 0,
                          "no drawing format '%s': take svg, png, pdf, dot, mermaid or html", medium);
    if (!find_engine(drawing->engine, &options.engine))
        return tct_report(conversion->sink, TCT_ERROR, TCT_ERR_UNSUPPORTED, NULL, 0,
                          "no layout engine '%s': take auto, dot or sfdp", drawing->engine);
    TRY(tct_conversion_settle(conversion));
    picture_job job = {conversion, conversion->graph, drawing, &options, strcmp(medium, "index") == 0};
    tct_buffer bytes;
    tct_buffer_init(&bytes, &conversion->memory.allocator, (size_t)2 * TCT_LIMIT_INPUT_BYTES);
    tct_conversion_begin(conversion);
    tct_status status = draw(&job, medium, &bytes);
    status = tct_conversion_end(conversion, status);
    if (status == TCT_OK) status = output.write(output.context, bytes.data, bytes.size);
    tct_buffer_clear(&bytes);
    return status;
}
