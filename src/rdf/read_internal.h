/** @file read_internal.h The reader of lines, for tct_rdf_read_graph(). */
#ifndef TCT_RDF_READ_INTERNAL_H
#define TCT_RDF_READ_INTERNAL_H

#include "rdf/read.h"

/** Adds the statements of N-Triples or N-Quads to @p graph; statuses as of tct_rdf_read_graph(). */
TCT_MUST_USE tct_status tct_rdf_read_lines(tct_str bytes, const char *source, const tct_sink *sink,
                                           tct_graph *graph);

/** Refuses RDF/XML that declares entities outside of itself. TCT_ERR_UNSUPPORTED, TCT_ERR_ENCODING, after a
 * diagnostic. */
TCT_MUST_USE tct_status tct_rdf_check_entities(tct_str bytes, const char *source, const tct_sink *sink);

#endif
