#include "draw/mark.h"

#include <assert.h>

#include "base/hash.h"

enum { ID_TAIL = 20 };

/** Digits of the SHA-256 of @p parts, each followed by a space. */
static void append_digest(const tct_str *parts, size_t count, int digits, tct_buffer *out) {
    char hex[65];
    tct_sha256 sha;
    tct_sha256_init(&sha);
    for (size_t i = 0; i < count; i++) {
        tct_sha256_update(&sha, parts[i]);
        tct_sha256_update(&sha, TCT_LIT(" "));
    }
    tct_sha256_hex(&sha, hex);
    tct_buffer_format(out, "%.*s", digits, hex);
}

static bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

void tct_draw_id(tct_str iri, tct_buffer *out) {
    assert(out);
    size_t begin = iri.size;
    while (begin && iri.data[begin - 1] != '/' && iri.data[begin - 1] != '#')
        begin--;
    for (size_t i = begin; i < iri.size && i < begin + ID_TAIL; i++)
        tct_buffer_char(out, is_plain(iri.data[i]) ? iri.data[i] : '-');
    tct_buffer_char(out, '-');
    append_digest(&iri, 1, 6, out);
}

void tct_draw_edge_id(const tct_view *view, const tct_view_edge *edge, tct_buffer *out) {
    assert(edge->from < view->nodes.count && edge->to < view->nodes.count);
    const tct_str ends[] = {view->nodes.items[edge->from].iri, view->nodes.items[edge->to].iri};
    append_digest(ends, 2, 10, out);
}

static bool read_colour(tct_str colour, unsigned channels[3]) {
    if (colour.size != 7 || colour.data[0] != '#') return false;
    for (size_t i = 0; i < 6; i++) {
        const char c = colour.data[i + 1];
        static const char digits[] = "00112233445566778899aAbBcCdDeEfF";
        const char *at = memchr(digits, c, sizeof digits - 1);
        if (!at) return false;
        channels[i / 2] = channels[i / 2] * 16 + (unsigned)(at - digits) / 2;
    }
    return true;
}

void tct_draw_tint(tct_str colour, tct_tint tint, tct_buffer *out) {
    /* Shares of the colour, of white and (the rest) of black, in per cent. */
    static const unsigned shares[][2] = {
        [TCT_TINT_FILL] = {38, 62}, [TCT_TINT_LINE] = {58, 0}, [TCT_TINT_DARK_FILL] = {34, 5}};
    unsigned channels[3] = {0};
    assert(tint < sizeof shares / sizeof *shares);
    if (!read_colour(colour, channels)) {
        tct_buffer_append(out, colour);
        return;
    }
    tct_buffer_char(out, '#');
    for (size_t i = 0; i < 3; i++)
        tct_buffer_format(out, "%02x", (channels[i] * shares[tint][0] + 255 * shares[tint][1]) / 100);
}

/** Main class of @p kind, or NULL. */
static const tct_pack_class *main_class(const tct_pack *pack, unsigned kind) {
    for (uint16_t id = 0; id < tct_pack_class_count(pack); id++) {
        const tct_pack_class *class = tct_pack_class_at(pack, id);
        if (class->parent == id && class->kind == kind) return class;
    }
    return NULL;
}

tct_str tct_draw_kind_colour(const tct_pack *pack, unsigned kind) {
    const tct_pack_class *class = main_class(pack, kind);
    return class ? tct_frozen_text(tct_pack_symbols(pack), class->colour) : TCT_LIT("#cccccc");
}

tct_str tct_draw_kind_label(const tct_pack *pack, unsigned kind, size_t language) {
    assert(language < 2);
    const tct_pack_class *class = main_class(pack, kind);
    return class ? tct_frozen_text(tct_pack_symbols(pack), class->label[language]) : TCT_LIT("");
}

tct_str tct_draw_kind_sign(const tct_pack *pack, unsigned kind) {
    static const struct {
        const char *shape, *sign;
    } signs[] = {{"box", "\xE2\x96\xA0"},  {"ellipse", "\xE2\x97\x8F"}, {"hexagon", "\xE2\xAC\xA2"},
                 {"note", "\xE2\x97\xAA"}, {"house", "\xE2\xAC\x9F"},   {"octagon", "\xE2\x97\x86"}};
    const tct_pack_class *class = main_class(pack, kind);
    const tct_str shape = class ? tct_frozen_text(tct_pack_symbols(pack), class->shape) : TCT_LIT("");
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (tct_str_equal(shape, tct_str_of(signs[i].shape))) return tct_str_of(signs[i].sign);
    return TCT_LIT("\xE2\x96\xB0");
}
