/** The image of a classifier of moves. */
#include <assert.h>
#include <stdlib.h>

#include "language/model_moves.h"
#include "language/parser.h"
#include "train/perceptron.h"

/** Features for a hundred lanes: more is smaller, but more features find their slot full. */
enum { FILLED_PERCENT = 75 };

/** A feature with its weights in 8 bits. */
typedef struct {
    const tct_perceptron_row *row;
    uint32_t slot;
    int8_t left, right;
    uint8_t size; /**< of the larger difference that it can make */
} feature;

static uint8_t size_of(int left, int right) {
    const int shift = -(left + right);
    const int most = left > right ? (left > shift ? left : shift) : (right > shift ? right : shift);
    const int least = left < right ? (left < shift ? left : shift) : (right < shift ? right : shift);
    return (uint8_t)(most - least > 255 ? 255 : most - least);
}

static feature quantise(const tct_perceptron *perceptron, const tct_perceptron_row *row, int64_t largest) {
    int values[TCT_MOVE_COUNT] = {0};
    for (unsigned k = 0; k < row->count; k++) {
        const tct_perceptron_entry *entry = &perceptron->pool[row->first + k];
        values[entry->class_id] = tct_perceptron_quantise(tct_perceptron_total(perceptron, entry), largest);
    }
    const int left = values[TCT_MOVE_LEFT], right = values[TCT_MOVE_RIGHT];
    return (feature){.row = row, .left = (int8_t)left, .right = (int8_t)right, .size = size_of(left, right)};
}

/** By slot, the strongest first, then by hash: no order but the features' own. */
static int compare(const void *a, const void *b) {
    const feature *left = a, *right = b;
    if (left->slot != right->slot) return left->slot < right->slot ? -1 : 1;
    if (left->size != right->size) return left->size > right->size ? -1 : 1;
    return left->row->feature < right->row->feature ? -1 : left->row->feature > right->row->feature;
}

static size_t select_features(const tct_perceptron *perceptron, unsigned least, feature *kept) {
    const int64_t largest = tct_perceptron_largest(perceptron);
    size_t count = 0;
    for (size_t i = 0; i < perceptron->row_count; i++) {
        const feature found = quantise(perceptron, &perceptron->rows[i], largest);
        if (found.size >= least) kept[count++] = found;
    }
    return count;
}

/** Fills the slots; a full one takes no more. Returns how many features found room, which come first in @p
 * kept. */
static size_t fill(feature *kept, size_t count, tct_move_slot *slots) {
    size_t placed = 0;
    unsigned lane = 0;
    for (size_t i = 0; i < count; i++) {
        lane = i > 0 && kept[i].slot == kept[i - 1].slot ? lane + 1 : 0;
        if (lane >= TCT_MOVE_LANES) continue;
        tct_move_slot *slot = &slots[kept[i].slot];
        slot->mark[lane] = (uint16_t)kept[i].row->feature;
        slot->pair[lane] = (uint16_t)((uint8_t)kept[i].left | (uint8_t)kept[i].right << 8);
        kept[placed++] = kept[i];
    }
    return placed;
}

static tct_status write_image(feature *kept, size_t count, const tct_perceptron_row **rows, tct_buffer *out) {
    tct_move_header head = {.slots = (uint32_t)(count * 100 / FILLED_PERCENT / TCT_MOVE_LANES + 1)};
    tct_move_slot *slots = calloc(head.slots, sizeof *slots);
    if (!slots) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < count; i++)
        kept[i].slot = tct_move_slot_of(kept[i].row->feature, head.slots);
    qsort(kept, count, sizeof *kept, compare);
    count = fill(kept, count, slots);
    for (size_t i = 0; i < count; i++)
        rows[i] = kept[i].row;
    uint64_t *bitmap = tct_perceptron_bitmap(rows, count, &head.bitmap_words);
    if (bitmap) {
        tct_buffer_append(out, (tct_str){(const char *)&head, sizeof head});
        tct_buffer_append(out, (tct_str){(const char *)bitmap, head.bitmap_words * sizeof *bitmap});
        tct_buffer_append(out, (tct_str){(const char *)slots, head.slots * sizeof *slots});
    }
    const tct_status status = bitmap ? tct_buffer_status(out) : TCT_ERR_MEMORY;
    free(bitmap);
    free(slots);
    return status;
}

tct_status tct_perceptron_export_moves(const tct_perceptron *perceptron, unsigned least, tct_buffer *out) {
    assert(perceptron->classes == TCT_MOVE_COUNT && out);
    if (perceptron->failed) return TCT_ERR_MEMORY;
    feature *kept = calloc(perceptron->row_count + 1, sizeof *kept);
    const tct_perceptron_row **rows = calloc(perceptron->row_count + 1, sizeof *rows);
    tct_status status = kept && rows ? TCT_OK : TCT_ERR_MEMORY;
    if (status == TCT_OK) {
        const size_t count = select_features(perceptron, least > 0 ? least : 1, kept);
        status = write_image(kept, count, rows, out);
    }
    free(kept);
    free(rows);
    return status;
}
