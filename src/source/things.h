/**
 * @file things.h
 * Things that a page's own metadata describes (JSON-LD, microdata, RDFa with schema.org terms), on their way
 * to tct_page_fact records.
 */
#ifndef TCT_SOURCE_THINGS_H
#define TCT_SOURCE_THINGS_H

#include "source/draft.h"

/** No thing. */
enum { TCT_NO_THING = -1 };

typedef struct {
    tct_str type, name, id;
} tct_thing;

/** A property of a thing: text, or another thing. */
typedef struct {
    int32_t thing;
    int32_t object; /**< TCT_NO_THING for text */
    tct_str property;
    tct_str value; /**< text, or the @id of an object that is described elsewhere */
    bool reference;
} tct_thing_property;

typedef struct {
    TCT_VEC(tct_thing) items;
    TCT_VEC(tct_thing_property) properties;
    bool full; /**< a limit was reached, and that was told */
} tct_things;

void tct_things_clear(tct_things *things, const tct_allocator *allocator);
/** A new thing; @p type is cut to its local name. TCT_NO_THING when there are too many or no memory. */
int32_t tct_things_open(tct_draft *draft, tct_things *things, tct_str type);
/** Adds a text property; "name" and "headline" name the thing. Ignores TCT_NO_THING. */
void tct_things_text(tct_draft *draft, tct_things *things, int32_t thing, tct_str property, tct_str value);
/** Adds @p object as property. Ignores TCT_NO_THING. */
void tct_things_link(tct_draft *draft, tct_things *things, int32_t thing, tct_str property, int32_t object);
/** Adds a reference by @id. */
void tct_things_refer(tct_draft *draft, tct_things *things, int32_t thing, tct_str property, tct_str id);
/** Looks up the objects of references, and of objects that have no more than type and @id; call once after
 * the last addition. */
void tct_things_resolve(tct_things *things);
/** Name of @p thing, or of an address its parts; empty when it has none. */
tct_str tct_things_name(tct_draft *draft, const tct_things *things, int32_t thing);
/** Pushes every property of every named thing onto the document's facts; town and country of an address
 * become properties (addressLocality, addressCountry) of what has the address. */
TCT_MUST_USE tct_status tct_things_emit(tct_draft *draft, const tct_things *things);

/** Reads a JSON-LD script into @p things; broken JSON is told as a note. */
void tct_jsonld_read(tct_draft *draft, tct_things *things, tct_str json);

/** "https://schema.org/Event" or "schema:Event" → "Event". */
tct_str tct_local_name(tct_str name);

#endif
