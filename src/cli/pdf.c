#include "cli/pdf.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "cli/converter.h"
#include "cli/pages.h"
#include "cli/worker.h"

/** What the child may use: seconds of processor and of clock, bytes of memory. */
enum { CPU_SECONDS = 60, WALL_SECONDS = 90 };
#define MEMORY_BYTES ((rlim_t)2 << 30)
/** Exit codes: ours when there is no pdftotext, and its own for a file that forbids to copy. */
enum { NO_PROGRAM = 127, NO_PERMISSION = 3 };

bool tct_cli_is_pdf(const tct_cli_input *input) {
    return input->size > 5 && memcmp(input->bytes, "%PDF-", 5) == 0;
}

/** The bytes as a file without a name, at its beginning; NULL with errno set. */
static FILE *as_file(const tct_cli_input *input) {
    FILE *file = tmpfile();
    if (!file) return NULL;
    if (fwrite(input->bytes, 1, input->size, file) == input->size && fflush(file) == 0 &&
        lseek(fileno(file), 0, SEEK_SET) == 0)
        return file;
    fclose(file);
    return NULL;
}

static void limit(int resource, rlim_t most) {
    struct rlimit now;
    if (getrlimit(resource, &now) != 0) return;
    if (now.rlim_cur == RLIM_INFINITY || now.rlim_cur > most) now.rlim_cur = most;
    (void)setrlimit(resource, &now);
}

/** Becomes pdftotext over the file @p context; returns only when it cannot. */
static int run_program(void *context, tct_output output) {
    limit(RLIMIT_CPU, CPU_SECONDS);
    limit(RLIMIT_AS, MEMORY_BYTES);
    const bool joined =
        dup2(fileno(context), STDIN_FILENO) >= 0 && dup2(tct_cli_job_descriptor(output), STDOUT_FILENO) >= 0;
    if (joined) execlp("pdftotext", "pdftotext", "-q", "-enc", "UTF-8", "-", "-", (char *)NULL);
    return NO_PROGRAM;
}

static const char *verdict(const tct_cli_result *result) {
    if (result->timed_out) return "pdftotext takes too long";
    if (result->code == NO_PROGRAM) return "a PDF file needs the program pdftotext (package poppler-utils)";
    if (result->code == NO_PERMISSION) return "the PDF file does not allow its text to be copied";
    return result->code == 0 ? NULL : "pdftotext cannot read this PDF file";
}

/** Runs the program over @p file; NULL, or what went wrong. */
static const char *convert(FILE *file, tct_cli_text *text) {
    tct_cli_result result;
    if (!tct_cli_work(run_program, file, WALL_SECONDS, &result)) return strerror(errno);
    const char *trouble = verdict(&result);
    if (!trouble) tct_cli_text_add(text, result.bytes, result.size);
    free(result.bytes);
    return trouble || !text->failed ? trouble : "out of memory";
}

/** In this process; NULL, or what went wrong. */
static const char *read_here(const tct_cli_input *input, tct_cli_text *text) {
    FILE *file = as_file(input);
    const char *trouble = file ? convert(file, text) : strerror(errno);
    if (file) fclose(file);
    if (!trouble && text->size && !tct_cli_pages_join(text)) trouble = "out of memory";
    if (!trouble && tct_cli_only_has(text->data, text->size, " \n\r\t\f"))
        trouble = "the PDF file holds no text, only pictures; it needs character recognition first";
    return trouble;
}

bool tct_cli_pdf_text(const tct_cli_converter *converter, const tct_cli_input *input, tct_cli_text *text) {
    assert(input && text && text->size == 0 && tct_cli_is_pdf(input));
    if (converter) return tct_cli_converter_text(converter, input, text);
    const char *trouble = read_here(input, text);
    if (!trouble) return true;
    tct_cli_text_reset(text);
    tct_cli_text_puts(text, trouble);
    return false;
}

const char *tct_cli_pdf_trouble(tct_cli_text *text) {
    tct_cli_text_add(text, "", 1);
    return text->failed || text->size < 2 ? "out of memory" : text->data;
}

bool tct_cli_pdf_read(tct_cli *cli, const char *path, tct_cli_input *input) {
    assert(cli && path && tct_cli_is_pdf(input));
    tct_cli_text text = {0};
    if (!tct_cli_pdf_text(cli->converter, input, &text)) {
        tct_cli_error(cli, path, "cannot be read: %s", tct_cli_pdf_trouble(&text));
        tct_cli_text_free(&text);
        return false;
    }
    free(input->bytes);
    *input = (tct_cli_input){text.data, text.size};
    return true;
}
