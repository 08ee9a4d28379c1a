#include "train/clusters.h"

#include <assert.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "language/features.h"

void tct_key_stream_free(tct_key_stream *stream) {
    free(stream->keys);
    *stream = (tct_key_stream){0};
}

void tct_clusters_free(tct_clusters *clusters) {
    free(clusters->keys);
    free(clusters->classes);
    *clusters = (tct_clusters){0};
}

tct_status tct_key_stream_push(void *context, tct_str word) {
    tct_key_stream *stream = context;
    const uint32_t hash = word.size ? tct_lower_hash(word) : 0, key = word.size && !hash ? 1 : hash;
    if (stream->count == stream->capacity) {
        const size_t capacity = stream->capacity ? 2 * stream->capacity : 65536;
        uint32_t *moved = realloc(stream->keys, capacity * sizeof *moved);
        if (!moved) return TCT_ERR_MEMORY;
        stream->keys = moved;
        stream->capacity = capacity;
    }
    stream->keys[stream->count++] = key;
    return TCT_OK;
}

/** What a character does to words. */
enum { PART, SPACE, MARK, APOSTROPHE };

static int kind_of(uint32_t c) {
    if (c == '\'') return APOSTROPHE;
    if (tct_is_space(c)) return SPACE;
    if (c == '-' || c == '_' || c == 0xB0) return PART;
    return tct_is_punctuation(c) ? MARK : PART;
}

/** End of the word that begins at @p begin of folded @p line. */
static size_t word_end(tct_str line, size_t begin, bool apostrophe_left) {
    size_t at = begin;
    int first = -1;
    while (at < line.size) {
        size_t next = at;
        const int kind = kind_of(tct_utf8_next(line, &next));
        if (kind == SPACE) break;
        if (first < 0)
            first = kind;
        else if (kind == APOSTROPHE)
            return apostrophe_left && first == PART ? next : at;
        else if (kind == MARK)
            break;
        at = next;
        if (first == MARK) break;
    }
    return at;
}

static tct_status add_line(tct_str line, bool apostrophe_left, tct_raw_word *give, void *context) {
    for (size_t at = 0; at < line.size;) {
        size_t next = at;
        if (kind_of(tct_utf8_next(line, &next)) == SPACE) {
            at = next;
            continue;
        }
        const size_t end = word_end(line, at, apostrophe_left);
        TRY(give(context, tct_str_range(line, at, end)));
        at = end;
    }
    return give(context, TCT_LIT(""));
}

tct_status tct_raw_words(tct_str text, bool apostrophe_left, tct_raw_word *give, void *context) {
    assert(give);
    tct_buffer folded;
    tct_status status = TCT_OK;
    tct_buffer_init(&folded, &tct_heap, UINT32_MAX);
    while (status == TCT_OK && text.size > 0) {
        tct_buffer_reset(&folded);
        status = tct_fold(tct_str_split(&text, '\n'), &folded);
        if (status == TCT_OK) status = add_line(tct_buffer_str(&folded), apostrophe_left, give, context);
    }
    tct_buffer_clear(&folded);
    return status;
}
