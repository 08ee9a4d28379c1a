#include "knowledge/frames_classes.h"

#include <assert.h>

#include "pack/frames.h"

#include "doc/doc.h"

bool tct_frame_kinds_named(tct_str name, uint16_t *kinds) {
    assert(kinds);
    static const struct {
        const char *name;
        uint16_t kinds;
    } classes[] = {
        {"Person", 1u << TCT_KIND_PERSON},
        {"Organization", 1u << TCT_KIND_ORGANIZATION},
        {"Event", 1u << TCT_KIND_EVENT},
        {"Strategy", 1u << TCT_KIND_STRATEGY},
        {"Place", 1u << TCT_KIND_PLACE},
        {"Post", 1u << TCT_KIND_POST},
        {"Agent", TCT_AGENT_KINDS},
        {"Actor", TCT_ACTOR_KINDS},
        {"Date", TCT_FRAME_DATE},
        {"Any", TCT_ACTOR_KINDS | 1u << TCT_KIND_EVENT | 1u << TCT_KIND_STRATEGY},
    };
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (tct_str_equal(name, tct_str_of(classes[i].name))) return *kinds = classes[i].kinds, true;
    return false;
}

/* More than one name, and not all of them kinds. */
static bool is_choice(tct_str names) {
    uint16_t kinds = 0;
    size_t count = 0;
    bool own = false;
    for (; names.size; count++)
        own |= !tct_frame_kinds_named(tct_str_split(&names, '|'), &kinds);
    return own && count > 1;
}

/* What stands between the role and "=" in "role:names=lemmas". */
static tct_str names_of(tct_str argument) {
    tct_str names = tct_str_split(&argument, '=');
    tct_str_split(&names, ':');
    return names;
}

tct_str tct_frame_next_choice(tct_str text) {
    while (text.size) {
        tct_str_split(&text, '{');
        const tct_str names = names_of(tct_str_split(&text, '}'));
        if (is_choice(names)) return names;
    }
    return (tct_str){0};
}

tct_str tct_frame_choose(tct_arena *arena, tct_str text, tct_str names, tct_str one) {
    assert(arena && names.data >= text.data && names.data + names.size <= text.data + text.size);
    const size_t before = (size_t)(names.data - text.data), after = before + names.size;
    const size_t size = text.size - names.size + one.size;
    char *made = tct_arena_alloc(arena, size + 1, 1);
    if (!made) return (tct_str){0};
    memcpy(made, text.data, before);
    memcpy(made + before, one.data, one.size);
    memcpy(made + before + one.size, text.data + after, text.size - after);
    return (tct_str){made, size};
}
