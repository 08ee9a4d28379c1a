/* What is mentioned, with its extent: names, descriptions, people, acronyms; and what is not. */
#include "extract/reading.h"

typedef struct {
    const char *language, *text;
    const char *expected; /**< "KIND text | KIND text"; a leading "-" says that it must not be there */
} example;

static const example examples[] = {
    /* names with a class noun: capitals, small letters, adjectives, coordination */
    {"fr", "L'Agence danubienne de coopération a ouvert un bureau.", "ORG Agence danubienne de coopération"},
    {"fr", "Le ministère de l'Économie et des Finances a publié les chiffres.",
     "ORG ministère de l'Économie et des Finances"},
    {"fr", "Selon le Conseil européen des forains et artisans, la loi progresse.",
     "ORG Conseil européen des forains et artisans"},
    {"fr", "Le ministère de l'agriculture, de la pêche et de l'alimentation a répondu.",
     "ORG ministère de l'agriculture, de la pêche et de l'alimentation"},
    {"fr", "La Fondation Marguerite soutient les écoles du quartier.", "ORG Fondation Marguerite"},
    {"fr", "Le gouvernement du Mali a signé le texte.", "ORG gouvernement du Mali | LOC Mali"},
    {"en", "The Ministry of Transport and Water opened the road.", "ORG Ministry of Transport and Water"},
    {"en", "The Danube Cooperation Agency has hired ten people.", "ORG Danube Cooperation Agency"},
    {"en", "She joined the University of the Northern Lakes in 2010.",
     "ORG University of the Northern Lakes"},
    {"en", "The Government of Sri Lanka welcomed the decision.",
     "ORG Government of Sri Lanka | LOC Sri Lanka"},
    /* events */
    {"fr",
     "Elle a participé à la table ronde régionale sur la gestion des eaux souterraines, qui s'est tenue à "
     "Dakar.",
     "EVT table ronde régionale sur la gestion des eaux souterraines | LOC Dakar"},
    {"fr", "La conférence internationale sur les sols organisée par la région Bretagne commence lundi.",
     "EVT conférence internationale sur les sols"},
    {"fr", "Le maire a ouvert le Forum mondial de l'eau à Dakar en 2022.",
     "EVT Forum mondial de l'eau | LOC Dakar"},
    {"fr", "La cérémonie de signature de l'accord de prêt a eu lieu jeudi.",
     "EVT cérémonie de signature de l'accord de prêt | STR accord de prêt"},
    {"en", "The Northern Lakes Conference 2016 drew a record crowd.", "EVT Northern Lakes Conference 2016"},
    {"en", "The workshop on groundwater management, which took place in Nairobi, ended on Friday.",
     "EVT workshop on groundwater management | LOC Nairobi"},
    {"en", "He chaired the annual meeting of the World Bank.",
     "EVT annual meeting of the World Bank | ORG World Bank"},
    /* strategies */
    {"fr", "Le projet d'adduction d'eau potable de Dakar avance.",
     "STR projet d'adduction d'eau potable de Dakar"},
    {"fr", "La stratégie nationale de lutte contre le bruit a été adoptée.",
     "STR stratégie nationale de lutte contre le bruit"},
    {"fr", "Les deux parties ont signé un protocole d'accord pour la gestion du port.",
     "STR protocole d'accord pour la gestion du port"},
    {"en", "The Lakes Region Resilience Project will cost ten million.",
     "STR Lakes Region Resilience Project"},
    {"en", "It adopted the Northern Declaration on Clean Rivers and Shared Water.",
     "STR Northern Declaration on Clean Rivers and Shared Water"},
    {"en", "The Seeds for Peace Programme will be run by the Office du Niger.",
     "STR Seeds for Peace Programme | ORG Office du Niger"},
    {"en", "The Girls in Physics Initiative opens a second round.", "STR Girls in Physics Initiative"},
    /* what it costs is no part of the name, and no country */
    {"en", "The bank signed a US$ 9 million agreement with the town.", "STR agreement | -LOC US"},
    {"en", "The £4 million harbour project ends in May.", "STR harbour project"},
    /* branches of known organizations */
    {"fr", "Elle dirige l'ADEME Normandie depuis mai.", "ORG ADEME Normandie"},
    /* towns that only their position shows */
    {"fr", "Le séminaire se tiendra à Zoulbéry du 3 au 5 juin.", "LOC Zoulbéry"},
    {"en", "The workshop was held in Karupa last week.", "LOC Karupa"},
    {"en", "He left Bain Capital in May.", "ORG Bain Capital"},
    {"en", "The Ministry of Water of the Lao People's Democratic Republic opened the dam.",
     "ORG Ministry of Water of the Lao People's Democratic Republic"},
    /* one of a series */
    {"en", "The company is backed by Google and Nimbora.", "ORG Google | ORG Nimbora"},
    {"fr", "Le réseau relie Lyon, Velbourg et Oyonnax.", "LOC Lyon | LOC Velbourg"},
    {"en", "Google and Nimbora vans are late.", "-ORG Nimbora"},
    {"fr", "Ils ont signé une convention de partenariat pour la période 2021-2025.",
     "STR convention de partenariat"},
    {"en", "The day takes place at the Boston Marriott on Monday.", "LOC Boston Marriott | -LOC Boston"},
    {"en", "The company moved to Boston in May.", "LOC Boston"},
    {"en", "They gathered this week for the Nordic Tram Summit.", "EVT Nordic Tram Summit | -EVT week"},
    {"en", "The Turin Statement on River Education was adopted.", "STR Turin Statement on River Education"},
    {"en", "In a statement on river education he thanked them.", "-STR statement on river education"},
    {"en", "Emma Hale TD opened the fair.", "PER Emma Hale"},
    {"fr", "Elle a reçu 85 millions SEK.", "-ORG SEK"},
    {"en", "Sida supports UNICEF's Learning Beyond Fences programme.",
     "STR Learning Beyond Fences programme"},
    {"fr", "Le projet est mené avec le concours d'Helvetas.", "-EVT concours d'Helvetas"},
    {"fr", "Le Secrétariat d'État à la montagne (SEM) a répondu.", "ORG Secrétariat d'État à la montagne"},
    {"en", "It works with the local charity Alder Roots.", "ORG Alder Roots"},
    {"en", "It will support smallholder rice farmers in the inner Bani Delta.", "-PER Bani Delta"},
    {"fr",
     "La directrice générale d'Orange a signé l'accord-cadre.\nÀ propos d'Orange\nOrange emploie cent "
     "personnes.",
     "ORG Orange | -LOC Orange"},
    {"fr", "Le maire d'Orange a signé l'accord-cadre.", "LOC Orange"},
    {"en", "Sida supports UNICEF's Learning Without Borders initiative.",
     "STR Learning Without Borders initiative"},
    {"en", "UNICEF and Sweden launch new initiative for children\n\nThe programme begins in May.",
     "-LOC May | -STR Sweden launch new initiative for children"},
    {"fr",
     "Des représentants de l'Agence de l'eau Loire-Bretagne et de la Chambre d'agriculture de Bretagne sont "
     "venus.",
     "ORG Agence de l'eau Loire-Bretagne | ORG Chambre d'agriculture de Bretagne"},
    {"fr", "La convention complète le schéma départemental de l'eau.",
     "-STR convention complète | STR schéma départemental de l'eau"},
    {"en", "The patient organisation Pro Rare Austria campaigned for it.", "ORG Pro Rare Austria"},
    {"fr", "Construit par l'entreprise malgache Colasse, ce bâtiment est grand.",
     "ORG Colasse | -PER Colasse"},
    /* vague ones */
    {"fr", "Des réunions ont eu lieu.", "-EVT réunions"},
    {"fr", "Plusieurs projets sont en cours.", "-STR projets"},
    {"en", "Several projects and many meetings followed.", "-STR projects | -EVT meetings"},
    /* two organizations, not one */
    {"fr", "L'Union européenne et la Banque mondiale financent le port.",
     "ORG Union européenne | ORG Banque mondiale"},
    {"en", "The European Union and the World Bank fund the port.", "ORG European Union | ORG World Bank"},
    /* people */
    {"fr", "M. Karim TRAORÉ, directeur général, a ouvert la séance.", "PER Karim TRAORÉ"},
    {"fr", "Son Excellence Madame Awa Diallo a pris la parole.", "PER Awa Diallo"},
    {"fr", "Le professeur Jean-Paul van der Berg dirige l'institut.", "PER Jean-Paul van der Berg"},
    {"en", "Dr. R H M Perera signed for the bank.", "PER R H M Perera"},
    {"en", "Ms. Anna Kowalska said that growth would last.", "PER Anna Kowalska"},
    {"en", "The report was presented by Peter Hughes, head of research.", "PER Peter Hughes"},
    /* companies by their legal form and by the heading about them */
    {"en", "Aldane Pumps plc opened a factory. Aldane employs many. Aldane Polska will run it.",
     "ORG Aldane Pumps plc | ORG Aldane | ORG Aldane Polska"},
    {"en", "The rails come from Kontakt Vagn A/S.", "ORG Kontakt Vagn A/S"},
    {"fr", "Selon Sélodie, les prix montent.\nÀ propos de Sélodie\nElle emploie cent personnes.",
     "ORG Sélodie"},
    {"fr", "À propos de Karim Diallo\nIl dirige le théâtre.", "-ORG Karim Diallo"},
    /* names of companies that only what stands around them explains */
    {"en", "She came from Oltvik Wind, the Danish offshore developer.", "ORG Oltvik Wind"},
    {"en", "It has been a member of Euromarin since 1990.", "ORG Euromarin"},
    {"en", "He began his career at Morgal Nigeria.", "ORG Morgal Nigeria | -LOC Nigeria"},
    {"en", "The yard belongs to its holding, Semadrel.", "ORG Semadrel"},
    {"en", "They met in Zalovar yesterday.", "LOC Zalovar | -ORG Zalovar"},
    {"fr", "La scierie est exploitée par Solvia, fabricant de palettes.", "ORG Solvia"},
    {"fr", "Il a travaillé dix ans chez Boralix.", "ORG Boralix"},
    {"fr", "À propos de Val d'Ombre\nLe siège est à Lille.", "ORG Val d'Ombre"},
    /* events that are introduced, and what stays vague */
    {"fr", "Ils ont organisé à Lille un forum sur la qualité de l'eau. Le forum a réuni cent personnes.",
     "EVT forum sur la qualité de l'eau | EVT forum"},
    {"en", "A webinar will be held on 24 November 2023.", "EVT webinar"},
    {"fr", "Il faut une réunion par mois.", "-EVT réunion"},
    /* a name and what it is */
    {"en", "UNICEF launched Clean Rivers, a four-year initiative to cut waste.", "STR Clean Rivers"},
    {"en", "She lives in Leeds, a city with a project.", "-STR Leeds"},
    /* weak nouns that are names */
    {"fr", "Le Fonds lacustre international (FLI) siège à Evian. Le service scientifique du FLI publie.",
     "ORG Fonds lacustre international | ORG FLI | ORG service scientifique du FLI"},
    {"en", "She works at the Marine Isotope Laboratory in Galway.",
     "ORG Marine Isotope Laboratory | -PER Marine Isotope"},
    {"en", "The subsidiary Aldane Polska belongs to Aldane Pumps plc.",
     "ORG Aldane Polska | -ORG subsidiary Aldane Polska"},
    /* a headline repeats what the body names */
    {"en",
     "Lakes Foundation Launches Programme With Ministry of Water\nThe Lakes Foundation launched a programme.",
     "ORG Lakes Foundation | -STR Lakes Foundation Launches Programme With Ministry of Water"},
    /* tabs and brackets bound names */
    {"en", "The list: Ministry of Transport\tMinistry of Water", "ORG Ministry of Transport"},
    /* acronyms either way round */
    {"fr", "L'Office régional des eaux vives (OREV) publie son bilan. L'OREV emploie cent personnes.",
     "ORG Office régional des eaux vives | ORG OREV"},
    {"en", "The Lakes Improvement Project (LIP) began in 2010. LIP ends soon.",
     "STR Lakes Improvement Project | STR LIP"},
};

static tct_kind kind_of(const char *code) {
    static const char *const codes[] = {"", "PER", "ORG", "EVT", "STR", "LOC", "POST"};
    for (int i = 1; i < TCT_KIND_COUNT; i++)
        if (!strncmp(code, codes[i], 3)) return (tct_kind)i;
    return TCT_KIND_NONE;
}

static bool named(const tct_doc *doc, tct_kind kind, const char *text) {
    const uint32_t m = reading_mention(doc, kind, text);
    return m != TCT_NONE && !(doc->mentions.items[m].flags & TCT_MENTION_GENERIC);
}

static int check(const reading *r, const example *e) {
    tct_doc *doc = reading_run(r, e->language, "2024-05-22", e->text);
    char copy[1024];
    int wrong = 0;
    snprintf(copy, sizeof copy, "%s", e->expected);
    for (char *next = copy; next;) {
        char *bar = strstr(next, " | ");
        if (bar) *bar = 0;
        const bool absent = *next == '-';
        char *item = next + absent;
        if (named(doc, kind_of(item), item + 4) == absent) {
            wrong++;
            print_error("%s\n    %s: %s\n", e->text, absent ? "not wanted" : "missing", item);
        }
        next = bar ? bar + 3 : NULL;
    }
    tct_doc_free(doc);
    return wrong;
}

static void mentions_have_their_extent(void **state) {
    (void)state;
    reading r;
    reading_open(&r);
    int wrong = 0;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        wrong += check(&r, &examples[i]);
    reading_close(&r);
    assert_int_equal(wrong, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(mentions_have_their_extent)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
