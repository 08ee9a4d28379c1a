#include "language/names.h"

#include <assert.h>

#include "language/names_internal.h"

const uint8_t tct_name_kinds[TCT_NAME_TYPES] = {TCT_KIND_PERSON, TCT_KIND_ORGANIZATION, TCT_KIND_PLACE,
                                                TCT_KIND_EVENT};

_Static_assert(sizeof(tct_names_header) % 64 == 0, "the weights begin on a cache line");
/** Words before a person's name among which its title may be. */
enum { TITLE_REACH = 3 };
/** Sentences that are read together: what is surely named in one helps the others. */
enum { STRETCH = 40 };

static tct_status open_image(tct_str chunk, tct_name_tagger *tagger) {
    tct_names_header *header = &tagger->header;
    if (chunk.size < sizeof *header) return TCT_ERR_PACK;
    memcpy(header, chunk.data, sizeof *header);
    if (memcmp(header->magic, "TCTNAMES", sizeof header->magic) != 0 || header->version != TCT_NAMES_VERSION)
        return TCT_ERR_PACK;
    if (header->size > chunk.size || header->size < sizeof *header || header->bin_width == 0)
        return TCT_ERR_PACK;
    const tct_str body = tct_str_range(chunk, sizeof *header, header->size);
    if (tct_model_checksum(body) != header->checksum) return TCT_ERR_PACK;
    TRY(tct_weights_open(body, &tagger->weights));
    return tagger->weights.classes >= TCT_NAME_CLASSES ? TCT_OK : TCT_ERR_PACK;
}

/** The syntactic model of the same language, for its word classes. */
static tct_status open_classes(const tct_pack *pack, const tct_pack_language *language,
                               tct_name_tagger *tagger) {
    const tct_str code = language ? tct_pack_language_code(language) : TCT_LIT("");
    char name[16] = "model.";
    if (!pack || code.size == 0 || code.size > 8) return TCT_OK;
    memcpy(name + strlen(name), code.data, code.size);
    const tct_str chunk = tct_pack_chunk(pack, name);
    if (!chunk.size) return TCT_OK;
    TRY(tct_model_reopen(chunk, &tagger->model)); /* the language has opened it before */
    tagger->sources.model = &tagger->model;
    return TCT_OK;
}

tct_status tct_name_tagger_new(tct_str chunk, const tct_pack *pack, const tct_pack_language *language,
                               const tct_allocator *allocator, tct_name_tagger **out) {
    assert(allocator && out);
    *out = NULL;
    tct_name_tagger *tagger = tct_alloc(allocator, 1, sizeof *tagger);
    if (!tagger) return TCT_ERR_MEMORY;
    *tagger = (tct_name_tagger){.allocator = allocator, .sources = tct_name_sources_of(pack, language)};
    tct_status status = open_image(chunk, tagger);
    if (status == TCT_OK) status = open_classes(pack, language, tagger);
    if (status != TCT_OK) {
        tct_name_tagger_free(tagger);
        return status;
    }
    *out = tagger;
    return TCT_OK;
}

void tct_name_tagger_free(tct_name_tagger *tagger) {
    if (tagger) tct_dealloc(tagger->allocator, tagger);
}

static uint8_t confidence_of(const tct_names_header *header, unsigned type, int32_t margin) {
    const uint32_t bin = margin < 0 ? 0 : (uint32_t)margin / header->bin_width;
    return header->confidence[type][bin < TCT_NAME_BINS ? bin : TCT_NAME_BINS - 1];
}

static uint32_t hints_at(const tct_name_space *space, size_t at) {
    return space->views[TCT_NAME_WINDOW + at].field[TCT_VIEW_HINTS];
}

/**
 * "Minister of Transport Ellen Marsh": where the person begins among the words [first, end) that the tagger
 * took for one. A title stands close before, the first word is no given name, a later one is.
 */
static size_t skip_office(const tct_name_space *space, size_t first, size_t end) {
    bool titled = false;
    for (size_t back = 1; back <= TITLE_REACH && back <= first; back++)
        titled = titled || hints_at(space, first - back) & TCT_HINT_TITLE;
    for (size_t at = first; titled && at + 1 < end; at++)
        if (hints_at(space, at) & TCT_HINT_GIVEN) return at;
    return first;
}

/** Appends the names that the tags of a sentence spell out. */
static tct_status add_names(const tct_name_tagger *tagger, tct_doc *doc, const tct_sentence *sentence,
                            tct_name_space *space) {
    const size_t count = sentence->word_end - sentence->first_word;
    for (size_t first = 0, end; first < count; first = end) {
        end = first + 1;
        if (!tct_name_is_begin(space->tags[first])) continue;
        while (end < count && tct_name_is_inside(space->tags[end]))
            end++;
        const unsigned type = tct_name_type(space->tags[first]);
        const size_t begin = tct_name_kinds[type] == TCT_KIND_PERSON ? skip_office(space, first, end) : first;
        const tct_name name = {
            .first_word = sentence->first_word + (uint32_t)begin,
            .word_end = sentence->first_word + (uint32_t)end,
            .kind = tct_name_kinds[type],
            .confidence = confidence_of(&tagger->header, type, tct_name_margin(space, count, first, end))};
        TRY(TCT_DOC_PUSH(doc, names, name));
    }
    return TCT_OK;
}

static tct_status tag_sentence(const tct_name_tagger *tagger, tct_doc *doc, const tct_sentence *sentence,
                               tct_name_space *space) {
    const size_t count = sentence->word_end - sentence->first_word;
    const tct_scorer scorer = tct_weights_scorer(&tagger->weights);
    if (count == 0) return TCT_OK;
    TRY(tct_name_space_reserve(space, count));
    tct_name_fill(&tagger->sources, doc, sentence, space);
    tct_name_score(&scorer, space, count);
    tct_name_decode(space, count);
    tct_name_margins(space, count);
    return add_names(tagger, doc, sentence, space);
}

/** Leaves out the names from @p first on that are less sure than @p least per cent. */
static void drop_unsure(tct_doc *doc, size_t first, unsigned least) {
    size_t kept = first;
    for (size_t i = first; i < doc->names.count; i++)
        if (doc->names.items[i].confidence >= least) doc->names.items[kept++] = doc->names.items[i];
    doc->names.count = kept;
}

/** Names of the sentences [first, end), which are read together. */
static tct_status tag_stretch(const tct_name_tagger *tagger, tct_doc *doc, uint32_t first, uint32_t end,
                              tct_name_space *space, tct_name_memory *memory) {
    const size_t first_name = doc->names.count;
    for (uint32_t i = first; i < end; i++)
        TRY(tag_sentence(tagger, doc, &doc->sentences.items[i], space));
    return tct_name_recall(memory, doc, first_name, first, end);
}

tct_status tct_tag_names(const tct_name_tagger *tagger, tct_doc *doc, uint32_t first_sentence,
                         uint32_t sentence_end, unsigned least) {
    assert(tagger && doc && first_sentence <= sentence_end && sentence_end <= doc->sentences.count);
    assert(least <= 100);
    tct_name_space space = {.allocator = doc->arena.allocator};
    tct_name_memory memory = {.allocator = doc->arena.allocator};
    const size_t first_name = doc->names.count;
    tct_status status = TCT_OK;
    for (uint32_t first = first_sentence, end; first < sentence_end && status == TCT_OK; first = end) {
        end = sentence_end - first > STRETCH ? first + STRETCH : sentence_end;
        status = tag_stretch(tagger, doc, first, end, &space, &memory);
    }
    if (status == TCT_OK) drop_unsure(doc, first_name, least);
    tct_name_memory_clear(&memory);
    tct_name_space_clear(&space);
    return status;
}
