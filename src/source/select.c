/**
 * Which pieces of a page are its text. Landmarks and containers decide where there are any; where there are
 * none, length and link density do, after Kohlschütter, Fankhauser, Nejdl: Boilerplate Detection using
 * Shallow Text Features (WSDM 2010).
 */
#include <assert.h>

#include "source/line.h"
#include "source/piece.h"

enum {
    LONG_WORDS = 15,   /**< words of a piece that is text by its length */
    LEAD_PIECES = 10,  /**< pieces between title and first paragraph: dates, subtitle, keys */
    SCOPE_PERCENT = 40 /**< share of the page's words that a container must have to be the text */
};

static tct_piece *at(tct_page *page, size_t i) {
    assert(i < page->pieces.count);
    return &page->pieces.items[i];
}

/** Percent of the piece that is links. */
static unsigned density(const tct_piece *piece) {
    const uint32_t size = piece->span.end - piece->span.begin;
    return size == 0 ? 100 : (unsigned)((uint64_t)piece->link_bytes * 100 / size);
}

static uint32_t plain_words(const tct_piece *piece) {
    const uint32_t links = (uint32_t)((uint64_t)piece->words * density(piece) / 100);
    return piece->words > links ? piece->words - links : 0;
}

static bool is_main_heading(const tct_piece *piece) {
    return piece->kind == TCT_BLOCK_HEADING && piece->level == 1;
}

/** Words outside of links in pieces that have all @p flags, none of @p without, and lie in @p article (0 =
 * any). */
static uint64_t weigh(tct_page *page, unsigned flags, unsigned without, uint32_t article) {
    uint64_t words = 0;
    for (size_t i = 0; i < page->pieces.count; i++) {
        const tct_piece *piece = at(page, i);
        if ((piece->flags & flags) == flags && !(piece->flags & without) &&
            (!article || piece->article == article))
            words += plain_words(piece);
    }
    return words;
}

/** The container with most words of its own, 0 if there is none. */
static tct_status largest_article(tct_page *page, uint32_t *article, uint64_t *most) {
    const tct_allocator *allocator = page->draft->doc->arena.allocator;
    uint64_t *words = tct_alloc(allocator, page->articles + 1u, sizeof *words);
    if (!words) return TCT_ERR_MEMORY;
    memset(words, 0, (page->articles + 1u) * sizeof *words);
    for (size_t i = 0; i < page->pieces.count; i++)
        if (!(at(page, i)->flags & (TCT_PIECE_BOILER | TCT_PIECE_HINT | TCT_PIECE_DROP)))
            words[at(page, i)->article] += plain_words(at(page, i));
    *article = 0;
    *most = 0;
    for (uint32_t i = 1; i <= page->articles; i++)
        if (words[i] > *most) *most = words[i], *article = i;
    tct_dealloc(allocator, words);
    return TCT_OK;
}

/** Hints are only hints: if following them would cost most of the page, they are wrong. */
static void weigh_hints(tct_page *page) {
    const uint64_t all = weigh(page, 0, TCT_PIECE_BOILER, 0);
    const uint64_t without = weigh(page, 0, TCT_PIECE_BOILER | TCT_PIECE_HINT, 0);
    if (without * 100 >= all * SCOPE_PERCENT) return;
    for (size_t i = 0; i < page->pieces.count; i++)
        at(page, i)->flags &= (uint8_t)~TCT_PIECE_HINT;
}

/** Range of pieces that are the text, and the container that it was found by. */
typedef struct {
    size_t begin, end;
    uint32_t article; /**< only pieces of it, 0 for all */
    bool main;        /**< only pieces in main */
    bool bounded;     /**< a container says where the text is */
} scope;

static bool inside(const scope *s, const tct_piece *piece) {
    assert(s->begin <= s->end);
    if (s->main && !(piece->flags & TCT_PIECE_MAIN)) return false;
    return s->article == 0 || piece->article == s->article;
}

static bool is_body(const tct_piece *piece) {
    return piece->words >= LONG_WORDS && density(piece) < 34 &&
           !(piece->flags & (TCT_PIECE_BOILER | TCT_PIECE_HINT));
}

static tct_status find_container(tct_page *page, scope *s) {
    const unsigned boiler = TCT_PIECE_BOILER | TCT_PIECE_HINT;
    uint64_t most;
    const uint64_t all = weigh(page, 0, boiler, 0), main = weigh(page, TCT_PIECE_MAIN, boiler, 0);
    *s = (scope){.end = page->pieces.count};
    TRY(largest_article(page, &s->article, &most));
    s->main = main * 100 >= all * SCOPE_PERCENT && main > 0;
    if (most * 100 < (s->main ? main : all) * SCOPE_PERCENT || most == 0) s->article = 0;
    if (s->article && weigh(page, TCT_PIECE_MAIN, boiler, s->article) == 0) s->main = false;
    s->bounded = s->main || s->article;
    return TCT_OK;
}

/** Position of the page's h1: the last one before the text, or the first in it; SIZE_MAX if there is none. */
static size_t find_h1(tct_page *page, const scope *s) {
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < page->pieces.count; i++) {
        if (!is_main_heading(at(page, i)) || at(page, i)->words < 2) continue;
        if (found == SIZE_MAX || (i <= s->begin && !inside(s, at(page, found)))) found = i;
    }
    return found;
}

/** First and last piece of the text. */
static void find_range(tct_page *page, scope *s) {
    size_t first = SIZE_MAX, last = 0;
    for (size_t i = 0; i < page->pieces.count; i++) {
        if (!inside(s, at(page, i)) || (!s->bounded && !is_body(at(page, i)))) continue;
        if (first == SIZE_MAX) first = i;
        last = i;
    }
    if (first == SIZE_MAX) return; /* a page of short pieces: all of it */
    s->begin = first;
    s->end = last + 1;
}

/** Takes in what stands just before and after the text: title, dates, keys; notes and contacts. */
static void widen(tct_page *page, scope *s, size_t h1) {
    if (h1 != SIZE_MAX && h1 < s->begin && s->begin - h1 <= LEAD_PIECES) s->begin = h1;
    if (s->bounded) return;
    for (size_t lead = 0; h1 == SIZE_MAX && s->begin > 0 && lead < LEAD_PIECES; lead++, s->begin--) {
        const tct_piece *before = at(page, s->begin - 1);
        if (density(before) > 30 || before->flags & (TCT_PIECE_BOILER | TCT_PIECE_HINT)) break;
        if (before->kind == TCT_BLOCK_LIST_ITEM) break;
    }
    while (s->end < page->pieces.count) {
        const tct_piece *after = at(page, s->end);
        if (density(after) > 50 || after->flags & (TCT_PIECE_BOILER | TCT_PIECE_HINT)) break;
        s->end++;
    }
}

/** A piece that is only links, and not a note, row, or title. */
static bool is_navigation(const scope *s, const tct_piece *piece) {
    if (piece->kind == TCT_BLOCK_TABLE_ROW || is_main_heading(piece)) return false;
    if (piece->kind == TCT_BLOCK_LIST_ITEM && s->bounded) return density(piece) > 95 && piece->words < 4;
    return density(piece) > (s->bounded ? 90 : 50) && piece->words < 40;
}

static bool is_footnote(tct_page *page, const tct_piece *piece) {
    const char *data = page->raw.data + piece->span.begin;
    return data[0] == '[' && data[1] >= '0' && data[1] <= '9';
}

static void drop_outside(tct_page *page, const scope *s, size_t h1) {
    assert(s->begin <= s->end && s->end <= page->pieces.count);
    for (size_t i = 0; i < page->pieces.count; i++) {
        tct_piece *piece = at(page, i);
        const bool lead = i > h1 && i < s->begin + LEAD_PIECES && s->begin == h1;
        bool keep = i >= s->begin && i < s->end && (inside(s, piece) || (lead && !is_navigation(s, piece)));
        if (piece->flags & (TCT_PIECE_BOILER | TCT_PIECE_HINT)) keep = false;
        if (is_navigation(s, piece) && !is_footnote(page, piece)) keep = false;
        if (i == h1) keep = true;
        if (!keep) piece->flags |= TCT_PIECE_DROP;
    }
}

/** "Related articles" and the links below it: a heading that is web furniture takes what follows along. */
static void drop_furniture(tct_page *page) {
    const tct_source_words *words = page->draft->reading->options->words;
    bool dropping = false;
    for (size_t i = 0; i < page->pieces.count; i++) {
        tct_piece *piece = at(page, i);
        tct_line line;
        tct_block block;
        if (piece->flags & TCT_PIECE_DROP) continue;
        if (!tct_line_open(words, tct_buffer_str(&page->raw), piece->span, &line)) continue;
        tct_line_classify(&line, &block);
        const bool furniture = block.kind == TCT_BLOCK_FURNITURE;
        if (furniture) dropping = piece->kind == TCT_BLOCK_HEADING;
        if (!furniture && (piece->kind == TCT_BLOCK_HEADING || density(piece) < 50)) dropping = false;
        if (furniture || dropping) piece->flags |= TCT_PIECE_DROP;
    }
}

/** One h1 is the title, others are headings. */
static void mark_title(tct_page *page, size_t h1) {
    if (h1 == SIZE_MAX) return;
    assert(h1 < page->pieces.count);
    at(page, h1)->kind = TCT_BLOCK_TITLE;
    at(page, h1)->level = 0;
    at(page, h1)->flags &= (uint8_t)~TCT_PIECE_DROP;
}

void tct_page_select(tct_page *page) {
    scope s;
    if (page->pieces.count == 0) return;
    weigh_hints(page);
    if (find_container(page, &s) != TCT_OK) s = (scope){.end = page->pieces.count};
    find_range(page, &s);
    const size_t h1 = find_h1(page, &s);
    widen(page, &s, h1);
    drop_outside(page, &s, h1);
    drop_furniture(page);
    mark_title(page, h1);
}
