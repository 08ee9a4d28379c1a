#include "base/charset.h"

#include <assert.h>
#include <stdio.h>
#include <unicode/ucnv.h>

#include "base/utf8.h"

/** Bytes of the beginning that binary data and UTF-16 are recognised by. */
#define PROBE_BYTES 65536u

typedef struct {
    tct_str mark;
    const char *name;
} signature;

static const signature byte_order_marks[] = {
    {{"\xEF\xBB\xBF", 3}, "UTF-8"}, {{"\xFF\xFE\0\0", 4}, "UTF-32LE"}, {{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
    {{"\xFF\xFE", 2}, "UTF-16LE"},  {{"\xFE\xFF", 2}, "UTF-16BE"},
};

/** Labels that HTML5 (encoding.spec.whatwg.org) reads as windows-1252. */
static const char *const latin_labels[] = {"iso-8859-1", "iso8859-1",    "iso_8859-1", "latin1", "latin-1",
                                           "l1",         "us-ascii",     "ascii",      "ansi",   "cp1252",
                                           "x-cp1252",   "windows-1252", "cp819",      "ibm819", "iso88591"};

static bool is_latin(tct_str label) {
    for (size_t i = 0; i < sizeof latin_labels / sizeof *latin_labels; i++)
        if (tct_str_equal_ascii(label, tct_str_of(latin_labels[i]))) return true;
    return false;
}

static const signature *mark_of(tct_str bytes) {
    for (size_t i = 0; i < sizeof byte_order_marks / sizeof *byte_order_marks; i++)
        if (tct_str_starts(bytes, byte_order_marks[i].mark)) return &byte_order_marks[i];
    return NULL;
}

/** UTF-16 without mark: text of any European language has a zero in nearly every other byte. */
static const char *utf16_of(tct_str bytes) {
    const size_t size = bytes.size < PROBE_BYTES ? bytes.size & ~(size_t)1 : PROBE_BYTES;
    size_t zeros[2] = {0, 0};
    for (size_t i = 0; i < size; i++)
        zeros[i & 1] += bytes.data[i] == 0;
    if (size < 8) return NULL;
    if (zeros[1] * 10 > size * 3 && zeros[0] * 50 < size) return "UTF-16LE";
    if (zeros[0] * 10 > size * 3 && zeros[1] * 50 < size) return "UTF-16BE";
    return NULL;
}

/** More than three control bytes and more than one in fifty is no text in any one-byte encoding. */
static bool is_binary(tct_str bytes) {
    const size_t size = bytes.size < PROBE_BYTES ? bytes.size : PROBE_BYTES;
    size_t controls = 0;
    for (size_t i = 0; i < size; i++) {
        const unsigned char c = (unsigned char)bytes.data[i];
        controls += (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B) || c == 0x7F;
    }
    return controls > 3 && controls * 50 > size;
}

/** Counts well-formed sequences of two and more bytes, and bytes that are in none. */
static void count_sequences(tct_str bytes, size_t *good, size_t *bad) {
    *good = *bad = 0;
    for (size_t at = 0; at < bytes.size;) {
        const size_t begin = at;
        if ((unsigned char)bytes.data[at] < 0x80) {
            at++;
            continue;
        }
        (void)tct_utf8_next(bytes, &at);
        assert(at > begin);
        if (at - begin > 1)
            ++*good;
        else
            ++*bad;
    }
}

/** UTF-8 with broken bytes and NULs replaced. */
static tct_status take_utf8(tct_str bytes, tct_charset *charset, tct_buffer *out) {
    while (bytes.size > 0) {
        const char *zero = memchr(bytes.data, 0, bytes.size);
        const size_t size = zero ? (size_t)(zero - bytes.data) : bytes.size;
        charset->replaced += tct_utf8_repair(tct_str_range(bytes, 0, size), out);
        if (zero) tct_buffer_code_point(out, TCT_REPLACEMENT), charset->replaced++;
        bytes = tct_str_range(bytes, size + (zero ? 1 : 0), bytes.size);
    }
    return tct_buffer_status(out);
}

/** Appends UTF-16 units as UTF-8; unpaired surrogates and NULs become U+FFFD. */
static void take_units(const UChar *unit, const UChar *end, tct_charset *charset, tct_buffer *out) {
    while (unit < end) {
        /* NOLINTNEXTLINE(clang-analyzer-core.uninitialized.Assign): ICU wrote up to the end */
        uint32_t c = *unit++;
        /* NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult): likewise */
        if (U16_IS_LEAD(c) && unit < end && U16_IS_TRAIL(*unit))
            c = (uint32_t)U16_GET_SUPPLEMENTARY(c, *unit), unit++;
        if (c == 0 || U16_IS_SURROGATE(c)) c = TCT_REPLACEMENT;
        charset->replaced += c == TCT_REPLACEMENT;
        tct_buffer_code_point(out, c);
    }
}

static tct_status convert(tct_str bytes, UConverter *converter, tct_charset *charset, tct_buffer *out) {
    const char *from = bytes.data, *end = bytes.data + bytes.size;
    UChar units[2048];
    UErrorCode error = U_BUFFER_OVERFLOW_ERROR;
    size_t kept = 0; /* a lead surrogate left over from the piece before */
    while (error == U_BUFFER_OVERFLOW_ERROR) {
        error = U_ZERO_ERROR;
        UChar *to = units + kept;
        ucnv_toUnicode(converter, &to, units + 2048, &from, end, NULL, true, &error);
        kept = error == U_BUFFER_OVERFLOW_ERROR && to > units && U16_IS_LEAD(to[-1]) ? 1 : 0;
        take_units(units, to - kept, charset, out);
        if (kept) units[0] = to[-1];
    }
    return U_FAILURE(error) ? TCT_ERR_ENCODING : tct_buffer_status(out);
}

static tct_status take_named(tct_str bytes, const char *name, tct_charset *charset, tct_buffer *out) {
    if (strcmp(name, "UTF-8") == 0) return take_utf8(bytes, charset, out);
    UErrorCode error = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &error);
    if (U_FAILURE(error)) return TCT_ERR_UNSUPPORTED;
    const tct_status status = convert(bytes, converter, charset, out);
    ucnv_close(converter);
    return status;
}

/** True if ICU knows @p label; its bytes are then in charset->name. */
static bool known(tct_str label, tct_charset *charset) {
    if (label.size == 0 || label.size >= sizeof charset->buffer) return false;
    snprintf(charset->buffer, sizeof charset->buffer, "%.*s", TCT_ARG(label));
    UErrorCode error = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(charset->buffer, &error);
    if (U_FAILURE(error)) return false;
    const UConverterType type = ucnv_getType(converter);
    ucnv_close(converter);
    charset->name = charset->buffer;
    return type != UCNV_UTF8 && type != UCNV_UTF16 && type != UCNV_UTF16_BigEndian &&
           type != UCNV_UTF16_LittleEndian && type != UCNV_UTF32 && type != UCNV_UTF7;
}

/** The encoding of bytes that have no mark and are not UTF-16. */
static const char *decide(tct_str bytes, tct_str declared, tct_charset *charset) {
    size_t good, bad;
    count_sequences(bytes, &good, &bad);
    const bool latin = is_latin(declared);
    if (bad == 0) {
        charset->ignored = good > 0 && latin;
        return "UTF-8";
    }
    if (!latin && known(declared, charset)) return charset->name;
    if (good * 2 > bad && !latin) return "UTF-8";
    charset->ignored = declared.size > 0 && !latin;
    return "windows-1252";
}

tct_status tct_charset_decode(tct_str bytes, tct_str declared, tct_charset *charset, tct_buffer *out) {
    assert(charset && out);
    *charset = (tct_charset){.name = "UTF-8"};
    const signature *mark = mark_of(bytes);
    if (mark) {
        charset->name = mark->name;
        return take_named(tct_str_range(bytes, mark->mark.size, bytes.size), mark->name, charset, out);
    }
    const char *wide = utf16_of(bytes);
    if (!wide && is_binary(bytes)) return TCT_ERR_ENCODING;
    charset->name = wide ? wide : decide(bytes, declared, charset);
    return take_named(bytes, charset->name, charset, out);
}
