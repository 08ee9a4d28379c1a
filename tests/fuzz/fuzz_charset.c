/* Any bytes as text of an unknown encoding: what precedes the first line feed is the declared label. */
#include <assert.h>

#include "base/alloc.h"
#include "base/charset.h"
#include "base/utf8.h"
#include "support.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    const tct_str input = {(const char *)bytes, size};
    const size_t line = tct_str_find(input, TCT_LIT("\n"), 0);
    const size_t label = line == SIZE_MAX ? 0 : line;
    const tct_str text = {input.data + label, size - label};
    tct_charset charset;
    tct_buffer out;
    tct_buffer_init(&out, &tct_heap, (size_t)16 << 20);
    const tct_status status = tct_charset_decode(text, (tct_str){input.data, label}, &charset, &out);
    const tct_str decoded = tct_buffer_str(&out);
    if (status == TCT_OK) assert(tct_utf8_valid(decoded) && charset.name && *charset.name);
    if (status == TCT_OK && decoded.size) assert(!memchr(decoded.data, 0, decoded.size));
    tct_buffer_clear(&out);
    return 0;
}
