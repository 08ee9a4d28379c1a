#include "base/diag.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"

/** Ends a message that was cut with an ellipsis, on a boundary of a UTF-8 sequence. */
static void mark_cut(char *message) {
    size_t end = TCT_LIMIT_DIAGNOSTIC_BYTES - 4;
    while (end > 0 && ((unsigned char)message[end] & 0xC0) == 0x80)
        end--;
    memcpy(message + end, "...", 4);
}

tct_status tct_report(const tct_sink *sink, tct_severity severity, tct_status status, const char *source,
                      uint64_t line, const char *format, ...) {
    assert(format);
    if (!sink || !sink->emit) return status;
    char message[TCT_LIMIT_DIAGNOSTIC_BYTES];
    va_list arguments;
    va_start(arguments, format);
    const int size = vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    if (size < 0) message[0] = '\0';
    if (size >= (int)sizeof message) mark_cut(message);
    for (char *c = message; *c; c++)
        if ((unsigned char)*c < ' ') *c = ' ';
    const tct_diagnostic diagnostic = {severity, status, source, line, message};
    sink->emit(sink->context, &diagnostic);
    return status;
}
