#include <assert.h>

#include "base/xml.h"

void tct_xml_escape(tct_str text, tct_buffer *out) {
    assert(out);
    for (size_t i = 0; i < text.size; i++) {
        const unsigned char c = (unsigned char)text.data[i];
        switch (c) {
        case '&':
            tct_buffer_append(out, TCT_LIT("&amp;"));
            break;
        case '<':
            tct_buffer_append(out, TCT_LIT("&lt;"));
            break;
        case '>':
            tct_buffer_append(out, TCT_LIT("&gt;"));
            break;
        case '"':
            tct_buffer_append(out, TCT_LIT("&quot;"));
            break;
        case '\'':
            tct_buffer_append(out, TCT_LIT("&#39;"));
            break;
        default:
            if (c >= ' ' || c == '\n' || c == '\t') tct_buffer_char(out, (char)c);
        }
    }
}
