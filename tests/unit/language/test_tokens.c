/* Words and sentences of texts as press releases write them, with the word lists of the source tree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include "lists.h"

/** The words of @p text, sentences separated by " | ", in @p out. */
static void words_of(const char *code, tct_str text, tct_buffer *out) {
    tct_tokeniser *tokeniser = lists_tokeniser(code);
    tct_doc *doc = NULL;
    assert_int_equal(tct_doc_new(&tct_heap, NULL, &doc), TCT_OK);
    doc->text = text;
    assert_int_equal(TCT_DOC_PUSH(doc, blocks, ((tct_block){.span = {0, (uint32_t)text.size}})), TCT_OK);
    assert_int_equal(tct_tokenise_block(tokeniser, doc, 0), TCT_OK);
    assert_int_equal(doc->blocks.items[0].sentence_end, doc->sentences.count);
    for (size_t i = 0; i < doc->words.count; i++) {
        const tct_word *word = &doc->words.items[i];
        assert_true(word->span.begin < word->span.end && word->span.end <= text.size);
        if (i > 0)
            tct_buffer_append(out, word->sentence == doc->words.items[i - 1].sentence ? TCT_LIT(" ")
                                                                                      : TCT_LIT(" | "));
        tct_buffer_append(out, tct_doc_symbol(doc, word->form));
    }
    tct_doc_free(doc);
    tct_tokeniser_free(tokeniser);
}

static void check(const char *code, const char *text, const char *expected) {
    tct_buffer out;
    tct_buffer_init(&out, &tct_heap, 1u << 20);
    words_of(code, tct_str_of(text), &out);
    assert_string_equal(out.data, expected);
    tct_buffer_clear(&out);
}

static void test_french_words(void **state) {
    check("fr", "L'agence a signé l’accord du port.", "L' agence a signé l’ accord de le port .");
    check("fr", "Aujourd'hui, jusqu'au 3 mai", "Aujourd'hui , jusqu' à le 3 mai");
    check("fr", "Le ministre des Transports répond aux élus",
          "Le ministre de les Transports répond à les élus");
    check("fr", "Il y a des projets avec des élèves", "Il y a des projets avec des élèves");
    check("fr", "Le renforcement des ports, qui organise des ateliers, a suivi l'audit annuel.",
          "Le renforcement de les ports , qui organise des ateliers , a suivi l' audit annuel .");
    check("fr", "DU JAMAIS VU AU SENAT", "DE le JAMAIS VU À le SENAT");
    check("fr", "Où va-t-il ? Qu'est-ce ? Rendez-vous", "Où va -t-il ? | Qu' est -ce ? | Rendez-vous");
    check("fr", "quelqu'un, c'est-à-dire celui-ci", "quelqu'un , c'est-à-dire celui-ci");
    check("fr", "25 000 euros, 3,5 % et 10 h 30", "25 000 euros , 3,5 % et 10 h 30");
    check("fr", "le 1er juin, n° 12, 2021-2025", "le 1er juin , n° 12 , 2021-2025");
    check("fr", "« Bravo », dit-elle (PNUD)[2].", "« Bravo » , dit -elle ( PNUD ) [ 2 ] .");
    check("fr", "Jean-Pierre Dupont-Leroy, Seine-Saint-Denis",
          "Jean-Pierre Dupont-Leroy , Seine-Saint-Denis");
}

static void test_english_words(void **state) {
    check("en", "We don't know; it's Kenya's, they'll say.",
          "We do n't know ; it 's Kenya 's , they 'll say .");
    check("en", "The workers' rights can’t wait", "The workers ' rights ca n’t wait");
    check("en", "a long-term co-operation of the non-profit", "a long - term co-operation of the non-profit");
    check("en", "He cannot pay $3.5 million (5%).", "He can not pay $ 3.5 million ( 5 % ) .");
    check("en", "R&D at AT&T, U.S. and U.K.", "R&D at AT&T , U.S. and U.K.");
}

static void test_addresses(void **state) {
    check("en", "See https://example.org/a?b=c, or write to press@example.org.",
          "See https://example.org/a?b=c , or write to press@example.org .");
    check("fr", "Site : www.exemple.fr. Contact : a.b@exemple.gouv.fr",
          "Site : www.exemple.fr . | Contact : a.b@exemple.gouv.fr");
}

static void test_sentences(void **state) {
    check("fr", "M. Paul Roy et Mme Li, S.E.M. Diallo. La suite.",
          "M. Paul Roy et Mme Li , S.E.M. Diallo . | La suite .");
    check("fr", "Il cite J. Martin et J.-C. Noir. Puis il part.",
          "Il cite J. Martin et J.-C. Noir . | Puis il part .");
    check("fr", "Elle dit : « C'est fait. » Il part.", "Elle dit : « C' est fait . » | Il part .");
    check("en", "Dr. Jane Roe of Acme Inc. spoke. She left.",
          "Dr. Jane Roe of Acme Inc. spoke . | She left .");
    check("en", "He moved to the U.S. in May. The firm (est. 1990) grew.",
          "He moved to the U.S. in May . | The firm ( est . 1990 ) grew .");
    check("en", "1. First item", "1 . First item");
    check("fr", "Résultats du trimestre Les ventes montent. Fin.",
          "Résultats de le trimestre | Les ventes montent . | Fin .");
    check("fr", "Le port a rouvert ; La digue sera refaite.",
          "Le port a rouvert ; | La digue sera refaite .");
    check("fr", "Il lit chaque matin le journal La vague bleue.",
          "Il lit chaque matin le journal La vague bleue .");
    check("fr", "Remise de la médaille à Monsieur Le maire hier. Fin.",
          "Remise de la médaille à Monsieur Le maire hier . | Fin .");
    check("fr", "Lancement du programme Les ailes de demain",
          "Lancement de le programme Les ailes de demain");
    check("fr", "Fondation Agir Pour la mer, partenaire. Fin.",
          "Fondation Agir Pour la mer , partenaire . | Fin .");
    check("fr", "un texte\ncoupé en\nlignes. Fin", "un texte coupé en lignes . | Fin");
}

static void test_marks(void **state) {
    check("fr",
          "Réunion n° 5 du conseil, le 10 mai 2024 à 10 h 30, salle n° 2. Le 1er juin, J.-P. Roy est venu.",
          "Réunion n° 5 de le conseil , le 10 mai 2024 à 10 h 30 , salle n° 2 . | Le 1er juin , J.-P. Roy "
          "est venu .");
    check("fr", "Le Dr. A. B. Noir (PNUD) [2] écrit à a.b@exemple.org. Voir https://exemple.org/a?b=1. Fin.",
          "Le Dr. A. B. Noir ( PNUD ) [ 2 ] écrit à a.b@exemple.org . | Voir https://exemple.org/a?b=1 . | "
          "Fin .");
    check("fr", "La période 2021-2025 a coûté 1,5 million d’euros, soit 3 €. Mme Marie-Claire Le Goff part.",
          "La période 2021-2025 a coûté 1,5 million d’ euros , soit 3 € . | Mme Marie-Claire Le Goff part .");
    check("en",
          "Dr. J. Smith met Mr. K. O’Neil at 10 a.m. on Monday. No. 5 is next. “We won.” She left the U.S. "
          "Then it rained.",
          "Dr. J. Smith met Mr. K. O’Neil at 10 a.m. on Monday . | No. 5 is next . | “ We won . ” | She left "
          "the U.S. | "
          "Then it rained .");
}

static void test_hostile(void **state) {
    check("fr", "", "");
    check("fr", "...!!! ??", "... !!! ??");
    check("fr", "\xF0\x9F\x98\x80\xF0\x9F\x8E\x89", "\xF0\x9F\x98\x80 \xF0\x9F\x8E\x89");
    check("en", "\xD9\x82\xD8\xAF\xD9\x85 \xD8\xA7\xD9\x84", "\xD9\x82\xD8\xAF\xD9\x85 \xD8\xA7\xD9\x84");
    tct_buffer out;
    tct_buffer_init(&out, &tct_heap, 1u << 20);
    words_of("fr", (tct_str){"a\0b\xFF\xFE'", 6}, &out);
    tct_buffer_clear(&out);
}

/** Seconds to tokenise @p count times @p piece in one block. */
static double seconds(const char *piece, size_t count) {
    tct_buffer text, out;
    tct_buffer_init(&text, &tct_heap, 1u << 26);
    tct_buffer_init(&out, &tct_heap, 1u << 27);
    for (size_t i = 0; i < count; i++)
        tct_buffer_append(&text, tct_str_of(piece));
    const clock_t start = clock();
    words_of("fr", tct_buffer_str(&text), &out);
    const double took = (double)(clock() - start) / CLOCKS_PER_SEC;
    tct_buffer_clear(&text);
    tct_buffer_clear(&out);
    return took;
}

static void test_linear(void **state) {
    static const char *const pieces[] = {"mot ", "1:", "www.",   "-1", "x",  "a'",  "b-",
                                         "c.",   "((", "1 000 ", "d@", "1.", "A. ", "\xC3\xA9"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        const double small = seconds(pieces[i], 100000), large = seconds(pieces[i], 400000);
        if (large > 12 * small + 0.3) print_message("\"%s\": %.2f s, %.2f s\n", pieces[i], small, large);
        assert_true(large <= 12 * small + 0.3); /* four times the text; sixteen times would be quadratic */
    }
}

/** Collects the words of a phrase. */
static tct_status collect(void *context, tct_str form, tct_str lower) {
    tct_buffer_append(context, lower);
    tct_buffer_char(context, '|');
    return TCT_OK;
}

static void test_phrase(void **state) {
    tct_tokeniser *tokeniser = lists_tokeniser("fr");
    tct_buffer out;
    tct_buffer_init(&out, &tct_heap, 1000);
    assert_int_equal(tct_tokenise_phrase(tokeniser,
                                         TCT_LIT("Organisation des Nations unies pour l'éducation"),
                                         &tct_heap, collect, &out),
                     TCT_OK);
    assert_string_equal(out.data, "organisation|de|les|nations|unies|pour|l'|éducation|");
    tct_buffer_clear(&out);
    tct_tokeniser_free(tokeniser);
}

static void test_bad_lists(void **state) {
    tct_tokeniser *tokeniser = NULL;
    assert_int_equal(tct_tokeniser_empty(&tct_heap, &tokeniser), TCT_OK);
    const tct_str unknown[3] = {TCT_LIT("x'"), TCT_LIT("beside"), TCT_LIT("")};
    assert_int_equal(tct_tokeniser_add(tokeniser, TCT_LIT("clitics"), unknown), TCT_ERR_SYNTAX);
    const tct_str empty[3] = {TCT_LIT(""), TCT_LIT("de le"), TCT_LIT("")};
    assert_int_equal(tct_tokeniser_add(tokeniser, TCT_LIT("contractions"), empty), TCT_ERR_SYNTAX);
    assert_int_equal(tct_tokeniser_add(tokeniser, TCT_LIT("months"), unknown), TCT_OK);
    tct_tokeniser_free(tokeniser);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_french_words), cmocka_unit_test(test_english_words),
        cmocka_unit_test(test_addresses),    cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_marks),        cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_linear),       cmocka_unit_test(test_phrase),
        cmocka_unit_test(test_bad_lists)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
