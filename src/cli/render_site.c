/* A folder of pages: one a document, and their index. */
#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/render.h"

static int write_page(tct_cli *cli, tct_render_job *job, unsigned seconds, const char *folder,
                      const char *name) {
    char *path = malloc(strlen(folder) + strlen(name) + 2);
    if (!path) return TCT_EXIT_NOTHING;
    sprintf(path, "%s/%s", folder, name);
    const int code = tct_render_one(cli, job, seconds, path);
    free(path);
    return code;
}

int tct_render_site(tct_cli *cli, tct_render_job *job, unsigned seconds, const char *folder) {
    assert(cli && job && folder);
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        tct_cli_error(cli, folder, "cannot be made: %s", strerror(errno));
        return TCT_EXIT_NOTHING;
    }
    const tct_drawing asked = job->drawing;
    const char *name = NULL;
    bool good = true;
    job->medium = "html";
    job->drawing.site = true;
    for (size_t i = 0; tct_conversion_document(job->conversion, i, &job->drawing.document, &name); i++)
        good = write_page(cli, job, seconds, folder, name) == TCT_EXIT_OK && good;
    job->drawing = asked;
    job->medium = "index";
    good = write_page(cli, job, seconds, folder, "index.html") == TCT_EXIT_OK && good;
    return good ? TCT_EXIT_OK : TCT_EXIT_PARTIAL;
}
