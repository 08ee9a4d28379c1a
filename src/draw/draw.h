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

/** Which layout. */
typedef enum {
    TCT_ENGINE_AUTO, /**< dot for small views, sfdp above TCT_DRAW_DOT_NODES */
    TCT_ENGINE_DOT,
    TCT_ENGINE_SFDP
} tct_engine_choice;

enum { TCT_DRAW_DOT_NODES = 120 }; /* dot on more nodes takes seconds to minutes (measured) */

/** What stands on the drawing besides the view. All texts may be empty. */
typedef struct {
    tct_str language; /**< "fr" or "en", of the legend and the remarks */
    tct_engine_choice engine;
    const tct_sink *sink;
} tct_draw_options;

/** Appends the view as DOT text for Graphviz. */
tct_status tct_draw_dot(const tct_view *view, const tct_pack *pack, const tct_draw_options *options,
                        tct_buffer *out);
/** Appends the view as a Mermaid flowchart. */
tct_status tct_draw_mermaid(const tct_view *view, const tct_pack *pack, tct_buffer *out);
/**
 * Lays @p dot out and appends the drawing as @p format ("svg", "png", "pdf"). SVG is completed with title,
 * description, roles and a style sheet. TCT_ERR_EXTERNAL with a diagnostic when Graphviz fails.
 */
tct_status tct_draw_layout(const tct_view *view, tct_str dot, const char *format,
                           const tct_draw_options *options, tct_buffer *out);
/** Completes Graphviz' @p svg for the web: role, title, description with the relations as text, dark scheme.
 */
tct_status tct_draw_finish_svg(const tct_view *view, tct_str svg, const tct_draw_options *options,
                               tct_buffer *out);

#endif
