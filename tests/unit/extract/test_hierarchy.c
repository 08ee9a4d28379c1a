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

static const relating_case units[] = {
    {"en",
     "The Department of Fisheries of the Ministry of Agriculture issued a notice.",
     {"schema:parentOrganization | Department of Fisheries of the Ministry of Agriculture | Ministry of "
      "Agriculture"}},
    {"fr",
     "La Direction de la pêche du ministère de l'Agriculture a publié un avis.",
     {"schema:parentOrganization | Direction de la pêche du ministère de l'Agriculture | ministère de "
      "l'Agriculture"}},
    {"en",
     "The Department of Fisheries, Ministry of Agriculture, organised the workshop.",
     {"schema:parentOrganization | Department of Fisheries | Ministry of Agriculture"}},
    {"en",
     "The Department of Energy, UNICEF and the World Bank signed the agreement.",
     {"!schema:parentOrganization | Department of Energy | UNICEF"}},
    {"fr",
     "Le ministère de la Santé, la Direction du budget, l'UNICEF et la FAO ont signé l'accord.",
     {"!schema:parentOrganization | Direction du budget | UNICEF"}},
    {"en",
     "The Harrow Foundation is affiliated with the European Foundations Council.",
     {"schema:memberOf | Harrow Foundation | European Foundations Council"}},
    {"fr",
     "Le programme d'aide au ministère de l'Éducation du Niger se poursuit.",
     {"tct:beneficiary | programme d'aide | ministère de l'Éducation du Niger"}},
    {"fr",
     "Le gouvernement a remis la stratégie à la Banque mondiale.",
     {"!tct:beneficiary | stratégie | Banque mondiale"}},
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

static void test_units(void **state) {
    (void)state;
    relating_run(units, COUNT(units), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_noun_links), cmocka_unit_test(test_places),
                                       cmocka_unit_test(test_units)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
