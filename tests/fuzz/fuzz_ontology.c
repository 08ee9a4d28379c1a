/* Any bytes as a user's own knowledge: Turtle or, when they begin with a column name, a table. */
#include <stdint.h>

#include "base/alloc.h"
#include "knowledge/knowledge.h"
#include "pack/pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    const tct_str text = {(const char *)bytes, size};
    const bool table = tct_str_starts(text, TCT_LIT("id\t"));
    const tct_knowledge_file file = {table ? "user/input.tsv" : "user/input.ttl", text};
    const tct_knowledge_sources sources = {NULL, &file, 1};
    tct_pack *pack = NULL;
    tct_buffer image;
    tct_buffer_init(&image, &tct_heap, (size_t)256 << 20);
    tct_status status = tct_knowledge_compile(&sources, &tct_heap, NULL, &image);
    if (status == TCT_OK) status = tct_pack_open_memory(tct_buffer_str(&image), &tct_heap, NULL, &pack);
    if (status == TCT_OK) tct_pack_free(pack);
    tct_buffer_clear(&image);
    return 0;
}
