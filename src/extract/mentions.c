/* Names and descriptions headed by a class noun. The steps of the pass run in the order of
 * tct_extract_mentions(). */
#include <assert.h>

#include "extract/phrases.h"

/** What to make of a phrase. */
typedef enum { VERDICT_NONE, VERDICT_GENERIC, VERDICT_ANAPHOR, VERDICT_DESCRIPTION, VERDICT_NAME } verdict;

/** "60 Alliances": a number before a plural counts things instead of naming one. */
static bool counted(const tct_scene *scene, const tct_phrase *phrase) {
    for (uint32_t at = phrase->first; at < phrase->noun; at++)
        if (tct_scene_word(scene, at)->upos == TCT_UPOS_NUM) return true;
    return false;
}

/** A noun with nothing beside it but its determiner. */
static bool bare(const tct_phrase *phrase) {
    return phrase->first == phrase->noun && phrase->end == phrase->noun_end;
}

/** What two parties sign is one thing even where it is first mentioned ("a loan agreement"). */
static bool agreement(const tct_scene *scene, const tct_phrase *phrase) {
    const uint16_t wanted = scene->extract->classes[TCT_CLASS_AGREEMENT];
    return wanted != UINT16_MAX &&
           tct_pack_class_is_a(scene->extract->pack, scene->marks[phrase->noun].noun_class, wanted);
}

/** "un comité de suivi présidé par …": bodies that exist by being set up, even where they are first
 * mentioned. */
static bool is_set_up(const tct_scene *scene, const tct_phrase *phrase) {
    const tct_mark *mark = &scene->marks[phrase->noun];
    const tct_extract *extract = scene->extract;
    if (mark->noun_kind != TCT_KIND_ORGANIZATION || mark->weak || mark->plural) return false;
    return tct_pack_class_is_a(extract->pack, mark->noun_class, extract->classes[TCT_CLASS_COMMITTEE]) ||
           tct_pack_class_is_a(extract->pack, mark->noun_class, extract->classes[TCT_CLASS_WORKING_GROUP]);
}

/** A capitalised word beside the noun, before any complement. */
static bool core_named(const tct_scene *scene, const tct_phrase *phrase) {
    for (uint32_t at = phrase->first; at < phrase->core_end; at++)
        if ((at < phrase->noun || at >= phrase->noun_end) && tct_scene_proper(scene, at) &&
            (phrase->capital || tct_scene_word(scene, at)->upos != TCT_UPOS_ADJ))
            return true;
    return false;
}

/** Mentions before a plural among which the name that it takes up is looked for. */
#define NAMED_REACH 100u

/** "the National Skills Awards … |the awards|": a plural with an article takes up the name that ends in it.
 */
static bool takes_up_plural(const tct_scene *scene, const tct_phrase *phrase) {
    const size_t count = scene->doc->mentions.count;
    if (phrase->determiner != TCT_DET_DEF || phrase->capital) return false;
    for (size_t m = count; m-- > 0 && count - m <= NAMED_REACH;) {
        const tct_mention *name = &scene->doc->mentions.items[m];
        if (name->form == TCT_MENTION_NAME && (name->flags & TCT_MENTION_PLURAL) &&
            name->kind == scene->marks[phrase->noun].noun_kind &&
            tct_scene_word(scene, name->head)->lower == tct_scene_word(scene, phrase->noun)->lower)
            return true;
    }
    return false;
}

static verdict judge_bare(const tct_scene *scene, const tct_phrase *phrase) {
    assert(phrase->first == phrase->noun && phrase->end == phrase->noun_end);
    const tct_mark *mark = &scene->marks[phrase->noun];
    /* "la Ville": the one that the text has named */
    const bool named = phrase->determiner == TCT_DET_DEF && tct_scene_proper(scene, phrase->noun) &&
                       !mark->starts && !mark->plural && !scene->title_case;
    if (mark->noun_kind == TCT_KIND_PLACE) return named ? VERDICT_ANAPHOR : VERDICT_NONE;
    const bool multi = mark->noun_length > 1;
    if (mark->plural && takes_up_plural(scene, phrase)) return VERDICT_ANAPHOR;
    if (mark->plural && !(multi && phrase->capital)) return VERDICT_GENERIC;
    switch (phrase->determiner) {
    case TCT_DET_DEF:
    case TCT_DET_DEM:
        if (multi && !mark->weak && phrase->determiner == TCT_DET_DEF &&
            mark->noun_kind != TCT_KIND_ORGANIZATION)
            return VERDICT_DESCRIPTION;
        return mark->weak && !phrase->capital ? VERDICT_GENERIC : VERDICT_ANAPHOR;
    case TCT_DET_POSS:
        return mark->weak ? VERDICT_GENERIC : VERDICT_ANAPHOR;
    case TCT_DET_INDEF:
        return multi && !mark->weak && (agreement(scene, phrase) || is_set_up(scene, phrase))
                   ? VERDICT_DESCRIPTION
                   : VERDICT_GENERIC;
    case TCT_DET_NONE:
        if (multi && !mark->weak && mark->starts && tct_scene_capital(scene, phrase->noun))
            return VERDICT_DESCRIPTION;
        return multi && !mark->weak && (phrase->capital || mark->noun_kind == TCT_KIND_EVENT)
                   ? VERDICT_DESCRIPTION
                   : VERDICT_GENERIC;
    case TCT_DET_QUANT:
    default:
        return VERDICT_GENERIC;
    }
}

/** "UN Member States": places that an organization before the noun counts as its own are no place. */
static bool of_body(const tct_scene *scene, const tct_phrase *phrase) {
    for (uint32_t at = phrase->first; at < phrase->noun; at++)
        if (scene->owner[at] != TCT_NONE &&
            scene->doc->mentions.items[scene->owner[at]].kind == TCT_KIND_ORGANIZATION)
            return scene->marks[phrase->noun].plural;
    return false;
}

/** "le programme de la visite": the order of an event, not a programme of its own. */
static bool schedule(const tct_scene *scene, const tct_phrase *phrase) {
    const uint32_t at = phrase->core_end;
    if (phrase->capital || scene->marks[phrase->noun].noun_kind != TCT_KIND_STRATEGY || at + 2 >= phrase->end)
        return false;
    if (scene->marks[at].joint != TCT_JOINT_OF) return false;
    const uint32_t object = at + scene->marks[at].joint_length;
    const bool article = scene->marks[object].determiner == TCT_DET_DEF;
    return article && scene->marks[object + 1].noun_length &&
           scene->marks[object + 1].noun_kind == TCT_KIND_EVENT && !agreement(scene, phrase);
}

/** "Fonds lacustre international (FLI)": short letters in parentheses follow only names. */
static bool abbreviated(const tct_scene *scene, const tct_phrase *phrase) {
    const uint32_t at = phrase->end;
    return at + 2 < scene->end && tct_scene_is(scene, at, '(') &&
           scene->marks[at + 1].shape == TCT_SHAPE_UPPER && tct_scene_is(scene, at + 2, ')') &&
           phrase->end > phrase->first + 1 && phrase->determiner != TCT_DET_INDEF;
}

/** Where only names are capitalised, "le Fonds lacustre" is one. */
static bool noun_says_name(const tct_scene *scene, const tct_phrase *phrase) {
    return !scene->title_case && phrase->capital && (phrase->modifiers || phrase->complements) &&
           phrase->determiner == TCT_DET_DEF && !scene->marks[phrase->noun].plural;
}

/** Weak nouns need a name in the phrase, places a capital beside the noun. */
static bool identified(const tct_scene *scene, const tct_phrase *phrase) {
    const tct_mark *mark = &scene->marks[phrase->noun];
    const bool core = core_named(scene, phrase);
    if (mark->noun_kind == TCT_KIND_PLACE && of_body(scene, phrase)) return false;
    if (mark->noun_kind == TCT_KIND_PLACE)
        return core || (!mark->plural && (phrase->named || (phrase->capital && phrase->modifiers)));
    if (!mark->weak || abbreviated(scene, phrase) || noun_says_name(scene, phrase)) return true;
    if (mark->noun_kind == TCT_KIND_ORGANIZATION)
        return core || (phrase->named && (phrase->capital || phrase->determiner == TCT_DET_DEF));
    const bool event = mark->noun_kind == TCT_KIND_EVENT;
    return core || (event && phrase->topic) || (phrase->capital && (phrase->named || event));
}

/** Says more than a quality: a complement, or in head-final languages a noun before the noun. */
static bool specified(const tct_scene *scene, const tct_phrase *phrase) {
    if (phrase->complements) return true;
    for (uint32_t at = phrase->first; scene->head_final && at < phrase->noun; at++)
        if (tct_scene_word(scene, at)->upos == TCT_UPOS_NOUN) return true;
    return false;
}

/** "the three-day event", « cette grande manifestation »: the most general noun without a name points back.
 */
static bool points_back(const tct_scene *scene, const tct_phrase *phrase) {
    return scene->marks[phrase->noun].noun_class == scene->extract->classes[TCT_CLASS_EVENT] &&
           phrase->determiner == TCT_DET_DEF && !phrase->capital && !phrase->named && !phrase->complements;
}

/** "au |siège| de la banque": where a body sits is no place of its own. */
static bool is_premises(const tct_scene *scene, const tct_phrase *phrase) {
    const tct_pack_list *list = scene->part->lists[TCT_LIST_PREMISES];
    return scene->marks[phrase->noun].noun_kind == TCT_KIND_PLACE && !phrase->capital && list &&
           phrase->complements && tct_pack_list_get(list, tct_scene_word(scene, phrase->noun)->lower);
}

static verdict judge_long(const tct_scene *scene, const tct_phrase *phrase) {
    assert(phrase->end > phrase->noun_end || phrase->first < phrase->noun);
    const tct_mark *mark = &scene->marks[phrase->noun];
    if (!identified(scene, phrase) || schedule(scene, phrase)) return VERDICT_GENERIC;
    if (is_premises(scene, phrase)) return VERDICT_NONE;
    const bool named = phrase->capital || phrase->named;
    if (points_back(scene, phrase)) return VERDICT_ANAPHOR;
    if (mark->noun_kind == TCT_KIND_PLACE)
        return phrase->determiner == TCT_DET_QUANT ? VERDICT_GENERIC : VERDICT_NAME;
    if (mark->plural && (!phrase->capital || counted(scene, phrase))) return VERDICT_GENERIC;
    switch (phrase->determiner) {
    case TCT_DET_DEF:
    case TCT_DET_POSS:
        return phrase->capital ? VERDICT_NAME : VERDICT_DESCRIPTION;
    case TCT_DET_DEM:
        return named ? VERDICT_DESCRIPTION : VERDICT_ANAPHOR;
    case TCT_DET_INDEF:
        if (phrase->capital) return VERDICT_NAME;
        if (mark->noun_kind == TCT_KIND_ORGANIZATION)
            return is_set_up(scene, phrase) ? VERDICT_DESCRIPTION : VERDICT_GENERIC;
        if (mark->noun_kind == TCT_KIND_EVENT || agreement(scene, phrase)) return VERDICT_DESCRIPTION;
        return specified(scene, phrase) ? VERDICT_DESCRIPTION : VERDICT_GENERIC;
    case TCT_DET_NONE:
        if (phrase->capital) return VERDICT_NAME;
        if (mark->noun_kind == TCT_KIND_EVENT && !mark->weak) return VERDICT_DESCRIPTION;
        return phrase->complements || phrase->named ? VERDICT_DESCRIPTION : VERDICT_GENERIC;
    case TCT_DET_QUANT:
    default:
        return VERDICT_GENERIC;
    }
}

/** A longer phrase that this one would only repeat or cut into? */
static bool inside_name(const tct_scene *scene, const tct_phrase *phrase) {
    assert(phrase->noun < scene->end);
    const uint32_t owner = scene->owner[phrase->noun];
    if (owner == TCT_NONE) return false;
    const tct_mention *outer = &scene->doc->mentions.items[owner];
    const tct_mark *mark = &scene->marks[phrase->noun];
    const bool repeats = !scene->head_final && phrase->first <= outer->head && outer->head < phrase->noun;
    if (outer->first_word <= phrase->first && outer->word_end >= phrase->end) {
        if (repeats)
            return true; /* "Collectif Montagne vivante": of a noun inside, with what stands before it */
        if (outer->entity != TCT_NONE || outer->kind == TCT_KIND_PERSON) return true;
        if (outer->head == phrase->noun || outer->kind == TCT_KIND_PLACE) return true;
        return bare(phrase) && (mark->weak || outer->kind == TCT_KIND_ORGANIZATION);
    }
    return false;
}

static tct_mention_form form_of(verdict v) {
    switch (v) {
    case VERDICT_NAME:
        return TCT_MENTION_NAME;
    case VERDICT_DESCRIPTION:
        return TCT_MENTION_DESCRIPTION;
    case VERDICT_NONE:
    case VERDICT_GENERIC:
    case VERDICT_ANAPHOR:
    default:
        return TCT_MENTION_ANAPHOR;
    }
}

/** Is the mention over the phrase's head already, as a known entity or person, and at least as long? */
static void absorb(tct_scene *scene, const tct_phrase *phrase, uint32_t index) {
    for (uint32_t at = phrase->first; at < phrase->end; at++) {
        const uint32_t owner = scene->owner[at];
        if (owner == TCT_NONE || owner == index) continue;
        tct_mention *inner = &scene->doc->mentions.items[owner];
        const bool within = inner->first_word >= phrase->first && inner->word_end <= phrase->end;
        const bool head = within && inner->first_word <= phrase->noun && inner->word_end > phrase->noun;
        if (head || (within && inner->kind == TCT_KIND_PERSON)) inner->kind = TCT_KIND_NONE;
    }
}

/** The word of the class noun that the others depend on: "Board of Directors", "trade union", "comité
 * exécutif". */
static uint32_t head_of_noun(const tct_scene *scene, const tct_phrase *phrase) {
    if (!scene->head_final) return phrase->noun;
    for (uint32_t at = phrase->noun + 1; at < phrase->noun_end; at++)
        if (scene->marks[at].joint == TCT_JOINT_OF) return at - 1;
    return phrase->noun_end - 1;
}

/** "Port of Aldane |Authority|": where the head is last, the noun of a body at the end says what the whole
 * is. */
static tct_mark mark_of(const tct_scene *scene, const tct_phrase *phrase) {
    const tct_mark own = scene->marks[phrase->noun], last = scene->marks[phrase->end - 1];
    const bool body = scene->head_final && phrase->capital && phrase->end > phrase->noun_end &&
                      own.noun_kind == TCT_KIND_PLACE && last.noun_length == 1 &&
                      last.noun_kind == TCT_KIND_ORGANIZATION && tct_scene_capital(scene, phrase->end - 1);
    return body ? last : own;
}

static tct_status add_phrase(tct_scene *scene, const tct_phrase *phrase, verdict v) {
    assert(v != VERDICT_NONE && phrase->first <= phrase->noun && phrase->noun_end <= phrase->end);
    const tct_mark mark = mark_of(scene, phrase);
    uint32_t index = 0;
    TRY(tct_mention_add(scene->extract, scene->doc, phrase->first, phrase->end, (tct_kind)mark.noun_kind,
                        form_of(v), v == VERDICT_NAME ? "name/class-noun" : "phrase/class-noun", &index));
    absorb(scene, phrase, index);
    tct_mention *mention = &scene->doc->mentions.items[index];
    const uint32_t head = head_of_noun(scene, phrase);
    const tct_word *word = tct_scene_word(scene, head);
    mention->head = head;
    mention->class_id = mark.noun_class;
    mention->gender = (uint8_t)TCT_FEAT(word->feats, TCT_FEAT_GENDER);
    mention->number = mark.plural ? TCT_NUMBER_PLUR : TCT_NUMBER_SING;
    if (mark.plural) mention->flags |= TCT_MENTION_PLURAL;
    if (v == VERDICT_GENERIC) mention->flags |= TCT_MENTION_GENERIC;
    const bool vague = mark.weak && (mark.noun_kind != TCT_KIND_EVENT || phrase->determiner != TCT_DET_INDEF);
    if (v == VERDICT_GENERIC && (vague || phrase->determiner == TCT_DET_QUANT))
        mention->flags |= TCT_MENTION_WEAK;
    mention->confidence = v == VERDICT_NAME ? 90 : v == VERDICT_DESCRIPTION ? 75 : 60;
    for (uint32_t at = phrase->first; at < phrase->end && v >= VERDICT_DESCRIPTION; at++)
        if (scene->owner[at] == TCT_NONE ||
            scene->doc->mentions.items[scene->owner[at]].kind == TCT_KIND_NONE)
            scene->owner[at] = index;
    return TCT_OK;
}

/** "Conseil européen des …" is not the body that the lexicon knows by the first words. */
static bool goes_on(const tct_scene *scene, const tct_phrase *phrase, const tct_mention *known) {
    assert(known->word_end <= scene->doc->words.count);
    const uint32_t at = known->word_end;
    if (known->kind != TCT_KIND_ORGANIZATION || known->first_word != phrase->first || phrase->end <= at + 1)
        return false;
    if (scene->marks[at].joint != TCT_JOINT_OF) return false;
    const uint32_t last = scene->owner[phrase->end - 1];
    return last == TCT_NONE || scene->doc->mentions.items[last].kind != TCT_KIND_PLACE;
}

/** A known entity over the same words, or over the noun and reaching further, stands. */
static bool known_already(const tct_scene *scene, const tct_phrase *phrase) {
    const uint32_t owner = scene->owner[phrase->noun];
    if (owner == TCT_NONE) return false;
    const tct_mention *known = &scene->doc->mentions.items[owner];
    return known->entity != TCT_NONE && known->first_word <= phrase->first &&
           (known->word_end >= phrase->core_end || !phrase->capital) && !goes_on(scene, phrase, known);
}

tct_status tct_find_phrases(tct_scene *scene) {
    for (uint32_t s = 0; s < scene->doc->sentences.count; s++) {
        if (!tct_scene_sentence(scene, s)) continue;
        for (uint32_t at = scene->first; at < scene->end; at++) {
            tct_phrase phrase;
            if (!scene->marks[at].noun_length || !tct_phrase_measure(scene, at, &phrase)) continue;
            if (scene->marks[at].time && scene->marks[at].noun_length == 1) continue;
            if (inside_name(scene, &phrase) || known_already(scene, &phrase)) continue;
            const verdict v = bare(&phrase) ? judge_bare(scene, &phrase) : judge_long(scene, &phrase);
            if (v != VERDICT_NONE) TRY(add_phrase(scene, &phrase, v));
            at += scene->marks[at].noun_length - 1u;
        }
    }
    return TCT_OK;
}

/** First word of the capitals that end a phrase with a small noun, right behind the noun and its adjectives:
 * "société gardoise |Aldane|"; the phrase's end when there are none. */
static uint32_t proper_tail(const tct_scene *scene, const tct_mention *mention) {
    uint32_t at = mention->head + 1;
    if (scene->marks[mention->head].shape != TCT_SHAPE_LOWER) return mention->word_end;
    while (at < mention->word_end && scene->marks[at].shape == TCT_SHAPE_LOWER &&
           tct_scene_word(scene, at)->upos == TCT_UPOS_ADJ)
        at++;
    for (uint32_t w = at; w < mention->word_end; w++)
        if (!tct_scene_capital(scene, w) && scene->marks[w].shape != TCT_SHAPE_DIGIT)
            return mention->word_end;
    return at < mention->word_end && tct_scene_capital(scene, at) ? at : mention->word_end;
}

/** What "la société Aldane" names is also named "Aldane". */
static tct_status name_tails(tct_scene *scene) {
    const size_t count = scene->doc->mentions.count;
    for (uint32_t m = 0; m < count; m++) {
        const tct_mention outer = scene->doc->mentions.items[m];
        const bool body = outer.kind == TCT_KIND_ORGANIZATION || outer.kind == TCT_KIND_STRATEGY;
        if (!body || outer.entity != TCT_NONE || outer.flags & (TCT_MENTION_GENERIC | TCT_MENTION_PLURAL))
            continue;
        if (outer.form != TCT_MENTION_DESCRIPTION && outer.form != TCT_MENTION_NAME) continue;
        if (!tct_scene_sentence(scene, outer.sentence)) continue;
        const uint32_t first = proper_tail(scene, &outer);
        if (first == outer.word_end || scene->owner[first] != m) continue;
        uint32_t index = 0;
        TRY(tct_mention_add(scene->extract, scene->doc, first, outer.word_end, (tct_kind)outer.kind,
                            TCT_MENTION_NAME, "name/behind its noun", &index));
        scene->doc->mentions.items[index].class_id = outer.class_id;
        scene->doc->mentions.items[index].chain = m;
    }
    return TCT_OK;
}

/** The class noun at the end (or beginning) of a known name is its head, whatever the tree says. */
static void set_heads(tct_scene *scene) {
    for (size_t m = 0; m < scene->doc->mentions.count; m++) {
        tct_mention *mention = &scene->doc->mentions.items[m];
        if (!tct_scene_sentence(scene, mention->sentence)) continue;
        const uint32_t edge = scene->head_final ? mention->word_end - 1 : mention->first_word;
        if (scene->marks[edge].noun_length) mention->head = edge;
    }
}

tct_status tct_extract_mentions(const tct_extract *extract, tct_doc *doc) {
    tct_scene scene;
    TRY(tct_scene_open(extract, doc, &scene));
    if (!doc->words.count) return TCT_OK;
    for (uint32_t m = 0; m < doc->mentions.count; m++)
        for (uint32_t w = doc->mentions.items[m].first_word; w < doc->mentions.items[m].word_end; w++)
            scene.owner[w] = m;
    set_heads(&scene);
    TRY(tct_find_companies(&scene));
    TRY(tct_find_people(&scene));
    TRY(tct_find_quoted(&scene));
    TRY(tct_find_phrases(&scene));
    tct_lengthen_quoted(&scene);
    TRY(name_tails(&scene));
    TRY(tct_find_appositions(&scene));
    TRY(tct_find_names(&scene));
    TRY(tct_find_sites(&scene));
    TRY(tct_find_acronyms(&scene));
    TRY(tct_find_towns(&scene));
    TRY(tct_find_capitals(&scene));
    TRY(tct_find_leftovers(&scene));
    TRY(tct_settle_headlines(&scene));
    tct_cut_mentions(&scene);
    return tct_prune_inner(&scene);
}
