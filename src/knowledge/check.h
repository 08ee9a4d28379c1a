/** @file check.h What is wrong with a user's own file, Turtle or a table, beyond what keeps it from being
 * compiled. */
#ifndef TCT_KNOWLEDGE_CHECK_H
#define TCT_KNOWLEDGE_CHECK_H

#include "knowledge/knowledge.h"

/**
 * Checks @p file on top of @p pack and tells @p sink what it finds: classes and properties that nobody
 * declares, nouns and frames without a language of the pack, entities without a name, names and links that a
 * known entity has already; then compiles it. @p found counts what was told. TCT_ERR_… only when the check
 * itself could not be done.
 */
TCT_MUST_USE tct_status tct_knowledge_check(const tct_pack *pack, const tct_knowledge_file *file,
                                            const tct_allocator *allocator, const tct_sink *sink,
                                            size_t *found);

#endif
