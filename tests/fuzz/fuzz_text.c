/* Any bytes as plain text. */
#include "support.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    fuzz_read(bytes, size, TCT_FORMAT_TEXT);
    return 0;
}
