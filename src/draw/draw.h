/**
 * @file draw.h
 * A view → DOT, SVG, PNG, PDF, Mermaid. Graphviz keeps global state, may take very long and may crash on
 * strange input: the program draws in a worker process with a time limit (cli/render). Here everything runs
 * in the calling process.
 */
#ifndef TCT_DRAW_DRAW_H
#define TCT_DRAW_DRAW_H

#include "base/xml.h"
#include "draw/view.h"

/** Fonts of drawings, by name. */
#define TCT_DRAW_FONTS "DejaVu Sans,Verdana,Helvetica,Arial,sans-serif"

/** Which layout. */
typedef enum {
    TCT_ENGINE_AUTO, /**< dot for small views, sfdp above TCT_DRAW_DOT_NODES */
    TCT_ENGINE_DOT,
    TCT_ENGINE_SFDP
} tct_engine_choice;

enum {
    TCT_DRAW_DOT_NODES = 120,  /* dot on more nodes takes seconds to minutes (measured) */
    TCT_DRAW_TRIED_NODES = 80, /* up to here dot is so fast that both directions can be tried */
    TCT_DRAW_UNSURE = 70       /* per cent: less sure relations are thin lines */
};

/** What stands on the drawing besides the view. All texts may be empty. */
typedef struct {
    tct_str language; /**< "fr" or "en", of the legend and the remarks */
    const tct_pack *pack;
    tct_engine_choice engine;
    bool page; /**< a part of a web page: no caption, links to the page's own entries */
    const tct_sink *sink;
} tct_draw_options;

/** Appends the view as DOT text for Graphviz. */
tct_status tct_draw_dot(const tct_view *view, const tct_pack *pack, const tct_draw_options *options,
                        tct_buffer *out);
/** Appends, escaped, how much the view leaves out, or nothing. */
void tct_draw_left_out(const tct_view *view, const tct_pack *pack, const tct_draw_options *options,
                       tct_buffer *out);
/** Appends the view as a Mermaid flowchart. */
tct_status tct_draw_mermaid(const tct_view *view, const tct_pack *pack, tct_buffer *out);
/**
 * Lays @p dot out and appends the drawing as @p format ("svg", "png", "pdf"). SVG is completed with title,
 * description, roles and a style sheet. TCT_ERR_EXTERNAL with a diagnostic when Graphviz fails.
 */
tct_status tct_draw_layout(const tct_view *view, tct_str dot, const char *format,
                           const tct_draw_options *options, tct_buffer *out);
/** Appends the rules of style of a drawing: both schemes of colour. */
void tct_draw_style(const tct_pack *pack, tct_buffer *out);
/** Completes Graphviz' @p svg for the web: role, title, description with the relations as text, dark scheme.
 */
tct_status tct_draw_finish_svg(const tct_view *view, tct_str svg, const tct_draw_options *options,
                               tct_buffer *out);

#endif
