/* Any bytes as a user's own knowledge, alone and on top of a pack: Turtle or, when they begin with a column
 * name, a table. */
#include <assert.h>

#include "base/alloc.h"
#include "knowledge/knowledge.h"
#include "pack/pack.h"
#include "support.h"

static void compile(const tct_knowledge_file *file, const tct_pack *base) {
    const tct_knowledge_sources sources = {base, file, 1};
    tct_pack *pack = NULL;
    tct_buffer image;
    tct_buffer_init(&image, &tct_heap, (size_t)256 << 20);
    tct_status status = tct_knowledge_compile(&sources, &tct_heap, NULL, &image);
    if (status == TCT_OK) status = tct_pack_open_memory(tct_buffer_str(&image), &tct_heap, NULL, &pack);
    assert(status != TCT_ERR_PACK); /* what the compiler writes can be opened */
    tct_pack_free(pack);
    tct_buffer_clear(&image);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static tct_pack *base;
    const tct_str text = {(const char *)bytes, size};
    const bool table = tct_str_starts(text, TCT_LIT("id\t"));
    const tct_knowledge_file file = {table ? "user/input.tsv" : "user/input.ttl", text};
    if (!base && tct_pack_open_memory(fuzz_pack_image(), &tct_heap, NULL, &base) != TCT_OK) return 1;
    compile(&file, NULL);
    compile(&file, base);
    return 0;
}
