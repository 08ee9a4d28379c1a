/* What stands for the issuer of a text: "the Group", "la fondation", "our"; pronouns where it presents
 * itself; a name and the description right after it. */
#include <assert.h>

#include "extract/office.h"

#define NEAR 1u
#define ABOUT_SENTENCES 6u

typedef struct {
    const tct_extract *extract;
    tct_doc *doc;
    uint32_t office; /**< representative */
    uint32_t about;  /**< sentence of "About X", or TCT_NONE */
} issuer;

static const tct_mention *root_of(const tct_doc *doc, uint32_t mention) {
    return &doc->mentions.items[tct_mention_root(doc, mention)];
}

static tct_str value_of(const tct_doc *doc, const tct_pack_item *item) {
    return item ? tct_doc_symbol(doc, item->value[0]) : (tct_str){0};
}

bool tct_office_determined(const tct_extract *extract, const tct_doc *doc, uint32_t at, const char *kind) {
    if (at == 0 || doc->words.items[at - 1].sentence != doc->words.items[at].sentence) return false;
    const tct_part *part = tct_part_of_sentence(extract, doc, doc->words.items[at].sentence);
    const tct_pack_item *item = tct_part_item(part, TCT_LIST_ARTICLES, doc->words.items[at - 1].lower);
    return tct_str_equal(value_of(doc, item), tct_str_of(kind));
}

/** Does the issuer's name hold the noun, or its class lie under the noun's? */
static bool is_own_noun(const issuer *in, const tct_mention *noun) {
    const tct_mention *office = &in->doc->mentions.items[in->office];
    const tct_symbol lower = in->doc->words.items[noun->first_word].lower;
    for (uint32_t w = office->first_word; w < office->word_end; w++)
        if (in->doc->words.items[w].lower == lower) return true;
    return office->class_id != UINT16_MAX && noun->class_id != UINT16_MAX &&
           office->class_id != in->extract->kind_class[TCT_KIND_ORGANIZATION] &&
           tct_pack_class_is_a(in->extract->pack, office->class_id, noun->class_id);
}

/** A body of state is neither company nor group. */
static bool is_private(const issuer *in) {
    const uint16_t class_id = in->doc->mentions.items[in->office].class_id;
    const uint16_t state = in->extract->classes[TCT_CLASS_GOVERNMENT];
    return class_id == UINT16_MAX || state == UINT16_MAX ||
           !tct_pack_class_is_a(in->extract->pack, class_id, state);
}

static bool is_named(const tct_mention *root) {
    return root->kind == TCT_KIND_ORGANIZATION && !(root->flags & TCT_MENTION_GENERIC) &&
           root->form <= TCT_MENTION_DESCRIPTION;
}

/** Could the noun mean another organization that the text names right before? */
static bool has_rival(const issuer *in, uint32_t m) {
    const tct_mention *noun = &in->doc->mentions.items[m];
    for (uint32_t other = m; other-- > 0;) {
        const tct_mention *mention = &in->doc->mentions.items[other];
        if (noun->sentence - mention->sentence > NEAR) return false;
        const tct_mention *root = root_of(in->doc, other);
        if (tct_mention_root(in->doc, other) == in->office) return false;
        if (is_named(root) && root->class_id != UINT16_MAX && noun->class_id != UINT16_MAX &&
            root->class_id != in->extract->kind_class[TCT_KIND_ORGANIZATION] &&
            tct_pack_class_is_a(in->extract->pack, root->class_id, noun->class_id))
            return true;
    }
    return false;
}

static bool stands_alone(const tct_doc *doc, uint32_t m) {
    const tct_mention *root = root_of(doc, m);
    return root->word_end - root->first_word == 1 && root->form != TCT_MENTION_NAME &&
           root->form != TCT_MENTION_ACRONYM;
}

/** The entry of list office-nouns for a mention that is one definite noun and nothing more; NULL for others.
 */
static const tct_pack_item *office_noun(const issuer *in, uint32_t m) {
    const tct_mention *noun = &in->doc->mentions.items[m];
    if (noun->kind != TCT_KIND_ORGANIZATION || noun->word_end - noun->first_word != 1 ||
        !stands_alone(in->doc, m) || noun->flags & TCT_MENTION_PLURAL || noun->form == TCT_MENTION_PRONOUN)
        return NULL;
    if (!tct_office_determined(in->extract, in->doc, noun->first_word, "def")) return NULL;
    const tct_pack_list *list = tct_office_list(in->extract, in->doc, noun->sentence, "office-nouns");
    return list ? tct_pack_list_get(list, in->doc->words.items[noun->first_word].lower) : NULL;
}

/** May the one word of the mention stand for the issuer? */
static bool stands_for_office(const issuer *in, uint32_t m) {
    const tct_mention *noun = &in->doc->mentions.items[m];
    const tct_pack_item *item = office_noun(in, m);
    if (!item || has_rival(in, m)) return false;
    const tct_str value = value_of(in->doc, item);
    if (tct_str_equal(value, TCT_LIT("body"))) return true;
    return tct_str_equal(value, TCT_LIT("any")) ? is_private(in) : is_own_noun(in, noun);
}

static void join(const issuer *in, uint32_t m, uint32_t to) {
    const uint32_t root = tct_mention_root(in->doc, m);
    if (root == to) return;
    in->doc->mentions.items[root].chain = to;
    in->doc->mentions.items[m].chain = to;
    in->doc->mentions.items[m].flags &= (uint8_t)~TCT_MENTION_GENERIC;
    in->doc->mentions.items[root].flags &= (uint8_t)~TCT_MENTION_GENERIC;
    in->doc->mentions.items[m].form = TCT_MENTION_ANAPHOR;
    in->doc->mentions.items[m].rule = TCT_LIT("office/noun");
}

static void join_nouns(const issuer *in) {
    const size_t count = in->doc->mentions.count;
    for (uint32_t m = 0; m < count; m++)
        if (stands_for_office(in, m)) join(in, m, in->office);
}

/** Is the word a subject, or the name behind the noun that is one ("l'armateur |Oltvik|")? */
static bool is_subject(const tct_doc *doc, uint32_t word) {
    const tct_word *w = &doc->words.items[word];
    const bool behind =
        w->relation == TCT_DEP_APPOS || w->relation == TCT_DEP_FLAT || w->relation == TCT_DEP_NMOD;
    if (behind && w->head != TCT_NONE && w->head + 1 == word) w = &doc->words.items[w->head];
    return w->relation == TCT_DEP_NSUBJ || w->relation == TCT_DEP_NSUBJ_PASS;
}

/** "Oltvik Wind has bought … The company employs …": a definite noun that needs a name takes up the one named
 * subject of its sentence so far or of the two before it. */
static uint32_t subject_before(const issuer *in, uint32_t m, bool any_body) {
    const tct_mention *noun = &in->doc->mentions.items[m];
    for (uint32_t other = m; other-- > 0 && noun->sentence - in->doc->mentions.items[other].sentence <= 2;) {
        const tct_mention *mention = &in->doc->mentions.items[other];
        const uint32_t root = tct_mention_root(in->doc, other);
        if (!is_named(&in->doc->mentions.items[root]) || mention->flags & TCT_MENTION_INNER) continue;
        const bool subject = is_subject(in->doc, mention->head);
        const issuer as = {.extract = in->extract, .doc = in->doc, .office = root};
        if (subject && mention->form != TCT_MENTION_PRONOUN)
            return any_body || is_private(&as) ? root : TCT_NONE;
    }
    return TCT_NONE;
}

/** Is the mention one definite noun of the list office-nouns that nothing has explained? */
static bool needs_name(const issuer *in, uint32_t m, bool *any_body) {
    const tct_pack_item *item = office_noun(in, m);
    *any_body = item && tct_str_equal(value_of(in->doc, item), TCT_LIT("body"));
    return item && (*any_body || tct_str_equal(value_of(in->doc, item), TCT_LIT("any")));
}

static void join_to_subjects(const issuer *in) {
    const size_t count = in->doc->mentions.count;
    for (uint32_t m = 0; m < count; m++) {
        bool any_body = false;
        const uint32_t subject = needs_name(in, m, &any_body) ? subject_before(in, m, any_body) : TCT_NONE;
        if (subject != TCT_NONE) join(in, m, subject);
    }
}

static bool is_covered(const tct_doc *doc, uint32_t word) {
    for (size_t m = 0; m < doc->mentions.count; m++)
        if (doc->mentions.items[m].first_word == word && doc->mentions.items[m].form == TCT_MENTION_PRONOUN)
            return true;
    return false;
}

static tct_status add_pronoun(const issuer *in, uint32_t word, const char *rule) {
    uint32_t index = 0;
    const tct_kind kind = (tct_kind)in->doc->mentions.items[in->office].kind;
    TRY(tct_mention_add(in->extract, in->doc, word, word + 1, kind, TCT_MENTION_PRONOUN, rule, &index));
    tct_mention *mention = &in->doc->mentions.items[index];
    mention->class_id = in->doc->mentions.items[in->office].class_id;
    mention->chain = in->office;
    mention->confidence = 65;
    return TCT_OK;
}

/** Does the sentence name a person? Then an organization in it may be that of who speaks. */
static bool has_person(const issuer *in, uint32_t sentence) {
    for (uint32_t m = 0; m < in->doc->mentions.count && in->doc->mentions.items[m].sentence <= sentence; m++)
        if (in->doc->mentions.items[m].sentence == sentence &&
            in->doc->mentions.items[m].kind == TCT_KIND_PERSON)
            return true;
    return false;
}

/** No other organization speaks in the sentence or the one after it. */
static bool speaks_alone(const issuer *in, uint32_t sentence) {
    const bool here = has_person(in, sentence);
    const bool next = sentence + 1 < in->doc->sentences.count && has_person(in, sentence + 1);
    for (uint32_t m = 0; m < in->doc->mentions.count; m++) {
        const uint32_t s = in->doc->mentions.items[m].sentence;
        if (s < sentence || s > sentence + 1 || !(s == sentence ? here : next)) continue;
        if (is_named(root_of(in->doc, m)) && tct_mention_root(in->doc, m) != in->office) return false;
    }
    return true;
}

/** "our strategy", "nous": the issuer, when it alone can be meant. */
static tct_status join_first_person(const issuer *in, uint32_t sentence) {
    const tct_pack_list *list = tct_office_list(in->extract, in->doc, sentence, "office-we");
    const tct_sentence s = in->doc->sentences.items[sentence];
    for (uint32_t w = s.first_word; list && w < s.word_end; w++) {
        const tct_word *word = &in->doc->words.items[w];
        const tct_pack_item *item = tct_pack_list_get(list, word->lower);
        if (!item || is_covered(in->doc, w)) continue;
        if (tct_str_equal(value_of(in->doc, item), TCT_LIT("subject")) && word->relation != TCT_DEP_NSUBJ)
            continue;
        if (speaks_alone(in, sentence)) TRY(add_pronoun(in, w, "office/first person"));
    }
    return TCT_OK;
}

/** "About X": the subject pronoun of its sentences is X when nothing else was found for it. */
static tct_status join_about(const issuer *in, uint32_t sentence) {
    const tct_part *part = tct_part_of_sentence(in->extract, in->doc, sentence);
    const tct_sentence s = in->doc->sentences.items[sentence];
    for (uint32_t w = s.first_word; part && w < s.word_end && w < s.first_word + 3; w++) {
        const tct_word *word = &in->doc->words.items[w];
        const tct_pack_item *item = tct_part_item(part, TCT_LIST_PRONOUNS, word->lower);
        const bool subject = word->relation == TCT_DEP_NSUBJ || word->relation == TCT_DEP_NSUBJ_PASS;
        if (!item || !subject || is_covered(in->doc, w)) continue;
        if (!tct_str_equal(tct_doc_symbol(in->doc, item->value[1]), TCT_LIT("s")) ||
            !tct_str_equal(tct_doc_symbol(in->doc, item->value[2]), TCT_LIT("subject")))
            continue;
        TRY(add_pronoun(in, w, "office/about"));
    }
    return TCT_OK;
}

static void find_about(issuer *in) {
    in->about = TCT_NONE;
    for (uint32_t m = 0; m < in->doc->mentions.count && in->about == TCT_NONE; m++) {
        const tct_mention *mention = &in->doc->mentions.items[m];
        uint32_t first = 0, end = 0;
        if (tct_mention_root(in->doc, m) == in->office &&
            tct_office_about(in->extract, in->doc, mention->sentence, &first, &end) &&
            mention->first_word <= first)
            in->about = mention->sentence;
    }
}

static void flatten(tct_doc *doc) {
    for (uint32_t m = 0; m < doc->mentions.count; m++)
        doc->mentions.items[m].chain = tct_mention_root(doc, m);
}

tct_status tct_extract_office_chains(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    issuer in = {.extract = extract, .doc = doc};
    TRY(tct_office_find(extract, doc, &in.office));
    if (in.office != TCT_NONE) {
        assert(in.office < doc->mentions.count);
        join_nouns(&in);
        join_to_subjects(&in);
        find_about(&in);
        for (uint32_t s = 0; s < doc->sentences.count; s++) {
            TRY(join_first_person(&in, s));
            if (in.about != TCT_NONE && s > in.about && s - in.about <= ABOUT_SENTENCES)
                TRY(join_about(&in, s));
        }
    }
    if (doc->mentions.count && in.office == TCT_NONE) join_to_subjects(&in);
    flatten(doc);
    return tct_mentions_settle(doc);
}
