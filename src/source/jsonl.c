/** JSON Lines: one object a line, as tools that collect texts write them. */
#include <assert.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>

#include "base/limits.h"
#include "source/dates.h"
#include "source/formats.h"
#include "source/plain.h"

static tct_str member(const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    return json_is_string(value) ? (tct_str){json_string_value(value), json_string_length(value)}
                                 : TCT_LIT("");
}

static tct_status fill(tct_draft *draft, const json_t *object) {
    assert(json_is_object(object));
    tct_doc_meta *meta = &draft->doc->meta;
    const tct_str html = member(object, "html");
    meta->url = TCT_LIT(""); /* options name the whole input */
    TRY(tct_draft_set(draft, &meta->guid, member(object, "id")));
    TRY(tct_draft_set(draft, &meta->url, member(object, "url")));
    TRY(tct_draft_set(draft, &meta->title, member(object, "title")));
    if (member(object, "lang").size > 0) meta->language = tct_draft_clean(draft, member(object, "lang"));
    tct_date_machine(member(object, "date"), &meta->published);
    if (html.size > 0) return tct_html_into(draft, html);
    tct_buffer_append(&draft->text, member(object, "text"));
    TRY(tct_plain_blocks(draft));
    return tct_blocks_relate(draft, true);
}

static tct_status read_object(const json_t *object, tct_reading *reading) {
    tct_draft draft;
    TRY(tct_draft_begin(reading, &draft));
    const tct_status status = fill(&draft, object);
    if (status == TCT_OK) return tct_draft_finish(&draft);
    tct_draft_drop(&draft);
    return status;
}

/** Reads @p text as one object; TCT_PARTIAL, without a message, when it is none or holds no document. */
static tct_status try_object(tct_str text, tct_reading *reading) {
    json_error_t error;
    json_t *object = json_loadb(text.data, text.size, 0, &error);
    const bool complete =
        json_is_object(object) && (member(object, "text").size || member(object, "html").size);
    const tct_status status = complete ? read_object(object, reading) : TCT_PARTIAL;
    json_decref(object);
    return status;
}

static void report_line(tct_reading *reading, uint64_t number) {
    tct_reading_report(reading, TCT_ERROR, TCT_PARTIAL, number,
                       "not a JSON object with \"text\" or \"html\"; the line was left out");
}

static void report_rest(tct_reading *reading, uint64_t count) {
    char message[80];
    snprintf(message, sizeof message, "%" PRIu64 " more lines were left out", count);
    tct_reading_report(reading, TCT_ERROR, TCT_PARTIAL, 0, message);
}

static tct_status read_lines(tct_str text, uint64_t number, tct_reading *reading) {
    uint64_t bad = 0;
    for (; text.size > 0; number++) {
        const tct_str line = tct_str_trim(tct_str_split(&text, '\n'));
        const tct_status status = line.size > 0 ? try_object(line, reading) : TCT_OK;
        if (status != TCT_OK && status != TCT_PARTIAL) return status;
        if (status == TCT_PARTIAL && bad++ < TCT_LIMIT_LINE_MESSAGES) report_line(reading, number);
    }
    if (bad > TCT_LIMIT_LINE_MESSAGES) report_rest(reading, bad - TCT_LIMIT_LINE_MESSAGES);
    return TCT_OK;
}

/** When the first line is no object, the whole may be one, written over several lines. */
tct_status tct_read_jsonl(tct_str text, tct_reading *reading) {
    tct_str rest = text;
    const tct_str first = tct_str_trim(tct_str_split(&rest, '\n'));
    if (first.size == 0) return read_lines(text, 1, reading);
    tct_status status = try_object(first, reading);
    if (status != TCT_PARTIAL) return status == TCT_OK ? read_lines(rest, 2, reading) : status;
    status = try_object(text, reading);
    return status == TCT_PARTIAL ? read_lines(text, 1, reading) : status;
}

unsigned tct_score_jsonl(tct_str head) {
    const tct_str body = tct_str_trim(head);
    if (body.size == 0 || body.data[0] != '{') return 0;
    const bool named = tct_str_find(body, TCT_LIT("\"text\""), 0) != SIZE_MAX ||
                       tct_str_find(body, TCT_LIT("\"html\""), 0) != SIZE_MAX;
    return named ? 500 : 0;
}
