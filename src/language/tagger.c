#include "language/tagger.h"

#include <assert.h>

#include "doc/ud.h"

/** Atoms of one word of the window, five words wide. */
enum { A_LOWER, A_SUFFIX2, A_SUFFIX3, A_SHAPE, A_CLUSTER, A_AMBIGUITY, A_TAG, WINDOW_ATOMS };
enum { WINDOW = 5, CENTRE = 2 };
/** Atom @p attribute of the word @p offset places from the centre. */
#define AT(offset, attribute) ((CENTRE + (offset)) * WINDOW_ATOMS + A_##attribute)

/** Atoms of the centre alone, after those of the window. */
enum {
    A_FORM = WINDOW * WINDOW_ATOMS,
    A_PREFIX1,
    A_PREFIX2,
    A_PREFIX3,
    A_SUFFIX1,
    A_SUFFIX4,
    A_SUFFIX5,
    A_FIRST,
    A_BUNDLE1,
    A_BUNDLE2,
    A_NONE,
    ATOM_COUNT
};

static const tct_template tag_templates[] = {
    {1, {A_NONE}},
    {1, {A_FORM}},
    {1, {AT(0, LOWER)}},
    {1, {A_PREFIX1}},
    {1, {A_PREFIX2}},
    {1, {A_PREFIX3}},
    {1, {A_SUFFIX1}},
    {1, {AT(0, SUFFIX2)}},
    {1, {AT(0, SUFFIX3)}},
    {1, {A_SUFFIX4}},
    {1, {A_SUFFIX5}},
    {2, {AT(0, SHAPE), A_FIRST}},
    {2, {AT(0, SHAPE), AT(0, SUFFIX3)}},
    {1, {AT(0, CLUSTER)}},
    {1, {AT(0, AMBIGUITY)}},
    {2, {AT(0, AMBIGUITY), AT(0, SHAPE)}},
    {2, {AT(0, CLUSTER), AT(0, SUFFIX3)}},
    {1, {AT(-1, LOWER)}},
    {1, {AT(1, LOWER)}},
    {1, {AT(-2, LOWER)}},
    {1, {AT(2, LOWER)}},
    {1, {AT(-1, CLUSTER)}},
    {1, {AT(1, CLUSTER)}},
    {1, {AT(1, AMBIGUITY)}},
    {1, {AT(1, SUFFIX3)}},
    {1, {AT(-1, SUFFIX3)}},
    {2, {AT(1, SHAPE), AT(0, SHAPE)}},
    {2, {AT(-1, SHAPE), AT(0, SHAPE)}},
    {1, {AT(-1, TAG)}},
    {2, {AT(-1, TAG), AT(-2, TAG)}},
    {2, {AT(-1, TAG), AT(0, LOWER)}},
    {2, {AT(-1, TAG), AT(0, AMBIGUITY)}},
    {3, {AT(-1, TAG), AT(-2, TAG), AT(0, AMBIGUITY)}},
    {3, {AT(-1, TAG), AT(0, AMBIGUITY), AT(1, AMBIGUITY)}},
    {3, {AT(0, AMBIGUITY), AT(1, AMBIGUITY), AT(2, AMBIGUITY)}},
    {2, {AT(0, LOWER), AT(1, LOWER)}},
    {2, {AT(0, LOWER), AT(-1, LOWER)}},
    {2, {AT(0, LOWER), AT(1, AMBIGUITY)}},
    {2, {AT(-1, TAG), AT(0, SUFFIX3)}},
    {2, {AT(-1, TAG), AT(1, LOWER)}},
    {2, {AT(-1, CLUSTER), AT(0, CLUSTER)}},
    {2, {AT(0, CLUSTER), AT(1, CLUSTER)}},
    {2, {AT(-1, TAG), AT(0, SHAPE)}},
    {2, {AT(-1, LOWER), AT(-2, LOWER)}},
    {3, {AT(-1, TAG), AT(1, CLUSTER), AT(0, AMBIGUITY)}},
    {2, {AT(-2, CLUSTER), AT(0, AMBIGUITY)}},
    {2, {AT(2, CLUSTER), AT(0, AMBIGUITY)}},
};

static const tct_template bundle_templates[] = {
    {1, {AT(0, TAG)}},
    {2, {AT(0, TAG), AT(0, LOWER)}},
    {2, {AT(0, TAG), A_SUFFIX1}},
    {2, {AT(0, TAG), AT(0, SUFFIX2)}},
    {2, {AT(0, TAG), AT(0, SUFFIX3)}},
    {2, {AT(0, TAG), A_SUFFIX4}},
    {2, {AT(0, TAG), A_SUFFIX5}},
    {2, {AT(0, TAG), AT(0, CLUSTER)}},
    {2, {AT(0, TAG), AT(0, SHAPE)}},
    {2, {AT(0, TAG), A_PREFIX3}},
    {2, {AT(0, TAG), A_BUNDLE1}},
    {3, {AT(0, TAG), A_BUNDLE1, A_BUNDLE2}},
    {3, {AT(0, TAG), A_BUNDLE1, AT(0, SUFFIX2)}},
    {3, {AT(0, TAG), A_BUNDLE2, AT(0, SUFFIX2)}},
    {3, {AT(0, TAG), AT(0, LOWER), A_BUNDLE1}},
    {2, {AT(0, TAG), AT(-1, LOWER)}},
    {2, {AT(0, TAG), AT(-2, LOWER)}},
    {2, {AT(0, TAG), AT(1, LOWER)}},
    {3, {AT(0, LOWER), AT(1, TAG), AT(1, SUFFIX2)}},
    {3, {AT(0, LOWER), AT(1, TAG), AT(1, SUFFIX3)}},
    {2, {AT(0, LOWER), AT(1, LOWER)}},
    {2, {AT(0, LOWER), AT(2, LOWER)}},
    {3, {AT(0, LOWER), AT(2, TAG), AT(2, SUFFIX2)}},
    {2, {AT(0, LOWER), AT(-1, LOWER)}},
    {3, {AT(0, LOWER), AT(1, CLUSTER), AT(1, TAG)}},
    {3, {AT(0, TAG), AT(-1, TAG), AT(1, TAG)}},
    {3, {AT(0, TAG), AT(-1, LOWER), AT(-2, LOWER)}},
};

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static void window_atoms(const tct_view *view, uint32_t *atoms) {
    atoms[A_LOWER] = view->lower;
    atoms[A_SUFFIX2] = view->suffix[1];
    atoms[A_SUFFIX3] = view->suffix[2];
    atoms[A_SHAPE] = view->shape;
    atoms[A_CLUSTER] = view->cluster;
    atoms[A_AMBIGUITY] = view->ambiguity;
    atoms[A_TAG] = view->tag + 1u;
}

/** Fills the atoms around word @p i; the tag of the words from @p untagged on is not known yet. */
static void fill_atoms(const tct_view *views, size_t count, size_t i, size_t untagged, uint32_t *atoms) {
    for (size_t k = 0; k < WINDOW; k++) {
        const size_t at = i + k - CENTRE;
        if (at < count)
            window_atoms(&views[at], atoms + k * WINDOW_ATOMS);
        else
            memset(atoms + k * WINDOW_ATOMS, 0, WINDOW_ATOMS * sizeof *atoms);
        if (at >= untagged) atoms[k * WINDOW_ATOMS + A_TAG] = 0;
    }
    const tct_view *view = &views[i];
    atoms[A_FORM] = view->form;
    for (int k = 0; k < 3; k++)
        atoms[A_PREFIX1 + k] = view->prefix[k];
    atoms[A_SUFFIX1] = view->suffix[0];
    atoms[A_SUFFIX4] = view->suffix[3];
    atoms[A_SUFFIX5] = view->suffix[4];
    atoms[A_FIRST] = i == 0;
    atoms[A_BUNDLE1] = i > 0 ? views[i - 1].feats + 1 : 0;
    atoms[A_BUNDLE2] = i > 1 ? views[i - 2].feats + 1 : 0;
    atoms[A_NONE] = 0;
}

size_t tct_tag_features(const tct_view *views, size_t count, size_t i, uint64_t *features) {
    uint32_t atoms[ATOM_COUNT];
    assert(i < count);
    fill_atoms(views, count, i, i, atoms);
    tct_templates_apply(tag_templates, LENGTH(tag_templates), 0, atoms, features);
    return LENGTH(tag_templates);
}

size_t tct_bundle_features(const tct_view *views, size_t count, size_t i, uint64_t *features) {
    uint32_t atoms[ATOM_COUNT];
    assert(i < count);
    fill_atoms(views, count, i, count, atoms);
    tct_templates_apply(bundle_templates, LENGTH(bundle_templates), 0, atoms, features);
    return LENGTH(bundle_templates);
}

uint32_t tct_tag_feats(uint32_t feats) {
    const uint32_t form = TCT_FEAT(feats, TCT_FEAT_VERBFORM), type = TCT_FEAT(feats, TCT_FEAT_PRONTYPE);
    uint32_t tag = TCT_FEAT_SET(0u, TCT_FEAT_VERBFORM, form);
    if (form == TCT_VERBFORM_PART) tag = TCT_FEAT_SET(tag, TCT_FEAT_TENSE, TCT_FEAT(feats, TCT_FEAT_TENSE));
    if (type == TCT_PRONTYPE_REL || type == TCT_PRONTYPE_INT)
        tag = TCT_FEAT_SET(tag, TCT_FEAT_PRONTYPE, type);
    return TCT_FEAT_SET(tag, TCT_FEAT_POSS, TCT_FEAT(feats, TCT_FEAT_POSS));
}

unsigned tct_tag_kind(unsigned upos, uint32_t feats) {
    unsigned kind = 0;
    const uint32_t form = TCT_FEAT(feats, TCT_FEAT_VERBFORM);
    if (form == TCT_VERBFORM_FIN) kind |= TCT_TAG_FINITE;
    if (form == TCT_VERBFORM_INF) kind |= TCT_TAG_INFINITIVE;
    if (form == TCT_VERBFORM_PART || form == TCT_VERBFORM_GER) kind |= TCT_TAG_PARTICIPLE;
    if (TCT_FEAT(feats, TCT_FEAT_PRONTYPE) == TCT_PRONTYPE_REL) kind |= TCT_TAG_RELATIVE;
    return upos == TCT_UPOS_VERB || upos == TCT_UPOS_AUX ? kind : kind & TCT_TAG_RELATIVE;
}

void tct_view_tag(const tct_tagset *set, tct_view *view, unsigned tag) {
    assert(tag < set->tag_count);
    view->tag = (uint8_t)tag;
    view->upos = (uint8_t)(set->tags[tag] >> 24);
    view->kind = (uint8_t)tct_tag_kind(view->upos, set->tags[tag] & 0xFFFFFFu);
}

void tct_tagger_run(tct_scorer scorer, const tct_tagset *set, tct_view *views, size_t count) {
    static const uint32_t all[TCT_CLASSES / 32] = {~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u};
    uint64_t features[TCT_FEATURES];
    for (size_t i = 0; i < count; i++) {
        int32_t scores[TCT_CLASSES] = {0};
        const size_t n = tct_tag_features(views, count, i, features);
        scorer.score(scorer.self, features, n, scores);
        tct_view_tag(set, &views[i], tct_best_class(scores, set->tag_count, all));
    }
}

/** The only bundle of @p allowed, or the number of bundles when there are several (or none). */
static unsigned single_bundle(const tct_tagset *set, const uint32_t *allowed) {
    unsigned found = set->bundle_count;
    for (unsigned i = 0; i < set->bundle_count; i++) {
        if (!(allowed[i / 32] >> (i % 32) & 1)) continue;
        if (found != set->bundle_count) return set->bundle_count;
        found = i;
    }
    return found;
}

static uint32_t best_bundle(tct_scorer scorer, const tct_tagset *set, const tct_view *views, size_t count,
                            size_t i) {
    const uint32_t *allowed = set->allowed + views[i].tag * (TCT_CLASSES / 32);
    unsigned best = single_bundle(set, allowed);
    if (best == set->bundle_count) {
        uint64_t features[TCT_FEATURES];
        int32_t scores[TCT_CLASSES] = {0};
        const size_t n = tct_bundle_features(views, count, i, features);
        scorer.score(scorer.self, features, n, scores);
        best = tct_best_class(scores, set->bundle_count, allowed);
    }
    return best < set->bundle_count ? set->bundles[best] : 0;
}

void tct_bundler_run(tct_scorer scorer, const tct_tagset *set, tct_view *views, size_t count) {
    for (size_t i = 0; i < count; i++)
        views[i].feats = best_bundle(scorer, set, views, count, i);
}

bool tct_views_before_name(const tct_view *views, size_t count, size_t i) {
    assert(i < count);
    return i > 0 && i + 1 < count && views[i].upos != TCT_UPOS_PROPN && views[i + 1].upos == TCT_UPOS_PROPN;
}
