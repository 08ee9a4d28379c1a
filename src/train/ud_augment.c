/**
 * Copies of training sentences in the guises that titles and headlines wear: all capitals, every word with a
 * capital, no full stop. Which sentences are copied depends on their place alone.
 */
#include <assert.h>

#include "train/ud_internal.h"

/** Upper case of the letters of French and English: ASCII, Latin-1, œ. In place; sizes stay. */
static void raise(char *text, size_t size) {
    for (size_t i = 0; i < size; i++) {
        const unsigned char byte = (unsigned char)text[i], before = i ? (unsigned char)text[i - 1] : 0;
        if (byte >= 'a' && byte <= 'z') text[i] = (char)(byte - 32);
        if (before == 0xC3 && byte >= 0xA0 && byte <= 0xBE && byte != 0xB7) text[i] = (char)(byte - 0x20);
        if (before == 0xC5 && byte == 0x93) text[i] = (char)0x92;
    }
}

static size_t first_character(tct_str text) {
    size_t size = text.size > 0;
    while (size < text.size && ((unsigned char)text.data[size] & 0xC0) == 0x80)
        size++;
    return size;
}

typedef enum { GUISE_CAPITALS, GUISE_TITLE, GUISE_BARE, GUISES } guise;

/** Whether a word of this tag keeps its small letter in a title. */
static bool stays_small(uint8_t upos) {
    return upos == TCT_UPOS_ADP || upos == TCT_UPOS_DET || upos == TCT_UPOS_CCONJ || upos == TCT_UPOS_PART;
}

static tct_status dress(trainer *work, tct_ud_word *word, guise which) {
    if (which == GUISE_BARE || (which == GUISE_TITLE && stays_small(word->upos))) return TCT_OK;
    char *text = TCT_ARENA_NEW(&work->bank.arena, word->form.size + 1, char);
    if (!text) return TCT_ERR_MEMORY;
    memcpy(text, word->form.data, word->form.size);
    raise(text, which == GUISE_TITLE ? first_character(word->form) : word->form.size);
    word->form.data = text;
    return TCT_OK;
}

/** Words of the copy: the final punctuation goes, unless something hangs on it. */
static size_t bare_count(const tct_ud_word *words, size_t count) {
    if (count < 2 || words[count - 1].upos != TCT_UPOS_PUNCT || words[count - 1].head == count) return count;
    for (size_t i = 0; i < count; i++)
        if (words[i].head == count - 1) return count;
    return count - 1;
}

static tct_status copy_sentence(trainer *work, size_t index, guise which) {
    assert(index < work->bank.sentences.count);
    const tct_ud_sentence from = work->bank.sentences.items[index];
    tct_ud_sentence made = {.first = work->bank.words.count,
                            .flags = (from.flags & 0xFFu) | SENTENCE_NO_LEMMAS};
    made.count = bare_count(work->bank.words.items + from.first, from.count);
    for (size_t i = 0; i < made.count; i++) {
        tct_ud_word word = work->bank.words.items[from.first + i];
        if (word.head == from.count) word.head = (uint16_t)made.count;
        TRY(dress(work, &word, which));
        TRY(TCT_PUSH(&work->bank.words, &tct_heap, word));
    }
    return TCT_PUSH(&work->bank.sentences, &tct_heap, made);
}

tct_status augment(trainer *work) {
    const size_t count = work->train_count, every = work->headline_every;
    if (every < GUISES) return TCT_OK;
    for (size_t i = 0; i < count; i++) {
        const size_t place = i % every, step = every / GUISES;
        if (place % step != 0 || place / step >= GUISES) continue;
        TRY(copy_sentence(work, work->train[i], (guise)(place / step)));
        work->fold[work->train_count] = work->fold[i];
        work->train[work->train_count++] = (uint32_t)(work->bank.sentences.count - 1);
    }
    return TCT_OK;
}
