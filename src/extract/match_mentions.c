/* From noun phrases to mentions. */
#include "extract/match_internal.h"

#define LIST_DISTANCE 10 /* words from a general term to what opens its list */
#define TITLE_WORDS 18   /* words of a title before its holder's name */
#define DEPTH_MAXIMUM 24 /* conjuncts of conjuncts; a list of forty countries may be a chain */

static bool one_fits(const tct_tree *tree, const tct_mention *mention, uint16_t kinds, uint16_t class_id) {
    if (!(kinds & (1u << mention->kind))) return false;
    if (class_id == UINT16_MAX || mention->class_id == UINT16_MAX) return class_id == UINT16_MAX;
    return tct_pack_class_is_a(tree->extract->pack, mention->class_id, class_id);
}

/* "un accord de prêt": one event or strategy, described, not yet known. */
bool tct_may_be_introduced(const tct_mention *mention) {
    return (mention->kind == TCT_KIND_EVENT || mention->kind == TCT_KIND_STRATEGY) &&
           (mention->form == TCT_MENTION_DESCRIPTION || mention->form == TCT_MENTION_ANAPHOR) &&
           (mention->kind == TCT_KIND_EVENT || !(mention->flags & TCT_MENTION_WEAK)) &&
           !(mention->flags & TCT_MENTION_PLURAL) && mention->number != TCT_NUMBER_PLUR;
}

bool tct_mention_fits(const tct_tree *tree, uint32_t mention, uint16_t kinds, uint16_t class_id) {
    const tct_mention *mentions = tree->doc->mentions.items;
    const tct_mention *root = &mentions[tct_mention_root(tree->doc, mention)];
    if (root->flags & TCT_MENTION_GENERIC && !(tree->introductions && tct_may_be_introduced(root)))
        return false;
    if (root->form == TCT_MENTION_PRONOUN) return false; /* nothing that it refers to was found */
    return one_fits(tree, root, kinds, UINT16_MAX) &&
           (class_id == UINT16_MAX || one_fits(tree, root, kinds, class_id) ||
            one_fits(tree, &mentions[mention], kinds, class_id));
}

void tct_fillers_add(tct_fillers *fillers, uint32_t mention, uint8_t penalty) {
    for (uint32_t i = 0; i < fillers->count; i++)
        if (fillers->items[i] == mention) return;
    if (fillers->count == TCT_FILLERS_MAXIMUM) return;
    fillers->penalties[fillers->count] = penalty;
    fillers->items[fillers->count++] = mention;
}

/* What is asked for. */
typedef struct {
    const tct_tree *tree;
    const tct_part *part;
    uint16_t kinds, class_id;
    tct_fillers *fillers;
} tct_wanted;

/* The longest fitting mention with this head. */
static uint32_t headed_by(const tct_wanted *wanted, uint32_t word) {
    const tct_tree *tree = wanted->tree;
    for (uint32_t m = tree->mention[word]; m != TCT_NONE; m = tree->next_mention[m])
        if (tct_mention_fits(tree, m, wanted->kinds, wanted->class_id)) return m;
    return TCT_NONE;
}

/* The shortest fitting mention that covers the word and is headed within the word's own phrase (flat names).
 */
static uint32_t covering(const tct_wanted *wanted, uint32_t word) {
    const tct_tree *tree = wanted->tree;
    uint32_t best = TCT_NONE;
    const tct_deprel flat[] = {TCT_DEP_FLAT,     TCT_DEP_COMPOUND, TCT_DEP_FIXED,
                               TCT_DEP_GOESWITH, TCT_DEP_AMOD,     TCT_DEP_NUMMOD};
    EACH_CHILD(tree, child, word) {
        bool part_of_name = false;
        for (size_t i = 0; i < sizeof flat / sizeof *flat; i++)
            part_of_name |= word_at(tree, child)->relation == flat[i];
        if (!part_of_name || best != TCT_NONE) continue;
        const uint32_t m = headed_by(wanted, child);
        if (m == TCT_NONE) continue;
        const tct_mention *mention = &tree->doc->mentions.items[m];
        if (mention->first_word <= word && word < mention->word_end) best = m;
    }
    return best;
}

/* "experts from A, |the B| and C": behind the complement of a carrier a list goes on. */
static bool goes_on_with_list(const tct_wanted *wanted, uint32_t word, uint32_t apposed) {
    if (!tct_part_item(wanted->part, TCT_LIST_CARRIERS, word_at(wanted->tree, word)->lemma)) return false;
    EACH_CHILD(wanted->tree, child, word) {
        if (child > word && child < apposed && word_at(wanted->tree, child)->relation == TCT_DEP_NMOD &&
            headed_by(wanted, child) != TCT_NONE)
            return true;
    }
    return false;
}

static uint32_t from_apposition(const tct_wanted *wanted, uint32_t word) {
    EACH_CHILD(wanted->tree, child, word) {
        const uint8_t relation = word_at(wanted->tree, child)->relation;
        if (relation != TCT_DEP_APPOS && relation != TCT_DEP_FLAT && relation != TCT_DEP_NMOD) continue;
        if (relation == TCT_DEP_NMOD && wanted->tree->child[child] != TCT_NONE &&
            word_at(wanted->tree, wanted->tree->child[child])->relation == TCT_DEP_CASE)
            continue;
        const uint32_t m = headed_by(wanted, child);
        if (m != TCT_NONE && !goes_on_with_list(wanted, word, child)) return m;
    }
    return TCT_NONE;
}

/* The person named right after an office: "the Secretary of the Ministry, Dr. Samara". */
static uint32_t holder_after(const tct_wanted *wanted, uint32_t post) {
    const tct_doc *doc = wanted->tree->doc;
    const uint32_t end = doc->mentions.items[post].word_end;
    for (uint32_t m = post + 1; m < doc->mentions.count && doc->mentions.items[m].first_word < end + 4; m++)
        if (doc->mentions.items[m].kind == TCT_KIND_PERSON && doc->mentions.items[m].first_word >= end)
            return m;
    return TCT_NONE;
}

static uint32_t person_at(const tct_wanted *wanted, uint32_t first, uint32_t end) {
    const tct_doc *doc = wanted->tree->doc;
    for (uint32_t head = first; head < end && head < first + 6; head++)
        for (uint32_t m = wanted->tree->mention[head]; m != TCT_NONE; m = wanted->tree->next_mention[m])
            if (doc->mentions.items[m].first_word == first && doc->mentions.items[m].kind == TCT_KIND_PERSON)
                return m;
    return TCT_NONE;
}

/* The person whose title begins at a word: "by the Secretary to the Ministry of X, Dr. Y". */
static uint32_t holder_of_title(const tct_wanted *wanted, uint32_t word) {
    const tct_doc *doc = wanted->tree->doc;
    const tct_word *w = word_at(wanted->tree, word);
    if (!tct_part_item(wanted->part, TCT_LIST_TITLES, w->lower) &&
        !tct_part_item(wanted->part, TCT_LIST_TITLES, w->lemma))
        return TCT_NONE;
    const uint32_t end = doc->sentences.items[w->sentence].word_end;
    for (uint32_t at = word + 1; at < end && at < word + TITLE_WORDS; at++) {
        if (word_at(wanted->tree, at)->upos == TCT_UPOS_VERB ||
            word_at(wanted->tree, at)->upos == TCT_UPOS_AUX)
            break;
        const uint32_t m = person_at(wanted, at, end);
        if (m != TCT_NONE) return m;
    }
    return TCT_NONE;
}

/* "Father Smith of Trinity Hospital": the person right before the body that says where they are from. */
static uint32_t person_from(const tct_wanted *wanted, uint32_t body) {
    const tct_doc *doc = wanted->tree->doc;
    uint32_t at = doc->mentions.items[body].first_word;
    const uint32_t first = doc->sentences.items[doc->mentions.items[body].sentence].first_word;
    while (at > first && word_at(wanted->tree, at - 1)->upos == TCT_UPOS_DET)
        at--;
    if (at <= first || word_at(wanted->tree, at - 1)->upos != TCT_UPOS_ADP ||
        tct_part_item(wanted->part, TCT_LIST_AGENT_CASES, word_at(wanted->tree, at - 1)->lower))
        return TCT_NONE;
    for (uint32_t m = body; m-- > 0 && body - m < 6;)
        if (doc->mentions.items[m].kind == TCT_KIND_PERSON && doc->mentions.items[m].word_end == at - 1)
            return m;
    return TCT_NONE;
}

static void collect(const tct_wanted *wanted, uint32_t word, unsigned depth, uint8_t penalty);

/* "the city |of| X", not "the city |in| X": the complement's preposition is the plainest (list role-links).
 */
static bool is_plain_complement(const tct_wanted *wanted, uint32_t word) {
    const tct_tree *tree = wanted->tree;
    const tct_pack_list *links = tct_pack_list_find(wanted->part->language, "role-links");
    EACH_CHILD(tree, child, word) {
        if (word_at(tree, child)->relation != TCT_DEP_CASE) continue;
        const tct_pack_item *item = links ? tct_pack_list_get(links, word_at(tree, child)->lower) : NULL;
        return item && tct_str_equal(tct_doc_symbol(tree->doc, item->value[0]), TCT_LIT("of"));
    }
    return false;
}

/* "des représentants de l'Union": the whole stands for what its complement names. Only who acts for a country
 * stands for one: "experts from Kenya" do not. */
static void collect_carried(const tct_wanted *wanted, uint32_t word, unsigned depth, uint8_t penalty) {
    const tct_pack_item *item =
        tct_part_item(wanted->part, TCT_LIST_CARRIERS, word_at(wanted->tree, word)->lemma);
    if (!item) item = tct_part_item(wanted->part, TCT_LIST_CARRIERS, word_at(wanted->tree, word)->lower);
    if (!item) return;
    tct_wanted carried = *wanted;
    const bool acts = tct_str_equal(tct_doc_symbol(wanted->tree->doc, item->value[0]), TCT_LIT("place"));
    const bool of = tct_str_equal(tct_doc_symbol(wanted->tree->doc, item->value[0]), TCT_LIT("of"));
    if ((wanted->kinds & 1u << TCT_KIND_PERSON) && !acts) carried.kinds &= (uint16_t) ~(1u << TCT_KIND_PLACE);
    EACH_CHILD(wanted->tree, child, word) {
        if (word_at(wanted->tree, child)->relation != TCT_DEP_NMOD || child < word) continue;
        if (of && !is_plain_complement(wanted, child)) continue;
        collect(&carried, child, depth + 1, (uint8_t)(penalty + 8));
        return;
    }
}

/* The shortest fitting mention around a word: "the Strategy for Security, which …" may hang on its last noun.
 */
static uint32_t around(const tct_wanted *wanted, uint32_t word) {
    const tct_doc *doc = wanted->tree->doc;
    uint32_t best = TCT_NONE;
    for (uint32_t m = tct_mention_of_sentence(doc, word_at(wanted->tree, word)->sentence);
         m < doc->mentions.count && doc->mentions.items[m].first_word <= word; m++)
        if (doc->mentions.items[m].word_end == word + 1 &&
            tct_mention_fits(wanted->tree, m, wanted->kinds, wanted->class_id))
            best = m;
    return best;
}

/* The outermost fitting mention that begins within a few words of `at`. */
static uint32_t beginning_at(const tct_wanted *wanted, uint32_t at, uint32_t end) {
    const tct_doc *doc = wanted->tree->doc;
    for (uint32_t first = at; first < end && first < at + 4; first++)
        for (uint32_t head = first; head < end && head < first + 12; head++)
            for (uint32_t m = wanted->tree->mention[head]; m != TCT_NONE; m = wanted->tree->next_mention[m])
                if (doc->mentions.items[m].first_word == first &&
                    tct_mention_fits(wanted->tree, m, wanted->kinds, wanted->class_id))
                    return m;
    return TCT_NONE;
}

static bool is_colon(const tct_doc *doc, uint32_t word) {
    return tct_str_equal(tct_doc_span(doc, doc->words.items[word].span), TCT_LIT(":"));
}

/* "plus de trente pays, dont le Sénégal et le Mali": what the list after a general term names. */
static void collect_listed(const tct_wanted *wanted, uint32_t word, unsigned depth, uint8_t penalty) {
    const tct_tree *tree = wanted->tree;
    const uint32_t end = tree->doc->sentences.items[word_at(tree, word)->sentence].word_end;
    if (word_at(tree, word)->upos != TCT_UPOS_NOUN) return;
    for (uint32_t at = word + 1; at < end && at < word + LIST_DISTANCE; at++) {
        const tct_pack_item *item = NULL;
        if (word_at(tree, at)->upos == TCT_UPOS_VERB) return;
        const uint32_t length =
            tct_part_longest(wanted->part, tree->doc, TCT_LIST_LIST_OPENERS, at, end, &item);
        if (!length) continue;
        /* "Membres du |consortium| : A, B": what follows a colon is no one thing */
        if (is_colon(tree->doc, at) &&
            TCT_FEAT(word_at(tree, word)->feats, TCT_FEAT_NUMBER) == TCT_NUMBER_SING)
            return;
        const uint32_t first = beginning_at(wanted, at + length, end);
        if (first != TCT_NONE) collect(wanted, tree->head[first], depth + 1, (uint8_t)(penalty + 8));
        return;
    }
}

/* "Four guests addressed the meeting …: A (…), B (…) and C": the people after the colon are who the noun
 * means. */
static void collect_announced(const tct_wanted *wanted, uint32_t word, uint8_t penalty) {
    const tct_doc *doc = wanted->tree->doc;
    const tct_sentence *sentence = &doc->sentences.items[word_at(wanted->tree, word)->sentence];
    const tct_word *noun = word_at(wanted->tree, word);
    uint32_t colon = word + 1;
    if (noun->upos != TCT_UPOS_NOUN || TCT_FEAT(noun->feats, TCT_FEAT_NUMBER) != TCT_NUMBER_PLUR) return;
    while (colon < sentence->word_end && !is_colon(doc, colon))
        colon++;
    if (colon >= sentence->word_end || person_at(wanted, colon + 1, sentence->word_end) == TCT_NONE) return;
    for (uint32_t w = colon + 1; w < sentence->word_end; w++) {
        const uint32_t person = person_at(wanted, w, sentence->word_end);
        if (person != TCT_NONE && !(doc->mentions.items[person].flags & TCT_MENTION_INNER))
            tct_fillers_add(wanted->fillers, person, (uint8_t)(penalty + 8));
    }
}

/* "le ministre, M. Diallo": the person, not the office, where a person is wanted. */
static uint32_t named_person(const tct_wanted *wanted, uint32_t word, uint32_t found) {
    const uint32_t apposed = from_apposition(wanted, word);
    if (apposed != TCT_NONE) return apposed;
    const uint32_t holder = found == TCT_NONE ? TCT_NONE : holder_after(wanted, found);
    return holder == TCT_NONE ? found : holder;
}

/* "M. X, |ministre| de Y, qui a …": what the word stands beside. */
static uint32_t before_apposition(const tct_wanted *wanted, uint32_t word) {
    const tct_word *apposed = word_at(wanted->tree, word);
    return apposed->relation == TCT_DEP_APPOS && apposed->head < word ? headed_by(wanted, apposed->head)
                                                                      : TCT_NONE;
}

/* Where a person may be wanted, the one who stands for the body found. */
static uint32_t person_for(const tct_wanted *wanted, uint32_t found) {
    uint32_t holder = wanted->tree->holder[found];
    if (holder == TCT_NONE && wanted->tree->doc->mentions.items[found].kind == TCT_KIND_ORGANIZATION)
        holder = person_from(wanted, found);
    const bool fits =
        holder != TCT_NONE && tct_mention_fits(wanted->tree, holder, wanted->kinds, wanted->class_id);
    return fits ? holder : found;
}

/* The mention that the word itself stands for; TCT_NONE when there is none. */
static uint32_t meant_by(const tct_wanted *wanted, uint32_t word, unsigned depth) {
    const bool person = wanted->kinds & TCT_KIND_BIT(PERSON);
    uint32_t found = headed_by(wanted, word);
    const bool named = found != TCT_NONE && wanted->tree->doc->mentions.items[found].form != TCT_MENTION_POST;
    if (!named && person) found = named_person(wanted, word, found);
    if (found == TCT_NONE) found = covering(wanted, word);
    if (found == TCT_NONE) found = from_apposition(wanted, word);
    if (found == TCT_NONE) found = before_apposition(wanted, word);
    if (found == TCT_NONE && person) found = holder_of_title(wanted, word);
    if (found == TCT_NONE && depth == 0) found = around(wanted, word);
    return found != TCT_NONE && person ? person_for(wanted, found) : found;
}

/* "the two organisations": who was spoken of before. */
static void collect_group(const tct_wanted *wanted, uint32_t word, uint8_t penalty) {
    tct_group group = {.count = 0};
    if (!tct_group_of(wanted->tree, wanted->part, word, &group)) return;
    for (unsigned i = 0; i < group.count; i++)
        if (tct_mention_fits(wanted->tree, group.items[i], wanted->kinds, wanted->class_id))
            tct_fillers_add(wanted->fillers, group.items[i], (uint8_t)(penalty + 10));
}

/* What a general term stands for: names before it, its complement, or the list that follows it. */
static void collect_general(const tct_wanted *wanted, uint32_t word, unsigned depth, uint8_t penalty) {
    const uint32_t before = wanted->fillers->count;
    collect_group(wanted, word, penalty);
    if (wanted->fillers->count > before) return;
    collect_carried(wanted, word, depth, penalty);
    if (wanted->fillers->count == before && (wanted->kinds & TCT_KIND_BIT(PERSON)))
        collect_announced(wanted, word, penalty);
    if (wanted->fillers->count == before) collect_listed(wanted, word, depth, penalty);
}

/* Preposition of the phrase headed by @p word, 0 for none. */
static tct_symbol case_of(const tct_tree *tree, uint32_t word) {
    EACH_CHILD(tree, child, word)
    if (word_at(tree, child)->relation == TCT_DEP_CASE && child < word) return word_at(tree, child)->lower;
    return 0;
}

/* "|avec| la participation de A, et |de| B": another preposition says that the conjunct belongs to a
 * complement. */
static bool leads_elsewhere(const tct_tree *tree, uint32_t word, uint32_t conjunct) {
    const tct_symbol own = case_of(tree, word), other = case_of(tree, conjunct);
    return own && other && own != other;
}

static void collect(const tct_wanted *wanted, uint32_t word, unsigned depth, uint8_t penalty) {
    if (depth > DEPTH_MAXIMUM) return;
    const uint32_t found = meant_by(wanted, word, depth);
    if (found != TCT_NONE)
        tct_fillers_add(wanted->fillers, found, penalty);
    else
        collect_general(wanted, word, depth, penalty);
    EACH_CHILD(wanted->tree, child, word) {
        if (word_at(wanted->tree, child)->relation == TCT_DEP_CONJ &&
            word_at(wanted->tree, child)->upos != TCT_UPOS_VERB &&
            (found != TCT_NONE || !leads_elsewhere(wanted->tree, word, child)))
            collect(wanted, child, depth + 1, (uint8_t)(penalty + 1));
    }
    const uint32_t head = found == TCT_NONE ? word : wanted->tree->head[found];
    if (head == word) return;
    EACH_CHILD(wanted->tree, child, head) {
        if (word_at(wanted->tree, child)->relation == TCT_DEP_CONJ)
            collect(wanted, child, depth + 1, (uint8_t)(penalty + 3));
    }
}

void tct_fillers_of(const tct_tree *tree, const tct_part *part, uint32_t word, uint16_t kinds,
                    uint16_t class_id, tct_fillers *fillers) {
    assert(tree && fillers && word < tree->doc->words.count);
    const tct_wanted wanted = {tree, part, kinds, class_id, fillers};
    collect(&wanted, word, 0, 0);
    tct_series_extend(tree, kinds, class_id, fillers);
}
