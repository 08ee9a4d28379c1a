#include "knowledge/nearest.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

enum { LONGEST = 200, NEAR = 2 };

static unsigned least(unsigned a, unsigned b, unsigned c) {
    const unsigned both = a < b ? a : b;
    return both < c ? both : c;
}

/** Levenshtein's distance by rows of the table: one row is kept, the cell above to the left beside it. */
static unsigned distance(tct_str a, tct_str b) {
    assert(a.size <= LONGEST && b.size <= LONGEST);
    unsigned row[LONGEST + 1];
    for (unsigned k = 0; k <= b.size; k++)
        row[k] = k;
    for (unsigned i = 1; i <= a.size; i++) {
        unsigned above_left = row[0];
        row[0] = i;
        for (unsigned k = 1; k <= b.size; k++) {
            const unsigned above = row[k];
            row[k] = least(above + 1, row[k - 1] + 1, above_left + (a.data[i - 1] != b.data[k - 1]));
            above_left = above;
        }
    }
    return row[b.size];
}

/** Bytes behind the namespace. */
static size_t local_size(tct_str iri) {
    size_t size = 0;
    while (size < iri.size && iri.data[iri.size - 1 - size] != '#' && iri.data[iri.size - 1 - size] != '/')
        size++;
    return size;
}

void tct_nearest_offer(tct_nearest *self, tct_str candidate) {
    assert(self && self->distance <= NEAR);
    const size_t a = self->wanted.size, b = candidate.size, apart = a > b ? a - b : b - a;
    if (apart > NEAR || a > LONGEST || b > LONGEST) return;
    const unsigned found = distance(self->wanted, candidate);
    if (found > NEAR || 3 * found > local_size(candidate)) return;
    if (self->best.size && found >= self->distance) return;
    self->best = candidate;
    self->distance = found;
}
