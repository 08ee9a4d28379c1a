#include <assert.h>

#include "source/dates.h"
#include "source/line.h"
#include "source/plain.h"

/** Blocks at the beginning among which the title is looked for; words that make a paragraph follow a heading.
 */
enum { TITLE_WITHIN = 8, BODY_WORDS = 12, KEY_TITLE_WORDS = 4 };

static bool open_line(const tct_draft *draft, const tct_block *block, tct_line *line) {
    return tct_line_open(draft->reading->options->words, tct_buffer_str(&draft->text), block->span, line);
}

static bool is_body(const tct_draft *draft, const tct_block *block) {
    tct_line line;
    if (block->kind != TCT_BLOCK_PARAGRAPH || !open_line(draft, block, &line)) return false;
    return line.word_count >= BODY_WORDS || (line.stopped && line.word_count > 3);
}

/** A key–value line at the very top is the title unless its key is known: "Austria: EIB lends …". */
static bool may_be_title(const tct_draft *draft, const tct_block *block) {
    tct_line line;
    if (!open_line(draft, block, &line) || !tct_line_is_headline(&line)) return false;
    if (block->kind == TCT_BLOCK_PARAGRAPH) return true;
    return block->kind == TCT_BLOCK_KEY_VALUE && line.word_count > KEY_TITLE_WORDS &&
           !tct_line_known_key(&line, block);
}

static void find_title(tct_draft *draft) {
    tct_block *items = draft->doc->blocks.items;
    const size_t count = draft->doc->blocks.count;
    for (size_t i = 0; i < count && i < TITLE_WITHIN && i + 1 < count; i++) {
        if (may_be_title(draft, &items[i])) {
            items[i].kind = TCT_BLOCK_TITLE;
            items[i].key = items[i].value = (tct_span){0, 0};
            return;
        }
        if (items[i].kind == TCT_BLOCK_PARAGRAPH) return;
    }
}

/** What a heading announces. */
static bool follows_heading(const tct_draft *draft, const tct_block *block) {
    return is_body(draft, block) || block->kind == TCT_BLOCK_LIST_ITEM ||
           block->kind == TCT_BLOCK_KEY_VALUE || block->kind == TCT_BLOCK_TABLE_ROW;
}

/** A short paragraph before text, list or keys is a heading; just below the title it is a subtitle and may be
 * longer. */
static void find_headings(tct_draft *draft) {
    tct_block *items = draft->doc->blocks.items;
    for (size_t i = draft->doc->blocks.count; i-- > 0;) {
        tct_line line;
        if (items[i].kind != TCT_BLOCK_PARAGRAPH || i + 1 == draft->doc->blocks.count) continue;
        if (!open_line(draft, &items[i], &line)) continue;
        const bool below_title = i > 0 && items[i - 1].kind == TCT_BLOCK_TITLE;
        const tct_block *next = &items[i + 1];
        const bool announces = follows_heading(draft, next) || next->kind == TCT_BLOCK_DATELINE ||
                               (next->kind == TCT_BLOCK_HEADING && i + 2 < draft->doc->blocks.count &&
                                is_body(draft, &items[i + 2]));
        if (!announces) continue;
        if (!tct_line_is_heading(&line) && !(below_title && !line.stopped && tct_line_is_headline(&line)))
            continue;
        items[i].kind = TCT_BLOCK_HEADING;
        items[i].level = 2;
    }
}

/** Numbers runs of list items and of table rows. */
static void number_groups(tct_doc *doc) {
    uint32_t group = 0;
    for (size_t i = 0; i < doc->blocks.count; i++) {
        tct_block *block = &doc->blocks.items[i];
        if (block->kind != TCT_BLOCK_LIST_ITEM && block->kind != TCT_BLOCK_TABLE_ROW) continue;
        if (block->group > 0) { /* markup has numbered them */
            group = block->group > group ? block->group : group;
            continue;
        }
        const tct_block *before = i > 0 ? block - 1 : NULL;
        block->group = before && before->kind == block->kind ? before->group : ++group;
    }
}

static void take_date(tct_doc *doc, const tct_line_dates *found, bool published) {
    if (found->date.year == 0) return;
    if (found->roles & (1u << TCT_ROLE_EMBARGO)) {
        if (doc->meta.embargo.year == 0) doc->meta.embargo = found->date;
    } else if (published && doc->meta.published.year == 0) {
        doc->meta.published = found->date;
    }
}

/** Date lines above the text, and key–value lines whose key says "published". */
static void find_dates(tct_draft *draft) {
    tct_doc *doc = draft->doc;
    bool above = true;
    for (size_t i = 0; i < doc->blocks.count; i++) {
        const tct_block *block = &doc->blocks.items[i];
        tct_line line;
        if (is_body(draft, block)) above = false;
        if (block->kind != TCT_BLOCK_DATELINE && block->kind != TCT_BLOCK_KEY_VALUE) continue;
        if (!open_line(draft, block, &line)) continue;
        const tct_line_dates found = tct_line_read_dates(&line);
        const bool says = found.roles & (1u << TCT_ROLE_PUBLISHED);
        if (block->kind == TCT_BLOCK_DATELINE || says || (found.roles & (1u << TCT_ROLE_EMBARGO)))
            take_date(doc, &found, says || above);
    }
}

tct_status tct_blocks_relate(tct_draft *draft, bool guess_headings) {
    assert(draft && draft->doc);
    if (guess_headings) {
        find_title(draft);
        find_headings(draft);
    }
    TRY(tct_blocks_split_datelines(draft));
    number_groups(draft->doc);
    find_dates(draft);
    return TCT_OK;
}
