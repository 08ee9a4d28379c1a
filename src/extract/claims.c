#include <assert.h>

#include "extract/internal.h"

/* Not written yet: finds nothing. */
tct_status tct_extract_claims(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    return TCT_OK;
}
