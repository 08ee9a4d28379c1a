/* Language of a text and of a block, with the profiles of the source tree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "base/file.h"
#include "language/guess.h"

static const char *const codes[] = {"ar", "de", "el", "en", "es", "fr", "it", "ja", "nl", "pt", "ru", "zh"};

static tct_guesser *guesser_of_tree(void) {
    tct_guesser *guesser = NULL;
    assert_int_equal(tct_guesser_new(NULL, &tct_heap, &guesser), TCT_OK);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        char path[1024];
        const char *source = getenv("TERCET_SOURCE");
        snprintf(path, sizeof path, "%s/ontology/lang/guess/%s.tsv", source ? source : ".", codes[i]);
        tct_buffer bytes;
        tct_buffer_init(&bytes, &tct_heap, 1u << 20);
        assert_int_equal(tct_file_read(path, &bytes), TCT_OK);
        assert_int_equal(tct_guesser_add(guesser, tct_str_of(codes[i]), tct_buffer_str(&bytes)), TCT_OK);
        tct_buffer_clear(&bytes);
    }
    return guesser;
}

static void assert_language(const tct_guesser *guesser, const char *text, const char *code) {
    tct_guess guess;
    tct_guess_text(guesser, tct_str_of(text), 10000, &guess);
    const tct_str best = tct_guesser_code(guesser, guess.best);
    if (!tct_str_equal(best, tct_str_of(code))) print_message("%s is taken for %.*s\n", text, TCT_ARG(best));
    assert_true(tct_str_equal(best, tct_str_of(code)));
    assert_true(tct_guess_is_clear(&guess));
}

static void test_languages(void **state) {
    tct_guesser *guesser = guesser_of_tree();
    assert_language(
        guesser, "La ministre a présenté mardi le plan d'action devant les représentants des régions.", "fr");
    assert_language(guesser, "L'ÉCOLE NATIONALE DES PONTS OUVRE SES PORTES À DE NOUVEAUX PARTENAIRES", "fr");
    assert_language(guesser,
                    "The agency announced on Tuesday that the new programme will be funded by its members.",
                    "en");
    assert_language(
        guesser, "El ministro ha presentado hoy el plan de acción ante los representantes de las regiones.",
        "es");
    assert_language(
        guesser, "Die Ministerin hat am Dienstag den Plan für die Förderung der Regionen vorgestellt.", "de");
    assert_language(guesser, "Il ministro ha presentato oggi il piano per lo sviluppo delle regioni del Sud.",
                    "it");
    assert_language(guesser, "O ministro apresentou na terça-feira o plano de ação para as regiões do Norte.",
                    "pt");
    assert_language(
        guesser, "De minister heeft dinsdag het plan voor de ontwikkeling van de regio's voorgesteld.", "nl");
    assert_language(guesser, "大臣は火曜日に新しい計画を発表しました。", "ja");
    assert_language(guesser, "部长星期二公布了新的计划。", "zh");
    assert_language(guesser, "قدم الوزير الخطة الجديدة يوم الثلاثاء", "ar");
    tct_guesser_free(guesser);
}

static void test_blocks(void **state) {
    tct_guesser *guesser = guesser_of_tree();
    const size_t french = tct_guesser_find(guesser, TCT_LIT("fr"));
    tct_guess guess;
    tct_guess_text(guesser, TCT_LIT("Green Climate Fund"), 1000, &guess);
    assert_false(tct_guess_is_against(&guess, french)); /* too short to tell */
    tct_guess_text(
        guesser, TCT_LIT("“We are proud of what the team has done for the children of this city,” she said."),
        1000, &guess);
    assert_true(tct_guess_is_against(&guess, french));
    tct_guess_text(guesser,
                   TCT_LIT("Le Fonds vert pour le climat et la Banque ont signé un accord de 40 millions."),
                   1000, &guess);
    assert_false(tct_guess_is_against(&guess, french));
    tct_guesser_free(guesser);
}

static void test_nothing(void **state) {
    tct_guesser *guesser = guesser_of_tree();
    static const char *const texts[] = {"", "...", "12 34", "\xF0\x9F\x98\x80\xF0\x9F\x98\x80", "\xFF\xFE"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        tct_guess guess;
        tct_guess_text(guesser, tct_str_of(texts[i]), 1000, &guess);
        assert_false(tct_guess_is_clear(&guess));
    }
    assert_int_equal(tct_guesser_add(guesser, TCT_LIT("xx"), TCT_LIT("word\tabc\tmany\n")), TCT_ERR_SYNTAX);
    tct_guesser_free(guesser);
}

/** One line of the unlabelled corpora, where they are: nearly all long lines must get their language. */
static void test_corpora(void **state) {
    tct_guesser *guesser = guesser_of_tree();
    static const char *const files[][2] = {
        {"fr", "digital_canada_ca"}, {"en", "digital_canada_ca"}, {"en", "aus_dta"}, {"fr", "codegouvfr"}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[1024];
        const char *source = getenv("TERCET_SOURCE");
        snprintf(path, sizeof path, "%s/../shared/corpora/raw/%s/%s.txt", source ? source : ".", files[i][0],
                 files[i][1]);
        tct_buffer bytes;
        tct_buffer_init(&bytes, &tct_heap, 1u << 26);
        if (tct_file_read(path, &bytes) != TCT_OK) skip();
        size_t lines = 0, right = 0;
        for (tct_str rest = tct_buffer_str(&bytes); rest.size;) {
            const tct_str line = tct_str_split(&rest, '\n');
            tct_guess guess;
            tct_guess_text(guesser, line, 4000, &guess);
            if (guess.runs < 8) continue;
            lines++;
            const bool good = tct_str_equal(tct_guesser_code(guesser, guess.best), tct_str_of(files[i][0]));
            right += good;
            if (!good && getenv("TERCET_SHOW")) print_message("%.*s\n", TCT_ARG(line));
        }
        print_message("%s/%s: %zu of %zu lines\n", files[i][0], files[i][1], right, lines);
        assert_true((double)right >= 0.98 * (double)lines);
        tct_buffer_clear(&bytes);
    }
    tct_guesser_free(guesser);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_languages), cmocka_unit_test(test_blocks),
                                       cmocka_unit_test(test_nothing), cmocka_unit_test(test_corpora)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
