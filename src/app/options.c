/* The caller's options, all text, as options of the stages. */
#include <assert.h>

#include "app/conversion.h"
#include "base/diag.h"
#include "graph/iri.h"

static tct_status refuse(const tct_conversion *conversion, const char *what, const char *value,
                         const char *instead) {
    return tct_report(conversion->sink, TCT_ERROR, TCT_ERR_ARGUMENT, NULL, 0, "%s '%s'; %s", what, value,
                      instead);
}

static tct_status keep(tct_conversion *conversion, const char *text, tct_str *kept) {
    *kept = tct_arena_copy(&conversion->arena, tct_str_of(text));
    return kept->data ? TCT_OK : TCT_ERR_MEMORY;
}

static tct_status read_date(tct_conversion *conversion, const char *date) {
    if (!date || !*date) return TCT_OK;
    const tct_str text = tct_str_of(date);
    if ((text.size == 4 || text.size == 7 || text.size == 10) &&
        tct_date_parse(text, &conversion->source.date))
        return TCT_OK;
    return refuse(conversion, "no date", date, "write YYYY, YYYY-MM or YYYY-MM-DD");
}

static tct_status read_format(tct_conversion *conversion, const char *format) {
    if (!format || strcmp(format, "auto") == 0) return TCT_OK;
    for (int i = 0; i < TCT_FORMAT_COUNT; i++) {
        if (strcmp(tct_source_format_name((tct_source_format)i), format) != 0) continue;
        conversion->source.format = (tct_source_format)i;
        return TCT_OK;
    }
    return refuse(conversion, "no format of input", format, "leave it out to have it recognised");
}

/** Names the languages that there are. */
static tct_status refuse_language(const tct_conversion *conversion, const char *language) {
    const tct_pack *pack = conversion->engine->pack;
    tct_buffer instead;
    tct_buffer_init(&instead, &conversion->memory.allocator, 4096);
    tct_buffer_append(&instead, TCT_LIT("take "));
    for (size_t i = 0; i < tct_pack_language_count(pack); i++)
        tct_buffer_format(&instead, "%.*s, ", TCT_ARG(tct_pack_language_code(tct_pack_language_at(pack, i))));
    tct_buffer_append(&instead, TCT_LIT("or auto"));
    const tct_status status = refuse(conversion, "no language part for", language, instead.data);
    tct_buffer_clear(&instead);
    return status;
}

static tct_status read_language(tct_conversion *conversion, const char *language) {
    if (!language || !*language || strcmp(language, "auto") == 0) return TCT_OK;
    if (!tct_pack_language_find(conversion->engine->pack, tct_str_of(language)))
        return refuse_language(conversion, language);
    return keep(conversion, language, &conversion->language);
}

static tct_status read_url(const tct_conversion *conversion, const char *url) {
    if (!url || !*url) return TCT_OK;
    const tct_status status = tct_iri_encodable(conversion->source.url, &conversion->memory.allocator);
    if (status != TCT_ERR_ARGUMENT) return status;
    return refuse(conversion, "no URL", url, "give the whole address of the page");
}

static tct_status read_base(tct_conversion *conversion, const char *base) {
    if (!base) return TCT_OK;
    const tct_str text = tct_str_of(base);
    /* A base that ends in '#' would leave no fragment for the places of evidence in a document. */
    if (!tct_iri_valid(text) || !tct_str_ends(text, TCT_LIT("/")) || memchr(text.data, '#', text.size))
        return refuse(conversion, "no base", base, "give an absolute IRI that ends in /");
    return keep(conversion, base, &conversion->resolve.base);
}

static tct_status read_evidence(tct_conversion *conversion, const char *evidence) {
    static const struct {
        const char *name;
        tct_evidence value;
    } levels[] = {{"none", TCT_EVIDENCE_NONE},
                  {"document", TCT_EVIDENCE_DOCUMENT},
                  {"statement", TCT_EVIDENCE_STATEMENT}};
    for (size_t i = 0; evidence && i < sizeof levels / sizeof *levels; i++) {
        if (strcmp(levels[i].name, evidence) != 0) continue;
        conversion->resolve.evidence = levels[i].value;
        return TCT_OK;
    }
    return evidence ? refuse(conversion, "no evidence", evidence, "take none, document or statement")
                    : TCT_OK;
}

static tct_status read_statuses(tct_conversion *conversion, const char *list) {
    static const char *const names[] = {[TCT_ASSERTED] = "asserted",
                                        [TCT_PLANNED] = "planned",
                                        [TCT_REPORTED] = "reported",
                                        [TCT_HYPOTHETICAL] = "hypothetical",
                                        [TCT_NEGATED] = "negated"};
    tct_str rest = tct_str_of(list);
    while (rest.size) {
        const tct_str name = tct_str_trim(tct_str_split(&rest, ','));
        unsigned bit = 0;
        for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
            if (tct_str_equal(name, tct_str_of(names[i]))) bit = 1u << i;
        if (!bit) return refuse(conversion, "no status in", list, "list some of asserted, planned, reported");
        conversion->resolve.claims |= bit;
    }
    return TCT_OK;
}

/** The options that change the graph, for the node of the run. */
static tct_status describe(tct_conversion *conversion, const tct_conversion_options *options) {
    static const char *const levels[] = {[TCT_EVIDENCE_DOCUMENT] = "document",
                                         [TCT_EVIDENCE_NONE] = "none",
                                         [TCT_EVIDENCE_STATEMENT] = "statement"};
    tct_buffer text;
    tct_buffer_init(&text, &conversion->memory.allocator, 1u << 16);
    tct_buffer_format(&text, "pack=%s evidence=%s status=%s min-confidence=%u language=%s",
                      conversion->engine->digest, levels[conversion->resolve.evidence],
                      options->statuses ? options->statuses : "all", options->min_confidence,
                      options->language ? options->language : "auto");
    conversion->resolve.parameters = tct_arena_copy(&conversion->arena, tct_buffer_str(&text));
    const tct_status status = tct_buffer_status(&text);
    tct_buffer_clear(&text);
    return status == TCT_OK && !conversion->resolve.parameters.data ? TCT_ERR_MEMORY : status;
}

tct_status tct_conversion_options_read(tct_conversion *conversion, const tct_conversion_options *options) {
    assert(conversion && options);
    conversion->source.allocator = &conversion->memory.allocator;
    conversion->source.symbols = tct_pack_symbols(conversion->engine->pack);
    conversion->source.words = conversion->engine->words;
    TRY(keep(conversion, options->charset, &conversion->source.charset));
    TRY(keep(conversion, options->url, &conversion->source.url));
    conversion->resolve.version = TCT_LIT(TERCET_VERSION);
    TRY(keep(conversion, options->stamp, &conversion->resolve.stamp));
    conversion->resolve.min_confidence = options->min_confidence;
    conversion->resolve.sink = conversion->sink;
    if (options->min_confidence > 100)
        return refuse(conversion, "no confidence", "", "it is 0 to 100 per cent");
    TRY(read_url(conversion, options->url));
    TRY(read_date(conversion, options->date));
    TRY(read_format(conversion, options->format));
    TRY(read_language(conversion, options->language));
    TRY(read_base(conversion, options->base));
    TRY(read_evidence(conversion, options->evidence));
    TRY(read_statuses(conversion, options->statuses));
    conversion->source.language = conversion->language;
    return describe(conversion, options);
}
