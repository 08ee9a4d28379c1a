/* Names of one thing: equal, shorter by complements, spelt by initials; people by surname. */
#include <assert.h>

#include "base/utf8.h"
#include "extract/coref.h"

static const tct_mention *at(const tct_coref *coref, uint32_t index) {
    return &coref->doc->mentions.items[index];
}

static bool is_name(const tct_mention *mention) {
    const bool form = mention->form == TCT_MENTION_NAME || mention->form == TCT_MENTION_ACRONYM ||
                      mention->form == TCT_MENTION_DESCRIPTION || mention->form == TCT_MENTION_POST;
    return form && !(mention->flags & TCT_MENTION_GENERIC);
}

/** Does @p shorter occur in @p longer as one run? */
static bool contains(const tct_coref_view *longer, const tct_coref_view *shorter) {
    if (!shorter->count || shorter->count > longer->count) return false;
    for (uint32_t from = 0; from + shorter->count <= longer->count; from++) {
        uint32_t same = 0;
        while (same < shorter->count && longer->content[from + same] == shorter->content[same])
            same++;
        if (same == shorter->count) return true;
    }
    return false;
}

/** "All England Club" for "All England Lawn Tennis Club": first and last word stay, some between are left
 * out. */
static bool abridges(const tct_coref_view *longer, const tct_coref_view *shorter) {
    if (longer->content[0] != shorter->content[0]) return false;
    if (longer->content[longer->count - 1] != shorter->content[shorter->count - 1]) return false;
    uint32_t same = 0;
    for (uint32_t i = 0; i < longer->count && same < shorter->count; i++)
        same += longer->content[i] == shorter->content[same];
    return same == shorter->count;
}

static bool related_classes(const tct_coref *coref, const tct_mention *a, const tct_mention *b) {
    if (a->class_id == UINT16_MAX || b->class_id == UINT16_MAX) return false;
    return tct_pack_class_is_a(coref->extract->pack, a->class_id, b->class_id) ||
           tct_pack_class_is_a(coref->extract->pack, b->class_id, a->class_id);
}

/** "Comité national de pilotage" for "comité national de pilotage de la politique …": the heads agree. */
static bool short_form(const tct_coref *coref, uint32_t a, uint32_t b) {
    assert(a < coref->count && b < coref->count);
    const tct_coref_view *x = &coref->views[a], *y = &coref->views[b];
    const bool first = x->count >= y->count;
    const tct_coref_view *longer = first ? x : y, *shorter = first ? y : x;
    if (shorter->count < 2 || shorter->count == longer->count) return false;
    if (!contains(longer, shorter) && !abridges(longer, shorter)) return false;
    const tct_doc *doc = coref->doc;
    const tct_word *p = &doc->words.items[at(coref, a)->head], *q = &doc->words.items[at(coref, b)->head];
    return p->lower == q->lower && related_classes(coref, at(coref, a), at(coref, b));
}

/** First letters of the content words of @p view, folded, equal to the letters of the acronym. */
static bool initials_match(const tct_coref *coref, const tct_coref_view *view, tct_str acronym) {
    size_t used = 0;
    for (uint32_t i = 0; i < view->count; i++) {
        const tct_str word = tct_doc_symbol(coref->doc, view->content[i]);
        if (used >= acronym.size || !word.size) return false;
        const char c = acronym.data[used];
        if (c < 'A' || c > 'Z' || word.data[0] != (char)(c | 0x20)) return false;
        used++;
    }
    return used == acronym.size && used >= 3;
}

static bool is_city(const tct_coref *coref, const tct_mention *place) {
    const uint16_t city = coref->extract->classes[TCT_CLASS_CITY];
    return place->class_id == city || place->class_id == coref->extract->kind_class[TCT_KIND_PLACE];
}

/** "City of Graz" and "Graz": the noun before the name adds nothing. */
static bool same_town(const tct_coref *coref, uint32_t a, uint32_t b) {
    const tct_coref_view *x = &coref->views[a], *y = &coref->views[b];
    const bool first = x->count > y->count;
    const tct_coref_view *longer = first ? x : y, *shorter = first ? y : x;
    if (longer->count != shorter->count + 1 || !shorter->count) return false;
    const tct_mention *named = at(coref, first ? a : b);
    if (!is_city(coref, at(coref, a)) || !is_city(coref, at(coref, b)) || named->entity != TCT_NONE)
        return false;
    if (coref->doc->words.items[named->head].lower != longer->content[0]) return false;
    if (named->class_id != coref->extract->classes[TCT_CLASS_CITY]) return false;
    for (uint32_t i = 0; i < shorter->count; i++)
        if (longer->content[i + 1] != shorter->content[i]) return false;
    return true;
}

static bool same_name(const tct_coref *coref, uint32_t a, uint32_t b) {
    const tct_mention *x = at(coref, a), *y = at(coref, b);
    if (x->entity != TCT_NONE && x->entity == y->entity) return true;
    const tct_coref_view *v = &coref->views[a], *w = &coref->views[b];
    if (v->count && v->key == w->key) return true;
    if (x->kind == TCT_KIND_PLACE) return same_town(coref, a, b);
    if (x->kind == TCT_KIND_PERSON || x->kind == TCT_KIND_POST) return false;
    if (x->form == TCT_MENTION_ACRONYM && y->form != TCT_MENTION_ACRONYM)
        return initials_match(coref, w, tct_doc_span(coref->doc, x->span));
    if (y->form == TCT_MENTION_ACRONYM && x->form != TCT_MENTION_ACRONYM)
        return initials_match(coref, v, tct_doc_span(coref->doc, y->span));
    return short_form(coref, a, b);
}

tct_status tct_coref_names(tct_coref *coref) {
    assert(coref && coref->views);
    for (uint32_t m = 1; m < coref->count; m++) {
        if (!is_name(at(coref, m))) continue;
        const uint32_t lowest = m > TCT_COREF_REACH ? m - TCT_COREF_REACH : 0;
        for (uint32_t other = m; other-- > lowest;) {
            if (at(coref, other)->kind != at(coref, m)->kind || !is_name(at(coref, other))) continue;
            if (same_name(coref, m, other)) (void)tct_coref_join(coref, m, other);
        }
    }
    return TCT_OK;
}

static bool has_word(const tct_coref_view *view, tct_symbol word) {
    for (uint32_t i = 0; i < view->count; i++)
        if (view->content[i] == word) return true;
    return false;
}

/** All words of the shorter name occur in the longer and the surname (last word of either order) agrees. */
static bool same_person(const tct_coref_view *a, const tct_coref_view *b) {
    const tct_coref_view *longer = a->count >= b->count ? a : b, *shorter = longer == a ? b : a;
    if (shorter->count < 2) return false;
    for (uint32_t i = 0; i < shorter->count; i++)
        if (!has_word(longer, shorter->content[i])) return false;
    return true;
}

static tct_status join_full_names(tct_coref *coref, uint32_t m) {
    const uint32_t lowest = m > TCT_COREF_REACH ? m - TCT_COREF_REACH : 0;
    for (uint32_t other = m; other-- > lowest;)
        if (at(coref, other)->kind == TCT_KIND_PERSON && same_person(&coref->views[m], &coref->views[other]))
            (void)tct_coref_join(coref, m, other);
    return TCT_OK;
}

/** The one person with a full name that holds the word, TCT_NONE when there is none or more than one. */
static uint32_t only_bearer(const tct_coref *coref, uint32_t m, tct_symbol surname) {
    uint32_t found = TCT_NONE;
    const uint32_t lowest = m > TCT_COREF_REACH ? m - TCT_COREF_REACH : 0;
    for (uint32_t other = lowest; other < coref->count && other < m + TCT_COREF_REACH; other++) {
        const tct_mention *mention = at(coref, other);
        if (other == m || mention->kind != TCT_KIND_PERSON || coref->views[other].count < 2) continue;
        if (!has_word(&coref->views[other], surname) || !tct_coref_compatible(coref, m, other)) continue;
        const uint32_t root = tct_mention_root(coref->doc, other);
        if (found != TCT_NONE && found != root) return TCT_NONE;
        found = root;
    }
    return found;
}

tct_status tct_coref_people(tct_coref *coref) {
    assert(coref && coref->views);
    for (uint32_t m = 0; m < coref->count; m++)
        if (at(coref, m)->kind == TCT_KIND_PERSON && coref->views[m].count >= 2)
            TRY(join_full_names(coref, m));
    for (uint32_t m = 0; m < coref->count; m++) {
        if (at(coref, m)->kind != TCT_KIND_PERSON || coref->views[m].count != 1) continue;
        const uint32_t bearer = only_bearer(coref, m, coref->views[m].content[0]);
        if (bearer != TCT_NONE) (void)tct_coref_join(coref, m, bearer);
    }
    return TCT_OK;
}
