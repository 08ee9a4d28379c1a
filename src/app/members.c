/* What an archive holds, for callers that read each member by itself. */
#include <assert.h>

#include "base/alloc.h"
#include "graph/iri.h"
#include "source/source.h"

/** Hands @p member on without an address that no conversion would take. */
static tct_status hand_on(void *context, const tct_archive_member *member) {
    const tct_member_sink *members = context;
    tct_archive_member told = *member;
    assert(told.path && told.bytes);
    const tct_status status = told.url ? tct_iri_encodable(tct_str_of(told.url), &tct_heap) : TCT_OK;
    if (status == TCT_ERR_MEMORY) return status;
    if (status != TCT_OK) told.url = NULL;
    return members->member(members->context, &told);
}

tct_status tct_archive_read(const char *name, const char *bytes, size_t size, const tct_sink *sink,
                            tct_member_sink members) {
    assert(name && (bytes || size == 0) && members.member);
    const tct_source_options options = {.allocator = &tct_heap, .name = tct_str_of(name)};
    const tct_member_sink checked = {hand_on, &members};
    return tct_source_members((tct_str){bytes, size}, &options, sink, &checked);
}
