#include "source/tags.h"
#include "source/walk.h"

static const xmlAttr *find(const xmlNode *element, const char *name) {
    const xmlAttr *attribute = element->type == XML_ELEMENT_NODE ? element->properties : NULL;
    while (attribute && strcmp((const char *)attribute->name, name) != 0)
        attribute = attribute->next;
    return attribute;
}

tct_str tct_node_attribute(const xmlNode *element, const char *name) {
    const xmlAttr *attribute = find(element, name);
    const xmlNode *value = attribute ? attribute->children : NULL;
    return value && value->content ? tct_str_trim(tct_str_of((const char *)value->content)) : TCT_LIT("");
}

bool tct_node_has(const xmlNode *element, const char *name) {
    return find(element, name) != NULL;
}

void tct_node_text(const xmlNode *element, size_t limit, tct_buffer *out) {
    const size_t end = out->size + limit;
    unsigned visits = 0;
    const xmlNode *node = element->children;
    while (node && out->size < end && visits++ < 2000) {
        const bool text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
        const unsigned bits = node->type == XML_ELEMENT_NODE ? tct_tag_bits(tct_node_name(node)) : 0;
        if (text) {
            const tct_str content = tct_str_of((const char *)node->content);
            tct_buffer_append(out, content.size <= end - out->size ? content : TCT_LIT(" "));
        }
        if (bits & (TCT_TAG_BLOCK | TCT_TAG_BREAK)) tct_buffer_char(out, ' ');
        if (node->type == XML_ELEMENT_NODE && node->children && !(bits & TCT_TAG_SKIP)) {
            node = node->children;
            continue;
        }
        while (node && node != element && !node->next)
            node = node->parent;
        node = node && node != element ? node->next : NULL;
    }
}
