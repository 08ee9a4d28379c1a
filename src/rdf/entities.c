/* Entities of RDF/XML that lie in other files. raptor2 keeps libxml2 from loading general ones and drops the
 * reference to them without a word; parameter ones are loaded past it (raptor 2.0.15: the text of a file of
 * the user came into the graph). So a file that declares any is refused, by a search that no nesting of
 * declarations gets past: parameter entities, which could put a declaration together from parts, are refused
 * as well. */
#include <assert.h>

#include "base/diag.h"
#include "rdf/read_internal.h"

static uint64_t line_of(tct_str bytes, size_t at) {
    uint64_t line = 1;
    assert(at <= bytes.size);
    for (size_t i = 0; i < at; i++)
        line += bytes.data[i] == '\n';
    return line;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t skip(tct_str bytes, size_t at, bool space) {
    while (at < bytes.size && is_space(bytes.data[at]) == space)
        at++;
    return at;
}

/** `<!ENTITY name "text">` and nothing else. */
static bool is_internal(tct_str bytes, size_t at) {
    const size_t name = skip(bytes, at, true), text = skip(bytes, skip(bytes, name, false), true);
    if (name == at || text >= bytes.size || bytes.data[name] == '%') return false;
    return bytes.data[text] == '"' || bytes.data[text] == '\'';
}

/** The encoding that the first line declares, empty for none. */
static tct_str declared_encoding(tct_str bytes) {
    const tct_str mark = TCT_LIT("encoding");
    if (tct_str_starts(bytes, TCT_LIT("\xEF\xBB\xBF"))) bytes = tct_str_range(bytes, 3, bytes.size);
    const size_t end = tct_str_starts(bytes, TCT_LIT("<?xml")) ? tct_str_find(bytes, TCT_LIT("?>"), 0) : 0;
    const size_t at = tct_str_find(bytes, mark, 0);
    if (end >= bytes.size || at >= end) return (tct_str){"", 0};
    size_t begin = at + mark.size;
    while (begin < end && (is_space(bytes.data[begin]) || strchr("=\"'", bytes.data[begin])))
        begin++;
    size_t stop = begin;
    while (stop < end && !strchr("\"'?", bytes.data[stop]))
        stop++;
    return tct_str_range(bytes, begin, stop);
}

/** ASCII stands for itself in these, so that the search sees what the parser sees. */
static bool is_plain(tct_str encoding) {
    static const char *const plain[] = {"utf-8",      "us-ascii",    "ascii",
                                        "iso-8859-1", "iso-8859-15", "windows-1252"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (tct_str_equal_ascii(encoding, tct_str_of(plain[i]))) return true;
    return encoding.size == 0;
}

tct_status tct_rdf_check_entities(tct_str bytes, const char *source, const tct_sink *sink) {
    assert(source);
    const tct_str encoding = declared_encoding(bytes), mark = TCT_LIT("<!ENTITY");
    if (!is_plain(encoding) || (bytes.size && memchr(bytes.data, 0, bytes.size)))
        return tct_report(sink, TCT_ERROR, TCT_ERR_ENCODING, source, 1,
                          "not valid UTF-8, or declared as something else; convert the file to UTF-8");
    for (size_t at = 0; (at = tct_str_find(bytes, mark, at)) < bytes.size; at += mark.size)
        if (!is_internal(bytes, at + mark.size))
            return tct_report(sink, TCT_ERROR, TCT_ERR_UNSUPPORTED, source, line_of(bytes, at),
                              "an entity that is not a plain text is declared here; other files are never "
                              "read: write its text in its place");
    return TCT_OK;
}
