/* Definite descriptions: the nearest antecedent that agrees, or none. */
#include <assert.h>

#include "base/utf8.h"
#include "extract/coref.h"

/** How many sentences back a description and the noun of an act may look. */
#define DESCRIPTION_REACH 60u
#define ACT_REACH 2u
/** Last sentence of the headline and the lead. */
#define LEAD 1u
/** How many sentences after a new thing its name may come. */
#define NAMING_REACH 3u

static const tct_mention *at(const tct_coref *coref, uint32_t index) {
    return &coref->doc->mentions.items[index];
}

/** The same noun, whether the tagger took it for a name or not. */
bool tct_coref_same_head(const tct_coref *coref, const tct_mention *a, const tct_mention *b) {
    const tct_word *x = &coref->doc->words.items[a->head], *y = &coref->doc->words.items[b->head];
    return x->lower == y->lower || (x->lemma && x->lemma == y->lemma);
}

/** "the loan" for "the loan contract", "le prêt" for "l'accord de prêt". */
static bool holds_noun(const tct_coref *coref, const tct_mention *anaphor, const tct_mention *other) {
    const uint16_t agreement = coref->extract->classes[TCT_CLASS_AGREEMENT];
    if (anaphor->kind != TCT_KIND_STRATEGY || anaphor->word_end - anaphor->first_word != 1 ||
        agreement == UINT16_MAX || !tct_pack_class_is_a(coref->extract->pack, other->class_id, agreement))
        return false;
    const tct_symbol noun = coref->doc->words.items[anaphor->head].lower;
    for (uint32_t w = other->first_word; w < other->word_end && w < other->first_word + 4; w++)
        if (coref->doc->words.items[w].lower == noun) return true;
    return false;
}

/** 3: same noun, 2: same class, 1: one class above the other, 0: unrelated. */
static int fit(const tct_coref *coref, const tct_mention *anaphor, const tct_mention *other) {
    if (anaphor->kind != other->kind || anaphor->class_id == UINT16_MAX || other->class_id == UINT16_MAX)
        return 0;
    if (tct_coref_same_head(coref, anaphor, other)) return 3;
    if (holds_noun(coref, anaphor, other)) return 2;
    const bool body = anaphor->kind == TCT_KIND_ORGANIZATION;
    /* "the event", and "the three-day event": the most general class says nothing more */
    const bool general = anaphor->word_end - anaphor->first_word == 1 ||
                         anaphor->class_id == coref->extract->kind_class[anaphor->kind];
    if (anaphor->class_id == other->class_id)
        return body || !general || anaphor->class_id == coref->extract->kind_class[anaphor->kind] ? 0 : 2;
    if (!general) return 0;
    const tct_pack *pack = coref->extract->pack;
    if (tct_pack_class_is_a(pack, other->class_id, anaphor->class_id)) return 1;
    return 0;
}

static bool plural(const tct_mention *mention) {
    return (mention->flags & TCT_MENTION_PLURAL) != 0;
}

/** May @p other be what @p anaphor points back to? */
static bool antecedent(const tct_coref *coref, const tct_mention *anaphor, uint32_t other) {
    const tct_mention *mention = at(coref, other);
    if (mention->kind != anaphor->kind || mention->form == TCT_MENTION_PRONOUN ||
        plural(mention) != plural(anaphor))
        return false;
    return mention->span.end <= anaphor->span.begin || mention->span.begin >= anaphor->span.end;
}

static bool is_subject(const tct_coref *coref, const tct_mention *mention) {
    const uint8_t relation = coref->doc->words.items[mention->head].relation;
    return relation == TCT_DEP_NSUBJ || relation == TCT_DEP_NSUBJ_PASS;
}

/** "X, formerly of |the University of York|, joins … |the university| hosts": a body of the same noun that
 * the lead speaks of, when the nearest one is mentioned in passing; else @p nearest. */
static uint32_t leading_body(const tct_coref *coref, uint32_t m, uint32_t nearest) {
    const tct_mention *anaphor = at(coref, m), *near = at(coref, nearest);
    uint32_t times = 0;
    if (anaphor->kind != TCT_KIND_ORGANIZATION || near->form != TCT_MENTION_NAME || is_subject(coref, near))
        return nearest;
    const uint32_t root = tct_mention_root(coref->doc, nearest);
    for (uint32_t other = 0; other < m; other++)
        times += tct_mention_root(coref->doc, other) == root;
    for (uint32_t other = 0; times == 1 && other < nearest && at(coref, other)->sentence <= LEAD; other++) {
        const tct_mention *lead = at(coref, other);
        if (antecedent(coref, anaphor, other) && lead->form == TCT_MENTION_NAME && is_subject(coref, lead) &&
            tct_coref_same_head(coref, anaphor, lead))
            return other;
    }
    return nearest;
}

/** Nearest best antecedent before @p m. */
static uint32_t find_antecedent(const tct_coref *coref, uint32_t m, int *best_fit) {
    assert(m < coref->count && best_fit);
    const tct_mention *anaphor = at(coref, m);
    uint32_t best = TCT_NONE;
    *best_fit = 0;
    for (uint32_t other = m; other-- > 0;) {
        const tct_mention *mention = at(coref, other);
        if (anaphor->sentence - mention->sentence > DESCRIPTION_REACH) break;
        if (!antecedent(coref, anaphor, other)) continue;
        const int score = fit(coref, anaphor, mention);
        if (score > *best_fit) {
            *best_fit = score;
            best = other;
        }
        if (*best_fit == 3) break;
    }
    return *best_fit == 3 ? leading_body(coref, m, best) : best;
}

/** An indefinite that something points back to is a particular thing. */
static void introduce(tct_coref *coref, uint32_t other) {
    tct_mention *mention = &coref->doc->mentions.items[other];
    mention->flags &= (uint8_t)~TCT_MENTION_GENERIC;
}

bool tct_coref_determined(const tct_coref *coref, uint32_t m, const char *kind) {
    const uint32_t word = coref->views[m].determiner;
    if (word == TCT_NONE) return false;
    const tct_part *part = tct_part_of_sentence(coref->extract, coref->doc, at(coref, m)->sentence);
    const tct_pack_item *item = tct_part_item(part, TCT_LIST_ARTICLES, coref->doc->words.items[word].lower);
    return item && tct_str_equal(tct_doc_symbol(coref->doc, item->value[0]), tct_str_of(kind));
}

/** "its Board of Directors", "son comité exécutif": a unit that its possessor alone has. */
static bool is_owned_unit(const tct_coref *coref, uint32_t m) {
    const tct_mention *mention = at(coref, m);
    const tct_extract *extract = coref->extract;
    if (mention->kind != TCT_KIND_ORGANIZATION || mention->class_id == UINT16_MAX ||
        !tct_coref_determined(coref, m, "poss"))
        return false;
    return tct_pack_class_is_a(extract->pack, mention->class_id, extract->classes[TCT_CLASS_COMMITTEE]) ||
           tct_pack_class_is_a(extract->pack, mention->class_id, extract->classes[TCT_CLASS_UNIT]);
}

/** "the three-year initiative", "ce vaste programme": beside the noun only words of the list light-modifiers,
 * or spans of time. */
bool tct_coref_says_no_more(const tct_coref *coref, const tct_mention *mention) {
    const tct_part *part = tct_part_of_sentence(coref->extract, coref->doc, mention->sentence);
    const tct_pack_list *list = part ? part->lists[TCT_LIST_LIGHT_MODIFIERS] : NULL;
    if (!list || mention->word_end - mention->first_word > 5 || mention->kind == TCT_KIND_PLACE) return false;
    for (uint32_t w = mention->first_word; w < mention->word_end; w++) {
        const tct_word *word = &coref->doc->words.items[w];
        if (w != mention->head && word->upos != TCT_UPOS_PUNCT && word->upos != TCT_UPOS_NUM &&
            !tct_pack_list_get(list, word->lower))
            return false;
    }
    return mention->word_end - mention->first_word > 1;
}

/** "the two-day |meeting|" for the summit: an event of a finer class. */
static bool is_finer_event(const tct_coref *coref, const tct_mention *mention, const tct_mention *other) {
    if (mention->kind != TCT_KIND_EVENT || mention->class_id == UINT16_MAX || other->class_id == UINT16_MAX)
        return false;
    return mention->class_id != other->class_id &&
           tct_pack_class_is_a(coref->extract->pack, other->class_id, mention->class_id);
}

/** A definite description that says of its noun no more than that takes up the only thing of that noun so
 * far, or the only event that is one. */
static void join_light(tct_coref *coref, uint32_t m) {
    const tct_mention *mention = at(coref, m);
    uint32_t found = TCT_NONE;
    if (mention->form != TCT_MENTION_DESCRIPTION || plural(mention) || mention->chain != m) return;
    if (!tct_coref_determined(coref, m, "def") && !tct_coref_determined(coref, m, "dem")) return;
    if (!tct_coref_says_no_more(coref, mention)) return;
    for (uint32_t other = m;
         other-- > 0 && mention->sentence - at(coref, other)->sentence <= DESCRIPTION_REACH;) {
        const tct_mention *before = at(coref, other);
        if (before->kind != mention->kind || before->flags & (TCT_MENTION_GENERIC | TCT_MENTION_PLURAL) ||
            (!tct_coref_same_head(coref, mention, before) && !is_finer_event(coref, mention, before)))
            continue;
        const uint32_t root = tct_mention_root(coref->doc, other);
        if (found != TCT_NONE && found != root) return;
        found = root;
    }
    if (found != TCT_NONE) (void)tct_coref_join(coref, m, found);
}

/** "this year's conference", "today's meeting": a time of the year of publication owns the event. */
static bool owned_by_time(const tct_coref *coref, uint32_t m) {
    if (at(coref, m)->kind != TCT_KIND_EVENT) return false;
    const uint32_t owner = tct_time_owner(coref->doc, m);
    return owner != TCT_NONE && coref->doc->times.items[owner].begin.year == coref->doc->meta.published.year;
}

static bool points_back(const tct_coref *coref, uint32_t m) {
    const tct_mention *mention = at(coref, m);
    const bool many =
        plural(mention) && (mention->form != TCT_MENTION_ANAPHOR ||
                            (mention->flags & TCT_MENTION_GENERIC)); /* no "the Awards … the awards" */
    if (many || mention->chain != m) return false;
    if (mention->form == TCT_MENTION_DESCRIPTION && owned_by_time(coref, m)) return true;
    if (mention->form != TCT_MENTION_ANAPHOR) return false;
    if (tct_is_another(coref->extract, coref->doc, m)) return false;
    return tct_coref_determined(coref, m, "def") || tct_coref_determined(coref, m, "dem") ||
           owned_by_time(coref, m) || is_owned_unit(coref, m);
}

/** Bodies of which a text can mean but one without naming it: "the government", "le comité", "the Group". */
static bool unique_by_nature(const tct_coref *coref, const tct_mention *mention) {
    static const tct_class_name classes[] = {TCT_CLASS_GOVERNMENT_BODY, TCT_CLASS_COMMITTEE,
                                             TCT_CLASS_WORKING_GROUP, TCT_CLASS_PARLIAMENT,
                                             TCT_CLASS_MINISTRY};
    if (mention->kind != TCT_KIND_ORGANIZATION) return true;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (mention->class_id == coref->extract->classes[classes[i]]) return true;
    const tct_str text = tct_doc_span(coref->doc, mention->span);
    size_t position = 0;
    return text.size && tct_is_upper(tct_utf8_next(text, &position));
}

/** "|at| the launch", "|lors de| l'inauguration": a word of the list event-leads before the noun of an act
 * makes it an event that one is at. */
static bool is_led_in(const tct_coref *coref, uint32_t m) {
    const tct_mention *mention = at(coref, m);
    const tct_part *part = tct_part_of_sentence(coref->extract, coref->doc, mention->sentence);
    const uint32_t determiner = coref->views[m].determiner;
    if (mention->kind != TCT_KIND_EVENT || plural(mention) || !tct_coref_determined(coref, m, "def"))
        return false;
    const uint32_t first = coref->doc->sentences.items[mention->sentence].first_word;
    for (uint32_t from = determiner > first + 3 ? determiner - 3 : first; from < determiner; from++) {
        const tct_pack_item *item = NULL;
        if (tct_part_longest(part, coref->doc, TCT_LIST_EVENT_LEADS, from, determiner, &item) ==
            determiner - from)
            return true;
    }
    return false;
}

/** "launched at |a ceremony| … speaking at the launch": the one event spoken of so far in the paragraph, when
 * its noun says of it no more than that it is one. */
static uint32_t occasion(const tct_coref *coref, uint32_t m) {
    const tct_mention *act = at(coref, m);
    const uint16_t ceremony = coref->extract->classes[TCT_CLASS_CEREMONY];
    for (uint32_t other = m; other-- > 0;) {
        const tct_mention *mention = at(coref, other);
        if (act->sentence - mention->sentence > ACT_REACH) break;
        if (mention->kind != TCT_KIND_EVENT || plural(mention)) continue;
        const bool vague = mention->class_id == coref->extract->kind_class[TCT_KIND_EVENT] ||
                           (ceremony != UINT16_MAX && mention->class_id == ceremony);
        return vague && mention->word_end - mention->first_word == 1 ? other : TCT_NONE;
    }
    return TCT_NONE;
}

static void take_up_act(tct_coref *coref, uint32_t m) {
    const uint32_t other = occasion(coref, m);
    introduce(coref, m);
    if (other == TCT_NONE) {
        coref->doc->mentions.items[m].form = TCT_MENTION_DESCRIPTION;
        return;
    }
    introduce(coref, other);
    (void)tct_coref_join(coref, m, other);
}

/**
 * Without an antecedent, "the board" or "the signing" names the one that the text can mean; "this board" is
 * vague. A noun that needs a name stays generic.
 */
static void stand_alone(tct_coref *coref, uint32_t m) {
    tct_mention *mention = &coref->doc->mentions.items[m];
    if (mention->flags & TCT_MENTION_GENERIC && is_led_in(coref, m)) {
        take_up_act(coref, m);
        return;
    }
    if (mention->flags & TCT_MENTION_GENERIC) return;
    if (mention->kind == TCT_KIND_PLACE) {
        mention->flags |= TCT_MENTION_GENERIC;
        return;
    }
    if (is_owned_unit(coref, m) ||
        (tct_coref_determined(coref, m, "def") && unique_by_nature(coref, mention)))
        mention->form = TCT_MENTION_DESCRIPTION;
    else
        mention->flags |= TCT_MENTION_GENERIC;
}

/** "a forum in Lyon": an indefinite event, which a definite noun may take up again even if the noun is weak.
 */
static bool first_told(const tct_coref *coref, uint32_t m) {
    return m != TCT_NONE && at(coref, m)->kind == TCT_KIND_EVENT && !plural(at(coref, m)) &&
           tct_coref_determined(coref, m, "indef");
}

/** "at a ceremony in Rome … the signing ceremony": the bare indefinite before it, of the same noun. */
static uint32_t bare_before(const tct_coref *coref, uint32_t m) {
    const tct_mention *event = at(coref, m);
    if (event->kind != TCT_KIND_EVENT || event->form != TCT_MENTION_DESCRIPTION || event->chain != m)
        return TCT_NONE;
    if (plural(event) || !tct_coref_determined(coref, m, "def")) return TCT_NONE;
    for (uint32_t other = m; other-- > 0;) {
        const tct_mention *mention = at(coref, other);
        if (event->sentence - mention->sentence > DESCRIPTION_REACH) return TCT_NONE;
        if (mention->kind != TCT_KIND_EVENT || !tct_coref_same_head(coref, event, mention)) continue;
        return first_told(coref, other) && mention->word_end - mention->first_word == 1 ? other : TCT_NONE;
    }
    return TCT_NONE;
}

/** The first mention of a thing below that the bare noun of a headline announces: "sign |agreement|" … "a
 * |financing agreement|"; TCT_NONE when there is none. */
static uint32_t announced(const tct_coref *coref, uint32_t m) {
    const tct_mention *noun = at(coref, m);
    for (uint32_t other = m + 1; other < coref->count; other++) {
        const tct_mention *mention = at(coref, other);
        if (mention->sentence > noun->sentence + DESCRIPTION_REACH) break;
        if (mention->sentence == noun->sentence || mention->kind != noun->kind || plural(mention)) continue;
        if (tct_coref_same_head(coref, noun, mention)) return other;
    }
    return TCT_NONE;
}

/** "launches |cleaner dyeing initiative|": the one named thing of the very class that the lead speaks of;
 * TCT_NONE when there is none, or several. */
static uint32_t named_in_lead(const tct_coref *coref, uint32_t m) {
    const tct_mention *noun = at(coref, m);
    uint32_t found = TCT_NONE;
    for (uint32_t other = m + 1; other < coref->count; other++) {
        const tct_mention *name = at(coref, other);
        if (name->sentence > noun->sentence + NAMING_REACH) break;
        if (name->sentence == noun->sentence || name->kind != noun->kind || name->form != TCT_MENTION_NAME ||
            name->class_id != noun->class_id || plural(name))
            continue;
        if (found != TCT_NONE && tct_mention_root(coref->doc, found) != tct_mention_root(coref->doc, other))
            return TCT_NONE;
        found = other;
    }
    return found;
}

/** A headline leaves out what the text says next. */
static void join_headlines(tct_coref *coref) {
    for (uint32_t m = 0; m < coref->count; m++) {
        const tct_mention *noun = at(coref, m);
        const tct_sentence *sentence = &coref->doc->sentences.items[noun->sentence];
        const bool thing = noun->kind == TCT_KIND_EVENT || noun->kind == TCT_KIND_STRATEGY;
        if (coref->doc->blocks.items[sentence->block].kind != TCT_BLOCK_TITLE) continue;
        if (!thing || noun->chain != m || plural(noun) || noun->form == TCT_MENTION_NAME) continue;
        const bool bare = noun->word_end - noun->first_word == 1;
        if (!bare && coref->views[m].determiner != TCT_NONE) continue;
        const uint32_t other = bare ? announced(coref, m) : named_in_lead(coref, m);
        if (other == TCT_NONE || at(coref, other)->flags & TCT_MENTION_GENERIC) continue;
        introduce(coref, m);
        (void)tct_coref_join(coref, m, other);
    }
}

/** The one name of a thing with the noun of @p m that comes up in the next sentences; TCT_NONE when there is
 * none, or another name with this noun. */
static uint32_t named_after(const tct_coref *coref, uint32_t m) {
    const tct_mention *noun = at(coref, m);
    uint32_t found = TCT_NONE;
    const uint32_t from = m > TCT_COREF_REACH ? m - TCT_COREF_REACH : 0;
    for (uint32_t other = from; other < coref->count && other < m + TCT_COREF_REACH; other++) {
        const tct_mention *name = at(coref, other);
        const uint32_t root = tct_mention_root(coref->doc, other);
        /* "The project, |Fields of the Future|, …" is such a name as well */
        const bool named = name->form == TCT_MENTION_NAME || at(coref, root)->form == TCT_MENTION_NAME;
        if (name->kind != noun->kind || !named || plural(name) || !tct_coref_same_head(coref, noun, name))
            continue;
        if (found != TCT_NONE && tct_mention_root(coref->doc, found) != root) return TCT_NONE;
        if (found == TCT_NONE || other < m) found = other;
    }
    const bool next = found != TCT_NONE && found > m && at(coref, found)->sentence > noun->sentence &&
                      at(coref, found)->sentence <= noun->sentence + NAMING_REACH;
    return next && tct_coref_determined(coref, found, "def") ? found : TCT_NONE;
}

/** "launched |an initiative| to equip clinics. |The Island Health Initiative| …": the name of what was
 * introduced. */
static void join_introduced(tct_coref *coref) {
    for (uint32_t m = 0; m < coref->count; m++) {
        const tct_mention *noun = at(coref, m);
        const bool thing = noun->kind == TCT_KIND_EVENT || noun->kind == TCT_KIND_STRATEGY;
        if (!thing || noun->chain != m || plural(noun) || noun->form == TCT_MENTION_NAME) continue;
        if (!tct_coref_determined(coref, m, "indef")) continue;
        if (noun->word_end - noun->first_word > 1 && !tct_coref_says_no_more(coref, noun)) continue;
        const uint32_t other = named_after(coref, m);
        if (other == TCT_NONE) continue;
        introduce(coref, m);
        (void)tct_coref_join(coref, m, other);
    }
}

/** "the company": may be any body, so that one of a finer class nearby proves nothing; who issues the text
 * decides. */
static bool is_left_to_office(const tct_coref *coref, uint32_t m, int score) {
    const tct_mention *mention = at(coref, m);
    if (score != 1 || mention->kind != TCT_KIND_ORGANIZATION || mention->word_end - mention->first_word != 1)
        return false;
    const tct_part *part = tct_part_of_sentence(coref->extract, coref->doc, mention->sentence);
    const tct_pack_list *list = part ? part->lists[TCT_LIST_OFFICE_NOUNS] : NULL;
    const tct_pack_item *item =
        list ? tct_pack_list_get(list, coref->doc->words.items[mention->head].lower) : NULL;
    return item && !tct_str_equal(tct_doc_symbol(coref->doc, item->value[0]), TCT_LIT("own"));
}

tct_status tct_coref_anaphors(tct_coref *coref) {
    assert(coref && coref->views);
    join_headlines(coref);
    join_introduced(coref);
    for (uint32_t m = 0; m < coref->count; m++) {
        const uint32_t bare = bare_before(coref, m);
        if (bare != TCT_NONE) {
            introduce(coref, bare);
            coref->doc->mentions.items[bare].class_id = at(coref, m)->class_id;
            (void)tct_coref_join(coref, m, bare);
            continue;
        }
        if (tct_coref_join_top(coref, m)) {
            introduce(coref, m);
            continue;
        }
        join_light(coref, m);
        if (!points_back(coref, m)) continue;
        int score = 0;
        const uint32_t other = find_antecedent(coref, m, &score);
        const bool generic = other != TCT_NONE && (at(coref, other)->flags & TCT_MENTION_GENERIC);
        const bool weak = (at(coref, m)->flags & TCT_MENTION_GENERIC) != 0 && !first_told(coref, other);
        if (other == TCT_NONE || (generic && (score < 3 || weak)) || is_left_to_office(coref, m, score)) {
            if (at(coref, m)->form == TCT_MENTION_ANAPHOR) stand_alone(coref, m);
            continue;
        }
        if (generic) introduce(coref, other);
        introduce(coref, m);
        (void)tct_coref_join(coref, m, other);
    }
    return TCT_OK;
}
