#include "source/things.h"

#include <assert.h>

#include "base/limits.h"

/** Types of schema.org that describe the web page, not its subject. */
static const char *const page_types[] = {"WebSite",
                                         "WebPage",
                                         "BreadcrumbList",
                                         "ListItem",
                                         "ImageObject",
                                         "ItemList",
                                         "SearchAction",
                                         "EntryPoint",
                                         "WPHeader",
                                         "WPFooter",
                                         "ReadAction",
                                         "PropertyValueSpecification",
                                         "SiteNavigationElement"};

void tct_things_clear(tct_things *things, const tct_allocator *allocator) {
    TCT_VEC_CLEAR(&things->items, allocator);
    TCT_VEC_CLEAR(&things->properties, allocator);
}

tct_str tct_local_name(tct_str name) {
    name = tct_str_trim(name);
    size_t at = name.size;
    while (at > 0 && !strchr("/#:", name.data[at - 1]))
        at--;
    return tct_str_range(name, at, name.size);
}

/** Says once that the rest of the metadata is left out. */
static void tell_full(tct_draft *draft, tct_things *things) {
    if (!things->full)
        tct_reading_report(draft->reading, TCT_NOTE, TCT_OK, 0,
                           "the page's metadata describes too many things; the rest of it was left out");
    things->full = true;
}

int32_t tct_things_open(tct_draft *draft, tct_things *things, tct_str type) {
    if (things->items.count >= TCT_LIMIT_METADATA_THINGS) {
        tell_full(draft, things);
        return TCT_NO_THING;
    }
    const tct_thing thing = {.type = tct_draft_clean(draft, tct_local_name(type))};
    if (TCT_PUSH(&things->items, draft->doc->arena.allocator, thing) != TCT_OK) {
        draft->starved = true;
        return TCT_NO_THING;
    }
    return (int32_t)things->items.count - 1;
}

static void push(tct_draft *draft, tct_things *things, tct_thing_property property) {
    if (property.thing == TCT_NO_THING) return;
    if (things->properties.count >= TCT_LIMIT_METADATA_FACTS) {
        tell_full(draft, things);
        return;
    }
    assert((size_t)property.thing < things->items.count);
    property.property = tct_draft_clean(draft, tct_local_name(property.property));
    property.value = tct_draft_clean(draft, property.value);
    if (TCT_PUSH(&things->properties, draft->doc->arena.allocator, property) != TCT_OK) draft->starved = true;
}

void tct_things_text(tct_draft *draft, tct_things *things, int32_t thing, tct_str property, tct_str value) {
    value = tct_str_trim(value);
    if (thing == TCT_NO_THING || value.size == 0) return;
    const tct_str local = tct_local_name(property);
    tct_thing *named = &things->items.items[thing];
    if (tct_str_equal(local, TCT_LIT("name")) || tct_str_equal(local, TCT_LIT("headline"))) {
        if (named->name.size == 0) named->name = tct_draft_clean(draft, value);
        return;
    }
    push(draft, things, (tct_thing_property){thing, TCT_NO_THING, property, value, false});
}

void tct_things_link(tct_draft *draft, tct_things *things, int32_t thing, tct_str property, int32_t object) {
    if (object == TCT_NO_THING) return;
    push(draft, things, (tct_thing_property){thing, object, property, TCT_LIT(""), false});
}

void tct_things_refer(tct_draft *draft, tct_things *things, int32_t thing, tct_str property, tct_str id) {
    push(draft, things, (tct_thing_property){thing, TCT_NO_THING, property, id, true});
}

/** The thing called @p id: the first with a name, else the first. */
static int32_t find_id(const tct_things *things, tct_str id) {
    int32_t found = TCT_NO_THING;
    for (size_t j = 0; id.size > 0 && j < things->items.count; j++) {
        if (!tct_str_equal(things->items.items[j].id, id)) continue;
        if (things->items.items[j].name.size > 0) return (int32_t)j;
        if (found == TCT_NO_THING) found = (int32_t)j;
    }
    return found;
}

void tct_things_resolve(tct_things *things) {
    for (size_t i = 0; i < things->properties.count; i++) {
        tct_thing_property *property = &things->properties.items[i];
        if (property->reference) {
            property->object = find_id(things, property->value);
            property->reference = property->object == TCT_NO_THING;
        } else if (property->object != TCT_NO_THING) {
            const tct_thing *object = &things->items.items[property->object];
            if (object->name.size == 0 && object->id.size > 0) /* type and @id here, the rest elsewhere */
                property->object = find_id(things, object->id);
        }
    }
}

/** The text parts of an address, in their order. */
static tct_str join_parts(tct_draft *draft, const tct_things *things, int32_t thing) {
    tct_buffer joined;
    tct_buffer_init(&joined, draft->doc->arena.allocator, 4096);
    for (size_t i = 0; i < things->properties.count; i++) {
        const tct_thing_property *part = &things->properties.items[i];
        if (part->thing != thing || part->object != TCT_NO_THING || part->reference) continue;
        if (joined.size > 0) tct_buffer_append(&joined, TCT_LIT(", "));
        tct_buffer_append(&joined, part->value);
    }
    const tct_str copy = tct_draft_clean(draft, tct_buffer_str(&joined));
    if (tct_buffer_status(&joined) == TCT_ERR_MEMORY) draft->starved = true;
    tct_buffer_clear(&joined);
    return copy;
}

tct_str tct_things_name(tct_draft *draft, const tct_things *things, int32_t thing) {
    assert(thing >= 0 && (size_t)thing < things->items.count);
    const tct_thing *named = &things->items.items[thing];
    if (named->name.size > 0) return named->name;
    if (tct_str_equal(named->type, TCT_LIT("PostalAddress"))) return join_parts(draft, things, thing);
    for (size_t i = 0; i < things->properties.count; i++) { /* a place that has only an address */
        const tct_thing_property *part = &things->properties.items[i];
        if (part->thing != thing || !tct_str_equal(part->property, TCT_LIT("address"))) continue;
        if (part->object == TCT_NO_THING) return part->value;
        const tct_thing *address = &things->items.items[part->object];
        return address->name.size > 0 ? address->name : join_parts(draft, things, part->object);
    }
    return TCT_LIT("");
}

static bool is_page_type(tct_str type) {
    for (size_t i = 0; i < sizeof page_types / sizeof *page_types; i++)
        if (tct_str_equal(type, tct_str_of(page_types[i]))) return true;
    return false;
}

/** Number of the address of @p thing, itself when it is one; TCT_NO_THING when it has none. */
static int32_t address_of(const tct_things *things, int32_t thing) {
    assert(thing >= 0 && (size_t)thing < things->items.count);
    if (tct_str_equal(things->items.items[thing].type, TCT_LIT("PostalAddress"))) return thing;
    for (size_t i = 0; i < things->properties.count; i++) {
        const tct_thing_property *part = &things->properties.items[i];
        if (part->thing == thing && part->object != TCT_NO_THING &&
            tct_str_equal(part->property, TCT_LIT("address")))
            return part->object;
    }
    return TCT_NO_THING;
}

static bool names_area(tct_str property) {
    return tct_str_equal(property, TCT_LIT("addressLocality")) ||
           tct_str_equal(property, TCT_LIT("addressCountry"));
}

/** Town and country of @p address as properties of @p owner itself. */
static tct_status emit_address(tct_draft *draft, const tct_things *things, const tct_thing *owner,
                               int32_t address) {
    for (size_t i = 0; i < things->properties.count; i++) {
        const tct_thing_property *part = &things->properties.items[i];
        if (part->thing != address || part->reference || !names_area(part->property)) continue;
        tct_page_fact fact = {owner->type, owner->name, part->property, TCT_LIT(""), part->value};
        if (part->object != TCT_NO_THING) {
            fact.value_type = things->items.items[part->object].type;
            fact.value = things->items.items[part->object].name;
        }
        if (fact.value.size > 0) TRY(TCT_DOC_PUSH(draft->doc, facts, fact));
    }
    return TCT_OK;
}

/** A property whose value is a thing: the thing by its name, and where it is by its address. */
static tct_status emit_thing(tct_draft *draft, const tct_things *things, const tct_thing_property *property) {
    const tct_thing *owner = &things->items.items[property->thing];
    const tct_thing *value = &things->items.items[property->object];
    if (is_page_type(value->type)) return TCT_OK;
    const tct_page_fact fact = {owner->type, owner->name, property->property, value->type, value->name};
    if (value->name.size > 0) TRY(TCT_DOC_PUSH(draft->doc, facts, fact));
    const bool where = tct_str_equal(property->property, TCT_LIT("address")) ||
                       tct_str_equal(property->property, TCT_LIT("location"));
    const int32_t address = where ? address_of(things, property->object) : TCT_NO_THING;
    return address == TCT_NO_THING ? TCT_OK : emit_address(draft, things, owner, address);
}

tct_status tct_things_emit(tct_draft *draft, const tct_things *things) {
    assert(draft->doc);
    for (size_t i = 0; i < things->properties.count; i++) {
        const tct_thing_property *property = &things->properties.items[i];
        const tct_thing *thing = &things->items.items[property->thing];
        if (thing->name.size == 0 || property->reference || is_page_type(thing->type)) continue;
        if (property->object != TCT_NO_THING)
            TRY(emit_thing(draft, things, property));
        else
            TRY(TCT_DOC_PUSH(draft->doc, facts,
                             ((tct_page_fact){thing->type, thing->name, property->property, TCT_LIT(""),
                                              property->value})));
    }
    return TCT_OK;
}
