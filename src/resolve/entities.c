/* Chains of mentions → entities: joined where extraction left them apart, named, classified. */
#include <assert.h>
#include <stdlib.h>

#include "base/limits.h"
#include "resolve/internal.h"

/** Union–find over mentions; the smaller index stands for a set, so the result does not depend on the order.
 */
static uint32_t find(uint32_t *parent, uint32_t i) {
    assert(parent && parent[i] <= i);
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

static void join(uint32_t *parent, uint32_t a, uint32_t b) {
    a = find(parent, a);
    b = find(parent, b);
    if (a < b)
        parent[b] = a;
    else
        parent[a] = b;
}

/** True for mentions that name or describe what they stand for. */
static bool identifies(const tct_mention *mention) {
    return !(mention->flags & TCT_MENTION_GENERIC) && mention->kind != TCT_KIND_NONE &&
           mention->form != TCT_MENTION_ANAPHOR && mention->form != TCT_MENTION_PRONOUN;
}

static bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

tct_status tct_mention_name(tct_resolver *resolver, uint32_t mention, tct_str *name) {
    const tct_str text =
        tct_str_trim(tct_doc_span(resolver->doc, resolver->doc->mentions.items[mention].span));
    char *copy = tct_arena_alloc(&resolver->arena, text.size + 1, 1);
    if (!copy) return TCT_ERR_MEMORY;
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        const bool space = is_space(text.data[i]);
        if (space && size && copy[size - 1] == ' ') continue;
        copy[size++] = space ? ' ' : text.data[i];
    }
    *name = (tct_str){copy, size};
    return TCT_OK;
}

/** A mention that identifies, with what it is compared by. */
typedef struct {
    tct_str key;
    uint32_t mention, known;
    uint8_t kind;
} candidate;

static int by_key(const void *left, const void *right) {
    const candidate *a = left, *b = right;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    const int order = tct_str_compare(a->key, b->key);
    if (order) return order;
    return a->mention < b->mention ? -1 : a->mention > b->mention;
}

static int by_known(const void *left, const void *right) {
    const candidate *a = left, *b = right;
    if (a->known != b->known) return a->known < b->known ? -1 : 1;
    return a->mention < b->mention ? -1 : a->mention > b->mention;
}

/** What a set of mentions is known as, and whether a person in it has a full name; kept at the set's first
 * mention. */
typedef struct {
    uint32_t known;
    uint8_t gender;
    bool full;
} set_facts;

/** Joins the sets of @p a and @p b unless they are two known things. */
static void join_sets(uint32_t *parent, set_facts *facts, uint32_t a, uint32_t b) {
    assert(parent && facts);
    a = find(parent, a);
    b = find(parent, b);
    if (a == b ||
        (facts[a].known != TCT_NONE && facts[b].known != TCT_NONE && facts[a].known != facts[b].known))
        return;
    const set_facts merged = {facts[a].known != TCT_NONE ? facts[a].known : facts[b].known,
                              facts[a].gender ? facts[a].gender : facts[b].gender,
                              facts[a].full || facts[b].full};
    join(parent, a, b);
    facts[find(parent, a)] = merged;
}

/** Two sets of persons that share one word only may be two people: not joined when anything speaks against
 * it. */
static bool persons_may_join(const set_facts *a, const set_facts *b, tct_str key) {
    if (tct_key_words(key) > 1) return true;
    if (a->gender && b->gender && a->gender != b->gender) return false;
    return !a->full && !b->full;
}

static void join_same_names(const candidate *sorted, size_t count, uint32_t *parent, set_facts *facts) {
    for (size_t i = 1; i < count; i++) {
        const candidate *a = &sorted[i - 1], *b = &sorted[i];
        if (a->kind != b->kind || !b->key.size || !tct_str_equal(a->key, b->key)) continue;
        const set_facts *x = &facts[find(parent, a->mention)], *y = &facts[find(parent, b->mention)];
        if (b->kind == TCT_KIND_PERSON && !persons_may_join(x, y, b->key)) continue;
        join_sets(parent, facts, a->mention, b->mention);
    }
}

static void join_same_known(const candidate *sorted, size_t count, uint32_t *parent, set_facts *facts) {
    for (size_t i = 1; i < count; i++)
        if (sorted[i].known != TCT_NONE && sorted[i].known == sorted[i - 1].known)
            join_sets(parent, facts, sorted[i - 1].mention, sorted[i].mention);
}

/** "Name (ACR)": the acronym in parentheses right behind a name whose initials it holds. */
static void join_acronyms(const tct_doc *doc, const candidate *in_text, size_t count, uint32_t *parent,
                          set_facts *facts) {
    for (size_t i = 0; i < count; i++) {
        const tct_mention *acronym = &doc->mentions.items[in_text[i].mention];
        if (acronym->form != TCT_MENTION_ACRONYM) continue;
        for (size_t k = i; k-- > 0 && i - k <= 8;) {
            const tct_mention *name = &doc->mentions.items[in_text[k].mention];
            if (name->kind != acronym->kind || name->span.end >= acronym->span.begin) continue;
            const tct_str gap = tct_str_trim(tct_str_range(doc->text, name->span.end, acronym->span.begin));
            if (tct_str_equal(gap, TCT_LIT("(")) && tct_acronym_of(in_text[i].key, in_text[k].key)) {
                join_sets(parent, facts, in_text[k].mention, in_text[i].mention);
                break;
            }
        }
    }
}

static tct_status gather(tct_resolver *resolver, uint32_t *parent, candidate *candidates, size_t *count) {
    const tct_doc *doc = resolver->doc;
    *count = 0;
    for (uint32_t i = 0; i < doc->mentions.count; i++) {
        const tct_mention *mention = &doc->mentions.items[i];
        assert(mention->chain < doc->mentions.count);
        join(parent, i, mention->chain);
        if (!identifies(mention)) continue;
        candidate *next = &candidates[(*count)++];
        *next = (candidate){.mention = i, .known = mention->entity, .kind = mention->kind};
        tct_str name;
        TRY(tct_mention_name(resolver, i, &name));
        TRY(tct_name_key(&resolver->arena, name, &next->key));
    }
    return TCT_OK;
}

static void learn_facts(const tct_doc *doc, const candidate *candidates, size_t count, uint32_t *parent,
                        set_facts *facts) {
    for (size_t i = 0; i < doc->mentions.count; i++)
        facts[i] = (set_facts){.known = TCT_NONE};
    for (size_t i = 0; i < count; i++) {
        const tct_mention *mention = &doc->mentions.items[candidates[i].mention];
        set_facts *set = &facts[find(parent, candidates[i].mention)];
        if (set->known == TCT_NONE) set->known = mention->entity;
        if (!set->gender) set->gender = mention->gender;
        if (tct_key_words(candidates[i].key) > 1) set->full = true;
    }
}

static void join_all(const tct_doc *doc, candidate *candidates, size_t count, uint32_t *parent,
                     set_facts *facts) {
    learn_facts(doc, candidates, count, parent, facts);
    join_acronyms(doc, candidates, count, parent, facts);
    qsort(candidates, count, sizeof *candidates, by_known);
    join_same_known(candidates, count, parent, facts);
    qsort(candidates, count, sizeof *candidates, by_key);
    join_same_names(candidates, count, parent, facts);
}

/** The name of @p entity that is written @p text, added when it is new; NULL for what cannot be one. */
static tct_status name_of(tct_resolver *resolver, tct_entity *entity, tct_str text, tct_str language,
                          tct_entity_name **name) {
    *name = NULL;
    if (text.size == 0 || text.size > TCT_LIMIT_NAME_BYTES) return TCT_OK;
    tct_entity_name **end = &entity->names;
    for (; *end; end = &(*end)->next)
        if (tct_str_equal((*end)->text, text)) break;
    if (!*end) {
        *end = TCT_ARENA_NEW(&resolver->arena, 1, tct_entity_name);
        if (!*end) return TCT_ERR_MEMORY;
        **end = (tct_entity_name){.text = text, .language = language, .form = TCT_MENTION_NAME};
        TRY(tct_name_key(&resolver->arena, text, &(*end)->key));
    }
    *name = *end;
    return TCT_OK;
}

tct_status tct_entity_call(tct_resolver *resolver, tct_entity *entity, tct_str text, tct_str language) {
    tct_entity_name *name = NULL;
    return name_of(resolver, entity, text, language, &name);
}

/** Adds mention @p index to @p entity's names. */
static tct_status add_name(tct_resolver *resolver, tct_entity *entity, uint32_t index) {
    const tct_mention *mention = &resolver->doc->mentions.items[index];
    tct_str text;
    tct_entity_name *name = NULL;
    TRY(tct_mention_name(resolver, index, &text));
    TRY(name_of(resolver, entity, text, tct_sentence_language(resolver, mention->sentence), &name));
    if (name && name->count++ == 0) {
        name->first = index;
        name->form = mention->form;
    }
    return TCT_OK;
}

/** How well a form stands for the whole: names before descriptions before acronyms. */
static int form_rank(const tct_entity_name *name, unsigned kind) {
    const bool several = tct_key_words(name->key) > 1;
    switch ((tct_mention_form)name->form) {
    case TCT_MENTION_NAME:
        return several || kind == TCT_KIND_PLACE ? 3 : 2;
    case TCT_MENTION_DESCRIPTION:
    case TCT_MENTION_POST:
        return several ? 3 : 1;
    case TCT_MENTION_ACRONYM:
        return 1;
    case TCT_MENTION_ANAPHOR:
    case TCT_MENTION_PRONOUN:
        return 0;
    }
    return 0;
}

/** A name, and a description that says what it is without its words: "Clean Rivers, an initiative of the
 * bank". */
static bool only_describes(const tct_entity_name *description, const tct_entity_name *name) {
    return name->form == TCT_MENTION_NAME && description->form == TCT_MENTION_DESCRIPTION &&
           tct_str_find(description->key, name->key, 0) == SIZE_MAX;
}

/** True when @p a is a fuller name than @p b: by form, words, letters, frequency; the earlier one wins a tie.
 */
static bool fuller(const tct_entity_name *a, const tct_entity_name *b, unsigned kind) {
    const int rank_a = form_rank(a, kind), rank_b = form_rank(b, kind);
    if (rank_a != rank_b) return rank_a > rank_b;
    if (only_describes(b, a) || only_describes(a, b)) return only_describes(b, a);
    const size_t words_a = tct_key_words(a->key), words_b = tct_key_words(b->key);
    if (words_a != words_b) return words_a > words_b;
    if (a->key.size != b->key.size) return a->key.size > b->key.size;
    return a->count > b->count;
}

void tct_entity_choose(tct_entity *entity) {
    assert(!entity->best);
    for (const tct_entity_name *name = entity->names; name; name = name->next)
        if (!entity->best || fuller(name, entity->best, entity->kind)) entity->best = name;
}

/** Takes over what @p mention says about class and identity. */
static void classify(const tct_pack *pack, tct_entity *entity, const tct_mention *mention) {
    if (mention->kind != entity->kind) return;
    if (entity->known == TCT_NONE && mention->entity != TCT_NONE) {
        const uint16_t class_id = tct_pack_entity_at(pack, mention->entity)->class_id;
        if (tct_pack_class_at(pack, class_id)->kind == entity->kind) {
            entity->known = mention->entity;
            entity->class_id = class_id;
        }
    }
    if (entity->known != TCT_NONE || mention->class_id >= tct_pack_class_count(pack)) return;
    const tct_pack_class *given = tct_pack_class_at(pack, mention->class_id);
    if (given->kind == entity->kind && given->depth > tct_pack_class_at(pack, entity->class_id)->depth)
        entity->class_id = mention->class_id;
}

static uint16_t main_class(const tct_pack *pack, unsigned kind) {
    for (uint16_t i = 0; i < tct_pack_class_count(pack); i++) {
        const tct_pack_class *item = tct_pack_class_at(pack, i);
        if (item->kind == kind && (item->parent == i || tct_pack_class_at(pack, item->parent)->kind != kind))
            return i;
    }
    return UINT16_MAX;
}

static bool in_title(const tct_doc *doc, const tct_mention *mention) {
    if (mention->sentence >= doc->sentences.count) return false;
    const uint32_t block = doc->sentences.items[mention->sentence].block;
    return block < doc->blocks.count && doc->blocks.items[block].kind == TCT_BLOCK_TITLE;
}

/** Entity of the set at @p at, made when there is none. TCT_NOT_FOUND when its kind has no class in the
 * ontology. */
static tct_status entity_of_set(tct_resolver *resolver, uint32_t *at, uint32_t mention, tct_entity **entity) {
    if (*at == TCT_NONE) {
        const unsigned kind = resolver->doc->mentions.items[mention].kind;
        const uint16_t class_id = main_class(resolver->pack, kind);
        if (class_id == UINT16_MAX) return TCT_NOT_FOUND;
        *at = resolver->entity_count++;
        resolver->entities[*at] = (tct_entity){
            .known = TCT_NONE, .root = mention, .class_id = class_id, .kind = (uint8_t)kind, .written = true};
    }
    *entity = &resolver->entities[*at];
    return TCT_OK;
}

/** Adds the mentions that @p accept to the entities of their sets, in order of the text. */
static tct_status build(tct_resolver *resolver, uint32_t *parent, uint32_t *of_set, const bool *accept) {
    const tct_doc *doc = resolver->doc;
    for (uint32_t i = 0; i < doc->mentions.count; i++) {
        if (!accept[i]) continue;
        tct_entity *entity = NULL;
        const tct_status status = entity_of_set(resolver, &of_set[find(parent, i)], i, &entity);
        if (status == TCT_NOT_FOUND) continue;
        TRY(status);
        classify(resolver->pack, entity, &doc->mentions.items[i]);
        if (in_title(doc, &doc->mentions.items[i])) entity->in_title = true;
        TRY(add_name(resolver, entity, i));
    }
    return TCT_OK;
}

/**
 * True for a definite description that stands alone: "the ceremony", with nothing longer in its chain. Events
 * and strategies are often told so; of the other kinds such a description says too little.
 */
static bool stands_alone(const tct_mention *mention) {
    return mention->form == TCT_MENTION_ANAPHOR && !(mention->flags & TCT_MENTION_GENERIC) &&
           (mention->kind == TCT_KIND_EVENT || mention->kind == TCT_KIND_STRATEGY);
}

/** Entities of all sets: from the mentions that identify, else from those that stand alone. */
static tct_status build_all(tct_resolver *resolver, uint32_t *parent) {
    const tct_doc *doc = resolver->doc;
    uint32_t *of_set = TCT_ARENA_NEW(&resolver->arena, doc->mentions.count, uint32_t);
    bool *accept = TCT_ARENA_NEW(&resolver->arena, doc->mentions.count, bool);
    if (!of_set || !accept) return TCT_ERR_MEMORY;
    memset(of_set, 0xFF, doc->mentions.count * sizeof *of_set);
    for (uint32_t i = 0; i < doc->mentions.count; i++)
        accept[i] = identifies(&doc->mentions.items[i]);
    TRY(build(resolver, parent, of_set, accept));
    for (uint32_t i = 0; i < doc->mentions.count; i++)
        accept[i] = of_set[find(parent, i)] == TCT_NONE && stands_alone(&doc->mentions.items[i]);
    TRY(build(resolver, parent, of_set, accept));
    for (uint32_t i = 0; i < doc->mentions.count; i++)
        resolver->entity_of[i] = of_set[find(parent, i)];
    return TCT_OK;
}

tct_status tct_resolve_entities(tct_resolver *resolver) {
    const size_t count = resolver->doc->mentions.count;
    if (count == 0) return TCT_OK;
    resolver->entities = TCT_ARENA_NEW(&resolver->arena, count, tct_entity);
    resolver->entity_of = TCT_ARENA_NEW(&resolver->arena, count, uint32_t);
    uint32_t *parent = TCT_ARENA_NEW(&resolver->arena, count, uint32_t);
    candidate *candidates = TCT_ARENA_NEW(&resolver->arena, count, candidate);
    set_facts *facts = TCT_ARENA_NEW(&resolver->arena, count, set_facts);
    if (!resolver->entities || !resolver->entity_of || !parent || !candidates || !facts)
        return TCT_ERR_MEMORY;
    for (uint32_t i = 0; i < count; i++)
        parent[i] = i;
    size_t candidate_count = 0;
    TRY(gather(resolver, parent, candidates, &candidate_count));
    join_all(resolver->doc, candidates, candidate_count, parent, facts);
    TRY(build_all(resolver, parent));
    for (uint32_t i = 0; i < resolver->entity_count; i++) {
        tct_entity_choose(&resolver->entities[i]);
        if (!resolver->entities[i].best) resolver->entities[i].written = false;
    }
    return TCT_OK;
}

const tct_entity *tct_entity_at(const tct_resolver *resolver, uint32_t mention) {
    const size_t mentions = resolver->doc->mentions.count;
    const size_t index = mention < mentions ? resolver->entity_of[mention] : mention - mentions;
    if (mention == TCT_NONE || index >= resolver->entity_count) return NULL;
    const tct_entity *entity = &resolver->entities[index];
    return entity->written ? entity : NULL;
}
