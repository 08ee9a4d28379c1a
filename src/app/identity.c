/* Who is who across documents: the user's lists, and what the merge tells. */
#include <assert.h>

#include "app/conversion.h"

static tct_status keep(tct_conversion *conversion, const char *bytes, size_t size, tct_str *copy) {
    assert(bytes || size == 0);
    *copy = tct_arena_copy(&conversion->arena, (tct_str){bytes, size});
    return size && !copy->data ? TCT_ERR_MEMORY : TCT_OK;
}

tct_status tct_conversion_identify(tct_conversion *conversion, const tct_identity_options *options) {
    assert(conversion && options);
    conversion->settled = false;
    conversion->identity.explain = options->explain;
    TRY(keep(conversion, options->same, options->same_size, &conversion->identity.same));
    return keep(conversion, options->different, options->different_size, &conversion->identity.different);
}

tct_merge_options tct_identity_merge_options(tct_conversion *conversion) {
    assert(conversion);
    tct_merge_options options = {.base = conversion->resolve.base,
                                 .sink = conversion->sink,
                                 .log = conversion->replaced,
                                 .same = conversion->identity.same,
                                 .different = conversion->identity.different};
    if (!conversion->identity.explain) return options;
    tct_buffer_reset(&conversion->identity.joined);
    tct_buffer_reset(&conversion->identity.suggested);
    options.reasons = &conversion->identity.joined;
    options.suggestions = &conversion->identity.suggested;
    return options;
}

tct_status tct_conversion_merges(const tct_conversion *conversion, tct_merges what, tct_output output) {
    assert(conversion && output.write);
    const tct_buffer *table =
        what == TCT_MERGES_JOINED ? &conversion->identity.joined : &conversion->identity.suggested;
    return table->size ? output.write(output.context, table->data, table->size) : TCT_OK;
}

void tct_identity_free(tct_conversion *conversion) {
    assert(conversion);
    tct_buffer_clear(&conversion->identity.joined);
    tct_buffer_clear(&conversion->identity.suggested);
}
