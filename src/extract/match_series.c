/* Enumerations by word order: "by A, Mayor of X, and B", where trees often lose the thread. */
#include "extract/match_internal.h"

#define SERIES_GAP 24         /* words between two items: a title with its organizations */
#define THINGS_GAP 5u         /* "A, and the |B|" */
#define DESCRIPTION_WORDS 16u /* between the commas of a description */

static bool is_text(const tct_tree *tree, uint32_t word, const char *text) {
    return tct_str_equal(tct_doc_span(tree->doc, word_at(tree, word)->span), tct_str_of(text));
}

static bool is_country(const tct_tree *tree, uint32_t mention) {
    const uint16_t class_id = tree->doc->mentions.items[tct_mention_root(tree->doc, mention)].class_id;
    return class_id != UINT16_MAX &&
           tct_pack_class_is_a(tree->extract->pack, class_id, tree->extract->classes[TCT_CLASS_COUNTRY]);
}

/* People and offices are listed together, bodies and countries too, all else with its like. */
static uint16_t alike(const tct_tree *tree, uint32_t mention) {
    const uint8_t kind = tree->doc->mentions.items[mention].kind;
    const uint16_t people = 1u << TCT_KIND_PERSON | 1u << TCT_KIND_POST;
    if (kind == TCT_KIND_ORGANIZATION)
        return (uint16_t)(1u << kind | 1u << TCT_KIND_POST | 1u << TCT_KIND_PLACE);
    if (kind == TCT_KIND_PLACE && is_country(tree, mention))
        return (uint16_t)(1u << kind | 1u << TCT_KIND_ORGANIZATION);
    return kind == TCT_KIND_PERSON || kind == TCT_KIND_POST ? people : (uint16_t)(1u << kind);
}

/* Start of the remark in parentheses that ends at a word: "the (acting) President". */
static uint32_t before_parenthesis(const tct_tree *tree, uint32_t at, uint32_t from) {
    while (at > from && !is_text(tree, at, "("))
        at--;
    return at;
}

/* A preposition between items is one that stands before the items already ("with A, with B"): "…, led by A,
 * with B" is no list. */
static bool is_known_case(const tct_tree *tree, uint32_t at, uint32_t from) {
    const tct_word *found = word_at(tree, at);
    const uint32_t first = tree->doc->sentences.items[word_at(tree, at)->sentence].first_word;
    for (uint32_t w = from; w-- > first && from - w <= SERIES_GAP;)
        if (word_at(tree, w)->lower == found->lower ||
            (found->lemma && word_at(tree, w)->lemma == found->lemma))
            return true;
    return false;
}

/* What joins an item to the list: 0 nothing, 1 a comma, 2 a conjunction. Prepositions and articles may follow
 * it. */
static unsigned joint_before(const tct_tree *tree, uint32_t at, uint32_t from) {
    while (at > from) {
        if (is_text(tree, at - 1, ")")) at = before_parenthesis(tree, at - 1, from);
        if (at == from) return 0;
        const tct_word *word = word_at(tree, at - 1);
        if (word->upos == TCT_UPOS_CCONJ) return 2;
        if (is_text(tree, at - 1, ",") || is_text(tree, at - 1, ";")) {
            return at - 1 > from && word_at(tree, at - 2)->upos == TCT_UPOS_CCONJ ? 2 : 1;
        }
        if (word->upos != TCT_UPOS_DET && word->upos != TCT_UPOS_ADP && word->upos != TCT_UPOS_ADJ &&
            !(word->upos == TCT_UPOS_NOUN && at - 1 > from &&
              tct_part_item(tct_part_of_sentence(tree->extract, tree->doc, word->sentence),
                            TCT_LIST_HONORIFICS, word->lower)))
            return 0;
        if (word->upos == TCT_UPOS_ADP && !is_known_case(tree, at - 1, from)) return 0;
        at--;
    }
    return 0;
}

/* What follows the remark in parentheses that begins at a word. */
static uint32_t after_parenthesis(const tct_tree *tree, uint32_t at, uint32_t to) {
    while (at < to && !is_text(tree, at, ")"))
        at++;
    return at < to ? at + 1 : to;
}

/* A verb of a clause; "secrétaire d'État |chargée| du Numérique" is a title. */
static bool is_predicate(const tct_word *word) {
    if (word->upos == TCT_UPOS_AUX) return true;
    return word->upos == TCT_UPOS_VERB && !(TCT_FEAT(word->feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_PART &&
                                            TCT_FEAT(word->feats, TCT_FEAT_GENDER));
}

/* "by A, |and Burundi by| B": a clause without its verb, subject and preposition of an agent, begins here. */
static bool opens_clause(const tct_tree *tree, uint32_t at, uint32_t to) {
    if (word_at(tree, at)->upos != TCT_UPOS_CCONJ) return false;
    const tct_part *part = tct_part_of_sentence(tree->extract, tree->doc, word_at(tree, at)->sentence);
    uint32_t w = at + 1;
    while (w < to && (word_at(tree, w)->upos == TCT_UPOS_DET || word_at(tree, w)->upos == TCT_UPOS_NOUN ||
                      word_at(tree, w)->upos == TCT_UPOS_PROPN))
        w++;
    return w > at + 1 && w < to && word_at(tree, w)->upos == TCT_UPOS_ADP &&
           tct_part_item(part, TCT_LIST_AGENT_CASES, word_at(tree, w)->lower);
}

/* A new clause begins between the items, or the item is what it begins with. */
static bool is_broken(const tct_tree *tree, uint32_t from, uint32_t to, uint32_t head) {
    if (to - from > SERIES_GAP) return true;
    for (uint32_t w = from; w < to; w++) {
        while (w < to && is_text(tree, w, "("))
            w = after_parenthesis(tree, w, to);
        if (w >= to) break;
        if (is_predicate(word_at(tree, w)) || is_text(tree, w, ":") || opens_clause(tree, w, to)) return true;
    }
    const tct_word *word = word_at(tree, head);
    return word->relation == TCT_DEP_NSUBJ || word->relation == TCT_DEP_NSUBJ_PASS;
}

static bool has_conjunction(const tct_tree *tree, uint32_t from, uint32_t to) {
    for (uint32_t w = from; w < to; w++)
        if (word_at(tree, w)->upos == TCT_UPOS_CCONJ) return true;
    return false;
}

/* "chaired by A, |en présence de| B and C": a preposition of several words after a comma ends the list. */
static bool opens_phrase(const tct_tree *tree, uint32_t from, uint32_t to) {
    for (uint32_t w = from; w + 3 < to; w++)
        if (is_text(tree, w, ",") && word_at(tree, w + 1)->upos == TCT_UPOS_ADP &&
            word_at(tree, w + 2)->upos == TCT_UPOS_NOUN && word_at(tree, w + 3)->upos == TCT_UPOS_ADP &&
            !is_known_case(tree, w + 1, from))
            return true;
    return false;
}

/* "the Port Authority (PA), …", "Bretagne Libre (Rennes), …": what brackets say of an item is no item of its
 * own. */
static bool is_remark(const tct_tree *tree, uint32_t last, const tct_mention *mention) {
    const uint32_t end = tree->doc->mentions.items[last].word_end;
    return mention->first_word == end + 1 && is_text(tree, end, "(");
}

/* "A, |JICA Chief Representative| B and |community leader| C": first word of the title right before a name.
 */
static uint32_t title_begin(const tct_tree *tree, uint32_t name, uint32_t from) {
    const tct_part *part = tct_part_of_sentence(tree->extract, tree->doc, word_at(tree, name)->sentence);
    bool title = false;
    uint32_t at = name;
    while (at > from) {
        const tct_word *word = word_at(tree, at - 1);
        if (word->upos != TCT_UPOS_NOUN && word->upos != TCT_UPOS_PROPN && word->upos != TCT_UPOS_ADJ) break;
        title |= tct_part_item(part, TCT_LIST_TITLES, word->lower) != NULL;
        at--;
    }
    return title ? at : name;
}

/* The next item after the mention @p last; TCT_NONE when the list ends. */
static uint32_t next_item(const tct_tree *tree, uint32_t last, uint16_t kinds, unsigned *joint) {
    const tct_mention *mentions = tree->doc->mentions.items;
    const uint32_t end = mentions[last].word_end;
    for (uint32_t m = last + 1; m < tree->doc->mentions.count; m++) {
        if (mentions[m].sentence != mentions[last].sentence) return TCT_NONE;
        if (mentions[m].first_word < end || mentions[m].form == TCT_MENTION_PRONOUN ||
            !tct_mention_fits(tree, m, kinds, UINT16_MAX))
            continue;
        if (is_remark(tree, last, &mentions[m])) continue;
        if (mentions[m].kind == TCT_KIND_PLACE && mentions[last].kind != TCT_KIND_PLACE &&
            !is_country(tree, m))
            return TCT_NONE;
        if (is_broken(tree, end, mentions[m].first_word, tree->head[m])) return TCT_NONE;
        const uint32_t begin = mentions[m].kind == TCT_KIND_PERSON
                                   ? title_begin(tree, mentions[m].first_word, end)
                                   : mentions[m].first_word;
        *joint = joint_before(tree, begin, end);
        if (mentions[m].kind == TCT_KIND_PERSON && opens_phrase(tree, end, mentions[m].first_word))
            return TCT_NONE;
        if (*joint == 1 && mentions[m].kind != TCT_KIND_PLACE &&
            has_conjunction(tree, end, mentions[m].first_word))
            *joint = 2;
        if (*joint) return m;
        if (kinds & (1u << TCT_KIND_PERSON)) continue; /* an office inside a title */
        return TCT_NONE;
    }
    return TCT_NONE;
}

/* "… in Africa and Asia, among them A and B": an opener right after the last item. */
static uint32_t opened_after(const tct_tree *tree, uint32_t last, uint16_t kinds) {
    const tct_mention *mentions = tree->doc->mentions.items;
    const tct_part *part = tct_part_of_sentence(tree->extract, tree->doc, mentions[last].sentence);
    const uint32_t end = tree->doc->sentences.items[mentions[last].sentence].word_end;
    for (uint32_t at = mentions[last].word_end; at < end && at < mentions[last].word_end + 2; at++) {
        const tct_pack_item *item = NULL;
        const uint32_t length = tct_part_longest(part, tree->doc, TCT_LIST_LIST_OPENERS, at, end, &item);
        if (!length || is_text(tree, at, ":")) continue;
        for (uint32_t m = last + 1;
             m < tree->doc->mentions.count && mentions[m].first_word <= at + length + 2; m++)
            if (mentions[m].first_word >= at + length && tct_mention_fits(tree, m, kinds, UINT16_MAX))
                return m;
    }
    return TCT_NONE;
}

/* "the singer A, the pianist B |and the company C|": the last of a list may be of another kind. */
static uint32_t last_of_other_kind(const tct_tree *tree, uint32_t last, uint16_t kinds, uint16_t class_id) {
    unsigned joint = 0;
    const uint32_t item = next_item(tree, last, kinds, &joint);
    return item != TCT_NONE && joint == 2 && tct_mention_fits(tree, item, kinds, class_id) ? item : TCT_NONE;
}

/* "A, B |et plusieurs associations|", ", ainsi que des élus": the list ends in something that names nobody.
 */
static bool ends_unnamed(const tct_tree *tree, uint32_t last) {
    const tct_mention *mention = &tree->doc->mentions.items[last];
    const uint32_t end = tree->doc->sentences.items[mention->sentence].word_end;
    uint32_t at = mention->word_end;
    if (at < end && is_text(tree, at, ",")) at++;
    if (at >= end || (word_at(tree, at)->upos != TCT_UPOS_CCONJ && word_at(tree, at)->relation != TCT_DEP_CC))
        return false;
    for (at++; at < end && at < mention->word_end + SERIES_GAP; at++) {
        const tct_word *word = word_at(tree, at);
        if (is_predicate(word)) return false;
        if (word->upos != TCT_UPOS_NOUN) continue;
        return word->relation != TCT_DEP_NSUBJ && word->relation != TCT_DEP_NSUBJ_PASS;
    }
    return false;
}

void tct_series_extend(const tct_tree *tree, uint16_t kinds, uint16_t class_id, tct_fillers *fillers) {
    assert(tree && fillers);
    if (fillers->count == 0) return;
    uint32_t last = fillers->items[fillers->count - 1];
    uint16_t wanted = kinds & alike(tree, last);
    /* "financed by the province of X, the Fund and the Foundation": a province acts like a body */
    if (tree->doc->mentions.items[last].kind == TCT_KIND_PLACE && (kinds >> TCT_KIND_ORGANIZATION & 1u))
        wanted |= 1u << TCT_KIND_ORGANIZATION;
    uint32_t items[TCT_FILLERS_MAXIMUM];
    uint32_t count = 0, kept = 0;
    while (count < TCT_FILLERS_MAXIMUM) {
        unsigned joint = 0;
        const uint32_t item = next_item(tree, last, wanted, &joint);
        if (item == TCT_NONE || !tct_mention_fits(tree, item, wanted, class_id)) {
            const uint32_t other = count ? last_of_other_kind(tree, last, kinds, class_id) : TCT_NONE;
            if (other != TCT_NONE) items[count++] = other;
            if (other != TCT_NONE || ends_unnamed(tree, last)) kept = count;
            break;
        }
        items[count++] = last = item;
        if (joint == 2)
            kept = count; /* what follows the conjunction ends the list; commas alone may be appositions */
    }
    if (count >= 3) kept = count;
    for (uint32_t i = 0; i < kept; i++)
        tct_fillers_add(fillers, items[i], 6);
    const uint32_t before = fillers->count;
    const uint32_t opened = before ? opened_after(tree, fillers->items[before - 1], wanted) : TCT_NONE;
    if (opened == TCT_NONE || !tct_mention_fits(tree, opened, wanted, class_id)) return;
    tct_fillers_add(fillers, opened, 8);
    if (fillers->count > before) tct_series_extend(tree, kinds, class_id, fillers);
}

/* The item before @p subject in its list: "|A| and Minister B, C, met"; TCT_NONE when there is none. */
static uint32_t item_before(const tct_tree *tree, uint32_t subject, uint16_t kinds) {
    const tct_mention *mentions = tree->doc->mentions.items;
    const uint32_t begin = mentions[subject].first_word;
    for (uint32_t m = subject; m-- > 0 && mentions[m].sentence == mentions[subject].sentence;) {
        const uint32_t end = mentions[m].word_end;
        if (end > begin || mentions[m].form == TCT_MENTION_PRONOUN ||
            !tct_mention_fits(tree, m, kinds, UINT16_MAX))
            continue;
        const uint8_t relation = word_at(tree, tree->head[m])->relation;
        if (relation == TCT_DEP_OBJ || relation == TCT_DEP_OBL || relation == TCT_DEP_OBL_AGENT)
            return TCT_NONE;
        if (is_broken(tree, end, begin, tree->head[m])) return TCT_NONE;
        return has_conjunction(tree, end, begin) ? m : TCT_NONE;
    }
    return TCT_NONE;
}

/* "…, dont A, B |et C| prennent part": the bodies or places listed right before the last one of them. */
static void extend_back_things(const tct_tree *tree, uint16_t kinds, uint16_t class_id,
                               tct_fillers *fillers) {
    const tct_mention *mentions = tree->doc->mentions.items;
    uint32_t last = fillers->items[0];
    const uint16_t wanted = (uint16_t)(kinds & (1u << mentions[last].kind));
    bool conjunction = false;
    for (uint32_t m = last; m-- > 0 && mentions[m].sentence == mentions[last].sentence;) {
        const uint32_t end = mentions[m].word_end, begin = mentions[last].first_word;
        if (end > begin || begin - end > THINGS_GAP) continue;
        const unsigned joint = joint_before(tree, begin, end);
        if (!joint || (!conjunction && joint != 2)) return;
        if (!tct_mention_fits(tree, m, wanted, class_id)) return;
        conjunction = true;
        tct_fillers_add(fillers, m, 8);
        last = m;
    }
}

void tct_series_extend_back(const tct_tree *tree, uint16_t kinds, uint16_t class_id, tct_fillers *fillers) {
    assert(tree && fillers);
    if (fillers->count == 0) return;
    const uint16_t people = 1u << TCT_KIND_PERSON | 1u << TCT_KIND_POST;
    if (!((people >> tree->doc->mentions.items[fillers->items[0]].kind) & 1u)) {
        if (fillers->count == 1) extend_back_things(tree, kinds, class_id, fillers);
        return;
    }
    const uint32_t before = item_before(tree, fillers->items[0], kinds & people);
    if (before != TCT_NONE) tct_fillers_add(fillers, before, 8);
}

/* --- the phrase before a verb --- */

/* Words that may stand between a verb and the phrase right beside it. */
static bool is_adverbial(const tct_word *word) {
    return word->upos == TCT_UPOS_ADV || word->upos == TCT_UPOS_AUX || word->upos == TCT_UPOS_DET ||
           word->upos == TCT_UPOS_PART || word->upos == TCT_UPOS_PUNCT;
}

static uint32_t mention_ending(const tct_tree *tree, uint32_t at, uint32_t first, uint16_t kinds) {
    for (uint32_t head = at; head-- > first && at - head < SERIES_GAP;)
        for (uint32_t m = tree->mention[head]; m != TCT_NONE; m = tree->next_mention[m])
            if (tree->doc->mentions.items[m].word_end == at && tct_mention_fits(tree, m, kinds, UINT16_MAX))
                return m;
    return TCT_NONE;
}

/* "M. X, directeur de la Y, a dit": from the organization in the title to the person who holds it. */
static uint32_t holder_before(const tct_tree *tree, uint32_t mention, uint16_t kinds) {
    const tct_mention *mentions = tree->doc->mentions.items;
    for (uint32_t m = mention; m-- > 0 && mentions[m].sentence == mentions[mention].sentence;) {
        const uint32_t end = mentions[m].word_end;
        if (mentions[m].kind != TCT_KIND_PERSON || end > mentions[mention].first_word) continue;
        if (!is_text(tree, end, ",") ||
            is_broken(tree, end, mentions[mention].first_word, tree->head[mention]))
            return mention;
        return tct_mention_fits(tree, m, kinds, UINT16_MAX) ? m : mention;
    }
    return mention;
}

/* "X, minister of health, said", "X, part of Y, has": what stands before a description between commas. */
static uint32_t described_before(const tct_tree *tree, uint32_t at, uint32_t first, uint16_t kinds) {
    for (uint32_t w = at; w-- > first && at - w < DESCRIPTION_WORDS;) {
        const tct_word *word = word_at(tree, w);
        if (word->upos == TCT_UPOS_AUX ||
            (word->upos == TCT_UPOS_VERB && TCT_FEAT(word->feats, TCT_FEAT_VERBFORM) != TCT_VERBFORM_PART))
            return TCT_NONE;
        if (!is_text(tree, w, ",")) continue;
        return w + 1 < at ? mention_ending(tree, w, first, kinds) : TCT_NONE;
    }
    return TCT_NONE;
}

/* The person before a description that names nobody. */
static uint32_t person_described(const tct_tree *tree, uint32_t at, uint32_t first, uint16_t kinds) {
    const uint32_t found = described_before(tree, at, first, kinds);
    return found != TCT_NONE && tree->doc->mentions.items[found].kind == TCT_KIND_PERSON ? found : TCT_NONE;
}

/* "part |of the Group|": under a preposition. */
static bool is_complement(const tct_tree *tree, uint32_t mention, uint32_t first) {
    uint32_t at = tree->doc->mentions.items[mention].first_word;
    while (at > first && word_at(tree, at - 1)->upos == TCT_UPOS_DET)
        at--;
    return at > first && word_at(tree, at - 1)->upos == TCT_UPOS_ADP;
}

uint32_t tct_subject_before(const tct_tree *tree, uint32_t verb, uint16_t kinds) {
    const uint32_t first = tree->doc->sentences.items[word_at(tree, verb)->sentence].first_word;
    uint32_t at = verb;
    bool comma = false;
    for (; at > first && verb - at < 5 && is_adverbial(word_at(tree, at - 1)); at--)
        comma |= is_text(tree, at - 1, ",");
    const uint32_t mention =
        mention_ending(tree, at, first, kinds | 1u << TCT_KIND_ORGANIZATION | 1u << TCT_KIND_PLACE);
    if (mention == TCT_NONE) return comma ? person_described(tree, at, first, kinds) : TCT_NONE;
    const uint32_t found = comma && tree->doc->mentions.items[mention].kind != TCT_KIND_PERSON
                               ? holder_before(tree, mention, kinds)
                               : mention;
    if (comma && found == mention && is_complement(tree, mention, first)) {
        const uint32_t described = described_before(tree, at, first, kinds);
        if (described != TCT_NONE) return described;
    }
    return tct_mention_fits(tree, found, kinds, UINT16_MAX) ? found : TCT_NONE;
}
