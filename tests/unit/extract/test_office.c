/* The organization that issues a text, and what the text leaves implied about it. */
#include "relating.h"

typedef struct {
    const char *language, *text, *name; /**< an organization that must be found */
} name_case;

static const name_case names[] = {
    {"en", "Aldane Pumps plc opened a plant in Leeds.", "Aldane Pumps plc"},
    {"en", "The work was done by the Danish firm Norrbro Rail A/S in 2019.", "Norrbro Rail A/S"},
    {"fr", "Les travaux ont été confiés à Ferrand Bois SARL.", "Ferrand Bois SARL"},
    {"fr", "Valorine publie ses résultats.\nÀ propos de Valorine\nValorine est cotée à Paris.", "Valorine"},
    {"en", "Brightlea today opened a shop.\nAbout Brightlea\nBrightlea has nine shops.", "Brightlea"},
};

static void test_names(void **state) {
    (void)state;
    reading r;
    reading_open(&r);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        tct_doc *doc = reading_run(&r, names[i].language, "2024-05-22", names[i].text);
        if (reading_mention(doc, TCT_KIND_ORGANIZATION, names[i].name) == TCT_NONE)
            fail_msg("no %s in: %s", names[i].name, names[i].text);
        tct_doc_free(doc);
    }
    reading_close(&r);
}

static const relating_case chains[] = {
    {"en",
     "Brightlea plc opened a shop today.\nIn May the company signed a loan agreement with the World Bank.\n"
     "About Brightlea plc\nBrightlea plc has nine shops. It is a member of the European Retail Alliance.",
     {"schema:memberOf | Brightlea plc | European Retail Alliance"}},
    {"fr",
     "Valorine publie ses résultats.\nÀ propos de Valorine\nFondé en 1958 et basé à Annecy, le groupe compte "
     "neuf sites. Il est membre de la Fédération européenne des cultures alimentaires.",
     {"schema:memberOf | Valorine | Fédération européenne des cultures alimentaires"}},
    {"en",
     "The World Bank today launched Blue Roads, a four-year initiative to cut water use.",
     {"schema:startDate | Blue Roads | 2024-05-22", "!schema:startDate | four-year initiative | 2024-05-22"}},
};

static const relating_case implied[] = {
    {"en",
     "Brightlea plc opened a shop today.\nThe shop was praised by Fiona Marsh, Chief Operating Officer.\n"
     "About Brightlea plc\nBrightlea plc has nine shops.\nPress contact: Peter Holm, "
     "p.holm@brightlea.example",
     {"schema:affiliation | Fiona Marsh | Brightlea plc", "schema:affiliation | Peter Holm | Brightlea plc"}},
    {"en",
     "Brightlea plc opened a shop today.\nThe shop was praised by Fiona Marsh, Director of the World Bank.\n"
     "About Brightlea plc\nBrightlea plc has nine shops.",
     {"!schema:affiliation | Fiona Marsh | Brightlea plc"}},
    {"en",
     "The shop was praised by Fiona Marsh, Chief Operating Officer. Brightlea and Norrbro agree.",
     {"!schema:affiliation | Fiona Marsh | Brightlea"}},
    {"fr",
     "Valorine publie ses résultats.\nElle rejoindra le comité exécutif du groupe.\nÀ propos de Valorine\n"
     "Valorine est cotée à Paris.",
     {"schema:parentOrganization | comité exécutif du groupe | Valorine"}},
};

static void test_implied(void **state) {
    (void)state;
    relating_run(implied, sizeof implied / sizeof *implied, 0);
}

static void test_chains(void **state) {
    (void)state;
    relating_run(chains, sizeof chains / sizeof *chains, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_names), cmocka_unit_test(test_chains),
                                       cmocka_unit_test(test_implied)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
