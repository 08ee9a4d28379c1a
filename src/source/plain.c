#include "source/plain.h"

#include <assert.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "source/formats.h"
#include "source/line.h"

/** Widths between which text is taken as wrapped by hand. */
enum { WRAP_LEAST = 45, WRAP_MOST = 100, WRAP_PAIRS = 3 };

/** A line of the text and whether a blank line goes before it. */
typedef struct {
    tct_line line;
    uint32_t first_word; /**< code points of its first word */
    bool after_gap;
} row;

typedef TCT_VEC(row) row_list;

static uint32_t first_word_length(const tct_line *line) {
    const tct_str body = tct_str_span(line->text, line->span);
    uint32_t length = 0;
    for (size_t at = 0; at < body.size; length++)
        if (tct_is_space(tct_utf8_next(body, &at))) break;
    return length;
}

static tct_status cut_rows(tct_draft *draft, row_list *rows) {
    const tct_str text = tct_buffer_str(&draft->text);
    bool gap = true;
    for (size_t begin = 0; begin < text.size;) {
        const char *feed = memchr(text.data + begin, '\n', text.size - begin);
        const size_t end = feed ? (size_t)(feed - text.data) : text.size;
        row next = {.after_gap = gap};
        const tct_span span = {(uint32_t)begin, (uint32_t)end};
        gap = !tct_line_open(draft->reading->options->words, text, span, &next.line);
        if (!gap) {
            next.first_word = first_word_length(&next.line);
            TRY(TCT_PUSH(rows, draft->reading->options->allocator, next));
        }
        begin = end + 1;
    }
    return TCT_OK;
}

/** True if @p next had to begin a new line because its first word did not fit. */
static bool did_not_fit(const row *previous, const row *next, uint32_t width) {
    assert(previous < next && width > 0);
    return !next->after_gap && previous->line.length + 1 + next->first_word > width;
}

/** Width that the text was wrapped at, 0 if every line is a paragraph. */
static uint32_t wrap_width(const row_list *rows) {
    uint32_t width = 0;
    size_t pairs = 0;
    for (size_t i = 0; i < rows->count; i++)
        if (rows->items[i].line.length > width) width = rows->items[i].line.length;
    if (width < WRAP_LEAST || width > WRAP_MOST) return 0;
    for (size_t i = 1; i < rows->count; i++)
        pairs += did_not_fit(&rows->items[i - 1], &rows->items[i], width) && !rows->items[i - 1].line.stopped;
    return pairs >= WRAP_PAIRS ? width : 0;
}

/** Blocks that wrapped lines may continue. */
static bool flows(tct_block_kind kind) {
    return kind == TCT_BLOCK_PARAGRAPH || kind == TCT_BLOCK_LIST_ITEM || kind == TCT_BLOCK_FOOTNOTE ||
           kind == TCT_BLOCK_CAPTION || kind == TCT_BLOCK_KEY_VALUE;
}

/** An opening parenthesis that is still open may continue over lines. */
static void reclassify(const tct_source_words *words, tct_str text, tct_block *block) {
    tct_line whole;
    const uint32_t number = block->number;
    if (block->kind != TCT_BLOCK_PARAGRAPH || !tct_line_open(words, text, block->span, &whole)) return;
    tct_line_classify(&whole, block);
    if (block->kind != TCT_BLOCK_CAPTION && block->kind != TCT_BLOCK_PARAGRAPH) {
        *block = (tct_block){.span = whole.span, .kind = TCT_BLOCK_PARAGRAPH, .number = number};
    }
}

static tct_status push_rows(tct_draft *draft, const row_list *rows) {
    const tct_str text = tct_buffer_str(&draft->text);
    const uint32_t width = wrap_width(rows);
    for (size_t i = 0; i < rows->count; i++) {
        tct_block block;
        tct_line_classify(&rows->items[i].line, &block);
        tct_block *last =
            draft->doc->blocks.count > 0 ? &draft->doc->blocks.items[draft->doc->blocks.count - 1] : NULL;
        const bool joins = width > 0 && i > 0 && last && flows(last->kind) &&
                           block.kind == TCT_BLOCK_PARAGRAPH &&
                           did_not_fit(&rows->items[i - 1], &rows->items[i], width);
        if (!joins) {
            TRY(TCT_DOC_PUSH(draft->doc, blocks, block));
            continue;
        }
        assert(last->span.end < block.span.begin);
        last->span.end = block.span.end;
        if (last->kind == TCT_BLOCK_KEY_VALUE) last->value.end = block.span.end;
        reclassify(draft->reading->options->words, text, last);
    }
    return TCT_OK;
}

tct_status tct_plain_blocks(tct_draft *draft) {
    row_list rows = {0};
    tct_status status = cut_rows(draft, &rows);
    if (status == TCT_OK) status = push_rows(draft, &rows);
    TCT_VEC_CLEAR(&rows, draft->reading->options->allocator);
    return status;
}

tct_status tct_read_text(tct_str text, tct_reading *reading) {
    tct_draft draft;
    TRY(tct_draft_begin(reading, &draft));
    tct_buffer_append(&draft.text, text);
    tct_status status = tct_plain_blocks(&draft);
    if (status == TCT_OK) status = tct_blocks_relate(&draft, true);
    if (status != TCT_OK) {
        tct_draft_drop(&draft);
        return status;
    }
    return tct_draft_finish(&draft);
}
