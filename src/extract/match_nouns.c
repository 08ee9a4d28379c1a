/* What a noun that is the subject says of the names behind its verb. */
#include "extract/match_internal.h"

/* "|The members| of X are A and B": the predicate noun is what its subject is said to be. */
static void add_equated(const tct_tree *tree, uint32_t noun, tct_args *args) {
    const tct_word *word = word_at(tree, noun);
    if (word->relation != TCT_DEP_NSUBJ || word->head == TCT_NONE || word->head < noun) return;
    if (!has_child(tree, word->head, TCT_DEP_COP) || has_child(tree, word->head, TCT_DEP_CASE)) return;
    if (is_nominal(word_at(tree, word->head)))
        tct_args_add(args, (tct_arg){word->head, word->head, TCT_ARG_SUBJECT, 4});
}

static bool lists(const tct_tree *tree, const tct_part *part, uint32_t verb) {
    return is_verbal(word_at(tree, verb)) &&
           tct_part_item(part, TCT_LIST_PRESENCE_LINKS, word_at(tree, verb)->lemma);
}

/* The verb of listing that is @p verb or its complement: "are expected |to include|". */
static uint32_t listing_verb(const tct_tree *tree, const tct_part *part, uint32_t verb) {
    if (lists(tree, part, verb)) return verb;
    EACH_CHILD(tree, child, verb) {
        if (is_relation(tree, child, TCT_DEP_XCOMP) && lists(tree, part, child)) return child;
    }
    return TCT_NONE;
}

/* "|members| of X include A and B", "parmi les |signataires| de X figurent A et B": so is what a verb of
 * listing joins with the noun. */
static void add_listed(const tct_tree *tree, const tct_part *part, uint32_t noun, tct_args *args) {
    const tct_word *word = word_at(tree, noun);
    if (word->head == TCT_NONE || (word->relation != TCT_DEP_NSUBJ && word->relation != TCT_DEP_NSUBJ_PASS &&
                                   word->relation != TCT_DEP_OBL))
        return;
    const uint32_t verb = listing_verb(tree, part, word->head);
    if (verb == TCT_NONE) return;
    EACH_CHILD(tree, child, verb) {
        const uint8_t relation = word_at(tree, child)->relation;
        if (child == noun || (relation != TCT_DEP_OBJ && relation != TCT_DEP_NSUBJ)) continue;
        if (is_nominal(word_at(tree, child)) && word_at(tree, child)->upos != TCT_UPOS_PRON)
            tct_args_add(args, (tct_arg){child, child, TCT_ARG_SUBJECT, 6});
    }
}

void tct_add_equated(const tct_tree *tree, const tct_part *part, uint32_t noun, tct_args *args) {
    assert(tree && part && args);
    add_equated(tree, noun, args);
    add_listed(tree, part, noun, args);
}
