/** @file site.h The part of a conversion's graph that one document says. */
#ifndef TCT_APP_SITE_H
#define TCT_APP_SITE_H

#include "app/conversion.h"

/**
 * The statements that stand in the graph of the document with IRI or headline @p name, sorted, to be freed;
 * NULL in @p out when there are none, as in RDF without named graphs.
 */
TCT_MUST_USE tct_status tct_site_document_graph(const tct_conversion *conversion, tct_str name,
                                                tct_graph **out);

#endif
