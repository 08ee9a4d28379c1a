/* Classes and properties. New ones follow those of the base pack, sorted by IRI. */
#include <assert.h>
#include <stdlib.h>

#include "base/diag.h"
#include "knowledge/model.h"

/** The main class of each kind. */
static const struct {
    tct_symbol term;
    uint8_t kind;
} main_classes[] = {{TCT_K_PERSON, TCT_KIND_PERSON}, {TCT_K_ORGANIZATION, TCT_KIND_ORGANIZATION},
                    {TCT_K_EVENT, TCT_KIND_EVENT},   {TCT_K_STRATEGY, TCT_KIND_STRATEGY},
                    {TCT_K_PLACE, TCT_KIND_PLACE},   {TCT_K_POST, TCT_KIND_POST}};

/** A subject to be added, with its IRI for sorting. */
typedef struct {
    tct_str iri;
    const tct_subject *subject;
} candidate;

typedef TCT_VEC(candidate) candidates;

static int compare_candidates(const void *left, const void *right) {
    return tct_str_compare(((const candidate *)left)->iri, ((const candidate *)right)->iri);
}

typedef bool predicate_test(const tct_triple *triple);

static bool makes_class(const tct_triple *t) {
    return !t->literal &&
           ((t->predicate == TCT_K_TYPE && (t->object == TCT_K_CLASS || t->object == TCT_K_RDFS_CLASS)) ||
            t->predicate == TCT_K_SUBCLASS);
}

static bool makes_property(const tct_triple *t) {
    return !t->literal && t->predicate == TCT_K_TYPE &&
           (t->object == TCT_K_OBJECT_PROPERTY || t->object == TCT_K_DATATYPE_PROPERTY);
}

/** The subjects with a triple that passes @p test, sorted by IRI. */
static tct_status collect(const tct_compiler *model, predicate_test *test, candidates *found) {
    assert(test && found && found->count == 0);
    for (size_t i = 0; i < model->subjects.count; i++) {
        const tct_subject *subject = &model->subjects.items[i];
        bool passes = false;
        for (uint32_t t = subject->begin; t < subject->end && !passes; t++)
            passes = test(&model->triples.items[t]);
        const candidate added = {tct_compile_term(model, subject->subject), subject};
        if (passes) TRY(TCT_PUSH(found, model->allocator, added));
    }
    if (found->count) qsort(found->items, found->count, sizeof *found->items, compare_candidates);
    return found->count < UINT16_MAX / 2 ? TCT_OK : TCT_ERR_LIMIT;
}

/** Ids of those that the base pack has, by term; their IRIs may be no term of the sources. */
static void map_known(const tct_compiler *model, uint32_t *map, size_t count,
                      tct_symbol (*iri)(const tct_compiler *, size_t)) {
    for (size_t i = 0; i < count; i++) {
        const tct_symbol term =
            tct_symbols_find(model->terms, tct_symbols_text(model->symbols, iri(model, i)));
        if (term && term < model->term_count) map[term] = (uint32_t)i + 1;
    }
}

static tct_symbol class_iri(const tct_compiler *model, size_t i) {
    return model->classes.items[i].iri;
}

static tct_symbol property_iri(const tct_compiler *model, size_t i) {
    return model->properties.items[i].iri;
}

/** rdfs:label of the first two languages. */
static tct_status take_label(tct_compiler *model, const tct_triple *t, tct_symbol label[2]) {
    if (t->predicate != TCT_K_LABEL || !t->literal) return TCT_OK;
    const int language = tct_compile_language(model, tct_compile_term(model, t->language));
    return language == 0 || language == 1 ? tct_compile_symbol(model, t->object, &label[language]) : TCT_OK;
}

static tct_status add_class(tct_compiler *model, const candidate *c) {
    uint32_t *id = &model->class_of[c->subject->subject];
    if (*id) return TCT_OK;
    tct_pack_class added = {.parent = (uint16_t)model->classes.count};
    TRY(tct_symbols_intern(model->symbols, c->iri, &added.iri));
    TRY(tct_compile_prefixed(model, c->iri, &added.name));
    TRY(TCT_PUSH(&model->classes, model->allocator, added));
    *id = (uint32_t)model->classes.count;
    return TCT_OK;
}

static tct_status describe_class(tct_compiler *model, const candidate *c) {
    const uint16_t id = (uint16_t)(model->class_of[c->subject->subject] - 1);
    tct_pack_class *class = &model->classes.items[id];
    for (uint32_t i = c->subject->begin; i < c->subject->end; i++) {
        const tct_triple *t = &model->triples.items[i];
        TRY(take_label(model, t, class->label));
        const uint32_t parent =
            t->predicate == TCT_K_SUBCLASS && !t->literal ? model->class_of[t->object] : 0;
        if (parent && class->parent == id) class->parent = (uint16_t)(parent - 1);
    }
    return TCT_OK;
}

/** Depth and kind by climbing to the root. */
static tct_status place_class(tct_compiler *model, uint16_t id) {
    assert(id < model->classes.count);
    tct_pack_class *class = &model->classes.items[id];
    unsigned depth = 0;
    uint16_t at = id;
    for (;; depth++) {
        for (uint8_t kind = 1; kind < TCT_KIND_COUNT; kind++)
            if (model->main_class[kind] == at) class->kind = kind;
        const uint16_t parent = model->classes.items[at].parent;
        if (parent == at) break;
        at = parent;
        if (depth > 100)
            return tct_report(model->sink, TCT_ERROR, TCT_ERR_SYNTAX, NULL, 0,
                              "%.*s is a subclass of itself (or of more than 100 classes in a row)",
                              TCT_ARG(tct_symbols_text(model->symbols, class->iri)));
    }
    class->depth = (uint8_t)depth;
    return TCT_OK;
}

static tct_status find_main_classes(tct_compiler *model) {
    model->main_class = TCT_ARENA_NEW(&model->arena, TCT_KIND_COUNT, uint16_t);
    if (!model->main_class) return TCT_ERR_MEMORY;
    model->main_class[TCT_KIND_NONE] = UINT16_MAX;
    for (size_t i = 0; i < sizeof main_classes / sizeof *main_classes; i++) {
        const uint32_t id = model->class_of[main_classes[i].term];
        model->main_class[main_classes[i].kind] = id ? (uint16_t)(id - 1) : UINT16_MAX;
    }
    return TCT_OK;
}

tct_status tct_compile_classes(tct_compiler *model) {
    assert(model->class_of);
    candidates found = {0};
    map_known(model, model->class_of, model->classes.count, class_iri);
    tct_status status = collect(model, makes_class, &found);
    for (size_t i = 0; i < found.count && status == TCT_OK; i++)
        status = add_class(model, &found.items[i]);
    for (size_t i = 0; i < found.count && status == TCT_OK; i++)
        status = describe_class(model, &found.items[i]);
    TCT_VEC_CLEAR(&found, model->allocator);
    TRY(status);
    TRY(find_main_classes(model));
    for (size_t i = 0; i < model->classes.count; i++)
        TRY(place_class(model, (uint16_t)i));
    return TCT_OK;
}

/* --- drawing style
 * -------------------------------------------------------------------------------------------- */

static tct_status style_line(tct_compiler *model, tct_str text, uint64_t line) {
    const tct_str name = tct_str_split(&text, '\t'), shape = tct_str_split(&text, '\t'), colour = text;
    const tct_symbol symbol = tct_symbols_find(model->symbols, name);
    for (size_t i = 0; symbol && i < model->classes.count; i++) {
        tct_pack_class *class = &model->classes.items[i];
        if (class->name != symbol) continue;
        TRY(tct_symbols_intern(model->symbols, tct_str_trim(shape), &class->shape));
        return tct_symbols_intern(model->symbols, tct_str_trim(colour), &class->colour);
    }
    tct_report(model->sink, TCT_WARNING, TCT_NOT_FOUND, "style.tsv", line, "no class %.*s", TCT_ARG(name));
    return TCT_OK;
}

static void inherit_style(tct_compiler *model, tct_pack_class *class) {
    const tct_pack_class *from = class;
    while ((!class->shape || !class->colour) && &model->classes.items[from->parent] != from) {
        from = &model->classes.items[from->parent];
        if (!class->shape) class->shape = from->shape;
        if (!class->colour) class->colour = from->colour;
    }
}

tct_status tct_compile_style(tct_compiler *model) {
    for (size_t i = 0; i < model->sources->count; i++) {
        if (strcmp(model->files[i]->name, "style.tsv") != 0) continue;
        tct_str rest = model->files[i]->bytes, text;
        for (uint64_t line = 0; tct_compile_line(&rest, &text, &line);)
            TRY(style_line(model, text, line));
    }
    for (size_t i = 0; i < model->classes.count; i++)
        inherit_style(model, &model->classes.items[i]);
    return TCT_OK;
}

/* --- properties
 * ----------------------------------------------------------------------------------------------- */

static tct_status add_property(tct_compiler *model, const candidate *c) {
    uint32_t *id = &model->property_of[c->subject->subject];
    if (*id) return TCT_OK;
    tct_pack_property added = {.implies = (uint16_t)model->properties.count};
    TRY(tct_symbols_intern(model->symbols, c->iri, &added.iri));
    TRY(tct_compile_prefixed(model, c->iri, &added.name));
    TRY(TCT_PUSH(&model->properties, model->allocator, added));
    *id = (uint32_t)model->properties.count;
    return TCT_OK;
}

static uint16_t kind_bit(const tct_compiler *model, tct_symbol term) {
    assert(term < model->term_count);
    const uint32_t class = model->class_of[term];
    const uint8_t kind = class ? model->classes.items[class - 1].kind : TCT_KIND_NONE;
    return kind ? (uint16_t)(1u << kind) : 0;
}

static void take_range(const tct_compiler *model, tct_symbol object, tct_pack_property *property) {
    assert(object < model->term_count && property);
    property->range |= kind_bit(model, object);
    if (object == TCT_K_XSD_DATE) property->value = TCT_VALUE_DATE;
    if (object == TCT_K_XSD_STRING) property->value = TCT_VALUE_TEXT;
    if (object == TCT_K_XSD_ANYURI) property->value = TCT_VALUE_IRI;
}

static tct_status take_statement(tct_compiler *model, const tct_triple *t, tct_pack_property *property) {
    TRY(take_label(model, t, property->label));
    if (t->predicate == TCT_K_TYPE && t->object == TCT_K_DATATYPE_PROPERTY &&
        property->value == TCT_VALUE_ENTITY)
        property->value = TCT_VALUE_TEXT;
    if (t->predicate == TCT_K_DOMAIN) property->domain |= kind_bit(model, t->object);
    if (t->predicate == TCT_K_RANGE) take_range(model, t->object, property);
    if (t->predicate == TCT_K_SYMMETRIC && tct_str_equal(tct_compile_term(model, t->object), TCT_LIT("true")))
        property->symmetric = 1;
    if (t->predicate == TCT_K_IMPLIES && model->property_of[t->object])
        property->implies = (uint16_t)(model->property_of[t->object] - 1);
    return TCT_OK;
}

static tct_status describe_property(tct_compiler *model, const candidate *c) {
    tct_pack_property *property = &model->properties.items[model->property_of[c->subject->subject] - 1];
    for (uint32_t i = c->subject->begin; i < c->subject->end; i++)
        TRY(take_statement(model, &model->triples.items[i], property));
    return TCT_OK;
}

tct_status tct_compile_properties(tct_compiler *model) {
    assert(model->property_of && model->main_class);
    candidates found = {0};
    map_known(model, model->property_of, model->properties.count, property_iri);
    tct_status status = collect(model, makes_property, &found);
    for (size_t i = 0; i < found.count && status == TCT_OK; i++)
        status = add_property(model, &found.items[i]);
    for (size_t i = 0; i < found.count && status == TCT_OK; i++)
        status = describe_property(model, &found.items[i]);
    TCT_VEC_CLEAR(&found, model->allocator);
    return status;
}
