#include "pack/frames.h"

#include <assert.h>

/* Takes count × size bytes off the front of *rest. */
static const void *take(tct_str *rest, uint32_t count, size_t size) {
    if (count > rest->size / size) return NULL;
    const void *array = rest->data;
    *rest = tct_str_range(*rest, count * size, rest->size);
    return array;
}

static bool slots_valid(const tct_frames *frames) {
    for (uint32_t i = 0; i < frames->slot_count; i++) {
        const tct_frame_slot *slot = &frames->slots[i];
        if (slot->role >= TCT_SLOT_COUNT || slot->place >= TCT_PLACE_COUNT) return false;
        uint32_t at = slot->first_case;
        for (unsigned c = 0; c < slot->case_count; c++) {
            while (at < frames->word_count && frames->words[at])
                at++;
            if (at >= frames->word_count) return false;
            at++;
        }
    }
    return true;
}

static bool frames_valid(const tct_frames *frames) {
    for (uint32_t i = 0; i < frames->frame_count; i++) {
        const tct_frame *frame = &frames->frames[i];
        if (frame->pos >= TCT_FRAME_POS_COUNT || frame->trigger_role >= TCT_SLOT_COUNT) return false;
        if (frame->first_slot > frame->slot_end || frame->slot_end > frames->slot_count) return false;
    }
    return true;
}

static bool triggers_valid(const tct_frames *frames) {
    for (uint32_t i = 0; i < frames->trigger_count; i++) {
        const tct_frame_trigger *trigger = &frames->triggers[i];
        if (trigger->frame >= frames->frame_count || trigger->rest >= frames->word_count) return false;
        if (i && trigger[-1].word > trigger->word) return false;
    }
    return frames->word_count == 0 || frames->words[frames->word_count - 1] == 0;
}

tct_status tct_frames_open(tct_str image, tct_frames *frames) {
    assert(frames);
    *frames = (tct_frames){0};
    if (image.size == 0) return TCT_OK;
    assert(((uintptr_t)image.data & 3u) == 0);
    const tct_frames_header *header = take(&image, 1, sizeof *header);
    if (!header || header->magic != TCT_FRAMES_MAGIC) return TCT_ERR_PACK;
    tct_frames open = {.frame_count = header->frame_count,
                       .slot_count = header->slot_count,
                       .trigger_count = header->trigger_count,
                       .word_count = header->word_count};
    open.frames = take(&image, open.frame_count, sizeof *open.frames);
    open.slots = open.frames ? take(&image, open.slot_count, sizeof *open.slots) : NULL;
    open.triggers = open.slots ? take(&image, open.trigger_count, sizeof *open.triggers) : NULL;
    open.words = open.triggers ? take(&image, open.word_count, sizeof *open.words) : NULL;
    if (!open.words || !slots_valid(&open) || !frames_valid(&open) || !triggers_valid(&open))
        return TCT_ERR_PACK;
    *frames = open;
    return TCT_OK;
}

const tct_frame_trigger *tct_frames_find(const tct_frames *frames, tct_symbol word, uint32_t *count) {
    assert(frames && count);
    uint32_t low = 0, high = frames->trigger_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (frames->triggers[middle].word < word)
            low = middle + 1;
        else
            high = middle;
    }
    uint32_t end = low;
    while (end < frames->trigger_count && frames->triggers[end].word == word)
        end++;
    *count = end - low;
    return frames->triggers + low;
}
