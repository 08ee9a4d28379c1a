#include "source/source.h"

#include <assert.h>
#include <stdio.h>

#include "base/charset.h"
#include "base/limits.h"
#include "source/formats.h"

/** Bytes of the beginning that formats are recognised by. */
#define PROBE_BYTES 4096u

/** Files that are no text, with what to tell about them. */
typedef struct {
    tct_str magic;
    const char *name;
} binary_format;

static const binary_format binary_formats[] = {
    {{"\x89PNG", 4}, "a PNG picture"},
    {{"\xFF\xD8\xFF", 3}, "a JPEG picture"},
    {{"GIF8", 4}, "a GIF picture"},
    {{"%PDF-", 5}, "a PDF file"},
    {{"\x7F"
      "ELF",
      4},
     "a program"},
    {{"RIFF", 4}, "a media file"},
    {{"\xD0\xCF\x11\xE0", 4}, "an old Office file"},
};

static unsigned score_text(tct_str head) {
    return 1;
}

/** A reader of one format: how well the beginning of the decoded text fits, and the work. */
typedef struct {
    const char *name;
    unsigned (*score)(tct_str head);
    tct_status (*read)(tct_str text, tct_reading *reading);
} format_reader;

static const format_reader readers[TCT_FORMAT_COUNT] = {
    [TCT_FORMAT_AUTO] = {"auto", NULL, NULL},
    [TCT_FORMAT_TEXT] = {"text", score_text, tct_read_text},
    [TCT_FORMAT_HTML] = {"html", tct_score_html, tct_read_html},
    [TCT_FORMAT_FEED] = {"feed", tct_score_feed, tct_read_feed},
    [TCT_FORMAT_JSONL] = {"jsonl", tct_score_jsonl, tct_read_jsonl},
    [TCT_FORMAT_DOCUMENT] = {"document", NULL, NULL}, /* told by its bytes, not its text: tct_read_bytes() */
    [TCT_FORMAT_ARCHIVE] = {"archive", NULL, NULL},
    [TCT_FORMAT_WARC] = {"warc", NULL, NULL},
};

const char *tct_source_format_name(tct_source_format format) {
    return format < TCT_FORMAT_COUNT && readers[format].name ? readers[format].name : "unknown";
}

static const format_reader *choose(tct_source_format wanted, tct_str text) {
    if (wanted != TCT_FORMAT_AUTO && readers[wanted].read) return &readers[wanted];
    const tct_str head = tct_str_range(text, 0, text.size < PROBE_BYTES ? text.size : PROBE_BYTES);
    const format_reader *best = &readers[TCT_FORMAT_TEXT];
    unsigned most = 0;
    for (size_t i = 0; i < TCT_FORMAT_COUNT; i++) {
        const unsigned score = readers[i].score ? readers[i].score(head) : 0;
        if (score > most) most = score, best = &readers[i];
    }
    return best;
}

/** CR LF and CR become LF, in place. */
static void normalise_line_ends(tct_buffer *text) {
    size_t to = 0;
    assert(text->data);
    const char *data = text->data;
    if (!memchr(data, '\r', text->size)) return;
    for (size_t from = 0; from < text->size; from++) {
        if (data[from] == '\r' && from + 1 < text->size && data[from + 1] == '\n') continue;
        text->data[to++] = data[from] == '\r' ? '\n' : data[from];
    }
    text->size = to;
    text->data[to] = '\0';
}

/** The value after @p name in @p head: `charset=utf-8`, `encoding="utf-8"`. */
static tct_str after(tct_str head, const char *name) {
    const size_t length = strlen(name);
    for (size_t at = 0; at + length < head.size; at++) {
        if (!tct_str_equal_ascii(tct_str_range(head, at, at + length), tct_str_of(name))) continue;
        size_t begin = at + length;
        while (begin < head.size && strchr(" =\"'", head.data[begin]))
            begin++;
        size_t end = begin;
        while (end < head.size && !strchr(" \"';/>?", head.data[end]))
            end++;
        if (end > begin) return tct_str_range(head, begin, end);
    }
    return TCT_LIT("");
}

/** Charset that the caller, an XML declaration or a meta element declares. */
static tct_str declared_charset(tct_str bytes, const tct_source_options *options) {
    if (options->charset.size > 0) return options->charset;
    const tct_str head = tct_str_range(bytes, 0, bytes.size < PROBE_BYTES ? bytes.size : PROBE_BYTES);
    if (tct_str_starts(head, TCT_LIT("<?xml"))) {
        const char *close = memchr(head.data, '>', head.size);
        if (close) return after(tct_str_range(head, 0, (size_t)(close - head.data)), "encoding");
    }
    return memchr(head.data, '<', head.size) ? after(head, "charset") : TCT_LIT("");
}

static tct_status refuse_binary(tct_str bytes, tct_reading *reading) {
    for (size_t i = 0; i < sizeof binary_formats / sizeof *binary_formats; i++) {
        char message[100];
        if (!tct_str_starts(bytes, binary_formats[i].magic)) continue;
        snprintf(message, sizeof message, "this is %s, not text; convert it to text or HTML first",
                 binary_formats[i].name);
        return tct_reading_report(reading, TCT_ERROR, TCT_ERR_ENCODING, 0, message);
    }
    return TCT_OK;
}

static void report_charset(const tct_charset *charset, tct_reading *reading) {
    char message[160];
    if (charset->replaced > 0) {
        snprintf(message, sizeof message,
                 "%zu broken bytes replaced by U+FFFD, read as %s; check the file's encoding",
                 charset->replaced, charset->name);
        tct_reading_report(reading, TCT_WARNING, TCT_ERR_ENCODING, 0, message);
    } else if (charset->ignored) {
        snprintf(message, sizeof message, "the declared character encoding does not fit, read as %s",
                 charset->name);
        tct_reading_report(reading, TCT_NOTE, TCT_OK, 0, message);
    }
}

static tct_status decode_and_read(tct_str bytes, tct_reading *reading, tct_buffer *text) {
    tct_charset charset;
    const tct_status status =
        tct_charset_decode(bytes, declared_charset(bytes, reading->options), &charset, text);
    if (status == TCT_ERR_ENCODING)
        return tct_reading_report(reading, TCT_ERROR, status, 0,
                                  "binary data, not text; nothing can be read from it");
    if (status != TCT_OK)
        return tct_reading_report(reading, TCT_ERROR, status, 0, "the input could not be decoded");
    report_charset(&charset, reading);
    normalise_line_ends(text);
    return choose(reading->options->format, tct_buffer_str(text))->read(tct_buffer_str(text), reading);
}

tct_status tct_read_bytes(tct_str bytes, tct_reading *reading) {
    if (bytes.size > TCT_LIMIT_INPUT_BYTES)
        return tct_reading_report(reading, TCT_ERROR, TCT_ERR_LIMIT, 0,
                                  "larger than an input may be; split it");
    if (tct_is_archive(bytes)) return tct_read_archive(bytes, reading);
    if (tct_is_warc(bytes)) return tct_read_warc(bytes, reading);
    TRY(refuse_binary(bytes, reading));
    tct_buffer text;
    tct_buffer_init(&text, reading->options->allocator, TCT_LIMIT_INPUT_BYTES);
    const tct_status status = decode_and_read(bytes, reading, &text);
    tct_buffer_clear(&text);
    return status;
}

tct_status tct_source_read(tct_str bytes, const tct_source_options *options, const tct_sink *sink,
                           tct_source_on_document *on_document, void *context) {
    assert(options && options->allocator && on_document);
    tct_reading reading = {.options = options, .sink = sink, .on_document = on_document, .context = context};
    const tct_status status = tct_read_bytes(bytes, &reading);
    if (status == TCT_OK && !reading.partial && reading.documents == 0)
        tct_reading_report(&reading, TCT_WARNING, TCT_OK, 0, "no document in it");
    return status == TCT_OK && reading.partial ? TCT_PARTIAL : status;
}

tct_status tct_source_members(tct_str bytes, const tct_source_options *options, const tct_sink *sink,
                              const tct_member_sink *members) {
    assert(options && options->allocator && members && members->member);
    if (!tct_is_archive(bytes) && !tct_is_warc(bytes)) return TCT_NOT_FOUND;
    tct_reading reading = {.options = options, .sink = sink, .members = members};
    const tct_status status = tct_read_bytes(bytes, &reading);
    return status == TCT_OK && reading.partial ? TCT_PARTIAL : status;
}
