/**
 * @file cli.h
 * What the commands share: tables of options, input and output, messages. A command is one file with one
 * tct_cli_command; parsing and help come from its table.
 */
#ifndef TCT_CLI_CLI_H
#define TCT_CLI_CLI_H

#include <stdio.h>

#include "tercet.h"

/** Exit codes. */
enum {
    TCT_EXIT_OK = 0,
    TCT_EXIT_PARTIAL = 1, /**< some input failed or text of it is missing; the rest is done and written */
    TCT_EXIT_USAGE = 2,
    TCT_EXIT_NOTHING = 3 /**< nothing could be done */
};

/** Values of an option that may be given several times. */
typedef struct {
    const char *items[64];
    size_t count;
} tct_cli_list;
/** True when it holds @p text. */
bool tct_cli_list_has(const tct_cli_list *list, const char *text);

/** How an option's value is stored at its offset: bool, const char *, unsigned, tct_cli_list. */
typedef enum { TCT_CLI_FLAG, TCT_CLI_TEXT, TCT_CLI_NUMBER, TCT_CLI_LIST } tct_cli_kind;

typedef struct {
    const char *name; /**< without dashes */
    char letter;      /**< 0 for none */
    tct_cli_kind kind;
    size_t offset;        /**< into the command's options */
    const char *argument; /**< its name in the help, NULL for flags */
    const char *help;
} tct_cli_option;

/** Options that every command has; the first member of each command's options. */
typedef struct {
    bool help, quiet, verbose;
    const char *pack;
    tct_cli_list ontologies;
} tct_cli_common;

/** Room for the options of any command. */
enum { TCT_CLI_OPTION_BYTES = 8192 };

struct tct_cli;

typedef struct {
    const char *name;
    const char *arguments; /**< "INPUT..." */
    const char *summary;
    const tct_cli_option *options;
    size_t option_count;
    size_t least, most; /**< number of arguments */
    /** Exit code. @p options is what the table's offsets point into. */
    int (*run)(struct tct_cli *cli, const void *options, const char *const *arguments, size_t count);
} tct_cli_command;

/** State of the program. */
typedef struct tct_cli {
    const tct_cli_command *command;
    tct_cli_common common;
    tct_sink sink; /**< to standard error; its context is this */
    unsigned errors, warnings;
    const struct tct_cli_converter
        *converter; /**< reads PDF files for this process; NULL: it does so itself */
} tct_cli;

extern const tct_cli_command tct_cli_extract, tct_cli_batch, tct_cli_render, tct_cli_explain, tct_cli_pack,
    tct_cli_train, tct_cli_eval, tct_cli_query, tct_cli_load, tct_cli_diff, tct_cli_check;

/* --- options.c --- */

/** Parses @p argv after the command's name into @p options (zeroed). False after a message. */
bool tct_cli_parse(tct_cli *cli, int argc, char **argv, void *options, const char **arguments, size_t *count);
/** Prints the help of @p command. */
void tct_cli_help(FILE *out, const tct_cli_command *command);

/** Option number @p index of the command's own ones, then of the common ones; NULL after the last. */
const tct_cli_option *tct_cli_option_at(const tct_cli_command *command, size_t index);

/* --- manual.c --- */

/** Prints the man page of the program (roff). */
void tct_cli_manual(FILE *out, const tct_cli_command *const *commands, size_t count);
/** Prints the man page of one command. */
void tct_cli_manual_of(FILE *out, const tct_cli_command *command);

/* --- completion.c --- */

/** Prints the completion for @p shell (bash, zsh, fish); false when there is none. */
bool tct_cli_completion(FILE *out, const tct_cli_command *const *commands, size_t count, const char *shell);

/* --- messages.c --- */

void tct_cli_messages_init(tct_cli *cli);
/** "tercet: NAME: error: …" (NAME may be NULL) and counts it. */
void tct_cli_error(tct_cli *cli, const char *name, const char *format, ...) TCT_PRINTF(3, 4);

/* --- about.c --- */

/** What a text is about: all commands, or one of them; a shell. */
typedef struct {
    const tct_cli_command *const *commands;
    size_t count;
    const tct_cli_command *command;
    const char *shell;
} tct_cli_subject;

/** Prints one text; false when there is none of that kind. */
typedef bool (*tct_cli_printer)(FILE *out, const tct_cli_subject *about);
bool tct_cli_print_usage(FILE *out, const tct_cli_subject *about);
bool tct_cli_print_version(FILE *out, const tct_cli_subject *about);
bool tct_cli_print_help(FILE *out, const tct_cli_subject *about);
bool tct_cli_print_manual(FILE *out, const tct_cli_subject *about);
bool tct_cli_print_completion(FILE *out, const tct_cli_subject *about);
/** Prints to standard output. Exit code: wrong usage, without a message, when there is no such text. */
int tct_cli_print(tct_cli *cli, tct_cli_printer printer, const tct_cli_subject *about);

/* --- files.c --- */

/** The bytes of an input; free() them. */
typedef struct {
    char *bytes;
    size_t size;
} tct_cli_input;

/** "nq" of "DIR/all.nq"; NULL when the last part of @p path has no extension. */
const char *tct_cli_extension(const char *path);
/** The longest extension that is one of a format: "nif.ttl" of "DIR/a.b.nif.ttl"; NULL when none is. */
const char *tct_cli_format_extension(const char *path);

/** Reads file @p path, "-" is standard input; false after a message. */
bool tct_cli_read(tct_cli *cli, const char *path, tct_cli_input *input);

/* --- system.c --- */

/** As write(2), read(2), open(2), fsync(2), ftruncate(2), but to the end and in spite of signals; false or -1
 * with errno. */
bool tct_cli_write_all(int fd, const void *bytes, size_t size);
bool tct_cli_receive(int fd, void *bytes, size_t size);
int tct_cli_open(const char *path, int flags, unsigned mode);
bool tct_cli_sync(int fd);
bool tct_cli_cut(int fd, uint64_t size);
/** A name of the system's own, such as /dev/stdout: to be written to, never to be replaced. */
bool tct_cli_is_device(const char *path);

/* --- output.c --- */

/** An output that appears whole or not at all: a file, or standard output for NULL or "-". */
typedef struct {
    tct_cli *cli;
    const char *path;
    char *temporary; /**< path of the file while it grows */
    char *buffer;
    size_t held; /**< bytes in the buffer */
    int fd;      /**< -1 while closed */
    bool failed;
} tct_cli_output;

/** False after a message. */
bool tct_cli_output_open(tct_cli *cli, const char *path, tct_cli_output *output);
/** For the library's functions. */
tct_output tct_cli_output_sink(tct_cli_output *output);
/** Hands to the system what is held back; false after a message, now or before. */
bool tct_cli_output_flush(tct_cli_output *output);
/** Puts the file in its place when @p keep and all went well, else removes it; false after a message. */
bool tct_cli_output_close(tct_cli_output *output, bool keep);

/* --- engine.c --- */

enum { TCT_CLI_PATH_ROOM = 8192 };

/** Opens the knowledge: --pack, TERCET_PACK, beside the program, the share folder. NULL after a message. */
tct_engine *tct_cli_engine(tct_cli *cli);
/** Path of the compiled knowledge that the program would use, or NULL; @p room may hold it. */
const char *tct_cli_find_pack(const tct_cli *cli, char room[TCT_CLI_PATH_ROOM]);
/** xsd:dateTime from SOURCE_DATE_EPOCH, else from the clock when it is @p wanted, in @p out; else NULL. */
const char *tct_cli_stamp(bool wanted, char out[32]);
/** True when SOURCE_DATE_EPOCH tells the time, and not the clock. */
bool tct_cli_time_is_given(void);

#endif
