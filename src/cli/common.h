/** @file common.h The options that every command has, for tables. */
#ifndef TCT_CLI_COMMON_H
#define TCT_CLI_COMMON_H

#include <stddef.h>

#include "cli/cli.h"

#define TCT_CLI_COMMON_OPTIONS                                                                               \
    {"pack",       0,                                                                                        \
     TCT_CLI_TEXT, offsetof(tct_cli_common, pack),                                                           \
     "FILE",       "compiled knowledge (else TERCET_PACK, else the usual places)"},                          \
        {"ontology",                                                                                         \
         0,                                                                                                  \
         TCT_CLI_LIST,                                                                                       \
         offsetof(tct_cli_common, ontologies),                                                               \
         "FILE",                                                                                             \
         "Turtle with classes, nouns, frames, entities of your own, or a table of entities (.tsv)"},         \
        {"quiet", 'q', TCT_CLI_FLAG, offsetof(tct_cli_common, quiet), NULL, "errors only"},                  \
        {"verbose", 'v', TCT_CLI_FLAG, offsetof(tct_cli_common, verbose), NULL, "notes besides warnings"}, { \
        "help", 'h', TCT_CLI_FLAG, offsetof(tct_cli_common, help), NULL, "this help"                         \
    }

#endif
