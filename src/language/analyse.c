#include "language/analyse.h"

#include <assert.h>

#include "base/diag.h"
#include "language/guess.h"
#include "language/model.h"
#include "language/names.h"
#include "language/tokens.h"
#include "language/untrained.h"

/** Bytes of one block, and of all, that the guess looks at. */
enum { GUESS_BLOCK_BYTES = 4000, GUESS_TEXT_BYTES = 40000, CODE_BYTES = 8 };

/** One language of the pack, opened. */
typedef struct {
    const tct_pack_language *language;
    tct_tokeniser *tokeniser;
    tct_model model;
    bool has_model;
    tct_untrained untrained; /**< used when there is no model */
    tct_name_tagger *names;
} part;

struct tct_language {
    const tct_allocator *allocator;
    const tct_pack *pack;
    tct_guesser *guesser;
    tct_tokeniser *generic; /**< for documents without a pack */
    part *parts;
    size_t part_count;
};

/** Chunk "KIND.XX" of the pack. */
static tct_str model_chunk(const tct_pack *pack, const char *kind, tct_str code) {
    char name[24] = "";
    if (code.size > CODE_BYTES) return TCT_LIT("");
    memcpy(name, kind, strlen(kind));
    memcpy(name + strlen(kind), code.data, code.size);
    return tct_pack_chunk(pack, name);
}

static tct_status open_part(tct_language *language, const tct_pack_language *from, const tct_sink *sink,
                            part *p) {
    const tct_str code = tct_pack_language_code(from);
    const tct_str model = model_chunk(language->pack, "model.", code);
    const tct_str names = model_chunk(language->pack, "names.", code);
    p->language = from;
    tct_status status = tct_tokeniser_new(language->pack, from, language->allocator, &p->tokeniser);
    if (status == TCT_OK && model.size) status = tct_model_open(model, &p->model);
    p->has_model = model.size > 0;
    p->untrained = tct_untrained_of(from);
    if (status == TCT_OK && names.size)
        status = tct_name_tagger_new(names, language->pack, from, language->allocator, &p->names);
    if (status == TCT_OK) return TCT_OK;
    return tct_report(sink, TCT_ERROR, status, NULL, 0,
                      "the pack's part for language \"%.*s\" cannot be used: %s", TCT_ARG(code),
                      tct_strerror(status));
}

static tct_status open_parts(tct_language *language, const tct_sink *sink) {
    const size_t count = language->pack ? tct_pack_language_count(language->pack) : 0;
    TRY(tct_guesser_new(language->pack, language->allocator, &language->guesser));
    TRY(tct_tokeniser_new(NULL, NULL, language->allocator, &language->generic));
    if (count == 0) return TCT_OK;
    language->parts = tct_alloc(language->allocator, count, sizeof *language->parts);
    if (!language->parts) return TCT_ERR_MEMORY;
    memset(language->parts, 0, count * sizeof *language->parts);
    for (; language->part_count < count; language->part_count++) {
        part *p = &language->parts[language->part_count];
        const tct_status status =
            open_part(language, tct_pack_language_at(language->pack, language->part_count), sink, p);
        if (status == TCT_OK) continue;
        tct_tokeniser_free(p->tokeniser);
        return status;
    }
    return TCT_OK;
}

tct_status tct_language_new(const tct_pack *pack, const tct_allocator *allocator, const tct_sink *sink,
                            tct_language **out) {
    assert(allocator && out);
    tct_language *language = tct_alloc(allocator, 1, sizeof *language);
    if (!language) return TCT_ERR_MEMORY;
    *language = (tct_language){.allocator = allocator, .pack = pack};
    const tct_status status = open_parts(language, sink);
    if (status != TCT_OK) tct_language_free(language);
    *out = status == TCT_OK ? language : NULL;
    return status;
}

void tct_language_free(tct_language *language) {
    if (!language) return;
    for (size_t i = 0; i < language->part_count; i++) {
        tct_tokeniser_free(language->parts[i].tokeniser);
        tct_name_tagger_free(language->parts[i].names);
    }
    tct_dealloc(language->allocator, language->parts);
    tct_tokeniser_free(language->generic);
    tct_guesser_free(language->guesser);
    tct_dealloc(language->allocator, language);
}

static const part *find_part(const tct_language *language, tct_str code) {
    for (size_t i = 0; i < language->part_count; i++)
        if (tct_str_equal(tct_pack_language_code(language->parts[i].language), code))
            return &language->parts[i];
    return NULL;
}

/* --- which language
 * ------------------------------------------------------------------------------------------------ */

/** Guess over the beginnings of all blocks. */
static void guess_document(const tct_language *language, const tct_doc *doc, tct_guess *guess) {
    *guess = (tct_guess){0};
    size_t left = GUESS_TEXT_BYTES;
    for (size_t i = 0; i < doc->blocks.count && left > 0; i++) {
        const tct_block *block = &doc->blocks.items[i];
        if (block->kind == TCT_BLOCK_FURNITURE) continue;
        const tct_str text = tct_doc_span(doc, block->span);
        const size_t limit = text.size < GUESS_BLOCK_BYTES ? text.size : GUESS_BLOCK_BYTES;
        tct_guess one;
        tct_guess_text(language->guesser, text, limit < left ? limit : left, &one);
        tct_guess_add(guess, &one, tct_guesser_count(language->guesser));
        left -= limit < left ? limit : left;
    }
}

/** Primary subtag of a BCP 47 tag, in small letters. */
static tct_str primary_subtag(tct_str tag, char out[CODE_BYTES]) {
    size_t size = 0;
    while (size < tag.size && size < CODE_BYTES && tag.data[size] != '-' && tag.data[size] != '_') {
        const char c = tag.data[size];
        out[size++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return (tct_str){out, size};
}

/** Code of the document's language; @p room holds a declared one. */
static tct_str document_code(const tct_language *language, const tct_doc *doc, char room[CODE_BYTES]) {
    tct_guess guess;
    guess_document(language, doc, &guess);
    if (tct_guess_is_clear(&guess)) return tct_guesser_code(language->guesser, guess.best);
    const tct_str declared = primary_subtag(doc->meta.language, room);
    if (declared.size) return declared;
    return language->part_count ? tct_pack_language_code(language->parts[0].language) : TCT_LIT("und");
}

/** Code of a block: its own when it is clearly in another language than the document's @p code. */
static tct_str block_code(const tct_language *language, const tct_doc *doc, const tct_block *block,
                          tct_str code) {
    const size_t own = tct_guesser_find(language->guesser, code);
    if (own == SIZE_MAX) return code;
    tct_guess guess;
    tct_guess_text(language->guesser, tct_doc_span(doc, block->span), GUESS_BLOCK_BYTES, &guess);
    return tct_guess_is_against(&guess, own) ? tct_guesser_code(language->guesser, guess.best) : code;
}

static void set_languages(const tct_language *language, tct_doc *doc, tct_str code, bool forced) {
    assert(code.size > 0);
    doc->language_count = 0;
    tct_doc_language(doc, code);
    for (size_t i = 0; i < doc->blocks.count; i++) {
        tct_block *block = &doc->blocks.items[i];
        const tct_str own =
            forced || block->kind == TCT_BLOCK_FURNITURE ? code : block_code(language, doc, block, code);
        block->language = tct_doc_language(doc, own);
        block->supported = !language->pack || find_part(language, own) != NULL;
    }
}

/** True when something of the text can be read. */
static bool any_supported(const tct_doc *doc) {
    for (size_t i = 0; i < doc->blocks.count; i++)
        if (doc->blocks.items[i].supported && doc->blocks.items[i].kind != TCT_BLOCK_FURNITURE) return true;
    return false;
}

/** One message for each language without a part: a warning when nothing else is there. */
static void tell_unsupported(const tct_doc *doc, const tct_sink *sink) {
    bool told[TCT_DOC_LANGUAGES] = {false};
    const tct_severity level = any_supported(doc) ? TCT_NOTE : TCT_WARNING;
    for (size_t i = 0; i < doc->blocks.count; i++) {
        const tct_block *block = &doc->blocks.items[i];
        if (block->supported || block->kind == TCT_BLOCK_FURNITURE || told[block->language]) continue;
        told[block->language] = true;
        tct_report(sink, level, TCT_ERR_UNSUPPORTED, doc->meta.source.data, 0,
                   "text in language \"%.*s\" is left out: the pack has no part for it",
                   TCT_ARG(tct_doc_symbol(doc, doc->languages[block->language])));
    }
}

/** Says once of each language that is read by lists alone. */
static void tell_untrained(const tct_language *language, const tct_doc *doc, const tct_sink *sink) {
    for (size_t i = 0; i < doc->language_count; i++) {
        const tct_str code = tct_doc_symbol(doc, doc->languages[i]);
        const part *p = find_part(language, code);
        if (!p || p->has_model) continue;
        tct_report(sink, TCT_WARNING, TCT_ERR_UNSUPPORTED, doc->meta.source.data, 0,
                   "language \"%.*s\" is read without a trained model: expect few and unsure statements",
                   TCT_ARG(code));
    }
}

/* --- words, trees, names
 * ------------------------------------------------------------------------------------------- */

/** Tokenises the blocks [first, end), which have one language, and runs the models over them. */
static tct_status analyse_blocks(const tct_language *language, tct_doc *doc, size_t first, size_t end) {
    const part *p =
        find_part(language, tct_doc_symbol(doc, doc->languages[doc->blocks.items[first].language]));
    const uint32_t first_sentence = (uint32_t)doc->sentences.count;
    for (size_t i = first; i < end; i++) {
        tct_block *block = &doc->blocks.items[i];
        block->first_sentence = block->sentence_end = (uint32_t)doc->sentences.count;
        if (block->kind == TCT_BLOCK_FURNITURE || !block->supported) continue;
        TRY(tct_tokenise_block(p ? p->tokeniser : language->generic, doc, (uint32_t)i));
    }
    const uint32_t sentence_end = (uint32_t)doc->sentences.count;
    if (!p || first_sentence == sentence_end) return TCT_OK;
    if (p->has_model)
        TRY(tct_model_analyse(&p->model, doc, first_sentence, sentence_end));
    else if (tct_untrained_can(&p->untrained))
        TRY(tct_untrained_analyse(&p->untrained, doc, first_sentence, sentence_end));
    return p->names ? tct_tag_names(p->names, doc, first_sentence, sentence_end, TCT_NAMES_TRUSTED) : TCT_OK;
}

tct_status tct_language_analyse(const tct_language *language, tct_doc *doc, tct_str forced,
                                const tct_sink *sink) {
    assert(language && doc && doc->words.count == 0);
    char room[CODE_BYTES];
    const tct_str code = forced.size ? forced : document_code(language, doc, room);
    set_languages(language, doc, code, forced.size > 0);
    if (forced.size && language->pack && !find_part(language, forced)) return TCT_ERR_UNSUPPORTED;
    tell_unsupported(doc, sink);
    tell_untrained(language, doc, sink);
    for (size_t first = 0, end; first < doc->blocks.count; first = end) {
        end = first + 1;
        while (end < doc->blocks.count &&
               doc->blocks.items[end].language == doc->blocks.items[first].language)
            end++;
        TRY(analyse_blocks(language, doc, first, end));
    }
    return TCT_OK;
}
