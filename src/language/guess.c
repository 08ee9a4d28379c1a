#include "language/guess.h"

#include <assert.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/utf8.h"

/** Bytes of the longest word or ending of a profile; letters of the longest ending. */
enum { WORD_BYTES = 40, ENDING_LETTERS = 4 };
/** Runs that a text must have to be told from its surroundings, and score a run that is then clear. */
enum { CLEAR_SCORE = 6, AGAINST_RUNS = 6, AGAINST_MARGIN = 6 };

/** One word or ending with its weight in each language. */
typedef struct {
    tct_str key; /**< endings have a '-' before them */
    int8_t weight[TCT_GUESS_LANGUAGES];
} profile_entry;

typedef struct {
    uint32_t first, last;
    uint8_t language;
    int8_t weight;
} profile_script;

struct tct_guesser {
    const tct_allocator *allocator;
    tct_arena arena;
    tct_str codes[TCT_GUESS_LANGUAGES];
    size_t code_count;
    profile_entry *slots; /**< open addressing, a power of two */
    size_t slot_count, entry_count;
    TCT_VEC(profile_script) scripts;
};

static profile_entry *find_slot(profile_entry *slots, size_t slot_count, tct_str key) {
    size_t slot = (size_t)tct_hash(key) & (slot_count - 1);
    while (slots[slot].key.size && !tct_str_equal(slots[slot].key, key))
        slot = (slot + 1) & (slot_count - 1);
    return &slots[slot];
}

static tct_status grow(tct_guesser *guesser) {
    const size_t slot_count = guesser->slot_count ? guesser->slot_count * 2 : 1024;
    profile_entry *slots = TCT_ARENA_NEW(&guesser->arena, slot_count, profile_entry);
    if (!slots) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < guesser->slot_count; i++)
        if (guesser->slots[i].key.size)
            *find_slot(slots, slot_count, guesser->slots[i].key) = guesser->slots[i];
    guesser->slots = slots;
    guesser->slot_count = slot_count;
    return TCT_OK;
}

static tct_status add_entry(tct_guesser *guesser, tct_str key, size_t language, int8_t weight) {
    if (key.size == 0 || key.size > WORD_BYTES) return TCT_ERR_SYNTAX;
    if ((guesser->entry_count + 1) * 2 > guesser->slot_count) TRY(grow(guesser));
    profile_entry *entry = find_slot(guesser->slots, guesser->slot_count, key);
    if (!entry->key.size) {
        entry->key = tct_arena_copy(&guesser->arena, key);
        if (!entry->key.data) return TCT_ERR_MEMORY;
        guesser->entry_count++;
    }
    entry->weight[language] = weight;
    return TCT_OK;
}

/** Number in @p text, of at most 8 digits. */
static long number(tct_str text, int base) {
    char digits[9] = "";
    memcpy(digits, text.data, text.size < 8 ? text.size : 8);
    return strtol(digits, NULL, base);
}

static tct_status add_script(tct_guesser *guesser, tct_str range, size_t language, int8_t weight) {
    const tct_str first = tct_str_split(&range, '-');
    const profile_script script = {(uint32_t)number(first, 16), (uint32_t)number(range, 16),
                                   (uint8_t)language, weight};
    if (script.first == 0 || script.last < script.first) return TCT_ERR_SYNTAX;
    return TCT_PUSH(&guesser->scripts, guesser->allocator, script);
}

static tct_status add_line(tct_guesser *guesser, tct_str line, size_t language) {
    const tct_str kind = tct_str_split(&line, '\t'), text = tct_str_split(&line, '\t');
    const long weight = number(line, 10);
    if (weight < -100 || weight > 100 || weight == 0) return TCT_ERR_SYNTAX;
    if (tct_str_equal(kind, TCT_LIT("script"))) return add_script(guesser, text, language, (int8_t)weight);
    if (tct_str_equal(kind, TCT_LIT("word"))) return add_entry(guesser, text, language, (int8_t)weight);
    char key[WORD_BYTES + 1] = "-";
    if (!tct_str_equal(kind, TCT_LIT("ending")) || text.size >= WORD_BYTES) return TCT_ERR_SYNTAX;
    memcpy(key + 1, text.data, text.size);
    return add_entry(guesser, (tct_str){key, text.size + 1}, language, (int8_t)weight);
}

tct_status tct_guesser_add(tct_guesser *guesser, tct_str code, tct_str profile) {
    assert(guesser);
    if (guesser->code_count == TCT_GUESS_LANGUAGES) return TCT_ERR_LIMIT;
    const size_t language = guesser->code_count;
    guesser->codes[language] = tct_arena_copy(&guesser->arena, code);
    if (!guesser->codes[language].data) return TCT_ERR_MEMORY;
    guesser->code_count++;
    while (profile.size) {
        const tct_str line = tct_str_split(&profile, '\n');
        if (line.size && line.data[0] != '#') TRY(add_line(guesser, line, language));
    }
    return TCT_OK;
}

/** Adds the profiles that @p pack has; their codes have two letters. */
static tct_status add_pack(tct_guesser *guesser, const tct_pack *pack) {
    char name[] = "guess.xx";
    for (char first = 'a'; first <= 'z'; first++)
        for (char second = 'a'; second <= 'z'; second++) {
            name[6] = first;
            name[7] = second;
            const tct_str profile = tct_pack_chunk(pack, name);
            if (profile.size) TRY(tct_guesser_add(guesser, tct_str_of(name + 6), profile));
        }
    return TCT_OK;
}

tct_status tct_guesser_new(const tct_pack *pack, const tct_allocator *allocator, tct_guesser **out) {
    assert(allocator && out);
    tct_guesser *guesser = tct_alloc(allocator, 1, sizeof *guesser);
    if (!guesser) return TCT_ERR_MEMORY;
    *guesser = (tct_guesser){.allocator = allocator};
    tct_arena_init(&guesser->arena, allocator);
    const tct_status status = pack ? add_pack(guesser, pack) : TCT_OK;
    if (status != TCT_OK) tct_guesser_free(guesser);
    *out = status == TCT_OK ? guesser : NULL;
    return status;
}

void tct_guesser_free(tct_guesser *guesser) {
    if (!guesser) return;
    TCT_VEC_CLEAR(&guesser->scripts, guesser->allocator);
    tct_arena_clear(&guesser->arena);
    tct_dealloc(guesser->allocator, guesser);
}

size_t tct_guesser_count(const tct_guesser *guesser) {
    return guesser->code_count;
}

tct_str tct_guesser_code(const tct_guesser *guesser, size_t index) {
    assert(index < guesser->code_count);
    return guesser->codes[index];
}

size_t tct_guesser_find(const tct_guesser *guesser, tct_str code) {
    assert(guesser);
    for (size_t i = 0; i < guesser->code_count; i++)
        if (tct_str_equal(guesser->codes[i], code)) return i;
    return SIZE_MAX;
}

/* --- scoring
 * ------------------------------------------------------------------------------------------------------- */

/** A run of letters, lower-cased as far as simple Latin letters go. */
typedef struct {
    char bytes[WORD_BYTES + 1]; /**< the first is kept free for the '-' of endings */
    size_t size;
} letters;

static void add_letter(letters *run, tct_str text, size_t begin, size_t end, uint32_t c) {
    if (run->size + (end - begin) > WORD_BYTES) {
        run->size = WORD_BYTES + 1; /* too long to be in a profile */
        return;
    }
    for (size_t i = begin; i < end; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        const bool latin = c >= 0xC0 && c <= 0xDE && c != 0xD7 && i > begin;
        if ((c >= 'A' && c <= 'Z') || latin) byte = (unsigned char)(byte + 32);
        run->bytes[1 + run->size++] = (char)byte;
    }
}

static bool add_weights(const tct_guesser *guesser, tct_str key, tct_guess *guess) {
    const profile_entry *entry = find_slot(guesser->slots, guesser->slot_count, key);
    if (!entry->key.size) return false;
    for (size_t i = 0; i < guesser->code_count; i++)
        guess->score[i] += entry->weight[i];
    return true;
}

/** Scores the longest listed ending of the run. */
static void score_ending(const tct_guesser *guesser, letters *run, tct_guess *guess) {
    tct_str word = {run->bytes + 1, run->size};
    size_t begins[ENDING_LETTERS], count = 0;
    for (size_t at = run->size; at > 0 && count < ENDING_LETTERS;) {
        tct_utf8_previous(word, &at);
        begins[count++] = at;
    }
    while (count > 0) {
        const size_t begin = begins[--count];
        if (begin == 0) continue;
        const char kept = run->bytes[begin];
        run->bytes[begin] = '-';
        const bool found = add_weights(guesser, (tct_str){run->bytes + begin, run->size - begin + 1}, guess);
        run->bytes[begin] = kept;
        if (found) return;
    }
}

static void end_run(const tct_guesser *guesser, letters *run, tct_guess *guess) {
    if (run->size == 0) return;
    guess->runs++;
    if (run->size <= WORD_BYTES && guesser->slot_count &&
        !add_weights(guesser, (tct_str){run->bytes + 1, run->size}, guess))
        score_ending(guesser, run, guess);
    run->size = 0;
}

/** Scores a letter of a script that some profile names; false when none does. */
static bool score_script(const tct_guesser *guesser, uint32_t c, tct_guess *guess) {
    bool found = false;
    for (size_t i = 0; i < guesser->scripts.count; i++) {
        const profile_script *script = &guesser->scripts.items[i];
        if (c < script->first || c > script->last) continue;
        guess->score[script->language] += script->weight;
        found = true;
    }
    guess->runs += found;
    return found;
}

static void find_best(tct_guess *guess) {
    guess->best = 0;
    for (size_t i = 1; i < TCT_GUESS_LANGUAGES; i++)
        if (guess->score[i] > guess->score[guess->best]) guess->best = i;
}

void tct_guess_text(const tct_guesser *guesser, tct_str text, size_t limit, tct_guess *guess) {
    assert(guesser && guess);
    *guess = (tct_guess){0};
    letters run = {.size = 0};
    if (text.size > limit) text.size = limit;
    for (size_t at = 0; at < text.size;) {
        const size_t begin = at;
        const uint32_t c = tct_utf8_next(text, &at);
        const bool foreign = c >= 0x0370 && score_script(guesser, c, guess);
        if (!foreign && tct_is_letter(c))
            add_letter(&run, text, begin, at, c);
        else
            end_run(guesser, &run, guess);
    }
    end_run(guesser, &run, guess);
    find_best(guess);
}

void tct_guess_add(tct_guess *guess, const tct_guess *more, size_t languages) {
    assert(languages <= TCT_GUESS_LANGUAGES);
    guess->runs += more->runs;
    for (size_t i = 0; i < languages; i++)
        guess->score[i] += more->score[i];
    find_best(guess);
}

bool tct_guess_is_clear(const tct_guess *guess) {
    return guess->score[guess->best] >= CLEAR_SCORE;
}

bool tct_guess_is_against(const tct_guess *guess, size_t other) {
    if (guess->best == other || guess->runs < AGAINST_RUNS) return false;
    const int32_t own = guess->score[guess->best], theirs = guess->score[other];
    return own >= 2 * theirs + AGAINST_MARGIN && own >= (int32_t)guess->runs / 3;
}
