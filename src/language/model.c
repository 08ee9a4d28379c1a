#include "language/model.h"

#include <assert.h>

#include "base/hash.h"
#include "doc/footnotes.h"

uint64_t tct_model_checksum(tct_str bytes) {
    uint64_t sum = bytes.size, lane = 1;
    size_t at = 0;
    for (; at + 16 <= bytes.size; at += 16) {
        uint64_t pair[2];
        memcpy(pair, bytes.data + at, sizeof pair);
        sum = (sum ^ pair[0]) * UINT64_C(0x9E3779B97F4A7C15);
        lane = (lane ^ pair[1]) * UINT64_C(0xD6E8FEB86659FD93);
        sum ^= sum >> 31;
    }
    for (; at < bytes.size; at++)
        sum = (sum ^ (unsigned char)bytes.data[at]) * UINT64_C(0x9E3779B97F4A7C15);
    return tct_hash_mix(sum ^ tct_hash_mix(lane));
}

_Static_assert(sizeof(tct_model_header) % TCT_MODEL_STEP == 0, "sections begin on cache lines");

static bool header_sound(const tct_model_header *head, tct_str chunk) {
    if (memcmp(head->magic, "TCTMODEL", 8) != 0 || head->version != TCT_MODEL_VERSION) return false;
    if (head->size < sizeof *head || head->size > chunk.size) return false;
    for (int i = 0; i < TCT_SECTION_COUNT; i++) {
        const uint64_t end = (uint64_t)head->sections[i].offset + head->sections[i].size;
        if (head->sections[i].offset % TCT_MODEL_STEP != 0 || end > head->size) return false;
    }
    return true;
}

static tct_str section(tct_str chunk, const tct_model_header *head, tct_section which) {
    const size_t begin = head->sections[which].offset;
    return tct_str_range(chunk, begin, begin + head->sections[which].size);
}

static bool power_of_two(size_t n) {
    return n > 0 && (n & (n - 1)) == 0;
}

static bool open_tags(tct_str chunk, const tct_model_header *head, tct_model *model) {
    const tct_str tags = section(chunk, head, TCT_SECTION_TAGS),
                  bundles = section(chunk, head, TCT_SECTION_BUNDLES);
    const tct_str allowed = section(chunk, head, TCT_SECTION_ALLOWED);
    model->tagset = (tct_tagset){.tags = (const void *)tags.data,
                                 .bundles = (const void *)bundles.data,
                                 .allowed = (const void *)allowed.data,
                                 .tag_count = (uint32_t)(tags.size / 4),
                                 .bundle_count = (uint32_t)(bundles.size / 4)};
    if (tags.size / 4 == 0 || tags.size / 4 > TCT_CLASSES || bundles.size / 4 > TCT_CLASSES) return false;
    if (allowed.size != tags.size / 4 * (TCT_CLASSES / 8)) return false;
    for (uint32_t i = 0; i < model->tagset.tag_count; i++)
        if (model->tagset.tags[i] >> 24 >= TCT_UPOS_COUNT) return false;
    return true;
}

/** Notes which labels the arcs of each move may have. */
static bool open_transitions(tct_str moves, tct_parser *parser) {
    for (size_t at = 0; at + sizeof(tct_transition) <= moves.size; at += sizeof(tct_transition)) {
        tct_transition transition;
        memcpy(&transition, moves.data + at, sizeof transition);
        if (transition.move >= TCT_MOVE_COUNT || transition.label >= TCT_DEP_COUNT) return false;
        tct_parser_allow(parser, transition);
    }
    return true;
}

static tct_status open_parser(tct_str chunk, const tct_model_header *head, tct_parser *parser) {
    if (!open_transitions(section(chunk, head, TCT_SECTION_TRANSITIONS), parser)) return TCT_ERR_PACK;
    TRY(tct_move_weights_open(section(chunk, head, TCT_SECTION_MOVES), &parser->moves));
    TRY(tct_weights_open(section(chunk, head, TCT_SECTION_LABELS), &parser->labels));
    return parser->labels.classes >= TCT_DEP_COUNT ? TCT_OK : TCT_ERR_PACK;
}

static bool open_words(tct_str chunk, const tct_model_header *head, tct_model *model) {
    const tct_str words = section(chunk, head, TCT_SECTION_WORDS);
    const tct_str slots = section(chunk, head, TCT_SECTION_LEMMA_SLOTS);
    const tct_str rules = section(chunk, head, TCT_SECTION_LEMMA_RULES);
    const tct_str texts = section(chunk, head, TCT_SECTION_LEMMA_TEXTS);
    const tct_str repairs = section(chunk, head, TCT_SECTION_REPAIRS);
    model->repairs =
        (tct_repairs){(const void *)repairs.data, (uint32_t)(repairs.size / sizeof(tct_repair_word))};
    model->words = (tct_words){(const void *)words.data, (uint32_t)(words.size / sizeof(tct_word_slot))};
    model->lemmas = (tct_lemmas){.slots = (const void *)slots.data,
                                 .rules = (const void *)rules.data,
                                 .texts = texts.data,
                                 .slot_count = (uint32_t)(slots.size / sizeof(tct_lemma_slot)),
                                 .rule_count = (uint32_t)(rules.size / sizeof(tct_lemma_rule)),
                                 .text_bytes = (uint32_t)texts.size};
    return power_of_two(model->words.count) && power_of_two(model->lemmas.slot_count);
}

static tct_status open_model(tct_str chunk, bool checked, tct_model *model) {
    tct_model_header head;
    assert(model);
    if (chunk.size < sizeof head || (uintptr_t)chunk.data % 8 != 0) return TCT_ERR_PACK;
    memcpy(&head, chunk.data, sizeof head);
    if (!header_sound(&head, chunk)) return TCT_ERR_PACK;
    const tct_str body = tct_str_range(chunk, TCT_MODEL_CHECKED, head.size);
    if (!checked && head.checksum != tct_model_checksum(body)) return TCT_ERR_PACK;
    *model = (tct_model){0};
    if (!open_tags(chunk, &head, model) || !open_words(chunk, &head, model)) return TCT_ERR_PACK;
    TRY(tct_weights_open(section(chunk, &head, TCT_SECTION_TAGGER), &model->tagger));
    TRY(tct_weights_open(section(chunk, &head, TCT_SECTION_BUNDLER), &model->bundler));
    return open_parser(chunk, &head, &model->parser);
}

tct_status tct_model_open(tct_str chunk, tct_model *model) {
    return open_model(chunk, false, model);
}

tct_status tct_model_reopen(tct_str chunk, tct_model *model) {
    return open_model(chunk, true, model);
}

void tct_model_look_up(const tct_words *words, tct_view *view) {
    const tct_word_slot *slot = tct_words_find(words, view->lower);
    if (!slot) return;
    view->cluster = slot->cluster;
    view->ambiguity = slot->ambiguity;
}

/** Memory of one call, as long as the longest sentence needs. */
typedef struct {
    const tct_model *model;
    tct_doc *doc;
    tct_view *views;
    uint32_t *kept; /**< words of the sentence that are analysed: all but footnote marks */
    tct_parse_state state;
} worker;

/** Longest piece of a sentence that is parsed as one; `sentences` keeps them within TCT_LIMIT_SENTENCE_WORDS.
 */
#define PIECE_WORDS 2000u

static void see_word(const worker *work, const tct_word *word, tct_view *view) {
    tct_view_fill(view, tct_doc_symbol(work->doc, word->form), tct_doc_symbol(work->doc, word->lower));
    tct_model_look_up(&work->model->words, view);
}

static tct_status lemmatise(const worker *work, tct_word *word, tct_view *view, bool before_name) {
    char room[TCT_LEMMA_BYTES];
    const tct_str form = tct_doc_symbol(work->doc, word->form),
                  lower = tct_doc_symbol(work->doc, word->lower);
    const tct_lemma_word asked = {form, lower, view->tag, before_name};
    const tct_str lemma = tct_lemma_of(&work->model->lemmas, &work->model->words, &asked, room);
    view->lemma = tct_text_hash(lemma);
    if (lemma.data == lower.data && lemma.size == lower.size)
        word->lemma = word->lower;
    else if (lemma.data == form.data && lemma.size == form.size)
        word->lemma = word->form;
    else
        return tct_symbols_intern(work->doc->symbols, lemma, &word->lemma);
    return TCT_OK;
}

static void take_tree(const worker *work, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        const tct_parse_node *node = &work->state.nodes[i];
        tct_word *word = &work->doc->words.items[work->kept[i]];
        word->head = node->head == count ? TCT_NONE : work->kept[node->head];
        word->relation = node->label;
        word->margin = node->margin;
        word->upos = work->views[i].upos;
        word->feats = work->views[i].feats;
    }
}

/** The words of a mark hang on @p head, as no part of the sentence: they are none of what is said. */
static void take_mark(const worker *work, uint32_t first, const tct_footnote_mark *mark, uint32_t head) {
    for (uint32_t i = first; i < mark->end; i++) {
        tct_word *word = &work->doc->words.items[i];
        word->lemma = word->lower;
        word->head = head;
        word->upos = i == mark->digits ? TCT_UPOS_NUM : TCT_UPOS_PUNCT;
        word->relation = i == mark->digits ? TCT_DEP_DEP : TCT_DEP_PUNCT;
    }
}

/** Is the mark one that no words need: raised or in square brackets? */
static bool is_passed_over(const worker *work, uint32_t at, uint32_t end, tct_footnote_mark *mark) {
    return tct_footnote_mark_at(work->doc, at, end, mark) && mark->way != TCT_MARK_PARENTHESES;
}

/** Fills the words to be analysed among [first, end) and hangs the marks between them on the word before,
 * those at the beginning on the word after; how many there are. All of them, when there are but marks. */
static uint32_t keep_words(const worker *work, uint32_t first, uint32_t end) {
    uint32_t count = 0;
    tct_footnote_mark mark;
    for (uint32_t at = first; at < end;) {
        const bool passed = is_passed_over(work, at, end, &mark);
        if (!passed)
            work->kept[count++] = at++;
        else if (count || mark.end < end)
            take_mark(work, at, &mark, count ? work->kept[count - 1] : mark.end), at = mark.end;
        else
            break;
    }
    if (count) return count;
    for (uint32_t at = first; at < end; at++)
        work->kept[count++] = at;
    return count;
}

static tct_status analyse_words(const worker *work, uint32_t first, uint32_t end) {
    const tct_model *model = work->model;
    tct_view *views = work->views;
    tct_word *words = work->doc->words.items;
    const uint32_t count = keep_words(work, first, end);
    for (uint32_t i = 0; i < count; i++)
        see_word(work, &words[work->kept[i]], &views[i]);
    tct_tagger_run(tct_weights_scorer(&model->tagger), &model->tagset, views, count);
    tct_bundler_run(tct_weights_scorer(&model->bundler), &model->tagset, views, count);
    for (uint32_t i = 0; i < count; i++)
        TRY(lemmatise(work, &words[work->kept[i]], &views[i], tct_views_before_name(views, count, i)));
    tct_parse_state state = work->state;
    tct_parse_run(&model->parser, &state, views, count);
    tct_repair(&model->repairs, views, state.nodes, count);
    take_tree(work, count);
    return TCT_OK;
}

/** A sentence; a monstrous one in pieces, the later ones hung under the root of the first. */
static tct_status analyse_sentence(const worker *work, const tct_sentence *sentence) {
    uint32_t root = TCT_NONE;
    for (uint32_t at = sentence->first_word; at < sentence->word_end; at += PIECE_WORDS) {
        const uint32_t left = sentence->word_end - at;
        const uint32_t count = left < PIECE_WORDS ? left : PIECE_WORDS;
        TRY(analyse_words(work, at, at + count));
        for (uint32_t i = at; i < at + count; i++) {
            tct_word *word = &work->doc->words.items[i];
            if (word->head != TCT_NONE) continue;
            if (root == TCT_NONE)
                root = i;
            else
                word->head = root, word->relation = TCT_DEP_PARATAXIS;
        }
    }
    return TCT_OK;
}

static uint32_t longest_piece(const tct_doc *doc, uint32_t first, uint32_t end) {
    uint32_t longest = 1;
    for (uint32_t i = first; i < end; i++) {
        const uint32_t count = doc->sentences.items[i].word_end - doc->sentences.items[i].first_word;
        if (count > longest) longest = count;
    }
    return longest < PIECE_WORDS ? longest : PIECE_WORDS;
}

static tct_status analyse_all(worker *work, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        const tct_sentence *sentence = &work->doc->sentences.items[i];
        TRY(analyse_sentence(work, sentence));
    }
    return TCT_OK;
}

tct_status tct_model_analyse(const tct_model *model, tct_doc *doc, uint32_t first_sentence,
                             uint32_t sentence_end) {
    assert(model && doc && sentence_end <= doc->sentences.count);
    tct_arena arena;
    tct_arena_init(&arena, doc->arena.allocator);
    const uint32_t longest = longest_piece(doc, first_sentence, sentence_end);
    worker work = {.model = model, .doc = doc, .views = TCT_ARENA_NEW(&arena, longest, tct_view)};
    work.kept = TCT_ARENA_NEW(&arena, longest, uint32_t);
    tct_status status =
        work.views && work.kept ? tct_parse_state_new(&arena, longest, &work.state) : TCT_ERR_MEMORY;
    if (status == TCT_OK) status = analyse_all(&work, first_sentence, sentence_end);
    tct_arena_clear(&arena);
    return status;
}
