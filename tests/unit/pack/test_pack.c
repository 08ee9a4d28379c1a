/* The container: order, names, alignment; and files that were damaged by chance or on purpose. */
#include "fixture.h"
#include "pack/compressed.h"
#include "pack/format.h"
#include "pack/frames.h"
#include "pack/writer.h"

static const char digest[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static void write_two(bool swapped, tct_buffer *image) {
    tct_pack_writer *writer = tct_pack_writer_new(&tct_heap);
    tct_buffer_init(image, &tct_heap, 1u << 20);
    assert_ok(tct_pack_writer_add(writer, swapped ? TCT_LIT("b.x") : TCT_LIT("a"),
                                  swapped ? TCT_LIT("bee") : TCT_LIT("")));
    assert_ok(tct_pack_writer_add(writer, swapped ? TCT_LIT("a") : TCT_LIT("b.x"),
                                  swapped ? TCT_LIT("") : TCT_LIT("bee")));
    assert_ok(tct_pack_writer_finish(writer, digest, image));
    tct_pack_writer_free(writer);
}

static void test_order_does_not_matter(void **state) {
    (void)state;
    tct_buffer one, other;
    write_two(false, &one);
    write_two(true, &other);
    assert_true(tct_str_equal(tct_buffer_str(&one), tct_buffer_str(&other)));
    tct_buffer_clear(&one);
    tct_buffer_clear(&other);
}

static void test_writer_refuses_names(void **state) {
    (void)state;
    tct_pack_writer *writer = tct_pack_writer_new(&tct_heap);
    const char longest[] = "1234567890123456789012345678901234567890123456x"; /* 47 bytes */
    assert_int_equal(sizeof longest - 1, TCT_PACK_NAME_BYTES - 1);
    assert_ok(tct_pack_writer_add(writer, TCT_LIT("a"), TCT_LIT("1")));
    assert_int_equal(tct_pack_writer_add(writer, TCT_LIT("a"), TCT_LIT("2")), TCT_ERR_ARGUMENT);
    assert_int_equal(tct_pack_writer_add(writer, TCT_LIT(""), TCT_LIT("2")), TCT_ERR_ARGUMENT);
    assert_int_equal(tct_pack_writer_add(writer, TCT_LIT("a\0b"), TCT_LIT("2")), TCT_ERR_ARGUMENT);
    assert_ok(tct_pack_writer_add(writer, TCT_LIT(longest), TCT_LIT("2")));
    assert_int_equal(
        tct_pack_writer_add_parts(writer, TCT_LIT(longest), TCT_LIT("b"), TCT_LIT(""), TCT_LIT("2")),
        TCT_ERR_ARGUMENT);
    assert_ok(tct_pack_writer_add_parts(writer, TCT_LIT("a"), TCT_LIT("b"), TCT_LIT("c"), TCT_LIT("2")));
    tct_pack_writer_free(writer);
    tct_pack_writer_free(NULL);
}

static void test_chunks(void **state) {
    (void)state;
    tct_buffer image;
    tct_pack *pack = fixture_pack(&image);
    assert_int_equal(tct_pack_digest(pack).size, 64);
    assert_str(tct_pack_chunk(pack, "guess.xx"), "abc\t3\n");
    assert_int_equal(tct_pack_chunk(pack, "guess.yy").size, 0);
    tct_str name = TCT_LIT(""), bytes = TCT_LIT("");
    size_t count = 0;
    for (tct_str before = TCT_LIT(""); tct_pack_chunk_at(pack, count, &name, &bytes);
         before = name, count++) {
        assert_int_equal((uintptr_t)bytes.data % TCT_PACK_ALIGNMENT, 0);
        assert_true(strcmp(before.data, name.data) < 0);
    }
    assert_true(count > 10);
    tct_pack_free(pack);
    tct_pack_free(NULL);
    tct_buffer_clear(&image);
}

static size_t walked; /* keeps the walk from being optimised away */

static void walk_phrases(const tct_phrases *phrases, uint32_t limit) {
    for (uint32_t i = 0; i < phrases->count; i++) {
        const uint32_t *at = phrases->phrases + 2 * (size_t)i;
        size_t found = 0;
        const uint32_t *values = tct_phrases_get(phrases, phrases->words + at[0], at[2] - at[0], &found);
        for (size_t v = 0; values && v < found; v++)
            assert_true(values[v] < limit);
        walked += found;
    }
}

static void walk_entity(const tct_pack *pack, uint32_t id) {
    const tct_pack_entity *entity = tct_pack_entity_at(pack, id);
    walked += fixture_text(pack, entity->id).size + tct_pack_class_at(pack, entity->class_id)->depth;
    for (uint32_t i = entity->first_name; i < entity->name_end; i++)
        walked += fixture_text(pack, tct_pack_name_at(pack, i)->text).size;
    for (uint32_t i = entity->first_link; i < entity->link_end; i++)
        walked += fixture_text(pack, tct_pack_link_at(pack, i)).size;
    if (entity->within != UINT32_MAX) walked += tct_pack_entity_at(pack, entity->within)->rank;
}

static void walk_language(const tct_pack *pack, const tct_pack_language *language) {
    tct_str name;
    const tct_pack_list *list;
    walked += tct_pack_language_code(language).size;
    for (size_t i = 0; (list = tct_pack_list_at(language, i, &name)); i++) {
        walk_phrases(&list->phrases, list->count);
        for (uint32_t k = 0; k < list->count; k++)
            walked += fixture_text(pack, list->items[k].key).size +
                      fixture_text(pack, list->items[k].value[2]).size;
    }
    const tct_phrases *nouns = tct_pack_nouns(language);
    for (uint32_t i = 0; i < nouns->count; i++)
        walked += tct_pack_class_at(
                      pack, tct_pack_noun_at(language, nouns->values[nouns->phrases[2 * i + 1]])->class_id)
                      ->kind;
}

/** Touches everything that a pack that opened promises to be there. */
static void walk_pack(const tct_pack *pack) {
    const char *iri = "";
    for (size_t i = 0; tct_pack_prefix(pack, i, &iri); i++)
        walked += strlen(iri);
    for (uint16_t i = 0; i < tct_pack_class_count(pack); i++)
        walked += fixture_text(pack, tct_pack_class_at(pack, i)->name).size + tct_pack_class_is_a(pack, i, 0);
    for (uint16_t i = 0; i < tct_pack_property_count(pack); i++)
        walked +=
            fixture_text(pack, tct_pack_property_at(pack, tct_pack_property_at(pack, i)->implies)->label[1])
                .size;
    for (uint32_t i = 0; i < tct_pack_entity_count(pack); i++)
        walk_entity(pack, i);
    walk_phrases(tct_pack_names(pack), UINT32_MAX);
    for (size_t i = 0; i < tct_pack_language_count(pack); i++)
        walk_language(pack, tct_pack_language_at(pack, i));
    tct_frames frames;
    walked += tct_frames_open(tct_pack_chunk(pack, "frames.en"), &frames) == TCT_OK;
}

/** Opens @p size bytes in memory of just that size, so that tools see every read behind the end. */
static tct_status try_open(const char *bytes, size_t size) {
    char *copy = malloc(size ? size : 1);
    assert_non_null(copy);
    memcpy(copy, bytes, size);
    tct_pack *pack = NULL;
    const tct_status status = tct_pack_open_memory((tct_str){copy, size}, &tct_heap, NULL, &pack);
    assert_int_equal(status == TCT_OK, pack != NULL);
    if (pack) walk_pack(pack);
    tct_pack_free(pack);
    free(copy);
    return status;
}

static void test_truncated(void **state) {
    (void)state;
    tct_buffer image;
    tct_pack_free(fixture_pack(&image));
    for (size_t size = 0; size < image.size; size++)
        assert_int_equal(try_open(image.data, size), TCT_ERR_PACK);
    assert_ok(try_open(image.data, image.size));
    tct_buffer_clear(&image);
}

static void test_flipped(void **state) {
    (void)state;
    static const unsigned char masks[] = {0xff, 0x01, 0x80};
    tct_buffer image;
    tct_pack_free(fixture_pack(&image));
    size_t refused = 0;
    for (size_t i = 0; i < image.size; i++)
        for (size_t m = 0; m < sizeof masks; m++) {
            image.data[i] = (char)(image.data[i] ^ masks[m]);
            refused += try_open(image.data, image.size) != TCT_OK;
            image.data[i] = (char)(image.data[i] ^ masks[m]);
        }
    assert_true(refused > image.size / 4);
    tct_buffer_clear(&image);
}

static void test_other_version(void **state) {
    (void)state;
    tct_buffer image;
    tct_pack_free(fixture_pack(&image));
    ((tct_pack_header *)(void *)image.data)->version = TCT_PACK_VERSION + 1;
    assert_int_equal(try_open(image.data, image.size), TCT_ERR_PACK);
    tct_buffer_clear(&image);
}

static void test_files_that_are_none(void **state) {
    (void)state;
    tct_pack *pack = NULL;
    assert_int_equal(tct_pack_open("/nonexistent/tercet.pack", &tct_heap, NULL, &pack), TCT_ERR_IO);
    assert_null(pack);
    assert_true(tct_failed(tct_pack_open("/", &tct_heap, NULL, &pack)));
    assert_true(tct_failed(tct_pack_open("/dev/null", &tct_heap, NULL, &pack)));
}

static void test_compression(void **state) {
    (void)state;
    tct_buffer packed, plain;
    tct_buffer_init(&packed, &tct_heap, 1u << 20);
    tct_buffer_init(&plain, &tct_heap, 16);
    assert_ok(tct_compress(TCT_LIT("0123456789abcdef"), 3, &packed));
    assert_ok(tct_decompress(tct_buffer_str(&packed), &plain));
    assert_str(tct_buffer_str(&plain), "0123456789abcdef");
    tct_buffer_clear(&plain);
    tct_buffer_init(&plain, &tct_heap, 15);
    assert_int_equal(tct_decompress(tct_buffer_str(&packed), &plain), TCT_ERR_LIMIT);
    assert_int_equal(tct_decompress(TCT_LIT("no zstd at all"), &plain), TCT_ERR_SYNTAX);
    tct_buffer_clear(&plain);
    tct_buffer_clear(&packed);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order_does_not_matter),
        cmocka_unit_test(test_writer_refuses_names),
        cmocka_unit_test(test_chunks),
        cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_flipped),
        cmocka_unit_test(test_other_version),
        cmocka_unit_test(test_files_that_are_none),
        cmocka_unit_test(test_compression),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
