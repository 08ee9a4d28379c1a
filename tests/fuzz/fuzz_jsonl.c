/* Any bytes as JSON Lines. */
#include "support.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    fuzz_read(bytes, size, TCT_FORMAT_JSONL);
    return 0;
}
