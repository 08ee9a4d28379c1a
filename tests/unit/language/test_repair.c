/* Corrections of trees that the parser is known to get wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "doc/ud.h"
#include "language/repair.h"

/** A word as the parser leaves it: its class, head and label. */
typedef struct {
    uint8_t upos;
    uint16_t head;
    uint8_t label;
} node;

enum { WORDS = 8 };

static const tct_repairs no_words = {0};

static void repair(const node *given, size_t count, size_t passive, tct_parse_node *nodes) {
    tct_view views[WORDS] = {0};
    for (size_t i = 0; i < count; i++) {
        views[i].upos = given[i].upos;
        if (given[i].upos == TCT_UPOS_AUX) views[i].kind = TCT_TAG_FINITE;
        if (given[i].upos == TCT_UPOS_VERB) views[i].kind = TCT_TAG_PARTICIPLE;
        if (given[i].upos == TCT_UPOS_PUNCT) views[i].lower = tct_text_hash(TCT_LIT(","));
        nodes[i] = (tct_parse_node){.head = given[i].head, .label = given[i].label};
    }
    if (passive < count) views[passive].feats = TCT_FEAT_SET(0u, TCT_FEAT_PASSIVE, 1);
    tct_repair(&no_words, views, nodes, count);
}

/** "contract , third that partners concluded was signed": "contract" hangs on "concluded". */
static const node two_subjects[] = {{TCT_UPOS_NOUN, 5, TCT_DEP_NSUBJ}, {TCT_UPOS_PUNCT, 2, TCT_DEP_PUNCT},
                                    {TCT_UPOS_ADJ, 0, TCT_DEP_APPOS},  {TCT_UPOS_SCONJ, 5, TCT_DEP_MARK},
                                    {TCT_UPOS_NOUN, 5, TCT_DEP_NSUBJ}, {TCT_UPOS_VERB, 7, TCT_DEP_ADVCL},
                                    {TCT_UPOS_AUX, 7, TCT_DEP_AUX},    {TCT_UPOS_VERB, 8, TCT_DEP_ROOT}};

static void test_no_subject_stands_before_the_conjunction_of_its_clause(void **state) {
    tct_parse_node nodes[WORDS];
    (void)state;
    repair(two_subjects, 8, 7, nodes);
    assert_int_equal(nodes[0].head, 7);
    assert_int_equal(nodes[0].label, TCT_DEP_NSUBJ_PASS);
    assert_int_equal(nodes[4].head, 5);
    assert_int_equal(nodes[5].head, 2); /* the clause belongs to "third" */
    assert_int_equal(nodes[5].label, TCT_DEP_ACL);
    repair(two_subjects, 8, WORDS, nodes);
    assert_int_equal(nodes[0].label, TCT_DEP_NSUBJ);
}

static void test_a_verb_that_has_a_subject_gets_no_other(void **state) {
    node given[WORDS];
    tct_parse_node nodes[WORDS];
    (void)state;
    memcpy(given, two_subjects, sizeof given);
    given[6] = (node){TCT_UPOS_PRON, 7, TCT_DEP_NSUBJ};
    repair(given, 8, 7, nodes);
    assert_int_equal(nodes[0].head, 5);
}

/** "Kourula , Director for Europe": "Europe" hangs on "Kourula". */
static const node apposed[] = {{TCT_UPOS_PROPN, 5, TCT_DEP_ROOT},
                               {TCT_UPOS_PUNCT, 2, TCT_DEP_PUNCT},
                               {TCT_UPOS_PROPN, 0, TCT_DEP_APPOS},
                               {TCT_UPOS_ADP, 4, TCT_DEP_CASE},
                               {TCT_UPOS_PROPN, 0, TCT_DEP_NMOD}};

static void test_what_follows_an_apposition_belongs_to_it(void **state) {
    tct_parse_node nodes[WORDS];
    node given[5];
    (void)state;
    repair(apposed, 5, WORDS, nodes);
    assert_int_equal(nodes[4].head, 2);
    memcpy(given, apposed, sizeof given);
    given[2].label = TCT_DEP_FLAT;
    repair(given, 5, WORDS, nodes);
    assert_int_equal(nodes[4].head, 0);
}

/** "Organised by UNESCO , workshop will convene": "workshop" hangs on "UNESCO". */
static const node opened[] = {{TCT_UPOS_VERB, 6, TCT_DEP_ADVCL},      {TCT_UPOS_ADP, 2, TCT_DEP_CASE},
                              {TCT_UPOS_PROPN, 0, TCT_DEP_OBL_AGENT}, {TCT_UPOS_PUNCT, 4, TCT_DEP_PUNCT},
                              {TCT_UPOS_NOUN, 2, TCT_DEP_CONJ},       {TCT_UPOS_AUX, 6, TCT_DEP_AUX},
                              {TCT_UPOS_VERB, 7, TCT_DEP_ROOT}};

static void test_the_subject_after_an_opening_clause_is_no_conjunct_within_it(void **state) {
    tct_parse_node nodes[WORDS];
    (void)state;
    repair(opened, 7, WORDS, nodes);
    assert_int_equal(nodes[4].head, 6);
    assert_int_equal(nodes[4].label, TCT_DEP_NSUBJ);
    repair(opened, 7, 6, nodes);
    assert_int_equal(nodes[4].label, TCT_DEP_NSUBJ_PASS);
}

/** "Organised by UNESCO and ministry will convene": nothing but a comma parts a subject from an opening. */
static void test_a_conjunct_with_its_conjunction_stays_in_the_opening(void **state) {
    node given[WORDS];
    tct_parse_node nodes[WORDS];
    (void)state;
    memcpy(given, opened, sizeof opened);
    given[3] = (node){TCT_UPOS_CCONJ, 4, TCT_DEP_CC};
    repair(given, 7, WORDS, nodes);
    assert_int_equal(nodes[4].head, 2);
    memcpy(given, opened, sizeof opened);
    given[5] = (node){TCT_UPOS_PRON, 6, TCT_DEP_NSUBJ}; /* the verb has a subject */
    repair(given, 7, WORDS, nodes);
    assert_int_equal(nodes[4].head, 2);
}

/** "support of UNICEF and of Union": "Union" is coordinated with "support". */
static const node again[] = {{TCT_UPOS_NOUN, 7, TCT_DEP_ROOT},  {TCT_UPOS_ADP, 2, TCT_DEP_CASE},
                             {TCT_UPOS_PROPN, 0, TCT_DEP_NMOD}, {TCT_UPOS_CCONJ, 5, TCT_DEP_CC},
                             {TCT_UPOS_ADP, 5, TCT_DEP_CASE},   {TCT_UPOS_PROPN, 0, TCT_DEP_CONJ}};

static void test_a_preposition_said_again_joins_complements(void **state) {
    tct_parse_node nodes[WORDS];
    node given[6];
    (void)state;
    repair(again, 6, WORDS, nodes);
    assert_int_equal(nodes[5].head, 2);
    memcpy(given, again, sizeof given);
    given[4].label = TCT_DEP_DET; /* "and the Union" */
    repair(given, 6, WORDS, nodes);
    assert_int_equal(nodes[5].head, 0);
}

/** "In Paris , Morocco and Tunisia signed": "Morocco" and "Tunisia" hang on "Paris". */
static const node fronted[] = {{TCT_UPOS_ADP, 1, TCT_DEP_CASE},    {TCT_UPOS_PROPN, 7, TCT_DEP_OBL},
                               {TCT_UPOS_PUNCT, 3, TCT_DEP_PUNCT}, {TCT_UPOS_PROPN, 1, TCT_DEP_CONJ},
                               {TCT_UPOS_CCONJ, 5, TCT_DEP_CC},    {TCT_UPOS_PROPN, 1, TCT_DEP_CONJ},
                               {TCT_UPOS_AUX, 7, TCT_DEP_AUX},     {TCT_UPOS_VERB, 8, TCT_DEP_ROOT}};

static void test_the_subject_after_an_opening_phrase_is_no_conjunct_of_it(void **state) {
    tct_parse_node nodes[WORDS];
    node given[WORDS];
    (void)state;
    repair(fronted, 8, WORDS, nodes);
    assert_int_equal(nodes[3].head, 7);
    assert_int_equal(nodes[3].label, TCT_DEP_NSUBJ);
    assert_int_equal(nodes[5].head, 3);
    memcpy(given, fronted, sizeof given);
    given[2] = (node){TCT_UPOS_CCONJ, 3, TCT_DEP_CC}; /* "In Paris and Morocco and Tunisia" */
    repair(given, 8, WORDS, nodes);
    assert_int_equal(nodes[3].head, 1);
    memcpy(given, fronted, sizeof given);
    given[6].upos = TCT_UPOS_VERB; /* not finite */
    repair(given, 8, WORDS, nodes);
    assert_int_equal(nodes[3].head, 1);
}

/** "Authority , Order and association presented": three subjects of one verb. */
static const node listed[] = {{TCT_UPOS_NOUN, 5, TCT_DEP_NSUBJ}, {TCT_UPOS_PUNCT, 2, TCT_DEP_PUNCT},
                              {TCT_UPOS_NOUN, 5, TCT_DEP_NSUBJ}, {TCT_UPOS_CCONJ, 4, TCT_DEP_CC},
                              {TCT_UPOS_NOUN, 5, TCT_DEP_NSUBJ}, {TCT_UPOS_VERB, 6, TCT_DEP_ROOT}};

static void test_a_list_of_subjects_hangs_on_its_first(void **state) {
    tct_parse_node nodes[WORDS];
    (void)state;
    repair(listed, 6, WORDS, nodes);
    for (size_t i = 2; i <= 4; i += 2) {
        assert_int_equal(nodes[i].head, 0);
        assert_int_equal(nodes[i].label, TCT_DEP_CONJ);
    }
    assert_int_equal(nodes[0].label, TCT_DEP_NSUBJ);
}

/** "the union Transport said": both are subjects. */
static const node named[] = {{TCT_UPOS_DET, 1, TCT_DEP_DET},
                             {TCT_UPOS_NOUN, 3, TCT_DEP_NSUBJ},
                             {TCT_UPOS_PROPN, 3, TCT_DEP_NSUBJ},
                             {TCT_UPOS_VERB, 4, TCT_DEP_ROOT}};

static void test_a_name_after_a_noun_says_what_it_is_called(void **state) {
    tct_parse_node nodes[WORDS];
    node given[4];
    (void)state;
    repair(named, 4, WORDS, nodes);
    assert_int_equal(nodes[2].head, 1);
    assert_int_equal(nodes[2].label, TCT_DEP_APPOS);
    memcpy(given, named, sizeof given);
    given[0].label = TCT_DEP_AMOD; /* "former leader Transport": the name would be the head */
    repair(given, 4, WORDS, nodes);
    assert_int_equal(nodes[2].head, 3);
}

/** "Elected , chair will help": the participle is no subject. */
static void test_a_participle_without_article_is_no_subject(void **state) {
    static const node elected[] = {{TCT_UPOS_VERB, 4, TCT_DEP_NSUBJ_PASS},
                                   {TCT_UPOS_PUNCT, 0, TCT_DEP_PUNCT},
                                   {TCT_UPOS_NOUN, 4, TCT_DEP_NSUBJ},
                                   {TCT_UPOS_AUX, 4, TCT_DEP_AUX},
                                   {TCT_UPOS_VERB, 5, TCT_DEP_ROOT}};
    tct_parse_node nodes[WORDS];
    (void)state;
    repair(elected, 5, WORDS, nodes);
    assert_int_equal(nodes[0].head, 4);
    assert_int_equal(nodes[0].label, TCT_DEP_ADVCL);
    assert_int_equal(nodes[2].label, TCT_DEP_NSUBJ);
}

/** "plan which Agency implements", "people who joined": a relative beside another subject is the object. */
static void test_a_relative_beside_a_subject_is_the_object(void **state) {
    static const node relative[] = {{TCT_UPOS_NOUN, 4, TCT_DEP_ROOT},
                                    {TCT_UPOS_PRON, 3, TCT_DEP_NSUBJ},
                                    {TCT_UPOS_PROPN, 3, TCT_DEP_NSUBJ},
                                    {TCT_UPOS_VERB, 0, TCT_DEP_ACL_RELCL}};
    tct_view views[WORDS] = {0};
    tct_parse_node nodes[WORDS];
    (void)state;
    for (size_t other = 0; other < 2; other++) {
        for (size_t i = 0; i < 4; i++) {
            views[i].upos = relative[i].upos;
            nodes[i] = (tct_parse_node){.head = relative[i].head, .label = relative[i].label};
        }
        views[1].feats = TCT_FEAT_SET(0ull, TCT_FEAT_PRONTYPE, TCT_PRONTYPE_REL);
        if (other) nodes[2].label = TCT_DEP_ADVMOD; /* no other subject */
        tct_repair(&no_words, views, nodes, 4);
        assert_int_equal(nodes[1].label, other ? TCT_DEP_NSUBJ : TCT_DEP_OBJ);
    }
}

/** "Community builds Declaration , adopted today": "adopted" hangs on "builds". */
static const node late[] = {{TCT_UPOS_NOUN, 1, TCT_DEP_NSUBJ}, {TCT_UPOS_VERB, 6, TCT_DEP_ROOT},
                            {TCT_UPOS_PROPN, 1, TCT_DEP_OBJ},  {TCT_UPOS_PUNCT, 4, TCT_DEP_PUNCT},
                            {TCT_UPOS_VERB, 1, TCT_DEP_CONJ},  {TCT_UPOS_ADV, 4, TCT_DEP_ADVMOD}};

static void test_a_participle_behind_a_noun_and_a_comma_is_said_of_the_noun(void **state) {
    tct_parse_node nodes[WORDS];
    tct_view views[WORDS] = {0};
    (void)state;
    for (size_t i = 0; i < 6; i++) {
        views[i].upos = late[i].upos;
        nodes[i] = (tct_parse_node){.head = late[i].head, .label = late[i].label};
    }
    views[1].kind = TCT_TAG_FINITE;
    views[3].lower = tct_text_hash(TCT_LIT(","));
    views[4].kind = TCT_TAG_PARTICIPLE;
    tct_repair(&no_words, views, nodes, 6);
    assert_int_equal(nodes[4].head, 2);
    assert_int_equal(nodes[4].label, TCT_DEP_ACL);
    nodes[4] = (tct_parse_node){.head = 1, .label = TCT_DEP_CONJ};
    nodes[5].label = TCT_DEP_CC; /* "and adopted" */
    tct_repair(&no_words, views, nodes, 6);
    assert_int_equal(nodes[4].head, 1);
}

/** "network joins Lyon , Velbourg": "Velbourg" hangs on the verb. */
static const node joined[] = {{TCT_UPOS_NOUN, 1, TCT_DEP_NSUBJ},
                              {TCT_UPOS_VERB, 5, TCT_DEP_ROOT},
                              {TCT_UPOS_PROPN, 1, TCT_DEP_OBJ},
                              {TCT_UPOS_PUNCT, 4, TCT_DEP_PUNCT},
                              {TCT_UPOS_PROPN, 1, TCT_DEP_CONJ}};

static void test_a_name_behind_a_name_is_coordinated_with_it(void **state) {
    tct_parse_node nodes[WORDS];
    node given[5];
    (void)state;
    repair(joined, 5, WORDS, nodes);
    assert_int_equal(nodes[4].head, 2);
    memcpy(given, joined, sizeof given);
    given[4].upos = TCT_UPOS_VERB; /* a second verb */
    repair(given, 5, WORDS, nodes);
    assert_int_equal(nodes[4].head, 1);
}

/** "Organised by UNESCO , week will open": "week" is read as an apposition. */
static void test_no_apposition_across_the_end_of_the_opening(void **state) {
    node given[WORDS];
    tct_parse_node nodes[WORDS];
    (void)state;
    memcpy(given, opened, sizeof opened);
    given[4].label = TCT_DEP_APPOS;
    repair(given, 7, WORDS, nodes);
    assert_int_equal(nodes[4].head, 6);
    assert_int_equal(nodes[4].label, TCT_DEP_NSUBJ);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_subject_stands_before_the_conjunction_of_its_clause),
        cmocka_unit_test(test_a_verb_that_has_a_subject_gets_no_other),
        cmocka_unit_test(test_what_follows_an_apposition_belongs_to_it),
        cmocka_unit_test(test_the_subject_after_an_opening_clause_is_no_conjunct_within_it),
        cmocka_unit_test(test_a_conjunct_with_its_conjunction_stays_in_the_opening),
        cmocka_unit_test(test_a_list_of_subjects_hangs_on_its_first),
        cmocka_unit_test(test_a_name_after_a_noun_says_what_it_is_called),
        cmocka_unit_test(test_a_participle_without_article_is_no_subject),
        cmocka_unit_test(test_a_preposition_said_again_joins_complements),
        cmocka_unit_test(test_the_subject_after_an_opening_phrase_is_no_conjunct_of_it),
        cmocka_unit_test(test_a_relative_beside_a_subject_is_the_object),
        cmocka_unit_test(test_a_participle_behind_a_noun_and_a_comma_is_said_of_the_noun),
        cmocka_unit_test(test_a_name_behind_a_name_is_coordinated_with_it),
        cmocka_unit_test(test_no_apposition_across_the_end_of_the_opening),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
