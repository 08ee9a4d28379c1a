#include "base/status.h"

const char *tct_strerror(tct_status status) {
    static const char *const texts[] = {
        [TCT_OK] = "success",
        [TCT_END] = "nothing more to read",
        [TCT_NOT_FOUND] = "not found",
        [TCT_PARTIAL] = "done in part",
        [TCT_ERR_MEMORY] = "out of memory",
        [TCT_ERR_IO] = "input or output failed",
        [TCT_ERR_LIMIT] = "a limit was exceeded",
        [TCT_ERR_SYNTAX] = "the input is not in the expected format",
        [TCT_ERR_ENCODING] = "the bytes are not text",
        [TCT_ERR_UNSUPPORTED] = "not supported",
        [TCT_ERR_PACK] = "the compiled knowledge is missing or damaged",
        [TCT_ERR_ARGUMENT] = "invalid argument",
        [TCT_ERR_TIMEOUT] = "the time limit ran out",
        [TCT_ERR_EXTERNAL] = "an external library or program failed",
    };
    const size_t index = (size_t)status;
    return index < sizeof texts / sizeof *texts ? texts[index] : "unknown status";
}
