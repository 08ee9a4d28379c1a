/** @file limits.h Every maximum of tercet, one line each with its reason. Tested below, at and above. */
#ifndef TCT_BASE_LIMITS_H
#define TCT_BASE_LIMITS_H

/* one input; offsets are 32 bits and a person writes kilobytes */
#define TCT_LIMIT_INPUT_BYTES (256u << 20)
#define TCT_LIMIT_TEXT_BYTES (128u << 20) /* extracted text of one document */
/* nesting of elements; deeper tags are ignored, their text is kept: the parser's time stays linear */
#define TCT_LIMIT_HTML_DEPTH 1000u
#define TCT_LIMIT_SENTENCE_WORDS 400u /* longer sentences are split: parsing time and memory stay linear */
#define TCT_LIMIT_TOKEN_BYTES 1024u   /* a longer run without white space is cut into pieces */
#define TCT_LIMIT_NAME_BYTES 2000u    /* name of an entity in the output */
#define TCT_LIMIT_IRI_BYTES 2048u     /* what browsers and stores accept */
/* metadata of one page (JSON-LD, microdata): a page describes a handful of things, a listing some hundreds */
#define TCT_LIMIT_METADATA_THINGS 2000u
#define TCT_LIMIT_METADATA_FACTS 20000u
#define TCT_LIMIT_METADATA_DEPTH 16u       /* nesting of objects that is followed; pages have four or five */
#define TCT_LIMIT_METADATA_NAME_BYTES 300u /* name of a thing there; what is longer describes */
#define TCT_LIMIT_PHRASE_WORDS 24u         /* words of one lexicon name or class noun */
#define TCT_LIMIT_MENTIONS (1u << 20)      /* mentions in one document */
#define TCT_LIMIT_RELATIONS (1u << 20)     /* relations in one document */
#define TCT_LIMIT_PACK_BYTES (512u << 20)  /* compiled knowledge */
#define TCT_LIMIT_LINE_MESSAGES 10u        /* bad lines of one input that are named; the rest are counted */
#define TCT_LIMIT_DIAGNOSTIC_BYTES 1000u   /* one message; longer ones are cut with an ellipsis */
/* records sorted in memory at a time, with what the sorting takes; more are sorted on disk: a merge stays
 * small */
#define TCT_LIMIT_SORT_BYTES (64u << 20)

#endif
