#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"

enum { PATH_ROOM = TCT_CLI_PATH_ROOM / 2 };

/** Places of the pack seen from the program's folder: the build tree, an installation. */
static const char *const places[] = {"tercet.pack", "../share/tercet/tercet.pack"};

/** Path of the running program, as it was called where there is no /proc (a bare chroot); false when neither
 * tells. */
static bool program_path(char out[PATH_ROOM]) {
    const ssize_t size = readlink("/proc/self/exe", out, PATH_ROOM - 1);
    out[size > 0 ? size : 0] = 0;
    if (size > 0) return true;
    const char *called = (const char *)(uintptr_t)getauxval(AT_EXECFN);
    if (!called || strlen(called) >= PATH_ROOM) return false;
    memcpy(out, called, strlen(called) + 1);
    return true;
}

/** Folder of the running program with '/' at its end; false when the system does not tell. */
static bool program_folder(char out[PATH_ROOM]) {
    if (!program_path(out)) return false;
    char *slash = strrchr(out, '/');
    if (!slash) return false;
    slash[1] = 0;
    return true;
}

const char *tct_cli_find_pack(const tct_cli *cli, char room[TCT_CLI_PATH_ROOM]) {
    if (cli->common.pack) return cli->common.pack;
    const char *named = getenv("TERCET_PACK");
    if (named && *named) return named;
    char folder[PATH_ROOM];
    for (size_t i = 0; program_folder(folder) && i < sizeof places / sizeof *places; i++) {
        snprintf(room, TCT_CLI_PATH_ROOM, "%s%s", folder, places[i]);
        if (access(room, R_OK) == 0) return room;
    }
    return NULL;
}

tct_engine *tct_cli_engine(tct_cli *cli) {
    assert(cli);
    char room[TCT_CLI_PATH_ROOM];
    const tct_engine_options options = {.pack = tct_cli_find_pack(cli, room),
                                        .ontologies = cli->common.ontologies.items,
                                        .ontology_count = cli->common.ontologies.count};
    tct_engine *engine = NULL;
    const unsigned before = cli->errors;
    const tct_status status = tct_engine_new(&options, &cli->sink, &engine);
    if (status != TCT_OK && cli->errors == before)
        tct_cli_error(cli, NULL, "no knowledge: %s", tct_strerror(status));
    return engine;
}

/** Seconds since 1970 that the environment gives, else those of the clock when it is @p wanted, else -1. */
static long long moment_of(bool wanted) {
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (!epoch || !*epoch) return wanted ? (long long)time(NULL) : -1;
    char *end = NULL;
    const long long seconds = strtoll(epoch, &end, 10);
    return *end ? -1 : seconds;
}

bool tct_cli_time_is_given(void) {
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    return epoch && *epoch;
}

const char *tct_cli_stamp(bool wanted, char out[32]) {
    assert(out);
    const long long seconds = moment_of(wanted);
    const time_t moment = (time_t)seconds;
    struct tm parts;
    if (seconds < 0 || !gmtime_r(&moment, &parts)) return NULL;
    return strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &parts) ? out : NULL;
}
