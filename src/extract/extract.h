/**
 * @file extract.h
 * The stage that understands: words and trees in, mentions, times, relations and quotations out, all as
 * layers of the document. It knows no natural language; every word that drives it comes from the pack's
 * language parts.
 */
#ifndef TCT_EXTRACT_EXTRACT_H
#define TCT_EXTRACT_EXTRACT_H

#include "doc/doc.h"
#include "pack/pack.h"

/** Immutable once made; may be shared by threads. */
typedef struct tct_extract tct_extract;

/** Looks up once what all passes need. @p pack and @p allocator are kept and must outlive @p extract. */
TCT_MUST_USE tct_status tct_extract_new(const tct_pack *pack, const tct_allocator *allocator,
                                        tct_extract **extract);
/** Fills doc->times, mentions, relations and quotations. The document must have words (trees and names help).
 */
TCT_MUST_USE tct_status tct_extract_run(const tct_extract *extract, tct_doc *doc);
/** Accepts NULL. */
void tct_extract_free(tct_extract *extract);

#endif
