/* Any bytes as an input: characters, pages, feeds, texts, JSON Lines, archives, web archives. */
#include <assert.h>
#include <stdint.h>

#include "base/alloc.h"
#include "source/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static tct_status take(void *context, tct_doc *doc) {
    size_t *documents = context;
    ++*documents;
    /* What is promised of a document: blocks in order and inside its text. */
    for (size_t i = 0; i < doc->blocks.count; i++) {
        const tct_span span = doc->blocks.items[i].span;
        assert(span.begin <= span.end && span.end <= doc->text.size);
        (void)span;
    }
    tct_doc_free(doc);
    return TCT_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    size_t documents = 0;
    tct_source_options options = {.allocator = &tct_heap, .name = TCT_LIT("input")};
    options.format = size ? (tct_source_format)(bytes[size - 1] % TCT_FORMAT_COUNT) : TCT_FORMAT_AUTO;
    (void)!tct_source_read((tct_str){(const char *)bytes, size}, &options, NULL, take, &documents);
    return 0;
}
