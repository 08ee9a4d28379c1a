/** Entities of XML input: none is declared or expanded, so none can be a bomb; names of HTML survive as text.
 */
#include <assert.h>

#include "source/formats.h"

static bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '#';
}

/** True if the reference at @p at is one that XML itself knows: five names and numbers. */
static bool is_known(tct_str xml, size_t at) {
    static const tct_str known[] = {{"amp;", 4}, {"lt;", 3}, {"gt;", 3}, {"quot;", 5}, {"apos;", 5}};
    const tct_str rest = tct_str_range(xml, at + 1, xml.size);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (tct_str_starts(rest, known[i])) return true;
    size_t end = 0;
    while (end < rest.size && end < 10 && is_name_byte(rest.data[end]))
        end++;
    return end > 1 && rest.data[0] == '#' && end < rest.size && rest.data[end] == ';';
}

/** Behind the document type declaration at @p at, with its internal subset. */
static size_t declaration_end(tct_str xml, size_t at) {
    bool subset = false;
    for (; at < xml.size; at++) {
        if (xml.data[at] == '[') subset = true;
        if (xml.data[at] == ']') subset = false;
        if (xml.data[at] == '>' && !subset) return at + 1;
    }
    return xml.size;
}

static size_t section_end(tct_str xml, size_t at) {
    const size_t end = tct_str_find(xml, TCT_LIT("]]>"), at);
    return end == SIZE_MAX ? xml.size : end + 3;
}

void tct_xml_clean(tct_str xml, tct_buffer *out) {
    assert(out);
    for (size_t at = 0; at < xml.size;) {
        size_t end = at;
        while (end < xml.size && xml.data[end] != '&' && xml.data[end] != '<')
            end++;
        tct_buffer_append(out, tct_str_range(xml, at, end));
        if ((at = end) == xml.size) break;
        const tct_str rest = tct_str_range(xml, at, xml.size);
        if (xml.data[at] == '&') {
            tct_buffer_append(out, is_known(xml, at) ? TCT_LIT("&") : TCT_LIT("&amp;"));
            at++;
        } else if (tct_str_starts(rest, TCT_LIT("<!DOCTYPE"))) {
            at = declaration_end(xml, at);
        } else {
            end = tct_str_starts(rest, TCT_LIT("<![CDATA[")) ? section_end(xml, at) : at + 1;
            tct_buffer_append(out, tct_str_range(xml, at, end));
            at = end;
        }
    }
}
