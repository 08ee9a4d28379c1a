#include "source/address.h"

#include <assert.h>

/** Size of the scheme without its colon, 0 when there is none (RFC 3986, 3.1). */
static size_t scheme_size(tct_str address) {
    for (size_t i = 0; i < address.size; i++) {
        const char c = address.data[i];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == ':') return i;
        if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'))) return 0;
    }
    return 0;
}

tct_span tct_address_credentials(tct_str address) {
    const size_t scheme = scheme_size(address);
    const size_t slashes = scheme ? scheme + 1 : 0;
    tct_span span = {0, 0};
    if (!tct_str_starts(tct_str_range(address, slashes, address.size), TCT_LIT("//"))) return span;
    const size_t begin = slashes + 2;
    for (size_t i = begin; i < address.size && !strchr("/?#\\", address.data[i]); i++)
        if (address.data[i] == '@') span = (tct_span){(uint32_t)begin, (uint32_t)(i + 1)}; /* the last one */
    assert(span.begin <= span.end && span.end <= address.size);
    return span;
}

void tct_address_append(tct_str address, tct_buffer *out) {
    assert(out);
    const tct_span credentials = tct_address_credentials(address);
    tct_buffer_append(out, tct_str_range(address, 0, credentials.begin));
    tct_buffer_append(out, tct_str_range(address, credentials.end, address.size));
}

bool tct_address_of_page(tct_str address) {
    const tct_str scheme = tct_str_range(address, 0, scheme_size(address));
    return scheme.size == 0 || tct_str_equal_ascii(scheme, TCT_LIT("http")) ||
           tct_str_equal_ascii(scheme, TCT_LIT("https"));
}
