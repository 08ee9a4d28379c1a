#include <assert.h>
#include <jansson.h>
#include <libxml/HTMLparser.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "source/things.h"

static int32_t read_object(tct_draft *draft, tct_things *things, const json_t *object, unsigned depth);

static tct_str text_of(const json_t *value) {
    return json_is_string(value) ? (tct_str){json_string_value(value), json_string_length(value)}
                                 : TCT_LIT("");
}

/** First string of a string or an array of strings. */
static tct_str first_text(const json_t *value) {
    return text_of(json_is_array(value) ? json_array_get(value, 0) : value);
}

/** An object with an @id and nothing else stands for one that is described elsewhere. */
static bool is_reference(const json_t *value) {
    assert(json_is_object(value));
    return json_object_size(value) == 1 && json_object_get(value, "@id");
}

/** Length of the reference ("&eacute;", "&#233;") at the beginning of @p text with its code point; 0 for
 * none. */
static size_t reference_at(tct_str text, uint32_t *code) {
    char name[12] = "";
    size_t size = 1;
    while (size < text.size && size < sizeof name && text.data[size] != ';')
        size++;
    if (size < 2 || size >= text.size || text.data[size] != ';') return 0;
    memcpy(name, text.data + 1, size - 1);
    if (name[0] == '#') {
        const bool hex = name[1] == 'x' || name[1] == 'X';
        *code = (uint32_t)strtoul(name + 1 + hex, NULL, hex ? 16 : 10);
    } else {
        const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
        *code = entity ? entity->value : 0;
    }
    const bool valid = *code >= ' ' && *code <= 0x10FFFF && (*code < 0xD800 || *code > 0xDFFF);
    return valid ? size + 1 : 0;
}

/** Adds a text; sites often leave references of HTML in their strings. */
static void add_text(tct_draft *draft, tct_things *things, int32_t thing, tct_str property, tct_str value) {
    tct_buffer plain;
    tct_buffer_init(&plain, draft->doc->arena.allocator, TCT_LIMIT_TEXT_BYTES);
    for (size_t at = 0; at < value.size;) {
        uint32_t code = 0;
        const tct_str rest = tct_str_range(value, at, value.size);
        const size_t length = rest.data[0] == '&' ? reference_at(rest, &code) : 0;
        if (length)
            tct_buffer_code_point(&plain, code);
        else
            tct_buffer_char(&plain, rest.data[0]);
        at += length ? length : 1;
    }
    if (tct_buffer_status(&plain) == TCT_OK)
        tct_things_text(draft, things, thing, property, tct_buffer_str(&plain));
    else
        draft->starved = true;
    tct_buffer_clear(&plain);
}

static void read_value(tct_draft *draft, tct_things *things, int32_t thing, const char *property,
                       const json_t *value, unsigned depth) {
    const tct_str name = tct_str_of(property);
    if (depth > TCT_LIMIT_METADATA_DEPTH) return;
    if (json_is_array(value)) {
        size_t index;
        const json_t *item;
        json_array_foreach(value, index, item) read_value(draft, things, thing, property, item, depth + 1);
    } else if (json_is_object(value)) {
        if (is_reference(value))
            tct_things_refer(draft, things, thing, name, text_of(json_object_get(value, "@id")));
        else if (json_object_get(value, "@value"))
            add_text(draft, things, thing, name, text_of(json_object_get(value, "@value")));
        else
            tct_things_link(draft, things, thing, name, read_object(draft, things, value, depth + 1));
    } else if (json_is_number(value)) {
        char number[32];
        snprintf(number, sizeof number, "%.15g", json_number_value(value));
        add_text(draft, things, thing, name, tct_str_of(number));
    } else {
        add_text(draft, things, thing, name, text_of(value));
    }
}

/** Objects inside an array or "@graph". */
static void read_all(tct_draft *draft, tct_things *things, const json_t *value, unsigned depth) {
    size_t index;
    const json_t *item;
    if (depth > TCT_LIMIT_METADATA_DEPTH) return;
    if (json_is_object(value)) read_object(draft, things, value, depth);
    json_array_foreach(value, index, item) read_all(draft, things, item, depth + 1);
}

static int32_t read_object(tct_draft *draft, tct_things *things, const json_t *object, unsigned depth) {
    assert(json_is_object(object));
    const json_t *graph = json_object_get(object, "@graph");
    if (graph) read_all(draft, things, graph, depth + 1);
    const tct_str type = first_text(json_object_get(object, "@type"));
    if (type.size == 0 || depth > TCT_LIMIT_METADATA_DEPTH) return TCT_NO_THING;
    const int32_t thing = tct_things_open(draft, things, type);
    if (thing == TCT_NO_THING) return thing;
    things->items.items[thing].id = tct_draft_clean(draft, text_of(json_object_get(object, "@id")));
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)object, key, value) {
        if (key[0] != '@') read_value(draft, things, thing, key, value, depth);
    }
    return thing;
}

void tct_jsonld_read(tct_draft *draft, tct_things *things, tct_str json) {
    const size_t cdata = tct_str_find(json, TCT_LIT("<![CDATA["), 0); /* for readers of XHTML */
    if (cdata != SIZE_MAX) json = tct_str_range(json, cdata + 9, json.size);
    while (json.size > 0 && json.data[0] != '{' && json.data[0] != '[')
        json = tct_str_range(json, 1, json.size);
    if (json.size == 0) return;
    json_error_t error;
    json_t *root = json_loadb(json.data, json.size, JSON_DISABLE_EOF_CHECK, &error);
    if (!root) {
        tct_reading_report(draft->reading, TCT_NOTE, TCT_OK, 0,
                           "the page's JSON-LD is broken and was left out");
        return;
    }
    read_all(draft, things, root, 0);
    json_decref(root);
}
