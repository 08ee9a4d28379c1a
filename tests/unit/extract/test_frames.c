/* Frames on trees drawn by hand: one test for each construction that the engine undoes. */
#include <stdio.h>
#include <stdlib.h>

#include "trees.h"

static const tree_frame frames[] = {
    {ORGANIZER, "{object} organiser|tenir {subject}"},
    {ATTENDEE, "{object} participer|prendre_part à {subject}"},
    {PRESENTED, "{subject} présenter {object}"},
    {SIGNATORY, "{object} signer {subject} (avec {object})"},
    {SIGNATORY, "signature de {subject} par {object}"},
    {START, "{subject} tenir:R {object:Date}"},
    {MET, "{each} rencontrer:R"},
    {OWNER, "{subject=stratégie} de|'s {object}"},
};
static const tree_item items[] = {{"agent-cases", "par", ""},
                                  {"light-verbs", "procéder", ""},
                                  {"carriers", "représentant", ""},
                                  {"claim-cues", "pas", "negation"},
                                  {"claim-cues", "espérer", "wish"}};

static int set_up(void **state) {
    trees *t = test_calloc(1, sizeof *t);
    tree_pack(t, frames, sizeof frames / sizeof *frames, items, sizeof items / sizeof *items);
    *state = t;
    return 0;
}

static int tear_down(void **state) {
    tree_free(*state);
    test_free(*state);
    return 0;
}

static void run(trees *t) {
    assert_int_equal(tct_extract_frames(t->extract, t->doc), TCT_OK);
}

static void test_active(void **state) {
    trees *t = *state;
    tree_sentence(t, "UNESCO/UNESCO/PROPN/3/nsubj a/avoir/AUX/3/aux "
                     "organisé/organiser/VERB/0/root/VerbForm=Part|Tense=Past "
                     "la/le/DET/5/det conférence/conférence/NOUN/3/obj");
    const uint32_t who = tree_mention(t, 1, 1, TCT_KIND_ORGANIZATION),
                   what = tree_mention(t, 5, 5, TCT_KIND_EVENT);
    run(t);
    assert_int_equal(tree_claim(t, ORGANIZER, what, who), TCT_ASSERTED);
    assert_int_equal(t->doc->relations.count, 1);
}

static void test_passive_with_two_agents(void **state) {
    trees *t = *state;
    tree_sentence(t,
                  "Conférence/conférence/NOUN/3/nsubj:pass est/être/AUX/3/aux:pass "
                  "organisée/organiser/VERB/0/root/VerbForm=Part|Tense=Past "
                  "par/par/ADP/5/case UNESCO/UNESCO/PROPN/3/obl:agent et/et/CCONJ/7/cc UA/UA/PROPN/5/conj");
    const uint32_t what = tree_mention(t, 1, 1, TCT_KIND_EVENT),
                   one = tree_mention(t, 5, 5, TCT_KIND_ORGANIZATION);
    const uint32_t two = tree_mention(t, 7, 7, TCT_KIND_ORGANIZATION);
    run(t);
    assert_int_equal(tree_claim(t, ORGANIZER, what, one), TCT_ASSERTED);
    assert_int_equal(tree_claim(t, ORGANIZER, what, two), TCT_ASSERTED);
}

static void test_participle_and_opening(void **state) {
    trees *t = *state;
    tree_sentence(t, "Forum/forum/NOUN/0/root organisé/organiser/VERB/1/acl/VerbForm=Part|Tense=Past "
                     "par/par/ADP/4/case UNESCO/UNESCO/PROPN/2/obl:agent");
    uint32_t what = tree_mention(t, 1, 1, TCT_KIND_EVENT), who = tree_mention(t, 4, 4, TCT_KIND_ORGANIZATION);
    run(t);
    assert_int_equal(tree_claim(t, ORGANIZER, what, who), TCT_ASSERTED);
    tree_sentence(t, "Organisé/organiser/VERB/6/advcl/VerbForm=Part|Tense=Past par/par/ADP/3/case "
                     "UNESCO/UNESCO/PROPN/1/obl:agent "
                     "le/le/DET/5/det forum/forum/NOUN/6/nsubj débute/débuter/VERB/0/root/VerbForm=Fin");
    who = tree_mention(t, 3, 3, TCT_KIND_ORGANIZATION);
    what = tree_mention(t, 5, 5, TCT_KIND_EVENT);
    run(t);
    assert_int_equal(tree_claim(t, ORGANIZER, what, who), TCT_ASSERTED);
}

static void test_relative_with_inverted_subject(void **state) {
    trees *t = *state;
    tree_sentence(
        t, "forum/forum/NOUN/0/root à/à/ADP/3/case lequel/lequel/PRON/5/obl/PronType=Rel ont/avoir/AUX/5/aux "
           "participé/participer/VERB/1/acl:relcl/VerbForm=Part|Tense=Past Sow/Sow/PROPN/5/nsubj "
           "et/et/CCONJ/8/cc Diallo/Diallo/PROPN/6/conj");
    const uint32_t what = tree_mention(t, 1, 1, TCT_KIND_EVENT), one = tree_mention(t, 6, 6, TCT_KIND_PERSON);
    const uint32_t two = tree_mention(t, 8, 8, TCT_KIND_PERSON);
    run(t);
    assert_int_equal(tree_claim(t, ATTENDEE, what, one), TCT_ASSERTED);
    assert_int_equal(tree_claim(t, ATTENDEE, what, two), TCT_ASSERTED);
}

static void test_control_wish_and_negation(void **state) {
    trees *t = *state;
    tree_sentence(t, "Sow/Sow/PROPN/2/nsubj espère/espérer/VERB/0/root/VerbForm=Fin "
                     "participer/participer/VERB/2/xcomp/VerbForm=Inf "
                     "au/à/ADP/5/case forum/forum/NOUN/3/obl");
    uint32_t who = tree_mention(t, 1, 1, TCT_KIND_PERSON), what = tree_mention(t, 5, 5, TCT_KIND_EVENT);
    run(t);
    assert_int_equal(tree_claim(t, ATTENDEE, what, who), TCT_HYPOTHETICAL);
    tree_sentence(t, "Sow/Sow/PROPN/4/nsubj n'/ne/ADV/4/advmod a/avoir/AUX/4/aux "
                     "participé/participer/VERB/0/root/VerbForm=Part|Tense=Past "
                     "pas/pas/ADV/4/advmod au/à/ADP/7/case forum/forum/NOUN/4/obl");
    who = tree_mention(t, 1, 1, TCT_KIND_PERSON);
    what = tree_mention(t, 7, 7, TCT_KIND_EVENT);
    run(t);
    assert_int_equal(tree_claim(t, ATTENDEE, what, who), TCT_NEGATED);
}

static void test_shared_subject_and_future(void **state) {
    trees *t = *state;
    tree_sentence(
        t, "Sow/Sow/PROPN/2/nsubj arrivera/arriver/VERB/0/root/VerbForm=Fin|Tense=Fut et/et/CCONJ/4/cc "
           "présentera/présenter/VERB/2/conj/VerbForm=Fin|Tense=Fut le/le/DET/6/det plan/plan/NOUN/4/obj");
    const uint32_t who = tree_mention(t, 1, 1, TCT_KIND_PERSON),
                   what = tree_mention(t, 6, 6, TCT_KIND_STRATEGY);
    run(t);
    assert_int_equal(tree_claim(t, PRESENTED, who, what), TCT_PLANNED);
}

static void test_nominalisation_and_light_verb(void **state) {
    trees *t = *state;
    tree_sentence(
        t, "UNESCO/UNESCO/PROPN/3/nsubj a/avoir/AUX/3/aux "
           "procédé/procéder/VERB/0/root/VerbForm=Part|Tense=Past à/à/ADP/6/case la/le/DET/6/det "
           "signature/signature/NOUN/3/obl de/de/ADP/9/case l'/le/DET/9/det accord/accord/NOUN/6/nmod");
    const uint32_t who = tree_mention(t, 1, 1, TCT_KIND_ORGANIZATION),
                   what = tree_mention(t, 9, 9, TCT_KIND_STRATEGY);
    run(t);
    assert_int_equal(tree_claim(t, SIGNATORY, what, who), TCT_ASSERTED);
}

static void test_possessive_and_carrier(void **state) {
    trees *t = *state;
    tree_sentence(t, "UA/UA/PROPN/3/nmod:poss 's/'s/PART/1/case stratégie/stratégie/NOUN/0/root");
    uint32_t who = tree_mention(t, 1, 1, TCT_KIND_ORGANIZATION),
             what = tree_mention(t, 3, 3, TCT_KIND_STRATEGY);
    run(t);
    assert_int_equal(tree_claim(t, OWNER, what, who), TCT_ASSERTED);
    tree_sentence(
        t,
        "des/un/DET/2/det représentants/représentant/NOUN/6/nsubj de/de/ADP/4/case "
        "UNESCO/UNESCO/PROPN/2/nmod ont/avoir/AUX/6/aux "
        "participé/participer/VERB/0/root/VerbForm=Part|Tense=Past au/à/ADP/8/case forum/forum/NOUN/6/obl");
    who = tree_mention(t, 4, 4, TCT_KIND_ORGANIZATION);
    what = tree_mention(t, 8, 8, TCT_KIND_EVENT);
    run(t);
    assert_int_equal(tree_claim(t, ATTENDEE, what, who), TCT_ASSERTED);
}

static void test_reciprocal(void **state) {
    trees *t = *state;
    tree_sentence(t, "Sow/Sow/PROPN/6/nsubj et/et/CCONJ/3/cc Diallo/Diallo/PROPN/1/conj "
                     "se/se/PRON/6/expl/Reflex=Yes sont/être/AUX/6/aux "
                     "rencontrés/rencontrer/VERB/0/root/VerbForm=Part|Tense=Past");
    const uint32_t one = tree_mention(t, 1, 1, TCT_KIND_PERSON), two = tree_mention(t, 3, 3, TCT_KIND_PERSON);
    run(t);
    assert_int_equal(tree_claim(t, MET, one, two), TCT_ASSERTED);
}

static void test_multiword_trigger_and_generic(void **state) {
    trees *t = *state;
    const char *drawn = "experts/expert/NOUN/3/nsubj ont/avoir/AUX/3/aux "
                        "pris/prendre/VERB/0/root/VerbForm=Part|Tense=Past part/part/NOUN/3/obj "
                        "au/à/ADP/6/case forum/forum/NOUN/3/obl";
    tree_sentence(t, drawn);
    uint32_t who = tree_mention(t, 1, 1, TCT_KIND_PERSON), what = tree_mention(t, 6, 6, TCT_KIND_EVENT);
    run(t);
    assert_int_equal(tree_claim(t, ATTENDEE, what, who), TCT_ASSERTED);
    tree_sentence(t, drawn);
    who = tree_mention(t, 1, 1, TCT_KIND_PERSON);
    what = tree_mention(t, 6, 6, TCT_KIND_EVENT);
    t->doc->mentions.items[who].flags |= TCT_MENTION_GENERIC;
    run(t);
    assert_int_equal(t->doc->relations.count, 0);
}

static void test_interval(void **state) {
    trees *t = *state;
    tree_sentence(t, "Forum/forum/NOUN/4/nsubj s'/se/PRON/4/expl/Reflex=Yes est/être/AUX/4/aux "
                     "tenu/tenir/VERB/0/root/VerbForm=Part|Tense=Past "
                     "hier/hier/ADV/4/advmod");
    const uint32_t what = tree_mention(t, 1, 1, TCT_KIND_EVENT);
    assert_int_equal(
        TCT_DOC_PUSH(
            t->doc, times,
            ((tct_time){.first_word = 4, .word_end = 5, .begin = {2024, 5, 4}, .end = {2024, 5, 10}})),
        TCT_OK);
    run(t);
    assert_int_equal(t->doc->relations.count, 2);
    assert_int_equal(t->doc->relations.items[0].subject, what);
    assert_true(tct_str_equal(t->doc->relations.items[0].literal, TCT_LIT("2024-05-04")));
    assert_int_equal(t->doc->relations.items[1].property, END);
    assert_true(tct_str_equal(t->doc->relations.items[1].literal, TCT_LIT("2024-05-10")));
}

int main(void) {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(test_active),
        T(test_passive_with_two_agents),
        T(test_participle_and_opening),
        T(test_relative_with_inverted_subject),
        T(test_control_wish_and_negation),
        T(test_shared_subject_and_future),
        T(test_nominalisation_and_light_verb),
        T(test_possessive_and_carrier),
        T(test_reciprocal),
        T(test_multiword_trigger_and_generic),
        T(test_interval),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
