/* Merge, second step: units that are one thing. Unions are tried in an order that only the facts decide. */
#include <assert.h>
#include <stdlib.h>

#include "base/diag.h"
#include "resolve/internal.h"
#include "resolve/merge_internal.h"

uint32_t tct_merge_root(const merge_job *job, uint32_t unit) {
    while (job->units[unit].parent != unit)
        unit = job->units[unit].parent;
    return unit;
}

static uint32_t find(merge_job *job, uint32_t unit) {
    merge_unit *units = job->units;
    while (units[unit].parent != unit)
        unit = units[unit].parent = units[units[unit].parent].parent;
    return unit;
}

bool tct_merge_forbidden(const merge_job *job, uint32_t a, uint32_t b) {
    assert(job->apart.count % 2 == 0);
    if (!job->units[a].listed || !job->units[b].listed) return false;
    for (size_t i = 0; i + 1 < job->apart.count; i += 2) {
        const uint32_t p = tct_merge_root(job, job->apart.items[i]),
                       q = tct_merge_root(job, job->apart.items[i + 1]);
        if ((p == a && q == b) || (p == b && q == a)) return true;
    }
    return false;
}

/** The smaller of two IRIs; 0 is none. */
static tct_term smaller(const merge_job *job, tct_term a, tct_term b) {
    if (!a || !b) return a ? a : b;
    return tct_terms_compare(job->terms, a, b) <= 0 ? a : b;
}

/** Joins two clusters of one kind unless a list forbids it, or they are known as two things and @p sure is
 * false. */
static void join(merge_job *job, uint32_t x, uint32_t y, const char *rule, tct_str key, bool sure) {
    const uint32_t a = find(job, x), b = find(job, y);
    if (a == b || job->units[a].kind != job->units[b].kind || tct_merge_forbidden(job, a, b)) return;
    const tct_term p = job->units[a].known_as, q = job->units[b].known_as;
    if (!sure && p && q && p != q) return;
    const uint32_t root = a < b ? a : b, child = a < b ? b : a;
    assert(root < child && job->units[child].parent == child);
    job->units[child].parent = root;
    job->units[root].known_as = smaller(job, p, q);
    job->units[root].by_context |= job->units[child].by_context;
    job->units[root].listed |= job->units[child].listed;
    merge_unit *ends[] = {&job->units[x], &job->units[y]};
    for (size_t i = 0; i < 2; i++) {
        if (ends[i]->rule) continue;
        ends[i]->rule = rule;
        ends[i]->key = key;
    }
}

/** Facts with their unit's kind, so that qsort() can order them. */
typedef struct {
    merge_fact fact;
    uint8_t kind;
} sort_fact;

static int by_fact(const void *left, const void *right) {
    const sort_fact *a = left, *b = right;
    if (a->fact.type != b->fact.type) return a->fact.type < b->fact.type ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    const int order = tct_str_compare(a->fact.key, b->fact.key);
    if (order) return order;
    if (a->fact.unit != b->fact.unit) return a->fact.unit < b->fact.unit ? -1 : 1;
    return tct_str_compare(a->fact.language, b->fact.language);
}

static tct_status sort_facts(merge_job *job) {
    sort_fact *sorted = tct_alloc(job->arena.allocator, job->fact_count + 1, sizeof *sorted);
    if (!sorted) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < job->fact_count; i++)
        sorted[i] = (sort_fact){job->facts[i], job->units[job->facts[i].unit].kind};
    qsort(sorted, job->fact_count, sizeof *sorted, by_fact);
    for (size_t i = 0; i < job->fact_count; i++)
        job->facts[i] = sorted[i].fact;
    tct_dealloc(job->arena.allocator, sorted);
    return TCT_OK;
}

static bool same_group(const merge_job *job, size_t a, size_t b) {
    const merge_fact *x = &job->facts[a], *y = &job->facts[b];
    return x->type == y->type && job->units[x->unit].kind == job->units[y->unit].kind &&
           tct_str_equal(x->key, y->key);
}

typedef tct_status group_visit(merge_job *job, const void *context, size_t begin, size_t end);

/** Calls @p visit with each run of facts of one type, kind and key. */
static tct_status each_group(merge_job *job, uint8_t type, const void *context, group_visit *visit) {
    for (size_t begin = 0, end; begin < job->fact_count; begin = end) {
        for (end = begin + 1; end < job->fact_count && same_group(job, begin, end);)
            end++;
        if (job->facts[begin].type == type && end - begin > 1) TRY(visit(job, context, begin, end));
    }
    return TCT_OK;
}

static tct_status join_links(merge_job *job, const void *context, size_t begin, size_t end) {
    for (size_t i = begin + 1; i < end; i++)
        join(job, job->facts[begin].unit, job->facts[i].unit, "known", job->facts[begin].key, true);
    return TCT_OK;
}

/** A unit of a name's group with one of its contexts (empty for none). */
typedef struct {
    tct_str context;
    uint32_t unit;
} contextual;

static int by_context(const void *left, const void *right) {
    const contextual *a = left, *b = right;
    const int order = tct_str_compare(a->context, b->context);
    if (order) return order;
    return a->unit < b->unit ? -1 : a->unit > b->unit;
}

typedef TCT_VEC(contextual) contextual_list;

/** Index of the first context fact of each unit, made once: facts of a unit are found without a search. */
typedef struct {
    uint32_t *first; /* of each unit, into list; one more at the end */
    tct_str *list;
} context_index;

static tct_status index_contexts(merge_job *job, context_index *index) {
    index->first = TCT_ARENA_NEW(&job->arena, job->unit_count + 2, uint32_t);
    index->list = TCT_ARENA_NEW(&job->arena, job->fact_count + 1, tct_str);
    if (!index->first || !index->list) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < job->fact_count; i++)
        if (job->facts[i].type == FACT_CONTEXT) index->first[job->facts[i].unit + 2]++;
    for (uint32_t i = 2; i < job->unit_count + 2; i++)
        index->first[i] += index->first[i - 1];
    for (size_t i = 0; i < job->fact_count; i++)
        if (job->facts[i].type == FACT_CONTEXT)
            index->list[index->first[job->facts[i].unit + 1]++] = job->facts[i].key;
    return TCT_OK;
}

static tct_status list_contexts(merge_job *job, const context_index *index, size_t begin, size_t end,
                                contextual_list *list) {
    for (size_t i = begin; i < end; i++) {
        const uint32_t unit = job->facts[i].unit;
        if (i > begin && unit == job->facts[i - 1].unit) continue;
        if (index->first[unit] == index->first[unit + 1])
            TRY(TCT_PUSH(list, job->arena.allocator, ((contextual){TCT_LIT(""), unit})));
        for (uint32_t k = index->first[unit]; k < index->first[unit + 1]; k++)
            TRY(TCT_PUSH(list, job->arena.allocator, ((contextual){index->list[k], unit})));
    }
    if (list->count) qsort(list->items, list->count, sizeof *list->items, by_context);
    return TCT_OK;
}

/**
 * Units of one name whose contexts matter: those that share a context are joined, and those without context
 * with each other; all of them when no two contexts part them.
 */
static void join_by_context(merge_job *job, const contextual_list *list, tct_str key) {
    assert(list->count > 0 && key.size > 0);
    uint32_t first = UINT32_MAX;
    bool parted = false;
    for (size_t i = 1; i < list->count; i++)
        if (tct_str_equal(list->items[i].context, list->items[i - 1].context))
            join(job, list->items[i - 1].unit, list->items[i].unit, "name", key, false);
    for (size_t i = 0; i < list->count; i++) {
        if (!list->items[i].context.size) continue;
        const uint32_t root = find(job, list->items[i].unit);
        if (first == UINT32_MAX) first = root;
        parted |= root != first;
    }
    if (first != UINT32_MAX && !parted && !list->items[0].context.size)
        join(job, list->items[0].unit, first, "name", key, false);
}

static tct_status join_name(merge_job *job, const void *context, size_t begin, size_t end) {
    const context_index *index = context;
    bool matters = false;
    for (size_t i = begin; i < end; i++)
        matters |= job->units[job->facts[i].unit].by_context;
    if (!matters) {
        for (size_t i = begin + 1; i < end; i++)
            join(job, job->facts[i - 1].unit, job->facts[i].unit, "name", job->facts[i].key, false);
        return TCT_OK;
    }
    contextual_list list = {0};
    const tct_status status = list_contexts(job, index, begin, end, &list);
    if (status == TCT_OK) join_by_context(job, &list, job->facts[begin].key);
    TCT_VEC_CLEAR(&list, job->arena.allocator);
    return status;
}

static tct_status join_names(merge_job *job) {
    context_index index;
    TRY(index_contexts(job, &index));
    return each_group(job, FACT_NAME, &index, join_name);
}

/** A long name of a cluster in one language. */
typedef struct {
    tct_str language;
    uint32_t root;
} expansion;

static int by_language(const void *left, const void *right) {
    const expansion *a = left, *b = right;
    const int order = tct_str_compare(a->language, b->language);
    if (order) return order;
    return a->root < b->root ? -1 : a->root > b->root;
}

/** Languages in which each cluster has a long name, sorted by cluster; made once, after names were joined. */
typedef struct {
    expansion *items;
    size_t count;
} expansion_list;

static int by_root(const void *left, const void *right) {
    const expansion *a = left, *b = right;
    if (a->root != b->root) return a->root < b->root ? -1 : 1;
    return tct_str_compare(a->language, b->language);
}

static tct_status list_expansions(merge_job *job, expansion_list *list) {
    list->items = TCT_ARENA_NEW(&job->arena, job->fact_count + 1, expansion);
    if (!list->items) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < job->fact_count; i++)
        if (job->facts[i].type == FACT_NAME && tct_key_words(job->facts[i].key) > 1)
            list->items[list->count++] = (expansion){job->facts[i].language, find(job, job->facts[i].unit)};
    if (list->count) qsort(list->items, list->count, sizeof *list->items, by_root);
    return TCT_OK;
}

static size_t first_of(const expansion_list *list, uint32_t root) {
    assert(list->count == 0 || list->items);
    size_t low = 0, high = list->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (list->items[middle].root < root)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

typedef TCT_VEC(expansion) expansion_set;

/** True when two clusters of the acronym's group have long names in one language: then the acronym is
 * ambiguous. */
static tct_status ambiguous(merge_job *job, const expansion_list *all, size_t begin, size_t end,
                            bool *result) {
    expansion_set set = {0};
    tct_status status = TCT_OK;
    for (size_t i = begin; i < end && status == TCT_OK; i++) {
        const uint32_t root = find(job, job->facts[i].unit);
        for (size_t k = first_of(all, root); k < all->count && all->items[k].root == root && status == TCT_OK;
             k++)
            status = TCT_PUSH(&set, job->arena.allocator, all->items[k]);
    }
    if (set.count) qsort(set.items, set.count, sizeof *set.items, by_language);
    *result = false;
    for (size_t i = 1; i < set.count; i++)
        if (tct_str_equal(set.items[i].language, set.items[i - 1].language) &&
            set.items[i].root != set.items[i - 1].root)
            *result = true;
    TCT_VEC_CLEAR(&set, job->arena.allocator);
    return status;
}

static bool has_expansion(merge_job *job, const expansion_list *all, uint32_t unit) {
    const uint32_t root = find(job, unit);
    const size_t at = first_of(all, root);
    return at < all->count && all->items[at].root == root;
}

static tct_status join_acronym(merge_job *job, const void *context, size_t begin, size_t end) {
    const expansion_list *all = context;
    bool apart = false;
    uint32_t last = UINT32_MAX;
    TRY(ambiguous(job, all, begin, end, &apart));
    for (size_t i = begin; i < end; i++) {
        const uint32_t unit = job->facts[i].unit;
        if (apart && has_expansion(job, all, unit)) continue;
        if (last != UINT32_MAX) join(job, last, unit, "acronym", job->facts[i].key, false);
        last = unit;
    }
    return TCT_OK;
}

static tct_status join_acronyms(merge_job *job) {
    expansion_list all = {0};
    TRY(list_expansions(job, &all));
    return each_group(job, FACT_ACRONYM, &all, join_acronym);
}

/** What one column of a list names. */
typedef struct {
    uint32_t unit; /* the first one; UINT32_MAX when the documents have it not */
    bool whole;    /* all units of its node, not that of one document */
} listed;

/** "IRI", a node wherever it stands, or "IRI DOCUMENT", what one document calls so. */
static listed find_listed(const merge_job *job, tct_str column) {
    tct_str rest = column;
    const tct_str iri = tct_str_trim(tct_str_split(&rest, ' ')), document = tct_str_trim(rest);
    const tct_term node = tct_terms_find_iri(job->terms, iri);
    listed found = {UINT32_MAX, document.size == 0};
    if (!node) return found;
    const tct_term graph = document.size ? tct_terms_find_iri(job->terms, document) : 0;
    if (graph)
        found.unit = tct_merge_unit_of(job, node, graph);
    else if (found.whole && job->first_unit[node])
        found.unit = job->first_unit[node] - 1;
    return found;
}

typedef tct_status take_listed(merge_job *job, listed a, listed b);

static tct_status read_line(merge_job *job, tct_str line, uint64_t number, take_listed *take) {
    const tct_str first = tct_str_trim(tct_str_split(&line, '\t'));
    const tct_str second = tct_str_trim(tct_str_split(&line, '\t'));
    if (!second.size)
        return tct_report(job->options->sink, TCT_WARNING, TCT_OK, NULL, number,
                          "a line of the list needs two IRIs separated by a tab: %.*s", TCT_ARG(first));
    const listed a = find_listed(job, first), b = find_listed(job, second);
    if (a.unit != UINT32_MAX && b.unit != UINT32_MAX) return a.unit == b.unit ? TCT_OK : take(job, a, b);
    const tct_str missing = a.unit == UINT32_MAX ? first : second;
    return tct_report(job->options->sink, TCT_NOTE, TCT_OK, NULL, number,
                      "no document has what the list names: %.*s", TCT_ARG(missing));
}

/** Reads a list: the two columns of each line are handed to @p take. */
static tct_status read_list(merge_job *job, tct_str list, take_listed *take) {
    for (uint64_t number = 1; list.size; number++) {
        const tct_str line = tct_str_trim(tct_str_split(&list, '\n'));
        if (line.size && line.data[0] != '#') TRY(read_line(job, line, number, take));
    }
    return TCT_OK;
}

static tct_status take_different(merge_job *job, listed a, listed b) {
    job->units[a.unit].listed = job->units[b.unit].listed = true;
    TRY(TCT_PUSH(&job->apart, job->arena.allocator, a.unit));
    return TCT_PUSH(&job->apart, job->arena.allocator, b.unit);
}

/** Joins all units of the node. */
static void join_whole(merge_job *job, listed it) {
    const tct_term node = job->units[it.unit].node;
    for (uint32_t i = it.unit; it.whole && i < job->unit_count && job->units[i].node == node; i++)
        join(job, it.unit, i, "same.tsv", TCT_LIT(""), true);
}

static tct_status take_same(merge_job *job, listed a, listed b) {
    join_whole(job, a);
    join_whole(job, b);
    join(job, a.unit, b.unit, "same.tsv", TCT_LIT(""), true);
    return TCT_OK;
}

tct_status tct_merge_cluster(merge_job *job) {
    assert(job && job->facts);
    TRY(read_list(job, job->options->different, take_different));
    TRY(read_list(job, job->options->same, take_same));
    TRY(sort_facts(job));
    TRY(each_group(job, FACT_LINK, NULL, join_links));
    TRY(join_names(job));
    return join_acronyms(job);
}
