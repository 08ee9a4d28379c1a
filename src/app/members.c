/* What an archive holds, for callers that read each member by itself. */
#include <assert.h>

#include "base/alloc.h"
#include "source/source.h"

tct_status tct_archive_read(const char *name, const char *bytes, size_t size, const tct_sink *sink,
                            tct_member_sink members) {
    assert(name && (bytes || size == 0) && members.member);
    const tct_source_options options = {.allocator = &tct_heap, .name = tct_str_of(name)};
    return tct_source_members((tct_str){bytes, size}, &options, sink, &members);
}
