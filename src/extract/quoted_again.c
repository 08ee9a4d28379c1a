/* "« Vue d'en face » dévoile … le festival |Vue| d'en face": a name that stands between quotation marks
 * somewhere in the text reaches as far where it stands without them. */
#include <assert.h>

#include "extract/phrases.h"

/** Words of a quoted name; a longer quotation is speech. */
enum { NAME_MINIMUM = 2, NAME_MAXIMUM = 8, NAMES_MAXIMUM = 32 };

typedef struct {
    uint32_t first, count; /**< words of the quoted name */
} quoted_name;

typedef struct {
    quoted_name items[NAMES_MAXIMUM];
    uint32_t count;
} quoted_names;

/** Adds the name that the quotation mark at @p open begins; a sentence, and what begins small, is none. */
static void collect(const tct_scene *scene, uint32_t open, quoted_names *names) {
    uint32_t close = open + 1;
    if (names->count == NAMES_MAXIMUM || close >= scene->end || !tct_scene_capital(scene, close)) return;
    while (close < scene->end && close <= open + NAME_MAXIMUM && !tct_scene_quote(scene, close)) {
        if (scene->marks[close].shape == TCT_SHAPE_OTHER) return;
        close++;
    }
    if (close >= scene->end || !tct_scene_quote(scene, close)) return;
    const quoted_name name = {open + 1, close - open - 1};
    if (name.count >= NAME_MINIMUM) names->items[names->count++] = name;
}

/** Does @p name stand at @p at, word for word? */
static bool stands_at(const tct_scene *scene, const quoted_name *name, uint32_t at) {
    return at + name->count <= scene->end && at != name->first &&
           tct_same_forms(scene->doc, at, name->first, name->count);
}

/** Is it a strategy, event or body with a noun before the name at @p at that ends within the name? */
static bool ends_within(const tct_mention *mention, uint32_t at, uint32_t end) {
    const bool thing = mention->kind == TCT_KIND_STRATEGY || mention->kind == TCT_KIND_EVENT ||
                       mention->kind == TCT_KIND_ORGANIZATION;
    return thing && mention->entity == TCT_NONE && mention->head < at && mention->word_end > at &&
           mention->word_end < end;
}

/** Lengthens what ends too early in the name [at, end): "le jury du festival |Vue| d'en face". */
static void lengthen(tct_scene *scene, uint32_t at, uint32_t end) {
    for (uint32_t w = at; w < end; w++)
        if (scene->owner[w] != TCT_NONE && scene->doc->mentions.items[scene->owner[w]].first_word > at)
            return;
    for (uint32_t m = 0; m < scene->doc->mentions.count; m++) {
        tct_mention *mention = &scene->doc->mentions.items[m];
        if (!ends_within(mention, at, end)) continue;
        for (uint32_t w = mention->word_end; w < end; w++)
            scene->owner[w] = m;
        mention->word_end = end;
        mention->span = tct_words_span(scene->doc, mention->first_word, end);
    }
}

void tct_lengthen_quoted(tct_scene *scene) {
    assert(scene && scene->owner);
    quoted_names names = {.count = 0};
    for (uint32_t s = 0; s < scene->doc->sentences.count; s++)
        for (uint32_t at = tct_scene_sentence(scene, s) ? scene->first : scene->end; at < scene->end; at++)
            if (tct_scene_quote(scene, at)) collect(scene, at, &names);
    for (uint32_t s = 0; names.count && s < scene->doc->sentences.count; s++) {
        if (!tct_scene_sentence(scene, s)) continue;
        for (uint32_t at = scene->first + 1; at < scene->end; at++)
            for (uint32_t i = 0; i < names.count; i++)
                if (stands_at(scene, &names.items[i], at)) lengthen(scene, at, at + names.items[i].count);
    }
}
