#include "graph/iri.h"

#include <assert.h>

#include "base/hash.h"
#include "base/limits.h"
#include "base/utf8.h"

static bool is_alpha(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/** ucschar of RFC 3987, without the private use areas. */
static bool is_ucschar(uint32_t c) {
    if (c < 0x10000)
        return (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFDCF) || (c >= 0xFDF0 && c <= 0xFFEF);
    return c <= 0xEFFFD && (c & 0xFFFF) <= 0xFFFD && c != TCT_REPLACEMENT;
}

/** ASCII that an IRI may hold anywhere behind its scheme, a bit each; '%' and '#' are looked at by the
 * caller: all that is printed but the space and <>"{}|\\^`%#[]. */
static bool is_plain(char c) {
    static const uint32_t plain[4] = {0x0, 0xAFFFFFD2, 0x87FFFFFF, 0x47FFFFFE};
    const unsigned char byte = (unsigned char)c;
    return byte < 0x80 && (plain[byte / 32] >> byte % 32 & 1u) != 0;
}

/** Size of the scheme with its colon, 0 when there is none. */
static size_t scheme_size(tct_str iri) {
    if (iri.size == 0 || !is_alpha(iri.data[0])) return 0;
    for (size_t i = 1; i < iri.size; i++) {
        if (iri.data[i] == ':') return i + 1;
        if (!is_alpha(iri.data[i]) && !is_digit(iri.data[i]) && !strchr("+-.", iri.data[i])) return 0;
    }
    return 0;
}

/** End of the authority ("//host:port"), the only place where brackets (of IPv6 addresses) may stand. */
static size_t authority_end(tct_str iri) {
    size_t at = scheme_size(iri);
    if (at + 1 >= iri.size || iri.data[at] != '/' || iri.data[at + 1] != '/') return 0;
    for (at += 2; at < iri.size && !strchr("/?#", iri.data[at]);)
        at++;
    return at;
}

/** Size of the legal piece (character, triplet) of @p iri at @p at; 0 when the byte there must be encoded. */
static size_t piece_size(tct_str iri, size_t at, size_t authority, bool *fragment) {
    const char c = iri.data[at];
    if ((unsigned char)c >= 0x80) {
        size_t end = at;
        return is_ucschar(tct_utf8_next(iri, &end)) ? end - at : 0;
    }
    if (c == '%') return at + 2 < iri.size && is_hex(iri.data[at + 1]) && is_hex(iri.data[at + 2]) ? 3 : 0;
    if (c == '#') {
        if (*fragment) return 0;
        *fragment = true;
        return 1;
    }
    if (c == '[' || c == ']') return at < authority;
    return is_plain(c);
}

bool tct_iri_valid(tct_str iri) {
    const size_t scheme = scheme_size(iri);
    if (!scheme || scheme == iri.size || iri.size > TCT_LIMIT_IRI_BYTES || !tct_utf8_valid(iri)) return false;
    const size_t authority = authority_end(iri);
    bool fragment = false;
    for (size_t at = scheme; at < iri.size;) {
        const size_t size = piece_size(iri, at, authority, &fragment);
        if (!size) return false;
        at += size;
    }
    return true;
}

tct_status tct_iri_encode(tct_str iri, tct_buffer *out) {
    assert(out);
    iri = tct_str_trim(iri);
    const size_t authority = authority_end(iri);
    bool fragment = false;
    for (size_t at = 0; at < iri.size;) {
        const size_t size = piece_size(iri, at, authority, &fragment);
        if (size)
            tct_buffer_append(out, tct_str_range(iri, at, at + size));
        else
            tct_buffer_format(out, "%%%02X", (unsigned)(unsigned char)iri.data[at]);
        at += size ? size : 1;
    }
    return tct_buffer_status(out);
}

tct_status tct_iri_encodable(tct_str iri, const tct_allocator *allocator) {
    assert(allocator);
    tct_buffer encoded;
    tct_buffer_init(&encoded, allocator, (size_t)3 * TCT_LIMIT_IRI_BYTES);
    tct_status status = tct_iri_encode(iri, &encoded);
    if (status == TCT_OK && !tct_iri_valid(tct_buffer_str(&encoded))) status = TCT_ERR_ARGUMENT;
    tct_buffer_clear(&encoded);
    return status == TCT_OK || status == TCT_ERR_MEMORY ? status : TCT_ERR_ARGUMENT;
}

bool tct_local_name_valid(tct_str name) {
    assert(name.data || name.size == 0);
    for (size_t i = 0; i < name.size; i++)
        if (!is_alpha(name.data[i]) && !is_digit(name.data[i]) && name.data[i] != '_' && name.data[i] != '-')
            return false;
    return name.size > 0 && name.data[0] != '-';
}

tct_status tct_iri_mint(tct_str base, tct_str kind, tct_str name, tct_buffer *out) {
    assert(out && tct_local_name_valid(kind));
    tct_buffer_append(out, base);
    tct_buffer_append(out, kind);
    tct_buffer_char(out, '/');
    const size_t before = out->size;
    TRY(tct_slug(name, TCT_SLUG_BYTES, out));
    if (out->size == before) {
        char hex[65];
        tct_sha256 sha;
        tct_sha256_init(&sha);
        tct_sha256_update(&sha, name);
        tct_sha256_hex(&sha, hex);
        tct_buffer_format(out, "x%.16s", hex);
    }
    assert(out->status != TCT_OK ||
           tct_local_name_valid(tct_str_range(tct_buffer_str(out), before, out->size)));
    return tct_buffer_status(out);
}
