#include "source/draft.h"

#include <assert.h>

#include "base/diag.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "source/address.h"

tct_status tct_reading_report(tct_reading *reading, tct_severity severity, tct_status status, uint64_t line,
                              const char *message) {
    char name[200];
    const tct_str given = reading->options->name;
    const size_t size = given.size < sizeof name - 1 ? given.size : sizeof name - 1;
    if (size > 0) memcpy(name, given.data, size);
    name[size] = '\0';
    if (status == TCT_PARTIAL) reading->partial = true;
    return tct_report(reading->sink, severity, status, size > 0 ? name : NULL, line, "%s", message);
}

tct_status tct_draft_begin(tct_reading *reading, tct_draft *draft) {
    assert(reading && draft);
    const tct_source_options *options = reading->options;
    *draft = (tct_draft){.reading = reading};
    TRY(tct_doc_new(options->allocator, options->symbols, &draft->doc));
    tct_buffer_init(&draft->text, options->allocator, TCT_LIMIT_TEXT_BYTES);
    tct_doc_meta *meta = &draft->doc->meta;
    meta->published = options->date;
    tct_status status = tct_draft_set(draft, &meta->source, options->name);
    if (status == TCT_OK) status = tct_draft_set(draft, &meta->url, options->url);
    if (status == TCT_OK) status = tct_draft_set(draft, &meta->language, options->language);
    if (status != TCT_OK) tct_draft_drop(draft);
    return status;
}

void tct_draft_drop(tct_draft *draft) {
    assert(draft);
    tct_doc_free(draft->doc);
    draft->doc = NULL;
    tct_buffer_clear(&draft->text);
}

/** The title of a document whose metadata has none is its title block. */
static tct_status title_from_blocks(tct_draft *draft) {
    tct_doc *doc = draft->doc;
    for (size_t i = 0; i < doc->blocks.count; i++)
        if (doc->blocks.items[i].kind == TCT_BLOCK_TITLE)
            return tct_draft_set(draft, &doc->meta.title, tct_doc_span(doc, doc->blocks.items[i].span));
    return TCT_OK;
}

/** No credentials go any further than here. */
static tct_status publish_address(tct_draft *draft, tct_str *address) {
    const tct_span credentials = tct_address_credentials(*address);
    if (credentials.begin == credentials.end) return TCT_OK;
    tct_buffer clean;
    tct_buffer_init(&clean, draft->doc->arena.allocator, TCT_LIMIT_TEXT_BYTES);
    tct_address_append(*address, &clean);
    tct_status status = tct_buffer_status(&clean);
    if (status == TCT_OK) *address = tct_arena_copy(&draft->doc->arena, tct_buffer_str(&clean));
    tct_buffer_clear(&clean);
    return status == TCT_OK && !address->data ? TCT_ERR_MEMORY : status;
}

tct_status tct_draft_finish(tct_draft *draft) {
    assert(draft->doc);
    tct_reading *reading = draft->reading;
    tct_doc *doc = draft->doc;
    tct_status status = draft->starved ? TCT_ERR_MEMORY : publish_address(draft, &doc->meta.url);
    if (status == TCT_OK) status = publish_address(draft, &doc->meta.guid);
    if (status == TCT_OK) status = tct_buffer_status(&draft->text);
    if (status == TCT_OK) {
        doc->text = tct_arena_copy(&doc->arena, tct_buffer_str(&draft->text));
        status = doc->text.data ? title_from_blocks(draft) : TCT_ERR_MEMORY;
    }
    if (status != TCT_OK) {
        tct_draft_drop(draft);
        return tct_reading_report(reading, TCT_ERROR, status, 0,
                                  status == TCT_ERR_LIMIT ? "the document's text is too long"
                                                          : tct_strerror(status));
    }
    for (size_t i = 1; i < doc->blocks.count; i++)
        assert(doc->blocks.items[i - 1].span.end <= doc->blocks.items[i].span.begin);
    draft->doc = NULL;
    tct_buffer_clear(&draft->text);
    reading->documents++;
    return reading->on_document(reading->context, doc);
}

tct_str tct_draft_clean(tct_draft *draft, tct_str value) {
    tct_buffer clean;
    tct_buffer_init(&clean, draft->doc->arena.allocator, TCT_LIMIT_TEXT_BYTES);
    bool gap = false;
    for (size_t at = 0; at < value.size;) {
        const size_t begin = at;
        const uint32_t c = tct_utf8_next(value, &at);
        if (tct_is_space(c) || c < 0x20) {
            gap = clean.size > 0;
            continue;
        }
        if (gap) tct_buffer_char(&clean, ' ');
        gap = false;
        tct_buffer_append(&clean, tct_str_range(value, begin, at));
    }
    const tct_str copy = tct_arena_copy(&draft->doc->arena, tct_buffer_str(&clean));
    if (!copy.data || tct_buffer_status(&clean) != TCT_OK) draft->starved = true;
    tct_buffer_clear(&clean);
    return copy.data ? copy : TCT_LIT("");
}

tct_status tct_draft_set(tct_draft *draft, tct_str *field, tct_str value) {
    assert(draft->doc && field);
    if (field->size > 0 || value.size == 0) return TCT_OK;
    *field = tct_draft_clean(draft, value);
    return draft->starved ? TCT_ERR_MEMORY : TCT_OK;
}
