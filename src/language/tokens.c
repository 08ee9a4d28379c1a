/* Surface tokens → syntactic words and sentences of a document. */
#include "language/tokens.h"

#include <assert.h>

#include "base/utf8.h"
#include "language/tokens_internal.h"

/** Where the words go: a document, or a caller's function. */
typedef struct {
    tct_scan scan;
    tct_buffer fold;
    tct_buffer form;
} run;

static void run_init(run *r, const tct_tokeniser *tokeniser, tct_str text, const tct_allocator *allocator) {
    *r = (run){.scan = {.tokeniser = tokeniser, .allocator = allocator, .text = text}};
    tct_buffer_init(&r->fold, allocator, 1u << 20);
    tct_buffer_init(&r->form, allocator, 1u << 20);
}

static void run_clear(run *r) {
    TCT_VEC_CLEAR(&r->scan.tokens, r->scan.allocator);
    tct_buffer_clear(&r->fold);
    tct_buffer_clear(&r->form);
}

/** tct_fold() with a short way for ASCII. */
static tct_status fold(run *r, tct_str form, tct_str *lower) {
    tct_buffer_reset(&r->fold);
    size_t ascii = 0;
    while (ascii < form.size && (unsigned char)form.data[ascii] < 0x80)
        ascii++;
    if (ascii == form.size) {
        for (size_t i = 0; i < form.size; i++)
            tct_buffer_char(&r->fold, (char)(form.data[i] >= 'A' && form.data[i] <= 'Z' ? form.data[i] + 32
                                                                                        : form.data[i]));
    } else {
        TRY(tct_fold(form, &r->fold));
    }
    *lower = tct_buffer_str(&r->fold);
    return tct_buffer_status(&r->fold);
}

/** Form of word @p index of a contraction, with the capitals of the surface: "Du" is "De" + "le", "DU" is
 * "DE" + "le". */
static tct_status contraction_form(run *r, const tct_rule *rule, uint32_t index, tct_str surface,
                                   tct_str *form) {
    *form = rule->words[index];
    size_t at = 0, second = 0, word_at = 0;
    if (index || !tct_is_upper(tct_utf8_next(surface, &at))) return TCT_OK;
    second = at;
    const bool all = at < surface.size && tct_is_upper(tct_utf8_next(surface, &at)) && second < at;
    tct_buffer_reset(&r->form);
    tct_utf8_next(*form, &word_at);
    for (size_t i = 0; i < form->size; i++) {
        const unsigned char byte = (unsigned char)form->data[i];
        const bool raise = all || i < word_at;
        const bool latin = i > 0 && (unsigned char)form->data[i - 1] == 0xC3 && byte >= 0xA0 && byte != 0xB7;
        tct_buffer_char(&r->form,
                        (char)(raise && ((byte >= 'a' && byte <= 'z') || latin) ? byte - 32 : byte));
    }
    *form = tct_buffer_str(&r->form);
    return tct_buffer_status(&r->form);
}

/** The rule of the contraction at token @p at, or NULL when the token is one word here. */
static const tct_rule *contraction_at(const run *r, size_t first, size_t at, size_t end) {
    const tct_token *token = &r->scan.tokens.items[at];
    if (!token->rule) return NULL;
    const tct_rule *rule = &r->scan.tokeniser->rules[token->rule - 1];
    if (rule->flags & TCT_RULE_AMBIGUOUS && !tct_context_splits(&r->scan, first, at, end)) return NULL;
    return rule;
}

static uint8_t word_flags(const tct_token *token, bool contraction, uint32_t index) {
    uint8_t flags = token->flags & TCT_TOKEN_SPACE_AFTER ? TCT_WORD_SPACE_AFTER : 0;
    if (contraction || token->flags & (TCT_TOKEN_JOINED | TCT_TOKEN_HOST)) flags |= TCT_WORD_CONTRACTED;
    if (index || token->flags & TCT_TOKEN_JOINED) flags |= TCT_WORD_PART;
    return flags;
}

static tct_status add_word(run *r, tct_doc *doc, tct_str form, tct_word word) {
    tct_str lower;
    TRY(fold(r, form, &lower));
    TRY(tct_symbols_intern(doc->symbols, form, &word.form));
    TRY(tct_symbols_intern(doc->symbols, lower, &word.lower));
    return TCT_DOC_PUSH(doc, words, word);
}

/** Words of token @p at of the sentence [first, end). */
static tct_status add_token(run *r, tct_doc *doc, size_t first, size_t at, size_t end) {
    const tct_token *token = &r->scan.tokens.items[at];
    const tct_str surface = tct_str_span(r->scan.text, token->span);
    const tct_rule *rule = contraction_at(r, first, at, end);
    const uint32_t count = rule ? rule->word_count : 1;
    for (uint32_t i = 0; i < count; i++) {
        tct_str form = surface;
        if (rule) TRY(contraction_form(r, rule, i, surface, &form));
        const tct_word word = {.span = token->span,
                               .sentence = (uint32_t)doc->sentences.count,
                               .head = TCT_NONE,
                               .flags = (uint8_t)(word_flags(token, rule != NULL, i) |
                                                  (at == 0 && i == 0 ? TCT_WORD_LINE_START : 0))};
        TRY(add_word(r, doc, form, word));
    }
    return TCT_OK;
}

/** Adds the tokens [first, end) as a sentence. */
static tct_status add_sentence(run *r, tct_doc *doc, uint32_t block, size_t first, size_t end) {
    assert(first < end && end <= r->scan.tokens.count);
    tct_sentence sentence = {.block = block, .first_word = (uint32_t)doc->words.count};
    sentence.span =
        (tct_span){r->scan.tokens.items[first].span.begin, r->scan.tokens.items[end - 1].span.end};
    for (size_t at = first; at < end; at++)
        TRY(add_token(r, doc, first, at, end));
    sentence.word_end = (uint32_t)doc->words.count;
    return TCT_DOC_PUSH(doc, sentences, sentence);
}

static tct_status add_span(run *r, tct_doc *doc, uint32_t block, tct_span span, bool whole) {
    TRY(tct_scan_span(&r->scan, span));
    for (size_t first = 0, end; first < r->scan.tokens.count; first = end) {
        end = whole ? r->scan.tokens.count : tct_sentence_end(&r->scan, first);
        assert(end > first);
        TRY(add_sentence(r, doc, block, first, end));
    }
    return TCT_OK;
}

/** A row of a table: what TABs part are sentences of their own. */
static tct_status add_cells(run *r, tct_doc *doc, uint32_t block, tct_span span) {
    for (uint32_t at = span.begin; at < span.end;) {
        const char *tab = memchr(doc->text.data + at, '\t', span.end - at);
        const uint32_t end = tab ? (uint32_t)(tab - doc->text.data) : span.end;
        r->scan.tokens.count = 0;
        r->scan.last_terminal = 0;
        if (end > at) TRY(add_span(r, doc, block, (tct_span){at, end}, false));
        at = end + 1;
    }
    return TCT_OK;
}

tct_status tct_tokenise_block(const tct_tokeniser *tokeniser, tct_doc *doc, uint32_t block) {
    assert(tokeniser && doc && block < doc->blocks.count);
    run r;
    run_init(&r, tokeniser, doc->text, doc->arena.allocator);
    doc->blocks.items[block].first_sentence = (uint32_t)doc->sentences.count;
    const tct_block *b = &doc->blocks.items[block];
    const tct_status status = b->kind == TCT_BLOCK_TABLE_ROW ? add_cells(&r, doc, block, b->span)
                                                             : add_span(&r, doc, block, b->span, false);
    doc->blocks.items[block].sentence_end = (uint32_t)doc->sentences.count;
    run_clear(&r);
    return status;
}

tct_status tct_tokenise_sentence(const tct_tokeniser *tokeniser, tct_doc *doc, uint32_t block,
                                 tct_span span) {
    assert(tokeniser && doc);
    run r;
    run_init(&r, tokeniser, doc->text, doc->arena.allocator);
    const tct_status status = add_span(&r, doc, block, span, true);
    run_clear(&r);
    return status;
}

/** Gives the words of token @p at to the caller's function. */
static tct_status give_token(run *r, size_t at, tct_phrase_word word, void *context) {
    const tct_str surface = tct_str_span(r->scan.text, r->scan.tokens.items[at].span);
    const tct_rule *rule = contraction_at(r, 0, at, r->scan.tokens.count);
    for (uint32_t i = 0; i < (rule ? rule->word_count : 1); i++) {
        tct_str form = surface, lower;
        if (rule) TRY(contraction_form(r, rule, i, surface, &form));
        TRY(fold(r, form, &lower));
        TRY(word(context, form, lower));
    }
    return TCT_OK;
}

tct_status tct_tokenise_phrase(const tct_tokeniser *tokeniser, tct_str phrase, const tct_allocator *allocator,
                               tct_phrase_word word, void *context) {
    assert(tokeniser && word);
    run r;
    run_init(&r, tokeniser, phrase, allocator);
    tct_status status = tct_scan_span(&r.scan, (tct_span){0, (uint32_t)phrase.size});
    for (size_t at = 0; status == TCT_OK && at < r.scan.tokens.count; at++)
        status = give_token(&r, at, word, context);
    run_clear(&r);
    return status;
}
