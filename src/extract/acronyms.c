/*
 * Acronyms and their expansions, either way round: "Full Name (FN)", "FN (Full Name)". An expansion is the
 * mention that ends before the parenthesis, else the shortest run of words whose initials spell the acronym
 * (Schwartz and Hearst, 2003, on words instead of letters). Then every further occurrence of a known acronym.
 */
#include <assert.h>

#include "base/utf8.h"
#include "doc/footnotes.h"
#include "extract/phrases.h"

/** Letters of @p text in capitals, upper case only; their number. */
static size_t capitals_of(tct_str text, uint32_t *out, size_t room) {
    size_t at = 0, count = 0;
    while (at < text.size) {
        const uint32_t c = tct_utf8_next(text, &at);
        if (tct_is_upper(c) && count < room) out[count++] = c;
    }
    return count;
}

/** Abbreviations that name no entity: "ICT", "CEO". */
static bool stopped(const tct_scene *scene, uint32_t at) {
    const tct_pack_list *list = scene->part->lists[TCT_LIST_ACRONYM_STOP];
    return list && tct_pack_list_get(list, tct_scene_word(scene, at)->lower);
}

/** Two or more capitals, no more small letters than capitals, no white space. */
static bool acronym_at(const tct_scene *scene, uint32_t at) {
    const tct_str text = tct_scene_text(scene, at);
    size_t position = 0, capitals = 0, small = 0;
    while (position < text.size) {
        const uint32_t c = tct_utf8_next(text, &position);
        capitals += tct_is_upper(c);
        small += tct_is_lower(c);
    }
    return tct_scene_capital(scene, at) && capitals >= 2 && small <= capitals && text.size <= 24;
}

/** End of an acronym of several tokens without spaces ("PA-SD", "AUC/DREA") that begins at @p at. */
static uint32_t acronym_end(const tct_scene *scene, uint32_t at) {
    assert(at < scene->end);
    uint32_t end = at + 1;
    while (end + 1 < scene->end && tct_scene_tight(scene, end - 1) && tct_scene_tight(scene, end) &&
           (tct_scene_is(scene, end, '-') || tct_scene_is(scene, end, '/')) &&
           tct_scene_capital(scene, end + 1))
        end += 2;
    return end;
}

/** Do the initials of the words [first, end) spell the capitals, small words skipped at will? */
static bool spells(const tct_scene *scene, uint32_t first, uint32_t end, const uint32_t *letters,
                   size_t count) {
    assert(first <= end && end <= scene->end);
    size_t used = 0;
    for (uint32_t at = first; at < end; at++) {
        const tct_str text = tct_scene_text(scene, at);
        size_t position = 0;
        if (!text.size || scene->marks[at].shape == TCT_SHAPE_OTHER) continue;
        const uint32_t c = tct_utf8_next(text, &position);
        tct_buffer folded;
        tct_buffer_init(&folded, scene->doc->arena.allocator, 64);
        (void)c;
        (void)tct_fold_plain(tct_str_range(text, 0, position), &folded);
        const char initial = folded.size ? folded.data[0] : 0;
        tct_buffer_clear(&folded);
        const bool small = scene->marks[at].joint != TCT_JOINT_NONE || scene->marks[at].determiner;
        const bool match = used < count && letters[used] < 128 && initial == (char)(letters[used] | 0x20);
        if (match)
            used++;
        else if (!small)
            return false;
    }
    return used == count;
}

/** Does the lexicon know the mention and the word @p acronym as one thing, or do the initials say so? */
static bool is_short_for(const tct_scene *scene, const tct_mention *mention, uint32_t acronym,
                         const uint32_t *letters, size_t count) {
    const uint32_t owner = scene->owner[acronym];
    if (owner != TCT_NONE && mention->entity != TCT_NONE &&
        scene->doc->mentions.items[owner].entity == mention->entity)
        return true;
    return spells(scene, mention->first_word, mention->word_end, letters, count);
}

/** How well the letters fit: 2 for the initials or one known thing, 0 for an act that they do not begin
 * ("lancement du |P|rojet d'appui (PAPRIZ)" is the project's), else 1. */
static unsigned fit_of(const tct_scene *scene, const tct_mention *mention, uint32_t acronym,
                       const uint32_t *letters, size_t count) {
    if (is_short_for(scene, mention, acronym, letters, count)) return 2;
    return mention->kind != TCT_KIND_EVENT ||
           (count && spells(scene, mention->first_word, mention->first_word + 1, letters, 1));
}

/** Mention that ends at word @p end, a name or description: the longest of those that the letters of the word
 * @p acronym fit best. */
static uint32_t mention_before(const tct_scene *scene, uint32_t end, uint32_t acronym,
                               const uint32_t *letters, size_t count) {
    uint32_t best = TCT_NONE;
    unsigned best_fit = 0;
    for (uint32_t m = 0; m < scene->doc->mentions.count; m++) {
        const tct_mention *mention = &scene->doc->mentions.items[m];
        const bool fits = mention->kind != TCT_KIND_NONE && mention->word_end == end &&
                          mention->kind != TCT_KIND_PERSON && !(mention->flags & TCT_MENTION_GENERIC);
        if (!fits) continue;
        const unsigned fit = fit_of(scene, mention, acronym, letters, count);
        const bool longer =
            best == TCT_NONE || mention->first_word < scene->doc->mentions.items[best].first_word;
        if (fit == best_fit ? !longer : fit < best_fit) continue;
        best = m;
        best_fit = fit;
    }
    return best;
}

/** Start of the run of words before @p end that spells the acronym, or @p end. */
static uint32_t expansion_before(const tct_scene *scene, uint32_t end, const uint32_t *letters,
                                 size_t count) {
    const uint32_t lowest =
        end > scene->first + 3 * count + 4 ? end - (uint32_t)(3 * count + 4) : scene->first;
    for (uint32_t first = end; first-- > lowest;) {
        if (scene->marks[first].shape == TCT_SHAPE_OTHER && !tct_scene_is(scene, first, '-') &&
            !tct_scene_is(scene, first, ','))
            break;
        if (scene->marks[first].joint || scene->marks[first].determiner) continue;
        if (spells(scene, first, end, letters, count)) return first;
    }
    return end;
}

/** Class of a run of words by the class noun in it; organization when it is capitalised and has none. */
static void class_of_run(const tct_scene *scene, uint32_t first, uint32_t end, tct_mention *mention) {
    for (uint32_t at = first; at < end; at++) {
        const tct_mark *mark = &scene->marks[at];
        if (!mark->noun_length) continue;
        mention->kind = mark->noun_kind;
        mention->class_id = mark->noun_class;
        if (!scene->head_final) return;
    }
}

static bool has_class(const tct_scene *scene, uint32_t first, uint32_t end) {
    const tct_pack_item *item = NULL;
    for (uint32_t at = first; at < end; at++) {
        if (tct_part_longest(scene->part, scene->doc, TCT_LIST_TITLES, at, scene->end, &item)) return false;
        if (scene->marks[at].noun_length && scene->marks[at].plural) return false;
    }
    for (uint32_t at = first; at < end; at++)
        if (scene->marks[at].noun_length) return true;
    return tct_scene_proper(scene, first) && tct_scene_proper(scene, end - 1);
}

static tct_status expand(tct_scene *scene, uint32_t first, uint32_t end, uint32_t *index) {
    assert(first < end && index);
    if (!has_class(scene, first, end)) return TCT_OK;
    for (size_t m = 0; m < scene->doc->mentions.count; m++) {
        tct_mention *cut = &scene->doc->mentions.items[m];
        if (cut->first_word == first && cut->word_end < end) cut->kind = TCT_KIND_NONE;
    }
    TRY(tct_scene_add(scene, first, end, TCT_KIND_ORGANIZATION, TCT_MENTION_NAME, "acronym/expansion",
                      index));
    class_of_run(scene, first, end, &scene->doc->mentions.items[*index]);
    return TCT_OK;
}

/** Adds the acronym [first, end) as a further name of mention @p full. */
static tct_status join(tct_scene *scene, uint32_t first, uint32_t end, uint32_t full) {
    assert(first < end && full < scene->doc->mentions.count);
    uint32_t index = scene->owner[first];
    const tct_mention known = scene->doc->mentions.items[full];
    /* "the science unit of the FLI" ends in the acronym and is not it. */
    if (index == TCT_NONE || scene->doc->mentions.items[index].word_end != end ||
        scene->doc->mentions.items[index].first_word != first)
        TRY(tct_scene_add(scene, first, end, (tct_kind)known.kind, TCT_MENTION_ACRONYM, "acronym", &index));
    tct_mention *acronym = &scene->doc->mentions.items[index];
    if (index == full || acronym->kind == TCT_KIND_PERSON) return TCT_OK;
    if (acronym->entity != TCT_NONE && acronym->kind != known.kind) return TCT_OK;
    acronym->kind = known.kind;
    acronym->class_id = known.class_id;
    acronym->form = TCT_MENTION_ACRONYM;
    acronym->chain = full;
    acronym->gender = known.gender;
    acronym->number = known.number;
    acronym->confidence = 92;
    return TCT_OK;
}

/** "Société des transports du Golfe (Sotragol)": one unknown capitalised word alone in parentheses behind a
 * body. */
static tct_status short_name(tct_scene *scene, uint32_t open) {
    const uint32_t first = open + 1;
    if (open == scene->first || first + 1 >= scene->end || !tct_scene_is(scene, first + 1, ')'))
        return TCT_OK;
    if (scene->marks[first].shape != TCT_SHAPE_CAPITAL || scene->owner[first] != TCT_NONE ||
        scene->marks[first].noun_length || scene->marks[first].time || stopped(scene, first))
        return TCT_OK;
    const uint32_t full = scene->owner[open - 1];
    if (full == TCT_NONE) return TCT_OK;
    const tct_mention *body = &scene->doc->mentions.items[full];
    const bool named = body->kind == TCT_KIND_ORGANIZATION && body->word_end == open &&
                       body->word_end - body->first_word >= 3 && !(body->flags & TCT_MENTION_GENERIC);
    return named ? join(scene, first, first + 1, full) : TCT_OK;
}

/** "Full Name (FN)": @p open is the parenthesis. */
static tct_status definition(tct_scene *scene, uint32_t open) {
    const uint32_t first = open + 1;
    if (open == scene->first || first + 1 >= scene->end || !acronym_at(scene, first)) return TCT_OK;
    const uint32_t end = acronym_end(scene, first);
    if (end >= scene->end || !(tct_scene_is(scene, end, ')') || tct_scene_is(scene, end, ','))) return TCT_OK;
    uint32_t letters[16];
    const size_t count =
        capitals_of(tct_doc_span(scene->doc, tct_words_span(scene->doc, first, end)), letters, 16);
    uint32_t full = mention_before(scene, open, first, letters, count);
    /* "Agence régionale de santé (ARS)" is not the currency: the initials say so */
    const bool spelt =
        full != TCT_NONE && is_short_for(scene, &scene->doc->mentions.items[full], first, letters, count);
    if (stopped(scene, first) && !spelt) return TCT_OK;
    if (full == TCT_NONE) {
        const uint32_t start = expansion_before(scene, open, letters, count);
        if (start < open) TRY(expand(scene, start, open, &full));
    }
    if (full == TCT_NONE) return TCT_OK;
    const tct_mention *mention = &scene->doc->mentions.items[full];
    const bool place = mention->kind == TCT_KIND_PLACE;
    if (place && !spells(scene, mention->first_word, open, letters, count)) return TCT_OK;
    return join(scene, first, end, full);
}

/** The acronym that ends before @p open is spelt by the words between @p open and @p close. */
static tct_status spelt_behind(tct_scene *scene, uint32_t open, uint32_t close) {
    uint32_t letters[16];
    const size_t count = capitals_of(tct_scene_text(scene, open - 1), letters, 16);
    uint32_t first = open + 1;
    while (first < close &&
           (scene->marks[first].joint == TCT_JOINT_ARTICLE || scene->marks[first].determiner))
        first++;
    if (first >= close || !spells(scene, first, close, letters, count)) return TCT_OK;
    uint32_t full = scene->owner[first];
    if (full == TCT_NONE || scene->doc->mentions.items[full].word_end != close) {
        full = TCT_NONE;
        TRY(expand(scene, first, close, &full));
    }
    return full == TCT_NONE ? TCT_OK : join(scene, open - 1, open, full);
}

/** "FN (Full Name)": the acronym ends before @p open. */
static tct_status reversed(tct_scene *scene, uint32_t open) {
    if (open == scene->first || !acronym_at(scene, open - 1)) return TCT_OK;
    uint32_t close = open + 1;
    while (close < scene->end && close < open + 16 && !tct_scene_is(scene, close, ')') &&
           !tct_scene_is(scene, close, ','))
        close++;
    return close < scene->end && close >= open + 3 ? spelt_behind(scene, open, close) : TCT_OK;
}

/** "[2] FN: Full Name": a note that is nothing else. */
static tct_status spelt_in_note(tct_scene *scene, const tct_block *note) {
    tct_footnote_mark mark;
    if (note->kind != TCT_BLOCK_FOOTNOTE || note->first_sentence + 1 != note->sentence_end) return TCT_OK;
    if (!tct_footnote_mark_at(scene->doc, scene->first, scene->end, &mark)) return TCT_OK;
    const uint32_t sign = mark.end + 1;
    uint32_t close = scene->end;
    while (close > sign && tct_scene_word(scene, close - 1)->upos == TCT_UPOS_PUNCT)
        close--;
    if (close < sign + 3 || close > sign + 16 || !acronym_at(scene, sign - 1)) return TCT_OK;
    const bool spelt = tct_scene_is(scene, sign, ':') || tct_scene_is(scene, sign, '=');
    return spelt ? spelt_behind(scene, sign, close) : TCT_OK;
}

/** Every further occurrence of an acronym that the document explains. */
static tct_status repeat(tct_scene *scene) {
    const size_t count = scene->doc->mentions.count;
    for (size_t m = 0; m < count; m++) {
        const tct_mention known = scene->doc->mentions.items[m];
        if (known.form != TCT_MENTION_ACRONYM || known.chain == m || known.kind == TCT_KIND_NONE) continue;
        const uint32_t length = known.word_end - known.first_word;
        const tct_symbol form = tct_scene_word(scene, known.first_word)->form;
        const uint32_t from = known.first_word > TCT_SCENE_REACH ? known.first_word - TCT_SCENE_REACH : 0;
        const uint32_t horizon = TCT_SCENE_HORIZON(scene->doc, known.first_word);
        for (uint32_t at = from; at + length <= horizon; at++) {
            if (tct_scene_word(scene, at)->form != form || at == known.first_word) continue;
            const tct_str text = tct_doc_span(scene->doc, tct_words_span(scene->doc, at, at + length));
            if (!tct_str_equal(text, tct_doc_span(scene->doc, known.span))) continue;
            if (!tct_scene_sentence(scene, tct_scene_word(scene, at)->sentence)) continue;
            const uint32_t owner = scene->owner[at];
            if (owner != TCT_NONE && scene->doc->mentions.items[owner].word_end > at + length &&
                scene->doc->mentions.items[owner].first_word >= at)
                continue;
            if (owner != TCT_NONE && scene->doc->mentions.items[owner].form == TCT_MENTION_ACRONYM &&
                scene->doc->mentions.items[owner].chain != owner)
                continue;
            TRY(join(scene, at, at + length, known.chain));
        }
    }
    return TCT_OK;
}

tct_status tct_find_acronyms(tct_scene *scene) {
    assert(scene);
    for (uint32_t s = 0; s < scene->doc->sentences.count; s++) {
        if (!tct_scene_sentence(scene, s)) continue;
        for (uint32_t at = scene->first; at < scene->end; at++) {
            if (!tct_scene_is(scene, at, '(')) continue;
            TRY(definition(scene, at));
            TRY(short_name(scene, at));
            TRY(reversed(scene, at));
        }
        TRY(spelt_in_note(scene, &scene->doc->blocks.items[scene->doc->sentences.items[s].block]));
    }
    return repeat(scene);
}
