#include <assert.h>

#include "rdf/read_internal.h"

/** Where "<>", white space and '{' follow each other at or behind @p from; SIZE_MAX when they do not. */
static size_t find_place(tct_str turtle, size_t from) {
    for (size_t at = from; (at = tct_str_find(turtle, TCT_LIT("<>"), at)) != SIZE_MAX; at += 2) {
        size_t next = at + 2;
        while (next < turtle.size && strchr(" \t\r\n\f\v", turtle.data[next]) && turtle.data[next])
            next++;
        if (next < turtle.size && turtle.data[next] == '{') return at;
    }
    return SIZE_MAX;
}

bool tct_rdf_mend(tct_str turtle, tct_buffer *out) {
    assert(out && out->size == 0);
    size_t copied = 0;
    for (size_t at = 0; (at = find_place(turtle, at)) != SIZE_MAX; at++) {
        tct_buffer_append(out, tct_str_range(turtle, copied, at));
        tct_buffer_append(out, TCT_LIT("\\u003C"));
        copied = at + 1;
    }
    if (copied == 0) return false;
    tct_buffer_append(out, tct_str_range(turtle, copied, turtle.size));
    return true;
}
