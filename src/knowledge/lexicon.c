/* Known entities. New ones follow those of the base pack, sorted by id. */
#include <assert.h>
#include <stdlib.h>

#include "base/diag.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "knowledge/model.h"

/** First part of an entity's id by tct_kind: the kinds of the output's IRIs. */
static const char *const kind_names[TCT_KIND_COUNT] = {
    [TCT_KIND_PERSON] = "person", [TCT_KIND_ORGANIZATION] = "organization",
    [TCT_KIND_EVENT] = "event",   [TCT_KIND_STRATEGY] = "strategy",
    [TCT_KIND_PLACE] = "place",   [TCT_KIND_POST] = "post"};

/** Predicates that name an entity. */
static const struct {
    tct_symbol predicate;
    uint32_t flags;
} name_predicates[] = {{TCT_K_NAME, TCT_NAME_PREFERRED},
                       {TCT_K_ALTERNATE_NAME, 0},
                       {TCT_K_ACRONYM, TCT_NAME_EXACT_CASE},
                       {TCT_K_DEMONYM, TCT_NAME_DEMONYM},
                       {TCT_K_AMBIGUOUS_NAME, TCT_NAME_AMBIGUOUS}};

typedef struct {
    tct_str id;
    const tct_subject *subject;
    uint16_t class_id;
} candidate;

typedef TCT_VEC(candidate) candidates;

static int compare_candidates(const void *left, const void *right) {
    const candidate *a = left, *b = right;
    const int order = tct_str_compare(a->id, b->id);
    return order ? order : (a->subject > b->subject) - (a->subject < b->subject);
}

/** Finest class among the subject's types; false when it is no entity. */
static bool class_of_subject(const tct_compiler *model, const tct_subject *subject, uint16_t *class_id) {
    bool found = false;
    for (uint32_t i = subject->begin; i < subject->end; i++) {
        const tct_triple *t = &model->triples.items[i];
        const uint32_t id = t->predicate == TCT_K_TYPE && !t->literal ? model->class_of[t->object] : 0;
        if (!id || model->classes.items[id - 1].kind == TCT_KIND_NONE) continue;
        if (!found || model->classes.items[id - 1].depth > model->classes.items[*class_id].depth)
            *class_id = (uint16_t)(id - 1);
        found = true;
    }
    return found;
}

static tct_str first_name(const tct_compiler *model, const tct_subject *subject) {
    for (uint32_t i = subject->begin; i < subject->end; i++) {
        const tct_triple *t = &model->triples.items[i];
        if (t->predicate == TCT_K_NAME && t->literal) return tct_compile_term(model, t->object);
    }
    return TCT_LIT("");
}

/** "kind/slug" from the IRI under the lexicon's namespace, else from class and name. */
static tct_status id_of(tct_compiler *model, const tct_subject *subject, uint16_t class_id, tct_str *id) {
    const tct_str iri = tct_compile_term(model, subject->subject), start = TCT_LIT(TCT_LEXICON_NS);
    if (tct_str_starts(iri, start)) {
        *id = tct_str_range(iri, start.size, iri.size);
        return TCT_OK;
    }
    tct_buffer made;
    tct_buffer_init(&made, model->allocator, TCT_LIMIT_IRI_BYTES);
    tct_buffer_format(&made, "%s/", kind_names[model->classes.items[class_id].kind]);
    tct_status status = tct_slug(first_name(model, subject), 120, &made);
    if (status == TCT_OK) status = tct_buffer_status(&made);
    if (status == TCT_OK) *id = tct_arena_copy(&model->arena, tct_buffer_str(&made));
    tct_buffer_clear(&made);
    return status == TCT_OK && !id->data ? TCT_ERR_MEMORY : status;
}

static bool id_sound(tct_str id) {
    const char *slash = id.size ? memchr(id.data, '/', id.size) : NULL;
    if (!slash || slash == id.data || slash + 1 == id.data + id.size) return false;
    for (const char *c = id.data; c < id.data + id.size; c++)
        if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-", *c) && c != slash)
            return false;
    return true;
}

static const char *file_of(const tct_compiler *model, const tct_subject *subject) {
    return model->files[model->triples.items[subject->begin].file]->name;
}

/** Every row of a user's table is meant to be an entity; in Turtle anything may stand. */
static tct_status leave_out(const tct_compiler *model, const tct_subject *subject, const char *why) {
    const tct_str iri = tct_compile_term(model, subject->subject);
    if (tct_knowledge_is_table(file_of(model, subject)))
        tct_report(model->sink, TCT_WARNING, TCT_ERR_SYNTAX, file_of(model, subject), 0,
                   "<%.*s> has %s and is left out", TCT_ARG(iri), why);
    return TCT_OK;
}

static tct_status consider(tct_compiler *model, const tct_subject *subject, candidates *found) {
    candidate added = {.subject = subject};
    const tct_str iri = tct_compile_term(model, subject->subject);
    if (model->class_of[subject->subject] || model->property_of[subject->subject]) return TCT_OK;
    const bool in_lexicon = tct_str_starts(iri, TCT_LIT(TCT_LEXICON_NS));
    const bool known = model->entity_of[subject->subject] != 0;
    if (!class_of_subject(model, subject, &added.class_id)) {
        if (known)
            added.class_id = model->entities.items[model->entity_of[subject->subject] - 1].class_id;
        else if (in_lexicon)
            return tct_report(model->sink, TCT_ERROR, TCT_ERR_SYNTAX, file_of(model, subject), 0,
                              "%.*s has no class of the ontology; give it an rdf:type", TCT_ARG(iri));
        else
            return leave_out(model, subject, "no class of the ontology (see the column 'class')");
    }
    if (!in_lexicon && first_name(model, subject).size == 0) return leave_out(model, subject, "no name");
    TRY(id_of(model, subject, added.class_id, &added.id));
    if (!id_sound(added.id))
        return tct_report(model->sink, TCT_ERROR, TCT_ERR_SYNTAX, file_of(model, subject), 0,
                          "%.*s is no kind and slug of letters, digits, '_' and '-'", TCT_ARG(added.id));
    return TCT_PUSH(found, model->allocator, added);
}

/** Index + 1 of the base pack's entity that a subject outside the lexicon's namespace turns out to be. */
static uint32_t known_by_id(const tct_compiler *model, tct_str id) {
    const tct_symbol symbol = model->sources->base ? tct_symbols_find(model->symbols, id) : 0;
    for (size_t i = 0; symbol && i < model->entities.count; i++)
        if (model->entities.items[i].id == symbol) return (uint32_t)i + 1;
    return 0;
}

/** Adds the entity of @p c unless it is there: the pack's, or one before it with the same id. */
static tct_status add_entity(tct_compiler *model, const candidate *c, const candidate *before) {
    assert(c->class_id < model->classes.count);
    uint32_t *index = &model->entity_of[c->subject->subject];
    if (before && tct_str_equal(before->id, c->id)) *index = model->entity_of[before->subject->subject];
    if (*index == 0) *index = known_by_id(model, c->id);
    if (*index == 0) {
        tct_pack_entity added = {.within = UINT32_MAX, .class_id = c->class_id};
        TRY(tct_symbols_intern(model->symbols, c->id, &added.id));
        TRY(TCT_PUSH(&model->entities, model->allocator, added));
        *index = (uint32_t)model->entities.count;
    }
    tct_pack_entity *entity = &model->entities.items[*index - 1];
    if (model->classes.items[c->class_id].depth > model->classes.items[entity->class_id].depth)
        entity->class_id = c->class_id;
    return TCT_OK;
}

static bool has_name(const tct_compiler *model, size_t from, const tct_pack_name *name) {
    for (size_t i = from; i < model->names.count; i++) {
        const tct_pack_name *other = &model->names.items[i].name;
        if (other->entity == name->entity && other->text == name->text && other->language == name->language &&
            other->flags == name->flags)
            return true;
    }
    return false;
}

static tct_status take_name(tct_compiler *model, const tct_triple *t, uint32_t entity, uint32_t flags,
                            size_t from) {
    tct_name_record added = {.name = {.entity = entity, .flags = flags},
                             .added = (uint32_t)model->names.count,
                             .base = UINT32_MAX};
    const tct_str text = tct_str_trim(tct_compile_term(model, t->object));
    if (!t->literal || text.size == 0) return TCT_OK;
    if (text.size > TCT_LIMIT_NAME_BYTES) return TCT_ERR_LIMIT;
    TRY(tct_symbols_intern(model->symbols, text, &added.name.text));
    TRY(tct_compile_symbol(model, t->language, &added.name.language));
    if (has_name(model, from, &added.name)) return TCT_OK;
    return TCT_PUSH(&model->names, model->allocator, added);
}

static tct_status add_link(tct_compiler *model, uint32_t entity, tct_symbol term) {
    tct_link_record added = {.entity = entity, .added = (uint32_t)model->links.count};
    TRY(tct_compile_symbol(model, term, &added.iri));
    return TCT_PUSH(&model->links, model->allocator, added);
}

static void take_within(const tct_compiler *model, const tct_triple *t, uint32_t self) {
    assert(self < model->entities.count && t->object < model->term_count);
    const uint32_t index = model->entity_of[t->object];
    if (index && index - 1 != self) model->entities.items[self].within = index - 1;
}

static uint16_t rank_of(tct_str text) {
    uint32_t rank = 0;
    for (size_t i = 0; i < text.size && text.data[i] >= '0' && text.data[i] <= '9' && rank < UINT16_MAX; i++)
        rank = rank * 10 + (uint32_t)(text.data[i] - '0');
    return rank < UINT16_MAX ? (uint16_t)rank : UINT16_MAX;
}

static tct_status take_statement(tct_compiler *model, const tct_triple *t, uint32_t entity,
                                 size_t first_name_index) {
    for (size_t i = 0; i < sizeof name_predicates / sizeof *name_predicates; i++)
        if (t->predicate == name_predicates[i].predicate)
            return take_name(model, t, entity, name_predicates[i].flags, first_name_index);
    if (t->predicate == TCT_K_SAME_AS && !t->literal) return add_link(model, entity, t->object);
    if (t->predicate == TCT_K_CONTAINED_IN || t->predicate == TCT_K_PARENT) take_within(model, t, entity);
    if (t->predicate == TCT_K_RANK)
        model->entities.items[entity].rank = rank_of(tct_compile_term(model, t->object));
    return TCT_OK;
}

static tct_status describe(tct_compiler *model, const candidate *c) {
    assert(model->entity_of[c->subject->subject] != 0);
    const uint32_t entity = model->entity_of[c->subject->subject] - 1;
    const size_t first = model->names.count;
    for (uint32_t i = c->subject->begin; i < c->subject->end; i++)
        TRY(take_statement(model, &model->triples.items[i], entity, first));
    if (tct_str_starts(tct_compile_term(model, c->subject->subject), TCT_LIT(TCT_LEXICON_NS))) return TCT_OK;
    return add_link(model, entity, c->subject->subject); /* the user's own IRI for it */
}

static tct_status map_known(tct_compiler *model) {
    tct_buffer iri;
    tct_buffer_init(&iri, model->allocator, 2 * TCT_LIMIT_IRI_BYTES);
    for (size_t i = 0; i < model->entities.count; i++) {
        tct_buffer_reset(&iri);
        tct_buffer_append(&iri, TCT_LIT(TCT_LEXICON_NS));
        tct_buffer_append(&iri, tct_symbols_text(model->symbols, model->entities.items[i].id));
        const tct_symbol term = tct_symbols_find(model->terms, tct_buffer_str(&iri));
        if (term && term < model->term_count) model->entity_of[term] = (uint32_t)i + 1;
    }
    const tct_status status = tct_buffer_status(&iri);
    tct_buffer_clear(&iri);
    return status;
}

static int compare_names(const void *left, const void *right) {
    const tct_name_record *a = left, *b = right;
    if (a->name.entity != b->name.entity) return a->name.entity < b->name.entity ? -1 : 1;
    return (a->added > b->added) - (a->added < b->added);
}

static int compare_links(const void *left, const void *right) {
    const tct_link_record *a = left, *b = right;
    if (a->entity != b->entity) return a->entity < b->entity ? -1 : 1;
    return (a->added > b->added) - (a->added < b->added);
}

/** Names and links of one entity side by side, and the entity's ranges over them. */
static void arrange(tct_compiler *model) {
    if (model->names.count)
        qsort(model->names.items, model->names.count, sizeof *model->names.items, compare_names);
    if (model->links.count)
        qsort(model->links.items, model->links.count, sizeof *model->links.items, compare_links);
    uint32_t name = 0, link = 0;
    for (uint32_t i = 0; i < model->entities.count; i++) {
        tct_pack_entity *entity = &model->entities.items[i];
        entity->first_name = name;
        while (name < model->names.count && model->names.items[name].name.entity == i)
            name++;
        entity->name_end = name;
        entity->first_link = link;
        while (link < model->links.count && model->links.items[link].entity == i)
            link++;
        entity->link_end = link;
    }
    assert(name == model->names.count && link == model->links.count);
}

static tct_status add_all(tct_compiler *model, candidates *found) {
    for (size_t i = 0; i < model->subjects.count; i++)
        TRY(consider(model, &model->subjects.items[i], found));
    if (found->count) qsort(found->items, found->count, sizeof *found->items, compare_candidates);
    for (size_t i = 0; i < found->count; i++)
        TRY(add_entity(model, &found->items[i], i ? &found->items[i - 1] : NULL));
    for (size_t i = 0; i < found->count; i++)
        TRY(describe(model, &found->items[i]));
    return TCT_OK;
}

tct_status tct_compile_entities(tct_compiler *model) {
    assert(model->entity_of);
    candidates found = {0};
    TRY(map_known(model));
    const tct_status status = add_all(model, &found);
    TCT_VEC_CLEAR(&found, model->allocator);
    TRY(status);
    arrange(model);
    return TCT_OK;
}
