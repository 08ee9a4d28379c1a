#include "source/notes.h"

#include <assert.h>
#include <stdio.h>

#include "base/hash.h"
#include "source/walk.h"

uint32_t tct_note_number(tct_str text, bool *bracketed) {
    uint32_t number = 0;
    *bracketed = text.size > 2 && text.data[0] == '[' && text.data[text.size - 1] == ']';
    if (*bracketed) text = tct_str_range(text, 1, text.size - 1);
    if (text.size > 3) return 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return 0;
        number = number * 10 + (uint32_t)(text.data[i] - '0');
    }
    return number;
}

/** Hash of what stands behind the '#' of a link; 0 when it leads to no place of a page. */
static uint64_t fragment_of(const xmlNode *element) {
    tct_str href = tct_node_attribute(element, "href");
    (void)tct_str_split(&href, '#');
    return href.size ? tct_hash(href) | 1u : 0;
}

void tct_note_link(tct_note_links *links, const xmlNode *element, uint32_t number) {
    assert(number < TCT_NOTE_NUMBERS);
    uint64_t target = fragment_of(element);
    if (!target && element->parent) target = fragment_of(element->parent);
    if (!target && element->children) target = fragment_of(element->children);
    if (!number || !target || links->targets[number]) return;
    links->targets[number] = target;
    if (number > links->highest) links->highest = number;
}

uint32_t tct_note_at(const tct_note_links *links, const xmlNode *element) {
    const tct_str id = links->highest ? tct_node_attribute(element, "id") : TCT_LIT("");
    const uint64_t target = id.size ? tct_hash(id) | 1u : 0;
    for (uint32_t number = 1; target && number <= links->highest; number++)
        if (links->targets[number] == target) return number;
    return 0;
}

void tct_note_show(tct_buffer *raw, uint32_t begin, uint32_t number) {
    assert(begin <= raw->size && number > 0);
    const size_t size = raw->size - begin;
    char mark[16];
    const size_t length = (size_t)snprintf(mark, sizeof mark, "[%u] ", number);
    if (size == 0 || (size >= length - 1 && !memcmp(raw->data + begin, mark, length - 1))) return;
    tct_buffer_append(raw, (tct_str){mark, length});
    if (raw->size != begin + size + length) return; /* no memory: the status of the buffer says so */
    memmove(raw->data + begin + length, raw->data + begin, size);
    memcpy(raw->data + begin, mark, length);
}
