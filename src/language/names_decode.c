/* Best sequence of tags (Viterbi 1967) and max-marginals: the best sequence through each tag of each word. */
#include <assert.h>

#include "language/names_internal.h"

/** Worse than any sum of scores, with room to add to. */
#define WORST (INT32_MIN / 4)

tct_status tct_name_space_reserve(tct_name_space *space, size_t words) {
    if (words <= space->capacity) return TCT_OK;
    const tct_allocator *allocator = space->allocator;
    tct_name_space_clear(space);
    const size_t capacity = words < 64 ? 64 : words * 2;
    space->lowers = tct_alloc(allocator, capacity, sizeof *space->lowers);
    space->views = tct_alloc(allocator, capacity + 2 * TCT_NAME_WINDOW, sizeof *space->views);
    space->scores = tct_alloc(allocator, capacity, sizeof *space->scores);
    space->steps = tct_alloc(allocator, capacity, sizeof *space->steps);
    space->forward = tct_alloc(allocator, capacity, sizeof *space->forward);
    space->backward = tct_alloc(allocator, capacity, sizeof *space->backward);
    space->tags = tct_alloc(allocator, capacity, sizeof *space->tags);
    space->allowed = tct_alloc(allocator, capacity, sizeof *space->allowed);
    space->capacity = capacity;
    const bool all = space->lowers && space->views && space->scores && space->steps && space->forward &&
                     space->backward && space->tags && space->allowed;
    if (!all) tct_name_space_clear(space);
    return all ? TCT_OK : TCT_ERR_MEMORY;
}

void tct_name_space_clear(tct_name_space *space) {
    const tct_allocator *allocator = space->allocator;
    tct_dealloc(allocator, space->lowers);
    tct_dealloc(allocator, space->views);
    tct_dealloc(allocator, space->scores);
    tct_dealloc(allocator, space->steps);
    tct_dealloc(allocator, space->forward);
    tct_dealloc(allocator, space->backward);
    tct_dealloc(allocator, space->tags);
    tct_dealloc(allocator, space->allowed);
    *space = (tct_name_space){.allocator = allocator};
}

void tct_name_score(const tct_scorer *scorer, tct_name_space *space, size_t count) {
    assert(scorer && count <= space->capacity);
    uint64_t features[TCT_NAME_FEATURES + TCT_NAME_STEP_FEATURES];
    int32_t scores[TCT_CLASSES];
    for (size_t at = 0; at < count; at++) {
        memset(scores, 0, sizeof scores);
        size_t n = tct_name_features(space, at, features);
        n += tct_name_step_features(space, at, features + n);
        scorer->score(scorer->self, features, n, scores);
        memcpy(space->scores[at], scores, sizeof space->scores[at]);
        memcpy(space->steps[at], scores + tct_name_step_class(0, 0), sizeof space->steps[at]);
    }
}

static bool is_allowed(const tct_name_space *space, size_t at, unsigned tag) {
    return (space->allowed[at] >> tag & 1) != 0;
}

/** Best previous tag of @p tag at word @p at > 0. */
static unsigned best_previous(const tct_name_space *space, size_t at, unsigned tag, int32_t *score) {
    unsigned best = 0;
    *score = WORST;
    for (unsigned previous = 0; previous < TCT_NAME_TAGS; previous++) {
        if (!tct_name_may_follow(previous, tag) || space->forward[at - 1][previous] <= WORST) continue;
        const int32_t sum = space->forward[at - 1][previous] + space->steps[at][previous][tag];
        if (sum <= *score) continue;
        *score = sum;
        best = previous;
    }
    return best;
}

static void fill_forward(tct_name_space *space, size_t count) {
    for (size_t at = 0; at < count; at++)
        for (unsigned tag = 0; tag < TCT_NAME_TAGS; tag++) {
            int32_t before = WORST;
            if (at > 0)
                best_previous(space, at, tag, &before);
            else if (tct_name_may_follow(0, tag))
                before = space->steps[0][0][tag];
            const bool possible = before > WORST && is_allowed(space, at, tag);
            space->forward[at][tag] = possible ? before + space->scores[at][tag] : WORST;
        }
}

void tct_name_decode(tct_name_space *space, size_t count) {
    assert(count <= space->capacity);
    if (count == 0) return;
    fill_forward(space, count);
    unsigned best = 0;
    for (unsigned tag = 1; tag < TCT_NAME_TAGS; tag++)
        if (space->forward[count - 1][tag] > space->forward[count - 1][best]) best = tag;
    for (size_t at = count; at-- > 0;) {
        int32_t score;
        space->tags[at] = (uint8_t)best;
        if (at > 0) best = best_previous(space, at, best, &score);
    }
}

void tct_name_margins(tct_name_space *space, size_t count) {
    assert(count > 0 && count <= space->capacity);
    for (unsigned tag = 0; tag < TCT_NAME_TAGS; tag++)
        space->backward[count - 1][tag] = 0;
    for (size_t at = count - 1; at-- > 0;)
        for (unsigned tag = 0; tag < TCT_NAME_TAGS; tag++) {
            int32_t best = WORST;
            for (unsigned next = 0; next < TCT_NAME_TAGS; next++) {
                if (!tct_name_may_follow(tag, next)) continue;
                const int32_t sum = space->steps[at + 1][tag][next] + space->scores[at + 1][next] +
                                    space->backward[at + 1][next];
                if (sum > best) best = sum;
            }
            space->backward[at][tag] = best;
        }
}

/** Best score of a sequence in which word @p at has a tag other than @p tag. */
static int32_t best_without(const tct_name_space *space, size_t at, unsigned tag) {
    int32_t best = WORST;
    for (unsigned other = 0; other < TCT_NAME_TAGS; other++) {
        if (other == tag || space->forward[at][other] <= WORST) continue;
        const int32_t sum = space->forward[at][other] + space->backward[at][other];
        if (sum > best) best = sum;
    }
    return best;
}

int32_t tct_name_margin(const tct_name_space *space, size_t count, size_t first, size_t end) {
    assert(first < end && end <= count);
    const unsigned last = space->tags[count - 1];
    const int32_t best = space->forward[count - 1][last];
    int32_t rival = WORST;
    for (size_t at = first; at < end; at++) {
        const int32_t without = best_without(space, at, space->tags[at]);
        if (without > rival) rival = without;
    }
    if (end < count) { /* the name might go on */
        const unsigned inside = tct_name_begin(tct_name_type(space->tags[first])) + 1;
        const int32_t longer = space->forward[end][inside] <= WORST
                                   ? WORST
                                   : space->forward[end][inside] + space->backward[end][inside];
        if (longer > rival) rival = longer;
    }
    return best - rival;
}
