/** @file stream.h JSON Lines to N-Quads, one document at a time: a filter with constant memory. */
#ifndef TCT_CLI_STREAM_H
#define TCT_CLI_STREAM_H

#include "cli/reading.h"

/**
 * Reads each input ("-" is standard input) line by line and writes the graph of each line's document before
 * the next is read. Documents are not merged: each has the bytes that it would have alone, in the order of
 * the lines.
 * @return exit code; a line that fails is told and passed over.
 */
int tct_cli_stream(tct_cli *cli, const tct_engine *engine, const tct_conversion_options *settings,
                   const char *format, const char *output, const char *const *inputs, size_t count);

#endif
