/* Any bytes as a compiled pack: it is refused, or all that is promised of it holds. */
#include <stdint.h>

#include "base/alloc.h"
#include "pack/pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    tct_pack *pack = NULL;
    if (tct_pack_open_memory((tct_str){(const char *)bytes, size}, &tct_heap, NULL, &pack) != TCT_OK)
        return 0;
    for (size_t i = 0; i < tct_pack_language_count(pack); i++)
        (void)tct_pack_language_code(tct_pack_language_at(pack, i));
    tct_pack_free(pack);
    return 0;
}
