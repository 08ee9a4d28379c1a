/**
 * Evaluation from raw text by the definitions of the CoNLL 2018 shared task: both sides are placed on the
 * text without white space; words with the same place are aligned, inside multiword tokens by their longest
 * common subsequence.
 */
#include <assert.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "train/eval_ud.h"

/** A word on the text without white space. Words of a multiword token have the token's place. */
typedef struct {
    size_t begin, end;
    tct_str lower;
    bool multi;
    tct_ud_word word;
    size_t head;    /**< index on its side, SIZE_MAX for the root */
    size_t partner; /**< index on the other side, SIZE_MAX for none */
} placed;

/** One side: words, tokens and sentences as pairs of places. */
typedef struct {
    placed *words;
    size_t count;
    uint64_t *tokens, *sentences; /**< begin << 32 | end, ascending */
    size_t token_count, sentence_count;
} side;

static tct_status side_new(size_t words, size_t sentences, side *out) {
    *out = (side){.words = calloc(words + 1, sizeof *out->words)};
    out->tokens = calloc(words + 1, sizeof *out->tokens);
    out->sentences = calloc(sentences + 1, sizeof *out->sentences);
    return out->words && out->tokens && out->sentences ? TCT_OK : TCT_ERR_MEMORY;
}

static void side_free(side *at) {
    free(at->words), free(at->tokens), free(at->sentences);
}

/** Bytes of @p text that are not white space. */
static size_t solid_bytes(tct_str text) {
    size_t solid = 0;
    for (size_t at = 0; at < text.size;) {
        const size_t begin = at;
        if (!tct_is_space(tct_utf8_next(text, &at))) solid += at - begin;
    }
    return solid;
}

static void place_gold(const tct_treebank *bank, side *out) {
    size_t at = 0;
    for (size_t s = 0; s < bank->sentences.count; s++) {
        const tct_ud_sentence *sentence = &bank->sentences.items[s];
        const size_t begin = at;
        for (size_t i = 0; i < sentence->count; i++) {
            const tct_ud_word *word = &bank->words.items[sentence->first + i];
            const bool first = word->token.size > 0;
            const size_t from = first ? at : out->words[out->count - 1].begin;
            if (first) {
                at += solid_bytes(word->token);
                out->tokens[out->token_count++] = (uint64_t)from << 32 | at;
            } else {
                out->words[out->count - 1].multi = true;
            }
            const size_t head = word->head == sentence->count ? SIZE_MAX : sentence->first + word->head;
            out->words[out->count++] = (placed){from, at, word->lower, !first, *word, head, SIZE_MAX};
        }
        out->sentences[out->sentence_count++] = (uint64_t)begin << 32 | at;
    }
}

/** Place of every byte of the document's text. */
static uint32_t *places_of(tct_str text) {
    uint32_t *places = calloc(text.size + 1, sizeof *places);
    uint32_t solid = 0;
    for (size_t at = 0; places && at < text.size;) {
        const size_t begin = at;
        const bool space = tct_is_space(tct_utf8_next(text, &at));
        for (size_t i = begin; i < at; i++)
            places[i] = solid + (space ? 0 : (uint32_t)(i - begin));
        if (!space) solid += (uint32_t)(at - begin);
    }
    if (places) places[text.size] = solid;
    return places;
}

/** Place of the surface token of word @p i: all words of a contraction or of a word with its clitics
 * together. */
static tct_span token_place(const tct_doc *doc, const tct_sentence *sentence, const uint32_t *places,
                            uint32_t i) {
    uint32_t first = i, last = i;
    const tct_word *words = doc->words.items;
    while (first > sentence->first_word && (words[first].flags & TCT_WORD_PART))
        first--;
    while (last + 1 < sentence->word_end && (words[last + 1].flags & TCT_WORD_PART))
        last++;
    return (tct_span){places[words[first].span.begin], places[words[last].span.end]};
}

static void place_sentence(const tct_doc *doc, const tct_sentence *sentence, const uint32_t *places,
                           side *out) {
    for (uint32_t i = sentence->first_word; i < sentence->word_end; i++) {
        const tct_word *word = &doc->words.items[i];
        const tct_span at = token_place(doc, sentence, places, i);
        const tct_ud_word found = tct_ud_word_of(doc, sentence, i);
        const bool more = i + 1 < sentence->word_end && (doc->words.items[i + 1].flags & TCT_WORD_PART);
        if (!(word->flags & TCT_WORD_PART))
            out->tokens[out->token_count++] = (uint64_t)at.begin << 32 | at.end;
        out->words[out->count++] = (placed){at.begin,    at.end,
                                            found.lower, more || (word->flags & TCT_WORD_PART),
                                            found,       word->head == TCT_NONE ? SIZE_MAX : word->head,
                                            SIZE_MAX};
    }
}

static void place_found(const tct_doc *doc, const uint32_t *places, side *out) {
    for (size_t s = 0; s < doc->sentences.count; s++) {
        const tct_sentence *sentence = &doc->sentences.items[s];
        const size_t first = out->count;
        place_sentence(doc, sentence, places, out);
        if (out->count == first) continue;
        out->sentences[out->sentence_count++] =
            (uint64_t)out->words[first].begin << 32 | out->words[out->count - 1].end;
    }
}

static size_t common(const uint64_t *a, size_t a_count, const uint64_t *b, size_t b_count) {
    size_t found = 0;
    for (size_t i = 0, k = 0; i < a_count && k < b_count;) {
        found += a[i] == b[k];
        if (a[i] <= b[k])
            i++;
        else
            k++;
    }
    return found;
}

enum { SPAN_WORDS = 64 };

/** Aligns words a[0, n) and b[0, m) of one multiword span by their longest common subsequence of forms. */
static void align_span(placed *a, size_t a_first, size_t n, placed *b, size_t b_first, size_t m) {
    uint8_t best[SPAN_WORDS + 1][SPAN_WORDS + 1] = {{0}};
    if (n > SPAN_WORDS) n = SPAN_WORDS;
    if (m > SPAN_WORDS) m = SPAN_WORDS;
    for (size_t i = n; i-- > 0;) {
        for (size_t k = m; k-- > 0;) {
            const bool same = tct_str_equal(a[a_first + i].lower, b[b_first + k].lower);
            const uint8_t skip = best[i + 1][k] > best[i][k + 1] ? best[i + 1][k] : best[i][k + 1];
            best[i][k] = same ? (uint8_t)(best[i + 1][k + 1] + 1) : skip;
        }
    }
    for (size_t i = 0, k = 0; i < n && k < m;) {
        if (tct_str_equal(a[a_first + i].lower, b[b_first + k].lower)) {
            a[a_first + i].partner = b_first + k, b[b_first + k].partner = a_first + i;
            i++, k++;
        } else if (best[i + 1][k] >= best[i][k + 1])
            i++;
        else
            k++;
    }
}

/** End of the run of words from @p first on that begin before @p end; @p end grows with multiword tokens. */
static size_t extend(const side *at, size_t first, size_t *end) {
    while (first < at->count && at->words[first].begin < *end) {
        if (at->words[first].multi && at->words[first].end > *end) *end = at->words[first].end;
        first++;
    }
    return first;
}

static void align_multi(side *gold, size_t *g, side *found, size_t *f) {
    size_t end = gold->words[*g].multi ? gold->words[*g].end : found->words[*f].end;
    size_t g_end = *g, f_end = *f, before = 0;
    if (!gold->words[*g].multi && gold->words[*g].begin < found->words[*f].begin) {
        (*g)++;
        return;
    }
    if (!found->words[*f].multi && found->words[*f].begin < gold->words[*g].begin) {
        (*f)++;
        return;
    }
    while (before != end) {
        before = end;
        g_end = extend(gold, *g, &end);
        f_end = extend(found, *f, &end);
    }
    align_span(gold->words, *g, g_end - *g, found->words, *f, f_end - *f);
    *g = g_end > *g ? g_end : *g + 1;
    *f = f_end;
}

static void align(side *gold, side *found) {
    for (size_t g = 0, f = 0; g < gold->count && f < found->count;) {
        placed *a = &gold->words[g], *b = &found->words[f];
        if (a->multi || b->multi)
            align_multi(gold, &g, found, &f);
        else if (a->begin == b->begin && a->end == b->end)
            a->partner = f++, b->partner = g++;
        else if (a->begin <= b->begin)
            g++;
        else
            f++;
    }
}

static void count_sides(const side *gold, const side *found, tct_ud_scores *scores) {
    scores->gold_tokens += gold->token_count, scores->found_tokens += found->token_count;
    scores->tokens += common(gold->tokens, gold->token_count, found->tokens, found->token_count);
    scores->gold_sentences += gold->sentence_count, scores->found_sentences += found->sentence_count;
    scores->sentences +=
        common(gold->sentences, gold->sentence_count, found->sentences, found->sentence_count);
    for (size_t i = 0; i < gold->count; i++)
        tct_ud_count(&gold->words[i].word, true, scores);
    for (size_t i = 0; i < found->count; i++)
        tct_ud_count(&found->words[i].word, false, scores);
    for (size_t i = 0; i < gold->count; i++) {
        const placed *a = &gold->words[i];
        if (a->partner == SIZE_MAX) continue;
        const placed *b = &found->words[a->partner];
        const bool roots = a->head == SIZE_MAX && b->head == SIZE_MAX;
        const bool same =
            a->head != SIZE_MAX && b->head != SIZE_MAX && gold->words[a->head].partner == b->head;
        tct_ud_score_pair(&a->word, &b->word, roots || same, scores);
    }
}

/** Appends the text of the treebank to @p text, a paragraph a line; @p ends gets the end of each. */
static void write_text(const tct_treebank *bank, tct_buffer *text) {
    for (size_t i = 0; i < bank->sentences.count; i++) {
        if (i > 0) tct_buffer_char(text, bank->sentences.items[i].new_paragraph ? '\n' : ' ');
        tct_buffer_append(text, bank->sentences.items[i].text);
    }
}

static tct_status make_doc(const tct_treebank *bank, tct_doc *doc) {
    tct_buffer text;
    tct_buffer_init(&text, &tct_heap, TCT_LIMIT_TEXT_BYTES);
    write_text(bank, &text);
    tct_status status = tct_buffer_status(&text);
    if (status == TCT_OK) doc->text = tct_arena_copy(&doc->arena, tct_buffer_str(&text));
    tct_buffer_clear(&text);
    if (status != TCT_OK || !doc->text.data) return status != TCT_OK ? status : TCT_ERR_MEMORY;
    tct_str rest = doc->text;
    while (rest.size > 0) {
        const uint32_t begin = (uint32_t)(rest.data - doc->text.data);
        const tct_str line = tct_str_split(&rest, '\n');
        TRY(TCT_DOC_PUSH(doc, blocks, ((tct_block){.span = {begin, begin + (uint32_t)line.size}})));
    }
    return TCT_OK;
}

static tct_status compare_doc(const tct_treebank *bank, const tct_doc *doc, tct_ud_scores *scores) {
    side gold = {0}, found = {0};
    uint32_t *places = places_of(doc->text);
    tct_status status = places ? side_new(bank->words.count, bank->sentences.count, &gold) : TCT_ERR_MEMORY;
    if (status == TCT_OK) status = side_new(doc->words.count, doc->sentences.count, &found);
    if (status == TCT_OK) {
        place_gold(bank, &gold);
        place_found(doc, places, &found);
        align(&gold, &found);
        count_sides(&gold, &found, scores);
    }
    side_free(&gold), side_free(&found), free(places);
    return status;
}

tct_status tct_eval_raw(const tct_language *language, tct_str code, const tct_treebank *treebank,
                        tct_ud_scores *scores) {
    assert(language && treebank && scores);
    tct_doc *doc = NULL;
    TRY(tct_doc_new(&tct_heap, NULL, &doc));
    tct_status status = make_doc(treebank, doc);
    if (status == TCT_OK) status = tct_language_analyse(language, doc, code, NULL);
    if (status == TCT_OK) status = compare_doc(treebank, doc, scores);
    tct_doc_free(doc);
    return status;
}
