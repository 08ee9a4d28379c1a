/*
 * WARC files of web archives (ISO 28500): a record is a line with the version, named fields, an empty line, a
 * block of Content-Length bytes and two line ends. Pages are in "response" records behind their HTTP header,
 * in "resource" records as they are, and in "conversion" records as text (WET). Read by our own code:
 * libarchive reads WARC too but tells neither a record's type nor its whole address.
 */
#include <assert.h>
#include <stdlib.h>

#include "source/address.h"
#include "source/formats.h"

/** Longest head of a record or of an HTTP message, in bytes. */
enum { HEAD_BYTES = 1 << 18 };

/** A record's block with what its fields say of it. */
typedef struct {
    tct_str type, uri, media; /**< WARC-Type; WARC-Target-URI; Content-Type */
    tct_str block;
} record;

bool tct_is_warc(tct_str bytes) {
    return tct_str_starts(bytes, TCT_LIT("WARC/1.")) || tct_str_starts(bytes, TCT_LIT("WARC/0."));
}

/** Takes the head off @p rest: all up to and with the first empty line. False when there is none. */
static bool take_head(tct_str *rest, tct_str *head) {
    const size_t most = rest->size < HEAD_BYTES ? rest->size : HEAD_BYTES;
    for (size_t at = 0; at < most; at++) {
        if (rest->data[at] != '\n') continue;
        size_t next = at + 1;
        if (next < rest->size && rest->data[next] == '\r') next++;
        if (next >= rest->size || rest->data[next] != '\n') continue;
        *head = tct_str_range(*rest, 0, at);
        *rest = tct_str_range(*rest, next + 1, rest->size);
        return true;
    }
    return false;
}

/** Value of field @p name, which is compared without case; empty when there is none. */
static tct_str field(tct_str head, const char *name) {
    const tct_str key = tct_str_of(name);
    while (head.size) {
        const tct_str line = tct_str_trim(tct_str_split(&head, '\n'));
        if (line.size <= key.size || line.data[key.size] != ':') continue;
        if (tct_str_equal_ascii(tct_str_range(line, 0, key.size), key))
            return tct_str_trim(tct_str_range(line, key.size + 1, line.size));
    }
    return TCT_LIT("");
}

/** Decimal or hexadecimal digits at the beginning of @p text; false when there are none or too many. */
static bool read_size(tct_str text, int base, size_t *size) {
    char digits[24];
    size_t count = 0;
    while (count < text.size && count < sizeof digits - 1 &&
           strchr("0123456789abcdefABCDEF", text.data[count]))
        digits[count] = text.data[count], count++;
    digits[count] = '\0';
    if (count == 0 || count > 16) return false;
    *size = (size_t)strtoull(digits, NULL, base);
    return true;
}

/** "<urn:…>" and "http://…" are both written. */
static tct_str without_brackets(tct_str uri) {
    if (uri.size > 2 && uri.data[0] == '<' && uri.data[uri.size - 1] == '>')
        return tct_str_range(uri, 1, uri.size - 1);
    return uri;
}

/** Takes the next record off @p rest; false at the end or when it is damaged (then @p rest is not empty). */
static bool next_record(tct_str *rest, record *r) {
    tct_str head, after;
    size_t size = 0;
    while (rest->size && (rest->data[0] == '\n' || rest->data[0] == '\r'))
        *rest = tct_str_range(*rest, 1, rest->size);
    after = *rest;
    if (!tct_is_warc(*rest) || !take_head(&after, &head)) return false;
    if (!read_size(field(head, "Content-Length"), 10, &size) || size > after.size) return false;
    *r = (record){.type = field(head, "WARC-Type"),
                  .uri = without_brackets(field(head, "WARC-Target-URI")),
                  .media = field(head, "Content-Type"),
                  .block = tct_str_range(after, 0, size)};
    *rest = tct_str_range(after, size, after.size);
    return true;
}

/** Takes the HTTP header off a response; false for anything but a page that was delivered. */
static bool open_response(record *r, tct_str *header) {
    if (!tct_str_starts(r->block, TCT_LIT("HTTP/")) || !take_head(&r->block, header)) return false;
    const size_t space = tct_str_find(*header, TCT_LIT(" "), 0);
    r->media = field(*header, "Content-Type");
    return space != SIZE_MAX && space + 1 < header->size && header->data[space + 1] == '2';
}

/** Media types of what may be a press release. */
static bool is_text(tct_str media) {
    static const char *const kinds[] = {"text/html",       "application/xhtml", "text/plain",
                                        "application/rss", "application/atom",  "application/xml",
                                        "text/xml"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const tct_str kind = tct_str_of(kinds[i]);
        if (media.size >= kind.size && tct_str_equal_ascii(tct_str_range(media, 0, kind.size), kind))
            return true;
    }
    return media.size == 0;
}

/** "text/html; charset=utf-8" → "utf-8". */
static tct_str charset_of(tct_str media) {
    while (media.size) {
        tct_str part = tct_str_trim(tct_str_split(&media, ';'));
        const tct_str name = tct_str_trim(tct_str_split(&part, '='));
        if (!tct_str_equal_ascii(name, TCT_LIT("charset"))) continue;
        part = tct_str_trim(part);
        if (part.size > 2 && part.data[0] == '"') part = tct_str_range(part, 1, part.size - 1);
        return part;
    }
    return TCT_LIT("");
}

/** Appends the chunks of a body that was sent with Transfer-Encoding: chunked (RFC 9112, 7.1). */
static void join_chunks(tct_str body, tct_buffer *out) {
    size_t size = 0;
    while (read_size(body, 16, &size) && size > 0) {
        (void)tct_str_split(&body, '\n');
        if (size > body.size) size = body.size;
        tct_buffer_append(out, tct_str_range(body, 0, size));
        body = tct_str_range(body, size, body.size);
        (void)tct_str_split(&body, '\n');
    }
}

static tct_status read_body(record *r, tct_str header, tct_str address, tct_reading *reading) {
    const tct_member member = {.path = address, .url = address, .charset = charset_of(r->media)};
    if (!tct_str_equal_ascii(field(header, "Transfer-Encoding"), TCT_LIT("chunked")))
        return tct_read_member(r->block, &member, reading);
    tct_buffer body;
    tct_buffer_init(&body, reading->options->allocator, r->block.size + 1);
    join_chunks(r->block, &body);
    tct_status status = tct_buffer_status(&body);
    /* Some writers keep the field and store the joined body. */
    if (status == TCT_OK)
        status = tct_read_member(body.size ? tct_buffer_str(&body) : r->block, &member, reading);
    tct_buffer_clear(&body);
    return status;
}

static tct_status read_page(record *r, tct_reading *reading) {
    tct_str header = TCT_LIT("");
    const bool response = tct_str_equal_ascii(r->type, TCT_LIT("response"));
    if (response && !open_response(r, &header)) return TCT_OK;
    if (!is_text(r->media) || tct_str_trim(r->block).size == 0) return TCT_OK;
    tct_buffer address;
    tct_buffer_init(&address, reading->options->allocator, HEAD_BYTES);
    tct_address_append(r->uri, &address);
    tct_status status = tct_buffer_status(&address);
    if (status == TCT_OK) status = read_body(r, header, tct_buffer_str(&address), reading);
    tct_buffer_clear(&address);
    return status;
}

static bool holds_page(const record *r) {
    static const char *const types[] = {"response", "resource", "conversion"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (tct_str_equal_ascii(r->type, tct_str_of(types[i]))) return true;
    return false;
}

tct_status tct_read_warc(tct_str bytes, tct_reading *reading) {
    assert(tct_is_warc(bytes));
    record r;
    while (next_record(&bytes, &r))
        if (holds_page(&r)) TRY(read_page(&r, reading));
    if (tct_str_trim(bytes).size == 0) return TCT_OK;
    reading->partial = true;
    tct_reading_report(reading, TCT_ERROR, TCT_PARTIAL, 0,
                       "the web archive is damaged here; what comes after it is missing");
    return TCT_OK;
}
