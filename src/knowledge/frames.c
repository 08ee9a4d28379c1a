#include "knowledge/frames.h"

#include <assert.h>
#include <stdlib.h>

#include "base/diag.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "doc/doc.h"
#include "knowledge/frames_classes.h"

#define DEFAULT_RELIABILITY 85u

/* What is written: the tables of the chunk while they grow. */
typedef struct {
    const tct_frame_compiler *compiler;
    const tct_frame_source *source; /* the frame at hand */
    TCT_VEC(tct_frame) frames;
    TCT_VEC(tct_frame_slot) slots;
    TCT_VEC(tct_frame_trigger) triggers;
    TCT_VEC(tct_symbol) words;
} tct_frame_tables;

/* State of one literal. */
typedef struct {
    tct_str rest;
    tct_str cases; /* item before the next argument, once there is a trigger */
    bool has_trigger;
    bool optional;
    bool argument_seen;
    tct_frame frame;
} tct_frame_parse;

static const tct_allocator *heap(const tct_frame_tables *tables) {
    return tables->compiler->arena->allocator;
}

static tct_status fault(const tct_frame_tables *tables, const char *what) {
    const tct_frame_source *source = tables->source;
    return tct_report(tables->compiler->sink, TCT_ERROR, TCT_ERR_SYNTAX, source->source, source->line,
                      "frame \"%.*s\": %s", TCT_ARG(source->text), what);
}

static tct_status fold_word(const tct_frame_tables *tables, tct_str word, tct_symbol *symbol) {
    tct_buffer folded;
    tct_buffer_init(&folded, heap(tables), 1024);
    tct_status status = tct_fold(word, &folded);
    if (status == TCT_OK)
        status = tct_symbols_intern(tables->compiler->symbols, tct_buffer_str(&folded), symbol);
    tct_buffer_clear(&folded);
    return status;
}

/* Next word of "à_l'initiative_de": up to a _ or after an apostrophe, as texts are cut into words. */
static tct_str next_word(tct_str *joined) {
    size_t end = 0;
    while (end < joined->size && joined->data[end] != '_' && joined->data[end] != '\'')
        end++;
    const bool apostrophe = end > 0 && end < joined->size && joined->data[end] == '\'';
    const bool clitic = end == 0 && joined->size && joined->data[0] == '\'';
    if (clitic) end = joined->size; /* "'s" is one word */
    const tct_str word = tct_str_range(*joined, 0, end + apostrophe);
    const size_t next = end + (end < joined->size);
    *joined = tct_str_range(*joined, next, joined->size);
    return word;
}

/* Appends the words of "avoir_lieu" and a 0; *first is where they are. */
static tct_status put_words(tct_frame_tables *tables, tct_str joined, uint32_t *first) {
    *first = (uint32_t)tables->words.count;
    while (joined.size) {
        const tct_str word = next_word(&joined);
        tct_symbol symbol = 0;
        if (word.size == 0) continue;
        TRY(fold_word(tables, word, &symbol));
        TRY(TCT_PUSH(&tables->words, heap(tables), symbol));
    }
    return TCT_PUSH(&tables->words, heap(tables), 0);
}

/* --- classes and roles
 * ------------------------------------------------------------------------------------------ */

static tct_status read_classes(const tct_frame_tables *tables, tct_str names, uint16_t *kinds,
                               uint16_t *class_id) {
    const tct_frame_compiler *compiler = tables->compiler;
    *kinds = 0;
    while (names.size) {
        const tct_str name = tct_str_split(&names, '|');
        uint16_t more = 0;
        uint8_t kind = 0;
        if (!tct_frame_kinds_named(name, &more)) {
            if (!compiler->find_class ||
                !compiler->find_class(compiler->class_context, name, class_id, &kind))
                return fault(tables, "a class that the ontology does not have");
            more = (uint16_t)(1u << kind);
        }
        *kinds |= more;
    }
    return TCT_OK;
}

static bool read_role(tct_str name, uint8_t *role) {
    static const char *const names[TCT_SLOT_COUNT] = {"_", "subject", "object", "each"};
    for (uint8_t i = 0; i < TCT_SLOT_COUNT; i++)
        if (tct_str_equal(name, tct_str_of(names[i]))) return *role = i, true;
    return false;
}

static uint16_t default_kinds(const tct_frame_source *source, uint8_t role) {
    if (role == TCT_SLOT_NONE) return TCT_ACTOR_KINDS | 1u << TCT_KIND_EVENT | 1u << TCT_KIND_STRATEGY;
    if (role == TCT_SLOT_OBJECT) return source->range ? source->range : TCT_FRAME_DATE;
    return source->domain;
}

/* --- triggers
 * --------------------------------------------------------------------------------------------------- */

static tct_status put_trigger(tct_frame_tables *tables, tct_str joined) {
    const tct_str head = next_word(&joined);
    tct_frame_trigger trigger = {.frame = (uint32_t)tables->frames.count};
    TRY(fold_word(tables, head, &trigger.word));
    if (trigger.word == 0) return fault(tables, "an empty trigger");
    TRY(put_words(tables, joined, &trigger.rest));
    return TCT_PUSH(&tables->triggers, heap(tables), trigger);
}

static tct_status put_triggers(tct_frame_tables *tables, tct_frame_parse *parse, tct_str words) {
    if (parse->has_trigger) return fault(tables, "two triggers");
    parse->has_trigger = true;
    while (words.size)
        TRY(put_trigger(tables, tct_str_split(&words, '|')));
    return TCT_OK;
}

static tct_status read_trigger(tct_frame_tables *tables, tct_frame_parse *parse, tct_str item) {
    parse->frame.pos = parse->argument_seen ? TCT_FRAME_VERB : TCT_FRAME_NOUN;
    if (tct_str_ends(item, TCT_LIT(":N"))) parse->frame.pos = TCT_FRAME_NOUN;
    if (tct_str_ends(item, TCT_LIT(":A"))) parse->frame.pos = TCT_FRAME_ADJECTIVE;
    if (tct_str_ends(item, TCT_LIT(":V")) || tct_str_ends(item, TCT_LIT(":R")))
        parse->frame.pos = TCT_FRAME_VERB;
    parse->frame.reflexive = tct_str_ends(item, TCT_LIT(":R"));
    const size_t colon = tct_str_find(item, TCT_LIT(":"), 0);
    if (colon != SIZE_MAX) {
        if (colon + 2 != item.size)
            return fault(tables, "after the trigger's colon stands one of N, A, V, R");
        item.size = colon;
    }
    return put_triggers(tables, parse, item);
}

/* --- arguments
 * -------------------------------------------------------------------------------------------------- */

static tct_status put_cases(tct_frame_tables *tables, tct_str cases, tct_frame_slot *slot) {
    slot->first_case = (uint32_t)tables->words.count;
    while (cases.size) {
        uint32_t first = 0;
        if (slot->case_count == UINT8_MAX) return fault(tables, "too many prepositions");
        TRY(put_words(tables, tct_str_split(&cases, '|'), &first));
        slot->case_count++;
    }
    return TCT_OK;
}

static uint8_t place_of(const tct_frame_parse *parse, const tct_frame_slot *slot) {
    if (parse->cases.size) return TCT_PLACE_OBLIQUE;
    if (slot->kinds == TCT_FRAME_DATE) return TCT_PLACE_FREE;
    return parse->has_trigger ? TCT_PLACE_OBJECT : TCT_PLACE_SUBJECT;
}

/* "{subject:Strategy=plan|projet}", or "=*" for every mention of the class. */
static tct_status read_trigger_argument(tct_frame_tables *tables, tct_frame_parse *parse,
                                        const tct_frame_slot *slot, tct_str lemmas) {
    parse->frame.pos = TCT_FRAME_NOUN;
    parse->frame.trigger_role = slot->role;
    parse->frame.trigger_kinds = slot->kinds;
    parse->frame.trigger_class = slot->class_id;
    if (!tct_str_equal(lemmas, TCT_LIT("*"))) return put_triggers(tables, parse, lemmas);
    if (parse->has_trigger) return fault(tables, "two triggers");
    parse->frame.pos = TCT_FRAME_MENTION;
    parse->has_trigger = true;
    tct_frame_trigger trigger = {.frame = (uint32_t)tables->frames.count};
    TRY(put_words(tables, (tct_str){0}, &trigger.rest));
    return TCT_PUSH(&tables->triggers, heap(tables), trigger);
}

static tct_status read_argument(tct_frame_tables *tables, tct_frame_parse *parse, tct_str inside) {
    tct_str lemmas = inside;
    tct_str names = tct_str_split(&lemmas, '=');
    const tct_str role = tct_str_split(&names, ':');
    tct_frame_slot slot = {.class_id = UINT16_MAX, .optional = parse->optional};
    if (!read_role(role, &slot.role)) return fault(tables, "a role is subject, object, each or _");
    slot.kinds = default_kinds(tables->source, slot.role);
    if (names.size) TRY(read_classes(tables, names, &slot.kinds, &slot.class_id));
    if (lemmas.size) return read_trigger_argument(tables, parse, &slot, lemmas);
    slot.place = place_of(parse, &slot);
    TRY(put_cases(tables, parse->cases, &slot));
    parse->cases = (tct_str){0};
    parse->argument_seen = true;
    return TCT_PUSH(&tables->slots, heap(tables), slot);
}

/* --- the literal
 * ------------------------------------------------------------------------------------------------ */

/* Next item: what is up to a space, or a whole {…}. */
static tct_str next_item(tct_str *rest) {
    *rest = tct_str_trim(*rest);
    size_t end = 0;
    if (rest->size && rest->data[0] == '{') {
        while (end < rest->size && rest->data[end] != '}')
            end++;
        end += end < rest->size;
    } else if (rest->size && rest->data[0] != '(')
        while (end < rest->size && rest->data[end] != ' ' && rest->data[end] != '{' && rest->data[end] != ')')
            end++;
    if (end == 0 && rest->size) end = 1;
    const tct_str item = tct_str_range(*rest, 0, end);
    *rest = tct_str_range(*rest, end, rest->size);
    return item;
}

static tct_status read_reliability(tct_frame_tables *tables, tct_frame_parse *parse, tct_str digits) {
    unsigned value = 0;
    for (size_t i = 0; i < digits.size && i < 3; i++)
        value = value * 10 + (unsigned)(digits.data[i] - '0');
    if (digits.size == 0 || value > 100) return fault(tables, "after ~ stands a percentage");
    parse->frame.reliability = (uint8_t)value;
    return TCT_OK;
}

static tct_status read_item(tct_frame_tables *tables, tct_frame_parse *parse, tct_str item) {
    switch (item.data[0]) {
    case '(':
        parse->optional = true;
        return TCT_OK;
    case ')':
        parse->optional = false;
        return TCT_OK;
    case '~':
        return read_reliability(tables, parse, tct_str_range(item, 1, item.size));
    case '{':
        if (item.data[item.size - 1] != '}') return fault(tables, "a brace is not closed");
        return read_argument(tables, parse, tct_str_range(item, 1, item.size - 1));
    default:
        break;
    }
    if (!parse->has_trigger && parse->optional) return fault(tables, "the trigger can not be missing");
    if (!parse->has_trigger) return read_trigger(tables, parse, item);
    if (parse->cases.size)
        return fault(tables,
                     "two words in a row before an argument: join the words of one phrase with _ "
                     "(pay_visit, in_support_of), alternatives with |; what one thing is of another needs "
                     "no verb, but the noun and :N ({subject} head:N of {object})");
    parse->cases = item;
    return TCT_OK;
}

/* The statement needs its two ends. */
static bool complete(const tct_frame_tables *tables, const tct_frame_parse *parse) {
    bool roles[TCT_SLOT_COUNT] = {false};
    roles[parse->frame.trigger_role] = true;
    for (uint32_t i = parse->frame.first_slot; i < tables->slots.count; i++)
        roles[tables->slots.items[i].role] = true;
    return roles[TCT_SLOT_EACH] || (roles[TCT_SLOT_SUBJECT] && roles[TCT_SLOT_OBJECT]);
}

static tct_status compile_variant(tct_frame_tables *tables, tct_str text) {
    const tct_frame_source *source = tables->source;
    tct_frame_parse parse = {.rest = tct_str_trim(text)};
    parse.frame = (tct_frame){.property = source->property,
                              .reliability = DEFAULT_RELIABILITY,
                              .trigger_class = UINT16_MAX,
                              .first_slot = (uint32_t)tables->slots.count};
    TRY(tct_symbols_intern(tables->compiler->symbols, source->text, &parse.frame.text));
    while (parse.rest.size) {
        const tct_str item = next_item(&parse.rest);
        if (item.size) TRY(read_item(tables, &parse, item));
    }
    if (!parse.has_trigger) return fault(tables, "it has no trigger");
    if (parse.cases.size) return fault(tables, "a preposition without an argument after it");
    if (parse.optional) return fault(tables, "a parenthesis is not closed");
    if (!complete(tables, &parse)) return fault(tables, "it needs both {subject} and {object}");
    parse.frame.slot_end = (uint32_t)tables->slots.count;
    return TCT_PUSH(&tables->frames, heap(tables), parse.frame);
}

/* The frame for each choice of classes in its arguments; the text is the author's in each. */
static tct_status compile_frame(tct_frame_tables *tables, tct_str text, uint32_t before) {
    const tct_str names = tct_frame_next_choice(text);
    if (names.size == 0) return compile_variant(tables, text);
    if (tables->frames.count - before > TCT_LIMIT_FRAME_VARIANTS)
        return fault(tables, "too many combinations of classes: write several frames");
    for (tct_str rest = names; rest.size;) {
        const tct_str one = tct_str_split(&rest, '|');
        const tct_str variant = tct_frame_choose(tables->compiler->arena, text, names, one);
        if (!variant.data) return TCT_ERR_MEMORY;
        TRY(compile_frame(tables, variant, before));
    }
    return TCT_OK;
}

/* --- the chunk
 * -------------------------------------------------------------------------------------------------- */

static int by_property_and_text(const void *a, const void *b) {
    const tct_frame_source *left = a, *right = b;
    if (left->property != right->property) return left->property < right->property ? -1 : 1;
    return tct_str_compare(left->text, right->text);
}

static int by_word_and_frame(const void *a, const void *b) {
    const tct_frame_trigger *left = a, *right = b;
    if (left->word != right->word) return left->word < right->word ? -1 : 1;
    if (left->frame != right->frame) return left->frame < right->frame ? -1 : 1;
    return left->rest < right->rest ? -1 : left->rest > right->rest;
}

static void append(tct_buffer *out, const void *items, size_t count, size_t size) {
    if (count) tct_buffer_append(out, (tct_str){items, count * size});
}

static tct_status write_chunk(tct_frame_tables *tables, tct_buffer *out) {
    const tct_frames_header header = {TCT_FRAMES_MAGIC, (uint32_t)tables->frames.count,
                                      (uint32_t)tables->slots.count, (uint32_t)tables->triggers.count,
                                      (uint32_t)tables->words.count};
    if (tables->triggers.count)
        qsort(tables->triggers.items, tables->triggers.count, sizeof(tct_frame_trigger), by_word_and_frame);
    append(out, &header, 1, sizeof header);
    append(out, tables->frames.items, tables->frames.count, sizeof(tct_frame));
    append(out, tables->slots.items, tables->slots.count, sizeof(tct_frame_slot));
    append(out, tables->triggers.items, tables->triggers.count, sizeof(tct_frame_trigger));
    append(out, tables->words.items, tables->words.count, sizeof(tct_symbol));
    return tct_buffer_status(out);
}

static tct_status compile_all(tct_frame_tables *tables, const tct_frame_source *sources, size_t count) {
    tct_status result = TCT_OK;
    for (size_t i = 0; i < count; i++) {
        tables->source = &sources[i];
        if (i && by_property_and_text(&sources[i - 1], &sources[i]) == 0) continue;
        const tct_status status = compile_frame(tables, sources[i].text, (uint32_t)tables->frames.count);
        if (status == TCT_ERR_SYNTAX)
            result = status; /* go on: the author wants to see them all */
        else if (status != TCT_OK)
            return status;
    }
    return result;
}

/* Begins with the frames that there are; their indices stay as they are. */
static tct_status copy_base(tct_frame_tables *tables, const tct_frames *base) {
    for (uint32_t i = 0; i < base->frame_count; i++)
        TRY(TCT_PUSH(&tables->frames, heap(tables), base->frames[i]));
    for (uint32_t i = 0; i < base->slot_count; i++)
        TRY(TCT_PUSH(&tables->slots, heap(tables), base->slots[i]));
    for (uint32_t i = 0; i < base->trigger_count; i++)
        TRY(TCT_PUSH(&tables->triggers, heap(tables), base->triggers[i]));
    for (uint32_t i = 0; i < base->word_count; i++)
        TRY(TCT_PUSH(&tables->words, heap(tables), base->words[i]));
    return TCT_OK;
}

tct_status tct_frames_compile(const tct_frame_compiler *compiler, const tct_frame_source *sources,
                              size_t count, tct_buffer *out) {
    assert(compiler && compiler->symbols && compiler->arena && out);
    assert(sources || count == 0);
    tct_frame_source *sorted = tct_arena_alloc(compiler->arena, count ? count : 1, sizeof *sorted);
    if (!sorted) return TCT_ERR_MEMORY;
    if (count) memcpy(sorted, sources, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, by_property_and_text);
    tct_frame_tables tables = {.compiler = compiler};
    tct_status status = compiler->base ? copy_base(&tables, compiler->base) : TCT_OK;
    if (status == TCT_OK) status = compile_all(&tables, sorted, count);
    if (status == TCT_OK) status = write_chunk(&tables, out);
    TCT_VEC_CLEAR(&tables.frames, heap(&tables));
    TCT_VEC_CLEAR(&tables.slots, heap(&tables));
    TCT_VEC_CLEAR(&tables.triggers, heap(&tables));
    TCT_VEC_CLEAR(&tables.words, heap(&tables));
    return status;
}
