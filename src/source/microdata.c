#include <assert.h>

#include "source/walk.h"

/** Bytes of text that the value of a property may have. */
enum { VALUE_BYTES = 500 };

/** A scope that is open: its element and the thing that it describes. */
typedef struct {
    const xmlNode *node;
    int32_t thing;
} scope;

typedef struct {
    tct_page *page;
    TCT_VEC(scope) scopes;
} collector;

/** Where the value of a property stands, by element. */
static const struct {
    const char *element, *attribute;
} value_attributes[] = {
    {"meta", "content"}, {"time", "datetime"}, {"data", "value"}, {"a", "href"},
    {"link", "href"},    {"img", "src"},       {"area", "href"},
};

/** An attribute of microdata, else the one of RDFa that means the same. */
static tct_str either(const xmlNode *node, const char *microdata, const char *rdfa) {
    const tct_str value = tct_node_attribute(node, microdata);
    return value.size > 0 ? value : tct_node_attribute(node, rdfa);
}

/** The first schema.org property among the names in @p names; empty for other vocabularies (og:, foaf:). */
static tct_str property_of(tct_str names) {
    while (names.size > 0) {
        const tct_str name = tct_str_split(&names, ' ');
        const bool plain = !memchr(name.data, ':', name.size);
        if (plain || tct_str_starts(name, TCT_LIT("schema:")) ||
            tct_str_find(name, TCT_LIT("schema.org/"), 0) != SIZE_MAX)
            return tct_local_name(name);
    }
    return TCT_LIT("");
}

static void read_value(collector *c, const xmlNode *node, int32_t thing, tct_str property) {
    tct_draft *draft = c->page->draft;
    tct_str value = tct_node_attribute(node, "content");
    for (size_t i = 0; value.size == 0 && i < sizeof value_attributes / sizeof *value_attributes; i++)
        if (strcmp((const char *)node->name, value_attributes[i].element) == 0)
            value = tct_node_attribute(node, value_attributes[i].attribute);
    const bool link = strcmp((const char *)node->name, "a") == 0; /* a link names its object by its text */
    const bool address =
        tct_str_equal(property, TCT_LIT("url")) || tct_str_equal(property, TCT_LIT("sameAs"));
    if (value.size > 0 && (!link || address)) {
        tct_things_text(draft, &c->page->things, thing, property, value);
        return;
    }
    tct_buffer text;
    tct_buffer_init(&text, draft->doc->arena.allocator, VALUE_BYTES * 4);
    tct_node_text(node, VALUE_BYTES, &text);
    if (text.size < VALUE_BYTES)
        tct_things_text(draft, &c->page->things, thing, property, tct_buffer_str(&text));
    tct_buffer_clear(&text);
}

static tct_status enter(collector *c, const xmlNode *node) {
    if (!node->properties) return TCT_OK;
    const int32_t outer =
        c->scopes.count > 0 ? c->scopes.items[c->scopes.count - 1].thing : (int32_t)TCT_NO_THING;
    const tct_str property = property_of(either(node, "itemprop", "property"));
    const tct_str type = either(node, "itemtype", "typeof");
    if (type.size == 0 && !tct_node_has(node, "itemscope")) {
        if (property.size > 0 && outer != TCT_NO_THING) read_value(c, node, outer, property);
        return TCT_OK;
    }
    tct_str types = type;
    const int32_t thing = tct_things_open(c->page->draft, &c->page->things, tct_str_split(&types, ' '));
    if (property.size > 0) tct_things_link(c->page->draft, &c->page->things, outer, property, thing);
    return TCT_PUSH(&c->scopes, c->page->draft->doc->arena.allocator, ((scope){node, thing}));
}

static void leave(collector *c, const xmlNode *node) {
    if (c->scopes.count > 0 && c->scopes.items[c->scopes.count - 1].node == node) c->scopes.count--;
}

static tct_status collect(collector *c, const xmlNode *root) {
    const xmlNode *node = root;
    while (node) {
        if (node->type == XML_ELEMENT_NODE) {
            TRY(enter(c, node));
            if (node->children) {
                node = node->children;
                continue;
            }
            leave(c, node);
        }
        while (node != root && !node->next) {
            node = node->parent;
            leave(c, node);
        }
        node = node == root ? NULL : node->next;
    }
    return TCT_OK;
}

tct_status tct_microdata_read(tct_page *page, const xmlNode *root) {
    assert(page && root);
    collector c = {.page = page};
    const tct_status status = collect(&c, root);
    assert(status != TCT_OK || c.scopes.count == 0);
    TCT_VEC_CLEAR(&c.scopes, page->draft->doc->arena.allocator);
    return status;
}
