/** @file formats.h The readers behind tct_source_read(); each takes UTF-8 with LF line ends. */
#ifndef TCT_SOURCE_FORMATS_H
#define TCT_SOURCE_FORMATS_H

#include "source/draft.h"

/** Plain text: the document's text is @p text, unchanged. */
TCT_MUST_USE tct_status tct_read_text(tct_str text, tct_reading *reading);

/** A web page. */
TCT_MUST_USE tct_status tct_read_html(tct_str text, tct_reading *reading);
/** Reads @p html into @p draft, whose metadata may hold what a feed says already: that goes first. */
TCT_MUST_USE tct_status tct_html_into(tct_draft *draft, tct_str html);

/** Appends the text of @p html, which may be plain text, to @p out. */
void tct_html_plain(tct_str html, tct_buffer *out);
/** Appends @p xml to @p out without its DTD, every unknown entity as text ("&eacute;" → "&amp;eacute;"). */
void tct_xml_clean(tct_str xml, tct_buffer *out);
/** RSS or Atom: one document an item. */
TCT_MUST_USE tct_status tct_read_feed(tct_str text, tct_reading *reading);
/** One object a line: {"id", "url", "date", "lang", "title", "text" | "html"}. */
TCT_MUST_USE tct_status tct_read_jsonl(tct_str text, tct_reading *reading);

/** True if @p bytes begin like an archive or a compressed file. */
bool tct_is_archive(tct_str bytes);
/** Every member of an archive as an input of its own; DOCX and ODT as one document. */
TCT_MUST_USE tct_status tct_read_archive(tct_str bytes, tct_reading *reading);
/** What is known of one member of an archive; all but the path may be empty. */
typedef struct {
    tct_str path; /**< inside the archive */
    tct_str url, charset;
    bool single; /**< content of a compressed file, without a name of its own */
} tct_member;

/** One member as an input of its own; what is wrong with it costs this member only. */
TCT_MUST_USE tct_status tct_read_member(tct_str bytes, const tct_member *member, tct_reading *reading);
/** True if @p bytes begin like a WARC file. */
bool tct_is_warc(tct_str bytes);
/** The pages of a web archive, each an input of its own with its address. */
TCT_MUST_USE tct_status tct_read_warc(tct_str bytes, tct_reading *reading);
/** Any bytes: what tct_source_read() does, for members of archives. */
TCT_MUST_USE tct_status tct_read_bytes(tct_str bytes, tct_reading *reading);

/** How well the beginning of a text fits a format; 0 = not at all. */
unsigned tct_score_html(tct_str head);
unsigned tct_score_feed(tct_str head);
unsigned tct_score_jsonl(tct_str head);

#endif
