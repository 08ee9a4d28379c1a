/* The event that a text is about: its parts, the dateline, lists of those present, speeches. */
#include "relating.h"

static const relating_case parts[] = {
    {"en",
     "The River Biology Congress opened in Oslo on 3 June 2024 and runs until 6 June 2024. The congress is "
     "held "
     "yearly. A symposium on eels will be held on 4 June 2024.",
     {"schema:superEvent | symposium on eels | River Biology Congress"}},
    {"fr",
     "Le congrès mondial sur l'eau se tient à Rabat du 3 au 6 juin 2024. Le congrès réunit trente pays.\n"
     "Mardi 4 juin, 10 h : table ronde sur les puits",
     {"schema:superEvent | table ronde sur les puits | congrès mondial sur l'eau"}},
    {"en",
     "The River Biology Congress opened in Oslo on 3 June 2024 and runs until 6 June 2024. The congress is "
     "held "
     "yearly. A symposium on eels will be held on 4 September 2024.",
     {"!schema:superEvent | symposium on eels | River Biology Congress"}},
};

static const relating_case datelines[] = {
    {"en",
     "Nairobi, Kenya, 9 May 2024 – The Regional Water Forum closed yesterday. The forum was a success.",
     {"schema:location | Regional Water Forum | Nairobi", "schema:location | Regional Water Forum | Kenya"}},
    {"fr",
     "Dakar, le 9 mai 2024 – Le forum régional sur l'eau s'est achevé hier. Ce forum a été un succès.",
     {"schema:location | forum régional sur l'eau | Dakar"}},
    {"en",
     "Nairobi, 9 May 2024 – The Regional Water Forum opened in Kigali yesterday. The forum was a success.",
     {"!schema:location | Regional Water Forum | Nairobi"}},
};

static const relating_case lists[] = {
    {"en",
     "The Regional Water Forum opened in Kigali. Among those present were Aminata Sow, John Smith and Maria "
     "Diaz.",
     {"schema:attendee | Regional Water Forum | Aminata Sow",
      "schema:attendee | Regional Water Forum | Maria Diaz"}},
    {"fr",
     "Le forum régional sur l'eau s'est ouvert à Kigali. Quelque cent exposants y sont attendus, parmi "
     "lesquels la "
     "Banque mondiale et l'UNICEF.",
     {"schema:attendee | forum régional sur l'eau | Banque mondiale",
      "schema:attendee | forum régional sur l'eau | UNICEF"}},
    {"fr",
     "Le forum régional sur l'eau s'est ouvert à Kigali. Sont également intervenus Aminata Sow et Jean "
     "Dupont.",
     {"schema:performer | forum régional sur l'eau | Aminata Sow"}},
};

static const relating_case more_lists[] = {
    {"en",
     "The Regional Water Forum opened in Kigali. Also present were the Mayor of Oslo, Hon. Peter Berg, and "
     "Father John "
     "Smith of Trinity Hospital.",
     {"schema:attendee | Regional Water Forum | Peter Berg",
      "schema:attendee | Regional Water Forum | John Smith",
      "!schema:attendee | Regional Water Forum | Trinity Hospital"}},
    {"en",
     "Participants in the workshop on eels came from Kenya, Rwanda and Uganda.",
     {"schema:attendee | workshop on eels | Kenya", "schema:attendee | workshop on eels | Uganda"}},
    {"fr",
     "Le forum régional sur l'eau s'est ouvert à Kigali. On notait la présence de représentants de la Banque "
     "mondiale, de "
     "l'UNICEF et de l'Union africaine.",
     {"schema:attendee | forum régional sur l'eau | Banque mondiale",
      "schema:attendee | forum régional sur l'eau | Union africaine"}},
};

static const relating_case carriers[] = {
    {"en",
     "Experts from Kenya attended the workshop on eels.",
     {"!schema:attendee | workshop on eels | Kenya"}},
    {"en",
     "Representatives of Kenya attended the workshop on eels.",
     {"schema:attendee | workshop on eels | Kenya"}},
    {"en",
     "Experts from UNICEF attended the workshop on eels.",
     {"schema:attendee | workshop on eels | UNICEF"}},
};

static const relating_case offices[] = {
    {"fr",
     "L'ambassadeur de Tunisie et la représentante résidente de l'UNICEF ont assisté à la cérémonie.",
     {"tct:represents | ambassadeur de Tunisie | Tunisie",
      "schema:attendee | cérémonie | représentante résidente de l'UNICEF",
      "!tct:represents | représentante résidente de l'UNICEF | UNICEF"}},
    {"en",
     "The resident representative of UNICEF attended the signing ceremony.",
     {"schema:attendee | signing ceremony | resident representative of UNICEF"}},
};

static const relating_case speeches[] = {
    {"en",
     "The Regional Water Forum opened in Kigali. In her opening remarks, Aminata Sow stressed that rivers "
     "have no "
     "borders.",
     {"schema:performer | Regional Water Forum | Aminata Sow"}},
    {"fr",
     "Le forum régional sur l'eau s'est ouvert à Kigali. Dans son allocution, Aminata Sow a salué le courage "
     "des "
     "riverains.",
     {"schema:performer | forum régional sur l'eau | Aminata Sow"}},
    {"fr",
     "Le forum régional sur l'eau s'est ouvert à Kigali. À Paris, Aminata Sow a salué le courage des "
     "riverains.",
     {"!schema:performer | forum régional sur l'eau | Aminata Sow"}},
};

static const relating_case dates_and_places[] = {
    {"en",
     "UNICEF will hold a press conference on Monday, 3 June 2024, at 10 am, at Victoria Hall in Geneva.",
     {"schema:location | press conference | Victoria Hall",
      "schema:startDate | press conference | 2024-06-03"}},
    {"en",
     "The Regional Water Forum ended yesterday in Kigali. The next forum will be hosted by Kenya in 2026.",
     {"schema:organizer | forum | Kenya", "schema:startDate | forum | 2026"}},
    {"en",
     "The Regional Water Forum opens on Friday in Kigali.",
     {"schema:startDate | Regional Water Forum | 2024-05-24"}},
    {"fr",
     "Le concert d'ouverture du festival de Kigali, le 3 juin 2024, sera gratuit.",
     {"!schema:startDate | festival de Kigali | 2024-06-03"}},
    {"en",
     "Prime Minister Anna Berg arrived in Kigali on Monday for an official visit.",
     {"schema:location | official visit | Kigali", "schema:startDate | official visit | 2024-05-20",
      "schema:attendee | official visit | Anna Berg"}},
};

static const relating_case nouns[] = {
    {"en",
     "The Pacific Update Conference was opened by Anna Berg. Last year's conference drew 90 people. This "
     "year's conference "
     "is hosted by UNICEF. Monday's lecture will be given by John Smith.",
     {"schema:startDate | conference | 2023", "schema:startDate | lecture | 2024-05-27",
      "!schema:startDate | Pacific Update Conference | 2023"}},
    {"fr",
     "Kigali accueille la onzième édition du Forum mondial de l'eau. Le Forum mondial de l'eau est organisé "
     "par l'UNICEF.",
     {"!schema:superEvent | onzième édition du Forum mondial de l'eau | Forum mondial de l'eau",
      "schema:location | onzième édition du Forum mondial de l'eau | Kigali",
      "!schema:organizer | onzième édition du Forum mondial de l'eau | Kigali"}},
    {"en", "The concert will be held in Oslo on 3 June 2024.", {"schema:startDate | concert | 2024-06-03"}},
    {"en",
     "Speakers at the Regional Water Forum include Anna Berg and John Smith.",
     {"schema:performer | Regional Water Forum | Anna Berg",
      "schema:performer | Regional Water Forum | John Smith"}},
    {"en",
     "Participants at the Regional Water Forum were delighted to hear about Anna Berg.",
     {"!schema:attendee | Regional Water Forum | Anna Berg"}},
    {"en",
     "UNESCO and Kenya signed an agreement at a ceremony in Rome. Anna Berg attended the signing ceremony on "
     "3 May 2024.",
     {"schema:location | ceremony | Rome", "schema:attendee | signing ceremony | Anna Berg"}},
    {"en",
     "A young scientists' forum will be held at Linnaeus Garden on 24 June 2024.",
     {"schema:startDate | young scientists' forum | 2024-06-24"}},
    {"en", "The prize-giving was held in Rome on 3 May 2024.", {"schema:location | prize-giving | Rome"}},
    {"fr",
     "Le forum régional sur l'eau s'est ouvert à Kigali. La précédente édition avait réuni 900 personnes en "
     "février 2021.",
     {"!schema:startDate | forum régional sur l'eau | 2021-02"}},
};

#define RUN(cases) relating_run(cases, sizeof(cases) / sizeof *(cases), 0)

static void parts_by_their_days(void **state) {
    (void)state;
    RUN(parts);
}

static void dateline_places(void **state) {
    (void)state;
    RUN(datelines);
}

static void lists_of_those_present(void **state) {
    (void)state;
    RUN(lists);
    RUN(more_lists);
    RUN(offices);
    RUN(carriers);
}

static void speeches_in_adverbials(void **state) {
    (void)state;
    RUN(speeches);
}

static void dates_and_places_of_events(void **state) {
    (void)state;
    RUN(dates_and_places);
}

static void nouns_of_events(void **state) {
    (void)state;
    RUN(nouns);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_by_their_days),        cmocka_unit_test(dateline_places),
        cmocka_unit_test(lists_of_those_present),     cmocka_unit_test(speeches_in_adverbials),
        cmocka_unit_test(dates_and_places_of_events), cmocka_unit_test(nouns_of_events)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
