/* Unicode properties, folding and slugs: the part of utf8.h that ICU does (chosen because it is the
 * reference). */
#include <assert.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "base/utf8.h"

bool tct_is_letter(uint32_t c) {
    return u_isalpha((UChar32)c);
}

bool tct_is_digit(uint32_t c) {
    return u_isdigit((UChar32)c);
}

int tct_superscript_digit(uint32_t c) {
    if (c == 0xB9) return 1;
    if (c == 0xB2 || c == 0xB3) return (int)(c - 0xB0);
    return c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ? (int)(c - 0x2070) : -1;
}

bool tct_is_upper(uint32_t c) {
    return u_isUUppercase((UChar32)c) || u_istitle((UChar32)c);
}

bool tct_is_lower(uint32_t c) {
    return u_isULowercase((UChar32)c);
}

bool tct_is_space(uint32_t c) {
    return c == 0xFEFF || c == 0x200B || u_isUWhiteSpace((UChar32)c);
}

bool tct_is_punctuation(uint32_t c) {
    return (U_GET_GC_MASK((UChar32)c) & (U_GC_P_MASK | U_GC_S_MASK)) != 0;
}

/** ASCII text folds byte by byte: most words of French and English press releases. False when it is not
 * ASCII. */
static bool fold_ascii(tct_str text, tct_buffer *out) {
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.data[i] >= 0x80) return false;
    for (size_t i = 0; i < text.size; i++)
        tct_buffer_char(
            out, (char)(text.data[i] >= 'A' && text.data[i] <= 'Z' ? text.data[i] + 32 : text.data[i]));
    return true;
}

/** Typographic variants that mean the same in a key. */
static UChar32 plain_sign(UChar32 c) {
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x00B4:
        return '\'';
    case 0x00A0:
    case 0x202F:
    case 0x2009:
        return ' ';
    case 0x2010:
    case 0x2011:
        return '-';
    default:
        return c;
    }
}

static UChar32 open_ligature(UChar32 c, tct_buffer *out) {
    if (c == 0x0153) tct_buffer_char(out, 'o');
    if (c == 0x00E6) tct_buffer_char(out, 'a');
    return c == 0x0153 || c == 0x00E6 ? 'e' : c;
}

/** Appends UTF-16 @p text, with its signs made plain; @p plain drops combining marks and opens ligatures. */
static void append_utf16(const UChar *text, int32_t size, bool plain, tct_buffer *out) {
    for (int32_t i = 0; i < size;) {
        UChar32 c;
        U16_NEXT(text, i, size, c);
        if (U_IS_SURROGATE(c)) c = TCT_REPLACEMENT;
        if (plain && (U_GET_GC_MASK(c) & U_GC_M_MASK)) continue;
        c = plain_sign(c);
        tct_buffer_code_point(out, (uint32_t)(plain ? open_ligature(c, out) : c));
    }
}

/** Longest text that is folded on the stack, in UTF-16 units; longer text is folded in pieces. */
enum { FOLD_UNITS = 1024 };

static tct_status fold_piece(tct_str text, bool plain, tct_buffer *out) {
    UChar units[FOLD_UNITS], folded[FOLD_UNITS * 3 + 8], normal[FOLD_UNITS * 9 + 8];
    UErrorCode error = U_ZERO_ERROR;
    int32_t size = 0;
    u_strFromUTF8WithSub(units, FOLD_UNITS, &size, text.data, (int32_t)text.size, TCT_REPLACEMENT, NULL,
                         &error);
    const int32_t fold_size =
        u_strFoldCase(folded, FOLD_UNITS * 3 + 8, units, size, U_FOLD_CASE_DEFAULT, &error);
    const UNormalizer2 *form = plain ? unorm2_getNFDInstance(&error) : unorm2_getNFCInstance(&error);
    const int32_t normal_size = unorm2_normalize(form, folded, fold_size, normal, FOLD_UNITS * 9 + 8, &error);
    if (U_FAILURE(error)) return TCT_ERR_EXTERNAL;
    append_utf16(normal, normal_size, plain, out);
    return tct_buffer_status(out);
}

static tct_status fold(tct_str text, bool plain, tct_buffer *out) {
    if (fold_ascii(text, out)) return tct_buffer_status(out);
    while (text.size > FOLD_UNITS) {
        size_t cut = FOLD_UNITS;
        while (cut > FOLD_UNITS - 4 && ((unsigned char)text.data[cut] & 0xC0) == 0x80)
            cut--;
        TRY(fold_piece((tct_str){text.data, cut}, plain, out));
        text = tct_str_range(text, cut, text.size);
    }
    return fold_piece(text, plain, out);
}

tct_status tct_fold(tct_str text, tct_buffer *out) {
    return fold(text, false, out);
}

tct_status tct_fold_plain(tct_str text, tct_buffer *out) {
    return fold(text, true, out);
}

/** Transliterates UTF-16 in place to Latin ASCII; text that ICU cannot change stays as it is. */
static void transliterate(UChar *units, int32_t *size, int32_t capacity) {
    static const UChar id[] = u"Any-Latin; Latin-ASCII; Lower";
    UErrorCode error = U_ZERO_ERROR;
    UTransliterator *latin = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    if (!latin) return;
    int32_t limit = *size;
    utrans_transUChars(latin, units, size, capacity, 0, &limit, &error);
    utrans_close(latin);
}

/** Signs that separate words in a slug as ICU's Latin-ASCII, whose rules take long to load, would have it. */
static bool is_separator(UChar c) {
    static const UChar signs[] = u"\u00AB\u00BB\u2013\u2014\u201C\u201D\u201E\u2026\u20AC\u00B0";
    return u_strchr(signs, c) != NULL;
}

static void append_slug(const UChar *units, int32_t size, size_t limit, tct_buffer *out) {
    const size_t start = out->size;
    bool gap = false;
    for (int32_t i = 0; i < size; i++) {
        const UChar c = units[i];
        const bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!keep && c != '\'') gap = true;
        if (!keep) continue;
        if (out->size - start + (gap ? 2 : 1) > limit) break;
        if (gap && out->size > start) tct_buffer_char(out, '-');
        gap = false;
        tct_buffer_char(out, (char)c);
    }
}

tct_status tct_slug(tct_str text, size_t limit, tct_buffer *out) {
    tct_buffer folded;
    tct_buffer_init(&folded, out->allocator, out->maximum);
    tct_status status = tct_fold_plain((tct_str){text.data, text.size > 600 ? 600 : text.size}, &folded);
    UChar units[4096];
    int32_t size = 0;
    UErrorCode error = U_ZERO_ERROR;
    u_strFromUTF8WithSub(units, 2048, &size, folded.data, (int32_t)folded.size, TCT_REPLACEMENT, NULL,
                         &error);
    bool plain = true;
    for (int32_t i = 0; i < size && plain; i++)
        plain = units[i] < 0x80 || is_separator(units[i]);
    if (!plain) transliterate(units, &size, 4096);
    append_slug(units, size, limit, out);
    tct_buffer_clear(&folded);
    return status != TCT_OK ? status : tct_buffer_status(out);
}
