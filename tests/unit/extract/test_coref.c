/* Which mentions are one thing, and which must not be. */
#include "extract/reading.h"

typedef struct {
    const char *language, *text;
    tct_kind kind;
    const char *one, *other;
    bool same;
} example;

static const example examples[] = {
    {"fr", "L'Office régional des eaux vives (OREV) publie son bilan.\nL'OREV emploie cent personnes.",
     TCT_KIND_ORGANIZATION, "Office régional des eaux vives", "OREV", true},
    {"fr", "Mme Awa Diallo a parlé.\nMme Diallo a remercié les invités.", TCT_KIND_PERSON, "Awa Diallo",
     "Diallo", true},
    {"en", "Peter Hughes spoke first.\nMr. Hughes thanked the guests.", TCT_KIND_PERSON, "Peter Hughes",
     "Hughes", true},
    {"en", "Mr. Peter Hughes met Ms. Anna Hughes.", TCT_KIND_PERSON, "Peter Hughes", "Anna Hughes", false},
    {"fr", "Le festival du film de mer revient à Sète.\nLe festival Vues lointaines aura lieu en mai.",
     TCT_KIND_EVENT, "festival du film de mer", "festival Vues lointaines", true},
    {"fr", "Le festival du film de mer revient à Sète.\nLe congrès Vues lointaines aura lieu en mai.",
     TCT_KIND_EVENT, "festival du film de mer", "congrès Vues lointaines", false},
    {"fr", "Exposition « Sel et soie »\nLe musée des Salines consacre une grande exposition au sel.",
     TCT_KIND_EVENT, "Sel et soie", "grande exposition", true},
    {"fr", "Exposition « Sel et soie »\nLe musée des Salines organise un petit forum sur le sel.",
     TCT_KIND_EVENT, "Sel et soie", "petit forum sur le sel", false},
    {"fr", "La conférence internationale sur les sols s'ouvre à Lyon.\nLa conférence durera trois jours.",
     TCT_KIND_EVENT, "conférence internationale sur les sols", "conférence", true},
    {"en", "The Lakes Improvement Project started in 2010.\nThe project will end in 2016.", TCT_KIND_STRATEGY,
     "Lakes Improvement Project", "project", true},
    {"en", "The Lakes Improvement Project funds the Northern Action Plan.", TCT_KIND_STRATEGY,
     "Lakes Improvement Project", "Northern Action Plan", false},
    {"fr",
     "Le Comité national de pilotage de la politique des eaux s'est réuni.\nLe Comité national de pilotage a "
     "adopté le bilan.",
     TCT_KIND_ORGANIZATION, "Comité national de pilotage de la politique des eaux",
     "Comité national de pilotage", true},
    {"en", "Aldane Pumps plc grew. Aldane Polska did not.\nAldane employs many.", TCT_KIND_ORGANIZATION,
     "Aldane Pumps plc", "Aldane", true},
    {"en", "Aldane Energy grew by a tenth.\nAbout Aldane\nIt employs many.", TCT_KIND_ORGANIZATION,
     "Aldane Energy", "Aldane", true},
    {"en", "Aldane Pumps plc grew. Aldane Polska did not.", TCT_KIND_ORGANIZATION, "Aldane Pumps plc",
     "Aldane Polska", false},
    {"fr",
     "Le Fonds lacustre international (FLI) siège à Evian.\nLe service scientifique du FLI publie une étude.",
     TCT_KIND_ORGANIZATION, "Fonds lacustre international", "service scientifique du FLI", false},
    {"en", "The City of Graz paid for it.\nGraz is in Austria.", TCT_KIND_PLACE, "City of Graz", "Graz",
     true},
    {"en", "UNICEF launched Clean Rivers, a four-year initiative to cut waste.", TCT_KIND_STRATEGY,
     "Clean Rivers", "four-year initiative", true},
    {"en",
     "The University of Leeds has founded a centre. Ann Holm, formerly of the University of York, will join "
     "it. The centre opens at a conference hosted by the university.",
     TCT_KIND_ORGANIZATION, "University of Leeds", "university", true},
    {"en",
     "The Pacific Bank launched a project to equip forty clinics in Fiji. The Island Health Project, which "
     "runs until 2026, is financed by Norway.",
     TCT_KIND_STRATEGY, "project", "Island Health Project", true},
    {"en",
     "The Pacific Bank launched a project in Fiji. The Island Health Project ended. The Coral Reef Project "
     "goes on.",
     TCT_KIND_STRATEGY, "project", "Island Health Project", false},
    {"en", "The minister signed the loan at a ceremony in Accra. At the signing, she thanked the bank.",
     TCT_KIND_EVENT, "ceremony", "signing", true},
};

static void check(const reading *r, const example *e) {
    tct_doc *doc = reading_run(r, e->language, "2024-05-22", e->text);
    const uint32_t one = reading_mention(doc, e->kind, e->one),
                   other = reading_mention(doc, e->kind, e->other);
    if (one == TCT_NONE || other == TCT_NONE) fail_msg("%s: mention not found", e->text);
    const bool same = doc->mentions.items[one].chain == doc->mentions.items[other].chain;
    if (same != e->same) fail_msg("%s: \"%s\" and \"%s\"", e->text, e->one, e->other);
    tct_doc_free(doc);
}

static void chains_hold_one_thing(void **state) {
    (void)state;
    reading r;
    reading_open(&r);
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        check(&r, &examples[i]);
    reading_close(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(chains_hold_one_thing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
