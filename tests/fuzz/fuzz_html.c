/* Any bytes as a web page. */
#include "support.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    fuzz_read(bytes, size, TCT_FORMAT_HTML);
    return 0;
}
