#include "train/conllu.h"

#include <assert.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"

void tct_treebank_init(tct_treebank *treebank) {
    *treebank = (tct_treebank){0};
    tct_arena_init(&treebank->arena, &tct_heap);
}

void tct_treebank_free(tct_treebank *treebank) {
    TCT_VEC_CLEAR(&treebank->words, &tct_heap);
    TCT_VEC_CLEAR(&treebank->sentences, &tct_heap);
    tct_arena_clear(&treebank->arena);
}

/** What reading a file holds on to. */
typedef struct {
    tct_treebank *treebank;
    tct_ud_sentence sentence;
    tct_str token;      /**< surface form of the running multiword token */
    unsigned token_end; /**< id of its last word, 0 when there is none */
    bool token_space;
    uint32_t flags;
} reader;

enum { ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC, COLUMNS };

static unsigned number(tct_str text) {
    unsigned value = 0;
    for (size_t i = 0; i < text.size && text.data[i] >= '0' && text.data[i] <= '9' && value < 100000; i++)
        value = 10 * value + (unsigned)(text.data[i] - '0');
    return value;
}

static bool space_after(tct_str misc) {
    return tct_str_find(misc, TCT_LIT("SpaceAfter=No"), 0) == SIZE_MAX;
}

static tct_status fold_form(tct_treebank *treebank, tct_ud_word *word) {
    tct_buffer folded;
    tct_buffer_init(&folded, &tct_heap, 1u << 20);
    const tct_status status = tct_fold(word->form, &folded);
    word->lower = tct_arena_copy(&treebank->arena, tct_buffer_str(&folded));
    tct_buffer_clear(&folded);
    return status != TCT_OK ? status : word->lower.data ? TCT_OK : TCT_ERR_MEMORY;
}

/** Some treebanks leave the tense of past participles out. */
static uint32_t normal_feats(uint32_t feats) {
    const bool bare =
        TCT_FEAT(feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_PART && !TCT_FEAT(feats, TCT_FEAT_TENSE);
    return bare ? TCT_FEAT_SET(feats, TCT_FEAT_TENSE, TCT_TENSE_PAST) : feats;
}

static tct_status read_word(reader *in, const tct_str *columns) {
    tct_treebank *treebank = in->treebank;
    const unsigned id = number(columns[ID]);
    if (id != in->sentence.count + 1) return TCT_ERR_SYNTAX;
    tct_ud_word word = {.form = tct_arena_copy(&treebank->arena, columns[FORM]),
                        .lemma = tct_arena_copy(&treebank->arena, columns[LEMMA]),
                        .feats = normal_feats(tct_feats_parse(columns[FEATS])),
                        .head = (uint16_t)number(columns[HEAD]),
                        .upos = (uint8_t)tct_upos_parse(columns[UPOS]),
                        .relation = (uint8_t)tct_deprel_parse(columns[DEPREL]),
                        .space_after = space_after(columns[MISC]),
                        .any_lemma = tct_str_equal(columns[LEMMA], TCT_LIT("_"))};
    if (!word.form.data || !word.lemma.data) return TCT_ERR_MEMORY;
    if (word.any_lemma && word.form.size > 1) word.lemma = word.form;
    if (in->token_end == 0)
        word.token = word.form;
    else {
        word.token = in->token;
        word.space_after = in->token_space;
        in->token = (tct_str){"", 0};
        if (id >= in->token_end) in->token_end = 0;
    }
    in->sentence.count++;
    TRY(fold_form(treebank, &word));
    return TCT_PUSH(&treebank->words, &tct_heap, word);
}

static tct_status read_columns(reader *in, tct_str line) {
    tct_str columns[COLUMNS] = {{0}};
    for (int i = 0; i < COLUMNS; i++)
        columns[i] = tct_str_split(&line, '\t');
    const size_t dash = tct_str_find(columns[ID], TCT_LIT("-"), 0);
    if (dash != SIZE_MAX) {
        in->token = tct_arena_copy(&in->treebank->arena, columns[FORM]);
        in->token_end = number(tct_str_range(columns[ID], dash + 1, columns[ID].size));
        in->token_space = space_after(columns[MISC]);
        return in->token.data ? TCT_OK : TCT_ERR_MEMORY;
    }
    if (tct_str_find(columns[ID], TCT_LIT("."), 0) != SIZE_MAX) return TCT_OK;
    return read_word(in, columns);
}

/** End of a sentence: heads become indices. */
static tct_status close_sentence(reader *in) {
    tct_ud_sentence *sentence = &in->sentence;
    if (sentence->count == 0) return TCT_OK;
    tct_ud_word *words = in->treebank->words.items + sentence->first;
    for (size_t i = 0; i < sentence->count; i++) {
        if (words[i].head > sentence->count) return TCT_ERR_SYNTAX;
        words[i].head = (uint16_t)(words[i].head ? words[i].head - 1u : sentence->count);
    }
    sentence->flags = in->flags;
    TRY(TCT_PUSH(&in->treebank->sentences, &tct_heap, *sentence));
    *sentence = (tct_ud_sentence){.first = in->treebank->words.count};
    in->token_end = 0;
    return TCT_OK;
}

static tct_status read_line(reader *in, tct_str line) {
    if (line.size > 0 && line.data[line.size - 1] == '\r') line.size--;
    if (line.size == 0) return close_sentence(in);
    if (line.data[0] != '#') return read_columns(in, line);
    const tct_str text = TCT_LIT("# text = ");
    if (tct_str_starts(line, TCT_LIT("# newpar")) || tct_str_starts(line, TCT_LIT("# newdoc")))
        in->sentence.new_paragraph = true;
    if (!tct_str_starts(line, text)) return TCT_OK;
    in->sentence.text = tct_arena_copy(&in->treebank->arena, tct_str_range(line, text.size, line.size));
    return in->sentence.text.data ? TCT_OK : TCT_ERR_MEMORY;
}

static tct_status read_lines(reader *in, tct_str rest) {
    while (rest.size > 0)
        TRY(read_line(in, tct_str_split(&rest, '\n')));
    return close_sentence(in);
}

tct_status tct_treebank_read(tct_treebank *treebank, const char *path, uint32_t flags) {
    assert(treebank && path);
    tct_buffer bytes;
    tct_buffer_init(&bytes, &tct_heap, UINT32_MAX);
    tct_status status = tct_file_read(path, &bytes);
    reader in = {.treebank = treebank, .sentence = {.first = treebank->words.count}, .flags = flags};
    if (status == TCT_OK) status = read_lines(&in, tct_buffer_str(&bytes));
    tct_buffer_clear(&bytes);
    return status;
}

static bool dominates(const tct_ud_word *words, size_t count, size_t head, size_t word) {
    for (size_t steps = 0; word < count && steps <= count; steps++) {
        if (word == head) return true;
        word = words[word].head;
    }
    return head == count;
}

/** Whether the arc into @p i spans a word that its head does not dominate. */
static bool crosses(const tct_ud_word *words, size_t count, size_t i) {
    const size_t head = words[i].head;
    if (head == count) return false; /* the root stands outside */
    const size_t from = i < head ? i : head, to = i < head ? head : i;
    for (size_t k = from + 1; k < to; k++)
        if (!dominates(words, count, head, k)) return true;
    return false;
}

static size_t arc_length(const tct_ud_word *words, size_t i) {
    return words[i].head > i ? words[i].head - i : i - words[i].head;
}

void tct_projectivise(tct_ud_word *words, size_t count) {
    for (;;) {
        size_t worst = count;
        for (size_t i = 0; i < count; i++) {
            if (!crosses(words, count, i)) continue;
            if (worst == count || arc_length(words, i) < arc_length(words, worst)) worst = i;
        }
        if (worst == count) return;
        words[worst].head = words[words[worst].head].head;
    }
}
