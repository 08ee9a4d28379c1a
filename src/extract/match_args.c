/* Arguments of a predicate in the active clause. */
#include "extract/match_internal.h"

#define CLIMB_MAXIMUM 12 /* links followed upwards; real trees need fewer */

/* --- subjects ---------------------------------------------------------------------------------------------
 */

static bool surface_subject(const tct_tree *tree, uint32_t verb, unsigned depth, tct_arg *arg);

/* "Organisé par X, le forum a réuni …" read the wrong way round: the subject of a clause below the
 * participle. */
static bool lower_subject(const tct_tree *tree, uint32_t participle, tct_arg *arg);

static bool own_subject(const tct_tree *tree, uint32_t verb, tct_arg *arg) {
    EACH_CHILD(tree, child, verb) {
        const uint8_t relation = word_at(tree, child)->relation;
        if (relation == TCT_DEP_NSUBJ || relation == TCT_DEP_NSUBJ_PASS)
            return tct_resolve_argument(tree, child, arg);
    }
    return false;
}

/* "|Jointly organised| by X, with the support of Y, |the forum| was attended by …": the first subject behind
 * a participle that begins the sentence, wherever the tree put its clause. */
static bool following_subject(const tct_tree *tree, uint32_t participle, tct_arg *arg) {
    const tct_sentence *range = &tree->doc->sentences.items[word_at(tree, participle)->sentence];
    if (participle > range->first_word + 1 || has_child(tree, participle, TCT_DEP_AUX_PASS)) return false;
    for (uint32_t w = participle + 1; w < range->word_end; w++) {
        const tct_word *word = word_at(tree, w);
        if (word->relation != TCT_DEP_NSUBJ && word->relation != TCT_DEP_NSUBJ_PASS) continue;
        if (tct_is_relative(word)) continue;
        arg->word = arg->marker = w;
        arg->penalty = (uint8_t)(arg->penalty + 10);
        return word->upos != TCT_UPOS_PRON;
    }
    return false;
}

static bool lower_subject(const tct_tree *tree, uint32_t participle, tct_arg *arg) {
    if (!is_participle(word_at(tree, participle)) || has_child(tree, participle, TCT_DEP_AUX)) return false;
    EACH_CHILD(tree, child, participle) {
        if (child < participle || !is_verbal(word_at(tree, child)) ||
            is_relation(tree, child, TCT_DEP_AUX_PASS))
            continue;
        arg->penalty = (uint8_t)(arg->penalty + 8);
        if (own_subject(tree, child, arg)) return true;
    }
    return following_subject(tree, participle, arg);
}

/* Who does what an infinitive says: the object of its governor when there is one, else the subject. */
static bool controlled_subject(const tct_tree *tree, uint32_t governor, unsigned depth, tct_arg *arg) {
    EACH_CHILD(tree, child, governor) {
        const tct_word *word = word_at(tree, child);
        if (word->relation == TCT_DEP_OBJ && !TCT_FEAT(word->feats, TCT_FEAT_REFLEX))
            return tct_resolve_argument(tree, child, arg);
    }
    return surface_subject(tree, governor, depth + 1, arg);
}

static bool surface_subject(const tct_tree *tree, uint32_t verb, unsigned depth, tct_arg *arg) {
    const tct_word *word = word_at(tree, verb);
    if (own_subject(tree, verb, arg)) return true;
    if (word->head == TCT_NONE) return lower_subject(tree, verb, arg);
    if (depth > 6) return false;
    arg->penalty = (uint8_t)(arg->penalty + 3);
    switch (word->relation) {
    case TCT_DEP_ACL:
    case TCT_DEP_AMOD:
    case TCT_DEP_APPOS:
        if (TCT_FEAT(word->feats, TCT_FEAT_VERBFORM) ==
            TCT_VERBFORM_INF) /* "X is the first country to join" */
            return has_child(tree, word->head, TCT_DEP_COP) && own_subject(tree, word->head, arg);
        arg->word = arg->marker = word->head;
        return true;
    case TCT_DEP_CONJ:
        if (is_verbal(word) || has_child(tree, verb, TCT_DEP_CC))
            return surface_subject(tree, word->head, depth + 1, arg);
        arg->word = arg->marker = word->head; /* "X, a programme of Y" is often read as a list */
        return true;
    case TCT_DEP_XCOMP:
        return controlled_subject(tree, word->head, depth, arg);
    case TCT_DEP_ADVCL:
        arg->penalty = (uint8_t)(arg->penalty + 7);
        if (has_child(tree, verb, TCT_DEP_MARK) &&
            TCT_FEAT(word->feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_FIN)
            return false;
        return surface_subject(tree, word->head, depth + 1, arg);
    default:
        return false;
    }
}

/* --- arguments --------------------------------------------------------------------------------------------
 */

void tct_args_add(tct_args *args, tct_arg arg) {
    for (uint32_t i = 0; i < args->count; i++)
        if (args->items[i].word == arg.word && args->items[i].marker == arg.marker) return;
    if (args->count < TCT_ARGS_MAXIMUM) args->items[args->count++] = arg;
}

static bool has_agent_case(const tct_tree *tree, const tct_part *part, uint32_t word) {
    EACH_CHILD(tree, child, word) {
        if (is_relation(tree, child, TCT_DEP_CASE) && child < word &&
            tct_part_item(part, TCT_LIST_AGENT_CASES, word_at(tree, child)->lower))
            return true;
    }
    return false;
}

/* Phrases below an argument: a preposition is often attached to the noun before it. */
static void add_nested(const tct_tree *tree, const tct_part *part, uint32_t noun, unsigned depth,
                       tct_args *args) {
    /* what completes an office ("l'ambassadeur de France au Sénégal") belongs to nothing else */
    if (depth > 3 || tct_part_item(part, TCT_LIST_TITLES, word_at(tree, noun)->lower)) return;
    EACH_CHILD(tree, child, noun) {
        const tct_word *word = word_at(tree, child);
        if (word->relation != TCT_DEP_NMOD && word->relation != TCT_DEP_OBL &&
            word->relation != TCT_DEP_APPOS && word->relation != TCT_DEP_LIST)
            continue;
        /* a noun that names nothing ("visite d'État de …") hides what hangs on it less than one that does */
        const unsigned hidden = tree->mention[noun] == TCT_NONE ? 2 : 4;
        tct_arg arg = {.function = TCT_ARG_OBLIQUE, .penalty = (uint8_t)(hidden * depth)};
        if (is_nominal(word) && tct_resolve_argument(tree, child, &arg)) tct_args_add(args, arg);
        add_nested(tree, part, child, depth + 1, args);
    }
}

static bool is_possessor(const tct_word *word) {
    return word->relation == TCT_DEP_NMOD_POSS ||
           (word->relation == TCT_DEP_DET && TCT_FEAT(word->feats, TCT_FEAT_POSS));
}

/* A noun before the verb without preposition: a subject that the parser took for something else. */
static bool is_bare(const tct_tree *tree, uint32_t noun) {
    const tct_word *word = word_at(tree, noun);
    return word->head != TCT_NONE && noun < word->head && is_verbal(word_at(tree, word->head)) &&
           word->relation == TCT_DEP_OBL && !has_child(tree, noun, TCT_DEP_CASE) &&
           word->upos != TCT_UPOS_PRON;
}

/* Function of a dependent of @p predicate in the active clause; false when it is no argument. */
static bool function_of(const tct_tree *tree, const tct_part *part, uint32_t child, bool passive,
                        uint8_t *function) {
    const tct_word *word = word_at(tree, child);
    *function = tct_is_mistaken_relative(word) ? TCT_ARG_OBJECT : TCT_ARG_OBLIQUE;
    if (*function == TCT_ARG_OBJECT) return !passive;
    switch (word->relation) {
    case TCT_DEP_NSUBJ:
        *function = passive ? TCT_ARG_OBJECT : TCT_ARG_SUBJECT;
        return true;
    case TCT_DEP_NSUBJ_PASS:
        *function = TCT_ARG_OBJECT;
        return true;
    case TCT_DEP_OBJ:
        *function = TCT_ARG_OBJECT;
        return !TCT_FEAT(word->feats, TCT_FEAT_REFLEX);
    case TCT_DEP_OBL_AGENT:
        *function = TCT_ARG_SUBJECT;
        return true;
    case TCT_DEP_OBL:
    case TCT_DEP_NMOD:
    case TCT_DEP_IOBJ:
    case TCT_DEP_DISLOCATED:
    case TCT_DEP_XCOMP:
        if (passive && has_agent_case(tree, part, child)) *function = TCT_ARG_SUBJECT;
        if (is_bare(tree, child)) *function = passive ? TCT_ARG_OBJECT : TCT_ARG_SUBJECT;
        return is_nominal(word);
    case TCT_DEP_NMOD_POSS:
        *function = TCT_ARG_POSSESSOR;
        return true;
    case TCT_DEP_DET:
        *function = TCT_ARG_POSSESSOR;
        return is_possessor(word);
    case TCT_DEP_COMPOUND:
    case TCT_DEP_AMOD:
        *function = TCT_ARG_COMPOUND;
        return is_nominal(word);
    case TCT_DEP_ADVMOD:
        return tct_is_relative(word) || word->upos == TCT_UPOS_PRON;
    case TCT_DEP_APPOS:
        return is_nominal(word);
    default:
        return false;
    }
}

static void add_children(const tct_tree *tree, const tct_part *part, uint32_t predicate, bool passive,
                         tct_args *args) {
    EACH_CHILD(tree, child, predicate) {
        tct_arg arg = {0};
        if (is_relation(tree, child, TCT_DEP_ADVMOD))
            add_nested(tree, part, child, 1, args); /* "lors" of "lors de" */
        if (!function_of(tree, part, child, passive, &arg.function)) continue;
        if (!tct_resolve_argument(tree, child, &arg)) continue;
        tct_args_add(args, arg);
        if (arg.function != TCT_ARG_POSSESSOR) add_nested(tree, part, child, 1, args);
    }
}

static bool has_function(const tct_args *args, tct_arg_function function) {
    for (uint32_t i = 0; i < args->count; i++)
        if (args->items[i].function == function) return true;
    return false;
}

static void add_subject(const tct_tree *tree, uint32_t predicate, bool passive, tct_args *args) {
    tct_arg arg = {.function = passive ? TCT_ARG_OBJECT : TCT_ARG_SUBJECT};
    if (has_function(args, arg.function)) return;
    if (surface_subject(tree, predicate, 0, &arg)) tct_args_add(args, arg);
}

/* "C'est à Dakar que se réunit …": the phrase in focus belongs to the clause below it. */
static void add_focus(const tct_tree *tree, const tct_part *part, uint32_t predicate, tct_args *args) {
    const uint32_t head = word_at(tree, predicate)->head;
    if (head == TCT_NONE || head > predicate || !has_child(tree, head, TCT_DEP_COP) ||
        !has_child(tree, head, TCT_DEP_CASE))
        return;
    tct_args_add(args, (tct_arg){head, head, TCT_ARG_OBLIQUE, 0});
    add_nested(tree, part, head, 1, args);
}

/* "que s'est réuni |le Forum|": the noun behind a reflexive verb without subject is its subject. */
static void add_inverted(const tct_tree *tree, uint32_t verb, tct_args *args) {
    if (!tct_may_be_reflexive(tree, verb) || has_function(args, TCT_ARG_SUBJECT)) return;
    for (uint32_t i = 0; i < args->count; i++)
        if (args->items[i].function == TCT_ARG_OBJECT && args->items[i].word > verb)
            args->items[i].function = TCT_ARG_SUBJECT;
}

/* Nouns above the predicate and left of it: what its subject is when a clause was attached to the wrong word.
 */
static void add_alternatives(const tct_tree *tree, uint32_t predicate, bool passive, tct_args *args) {
    uint32_t word = predicate;
    for (unsigned step = 0; step < CLIMB_MAXIMUM; step++) {
        word = word_at(tree, word)->head;
        if (word == TCT_NONE) return;
        tct_arg arg = {word, word, passive ? TCT_ARG_OBJECT : TCT_ARG_SUBJECT, TCT_ARG_GUESS};
        if (word < predicate && is_nominal(word_at(tree, word))) tct_args_add(args, arg);
        if (!is_verbal(word_at(tree, word))) continue;
        arg.penalty = TCT_ARG_GUESS;
        if (own_subject(tree, word, &arg) && arg.word < predicate) tct_args_add(args, arg);
    }
}

/* "the agreement they signed": a relative clause without pronoun lacks its object. */
static void add_zero_relative(const tct_tree *tree, uint32_t predicate, tct_args *args) {
    const tct_word *word = word_at(tree, predicate);
    if (word->relation != TCT_DEP_ACL_RELCL || word->head == TCT_NONE || word->head > predicate) return;
    if (has_function(args, TCT_ARG_OBJECT) || !has_function(args, TCT_ARG_SUBJECT)) return;
    for (uint32_t i = 0; i < args->count; i++)
        if (args->items[i].word == word->head) return;
    tct_args_add(args, (tct_arg){word->head, word->head, TCT_ARG_OBJECT, 8});
}

/* "met |with X| and visited Y": a verb with a complement of its own shares no object. */
static bool has_complement(const tct_tree *tree, uint32_t verb, uint32_t before) {
    EACH_CHILD(tree, child, verb)
    if (child > verb && child < before && is_relation(tree, child, TCT_DEP_OBL)) return true;
    return false;
}

/* "organise et finance la conférence": a verb without object shares that of its conjunct. */
static void add_shared_object(const tct_tree *tree, uint32_t predicate, tct_args *args) {
    if (has_function(args, TCT_ARG_OBJECT)) return;
    EACH_CHILD(tree, child, predicate) {
        const tct_word *word = word_at(tree, child);
        if (word->relation != TCT_DEP_CONJ || !is_verbal(word) || tct_is_passive(tree, child)) continue;
        if (has_complement(tree, predicate, child)) return;
        EACH_CHILD(tree, object, child) {
            if (!is_relation(tree, object, TCT_DEP_OBJ)) continue;
            tct_arg arg = {.function = TCT_ARG_OBJECT, .penalty = 5};
            if (tct_resolve_argument(tree, object, &arg)) tct_args_add(args, arg);
        }
        return;
    }
    const tct_word *word = word_at(tree, predicate);
    if (word->relation != TCT_DEP_CONJ || word->head == TCT_NONE || !is_verbal(word_at(tree, word->head)))
        return;
    EACH_CHILD(tree, object, word->head) {
        tct_arg arg = {.function = TCT_ARG_OBJECT, .penalty = 5};
        if (is_relation(tree, object, TCT_DEP_OBJ) && object > predicate &&
            tct_resolve_argument(tree, object, &arg))
            tct_args_add(args, arg);
    }
}

/* "a procédé à la signature de": who does what the noun under a light verb says is the verb's subject. */
static void add_light_verb(const tct_tree *tree, const tct_part *part, uint32_t noun, tct_args *args) {
    const tct_word *word = word_at(tree, noun);
    if (word->head == TCT_NONE || (word->relation != TCT_DEP_OBJ && word->relation != TCT_DEP_OBL &&
                                   word->relation != TCT_DEP_NSUBJ_PASS && word->relation != TCT_DEP_XCOMP &&
                                   word->relation != TCT_DEP_NSUBJ))
        return;
    const uint32_t verb = word->head;
    if (!is_verbal(word_at(tree, verb)) ||
        !tct_part_item(part, TCT_LIST_LIGHT_VERBS, word_at(tree, verb)->lemma))
        return;
    tct_args around = {.count = 0};
    const bool passive = tct_is_passive(tree, verb);
    add_children(tree, part, verb, passive, &around);
    add_subject(tree, verb, passive, &around);
    for (uint32_t i = 0; i < around.count; i++) {
        if (around.items[i].word == noun) continue;
        around.items[i].penalty = (uint8_t)(around.items[i].penalty + 3);
        if (around.items[i].function == TCT_ARG_SUBJECT || around.items[i].function == TCT_ARG_OBLIQUE)
            tct_args_add(args, around.items[i]);
    }
}

/* "approved |a loan| from X |for the project|": what hangs on the verb behind the noun may be the noun's. */
static void add_attached_above(const tct_tree *tree, uint32_t noun, tct_args *args) {
    const tct_word *word = word_at(tree, noun);
    if (word->head == TCT_NONE || !is_verbal(word_at(tree, word->head))) return;
    if (word->relation != TCT_DEP_OBJ && word->relation != TCT_DEP_NSUBJ_PASS) return;
    EACH_CHILD(tree, child, word->head) {
        if (child < noun || !is_relation(tree, child, TCT_DEP_OBL)) continue;
        tct_arg arg = {.function = TCT_ARG_OBLIQUE, .penalty = 6};
        if (is_nominal(word_at(tree, child)) && tct_resolve_argument(tree, child, &arg))
            tct_args_add(args, arg);
    }
}

/* "its partner, the University of X": a predicate noun says something of what is apposed to it. */
static void add_apposed(const tct_tree *tree, uint32_t noun, tct_args *args) {
    EACH_CHILD(tree, child, noun) {
        const tct_word *word = word_at(tree, child);
        if ((word->relation == TCT_DEP_APPOS || word->relation == TCT_DEP_FLAT) && is_nominal(word)) {
            for (uint32_t i = 0; i < args->count; i++)
                if (args->items[i].word == child) args->items[i].function = TCT_ARG_SUBJECT;
            tct_args_add(args, (tct_arg){child, child, TCT_ARG_SUBJECT, 4});
        }
    }
}

/* "X is |one| of the projects of Y": what is said of the part is said of its noun. */
static void add_partitive(const tct_tree *tree, uint32_t noun, tct_args *args) {
    const tct_word *word = word_at(tree, noun);
    if (word->relation != TCT_DEP_NMOD || word->head == TCT_NONE || word->head > noun) return;
    const tct_word *part = word_at(tree, word->head);
    if (part->upos != TCT_UPOS_NUM && part->upos != TCT_UPOS_PRON) return;
    if (part->relation == TCT_DEP_APPOS || has_child(tree, word->head, TCT_DEP_COP))
        add_subject(tree, word->head, false, args);
}

/* "le plan, que X mène", "la visite que doit effectuer X". */
static void add_object_relative(const tct_tree *tree, uint32_t verb, tct_args *args) {
    const tct_object_relative clause = tct_object_relative_of(tree, verb);
    if (clause.object == TCT_NONE) return;
    const bool subject = has_function(args, TCT_ARG_SUBJECT);
    if (clause.inverted && !has_child(tree, verb, TCT_DEP_NSUBJ)) {
        for (uint32_t i = 0; i < args->count; i++)
            if (args->items[i].function == TCT_ARG_OBJECT && args->items[i].word > verb)
                args->items[i].function = TCT_ARG_SUBJECT;
    } else if (!subject || has_function(args, TCT_ARG_OBJECT)) {
        return;
    }
    tct_args_add(args, (tct_arg){clause.object, clause.object, TCT_ARG_OBJECT, 5});
}

/* "finances the school |and the project X|": a noun with an article that the tree coordinates with the verb.
 */
static void add_coordinated_object(const tct_tree *tree, uint32_t verb, tct_args *args) {
    if (!has_child(tree, verb, TCT_DEP_OBJ)) return;
    EACH_CHILD(tree, child, verb) {
        const tct_word *word = word_at(tree, child);
        if (word->relation != TCT_DEP_CONJ || child < verb || word->upos != TCT_UPOS_NOUN) continue;
        if (has_child(tree, child, TCT_DEP_DET) && !has_child(tree, child, TCT_DEP_CASE))
            tct_args_add(args, (tct_arg){child, child, TCT_ARG_OBJECT, 6});
    }
}

/* "Membre de l'Alliance, la société …": a noun without article. */
static void add_fronted(const tct_tree *tree, uint32_t predicate, tct_arg_function function, tct_args *args) {
    const tct_word *word = word_at(tree, predicate);
    if (word->upos == TCT_UPOS_NOUN && has_child(tree, predicate, TCT_DEP_DET)) return;
    if (is_verbal(word) && (!is_participle(word) || has_child(tree, predicate, TCT_DEP_AUX_PASS))) return;
    const uint32_t subject = tct_fronted_subject(tree, predicate);
    if (subject != TCT_NONE) tct_args_add(args, (tct_arg){subject, subject, (uint8_t)function, 6});
}

void tct_args_of(const tct_tree *tree, const tct_part *part, uint32_t predicate, tct_args *args) {
    assert(tree && args && predicate < tree->doc->words.count);
    args->count = 0;
    const tct_word *word = word_at(tree, predicate);
    if (is_verbal(word)) {
        const bool passive = tct_is_passive(tree, predicate);
        add_focus(tree, part, predicate, args); /* first: what is put in front is meant */
        add_children(tree, part, predicate, passive, args);
        add_inverted(tree, predicate, args);
        add_fronted(tree, predicate, passive ? TCT_ARG_OBJECT : TCT_ARG_SUBJECT, args);
        if (word->relation != TCT_DEP_CONJ || !tct_is_reduced(tree, predicate))
            add_subject(tree, predicate, passive, args);
        add_zero_relative(tree, predicate, args);
        if (!passive) {
            add_object_relative(tree, predicate, args);
            add_coordinated_object(tree, predicate, args);
        }
        if (passive) tct_add_name_before(tree, predicate, args);
        if (!passive) add_shared_object(tree, predicate, args);
        const uint8_t relation = word->relation;
        if (relation == TCT_DEP_CONJ || relation == TCT_DEP_ACL || relation == TCT_DEP_ADVCL ||
            relation == TCT_DEP_PARATAXIS)
            add_alternatives(tree, predicate, passive, args);
        return;
    }
    add_children(tree, part, predicate, false, args);
    add_light_verb(tree, part, predicate, args);
    add_attached_above(tree, predicate, args);
    add_apposed(tree, predicate, args);
    tct_add_equated(tree, part, predicate, args);
    add_fronted(tree, predicate, TCT_ARG_SUBJECT, args);
    add_partitive(tree, predicate, args);
    if (has_child(tree, predicate, TCT_DEP_COP) || word->relation == TCT_DEP_APPOS ||
        word->relation == TCT_DEP_AMOD || word->relation == TCT_DEP_XCOMP || word->relation == TCT_DEP_CONJ ||
        word->relation == TCT_DEP_ACL)
        add_subject(tree, predicate, false, args);
}
