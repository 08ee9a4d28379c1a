/* Merge, first step: nodes as documents see them, with the names, links and contexts that identify them. */
#include <assert.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "resolve/internal.h"
#include "resolve/merge_internal.h"

static unsigned kind_of_class(tct_term type) {
    switch (type) {
    case TCT_V_SCHEMA_PERSON:
        return TCT_KIND_PERSON;
    case TCT_V_SCHEMA_ORGANIZATION:
        return TCT_KIND_ORGANIZATION;
    case TCT_V_SCHEMA_EVENT:
        return TCT_KIND_EVENT;
    case TCT_V_TCT_STRATEGY:
        return TCT_KIND_STRATEGY;
    case TCT_V_SCHEMA_PLACE:
        return TCT_KIND_PLACE;
    case TCT_V_ORG_POST:
        return TCT_KIND_POST;
    default:
        return TCT_KIND_NONE;
    }
}

/** Classes whose members bear the same name from place to place. */
static bool class_repeats(tct_term type) {
    return type == TCT_V_SCHEMA_GOVERNMENT_ORGANIZATION || type == TCT_V_ORG_ORGANIZATIONAL_UNIT ||
           type == TCT_V_TCT_COMMITTEE || type == TCT_V_TCT_WORKING_GROUP || type == TCT_V_TCT_STRATEGY ||
           type == TCT_V_SCHEMA_EVENT || type == TCT_V_ORG_POST;
}

uint32_t tct_merge_unit_of(const merge_job *job, tct_term node, tct_term graph) {
    uint32_t low = job->first_unit[node];
    if (low == 0) return UINT32_MAX;
    low--;
    uint32_t high = low;
    for (uint32_t step = 1; high < job->unit_count && job->units[high].node == node; step *= 2)
        high += step;
    if (high > job->unit_count) high = job->unit_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const merge_unit *unit = &job->units[middle];
        if (unit->node == node && tct_terms_compare(job->terms, unit->graph, graph) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < job->unit_count && job->units[low].node == node && job->units[low].graph == graph) return low;
    return UINT32_MAX;
}

/** A unit while the list is not yet in order. */
typedef struct {
    merge_unit unit;
    tct_str graph;
    uint32_t place; /* of the node in the input's order */
} new_unit;

static int by_place(const void *left, const void *right) {
    const new_unit *a = left, *b = right;
    if (a->place != b->place) return a->place < b->place ? -1 : 1;
    return tct_str_compare(a->graph, b->graph);
}

/** One entry a main class of a node in a graph. */
static size_t list_units(const merge_job *job, new_unit *list) {
    size_t count = 0;
    uint32_t place = 0;
    tct_term last = 0;
    for (size_t i = 0; i < tct_graph_count(job->in); i++) {
        const tct_statement s = tct_graph_at(job->in, i);
        if (s.subject != last) place++;
        last = s.subject;
        const unsigned kind = s.predicate == TCT_V_RDF_TYPE ? kind_of_class(s.object) : TCT_KIND_NONE;
        if (kind == TCT_KIND_NONE) continue;
        const merge_unit unit = {.node = s.subject, .graph = s.graph, .kind = (uint8_t)kind};
        const tct_str graph = s.graph ? tct_terms_string(job->terms, s.graph) : TCT_LIT("");
        list[count++] = (new_unit){unit, graph, place};
    }
    return count;
}

/** Number of statements with @p wanted properties. */
static size_t count_statements(const merge_job *job, bool (*wanted)(tct_term predicate)) {
    size_t count = 0;
    for (size_t i = 0; i < tct_graph_count(job->in); i++)
        count += wanted(tct_graph_at(job->in, i).predicate);
    return count;
}

static bool is_type(tct_term predicate) {
    return predicate == TCT_V_RDF_TYPE;
}

static tct_status keep_units(merge_job *job, const new_unit *list, size_t count) {
    job->units = TCT_ARENA_NEW(&job->arena, count + 1, merge_unit);
    if (!job->units) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < count; i++) {
        const merge_unit *unit = &list[i].unit;
        if (job->unit_count && job->units[job->unit_count - 1].node == unit->node &&
            job->units[job->unit_count - 1].graph == unit->graph)
            continue; /* two main classes: the first counts */
        if (!job->first_unit[unit->node]) job->first_unit[unit->node] = job->unit_count + 1;
        job->units[job->unit_count] = *unit;
        job->units[job->unit_count].parent = job->unit_count;
        job->unit_count++;
    }
    return TCT_OK;
}

static tct_status collect_units(merge_job *job) {
    job->first_unit = TCT_ARENA_NEW(&job->arena, tct_terms_end(job->terms), uint32_t);
    new_unit *list = tct_alloc(job->arena.allocator, count_statements(job, is_type) + 1, sizeof *list);
    tct_status status = job->first_unit && list ? TCT_OK : TCT_ERR_MEMORY;
    if (status == TCT_OK) {
        const size_t count = list_units(job, list);
        qsort(list, count, sizeof *list, by_place);
        status = keep_units(job, list, count);
    }
    tct_dealloc(job->arena.allocator, list);
    return status;
}

/** True for one word in capitals (and digits) of at least two signs. */
static bool is_acronym(tct_str name) {
    size_t letters = 0;
    for (size_t at = 0; at < name.size;) {
        const uint32_t c = tct_utf8_next(name, &at);
        if (tct_is_lower(c) || tct_is_space(c)) return false;
        letters += tct_is_upper(c);
    }
    return letters >= 2;
}

/**
 * True for names that say too little across documents: a person's single word, a short description in lower
 * case, a short name of an event, strategy or post.
 */
static bool is_generic(tct_str name, tct_str key, unsigned kind) {
    size_t at = 0;
    const size_t words = tct_key_words(key);
    const bool lower = name.size && tct_is_lower(tct_utf8_next(name, &at));
    switch (kind) {
    case TCT_KIND_PERSON:
        return words < 2;
    case TCT_KIND_ORGANIZATION:
        return lower && words < 2;
    case TCT_KIND_EVENT:
        return words < (lower ? 4u : 2u);
    case TCT_KIND_STRATEGY:
        return words < (lower ? 4u : 2u);
    case TCT_KIND_POST:
        return words < 3;
    default:
        return false;
    }
}

static bool is_context(tct_term predicate) {
    return predicate == TCT_V_SCHEMA_PARENT_ORGANIZATION || predicate == TCT_V_SCHEMA_LOCATION ||
           predicate == TCT_V_TCT_OWNER || predicate == TCT_V_TCT_BENEFICIARY ||
           predicate == TCT_V_ORG_POST_IN || predicate == TCT_V_SCHEMA_ORGANIZER;
}

static void add_fact(merge_job *job, uint32_t unit, uint8_t type, tct_str key, tct_str language) {
    assert(unit < job->unit_count && type <= FACT_WEAK_NAME);
    if (key.size) job->facts[job->fact_count++] = (merge_fact){key, language, unit, type};
}

static tct_status add_name(merge_job *job, uint32_t index, tct_term object) {
    assert(index < job->unit_count);
    const merge_unit *unit = &job->units[index];
    const tct_term_view name = tct_terms_view(job->terms, object);
    tct_str key;
    if (!name.datatype) return TCT_OK;
    TRY(tct_name_key(&job->arena, name.text, &key));
    if (unit->kind != TCT_KIND_PERSON && unit->kind != TCT_KIND_PLACE && is_acronym(name.text))
        add_fact(job, index, FACT_ACRONYM, key, name.language);
    else
        add_fact(job, index, is_generic(name.text, key, unit->kind) ? FACT_WEAK_NAME : FACT_NAME, key,
                 name.language);
    return TCT_OK;
}

/** A context is told by IRI when that is a known entity's, else by name; of events the day is one too. */
static tct_status add_context(merge_job *job, uint32_t index, tct_statement s) {
    if (s.predicate == TCT_V_SCHEMA_START_DATE) {
        const tct_str day = tct_terms_string(job->terms, s.object);
        if (job->units[index].kind == TCT_KIND_EVENT && day.size == 10)
            add_fact(job, index, FACT_CONTEXT, day, TCT_LIT(""));
        return TCT_OK;
    }
    if (job->units[index].kind == TCT_KIND_EVENT)
        return TCT_OK; /* one event may have several places and hosts */
    const tct_str label = tct_graph_label(job->in, s.object, TCT_LIT(""));
    tct_str key;
    TRY(tct_name_key(&job->arena, label, &key));
    add_fact(job, index, FACT_CONTEXT, key, TCT_LIT(""));
    return TCT_OK;
}

static tct_status add_statement(merge_job *job, uint32_t index, tct_statement s) {
    if (s.predicate == TCT_V_RDF_TYPE) {
        if (class_repeats(s.object)) job->units[index].by_context = true;
    } else if (s.predicate == TCT_V_SCHEMA_NAME || s.predicate == TCT_V_SCHEMA_ALTERNATE_NAME) {
        return add_name(job, index, s.object);
    } else if (s.predicate == TCT_V_SCHEMA_SAME_AS) {
        job->units[index].known_as = s.subject;
        add_fact(job, index, FACT_LINK, tct_terms_string(job->terms, s.object), TCT_LIT(""));
    } else if (is_context(s.predicate) || s.predicate == TCT_V_SCHEMA_START_DATE) {
        return add_context(job, index, s);
    }
    return TCT_OK;
}

/** Marks units whose IRI is `{base}{id}` of a known entity: by the pack's symbols, in one pass over its
 * entities. */
static tct_status mark_known(merge_job *job) {
    if (!job->pack) return TCT_OK;
    const tct_frozen_symbols *symbols = tct_pack_symbols(job->pack);
    bool *is_id = TCT_ARENA_NEW(&job->arena, symbols->count + 1, bool);
    if (!is_id) return TCT_ERR_MEMORY;
    for (uint32_t i = 0; i < tct_pack_entity_count(job->pack); i++)
        is_id[tct_pack_entity_at(job->pack, i)->id] = true;
    for (uint32_t i = 0; i < job->unit_count; i++) {
        const tct_str iri = tct_terms_string(job->terms, job->units[i].node);
        if (!tct_str_starts(iri, job->base)) continue;
        const tct_symbol id = tct_frozen_find(symbols, tct_str_range(iri, job->base.size, iri.size));
        if (!id || !is_id[id]) continue;
        job->units[i].known_as = job->units[i].node;
        add_fact(job, i, FACT_LINK, iri, TCT_LIT(""));
    }
    return TCT_OK;
}

tct_status tct_merge_collect(merge_job *job) {
    assert(job && job->in && job->base.size);
    TRY(collect_units(job));
    const size_t facts = count_statements(job, tct_merge_depends_on) + job->unit_count;
    job->facts = TCT_ARENA_NEW(&job->arena, facts + 1, merge_fact);
    if (!job->facts) return TCT_ERR_MEMORY;
    TRY(mark_known(job));
    for (size_t i = 0; i < tct_graph_count(job->in); i++) {
        const tct_statement s = tct_graph_at(job->in, i);
        const uint32_t unit = tct_merge_unit_of(job, s.subject, s.graph);
        if (unit != UINT32_MAX) TRY(add_statement(job, unit, s));
    }
    return TCT_OK;
}
