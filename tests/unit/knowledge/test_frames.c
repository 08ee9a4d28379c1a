/* Notation of frames: what compiles, to what, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "doc/doc.h"
#include "knowledge/frames.h"

typedef struct {
    tct_arena arena;
    tct_symbols *symbols;
    tct_buffer out;
    tct_frames frames;
    unsigned complaints;
} fixture;

static void count_complaint(void *context, const tct_diagnostic *diagnostic) {
    fixture *f = context;
    f->complaints += diagnostic->severity == TCT_ERROR;
}

static int set_up(void **state) {
    fixture *f = test_calloc(1, sizeof *f);
    tct_arena_init(&f->arena, &tct_heap);
    f->symbols = tct_symbols_new(&f->arena, NULL);
    tct_buffer_init(&f->out, &tct_heap, 1u << 20);
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    fixture *f = *state;
    tct_buffer_clear(&f->out);
    tct_arena_clear(&f->arena);
    test_free(f);
    return 0;
}

static tct_status compile(fixture *f, const char *const *texts, size_t count) {
    const tct_sink sink = {count_complaint, f};
    const tct_frame_compiler compiler = {.symbols = f->symbols, .arena = &f->arena, .sink = &sink};
    tct_frame_source sources[8];
    for (size_t i = 0; i < count; i++)
        sources[i] = (tct_frame_source){.property = 3,
                                        .domain = 1u << TCT_KIND_EVENT,
                                        .range = 1u << TCT_KIND_PERSON,
                                        .text = tct_str_of(texts[i]),
                                        .source = "frames.ttl",
                                        .line = i + 1};
    tct_buffer_reset(&f->out);
    const tct_status status = tct_frames_compile(&compiler, sources, count, &f->out);
    return status == TCT_OK ? tct_frames_open(tct_buffer_str(&f->out), &f->frames) : status;
}

static const tct_frame *only(fixture *f, const char *text) {
    assert_int_equal(compile(f, &text, 1), TCT_OK);
    assert_int_equal(f->frames.frame_count, 1);
    return f->frames.frames;
}

static void test_verb(void **state) {
    fixture *f = *state;
    const tct_frame *frame =
        only(f, "{object:Agent} organiser|avoir_lieu {subject} (à|lors_de {_:Place}) ~70");
    assert_int_equal(frame->pos, TCT_FRAME_VERB);
    assert_int_equal(frame->reliability, 70);
    assert_int_equal(frame->slot_end - frame->first_slot, 3);
    const tct_frame_slot *slots = f->frames.slots;
    assert_int_equal(slots[0].place, TCT_PLACE_SUBJECT);
    assert_int_equal(slots[0].kinds, 1u << TCT_KIND_PERSON | 1u << TCT_KIND_ORGANIZATION);
    assert_int_equal(slots[1].place, TCT_PLACE_OBJECT);
    assert_int_equal(slots[1].kinds, 1u << TCT_KIND_EVENT);
    assert_int_equal(slots[2].place, TCT_PLACE_OBLIQUE);
    assert_int_equal(slots[2].case_count, 2);
    assert_true(slots[2].optional);
    uint32_t count = 0;
    const tct_frame_trigger *trigger =
        tct_frames_find(&f->frames, tct_symbols_find(f->symbols, TCT_LIT("avoir")), &count);
    assert_int_equal(count, 1);
    assert_int_equal(f->frames.words[trigger->rest], tct_symbols_find(f->symbols, TCT_LIT("lieu")));
    assert_int_equal(f->frames.words[trigger->rest + 1], 0);
}

static void test_nouns(void **state) {
    fixture *f = *state;
    assert_int_equal(only(f, "signature de {subject} par {object}")->pos, TCT_FRAME_NOUN);
    assert_int_equal(only(f, "{subject} membre:N de {object}")->pos, TCT_FRAME_NOUN);
    assert_int_equal(only(f, "{object} présent:A à {subject}")->pos, TCT_FRAME_ADJECTIVE);
    assert_true(only(f, "{subject} tenir:R à {object}")->reflexive);
    assert_int_equal(only(f, "{subject=visite|mission} de|'s {object}")->trigger_role, TCT_SLOT_SUBJECT);
    const tct_frame *mention = only(f, "{subject:Event=*} de {object}");
    assert_int_equal(mention->pos, TCT_FRAME_MENTION);
    assert_int_equal(mention->trigger_kinds, 1u << TCT_KIND_EVENT);
    uint32_t count = 0;
    tct_frames_find(&f->frames, 0, &count);
    assert_int_equal(count, 1);
}

static void test_faults(void **state) {
    fixture *f = *state;
    static const char *const faulty[] = {"{object} organiser",
                                         "{object} {subject}",
                                         "{host} tenir {subject}",
                                         "{object:Rabbit} tenir {subject}",
                                         "{object} tenir à la {subject}",
                                         "{object} tenir ({subject}",
                                         "{object} tenir {subject} à",
                                         "{object tenir"};
    for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++) {
        f->complaints = 0;
        assert_int_equal(compile(f, &faulty[i], 1), TCT_ERR_SYNTAX);
        assert_int_equal(f->complaints, 1);
    }
}

/* Classes of the ontology: the id is the place of the name. */
static bool find_named(const void *context, tct_str name, uint16_t *class_id, uint8_t *kind) {
    const char *const *names = context;
    for (uint16_t i = 0; names[i]; i++)
        if (tct_str_equal(name, tct_str_of(names[i])))
            return *class_id = i, *kind = TCT_KIND_ORGANIZATION, true;
    return false;
}

static void test_choice_of_classes(void **state) {
    fixture *f = *state;
    static const char *const names[] = {"tct:Bank", "Agency", NULL};
    const tct_sink sink = {count_complaint, f};
    const tct_frame_compiler compiler = {f->symbols, &f->arena, find_named, names, &sink, NULL};
    const tct_frame_source source = {
        .property = 3,
        .domain = 1u << TCT_KIND_EVENT,
        .range = 1u << TCT_KIND_PERSON,
        .text = TCT_LIT("{object:tct:Bank|Agency|Person|Place} tenir {subject:Event|Post}")};
    tct_buffer_reset(&f->out);
    assert_int_equal(tct_frames_compile(&compiler, &source, 1, &f->out), TCT_OK);
    assert_int_equal(tct_frames_open(tct_buffer_str(&f->out), &f->frames), TCT_OK);
    static const uint16_t classes[] = {0, 1, UINT16_MAX, UINT16_MAX};
    assert_int_equal(f->frames.frame_count, 4);
    for (uint32_t i = 0; i < f->frames.frame_count; i++) {
        const tct_frame *frame = &f->frames.frames[i];
        assert_int_equal(f->frames.slots[frame->first_slot].class_id, classes[i]);
        assert_true(tct_str_equal(tct_symbols_text(f->symbols, frame->text), source.text));
    }
}

/* 5 * 5 * 5 * 5 frames from one line are a slip of the author's. */
static void test_too_many_choices(void **state) {
    fixture *f = *state;
    static const char *const names[] = {"A", "B", "C", "D", "E", NULL};
    const tct_sink sink = {count_complaint, f};
    const tct_frame_compiler compiler = {f->symbols, &f->arena, find_named, names, &sink, NULL};
    const tct_frame_source source = {
        .text = TCT_LIT("{object:A|B|C|D|E} tenir {subject:A|B|C|D|E} à {_:A|B|C|D|E} de {_:A|B|C|D|E}")};
    tct_buffer_reset(&f->out);
    assert_int_equal(tct_frames_compile(&compiler, &source, 1, &f->out), TCT_ERR_SYNTAX);
    assert_int_equal(f->complaints, 1);
}

static void test_order_does_not_matter(void **state) {
    fixture *f = *state;
    static const char *const one[] = {"{object} tenir {subject}", "{object} ouvrir {subject}"};
    static const char *const two[] = {"{object} ouvrir {subject}", "{object} tenir {subject}"};
    assert_int_equal(compile(f, one, 2), TCT_OK);
    const tct_frame first = f->frames.frames[0];
    assert_int_equal(compile(f, two, 2), TCT_OK);
    assert_memory_equal(&first, &f->frames.frames[0], sizeof first);
}

static void test_base_is_kept(void **state) {
    fixture *f = *state;
    only(f, "{object} tenir {subject} à {_}");
    tct_buffer more;
    tct_buffer_init(&more, &tct_heap, 1u << 20);
    const tct_frame_compiler compiler = {.symbols = f->symbols, .arena = &f->arena, .base = &f->frames};
    const tct_frame_source source = {.property = 4,
                                     .text = TCT_LIT("{object:Person} ouvrir {subject:Event}")};
    assert_int_equal(tct_frames_compile(&compiler, &source, 1, &more), TCT_OK);
    tct_frames both;
    assert_int_equal(tct_frames_open(tct_buffer_str(&more), &both), TCT_OK);
    assert_int_equal(both.frame_count, 2);
    assert_memory_equal(&both.frames[0], &f->frames.frames[0], sizeof both.frames[0]);
    uint32_t count = 0;
    assert_int_equal(tct_frames_find(&both, tct_symbols_find(f->symbols, TCT_LIT("ouvrir")), &count)->frame,
                     1);
    tct_buffer_clear(&more);
}

static void test_damage(void **state) {
    fixture *f = *state;
    only(f, "{object} tenir {subject} à {_}");
    const size_t size = f->out.size;
    tct_frames frames;
    for (size_t cut = 1; cut < size; cut++)
        assert_int_equal(tct_frames_open((tct_str){f->out.data, cut}, &frames), TCT_ERR_PACK);
    f->out.data[0] ^= 1;
    assert_int_equal(tct_frames_open(tct_buffer_str(&f->out), &frames), TCT_ERR_PACK);
    f->out.data[0] ^= 1;
    tct_frame *frame = (tct_frame *)(void *)(f->out.data + sizeof(tct_frames_header));
    frame->slot_end = 99;
    assert_int_equal(tct_frames_open(tct_buffer_str(&f->out), &frames), TCT_ERR_PACK);
    assert_int_equal(tct_frames_open((tct_str){0}, &frames), TCT_OK);
    assert_int_equal(frames.frame_count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_verb, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nouns, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_faults, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_choice_of_classes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_too_many_choices, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_order_does_not_matter, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_base_is_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_damage, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
