#include "cli/pages.h"

#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/** Lines at the top and at the bottom of a page that may be running heads or feet. */
enum { EDGE = 2 };

typedef struct {
    const char *at;
    size_t size;  /**< without the line feed */
    bool dropped; /**< a running head or foot; still compared with those of the next page */
} line;

typedef struct {
    line *items;
    size_t count;
} lines;

/** A page: a range of lines. */
typedef struct {
    size_t first, end;
} page;

static bool is_blank(line l) {
    for (size_t i = 0; i < l.size; i++)
        if (!strchr(" \t\r", l.at[i])) return false;
    return true;
}

/** "2", "- 2 -", "2/3": figures and marks, at least one figure, and short. */
static bool is_number(line l) {
    bool figure = false;
    if (l.size > 24) return false;
    for (size_t i = 0; i < l.size; i++) {
        figure = figure || isdigit((unsigned char)l.at[i]);
        if (!isdigit((unsigned char)l.at[i]) && !strchr(" \t\r-/.|()", l.at[i])) return false;
    }
    return figure;
}

/** Equal but for figures and white space. */
static bool alike(line a, line b) {
    size_t i = 0, j = 0;
    for (;;) {
        while (i < a.size && (isdigit((unsigned char)a.at[i]) || strchr(" \t\r", a.at[i])))
            i++;
        while (j < b.size && (isdigit((unsigned char)b.at[j]) || strchr(" \t\r", b.at[j])))
            j++;
        if (i == a.size || j == b.size) return i == a.size && j == b.size;
        if (a.at[i++] != b.at[j++]) return false;
    }
}

/** The @p index-th line that is not blank from the top (or the bottom) of @p p; SIZE_MAX when there is none.
 */
static size_t edge_line(const lines *all, page p, size_t index, bool bottom) {
    for (size_t step = 0; step < p.end - p.first; step++) {
        const size_t at = bottom ? p.end - 1 - step : p.first + step;
        if (!is_blank(all->items[at]) && index-- == 0) return at;
    }
    return SIZE_MAX;
}

/** Is line @p at one of the edge lines of @p before, at the same edge? */
static bool repeats(const lines *all, page before, size_t at, bool bottom) {
    for (size_t i = 0; i < EDGE; i++) {
        const size_t other = edge_line(all, before, i, bottom);
        if (other != SIZE_MAX && alike(all->items[other], all->items[at])) return true;
    }
    return false;
}

static void drop_edges(lines *all, page p, page before, bool first) {
    for (int bottom = 0; bottom < 2; bottom++) {
        size_t drop[EDGE];
        for (size_t i = 0; i < EDGE; i++) {
            drop[i] = edge_line(all, p, i, bottom);
            if (drop[i] == SIZE_MAX) continue;
            const bool goes =
                is_number(all->items[drop[i]]) || (!first && repeats(all, before, drop[i], bottom));
            if (!goes) drop[i] = SIZE_MAX;
        }
        for (size_t i = 0; i < EDGE; i++)
            if (drop[i] != SIZE_MAX) all->items[drop[i]].dropped = true;
    }
}

static bool add_line(lines *all, size_t *capacity, line added) {
    if (all->count == *capacity) {
        const size_t larger = *capacity ? *capacity * 2 : 256;
        line *moved = realloc(all->items, larger * sizeof *moved);
        if (!moved) return false;
        all->items = moved;
        *capacity = larger;
    }
    all->items[all->count++] = added;
    return true;
}

/** Cuts the text at line feeds and form feeds, and drops the edges of each page against those of the page
 * before. */
static bool cut(const tct_cli_text *text, lines *all) {
    size_t capacity = 0, begin = 0;
    page before = {0, 0}, p = {0, 0};
    for (size_t at = 0; at <= text->size; at++) {
        const char c = at < text->size ? text->data[at] : '\f';
        if (c != '\n' && c != '\f') continue;
        if (!add_line(all, &capacity, (line){text->data + begin, at - begin, false})) return false;
        begin = at + 1;
        if (c != '\f') continue;
        p.end = all->count;
        drop_edges(all, p, before, p.first == 0);
        before = p;
        p.first = p.end;
    }
    return true;
}

static bool small(const char *at) {
    return islower((unsigned char)*at) || (unsigned char)*at >= 0x80;
}

/** Does the line end in a hyphen that divides a word from the next line? */
static bool divides(line l, line next) {
    while (l.size && strchr(" \r", l.at[l.size - 1]))
        l.size--;
    return l.size > 2 && l.at[l.size - 1] == '-' && small(l.at + l.size - 2) && next.size && small(next.at);
}

bool tct_cli_pages_join(tct_cli_text *text) {
    assert(text && text->data);
    lines all = {0};
    tct_cli_text joined = {0};
    const bool done = cut(text, &all);
    for (size_t i = 0; done && i < all.count; i++) {
        line l = all.items[i];
        if (l.dropped) continue;
        const bool divided = i + 1 < all.count && divides(l, all.items[i + 1]);
        while (divided && l.at[l.size - 1] != '-')
            l.size--;
        tct_cli_text_add(&joined, l.at, divided ? l.size - 1 : l.size);
        if (!divided) tct_cli_text_puts(&joined, "\n");
    }
    free(all.items);
    if (!done || joined.failed) {
        tct_cli_text_free(&joined);
        return false;
    }
    tct_cli_text_free(text);
    *text = joined;
    return true;
}
