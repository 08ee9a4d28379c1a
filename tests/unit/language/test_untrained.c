/* Tags and trees without a model: the pilot part, and trees that are trees whatever the words. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "language/analyse.h"
#include "pack/pack.h"

typedef struct {
    tct_pack *pack;
    tct_language *language;
} bench;

static tct_doc *analyse(const bench *b, const char *text) {
    tct_doc *doc = NULL;
    assert_ok(tct_doc_new(&tct_heap, tct_pack_symbols(b->pack), &doc));
    const tct_str copy = tct_arena_copy(&doc->arena, tct_str_of(text));
    doc->text = copy;
    const tct_block block = {.span = {0, (uint32_t)copy.size}, .kind = TCT_BLOCK_PARAGRAPH};
    assert_ok(TCT_DOC_PUSH(doc, blocks, block));
    assert_ok(tct_language_analyse(b->language, doc, TCT_LIT("es"), NULL));
    return doc;
}

/** The first word with @p form. */
static const tct_word *word(const tct_doc *doc, const char *form) {
    for (size_t i = 0; i < doc->words.count; i++)
        if (tct_str_equal(tct_doc_symbol(doc, doc->words.items[i].form), tct_str_of(form)))
            return &doc->words.items[i];
    fail_msg("no word '%s'", form);
    return NULL;
}

static void assert_word(const tct_doc *doc, const char *form, tct_upos upos, const char *lemma,
                        const char *head, tct_deprel relation) {
    const tct_word *w = word(doc, form);
    assert_string_equal(tct_upos_name(w->upos), tct_upos_name(upos));
    assert_str(tct_doc_symbol(doc, w->lemma), lemma);
    assert_string_equal(tct_deprel_name(w->relation), tct_deprel_name(relation));
    if (!head)
        assert_int_equal(w->head, TCT_NONE);
    else
        assert_ptr_equal(&doc->words.items[w->head], word(doc, head));
}

static void active_sentence(void **state) {
    tct_doc *doc = analyse(*state, "El Banco de Comercio firmó un acuerdo con la Universidad de Vigo.");
    assert_word(doc, "firmó", TCT_UPOS_VERB, "firmar", NULL, TCT_DEP_ROOT);
    assert_word(doc, "Banco", TCT_UPOS_PROPN, "banco", "firmó", TCT_DEP_NSUBJ);
    assert_word(doc, "Comercio", TCT_UPOS_PROPN, "comercio", "Banco", TCT_DEP_NMOD);
    assert_word(doc, "acuerdo", TCT_UPOS_NOUN, "acuerdo", "firmó", TCT_DEP_OBJ);
    assert_word(doc, "Universidad", TCT_UPOS_PROPN, "universidad", "firmó", TCT_DEP_OBL);
    tct_doc_free(doc);
}

static void passive_relative_and_row(void **state) {
    tct_doc *doc =
        analyse(*state, "El foro, que reunió a Chile y Perú, fue organizado por la Fundación Arrecife.");
    assert_word(doc, "organizado", TCT_UPOS_VERB, "organizar", NULL, TCT_DEP_ROOT);
    assert_word(doc, "foro", TCT_UPOS_NOUN, "foro", "organizado", TCT_DEP_NSUBJ_PASS);
    assert_word(doc, "reunió", TCT_UPOS_VERB, "reunir", "foro", TCT_DEP_ACL_RELCL);
    assert_word(doc, "Perú", TCT_UPOS_PROPN, "perú", "Chile", TCT_DEP_CONJ);
    assert_word(doc, "Fundación", TCT_UPOS_PROPN, "fundación", "organizado", TCT_DEP_OBL_AGENT);
    assert_word(doc, "fue", TCT_UPOS_AUX, "ser", "organizado", TCT_DEP_AUX_PASS);
    tct_doc_free(doc);
}

/** One root a sentence, heads inside it, no circle. */
static void assert_trees(const tct_doc *doc) {
    for (size_t s = 0; s < doc->sentences.count; s++) {
        const tct_sentence *sentence = &doc->sentences.items[s];
        unsigned roots = 0;
        for (uint32_t w = sentence->first_word; w < sentence->word_end; w++) {
            uint32_t at = w, steps = 0;
            for (; doc->words.items[at].head != TCT_NONE; steps++) {
                at = doc->words.items[at].head;
                assert_in_range(at, sentence->first_word, sentence->word_end - 1);
                assert_true(steps <= sentence->word_end - sentence->first_word);
            }
            roots += at == w;
        }
        assert_int_equal(roots, 1);
    }
}

static void any_words_make_trees(void **state) {
    static const char *const words[] = {"el",  "Banco",   "de",       "firmó", "firmado",  "firmar",
                                        "que", "y",       "se",       "fue",   ",",        "nacional",
                                        "3",   "acuerdo", "por",      "no",    "Arrecife", "también",
                                        "en",  "si",      "organizó", "(",     "del",      "su"};
    unsigned seed = 7;
    for (unsigned round = 0; round < 300; round++) {
        char text[600] = "";
        const unsigned count = 1 + round % 30;
        for (unsigned i = 0; i < count; i++) {
            seed = seed * 1103515245u + 12345u;
            strcat(text, words[(seed >> 16) % (sizeof words / sizeof *words)]);
            strcat(text, " ");
        }
        tct_doc *doc = analyse(*state, text);
        assert_trees(doc);
        tct_doc_free(doc);
    }
}

static int set_up(void **state) {
    static bench b;
    if (tct_pack_open(getenv("TERCET_PACK"), &tct_heap, NULL, &b.pack) != TCT_OK) return -1;
    if (tct_language_new(b.pack, &tct_heap, NULL, &b.language) != TCT_OK) return -1;
    *state = &b;
    return 0;
}

static int tear_down(void **state) {
    bench *b = *state;
    tct_language_free(b->language);
    tct_pack_free(b->pack);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(active_sentence),
        cmocka_unit_test(passive_relative_and_row),
        cmocka_unit_test(any_words_make_trees),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
