/**
 * @file term.h
 * RDF terms as small integers. What enters here is clean: IRIs are valid (RFC 3987), text is UTF-8 without
 * control characters, typed literals have a lexical form of their type. So no writer can meet a term that it
 * would cut, drop or spoil (raptor does all three without a word).
 */
#ifndef TCT_GRAPH_TERM_H
#define TCT_GRAPH_TERM_H

#include "base/buffer.h"
#include "graph/vocabulary.h"

/** Id of an interned term; 0 is none. Ids below TCT_V_COUNT are the vocabulary's. */
typedef uint32_t tct_term;

typedef struct tct_terms tct_terms;

/** What a term is made of. Slices live as long as the table. */
typedef struct {
    tct_str text;      /**< the IRI, or the lexical form */
    tct_str language;  /**< of language-tagged literals, lower case; else empty */
    tct_term datatype; /**< of literals (TCT_V_RDF_LANGSTRING with a language); 0 for IRIs */
} tct_term_view;

/** A table that holds the vocabulary. */
TCT_MUST_USE tct_status tct_terms_new(const tct_allocator *allocator, tct_terms **terms);
/** Accepts NULL. */
void tct_terms_free(tct_terms *terms);
/** One more than the largest id. */
uint32_t tct_terms_end(const tct_terms *terms);

/** IRI as it is; TCT_ERR_ARGUMENT when it is not valid. */
TCT_MUST_USE tct_status tct_terms_iri(tct_terms *terms, tct_str iri, tct_term *term);
/** IRI from a page or a user: percent-encoded first, then as above. */
TCT_MUST_USE tct_status tct_terms_iri_encoded(tct_terms *terms, tct_str iri, tct_term *term);
/**
 * Text, with @p language (BCP 47; '_' is read as '-') or empty for xsd:string. Broken bytes become U+FFFD, CR
 * and CRLF become LF, control characters other than TAB and LF vanish. A language that is no tag:
 * TCT_ERR_ARGUMENT.
 */
TCT_MUST_USE tct_status tct_terms_text(tct_terms *terms, tct_str text, tct_str language, tct_term *term);
/** YYYY, YYYY-MM or YYYY-MM-DD as xsd:gYear, xsd:gYearMonth, xsd:date; TCT_ERR_ARGUMENT when it is no date.
 */
TCT_MUST_USE tct_status tct_terms_date(tct_terms *terms, tct_str date, tct_term *term);
/** xsd:decimal with two digits: 87 is 0.87. */
TCT_MUST_USE tct_status tct_terms_hundredths(tct_terms *terms, unsigned hundredths, tct_term *term);
/**
 * Literal of any datatype, for readers. Lexical forms of the XSD types of the vocabulary are checked
 * (TCT_ERR_ARGUMENT); those of other types are taken as text.
 */
TCT_MUST_USE tct_status tct_terms_typed(tct_terms *terms, tct_str lexical, tct_term datatype, tct_term *term);

/** Id of an IRI that is already there, or 0. */
tct_term tct_terms_find_iri(const tct_terms *terms, tct_str iri);
/** Id that @p term of @p from has in @p terms, or 0 when it is not there. */
tct_term tct_terms_same(const tct_terms *from, tct_term term, const tct_terms *terms);
bool tct_terms_is_iri(const tct_terms *terms, tct_term term);
tct_term_view tct_terms_view(const tct_terms *terms, tct_term term);
/** The IRI or the lexical form. */
tct_str tct_terms_string(const tct_terms *terms, tct_term term);
/** Output order: IRIs first, then byte order of text, datatype, language. */
int tct_terms_compare(const tct_terms *terms, tct_term a, tct_term b);

/** Copies @p term of @p from into @p to. */
TCT_MUST_USE tct_status tct_terms_copy(const tct_terms *from, tct_term term, tct_terms *to, tct_term *copy);

/** Appends @p text as tct_terms_text() cleans it. */
tct_status tct_text_clean(tct_str text, tct_buffer *out);
/** The same, but what would vanish becomes U+FFFD: as many code points as before. */
tct_status tct_text_clean_places(tct_str text, tct_buffer *out);
/** True when @p lexical is a form of @p datatype (a TCT_V_XSD_… id; true for types that are not checked). */
bool tct_lexical_valid(tct_str lexical, tct_term datatype);
/** True for the shape of a BCP 47 language tag. */
bool tct_language_tag_valid(tct_str tag);

#endif
