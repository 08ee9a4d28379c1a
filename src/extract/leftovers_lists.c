/* What a list says of unexplained names that stand in it. */
#include <assert.h>

#include "extract/leftovers.h"

/** How far back an enumeration is followed. */
#define LIST_WORDS 30u

/** First word of the enumeration "A, B and C" that [first, …) stands in: names, commas and conjunctions. */
static uint32_t list_begin(const tct_scene *scene, uint32_t first) {
    uint32_t at = first;
    while (at > scene->first && first - at < LIST_WORDS) {
        const bool joint = tct_scene_is(scene, at - 1, ',') || scene->marks[at - 1].determiner ||
                           tct_scene_word(scene, at - 1)->upos == TCT_UPOS_CCONJ;
        if (!joint && !tct_scene_capital(scene, at - 1)) break;
        at--;
    }
    return at;
}

static bool is_listing(const tct_scene *scene, uint32_t at) {
    const uint8_t upos = tct_scene_word(scene, at)->upos;
    return (upos == TCT_UPOS_VERB || upos == TCT_UPOS_AUX) &&
           tct_part_item(scene->part, TCT_LIST_PRESENCE_LINKS, tct_scene_word(scene, at)->lemma);
}

/** "companies, |among them| A, B and C": the plural noun says what its list names. */
void tct_leftover_weigh_list(const tct_scene *scene, tct_leftover *found) {
    uint32_t at = list_begin(scene, found->first);
    uint32_t opener = 0;
    for (uint32_t back = 1; back <= 3 && at >= scene->first + back && !opener; back++) {
        const tct_pack_item *item = NULL;
        if (tct_part_longest(scene->part, scene->doc, TCT_LIST_LIST_OPENERS, at - back, at, &item) == back)
            opener = back;
    }
    /* "the partners |include| A, B and C" */
    if (!opener && at > scene->first + 1 && is_listing(scene, at - 1)) opener = 1;
    if (!opener || tct_scene_is(scene, at - 1, ':')) return;
    at -= opener;
    for (uint32_t step = 0; step < 6 && at > scene->first; step++) {
        const tct_mark *mark = &scene->marks[--at];
        if (mark->noun_length && mark->shape == TCT_SHAPE_LOWER) {
            if (mark->plural && mark->noun_kind == TCT_KIND_ORGANIZATION) found->organization += SAID;
            return;
        }
        if (tct_scene_word(scene, at)->upos == TCT_UPOS_VERB) return;
    }
}

/** Do nothing but a comma, a conjunction and articles stand between the words? Notes a conjunction. */
static bool is_joint(const tct_scene *scene, uint32_t from, uint32_t to, bool *conjunction) {
    for (uint32_t at = from; at < to; at++) {
        const bool and = tct_scene_word(scene, at)->upos == TCT_UPOS_CCONJ;
        if (!and&&!tct_scene_is(scene, at, ',')) return false;
        *conjunction |= and;
    }
    return to > from && to <= from + 2;
}

/** "Telia |and Swedbank|", "Nokia, |Elisa| and Northvolt": a body right before it in the list that a
 * conjunction closes. */
bool tct_leftover_beside_body(const tct_scene *scene, const tct_leftovers *all, const uint8_t *kinds,
                              size_t index) {
    const tct_leftover *name = &all->items[index];
    const uint32_t sentence = tct_scene_word(scene, name->first)->sentence;
    bool conjunction = false, body = false;
    if (name->first < 2) return false;
    if (index > 0 && all->items[index - 1].end < name->first)
        body = kinds[index - 1] == TCT_KIND_ORGANIZATION &&
               is_joint(scene, all->items[index - 1].end, name->first, &conjunction);
    const uint32_t last = name->first - (tct_scene_word(scene, name->first - 1)->upos == TCT_UPOS_CCONJ &&
                                                 tct_scene_is(scene, name->first - 2, ',')
                                             ? 3
                                             : 2);
    const tct_mention *before = body ? NULL : tct_leftover_owner(scene, last);
    if (before && before->kind == TCT_KIND_ORGANIZATION && before->sentence == sentence)
        body = is_joint(scene, before->word_end, name->first, &conjunction);
    if (!body || conjunction) return body;
    /* a comma alone: the list must go on to its conjunction */
    return index + 1 < all->count && is_joint(scene, name->end, all->items[index + 1].first, &conjunction) &&
           conjunction;
}
