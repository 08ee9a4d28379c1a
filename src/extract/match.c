/* Trees with children and mentions; voice and clause of a verb. */
#include "base/alloc.h"
#include "extract/match_internal.h"

#define NAME_WORDS 12u   /* words from the head of a name to its end */
#define CLIMB_MAXIMUM 12 /* links followed upwards; real trees need fewer */

/* --- the index --------------------------------------------------------------------------------------------
 */

static void link_children(tct_tree *tree) {
    const uint32_t count = (uint32_t)tree->doc->words.count;
    for (uint32_t i = 0; i < count; i++)
        tree->child[i] = tree->mention[i] = TCT_NONE;
    for (uint32_t i = count; i-- > 0;) {
        const uint32_t head = word_at(tree, i)->head;
        tree->sibling[i] = TCT_NONE;
        if (head == TCT_NONE || head >= count || head == i) continue;
        tree->sibling[i] = tree->child[head];
        tree->child[head] = i;
    }
}

static uint32_t extent(const tct_mention *mention) {
    return mention->word_end - mention->first_word;
}

/* Word of a mention whose governor lies outside of it; a noun if there is one. */
static uint32_t mention_head(const tct_tree *tree, const tct_mention *mention) {
    uint32_t best = mention->head;
    unsigned best_rank = 0;
    for (uint32_t w = mention->first_word; w < mention->word_end; w++) {
        const tct_word *word = word_at(tree, w);
        if (word->head != TCT_NONE && word->head >= mention->first_word && word->head < mention->word_end)
            continue;
        const unsigned rank = !is_nominal(word) ? 1 : w == mention->head ? 3 : 2;
        if (rank <= best_rank) continue;
        best_rank = rank;
        best = w;
    }
    return best;
}

/* Keeps the mentions of a head longest first. */
static void link_mention(tct_tree *tree, uint32_t index) {
    const tct_mention *mentions = tree->doc->mentions.items;
    uint32_t *at = &tree->mention[tree->head[index]];
    while (*at != TCT_NONE && extent(&mentions[*at]) >= extent(&mentions[index]))
        at = &tree->next_mention[*at];
    tree->next_mention[index] = *at;
    *at = index;
}

/* "X and |its| director, Ann Lee": the body is one, its director another. */
static bool is_possessor(const tct_doc *doc, const tct_mention *body, const tct_mention *person) {
    for (uint32_t w = body->word_end; w < person->first_word; w++)
        if (TCT_FEAT(doc->words.items[w].feats, TCT_FEAT_POSS)) return true;
    return false;
}

/* "|EIB| Vice-President X": the body in a title before a name stands for who bears it. */
static void link_holders(tct_tree *tree) {
    const uint16_t affiliation = tree->extract->properties[TCT_PROPERTY_AFFILIATION];
    const tct_mention *mentions = tree->doc->mentions.items;
    for (size_t i = 0; i < tree->doc->relations.count; i++) {
        const tct_relation *relation = &tree->doc->relations.items[i];
        if (relation->property != affiliation || relation->object == TCT_NONE ||
            !tct_str_equal(relation->rule, TCT_LIT("title/before a name")))
            continue;
        const tct_mention *body = &mentions[relation->object], *person = &mentions[relation->subject];
        if (body->sentence == person->sentence && body->word_end <= person->first_word &&
            !is_possessor(tree->doc, body, person))
            tree->holder[relation->object] = relation->subject;
    }
}

tct_status tct_tree_init(tct_tree *tree, const tct_extract *extract, const tct_doc *doc) {
    assert(tree && extract && doc);
    const size_t words = doc->words.count + 1, mentions = doc->mentions.count + 1;
    *tree = (tct_tree){.doc = doc, .extract = extract};
    tree->child = tct_alloc(extract->allocator, words, sizeof *tree->child);
    tree->sibling = tct_alloc(extract->allocator, words, sizeof *tree->sibling);
    tree->mention = tct_alloc(extract->allocator, words, sizeof *tree->mention);
    tree->next_mention = tct_alloc(extract->allocator, mentions, sizeof *tree->next_mention);
    tree->head = tct_alloc(extract->allocator, mentions, sizeof *tree->head);
    tree->holder = tct_alloc(extract->allocator, mentions, sizeof *tree->holder);
    tree->begins = tct_alloc(extract->allocator, words, sizeof *tree->begins);
    if (!tree->holder || !tree->child || !tree->sibling || !tree->mention || !tree->next_mention ||
        !tree->head || !tree->begins) {
        tct_tree_clear(tree);
        return TCT_ERR_MEMORY;
    }
    link_children(tree);
    memset(tree->begins, 0, words * sizeof *tree->begins);
    for (uint32_t i = 0; i < doc->mentions.count; i++) {
        tree->begins[doc->mentions.items[i].first_word] = true;
        tree->head[i] = mention_head(tree, &doc->mentions.items[i]);
        tree->holder[i] = TCT_NONE;
        link_mention(tree, i);
    }
    link_holders(tree);
    tree->possessive = tct_symbols_find(doc->symbols, TCT_LIT("'s"));
    tree->compound = tct_symbols_find(doc->symbols, TCT_LIT("+"));
    tree->context = tct_symbols_find(doc->symbols, TCT_LIT("@"));
    return TCT_OK;
}

void tct_tree_clear(tct_tree *tree) {
    if (!tree->extract) return;
    tct_dealloc(tree->extract->allocator, tree->child);
    tct_dealloc(tree->extract->allocator, tree->sibling);
    tct_dealloc(tree->extract->allocator, tree->mention);
    tct_dealloc(tree->extract->allocator, tree->next_mention);
    tct_dealloc(tree->extract->allocator, tree->head);
    tct_dealloc(tree->extract->allocator, tree->holder);
    tct_dealloc(tree->extract->allocator, tree->begins);
    *tree = (tct_tree){0};
}

/* --- the verb ---------------------------------------------------------------------------------------------
 */

bool tct_is_reflexive(const tct_tree *tree, uint32_t verb) {
    EACH_CHILD(tree, child, verb) {
        const tct_word *word = word_at(tree, child);
        if (word->upos == TCT_UPOS_PRON && TCT_FEAT(word->feats, TCT_FEAT_REFLEX)) return true;
    }
    const uint32_t first = tree->doc->sentences.items[word_at(tree, verb)->sentence].first_word;
    for (uint32_t i = verb; i > first && verb - i < 3; i--) {
        const tct_word *word = word_at(tree, i - 1);
        if (word->upos == TCT_UPOS_VERB) return false;
        if (word->upos == TCT_UPOS_PRON && TCT_FEAT(word->feats, TCT_FEAT_REFLEX)) return true;
    }
    return false;
}

bool tct_may_be_reflexive(const tct_tree *tree, uint32_t verb) {
    return tct_is_reflexive(tree, verb) || has_child(tree, verb, TCT_DEP_EXPL);
}

static bool has_passive_sign(const tct_tree *tree, uint32_t verb) {
    if (TCT_FEAT(word_at(tree, verb)->feats, TCT_FEAT_PASSIVE) && has_child(tree, verb, TCT_DEP_AUX_PASS))
        return true;
    EACH_CHILD(tree, child, verb) {
        const uint8_t relation = word_at(tree, child)->relation;
        if (relation == TCT_DEP_NSUBJ_PASS || relation == TCT_DEP_AUX_PASS ||
            relation == TCT_DEP_CSUBJ_PASS ||
            (relation == TCT_DEP_OBL_AGENT &&
             (is_participle(word_at(tree, verb)) || !has_child(tree, verb, TCT_DEP_NSUBJ))))
            return true;
    }
    return false;
}

/* Does a name of a kind among @p kinds end before @p at? */
static bool name_ends(const tct_tree *tree, uint32_t head, uint32_t at, unsigned kinds) {
    for (uint32_t m = tree->mention[head]; m != TCT_NONE; m = tree->next_mention[m])
        if (tree->doc->mentions.items[m].word_end == at && kinds >> tree->doc->mentions.items[m].kind & 1u)
            return true;
    return false;
}

/* "The Forum, |held| in Rabat, was", "opened the Forum, |held| in Rabat": no comma parts a subject from its
 * verb, and no conjunct goes without conjunction; what stands right behind the name and a comma is a
 * participle, whatever the tree says. */
bool tct_is_reduced(const tct_tree *tree, uint32_t verb) {
    const tct_word *word = word_at(tree, verb);
    const uint32_t first = tree->doc->sentences.items[word->sentence].first_word;
    const unsigned things = TCT_KIND_BIT(EVENT) | TCT_KIND_BIT(STRATEGY);
    const bool past = is_participle(word) || TCT_FEAT(word->feats, TCT_FEAT_TENSE) == TCT_TENSE_PAST;
    if (!past || verb < first + 2 || has_child(tree, verb, TCT_DEP_AUX) || has_child(tree, verb, TCT_DEP_OBJ))
        return false;
    /* "the Forum, organised by X |and held| in Rabat" */
    if (word->relation == TCT_DEP_CONJ && has_child(tree, verb, TCT_DEP_CC) &&
        !has_child(tree, verb, TCT_DEP_NSUBJ))
        return word->head < verb && is_verbal(word_at(tree, word->head)) && tct_is_reduced(tree, word->head);
    if (!tct_str_equal(tct_doc_span(tree->doc, word_at(tree, verb - 1)->span), TCT_LIT(","))) return false;
    EACH_CHILD(tree, child, verb) {
        if (child < verb && is_relation(tree, child, TCT_DEP_NSUBJ))
            return name_ends(tree, child, verb - 1, ~0u);
    }
    if (word->relation != TCT_DEP_CONJ) return false;
    for (uint32_t head = verb - 1; head-- > first && verb - head < NAME_WORDS;)
        if (name_ends(tree, head, verb - 1, things)) return true;
    return false;
}

bool tct_is_passive(const tct_tree *tree, uint32_t verb) {
    if (tct_is_reduced(tree, verb)) return true;
    for (unsigned step = 0; step < CLIMB_MAXIMUM; step++) {
        if (has_passive_sign(tree, verb)) return true;
        const tct_word *word = word_at(tree, verb);
        if (!is_participle(word) || has_child(tree, verb, TCT_DEP_AUX) ||
            has_child(tree, verb, TCT_DEP_NSUBJ))
            return false;
        if (word->relation != TCT_DEP_CONJ || word->head == TCT_NONE || !is_verbal(word_at(tree, word->head)))
            return word->relation != TCT_DEP_CONJ && !has_child(tree, verb, TCT_DEP_OBJ);
        verb = word->head; /* "a été organisé et financé": the auxiliary is shared */
    }
    return false;
}

uint32_t tct_clause_of(const tct_tree *tree, uint32_t word) {
    for (unsigned step = 0; step < 64; step++) {
        const tct_word *w = word_at(tree, word);
        switch (w->relation) {
        case TCT_DEP_ROOT:
        case TCT_DEP_ACL:
        case TCT_DEP_ACL_RELCL:
        case TCT_DEP_ADVCL:
        case TCT_DEP_CCOMP:
        case TCT_DEP_CSUBJ:
        case TCT_DEP_CSUBJ_PASS:
        case TCT_DEP_PARATAXIS:
            return word;
        case TCT_DEP_XCOMP:
        case TCT_DEP_CONJ:
            if (is_verbal(w)) return word;
            break;
        default:
            break;
        }
        if (w->head == TCT_NONE) return word;
        word = w->head;
    }
    return word;
}
