/** @file render.h The parts of `tercet render`: one drawing (render_draw.c), a folder of pages
 * (render_site.c). */
#ifndef TCT_CLI_RENDER_H
#define TCT_CLI_RENDER_H

#include "cli/cli.h"

/** A drawing to be made. */
typedef struct {
    tct_conversion *conversion;
    const char *medium;
    tct_drawing drawing;
} tct_render_job;

/** Draws within about @p seconds (0: 10) and writes to @p path (NULL: standard output). Exit code. */
int tct_render_one(tct_cli *cli, tct_render_job *job, unsigned seconds, const char *path);
/** Writes a page a document and index.html into @p folder, which is made. Exit code. */
int tct_render_site(tct_cli *cli, tct_render_job *job, unsigned seconds, const char *folder);

#endif
