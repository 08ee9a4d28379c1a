/** @file dot_text.h Text in DOT labels: escaped and wrapped. */
#ifndef TCT_DRAW_DOT_TEXT_H
#define TCT_DRAW_DOT_TEXT_H

#include "draw/draw.h"

/** Appends @p text for an HTML-like label: XML escaped, and each backslash as two references, since
 * Graphviz reads "\\N" and the like even there. */
void tct_dot_text(tct_str text, tct_buffer *out);
/**
 * Appends @p text wrapped into about equal lines of at most @p width characters, with @p line_break between;
 * what does not fit into four ends with an ellipsis.
 */
void tct_dot_wrapped(tct_str text, size_t width, const char *line_break, tct_buffer *out);
/** Appends the graph's label: headline, date and publisher, legend, what was left out. */
void tct_draw_caption(const tct_view *view, const tct_pack *pack, const tct_draw_options *options,
                      tct_buffer *out);

#endif
