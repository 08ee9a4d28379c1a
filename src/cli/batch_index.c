/* Which inputs there are, by hash: 16 bytes an input while they are sought. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "cli/batch.h"

typedef struct tct_batch_key hashed;

static int by_key(const void *left, const void *right) {
    const hashed *a = left, *b = right;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

bool tct_batch_index_make(const tct_batch_list *list, tct_batch_index *index) {
    assert(list && index && list->count <= UINT32_MAX);
    *index = (tct_batch_index){malloc((list->count + 1) * sizeof *index->keys), list};
    for (size_t i = 0; index->keys && i < list->count; i++) {
        const char *path = list->items[i].path;
        index->keys[i] = (hashed){tct_cli_hash(path, strlen(path)), (uint32_t)i};
    }
    if (index->keys) qsort(index->keys, list->count, sizeof *index->keys, by_key);
    return index->keys != NULL;
}

bool tct_batch_index_has(const tct_batch_index *index, const char *path) {
    assert(index && index->keys && path);
    const uint64_t key = tct_cli_hash(path, strlen(path));
    size_t low = 0, high = index->list->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (index->keys[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < index->list->count && index->keys[low].key == key; low++)
        if (strcmp(index->list->items[index->keys[low].index].path, path) == 0) return true;
    return false;
}

/* --- names of outputs that meet --- */

static bool by_names(const tct_batch_list *list, hashed *keys) {
    for (size_t i = 0; i < list->count; i++) {
        char *name = tct_batch_name_of(list->items[i].path);
        if (!name) return false;
        keys[i] = (hashed){tct_cli_hash(name, strlen(name)), (uint32_t)i};
        free(name);
    }
    qsort(keys, list->count, sizeof *keys, by_key);
    return true;
}

/** True when outputs of both would have one name; false without memory, @p failed then. */
static bool meet(const char *a, const char *b, bool *failed) {
    char *left = tct_batch_name_of(a), *right = tct_batch_name_of(b);
    const bool same = left && right && strcmp(left, right) == 0;
    *failed = !left || !right;
    free(left);
    free(right);
    return same;
}

/** Input @p second has a name of the hash of @p first, which stands before it. False when both cannot be. */
static bool settle_pair(tct_cli *cli, const tct_batch_item *first, tct_batch_item *second) {
    bool failed = false;
    if (!first->path || !second->path || !meet(first->path, second->path, &failed)) return !failed;
    if (strcmp(first->path, second->path) != 0) {
        tct_cli_error(cli, second->path, "would have the same outputs as '%s'; use two folders", first->path);
        return false;
    }
    second->path = NULL;
    return true;
}

static bool settle_groups(tct_cli *cli, const tct_batch_list *list, const hashed *keys) {
    tct_batch_item *items = list->items;
    bool good = true;
    for (size_t i = 0; i < list->count; i++) {
        const tct_batch_item *first = &items[keys[i].index];
        for (size_t k = i + 1; good && first->path && k < list->count && keys[k].key == keys[i].key; k++)
            good = settle_pair(cli, first, &items[keys[k].index]);
    }
    return good;
}

static void drop_empty(tct_batch_list *list) {
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].path) list->items[kept++] = list->items[i];
    list->count = kept;
}

bool tct_batch_settle(tct_cli *cli, tct_batch_list *list) {
    assert(cli && list);
    if (list->count == 0) return true;
    hashed *keys = malloc(list->count * sizeof *keys);
    bool good = keys && by_names(list, keys);
    if (!good) tct_cli_error(cli, NULL, "out of memory while inputs are collected");
    good = good && settle_groups(cli, list, keys);
    free(keys);
    drop_empty(list);
    return good;
}
