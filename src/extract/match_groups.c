/*
 * "the two organisations", "les trois ministres", "both parties": a definite plural with a number takes up
 * the names spoken of last, when just so many of its kind are. The nouns are those of the list group-nouns.
 */
#include "extract/match_internal.h"

enum { GROUP_MAXIMUM = 4, GROUP_SENTENCES = 3 /* how far back the names may stand */ };

static bool value_is(const tct_tree *tree, const tct_pack_item *item, const char *value) {
    return item && tct_str_equal(tct_doc_symbol(tree->doc, item->value[0]), tct_str_of(value));
}

/* Kinds that the noun takes up, 0 for none. */
static uint16_t kinds_of(const tct_tree *tree, const tct_part *part, uint32_t noun) {
    static const struct {
        const char *value;
        uint16_t kinds;
    } whom[] = {
        {"person", 1u << TCT_KIND_PERSON},
        {"body", 1u << TCT_KIND_ORGANIZATION},
        {"place", 1u << TCT_KIND_PLACE},
        {"actor", 1u << TCT_KIND_ORGANIZATION | 1u << TCT_KIND_PLACE},
    };
    const tct_pack_item *item = tct_part_item(part, TCT_LIST_GROUP_NOUNS, word_at(tree, noun)->lemma);
    for (size_t i = 0; i < sizeof whom / sizeof *whom; i++)
        if (value_is(tree, item, whom[i].value)) return whom[i].kinds;
    return 0;
}

static unsigned number_at(const tct_tree *tree, const tct_part *part, uint32_t word) {
    const tct_symbol lower = word_at(tree, word)->lower;
    if (value_is(tree, tct_part_item(part, TCT_LIST_GROUP_NOUNS, lower), "two")) return 2;
    const tct_pack_item *item = tct_part_item(part, TCT_LIST_NUMBERS, lower);
    const tct_str digits = item ? tct_doc_symbol(tree->doc, item->value[0]) : (tct_str){0};
    return digits.size == 1 ? (unsigned)(digits.data[0] - '0') : 0;
}

/* How many the definite noun phrase says there are; 0 when it does not say so. */
static unsigned size_of(const tct_tree *tree, const tct_part *part, uint32_t noun) {
    unsigned number = 0;
    bool definite = false;
    EACH_CHILD(tree, child, noun) {
        if (child > noun) continue;
        const unsigned here = number_at(tree, part, child);
        if (here) number = here;
        definite |= TCT_FEAT(word_at(tree, child)->feats, TCT_FEAT_DEFINITE) == TCT_DEFINITE_DEF ||
                    (here == 2 && word_at(tree, child)->upos == TCT_UPOS_DET);
    }
    return definite && number >= 2 && number <= GROUP_MAXIMUM ? number : 0;
}

/* "the three Nordic countries that own it": what the phrase says besides the number picks out others. */
static bool says_more(const tct_tree *tree, uint32_t noun) {
    static const tct_deprel more[] = {TCT_DEP_AMOD, TCT_DEP_NMOD, TCT_DEP_ACL, TCT_DEP_ACL_RELCL,
                                      TCT_DEP_COMPOUND};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (has_child(tree, noun, more[i])) return true;
    return false;
}

/* A name, or what takes one up, of a single thing of @p kinds; of places, a country. */
static bool is_one(const tct_tree *tree, uint32_t m, uint16_t kinds) {
    const tct_mention *mention = &tree->doc->mentions.items[m];
    const tct_mention *root = &tree->doc->mentions.items[tct_mention_root(tree->doc, m)];
    const uint16_t country = tree->extract->classes[TCT_CLASS_COUNTRY];
    if (root->kind == TCT_KIND_PLACE &&
        (root->class_id == UINT16_MAX || !tct_pack_class_is_a(tree->extract->pack, root->class_id, country)))
        return false;
    return (kinds >> mention->kind & 1u) && !(mention->flags & (TCT_MENTION_INNER | TCT_MENTION_PLURAL)) &&
           !(root->flags & TCT_MENTION_GENERIC) && root->form != TCT_MENTION_PRONOUN &&
           mention->number != TCT_NUMBER_PLUR;
}

/* A mention whose thing is not among the @p count of @p group: its place there. */
static unsigned put(const tct_tree *tree, uint32_t m, uint32_t *group, unsigned count) {
    for (unsigned i = 0; i < count; i++)
        if (tct_mention_root(tree->doc, group[i]) == tct_mention_root(tree->doc, m)) return count;
    if (count <= GROUP_MAXIMUM) group[count] = m;
    return count + 1;
}

/* The things of @p kinds spoken of last before @p word, sentence by sentence until they are @p wanted or
 * more; their number. */
static unsigned spoken_of(const tct_tree *tree, uint32_t word, uint16_t kinds, unsigned wanted,
                          uint32_t *group) {
    const tct_mention *mentions = tree->doc->mentions.items;
    const uint32_t sentence = word_at(tree, word)->sentence;
    unsigned count = 0;
    uint32_t at = sentence;
    for (uint32_t m = (uint32_t)tree->doc->mentions.count; m-- > 0 && count <= GROUP_MAXIMUM;) {
        if (mentions[m].word_end > word) continue;
        if (mentions[m].sentence + GROUP_SENTENCES < sentence) break;
        if (mentions[m].sentence < at && count >= wanted) break;
        at = mentions[m].sentence;
        if (is_one(tree, m, kinds)) count = put(tree, m, group, count);
    }
    return count;
}

bool tct_group_of(const tct_tree *tree, const tct_part *part, uint32_t noun, tct_group *group) {
    assert(tree && part && group && noun < tree->doc->words.count);
    const uint16_t kinds = kinds_of(tree, part, noun);
    const unsigned wanted = kinds && !says_more(tree, noun) ? size_of(tree, part, noun) : 0;
    uint32_t found[GROUP_MAXIMUM + 1];
    if (wanted == 0 || spoken_of(tree, noun, kinds, wanted, found) != wanted) return false;
    group->count = wanted;
    for (unsigned i = 0; i < wanted; i++)
        group->items[i] = found[wanted - 1 - i];
    return true;
}
