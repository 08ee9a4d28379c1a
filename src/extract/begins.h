/**
 * @file begins.h
 * The mentions that begin at a word, found without a walk over all mentions. Those that were added since are
 * taken in by tct_begins_update(); the index holds as long as no mention moves.
 */
#ifndef TCT_EXTRACT_BEGINS_H
#define TCT_EXTRACT_BEGINS_H

#include "base/vec.h"
#include "doc/doc.h"

typedef struct {
    uint32_t *newest; /**< of each word, the mention with the highest index that begins there, or TCT_NONE */
    TCT_VEC(uint32_t) older; /**< of each mention, the next lower one that begins at its word, or TCT_NONE */
} tct_begins;

/** In the arena of @p doc. TCT_ERR_MEMORY. */
TCT_MUST_USE tct_status tct_begins_open(tct_begins *begins, tct_doc *doc);
TCT_MUST_USE tct_status tct_begins_update(tct_begins *begins, const tct_doc *doc);
/** The latest added mention that begins at @p word, or TCT_NONE; those added before it: tct_begins_before().
 */
static inline uint32_t tct_begins_at(const tct_begins *begins, uint32_t word) {
    return begins->newest[word];
}
static inline uint32_t tct_begins_before(const tct_begins *begins, uint32_t mention) {
    return begins->older.items[mention];
}
/** Is there a mention of some kind, but @p mention, within the words [first, end)? */
bool tct_begins_inside(const tct_begins *begins, const tct_doc *doc, uint32_t mention, uint32_t first,
                       uint32_t end);
void tct_begins_close(tct_begins *begins, const tct_doc *doc);

#endif
