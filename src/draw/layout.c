/* DOT text → picture through cgraph and gvc. Their error text arrives in fragments and is collected into one
 * diagnostic. */
#include <assert.h>
#include <graphviz/gvc.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/diag.h"
#include "draw/draw.h"

/**
 * Graphviz has global state: threads draw one after the other, with one context that is kept to the end of
 * the process. The Pango plugin of Graphviz 2.42 goes on comparing the name of a font after the context that
 * owned it was freed.
 */
static struct {
    pthread_mutex_t lock;
    GVC_t *context;
} graphviz = {PTHREAD_MUTEX_INITIALIZER, NULL};

/** Graphviz' callback has no context, so messages are switched off. */
static int drop_message(char *message) {
    (void)message;
    return 0;
}

static const char *engine_name(const tct_view *view, tct_engine_choice choice) {
    if (choice == TCT_ENGINE_DOT) return "dot";
    if (choice == TCT_ENGINE_SFDP) return "sfdp";
    return view->nodes.count > TCT_DRAW_DOT_NODES ? "sfdp" : "dot";
}

static tct_status render(GVC_t *context, graph_t *graph, const char *format, tct_buffer *out) {
    char *data = NULL;
    unsigned int size = 0;
    if (gvRenderData(context, graph, format, &data, &size) != 0 || !data) return TCT_ERR_EXTERNAL;
    tct_buffer_append(out, (tct_str){data, size});
    gvFreeRenderData(data);
    return tct_buffer_status(out);
}

/** How large a drawing is: the side that decides how small it gets on a page of four by three. */
static double extent(graph_t *graph) {
    const boxf box = GD_bb(graph);
    const double width = (box.UR.x - box.LL.x) / 4, height = (box.UR.y - box.LL.y) / 3;
    return width > height ? width : height;
}

static bool lay_out(GVC_t *context, graph_t *graph, const char *engine, const char *direction) {
    agsafeset(graph, (char *)"rankdir", (char *)direction, (char *)"");
    return gvLayout(context, graph, engine) == 0;
}

/** By dot, from left to right or from top to bottom, whichever gives larger letters on a page. */
static bool lay_out_better(GVC_t *context, graph_t *graph) {
    if (!lay_out(context, graph, "dot", "LR")) return false;
    const double across = extent(graph);
    gvFreeLayout(context, graph);
    if (!lay_out(context, graph, "dot", "TB")) return false;
    if (extent(graph) < across) return true;
    gvFreeLayout(context, graph);
    return lay_out(context, graph, "dot", "LR");
}

static bool lay_out_any(GVC_t *context, graph_t *graph, const char *engine, size_t nodes) {
    if (strcmp(engine, "dot") == 0 && nodes <= TCT_DRAW_TRIED_NODES) return lay_out_better(context, graph);
    /* sfdp knows no labels of lines: it gets room for them, and nodes lie above them. */
    static const char *const settings[][2] = {
        {"splines", "line"}, {"sep", "+38,20"}, {"esep", "+6"}, {"outputorder", "edgesfirst"}};
    for (size_t i = 0; strcmp(engine, "sfdp") == 0 && i < sizeof settings / sizeof *settings; i++)
        agsafeset(graph, (char *)settings[i][0], (char *)settings[i][1], (char *)"");
    return lay_out(context, graph, engine, "LR");
}

static tct_status draw_graph(GVC_t *context, graph_t *graph, const char *engine, size_t nodes,
                             const char *format, tct_buffer *out) {
    if (!lay_out_any(context, graph, engine, nodes)) return TCT_ERR_EXTERNAL;
    const tct_status status = render(context, graph, format, out);
    gvFreeLayout(context, graph);
    return status;
}

/** With the lock held. */
static tct_status draw_alone(const tct_view *view, const char *dot, const char *format,
                             const tct_draw_options *options, tct_buffer *out) {
    agseterrf(drop_message);
    if (!graphviz.context) graphviz.context = gvContext();
    graph_t *graph = graphviz.context ? agmemread(dot) : NULL;
    if (!graph)
        return tct_report(options->sink, TCT_ERROR, TCT_ERR_EXTERNAL, NULL, 0,
                          "Graphviz does not read the drawing");
    const char *engine = engine_name(view, options->engine);
    const tct_status status = draw_graph(graphviz.context, graph, engine, view->nodes.count, format, out);
    agclose(graph);
    if (status == TCT_ERR_EXTERNAL)
        tct_report(options->sink, TCT_ERROR, status, NULL, 0,
                   "Graphviz cannot lay this graph out with %s: try another --engine", engine);
    return status;
}

static tct_status draw(const tct_view *view, const char *dot, const char *format,
                       const tct_draw_options *options, tct_buffer *out) {
    pthread_mutex_lock(&graphviz.lock);
    const tct_status status = draw_alone(view, dot, format, options, out);
    pthread_mutex_unlock(&graphviz.lock);
    return status;
}

tct_status tct_draw_layout(const tct_view *view, tct_str dot, const char *format,
                           const tct_draw_options *options, tct_buffer *out) {
    assert(view && format && options && out && dot.data[dot.size] == '\0');
    if (strcmp(format, "svg") != 0) return draw(view, dot.data, format, options, out);
    tct_buffer svg;
    tct_buffer_init(&svg, out->allocator, out->maximum);
    tct_status status = draw(view, dot.data, "svg", options, &svg);
    if (status == TCT_OK) status = tct_draw_finish_svg(view, tct_buffer_str(&svg), options, out);
    tct_buffer_clear(&svg);
    return status;
}
