/**
 * @file pdf.h
 * PDF files as text, by the program pdftotext (of poppler, whose licence keeps it out of our own process) in
 * a child with limits of time and memory.
 */
#ifndef TCT_CLI_PDF_H
#define TCT_CLI_PDF_H

#include "cli/cli.h"
#include "cli/text.h"

bool tct_cli_is_pdf(const tct_cli_input *input);
/** Appends the text of the PDF bytes of @p input to @p text, which is empty; through @p converter, unless
 * that is NULL. False: @p text is what went wrong, for tct_cli_pdf_trouble(). */
bool tct_cli_pdf_text(const struct tct_cli_converter *converter, const tct_cli_input *input,
                      tct_cli_text *text);
/** What went wrong, as a C string that lives as long as @p text. */
const char *tct_cli_pdf_trouble(tct_cli_text *text);
/**
 * Puts the text in place of the PDF bytes of @p input: pages without what stands at the top or bottom of
 * each, words that were divided at the ends of lines joined. False after a message that names @p path; @p
 * input is as it was then.
 */
bool tct_cli_pdf_read(tct_cli *cli, const char *path, tct_cli_input *input);

#endif
