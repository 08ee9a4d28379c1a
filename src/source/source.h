/**
 * @file source.h
 * Bytes → documents: recognises the format, decodes the characters, and makes a tct_doc with immutable text,
 * blocks and metadata of each press release in the input. A feed yields one document an item.
 */
#ifndef TCT_SOURCE_SOURCE_H
#define TCT_SOURCE_SOURCE_H

#include "doc/doc.h"
#include "source/words.h"

/** Formats, in the order of the registry in source.c. */
typedef enum {
    TCT_FORMAT_AUTO, /**< the one with the highest score */
    TCT_FORMAT_TEXT,
    TCT_FORMAT_HTML,
    TCT_FORMAT_FEED,     /**< RSS 2.0, RSS 1.0, Atom */
    TCT_FORMAT_JSONL,    /**< one {"id", "url", "date", "lang", "title", "text" | "html"} a line */
    TCT_FORMAT_DOCUMENT, /**< DOCX or ODT */
    TCT_FORMAT_ARCHIVE,  /**< tar, zip, gz, zst …: every member is read by itself */
    TCT_FORMAT_WARC,     /**< a web archive (ISO 28500): its pages, each with its address */
    TCT_FORMAT_COUNT
} tct_source_format;

/** How to read one input. Zero-initialised it is valid but for @c allocator. */
typedef struct {
    const tct_allocator *allocator;
    const tct_frozen_symbols *symbols; /**< the pack's, for tct_doc_new(); may be NULL */
    const tct_source_words *words;     /**< words that layout is recognised by; may be NULL */
    tct_source_format format;
    tct_str name;     /**< of the input, for diagnostics */
    tct_str charset;  /**< declared outside of the bytes (HTTP), or empty */
    tct_str url;      /**< of the page, or empty; goes before what the page says */
    tct_str language; /**< BCP 47, or empty; goes before what the page says */
    tct_date date;    /**< of publication, year 0 when unknown; goes before what the page says */
} tct_source_options;

/** Takes over @p doc (tct_doc_free() it). A status other than TCT_OK ends the reading. */
typedef tct_status tct_source_on_document(void *context, tct_doc *doc);

/**
 * Reads @p bytes and hands every document in it to @p on_document, in the order of the input.
 * @return TCT_OK; TCT_PARTIAL when some of the input is missing from the documents (a diagnostic says what);
 * TCT_ERR_ENCODING or TCT_ERR_SYNTAX for input that is no text; TCT_ERR_LIMIT, TCT_ERR_MEMORY; or what
 * @p on_document returned. Every failure is also told to @p sink.
 */
TCT_MUST_USE tct_status tct_source_read(tct_str bytes, const tct_source_options *options,
                                        const tct_sink *sink, tct_source_on_document *on_document,
                                        void *context);

/**
 * Hands the members of the archive @p bytes to @p members, archives within it member by member. Of @p options
 * name and allocator count.
 * @return as tct_source_read(); TCT_NOT_FOUND when it is no archive.
 */
TCT_MUST_USE tct_status tct_source_members(tct_str bytes, const tct_source_options *options,
                                           const tct_sink *sink, const tct_member_sink *members);

/** "html", "text", …; for messages. */
const char *tct_source_format_name(tct_source_format format);

#endif
