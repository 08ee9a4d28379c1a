/* Any bytes as something with members: the last byte says whether an archive, a document of an office
 * program, a web archive or what the content looks like. */
#include "support.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static const tct_source_format formats[] = {TCT_FORMAT_ARCHIVE, TCT_FORMAT_DOCUMENT, TCT_FORMAT_WARC,
                                                TCT_FORMAT_AUTO};
    if (size) fuzz_read(bytes, size, formats[bytes[size - 1] % (sizeof formats / sizeof *formats)]);
    return 0;
}
