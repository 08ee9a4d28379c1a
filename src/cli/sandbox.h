/**
 * @file sandbox.h
 * What a process gives up, for itself and for all that it starts, before it reads what strangers wrote: the
 * network, other programs, other processes, and files to write outside of what is named. Libraries that read
 * hostile bytes (libxml2, libarchive, ICU, raptor2, Graphviz) then harm the outputs of one document at most.
 *
 * A list of what is forbidden, not of what is allowed: which harmless calls a library makes changes from one
 * version of it to the next. What the kernel does not offer is left out without a word.
 */
#ifndef TCT_CLI_SANDBOX_H
#define TCT_CLI_SANDBOX_H

#include <stddef.h>

#include "cli/cli.h"

typedef struct {
    bool calls; /**< calls of the system are filtered (seccomp): the forbidden ones fail with EPERM */
    bool files; /**< files can be made, changed and removed below the given paths only (Landlock, Linux 5.19),
                   else EACCES; signals reach own processes only (Linux 6.12) */
} tct_cli_sandbox;

/** For tables of options; the member is called sandbox. */
#define TCT_CLI_SANDBOX_OPTION(type)                                                                         \
    {                                                                                                        \
        "sandbox", 0, TCT_CLI_TEXT, offsetof(type, sandbox), "MODE",                                         \
            "auto (the default): reading gives up network, programs, files elsewhere; off"                   \
    }

/** Whether option --sandbox says "auto" (the default) or "off". False after a message for anything else. */
bool tct_cli_sandbox_option(tct_cli *cli, const char *value, bool *wanted);
/** Enters for good. @p paths are folders to write below, or devices to write to. */
tct_cli_sandbox tct_cli_sandbox_enter(const char *const *paths, size_t count);
/** What tct_cli_sandbox_enter() would do here, for --verbose: tried out by a process of its own. */
tct_cli_sandbox tct_cli_sandbox_probe(void);
/** Tells it as a note. */
void tct_cli_sandbox_tell(const tct_cli *cli, tct_cli_sandbox sandbox);

#endif
