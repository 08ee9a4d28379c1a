/* Dates of events and strategies beyond the frames: agenda lines, headers, clauses, deadlines, terms. */
#include "relating.h"

static const relating_case lines[] = {
    {"fr",
     "Autour du salon\nSamedi 8 juin : conférence de Marie Petit\nDu 10 au 12 juillet : atelier de poterie",
     {"schema:startDate | conférence | 2024-06-08"}},
    {"en",
     "Friday 7 June, 6 pm: workshop on river ecology with Anna Berg",
     {"schema:startDate | workshop on river ecology | 2024-06-07"}},
    {"en", "A seminar will be held on 24 June, 14:00 to 15:30.", {"schema:startDate | seminar | 2024-06-24"}},
    {"en",
     "Reports are due on 24 June: seminar rooms are free.",
     {"!schema:startDate | seminar | 2024-06-24"}},
};

static const relating_case strategies[] = {
    {"fr",
     "La passerelle est le premier ouvrage du Plan climat 2023-2027, que la ville soutient.",
     {"schema:startDate | Plan climat | 2023", "schema:endDate | Plan climat | 2027"}},
    {"en",
     "UNESCO presented the Clean Rivers 2040 strategy in Oslo.",
     {"!schema:endDate | Clean Rivers 2040 strategy | 2040"}},
    {"en",
     "The board adopted the National Water Strategy in 2021.",
     {"schema:startDate | National Water Strategy | 2021"}},
};

static void lines_date_events(void **state) {
    (void)state;
    relating_run(lines, sizeof lines / sizeof *lines, 0);
}

static void clauses_and_names_date_strategies(void **state) {
    (void)state;
    relating_run(strategies, sizeof strategies / sizeof *strategies, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(lines_date_events),
                                       cmocka_unit_test(clauses_and_names_date_strategies)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
