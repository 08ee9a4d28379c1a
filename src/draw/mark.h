/** @file mark.h Names and colours of marks: stable ids for entities and relations, tints of a class's colour.
 */
#ifndef TCT_DRAW_MARK_H
#define TCT_DRAW_MARK_H

#include "base/buffer.h"
#include "draw/view.h"

/**
 * Appends an id for @p iri that is a function of it alone and valid in XML, HTML and CSS: the end of its
 * path, and six hex digits of its SHA-256.
 */
void tct_draw_id(tct_str iri, tct_buffer *out);
/** Appends an id for the relation from @p from to @p to: ten hex digits of the SHA-256 of both IRIs. */
void tct_draw_edge_id(const tct_view *view, const tct_view_edge *edge, tct_buffer *out);

/** Tints of one colour. */
typedef enum {
    TCT_TINT_FILL,     /**< light, under dark text */
    TCT_TINT_LINE,     /**< dark, on white at least 3:1 */
    TCT_TINT_DARK_FILL /**< of the dark scheme, under light text */
} tct_tint;

/** Appends @p tint of "#rrggbb" @p colour; a colour of another form as it is. */
void tct_draw_tint(tct_str colour, tct_tint tint, tct_buffer *out);
/** Colour of the main class of @p kind. */
tct_str tct_draw_kind_colour(const tct_pack *pack, unsigned kind);
/** Label of the main class of @p kind. */
tct_str tct_draw_kind_label(const tct_pack *pack, unsigned kind, size_t language);
/** A character of the shape that the main class of @p kind has. */
tct_str tct_draw_kind_sign(const tct_pack *pack, unsigned kind);

#endif
