/** @file read_internal.h The reader of lines, for tct_rdf_read_graph(). */
#ifndef TCT_RDF_READ_INTERNAL_H
#define TCT_RDF_READ_INTERNAL_H

#include "base/buffer.h"
#include "rdf/read.h"

/** Adds the statements of N-Triples or N-Quads to @p graph; statuses as of tct_rdf_read_graph(). */
TCT_MUST_USE tct_status tct_rdf_read_lines(tct_str bytes, const char *source, const tct_sink *sink,
                                           tct_graph *graph);

/** Refuses RDF/XML that declares entities outside of itself. TCT_ERR_UNSUPPORTED, TCT_ERR_ENCODING, after a
 * diagnostic. */
TCT_MUST_USE tct_status tct_rdf_check_entities(tct_str bytes, const char *source, const tct_sink *sink);

/**
 * The lexer of raptor2 2.0.15 reads address 0 at an empty IRI before '{' ("<> {", in TriG the name of a
 * graph). Appends
 * @p turtle to @p out with the '<' of each such place as its escape: in a literal that is the same character,
 * elsewhere an error of syntax that raptor2 tells. False, with @p out untouched, when there is no such place.
 */
bool tct_rdf_mend(tct_str turtle, tct_buffer *out);

#endif
