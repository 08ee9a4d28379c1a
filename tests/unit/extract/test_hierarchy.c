/* Relations inside noun phrases, places beside what they locate. */
#include "relating.h"

static const relating_case nouns[] = {
    {"fr",
     "La stratégie de la Banque mondiale repose sur trois axes.",
     {"tct:owner | stratégie de la Banque mondiale | Banque mondiale"}},
    {"fr",
     "Le bureau régional de l'UNESCO a publié l'étude. L'UNESCO s'en félicite.",
     {"schema:parentOrganization | bureau régional de l'UNESCO | UNESCO"}},
    {"fr",
     "La cérémonie d'ouverture de la conférence a eu lieu lundi.",
     {"schema:superEvent | cérémonie d'ouverture de la conférence | conférence"}},
    {"en", "The World Bank's strategy rests on three pillars.", {"tct:owner | strategy | World Bank"}},
    {"en",
     "Vodalia Bank, a subsidiary of the World Bank, will carry out the work.",
     {"schema:parentOrganization | Vodalia Bank | World Bank"}},
    {"en",
     "UNICEF opened its Regional Office in Nairobi, Kenya.",
     {"schema:parentOrganization | Regional Office | UNICEF", "schema:location | Regional Office | Nairobi",
      "schema:location | Regional Office | Kenya"}},
};

static const relating_case places[] = {
    {"fr",
     "Le séminaire international à Genève (Suisse) a réuni trente pays.",
     {"schema:location | séminaire international | Genève",
      "schema:location | séminaire international | Suisse"}},
    {"en",
     "The Regional Training Centre in Nairobi (Kenya) will host the course.",
     {"schema:location | Regional Training Centre | Nairobi",
      "schema:location | Regional Training Centre | Kenya"}},
    {"en",
     "The Harbour Hospital (Mombasa) received new equipment.",
     {"schema:location | Harbour Hospital | Mombasa"}},
};

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

static void test_noun_links(void **state) {
    (void)state;
    relating_run(nouns, COUNT(nouns), 2);
}

static void test_places(void **state) {
    (void)state;
    relating_run(places, COUNT(places), 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_noun_links), cmocka_unit_test(test_places)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
