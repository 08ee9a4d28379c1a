/* Keys by which names are compared, acronyms, digests. */
#include <assert.h>

#include "base/hash.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "resolve/internal.h"

const char *tct_kind_slug(unsigned kind) {
    static const char *const slugs[TCT_KIND_COUNT] = {
        [TCT_KIND_PERSON] = "person", [TCT_KIND_ORGANIZATION] = "organization",
        [TCT_KIND_EVENT] = "event",   [TCT_KIND_STRATEGY] = "strategy",
        [TCT_KIND_PLACE] = "place",   [TCT_KIND_POST] = "post"};
    return kind < TCT_KIND_COUNT ? slugs[kind] : NULL;
}

/** Appends letters and digits of @p folded, with one space for each run of anything else. */
static void squeeze(tct_str folded, tct_buffer *out) {
    bool gap = false;
    for (size_t at = 0; at < folded.size;) {
        const uint32_t c = tct_utf8_next(folded, &at);
        if (!tct_is_letter(c) && !tct_is_digit(c)) {
            gap = out->size > 0;
            continue;
        }
        if (gap) tct_buffer_char(out, ' ');
        gap = false;
        tct_buffer_code_point(out, c);
    }
}

tct_status tct_name_key(tct_arena *arena, tct_str name, tct_str *key) {
    assert(arena && key);
    tct_buffer folded, out;
    tct_buffer_init(&folded, arena->allocator, TCT_LIMIT_TEXT_BYTES);
    tct_buffer_init(&out, arena->allocator, TCT_LIMIT_TEXT_BYTES);
    tct_status status = tct_fold_plain(name, &folded);
    if (status == TCT_OK) {
        squeeze(tct_buffer_str(&folded), &out);
        *key = tct_arena_copy(arena, tct_buffer_str(&out));
        status = key->data ? tct_buffer_status(&out) : TCT_ERR_MEMORY;
    }
    tct_buffer_clear(&folded);
    tct_buffer_clear(&out);
    return status;
}

size_t tct_key_words(tct_str key) {
    size_t words = key.size > 0;
    for (size_t i = 0; i < key.size; i++)
        words += key.data[i] == ' ';
    return words;
}

bool tct_acronym_of(tct_str acronym, tct_str name) {
    assert(acronym.data || !acronym.size);
    if (acronym.size < 2 || name.size == 0 || tct_key_words(acronym) != 1 || tct_key_words(name) < 2)
        return false;
    if (acronym.data[0] != name.data[0]) return false;
    size_t matched = 1;
    for (size_t i = 1; i < name.size && matched < acronym.size; i++)
        if (name.data[i - 1] == ' ' && name.data[i] == acronym.data[matched]) matched++;
    return matched == acronym.size;
}

void tct_digest(const tct_str *parts, size_t count, char hex[65]) {
    tct_sha256 sha;
    tct_sha256_init(&sha);
    for (size_t i = 0; i < count; i++) {
        tct_sha256_update(&sha, parts[i]);
        tct_sha256_update(&sha, (tct_str){"", 1});
    }
    tct_sha256_hex(&sha, hex);
}
