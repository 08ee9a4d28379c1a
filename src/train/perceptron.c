#include "train/perceptron.h"

#include <assert.h>
#include <stdlib.h>

#include "language/prefetch.h"

tct_status tct_perceptron_new(tct_perceptron *perceptron, unsigned classes) {
    assert(classes > 0 && classes <= TCT_CLASSES);
    *perceptron = (tct_perceptron){.classes = classes, .slot_count = 1u << 16};
    perceptron->slots = calloc(perceptron->slot_count, sizeof *perceptron->slots);
    return perceptron->slots ? TCT_OK : TCT_ERR_MEMORY;
}

void tct_perceptron_free(tct_perceptron *perceptron) {
    free(perceptron->rows);
    free(perceptron->slots);
    free(perceptron->pool);
    *perceptron = (tct_perceptron){0};
}

/** Slot that holds @p feature or is free for it. */
static size_t slot_of(const tct_perceptron *perceptron, uint64_t feature) {
    const size_t mask = perceptron->slot_count - 1;
    size_t at = (feature >> 20) & mask;
    while (perceptron->slots[at] && perceptron->rows[perceptron->slots[at] - 1].feature != feature)
        at = (at + 1) & mask;
    return at;
}

static const tct_perceptron_row *find_row(const tct_perceptron *perceptron, uint64_t feature) {
    const uint32_t index = perceptron->slots[slot_of(perceptron, feature)];
    return index ? &perceptron->rows[index - 1] : NULL;
}

void tct_perceptron_score(const tct_perceptron *perceptron, const uint64_t *features, size_t count,
                          int32_t *scores) {
    const tct_perceptron_row *rows[TCT_FEATURES];
    size_t found = 0;
    assert(count <= TCT_FEATURES);
    for (size_t i = 0; i < count; i++)
        TCT_PREFETCH(&perceptron->slots[(features[i] >> 20) & (perceptron->slot_count - 1)]);
    for (size_t i = 0; i < count; i++) {
        const uint32_t index = perceptron->slots[(features[i] >> 20) & (perceptron->slot_count - 1)];
        if (index) TCT_PREFETCH(&perceptron->rows[index - 1]);
    }
    for (size_t i = 0; i < count; i++) {
        const tct_perceptron_row *row = find_row(perceptron, features[i]);
        if (!row) continue;
        TCT_PREFETCH(perceptron->pool + row->first);
        rows[found++] = row;
    }
    for (size_t i = 0; i < found; i++) {
        const tct_perceptron_entry *entries = perceptron->pool + rows[i]->first;
        for (unsigned k = 0; k < rows[i]->count; k++)
            scores[entries[k].class_id] += entries[k].weight;
    }
}

/** Makes room for @p extra more items in *@p items. */
static bool grow(void **items, size_t count, size_t *capacity, size_t extra, size_t size) {
    if (count + extra <= *capacity) return true;
    const size_t wanted = *capacity ? 2 * *capacity + extra : 1024 + extra;
    void *moved = realloc(*items, wanted * size);
    if (!moved) return false;
    *items = moved;
    *capacity = wanted;
    return true;
}

static bool rehash(tct_perceptron *perceptron) {
    uint32_t *larger = calloc(2 * perceptron->slot_count, sizeof *larger);
    if (!larger) return false;
    free(perceptron->slots);
    perceptron->slots = larger;
    perceptron->slot_count *= 2;
    for (size_t i = 0; i < perceptron->row_count; i++)
        perceptron->slots[slot_of(perceptron, perceptron->rows[i].feature)] = (uint32_t)(i + 1);
    return true;
}

/** Row of @p feature, added when new; NULL when there is no memory. */
static tct_perceptron_row *touch_row(tct_perceptron *perceptron, uint64_t feature) {
    size_t slot = slot_of(perceptron, feature);
    if (perceptron->slots[slot]) return &perceptron->rows[perceptron->slots[slot] - 1];
    if (2 * (perceptron->row_count + 1) > perceptron->slot_count) {
        if (!rehash(perceptron)) return NULL;
        slot = slot_of(perceptron, feature);
    }
    if (!grow((void **)&perceptron->rows, perceptron->row_count, &perceptron->row_capacity, 1,
              sizeof *perceptron->rows))
        return NULL;
    tct_perceptron_row *row = &perceptron->rows[perceptron->row_count++];
    *row = (tct_perceptron_row){.feature = feature};
    perceptron->slots[slot] = (uint32_t)perceptron->row_count;
    return row;
}

/** Gives @p row a piece of the pool twice as long; the old piece is lost, at most as much again. */
static bool widen(tct_perceptron *perceptron, tct_perceptron_row *row) {
    const size_t capacity = row->capacity ? 2u * row->capacity : 2u;
    if (!grow((void **)&perceptron->pool, perceptron->pool_count, &perceptron->pool_capacity, capacity,
              sizeof *perceptron->pool))
        return false;
    tct_perceptron_entry *piece = perceptron->pool + perceptron->pool_count;
    if (row->count) memcpy(piece, perceptron->pool + row->first, row->count * sizeof *piece);
    row->first = perceptron->pool_count;
    row->capacity = (uint16_t)capacity;
    perceptron->pool_count += capacity;
    return true;
}

static bool add(tct_perceptron *perceptron, uint64_t feature, unsigned class_id, int32_t change) {
    tct_perceptron_row *row = touch_row(perceptron, feature);
    if (!row) return false;
    tct_perceptron_entry *entries = perceptron->pool + row->first;
    unsigned at = 0;
    while (at < row->count && entries[at].class_id != class_id)
        at++;
    if (at == row->count) {
        if (row->count == row->capacity && !widen(perceptron, row)) return false;
        entries = perceptron->pool + row->first;
        entries[row->count++] = (tct_perceptron_entry){.class_id = class_id};
    }
    entries[at].weight += change;
    entries[at].sum += change * perceptron->time;
    return true;
}

void tct_perceptron_learn(tct_perceptron *perceptron, const uint64_t *features, size_t count, unsigned good,
                          unsigned bad) {
    perceptron->time++;
    if (good == bad) return;
    for (size_t i = 0; i < count && !perceptron->failed; i++)
        perceptron->failed = !add(perceptron, features[i], good, 1) || !add(perceptron, features[i], bad, -1);
}

int64_t tct_perceptron_total(const tct_perceptron *perceptron, const tct_perceptron_entry *entry) {
    return entry->earlier + (int64_t)entry->weight * (perceptron->time + 1) - entry->sum;
}

void tct_perceptron_restart(tct_perceptron *perceptron) {
    for (size_t i = 0; i < perceptron->row_count; i++) {
        const tct_perceptron_row *row = &perceptron->rows[i];
        for (unsigned k = 0; k < row->count; k++) {
            tct_perceptron_entry *entry = &perceptron->pool[row->first + k];
            entry->earlier = tct_perceptron_total(perceptron, entry);
            entry->weight = 0;
            entry->sum = 0;
        }
    }
    perceptron->time = 0;
}

int64_t tct_perceptron_largest(const tct_perceptron *perceptron) {
    int64_t largest = 1;
    for (size_t i = 0; i < perceptron->row_count; i++) {
        const tct_perceptron_row *row = &perceptron->rows[i];
        for (unsigned k = 0; k < row->count; k++) {
            const int64_t value = tct_perceptron_total(perceptron, &perceptron->pool[row->first + k]);
            if (value > largest) largest = value;
            if (-value > largest) largest = -value;
        }
    }
    return largest;
}

int tct_perceptron_quantise(int64_t value, int64_t largest) {
    const int64_t scaled = (2 * 127 * (value < 0 ? -value : value) + largest) / (2 * largest);
    return (int)(value < 0 ? -scaled : scaled);
}

/** Quantised weights of a row by class; returns how many are not 0. A lone weight that is hardly kept is not
 * kept. */
static unsigned quantise_row(const tct_perceptron *perceptron, const tct_perceptron_row *row, int64_t largest,
                             int least, int *values) {
    unsigned count = 0;
    int most = 0;
    for (unsigned k = 0; k < row->count; k++) {
        const tct_perceptron_entry *entry = &perceptron->pool[row->first + k];
        const int value = tct_perceptron_quantise(tct_perceptron_total(perceptron, entry), largest),
                  size = value < 0 ? -value : value;
        if (size < least || size == 0) continue;
        values[entry->class_id] = value;
        if (size > most) most = size;
        count++;
    }
    return count == 1 && most == least && least > 1 ? 0 : count;
}

/** Writes all classes' weights, padded, after the mark of a dense row. */
static size_t write_dense(const tct_perceptron *perceptron, const int *values, uint8_t *out) {
    out[2] = TCT_ROW_DENSE;
    memset(out + 3, 0, tct_dense_bytes(perceptron->classes));
    for (unsigned c = 0; c < perceptron->classes; c++)
        out[3 + c] = (uint8_t)(int8_t)values[c];
    return 3 + tct_dense_bytes(perceptron->classes);
}

enum { RECORD_BYTES = 3 + 2 * TCT_CLASSES };

/** Writes the row's record to @p out (RECORD_BYTES); returns its size, 0 for an empty one. */
static size_t write_row(const tct_perceptron *perceptron, const tct_perceptron_row *row, int64_t largest,
                        int least, uint8_t *out) {
    int values[TCT_CLASSES] = {0};
    const unsigned count = quantise_row(perceptron, row, largest, least, values);
    if (count == 0) return 0;
    out[0] = (uint8_t)row->feature, out[1] = (uint8_t)(row->feature >> 8), out[2] = (uint8_t)count;
    if (count > TCT_ROW_PAD) return write_dense(perceptron, values, out);
    size_t at = 3;
    for (unsigned c = 0; c < perceptron->classes; c++) {
        if (!values[c]) continue;
        out[at + count] = (uint8_t)(int8_t)values[c];
        out[at++] = (uint8_t)c;
    }
    return at + count;
}

static int compare_rows(const void *left, const void *right) {
    const uint64_t a = (*(const tct_perceptron_row *const *)left)->feature;
    const uint64_t b = (*(const tct_perceptron_row *const *)right)->feature;
    return a < b ? -1 : a > b;
}

/** Rows that survive, in the order of their hashes. */
static size_t select_rows(const tct_perceptron *perceptron, int64_t largest, int least,
                          const tct_perceptron_row **kept) {
    uint8_t record[RECORD_BYTES];
    size_t count = 0;
    for (size_t i = 0; i < perceptron->row_count; i++)
        if (write_row(perceptron, &perceptron->rows[i], largest, least, record))
            kept[count++] = &perceptron->rows[i];
    qsort(kept, count, sizeof *kept, compare_rows);
    return count;
}

/** Buckets for ten rows: more of them is faster and larger. */
enum { BUCKETS_PER_ROW = 11, BITMAP_BITS = 3 };

/** Fills groups and rows; false when a group is too full for 16-bit offsets. */
static bool lay_out(const tct_perceptron *perceptron, const tct_perceptron_row **kept, size_t count,
                    int64_t largest, int least, tct_weight_header *head, tct_weight_group *groups,
                    tct_buffer *rows) {
    uint8_t record[RECORD_BYTES];
    size_t next = 0;
    for (uint32_t bucket = 0; bucket < head->groups * TCT_GROUP_BUCKETS; bucket++) {
        tct_weight_group *group = &groups[bucket / TCT_GROUP_BUCKETS];
        const unsigned place = bucket % TCT_GROUP_BUCKETS;
        if (place == 0) group->base = (uint32_t)rows->size;
        if (rows->size - group->base > UINT16_MAX) return false;
        group->begin[place] = (uint16_t)(rows->size - group->base);
        for (; next < count && tct_weight_bucket(kept[next]->feature, head->buckets) == bucket; next++) {
            const size_t size = write_row(perceptron, kept[next], largest, least, record);
            tct_buffer_append(rows, (tct_str){(const char *)record, size});
            group->filter[place] |= (uint8_t)(1u << ((kept[next]->feature >> 16) & 7));
        }
    }
    head->row_bytes = (uint32_t)rows->size;
    return next == count;
}

uint64_t *tct_perceptron_bitmap(const tct_perceptron_row **kept, size_t count, uint32_t *words) {
    *words = 8;
    while (*words * (uint64_t)64 < BITMAP_BITS * (uint64_t)count)
        *words *= 2;
    uint64_t *bitmap = calloc(*words, sizeof *bitmap);
    for (size_t i = 0; bitmap && i < count; i++) {
        const uint32_t bit = tct_weight_bit(kept[i]->feature, *words);
        bitmap[bit / 64] |= UINT64_C(1) << (bit % 64);
    }
    return bitmap;
}

static tct_status write_image(const tct_perceptron *perceptron, const tct_perceptron_row **kept,
                              unsigned least, tct_buffer *out) {
    const int64_t largest = tct_perceptron_largest(perceptron);
    const size_t count = select_rows(perceptron, largest, (int)least, kept);
    tct_weight_header head = {.buckets = (uint32_t)(count * BUCKETS_PER_ROW / 10 + 1),
                              .classes = perceptron->classes};
    head.groups = head.buckets / TCT_GROUP_BUCKETS + 2;
    tct_weight_group *groups = calloc(head.groups, sizeof *groups);
    tct_buffer rows;
    tct_buffer_init(&rows, &tct_heap, UINT32_MAX);
    uint64_t *bitmap = tct_perceptron_bitmap(kept, count, &head.bitmap_words);
    tct_status status = groups && bitmap ? TCT_OK : TCT_ERR_MEMORY;
    if (status == TCT_OK && !lay_out(perceptron, kept, count, largest, (int)least, &head, groups, &rows))
        status = TCT_ERR_LIMIT;
    if (status == TCT_OK) status = tct_buffer_status(&rows);
    if (status == TCT_OK) {
        tct_buffer_append(out, (tct_str){(const char *)&head, sizeof head});
        tct_buffer_append(out, (tct_str){(const char *)bitmap, head.bitmap_words * sizeof *bitmap});
        tct_buffer_append(out, (tct_str){(const char *)groups, head.groups * sizeof *groups});
        tct_buffer_append(out, tct_buffer_str(&rows));
        for (unsigned i = 0; i < 2 * TCT_ROW_PAD; i++)
            tct_buffer_char(out, '\0');
        status = tct_buffer_status(out);
    }
    tct_buffer_clear(&rows);
    free(groups);
    free(bitmap);
    return status;
}

tct_status tct_perceptron_export(const tct_perceptron *perceptron, unsigned least, tct_buffer *out) {
    if (perceptron->failed) return TCT_ERR_MEMORY;
    const tct_perceptron_row **kept = calloc(perceptron->row_count + 1, sizeof *kept);
    if (!kept) return TCT_ERR_MEMORY;
    const tct_status status = write_image(perceptron, kept, least > 0 ? least : 1, out);
    free(kept);
    return status;
}
