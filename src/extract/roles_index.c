/* What the passes over roles look up: mentions by word, lists by language, small tests on words. */
#include <assert.h>

#include "extract/titles.h"

static const char *const list_files[TCT_ROLE_LIST_COUNT] = {
    [TCT_ROLE_TITLES] = "titles",
    [TCT_ROLE_MODIFIERS] = "title-modifiers",
    [TCT_ROLE_LINKS] = "title-links",
    [TCT_ROLE_BEFORE] = "title-before",
    [TCT_ROLE_COMPLEMENTS] = "role-links",
    [TCT_ROLE_POSSESSORS] = "possessors",
    [TCT_ROLE_HONORIFICS] = "honorifics",
    [TCT_ROLE_NOUNS] = "noun-links",
    [TCT_ROLE_REPRESENT] = "representation",
    [TCT_ROLE_MEMBERS] = "membership",
    [TCT_ROLE_VERBS] = "role-verbs",
    [TCT_ROLE_UNITS] = "unit-nouns",
    [TCT_ROLE_ENDINGS] = "title-endings",
};

const tct_role_part *tct_roles_part(const tct_roles *roles, uint32_t sentence) {
    const tct_part *part = tct_part_of_sentence(roles->extract, roles->doc, sentence);
    return part ? &roles->parts[part - roles->extract->parts] : NULL;
}

tct_str tct_roles_value(const tct_roles *roles, const tct_pack_item *item, int column) {
    assert(column >= 0 && column < 3);
    return item && item->value[column] ? tct_doc_symbol(roles->doc, item->value[column]) : tct_str_of("");
}

bool tct_titles_over(const tct_roles *roles, uint32_t word) {
    assert(word < roles->doc->words.count);
    const uint32_t begin = roles->doc->sentences.items[roles->doc->words.items[word].sentence].first_word;
    for (uint32_t w = word; w > begin && word - w < 30; w--)
        if (roles->title_at[w - 1] != TCT_NONE) return roles->titles.items[roles->title_at[w - 1]].end > word;
    return false;
}

bool tct_roles_is_genitive(const tct_roles *roles, uint32_t word) {
    if (word >= roles->doc->words.count) return false;
    const tct_word *w = &roles->doc->words.items[word];
    return w->upos == TCT_UPOS_PART && w->relation == TCT_DEP_CASE;
}

tct_symbol tct_roles_key(const tct_roles *roles, uint32_t word) {
    const tct_word *w = &roles->doc->words.items[word];
    if (tct_roles_is_genitive(roles, word)) return roles->genitive;
    const bool elided = tct_str_ends(tct_doc_symbol(roles->doc, w->lower), TCT_LIT("'"));
    return elided && w->lemma ? w->lemma : w->lower;
}

/** Most words of a key that holds one that is no form. */
#define KEYS_MAXIMUM 8u

/** Longest key over the words' keys: what tct_list_longest() finds over their forms. */
static uint32_t match_keys(const tct_roles *roles, const tct_pack_list *list, uint32_t from, uint32_t end,
                           const tct_pack_item **item) {
    tct_symbol keys[KEYS_MAXIMUM];
    size_t count = 0, value_count = 0;
    const uint32_t *values = NULL;
    for (; count < KEYS_MAXIMUM && from + count < end; count++)
        keys[count] = tct_roles_key(roles, from + (uint32_t)count);
    const size_t length = tct_phrases_longest(&list->phrases, keys, count, &values, &value_count);
    if (length && value_count) *item = &list->items[values[0]];
    return value_count ? (uint32_t)length : 0;
}

uint32_t tct_roles_match(const tct_roles *roles, const tct_role_part *part, tct_role_list list, uint32_t from,
                         uint32_t end, const tct_pack_item **item) {
    *item = NULL;
    if (!part->lists[list] || from >= end) return 0;
    const tct_pack_item *other = NULL;
    const uint32_t plain = tct_list_longest(part->lists[list], roles->doc, from, end, item);
    const bool differs = roles->keyed_from[from] < end && roles->keyed_from[from] - from < KEYS_MAXIMUM;
    const uint32_t keyed = differs ? match_keys(roles, part->lists[list], from, end, &other) : 0;
    if (keyed > plain) *item = other;
    return keyed > plain ? keyed : plain;
}

uint32_t tct_roles_match_back(const tct_roles *roles, const tct_role_part *part, tct_role_list list,
                              uint32_t begin, uint32_t end, const tct_pack_item **item) {
    assert(begin <= end);
    const uint32_t most = 6;
    uint32_t from = end - begin > most ? end - most : begin;
    for (; from < end; from++)
        if (tct_roles_match(roles, part, list, from, end, item) == end - from) return end - from;
    return 0;
}

bool tct_roles_is_mark(const tct_roles *roles, uint32_t word, const char *set) {
    if (word >= roles->doc->words.count) return false;
    const tct_word *w = &roles->doc->words.items[word];
    const tct_str form = tct_doc_span(roles->doc, w->span);
    if (w->upos != TCT_UPOS_PUNCT && w->upos != TCT_UPOS_SYM && w->upos != TCT_UPOS_X) return false;
    if (!set) return true;
    if (!form.size) return false;
    const size_t at = tct_str_find(tct_str_of(set), form, 0);
    return at != SIZE_MAX;
}

/** Sets or keeps, whichever mention is longer. */
static void keep_longer(const tct_doc *doc, uint32_t *slot, uint32_t mention) {
    const tct_mention *new = &doc->mentions.items[mention];
    if (*slot != TCT_NONE) {
        const tct_mention *old = &doc->mentions.items[*slot];
        const uint32_t a = old->word_end - old->first_word, b = new->word_end - new->first_word;
        if (b < a || (b == a && new->confidence <= old->confidence)) return;
    }
    *slot = mention;
}

/** Names and descriptions, and pronouns for a person who is known. */
static bool is_indexed(const tct_mention *mention, uint32_t index) {
    if (mention->kind == TCT_KIND_POST || mention->kind == TCT_KIND_NONE) return false;
    return mention->form != TCT_MENTION_PRONOUN ||
           (mention->kind == TCT_KIND_PERSON && mention->chain != index);
}

static void index_mentions(tct_roles *roles) {
    const tct_doc *doc = roles->doc;
    for (uint32_t i = 0; i < doc->mentions.count; i++) {
        const tct_mention *mention = &doc->mentions.items[i];
        if (!is_indexed(mention, i)) continue;
        keep_longer(doc, &roles->starts[mention->first_word], i);
        keep_longer(doc, &roles->ends[mention->word_end], i);
        for (uint32_t w = mention->first_word; w < mention->word_end; w++)
            keep_longer(doc, &roles->covers[w], i);
    }
}

/** Notes for each word where the next one stands whose key is not its form. */
static void index_keys(tct_roles *roles) {
    uint32_t next = TCT_NONE;
    for (uint32_t w = (uint32_t)roles->doc->words.count; w-- > 0;) {
        if (tct_roles_key(roles, w) != roles->doc->words.items[w].lower) next = w;
        roles->keyed_from[w] = next;
    }
}

static tct_status make_index(tct_roles *roles) {
    const size_t count = roles->doc->words.count + 1;
    uint32_t **const arrays[] = {&roles->starts,   &roles->ends,      &roles->covers,
                                 &roles->title_at, &roles->title_end, &roles->keyed_from};
    for (size_t a = 0; a < sizeof arrays / sizeof *arrays; a++) {
        *arrays[a] = tct_alloc(roles->extract->allocator, count, sizeof(uint32_t));
        if (!*arrays[a]) return TCT_ERR_MEMORY;
        memset(*arrays[a], 0xff, count * sizeof(uint32_t));
    }
    index_mentions(roles);
    index_keys(roles);
    return TCT_OK;
}

static void find_part_lists(tct_roles *roles, size_t index) {
    tct_role_part *part = &roles->parts[index];
    part->part = &roles->extract->parts[index];
    for (size_t l = 0; l < TCT_ROLE_LIST_COUNT; l++)
        part->lists[l] = tct_pack_list_find(part->part->language, list_files[l]);
    const tct_pack_list *grammar = tct_pack_list_find(part->part->language, "title-grammar");
    const tct_symbol key = tct_symbols_find(roles->doc->symbols, TCT_LIT("modifiers"));
    const tct_pack_item *item = grammar && key ? tct_pack_list_get(grammar, key) : NULL;
    part->modifiers_before = tct_str_equal(tct_roles_value(roles, item, 0), TCT_LIT("before"));
}

tct_status tct_roles_index(const tct_extract *extract, tct_doc *doc, tct_roles *roles) {
    assert(extract && doc && roles);
    *roles = (tct_roles){.extract = extract, .doc = doc};
    roles->genitive = tct_symbols_find(doc->symbols, TCT_LIT("genitive"));
    for (size_t i = 0; i < extract->part_count; i++)
        find_part_lists(roles, i);
    return make_index(roles);
}

tct_status tct_roles_open(const tct_extract *extract, tct_doc *doc, bool naming, tct_roles *roles) {
    TRY(tct_roles_index(extract, doc, roles));
    roles->naming = naming;
    roles->first_named = doc->mentions.count;
    for (uint32_t s = 0; s < doc->sentences.count; s++)
        TRY(tct_titles_find(roles, s));
    return tct_titles_hold(roles);
}

void tct_roles_close(tct_roles *roles) {
    const tct_allocator *allocator = roles->extract->allocator;
    tct_dealloc(allocator, roles->starts);
    tct_dealloc(allocator, roles->ends);
    tct_dealloc(allocator, roles->covers);
    tct_dealloc(allocator, roles->title_at);
    tct_dealloc(allocator, roles->title_end);
    tct_dealloc(allocator, roles->keyed_from);
    TCT_VEC_CLEAR(&roles->titles, allocator);
    TCT_VEC_CLEAR(&roles->holders, allocator);
}

static uint32_t of_kind(const tct_roles *roles, uint32_t mention, unsigned kinds) {
    if (mention == TCT_NONE) return TCT_NONE;
    return kinds >> roles->doc->mentions.items[mention].kind & 1u ? mention : TCT_NONE;
}

uint32_t tct_roles_begin(const tct_roles *roles, uint32_t word, unsigned kinds) {
    return word < roles->doc->words.count ? of_kind(roles, roles->starts[word], kinds) : TCT_NONE;
}

uint32_t tct_roles_end(const tct_roles *roles, uint32_t word, unsigned kinds) {
    assert(word <= roles->doc->words.count);
    return of_kind(roles, roles->ends[word], kinds);
}

uint32_t tct_roles_skip_articles(const tct_roles *roles, uint32_t from, uint32_t end) {
    while (from < end && roles->doc->words.items[from].upos == TCT_UPOS_DET &&
           roles->starts[from] == TCT_NONE)
        from++;
    return from;
}

/** "Director-|General| X": the form of address is the end of a longer title. */
static bool ends_title(const tct_roles *roles, uint32_t end, uint32_t length) {
    const uint32_t title = roles->title_end[end];
    return title != TCT_NONE && roles->titles.items[title].first + length < end;
}

uint32_t tct_roles_skip_honorifics(const tct_roles *roles, const tct_role_part *part, uint32_t begin,
                                   uint32_t end) {
    const tct_pack_item *item = NULL;
    for (int i = 0; i < 4; i++) {
        const uint32_t length = tct_roles_match_back(roles, part, TCT_ROLE_HONORIFICS, begin, end, &item);
        if (!length || ends_title(roles, end, length)) break;
        end -= length;
    }
    return end;
}

static bool there_already(const tct_doc *doc, const tct_relation *r) {
    for (size_t i = doc->relations.count; i-- > 0;) {
        const tct_relation *old = &doc->relations.items[i];
        if (old->property == r->property && old->subject == r->subject && old->object == r->object &&
            tct_str_equal(old->literal, r->literal))
            return true;
        if (old->sentence + 2 < r->sentence) break;
    }
    return false;
}

tct_status tct_roles_relate_by(tct_roles *roles, uint16_t property, uint32_t subject, uint32_t object,
                               uint32_t first, uint32_t end, uint8_t confidence, const char *rule) {
    tct_doc *doc = roles->doc;
    assert(subject < doc->mentions.count && object < doc->mentions.count && first < end);
    if (subject == object || property == UINT16_MAX) return TCT_OK;
    const tct_relation relation = {.property = property,
                                   .subject = subject,
                                   .object = object,
                                   .span = tct_words_span(doc, first, end),
                                   .sentence = doc->words.items[first].sentence,
                                   .confidence = confidence,
                                   .rule = tct_str_of(rule)};
    if (there_already(doc, &relation)) return TCT_OK;
    return TCT_DOC_PUSH(doc, relations, relation);
}

tct_status tct_roles_relate(tct_roles *roles, tct_property_name property, uint32_t subject, uint32_t object,
                            uint32_t first, uint32_t end, uint8_t confidence, const char *rule) {
    return tct_roles_relate_by(roles, roles->extract->properties[property], subject, object, first, end,
                               confidence, rule);
}

/** Is the mention an organization that a possessive may point back to? */
static bool is_antecedent(const tct_mention *mention) {
    return mention->kind == TCT_KIND_ORGANIZATION &&
           !(mention->flags & (TCT_MENTION_GENERIC | TCT_MENTION_INNER));
}

uint32_t tct_roles_context(const tct_roles *roles, uint32_t word) {
    const tct_doc *doc = roles->doc;
    assert(word < doc->words.count);
    const uint32_t sentence = doc->words.items[word].sentence;
    for (uint32_t w = word; w > doc->sentences.items[sentence].first_word; w--) {
        const uint32_t m = roles->ends[w];
        if (m != TCT_NONE && is_antecedent(&doc->mentions.items[m])) return m;
    }
    if (!sentence || doc->sentences.items[sentence - 1].block != doc->sentences.items[sentence].block)
        return TCT_NONE;
    const tct_sentence *before = &doc->sentences.items[sentence - 1];
    for (uint32_t w = before->first_word; w < before->word_end; w++) {
        const uint32_t m = roles->starts[w];
        if (m != TCT_NONE && is_antecedent(&doc->mentions.items[m])) return m;
    }
    return TCT_NONE;
}

tct_status tct_roles_with_index(const tct_extract *extract, tct_doc *doc,
                                tct_status (*read)(tct_roles *roles)) {
    assert(extract && doc && read);
    tct_roles roles = {0};
    tct_status status = tct_roles_index(extract, doc, &roles);
    if (status == TCT_OK) status = read(&roles);
    tct_roles_close(&roles);
    return status;
}
