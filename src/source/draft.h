/** @file draft.h A document in the making: text that grows, blocks over it, metadata with its order of
 * precedence. */
#ifndef TCT_SOURCE_DRAFT_H
#define TCT_SOURCE_DRAFT_H

#include "source/source.h"

/** Where the finished documents go, and how the input is read; one for each call of tct_source_read(). */
typedef struct {
    const tct_source_options *options;
    const tct_sink *sink;
    tct_source_on_document *on_document;
    void *context;
    const tct_member_sink *members; /**< where members of archives go as they are; NULL: they are read */
    tct_str inside;   /**< path of the container that is read, in the outermost; for @c members */
    unsigned depth;   /**< archives within archives */
    size_t documents; /**< handed out so far */
    bool partial;     /**< some input is missing from the documents */
} tct_reading;

/** Tells @p reading's sink; TCT_PARTIAL is remembered. Returns @p status. */
tct_status tct_reading_report(tct_reading *reading, tct_severity severity, tct_status status, uint64_t line,
                              const char *message);

typedef struct {
    tct_reading *reading;
    tct_doc *doc;    /**< blocks, facts and metadata go straight into it */
    tct_buffer text; /**< becomes doc->text */
    bool starved;    /**< memory ran out for a part of it: it cannot be finished */
} tct_draft;

TCT_MUST_USE tct_status tct_draft_begin(tct_reading *reading, tct_draft *draft);
/** Hands the document to the reader's callback; the draft is empty afterwards, whatever the status. */
TCT_MUST_USE tct_status tct_draft_finish(tct_draft *draft);
/** Drops a draft that was begun. */
void tct_draft_drop(tct_draft *draft);

/** Sets @p field to a copy of @p value without white space around and inside runs of it, unless it is set
 * already. */
TCT_MUST_USE tct_status tct_draft_set(tct_draft *draft, tct_str *field, tct_str value);
/** Copies @p value with every run of white space as one space; empty on lack of memory, which the
 * draft remembers. */
tct_str tct_draft_clean(tct_draft *draft, tct_str value);

#endif
