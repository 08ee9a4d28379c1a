#include "extract/coref.h"

#include <assert.h>

#include "base/hash.h"
#include "base/utf8.h"

/** Words that do not tell names apart. */
static bool small_word(const tct_part *part, const tct_word *word, tct_str text) {
    size_t at = 0;
    const uint32_t c = text.size ? tct_utf8_next(text, &at) : 0;
    if (!tct_is_letter(c) && !tct_is_digit(c)) return true;
    return tct_part_item(part, TCT_LIST_NAME_WORDS, word->lower) ||
           tct_part_item(part, TCT_LIST_ARTICLES, word->lower);
}

static tct_status view_of(tct_coref *coref, uint32_t index) {
    assert(index < coref->count);
    tct_doc *doc = coref->doc;
    const tct_mention *mention = &doc->mentions.items[index];
    const tct_part *part = tct_part_of_sentence(coref->extract, doc, mention->sentence);
    tct_symbol *content = TCT_ARENA_NEW(&doc->arena, mention->word_end - mention->first_word, tct_symbol);
    if (!content) return TCT_ERR_MEMORY;
    tct_coref_view *view = &coref->views[index];
    *view = (tct_coref_view){.content = content, .determiner = TCT_NONE};
    for (uint32_t at = mention->first_word; at < mention->word_end; at++) {
        const tct_word *word = &doc->words.items[at];
        if (part && small_word(part, word, tct_doc_symbol(doc, word->form))) continue;
        content[view->count++] = word->lower;
        view->key = tct_hash_mix(view->key * 31 + word->lower);
    }
    const uint32_t before = mention->first_word ? mention->first_word - 1 : 0;
    if (mention->first_word > doc->sentences.items[mention->sentence].first_word && part &&
        tct_part_item(part, TCT_LIST_ARTICLES, doc->words.items[before].lower))
        view->determiner = before;
    return TCT_OK;
}

bool tct_coref_compatible(const tct_coref *coref, uint32_t a, uint32_t b) {
    const tct_mention *x = &coref->doc->mentions.items[tct_mention_root(coref->doc, a)];
    const tct_mention *y = &coref->doc->mentions.items[tct_mention_root(coref->doc, b)];
    if (x->kind != y->kind) return false;
    if (x->entity != TCT_NONE && y->entity != TCT_NONE && x->entity != y->entity) return false;
    const bool genders = x->gender && y->gender && x->gender != y->gender;
    return x->kind != TCT_KIND_PERSON || !genders;
}

/** How well a mention stands for its entity. */
static uint32_t standing(const tct_mention *mention) {
    static const uint8_t of_form[] = {
        [TCT_MENTION_NAME] = 5, [TCT_MENTION_ACRONYM] = 4, [TCT_MENTION_DESCRIPTION] = 3,
        [TCT_MENTION_POST] = 3, [TCT_MENTION_ANAPHOR] = 1, [TCT_MENTION_PRONOUN] = 0};
    const uint32_t generic = mention->flags & TCT_MENTION_GENERIC ? 0 : 1;
    return generic << 20 | (uint32_t)of_form[mention->form] << 12 |
           (mention->span.end - mention->span.begin < 4000 ? mention->span.end - mention->span.begin : 4000);
}

/** "The |next| Summit will be held in Halifax": another one than that spoken of before. */
static bool is_another_than(const tct_coref *coref, uint32_t a, uint32_t b) {
    const tct_mention *mentions = coref->doc->mentions.items;
    const bool before = mentions[a].first_word < mentions[b].first_word;
    const uint32_t earlier = before ? a : b, later = before ? b : a;
    return mentions[later].kind == TCT_KIND_EVENT && tct_is_another(coref->extract, coref->doc, later) &&
           !tct_is_another(coref->extract, coref->doc, earlier);
}

bool tct_coref_join(tct_coref *coref, uint32_t a, uint32_t b) {
    assert(a < coref->doc->mentions.count && b < coref->doc->mentions.count);
    if (is_another_than(coref, a, b)) return false;
    if (!tct_coref_compatible(coref, a, b)) return false;
    const uint32_t x = tct_mention_root(coref->doc, a), y = tct_mention_root(coref->doc, b);
    if (x == y) return true;
    tct_mention *first = &coref->doc->mentions.items[x], *second = &coref->doc->mentions.items[y];
    const bool keep = standing(first) > standing(second) || (standing(first) == standing(second) && x < y);
    tct_mention *root = keep ? first : second, *other = keep ? second : first;
    other->chain = keep ? x : y;
    if (root->entity == TCT_NONE) root->entity = other->entity;
    if (root->class_id == coref->extract->kind_class[root->kind]) root->class_id = other->class_id;
    if (!root->gender) root->gender = other->gender;
    if (!root->number) root->number = other->number;
    return true;
}

/** Chains point straight at their roots, and members take what the chain knows. */
static void flatten(tct_doc *doc) {
    for (uint32_t m = 0; m < doc->mentions.count; m++) {
        tct_mention *mention = &doc->mentions.items[m];
        const uint32_t root = tct_mention_root(doc, m);
        mention->chain = root;
        if (!mention->gender) mention->gender = doc->mentions.items[root].gender;
    }
}

/** The subject of the predicate noun of mention @p predicate among those before it; TCT_NONE for none. */
static uint32_t subject_of(const tct_coref *coref, uint32_t predicate) {
    const tct_mention *noun = &coref->doc->mentions.items[predicate];
    for (uint32_t m = predicate; m-- > 0;) {
        const tct_mention *mention = &coref->doc->mentions.items[m];
        if (mention->sentence != noun->sentence) break;
        const tct_word *head = &coref->doc->words.items[mention->head];
        if (head->head == noun->head && head->relation == TCT_DEP_NSUBJ) return m;
    }
    return TCT_NONE;
}

static bool has_copula(const tct_coref *coref, uint32_t word) {
    const tct_sentence *s = &coref->doc->sentences.items[coref->doc->words.items[word].sentence];
    for (uint32_t w = s->first_word; w < word; w++)
        if (coref->doc->words.items[w].head == word && coref->doc->words.items[w].relation == TCT_DEP_COP)
            return true;
    return false;
}

/** "Clean Rivers is a three-year project of …": what a name is said to be is no second thing. */
static void join_predicates(tct_coref *coref) {
    for (uint32_t m = 0; m < coref->count; m++) {
        const tct_mention *mention = &coref->doc->mentions.items[m];
        if (mention->form != TCT_MENTION_DESCRIPTION ||
            mention->flags & (TCT_MENTION_GENERIC | TCT_MENTION_PLURAL))
            continue;
        if (mention->kind != TCT_KIND_STRATEGY && mention->kind != TCT_KIND_ORGANIZATION) continue;
        const tct_word *head = &coref->doc->words.items[mention->head];
        if (head->head != TCT_NONE && head->relation != TCT_DEP_CONJ && head->relation != TCT_DEP_CCOMP)
            continue;
        if (!has_copula(coref, mention->head)) continue;
        const uint32_t subject = subject_of(coref, m);
        if (subject != TCT_NONE && coref->doc->mentions.items[subject].form <= TCT_MENTION_ACRONYM)
            (void)tct_coref_join(coref, subject, m);
    }
}

/** Gender of a name from the article before it. */
static void genders_from_articles(tct_coref *coref) {
    for (uint32_t m = 0; m < coref->count; m++) {
        tct_mention *mention = &coref->doc->mentions.items[m];
        if (mention->gender || mention->kind == TCT_KIND_PERSON || coref->views[m].determiner == TCT_NONE)
            continue;
        const tct_part *part = tct_part_of_sentence(coref->extract, coref->doc, mention->sentence);
        const tct_pack_item *item =
            tct_part_item(part, TCT_LIST_ARTICLES, coref->doc->words.items[coref->views[m].determiner].lower);
        const tct_str gender = item ? tct_doc_symbol(coref->doc, item->value[1]) : (tct_str){0};
        if (gender.size) mention->gender = gender.data[0] == 'f' ? TCT_GENDER_FEM : TCT_GENDER_MASC;
    }
}

/** Mentions before an apposition among which what it describes is looked for. */
#define APPOSED_REACH 12u

/** The name that the tree hangs the description @p m on as its apposition; TCT_NONE when there is none. */
static uint32_t apposed_to(const tct_coref *coref, uint32_t m) {
    const tct_mention *mentions = coref->doc->mentions.items, *description = &mentions[m];
    const tct_word *head = &coref->doc->words.items[description->head];
    if (head->relation != TCT_DEP_APPOS || head->head == TCT_NONE) return TCT_NONE;
    for (uint32_t n = m; n-- > 0 && m - n <= APPOSED_REACH;) {
        const tct_mention *name = &mentions[n];
        if (name->head == head->head && name->kind == description->kind &&
            name->form <= TCT_MENTION_ACRONYM && name->word_end <= description->first_word)
            return n;
    }
    return TCT_NONE;
}

/** "Aldane, filiale de Meridian," is one body under a name and a description. */
static void join_appositions(tct_coref *coref) {
    for (uint32_t m = 0; m < coref->count; m++) {
        const tct_mention *mention = &coref->doc->mentions.items[m];
        if (mention->form != TCT_MENTION_DESCRIPTION || mention->kind == TCT_KIND_PERSON ||
            mention->kind == TCT_KIND_PLACE || mention->flags & (TCT_MENTION_GENERIC | TCT_MENTION_PLURAL))
            continue;
        const uint32_t name = apposed_to(coref, m);
        if (name != TCT_NONE) (void)tct_coref_join(coref, name, m);
    }
}

/** "the 12th edition of the forum" is the forum; "la précédente édition" without one is not. */
static void join_editions(tct_coref *coref) {
    for (uint32_t m = 0; m < coref->count; m++) {
        uint32_t inner = TCT_NONE;
        if (!tct_is_another(coref->extract, coref->doc, m) &&
            tct_event_shell(coref->extract, coref->doc, m, &inner) == 's')
            (void)tct_coref_join(coref, m, inner);
    }
}

tct_status tct_extract_coref(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    const size_t count = doc->mentions.count;
    if (!count) return TCT_OK;
    tct_coref coref = {.extract = extract, .doc = doc, .count = count};
    coref.views = TCT_ARENA_NEW(&doc->arena, count, tct_coref_view);
    if (!coref.views) return TCT_ERR_MEMORY;
    for (uint32_t m = 0; m < count; m++)
        TRY(view_of(&coref, m));
    genders_from_articles(&coref);
    TRY(tct_coref_names(&coref));
    TRY(tct_coref_people(&coref));
    TRY(tct_coref_notes(&coref));
    join_editions(&coref);
    TRY(tct_coref_anaphors(&coref));
    join_predicates(&coref);
    join_appositions(&coref);
    TRY(tct_coref_pronouns(&coref));
    flatten(doc);
    return tct_mentions_settle(doc);
}
