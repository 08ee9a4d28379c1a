/**
 * @file converter.h
 * PDF files of a process that gave up the right to start programs (sandbox.h): another process, which was
 * forked before and kept it, runs pdftotext for it. Bytes go there and text comes back through pipes.
 */
#ifndef TCT_CLI_CONVERTER_H
#define TCT_CLI_CONVERTER_H

#include "cli/cli.h"
#include "cli/text.h"

typedef struct tct_cli_converter {
    int pid, requests, answers;
} tct_cli_converter;

/** Forks it. It closes @p foreign, descriptors that others wait at the other end of. False when the system
 * refuses. */
bool tct_cli_converter_start(tct_cli_converter *converter, const int *foreign, size_t count);
/** Ends and awaits it. */
void tct_cli_converter_end(tct_cli_converter *converter);
/** As tct_cli_pdf_text(). */
bool tct_cli_converter_text(const tct_cli_converter *converter, const tct_cli_input *input,
                            tct_cli_text *text);

#endif
