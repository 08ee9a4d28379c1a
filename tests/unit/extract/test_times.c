#include "extract/reading.h"

typedef struct {
    const char *language, *published, *text, *begin, *end;
} example;

/** What each text holds as its first expression of time; "" for none. */
static const example examples[] = {
    {"fr", "2024-05-22", "Le 10 mai, la banque a signé.", "2024-05-10", ""},
    {"fr", "2024-05-22", "La réunion s'est tenue du 12 au 14 mars 2023 à Lyon.", "2023-03-12", "2023-03-14"},
    {"fr", "2024-05-22", "Le forum a eu lieu les 2, 3 et 4 octobre 2022.", "2022-10-02", "2022-10-04"},
    {"fr", "2024-05-22", "Du 30 septembre au 2 octobre 2024, Nantes accueille le salon.", "2024-09-30",
     "2024-10-02"},
    {"fr", "2024-01-05", "Le 28 avril dernier, il a présenté le bilan.", "2023-04-28", ""},
    {"fr", "2013-11-18", "La fête aura lieu le 21 novembre prochain.", "2013-11-21", ""},
    {"fr", "2024-12-20", "Le congrès se tiendra le 8 janvier.", "2025-01-08", ""},
    {"fr", "2024-05-22", "Née le 22/11/2012, elle dirige le service.", "2012-11-22", ""},
    {"fr", "2024-05-22", "Le plan couvre les années 2021-2025.", "2021", "2025"},
    {"fr", "2024-05-22", "Le programme va de 2016 à 2020.", "2016", "2020"},
    {"fr", "2024-05-22", "Le pays veut réduire ses émissions d'ici à 2030.", "", "2030"},
    {"fr", "2024-05-22", "Elle a été créée en 2023.", "2023", ""},
    {"fr", "2024-05-22", "La ministre est arrivée hier.", "2024-05-21", ""},
    {"fr", "2024-05-22", "Ils ont signé mardi dernier un accord.", "2024-05-21", ""},
    {"fr", "2024-05-22", "Le 1er juin 2024, tout change.", "2024-06-01", ""},
    {"fr", "2024-05-22", "Trois cents agents travaillent ici.", "", ""},
    {"en", "2015-09-29", "The signing was held on September 9.", "2015-09-09", ""},
    {"en", "2015-09-29", "It met from 2 to 4 October 2014 in Oslo.", "2014-10-02", "2014-10-04"},
    {"en", "2015-09-29", "The fair ran October 2 to 4, 2014.", "2014-10-02", "2014-10-04"},
    {"en", "2015-09-29", "It takes place on 18 and 19 July 2016.", "2016-07-18", "2016-07-19"},
    {"en", "2015-09-29", "At 3 p.m. on December 9, 2015 the ministry hosted it.", "2015-12-09", ""},
    {"en", "2015-09-29", "She took office last July.", "2015-07", ""},
    {"en", "2015-09-29", "They signed it in July of last year.", "2014-07", ""},
    {"en", "2015-09-29", "He has held the post since January 2010.", "2010-01", ""},
    {"en", "2015-09-29", "The fund will reach them by 2030.", "", "2030"},
    {"en", "2015-09-29", "The body may meet again.", "", ""},
    {"en", "2015-09-30", "The board met on Monday.", "2015-09-28", ""},
    {"en", "2015-09-29", "It was adopted two years ago.", "2013", ""},
    {"fr", "2015-09-29", "Elle a été adoptée il y a trois ans.", "2012", ""},
    {"en", "2015-09-29", "The 9th of December 2015 was cold.", "2015-12-09", ""},
    {"fr", "2024-05-22", "Les experts se sont réunis mardi et mercredi.", "2024-05-21", "2024-05-22"},
    {"fr", "2024-05-22", "L'atelier se tiendra du lundi au vendredi.", "2024-05-27", "2024-05-31"},
    {"en", "2024-05-22", "They met from Monday to Wednesday.", "2024-05-20", "2024-05-22"},
    {"en", "2024-05-22", "The show runs until 5 August 2024.", "", "2024-08-05"},
    {"fr", "2024-05-22", "L'exposition est visible jusqu'au 5 août 2024.", "", "2024-08-05"},
    {"en", "2024-05-22", "It is scheduled for the summer of 2025.", "2025", ""},
    {"fr", "2024-05-22", "Une session est prévue à l'automne 2025.", "2025", ""},
    {"en", "2024-05-22", "The fair opened this morning.", "2024-05-22", ""},
    {"fr", "2024-05-22", "Elle a ouvert ce matin.", "2024-05-22", ""},
    {"fr", "2025-02-05", "Une réunion est organisée le 18 mars.", "2025-03-18", ""},
    {"fr", "2025-02-05", "Une réunion a été organisée le 18 mars.", "2024-03-18", ""},
    {"en", "2025-02-05", "A meeting is organised on 18 March.", "2025-03-18", ""},
    {"en", "2025-02-05", "A meeting is being held on 18 March.", "2025-03-18", ""},
};

static void check(const reading *r, const example *e) {
    tct_doc *doc = reading_run(r, e->language, e->published, e->text);
    char begin[11] = "", end[11] = "";
    if (doc->times.count) {
        tct_date_format(doc->times.items[0].begin, begin);
        tct_date_format(doc->times.items[0].end, end);
    }
    if (strcmp(begin, e->begin) || strcmp(end, e->end))
        fail_msg("%s: got %s/%s, expected %s/%s", e->text, begin, end, e->begin, e->end);
    tct_doc_free(doc);
}

static void expressions_are_resolved(void **state) {
    (void)state;
    reading r;
    reading_open(&r);
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        check(&r, &examples[i]);
    reading_close(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(expressions_are_resolved)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
