/** @file iri.h IRIs at the graph's border (RFC 3987): checked, repaired by percent-encoding, minted. */
#ifndef TCT_GRAPH_IRI_H
#define TCT_GRAPH_IRI_H

#include "base/buffer.h"

/**
 * True when @p iri is an absolute IRI that every RDF syntax can carry: scheme, only characters of RFC 3987,
 * whole percent triplets, at most one '#', at most TCT_LIMIT_IRI_BYTES bytes.
 */
bool tct_iri_valid(tct_str iri);
/**
 * Appends @p iri with every byte percent-encoded that no IRI may hold (space, quotes, angle brackets, lone
 * '%', broken UTF-8, a second '#', …). Whether the result is absolute remains to be asked of tct_iri_valid().
 */
tct_status tct_iri_encode(tct_str iri, tct_buffer *out);
/** TCT_OK when tct_iri_encode() makes an absolute IRI of @p iri that every RDF syntax can carry, else
 * TCT_ERR_ARGUMENT; or TCT_ERR_MEMORY. */
TCT_MUST_USE tct_status tct_iri_encodable(tct_str iri, const tct_allocator *allocator);
/** Largest slug of an entity in a minted IRI, in bytes. */
#define TCT_SLUG_BYTES 120u
/** True for names that match [A-Za-z0-9_][A-Za-z0-9_-]*, as minted IRIs end; a PN_LOCAL of Turtle. */
bool tct_local_name_valid(tct_str name);
/**
 * Appends `{base}{kind}/{slug}`; the slug is made of @p name, or of its SHA-256 when nothing of the name
 * survives transliteration (a name in signs that ICU does not know).
 */
tct_status tct_iri_mint(tct_str base, tct_str kind, tct_str name, tct_buffer *out);

#endif
