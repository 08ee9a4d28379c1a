/* Any bytes as a feed (RSS, Atom). */
#include "support.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    fuzz_read(bytes, size, TCT_FORMAT_FEED);
    return 0;
}
