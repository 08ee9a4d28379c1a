/* Offices whose holder is not named. */
#include "relating.h"

typedef struct {
    const char *language, *text, *post; /**< NULL: none */
} post_case;

static const post_case cases[] = {
    {"fr", "Le Secrétaire général de l'UNESCO a ouvert la conférence.", "Secrétaire général de l'UNESCO"},
    {"fr", "L'administrateur du PNUD est intervenu.", "administrateur du PNUD"},
    {"fr", "Les ministres et les ambassadeurs de l'UNESCO sont venus.", NULL},
    {"fr", "Un directeur de l'UNESCO est venu.", NULL},
    {"fr",
     "Le directeur général de l'UNESCO, Paul Traoré, est venu. Le directeur général de l'UNESCO a parlé.",
     NULL},
    {"en", "The President of the World Bank opened the meeting.", "President of the World Bank"},
    {"en", "Remarks by the UN Secretary-General closed the day.", "UN Secretary-General"},
    {"en", "The Minister of Finance of Kenya attended.", "Minister of Finance of Kenya"},
    {"en", "Two directors of the World Bank attended.", NULL},
};

static void test_posts(void **state) {
    (void)state;
    reading r;
    size_t faults = 0;
    reading_open(&r);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tct_doc *doc = reading_run(&r, cases[i].language, "2024-05-22", cases[i].text);
        uint32_t found = TCT_NONE;
        for (uint32_t m = 0; m < doc->mentions.count; m++)
            if (doc->mentions.items[m].kind == TCT_KIND_POST) found = m;
        const tct_str text =
            found == TCT_NONE ? TCT_LIT("") : tct_doc_span(doc, doc->mentions.items[found].span);
        if (!tct_str_equal(text, tct_str_of(cases[i].post))) {
            print_message("%s: found '%.*s'\n", cases[i].text, TCT_ARG(text));
            faults++;
        }
        tct_doc_free(doc);
    }
    reading_close(&r);
    assert_true(faults <= 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_posts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
