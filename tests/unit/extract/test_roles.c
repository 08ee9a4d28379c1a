/* Titles and their holders: sentences of every construction, in both languages. */
#include "relating.h"

static const relating_case before[] = {
    {"fr",
     "Le directeur de la recherche de l'UNESCO, Mme Awa Kone, a ouvert la réunion.",
     {"schema:jobTitle | Awa Kone | directeur de la recherche", "schema:affiliation | Awa Kone | UNESCO"}},
    {"fr",
     "Le ministre de la Santé, Karim Belaïd, a visité l'hôpital.",
     {"schema:jobTitle | Karim Belaïd | ministre de la Santé"}},
    {"fr",
     "Le ministre de l'agriculture, de l'élevage et de la pêche, M. Idrissa Camara, a pris la parole.",
     {"schema:jobTitle | Idrissa Camara | ministre de l'agriculture, de l'élevage et de la pêche"}},
    {"fr",
     "L'ancien directeur général de l'UNICEF, Pierre Lambert, était présent.",
     {"schema:jobTitle | Pierre Lambert | ancien directeur général"}},
    {"en",
     "UNICEF spokesperson Maria Lopez welcomed the decision.",
     {"schema:jobTitle | Maria Lopez | spokesperson", "schema:affiliation | Maria Lopez | UNICEF"}},
    {"en",
     "The Secretary General of UNESCO, Anna Berg, opened the conference.",
     {"schema:jobTitle | Anna Berg | Secretary General", "schema:affiliation | Anna Berg | UNESCO"}},
    {"en",
     "Minister of Finance Ali Diallo thanked the donors.",
     {"schema:jobTitle | Ali Diallo | Minister of Finance"}},
    {"en",
     "UNICEF's regional director, Peter Smith, visited the school.",
     {"schema:jobTitle | Peter Smith | regional director", "schema:affiliation | Peter Smith | UNICEF"}},
    {"en",
     "Its new Chief Executive Officer (CEO) will be Laura Meyer.",
     {"schema:jobTitle | Laura Meyer | Chief Executive Officer"}},
};

static const relating_case after[] = {
    {"fr",
     "M. Jean Dupuis, directeur senior du bureau de la qualité au département de la santé de l'UNESCO, a "
     "présenté le projet.",
     {"schema:jobTitle | Jean Dupuis | directeur senior", "schema:affiliation | Jean Dupuis | UNESCO"}},
    {"fr",
     "Claire Morel, directrice générale adjointe de l'UNESCO, et Paul Traoré, porte-parole du HCR, ont signé "
     "l'accord.",
     {"schema:jobTitle | Claire Morel | directrice générale adjointe",
      "schema:affiliation | Claire Morel | UNESCO", "schema:jobTitle | Paul Traoré | porte-parole",
      "schema:affiliation | Paul Traoré | HCR", "!schema:jobTitle | Claire Morel | porte-parole"}},
    {"fr",
     "Marie Lefèvre a été nommée directrice de l'UNESCO.",
     {"schema:jobTitle | Marie Lefèvre | directrice", "schema:affiliation | Marie Lefèvre | UNESCO"}},
    {"fr",
     "Sont intervenus Ali Haddad (directeur, UNESCO) et Rose Martin (économiste, Banque mondiale).",
     {"schema:jobTitle | Ali Haddad | directeur", "schema:affiliation | Ali Haddad | UNESCO",
      "schema:jobTitle | Rose Martin | économiste", "schema:affiliation | Rose Martin | Banque mondiale"}},
    {"fr", "Elle a pour présidente Sylvie Girard.", {"schema:jobTitle | Sylvie Girard | présidente"}},
    {"fr", "Fatou Ba, de l'UNICEF, a animé le débat.", {"schema:affiliation | Fatou Ba | UNICEF"}},
    {"fr",
     "M. Kenji Mori, ambassadeur du Japon au Sénégal, a remis le don.",
     {"schema:jobTitle | Kenji Mori | ambassadeur", "schema:affiliation | Kenji Mori | Japon",
      "tct:represents | Kenji Mori | Japon"}},
    {"en",
     "John Carter, Vice President for Europe at UNICEF, spoke first.",
     {"schema:jobTitle | John Carter | Vice President for Europe",
      "schema:affiliation | John Carter | UNICEF"}},
    {"en",
     "Mary Hill, who is Head of Communications at the World Bank, chaired the session.",
     {"schema:jobTitle | Mary Hill | Head of Communications", "schema:affiliation | Mary Hill | World Bank"}},
    {"en",
     "Susan Clark has been appointed CEO of UNICEF.",
     {"schema:jobTitle | Susan Clark | CEO", "schema:affiliation | Susan Clark | UNICEF"}},
    {"en",
     "The agreement was signed by David Brown (Director, World Bank) and Emma Jones (Deputy Head, UNICEF).",
     {"schema:jobTitle | David Brown | Director", "schema:affiliation | David Brown | World Bank",
      "schema:jobTitle | Emma Jones | Deputy Head", "schema:affiliation | Emma Jones | UNICEF"}},
    {"en",
     "James Ward, Mayor of London and Chair of the World Bank, spoke.",
     {"schema:jobTitle | James Ward | Mayor", "schema:affiliation | James Ward | London",
      "schema:jobTitle | James Ward | Chair", "schema:affiliation | James Ward | World Bank"}},
    {"en",
     "Anna Green, Minister of Labour, Employment and Social Security of Kenya, attended.",
     {"schema:jobTitle | Anna Green | Minister of Labour, Employment and Social Security",
      "schema:affiliation | Anna Green | Kenya"}},
    {"en",
     "Maria Rossi succeeds John Keller as Director of UNICEF.",
     {"schema:jobTitle | Maria Rossi | Director", "schema:affiliation | Maria Rossi | UNICEF"}},
    {"fr",
     "Antoine Leroy rejoint Voltalia en qualité de directeur financier.",
     {"schema:jobTitle | Antoine Leroy | directeur financier",
      "schema:affiliation | Antoine Leroy | Voltalia"}},
    {"en",
     "Maria Rossi joins UNICEF after ten years at the bank.",
     {"schema:affiliation | Maria Rossi | UNICEF", "!schema:memberOf | Maria Rossi | UNICEF"}},
    {"en",
     "Maria Rossi is the right leader for the school.",
     {"!schema:jobTitle | Maria Rossi | right leader"}},
    {"fr",
     "Paul Brun, ministre de la Santé et ancien maire d'Angers, est venu.",
     {"schema:jobTitle | Paul Brun | ministre de la Santé"}},
    {"fr", "Paul Brun, maire de Lille, est venu.", {"schema:jobTitle | Paul Brun | maire"}},
    {"en",
     "Ann Moe, director of UNICEF, is coming to the fair.",
     {"schema:jobTitle | Ann Moe | director", "schema:affiliation | Ann Moe | UNICEF"}},
    {"fr",
     "La convention lie Cheikh Oumar Sow, recteur de l'Université Cheikh Anta Diop, et la ville.",
     {"schema:jobTitle | Cheikh Oumar Sow | recteur",
      "schema:affiliation | Cheikh Oumar Sow | Université Cheikh Anta Diop"}},
    {"fr",
     "Contact : Julie Martin, responsable communication, Fondation Terre Bleue.",
     {"schema:jobTitle | Julie Martin | responsable communication",
      "schema:affiliation | Julie Martin | Fondation Terre Bleue"}},
    {"en",
     "Helen Park, Chief Scientific Officer at Genoma Therapeutics, agreed.",
     {"schema:affiliation | Helen Park | Genoma Therapeutics"}},
    {"en", "Robert King, a member of UNICEF, attended.", {"schema:memberOf | Robert King | UNICEF"}},
};

static const relating_case appointed[] = {
    {"en",
     "UNICEF has named Laura Meyer as its new chief financial officer.",
     {"schema:jobTitle | Laura Meyer | chief financial officer",
      "schema:affiliation | Laura Meyer | UNICEF"}},
    {"en",
     "UNESCO's director of communications, Laura Meyer, spoke first.",
     {"schema:jobTitle | Laura Meyer | director of communications",
      "schema:affiliation | Laura Meyer | UNESCO"}},
    {"fr",
     "L'UNESCO a nommé Claire Morel directrice générale.",
     {"schema:jobTitle | Claire Morel | directrice générale", "schema:affiliation | Claire Morel | UNESCO"}},
    {"fr",
     "L'UNESCO, dont la présidente, Claire Morel, était là, ouvre un bureau.",
     {"schema:affiliation | Claire Morel | UNESCO"}},
};

static const relating_case acting_for[] = {
    {"fr",
     "Représentant le gouvernement japonais, M. Kenji Mori a participé à la réunion.",
     {"tct:represents | Kenji Mori | gouvernement japonais"}},
    {"fr",
     "L'accord a été signé au nom de l'UNESCO par Awa Kone et au nom du HCR par Paul Traoré.",
     {"tct:represents | Awa Kone | UNESCO", "tct:represents | Paul Traoré | HCR",
      "!tct:represents | Paul Traoré | UNESCO"}},
    {"en", "Peter Smith signed the letter on behalf of UNICEF.", {"tct:represents | Peter Smith | UNICEF"}},
    {"en",
     "On behalf of the Government of Japan, Kenji Mori thanked the hosts.",
     {"tct:represents | Kenji Mori | Government of Japan"}},
    {"en",
     "It was signed for the Government of Kenya by Anna Green and for the World Bank by David Brown.",
     {"tct:represents | Anna Green | Government of Kenya", "tct:represents | David Brown | World Bank"}},
};

static const relating_case members[] = {
    {"fr",
     "Les États membres de l'Union africaine sont notamment le Mali, le Niger et le Sénégal.",
     {"schema:memberOf | Mali | Union africaine", "schema:memberOf | Sénégal | Union africaine"}},
    {"en",
     "The fund serves ten African Union member states: Benin, Ghana and Togo.",
     {"schema:memberOf | Benin | African Union", "schema:memberOf | Togo | African Union"}},
};

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

/* Nouns that no list of titles holds: their ending and their place beside a name show them. */
static const relating_case unlisted[] = {
    {"en",
     "Petra Lund, a geochemist at UNICEF, spoke first.",
     {"schema:jobTitle | Petra Lund | geochemist", "schema:affiliation | Petra Lund | UNICEF"}},
    {"en",
     "Petra Lund, lead beekeeper at UNESCO, spoke first.",
     {"schema:jobTitle | Petra Lund | lead beekeeper", "schema:affiliation | Petra Lund | UNESCO"}},
    {"en",
     "Anna Berg, another passenger, thanked UNICEF.",
     {"!schema:jobTitle | Anna Berg | another passenger"}},
    {"en", "Karim Haddad, number two at UNICEF, spoke.", {"!schema:jobTitle | Karim Haddad | number two"}},
    {"fr",
     "Petra Lund, apicultrice en chef de l'UNESCO, a pris la parole.",
     {"schema:jobTitle | Petra Lund | apicultrice en chef", "schema:affiliation | Petra Lund | UNESCO"}},
    {"fr",
     "Petra Lund, paléontologue, participera à l'atelier.",
     {"schema:jobTitle | Petra Lund | paléontologue"}},
    {"fr",
     "Selon Karim Haddad, facteur de paix, le projet avance.",
     {"!schema:jobTitle | Karim Haddad | facteur de paix", "!schema:jobTitle | Karim Haddad | facteur"}},
};

static void test_title_before_name(void **state) {
    (void)state;
    relating_run(before, COUNT(before), 1);
}

static void test_title_after_name(void **state) {
    (void)state;
    relating_run(after, COUNT(after), 2);
}

static void test_representation(void **state) {
    (void)state;
    relating_run(acting_for, COUNT(acting_for), 1);
}

static void test_members(void **state) {
    (void)state;
    relating_run(members, COUNT(members), 2);
}

static void test_unlisted_titles(void **state) {
    (void)state;
    relating_run(unlisted, sizeof unlisted / sizeof *unlisted, 1);
}

static void appointments_are_read(void **state) {
    (void)state;
    relating_run(appointed, sizeof appointed / sizeof *appointed, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appointments_are_read), cmocka_unit_test(test_title_before_name),
        cmocka_unit_test(test_title_after_name), cmocka_unit_test(test_representation),
        cmocka_unit_test(test_members),          cmocka_unit_test(test_unlisted_titles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
