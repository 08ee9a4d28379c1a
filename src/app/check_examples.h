/** @file check_examples.h The examples that stand beside the frames in a user's file; seen by this folder
 * only. */
#ifndef TCT_APP_CHECK_EXAMPLES_H
#define TCT_APP_CHECK_EXAMPLES_H

#include "tercet.h"

/**
 * Reads each tct:example and tct:counterExample in the Turtle file at @p path as a text of its own, published
 * on 22 May 2024 as those of the ontology, and tells @p sink which example does not give its statement, with
 * the reason, and which counter-example gives one. @p found grows by what was told. Tables and files that are
 * no Turtle have no examples.
 */
TCT_MUST_USE tct_status tct_examples_try(const tct_engine *engine, const char *path, const tct_sink *sink,
                                         size_t *found);

#endif
