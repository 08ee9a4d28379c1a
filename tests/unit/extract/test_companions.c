/* Who works with whom, and where strategies act. */
#include "relating.h"

static const relating_case partners[] = {
    {"en",
     "A partnership between UNICEF, the World Bank and the African Union was announced.",
     {"tct:partner | UNICEF | World Bank", "tct:partner | UNICEF | African Union",
      "tct:partner | World Bank | African Union"}},
    {"en",
     "UNICEF, in partnership with the World Bank, opened ten schools.",
     {"tct:partner | UNICEF | World Bank"}},
    {"en",
     "The schools were built by UNICEF in collaboration with the World Bank and the African Union.",
     {"tct:partner | UNICEF | World Bank", "tct:partner | UNICEF | African Union"}},
    {"en", "The ministers met in partnership with nobody.", {"!tct:partner | ministers | nobody"}},
    {"fr",
     "L'UNICEF, en partenariat avec la Banque mondiale et l'Union africaine, a ouvert dix écoles.",
     {"tct:partner | UNICEF | Banque mondiale", "tct:partner | UNICEF | Union africaine"}},
    {"fr",
     "Un partenariat entre l'UNICEF, la Banque mondiale et l'Union africaine a été annoncé.",
     {"tct:partner | UNICEF | Union africaine", "tct:partner | Banque mondiale | Union africaine"}},
};

static const relating_case targets[] = {
    {"en",
     "The Regional Training Programme aims to help farmers in Malawi.",
     {"tct:beneficiary | Regional Training Programme | Malawi"}},
    {"en",
     "Under the Regional Training Programme, 40 schools in Malawi will be repaired.",
     {"tct:beneficiary | Regional Training Programme | Malawi"}},
    {"en",
     "The Regional Training Programme was launched in Malawi by a minister who lives in Kenya.",
     {"!tct:beneficiary | Regional Training Programme | Kenya"}},
    {"fr",
     "Le Programme régional de formation vise à aider les agriculteurs du Malawi.",
     {"tct:beneficiary | Programme régional de formation | Malawi"}},
    {"fr",
     "Le Programme régional de formation permet de rénover des écoles au Sénégal.",
     {"tct:beneficiary | Programme régional de formation | Sénégal"}},
};

/* with whose help and money something is done */
static const relating_case helpers[] = {
    {"en",
     "The Regional Training Programme, to which the World Bank has committed 27.5 million euros, will start.",
     {"schema:funder | Regional Training Programme | World Bank"}},
    {"fr",
     "L'Union européenne apporte 4 millions d'euros au Programme régional de formation.",
     {"schema:funder | Programme régional de formation | Union européenne"}},
    {"en",
     "The Regional Training Programme was developed with the support of UNICEF and the World Bank.",
     {"tct:supports | UNICEF | Regional Training Programme",
      "tct:supports | World Bank | Regional Training Programme"}},
    {"en",
     "With funding from the European Union, UNESCO launched the Regional Training Programme.",
     {"schema:funder | Regional Training Programme | European Union"}},
    {"fr",
     "Le Programme régional de formation est mis en œuvre avec l'appui technique de l'UNESCO.",
     {"tct:supports | UNESCO | Programme régional de formation"}},
};

/* what stands between two names says how they are related, whatever the tree */
static const relating_case connectors[] = {
    {"en",
     "The Marine Laboratory belongs to the University of Nairobi.",
     {"schema:parentOrganization | Marine Laboratory | University of Nairobi"}},
    {"en",
     "Aldane Pumps plc has acquired Norsk Valve AS.",
     {"schema:parentOrganization | Norsk Valve AS | Aldane Pumps plc",
      "!schema:parentOrganization | Aldane Pumps plc | Norsk Valve AS"}},
    {"fr",
     "L'Union européenne contribue au financement du Programme régional de formation.",
     {"schema:funder | Programme régional de formation | Union européenne"}},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void partners_are_joined(void **state) {
    (void)state;
    relating_run(partners, COUNT(partners), 0);
}

static void helpers_are_found(void **state) {
    (void)state;
    relating_run(helpers, COUNT(helpers), 0);
}

static void strategies_act_somewhere(void **state) {
    (void)state;
    relating_run(targets, COUNT(targets), 0);
}

static void connectors_say_the_relation(void **state) {
    (void)state;
    relating_run(connectors, COUNT(connectors), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(partners_are_joined), cmocka_unit_test(helpers_are_found),
        cmocka_unit_test(strategies_act_somewhere), cmocka_unit_test(connectors_say_the_relation)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
