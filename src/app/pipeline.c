/* The path of one document: a table of stages, none of which knows another. */
#include <assert.h>

#include "app/conversion.h"
#include "base/diag.h"
#include "base/limits.h"

static tct_status run_language(tct_conversion *conversion, tct_doc *doc) {
    return tct_language_analyse(conversion->engine->language, doc, conversion->language, conversion->sink);
}

static tct_status run_tree_observer(tct_conversion *conversion, tct_doc *doc) {
    return conversion->observe_trees ? conversion->observe_trees(conversion, doc) : TCT_OK;
}

static tct_status run_extract(tct_conversion *conversion, tct_doc *doc) {
    const tct_status status = tct_extract_run(conversion->engine->extract, doc);
    if (status == TCT_ERR_LIMIT)
        tct_report(conversion->sink, TCT_ERROR, status, doc->meta.source.data, 0,
                   "one document with more than %u mentions or %u relations", TCT_LIMIT_MENTIONS,
                   TCT_LIMIT_RELATIONS);
    return status;
}

static tct_status run_observer(tct_conversion *conversion, tct_doc *doc) {
    return conversion->observe ? conversion->observe(conversion, doc) : TCT_OK;
}

static tct_status run_resolve(tct_conversion *conversion, tct_doc *doc) {
    return tct_conversion_resolve(conversion, doc);
}

static tct_status keep_text(tct_conversion *conversion, tct_doc *doc) {
    tct_buffer_append(&conversion->text, doc->text);
    conversion->document_count++;
    return tct_buffer_status(&conversion->text);
}

static const struct {
    const char *name;
    tct_status (*run)(tct_conversion *conversion, tct_doc *doc);
} stages[] = {
    {"language", run_language}, {"observe", run_tree_observer}, {"extract", run_extract},
    {"observe", run_observer},  {"resolve", run_resolve},       {"text", keep_text},
};

tct_status tct_pipeline_run(tct_conversion *conversion, tct_doc *doc) {
    assert(conversion && doc);
    tct_status worst = TCT_OK;
    TRY(tct_conversion_end(conversion, TCT_OK));
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        const tct_status status = tct_conversion_end(conversion, stages[i].run(conversion, doc));
        if (tct_failed(status))
            return tct_report(conversion->sink, TCT_ERROR, status, doc->meta.source.data, 0, "%s failed: %s",
                              stages[i].name, tct_strerror(status));
        if (status == TCT_PARTIAL) worst = status;
    }
    return worst;
}
