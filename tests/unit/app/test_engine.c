/* The public interface alone: one engine, conversions, refusals, and memory that runs out at any point. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "tercet.h"
#include "test.h"

static const char release[] = "Signature d'un accord de financement à Dakar\n\nDakar, le 3 mai 2023\n\n"
                              "La Banque mondiale et le gouvernement du Sénégal ont signé un accord de "
                              "financement le 2 mai 2023 à Dakar.\n";

static tct_status gather(void *context, const char *bytes, size_t size) {
    tct_buffer *buffer = context;
    tct_buffer_append(buffer, (tct_str){bytes, size});
    return tct_buffer_status(buffer);
}

static tct_engine *engine_of(const tct_allocator *allocator) {
    tct_engine *engine = NULL;
    const tct_engine_options options = {.pack = getenv("TERCET_PACK"), .allocator = allocator};
    assert_non_null(options.pack);
    assert_ok(tct_engine_new(&options, NULL, &engine));
    return engine;
}

/** Turtle of @p release in @p out. */
static tct_status convert(const tct_engine *engine, tct_buffer *out) {
    const tct_conversion_options options = {.evidence = "statement"};
    tct_conversion *conversion = NULL;
    tct_status status = tct_conversion_new(engine, &options, NULL, &conversion);
    if (status == TCT_OK) status = tct_conversion_read(conversion, "release", release, sizeof release - 1);
    if (!tct_failed(status)) status = tct_conversion_write(conversion, "ntriples", (tct_output){gather, out});
    tct_conversion_free(conversion);
    return status;
}

static void test_null_is_freed(void **state) {
    (void)state;
    tct_engine_free(NULL);
    tct_conversion_free(NULL);
}

static void test_same_bytes_from_one_engine(void **state) {
    (void)state;
    tct_engine *engine = engine_of(NULL);
    tct_buffer first, second;
    tct_buffer_init(&first, &tct_heap, 1u << 24);
    tct_buffer_init(&second, &tct_heap, 1u << 24);
    assert_ok(convert(engine, &first));
    assert_ok(convert(engine, &second));
    assert_true(first.size > 0);
    assert_true(tct_str_equal(tct_buffer_str(&first), tct_buffer_str(&second)));
    assert_non_null(strstr(first.data, "/organization/"));
    assert_non_null(strstr(first.data, "/strategy/"));
    assert_int_equal(strlen(tct_engine_digest(engine)), 64);
    tct_buffer_clear(&first);
    tct_buffer_clear(&second);
    tct_engine_free(engine);
}

static tct_status rewrite(const tct_engine *engine, const char *turtle, tct_buffer *out) {
    const tct_conversion_options options = {0};
    tct_conversion *conversion = NULL;
    tct_status status = tct_conversion_new(engine, &options, NULL, &conversion);
    if (status == TCT_OK) status = tct_conversion_read_rdf(conversion, "a.ttl", turtle, strlen(turtle));
    if (status == TCT_OK) status = tct_conversion_write(conversion, "ntriples", (tct_output){gather, out});
    tct_conversion_free(conversion);
    return status;
}

/** raptor numbers blank nodes: a second reading in one process must not go on where the first one ended. */
static void test_blank_nodes_have_the_same_names(void **state) {
    (void)state;
    static const char turtle[] = "[] a <https://schema.org/Person> .";
    tct_engine *engine = engine_of(NULL);
    tct_buffer first, second;
    tct_buffer_init(&first, &tct_heap, 1u << 16);
    tct_buffer_init(&second, &tct_heap, 1u << 16);
    assert_ok(rewrite(engine, turtle, &first));
    assert_ok(rewrite(engine, turtle, &second));
    assert_true(first.size > 0);
    assert_true(tct_str_equal(tct_buffer_str(&first), tct_buffer_str(&second)));
    tct_buffer_clear(&first);
    tct_buffer_clear(&second);
    tct_engine_free(engine);
}

static void test_file_that_is_missing(void **state) {
    (void)state;
    const tct_conversion_options options = {0};
    tct_engine *engine = engine_of(NULL);
    tct_conversion *conversion = NULL;
    assert_ok(tct_conversion_new(engine, &options, NULL, &conversion));
    assert_int_equal(tct_conversion_read_file(conversion, "/nonexistent/file"), TCT_ERR_IO);
    assert_int_equal(tct_conversion_documents(conversion), 0);
    tct_conversion_free(conversion);
    tct_engine_free(engine);
    assert_true(strchr(tct_version(), '.') != NULL);
}

static void test_refused_options(void **state) {
    (void)state;
    const tct_conversion_options wrong[] = {
        {.date = "3 mai"},    {.date = "2023-13-01"}, {.language = "xx"},
        {.base = "x"},        {.url = "a b"},         {.format = "foo"},
        {.evidence = "some"}, {.statuses = "sure"},   {.min_confidence = 101},
    };
    tct_engine *engine = engine_of(NULL);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        tct_conversion *conversion = NULL;
        assert_int_equal(tct_conversion_new(engine, &wrong[i], NULL, &conversion), TCT_ERR_ARGUMENT);
        assert_null(conversion);
    }
    tct_engine_free(engine);
}

static void test_formats(void **state) {
    (void)state;
    assert_string_equal(tct_format_name(0), "turtle");
    assert_string_equal(tct_format_extension("turtle"), "ttl");
    assert_null(tct_format_extension("foo"));
    assert_null(tct_format_name(1000));
    for (size_t i = 0; tct_format_name(i); i++)
        assert_non_null(tct_format_extension(tct_format_name(i)));
}

/** Fails the request number @c left and all after it. */
typedef struct {
    size_t left, live;
} meagre;

static void *meagre_resize(void *context, void *pointer, size_t size) {
    meagre *self = context;
    if (size == 0) {
        self->live -= pointer != NULL;
        free(pointer);
        return NULL;
    }
    if (self->left == 0) return NULL;
    self->left--;
    self->live += pointer == NULL;
    return realloc(pointer, size);
}

/** The whole path with memory for @p count requests: TCT_ERR_MEMORY or success, and nothing is left behind.
 */
static tct_status starve(size_t count) {
    meagre memory = {count, 0};
    const tct_allocator allocator = {meagre_resize, &memory};
    const tct_engine_options options = {.pack = getenv("TERCET_PACK"), .allocator = &allocator};
    tct_engine *engine = NULL;
    tct_buffer out;
    tct_buffer_init(&out, &tct_heap, 1u << 24);
    tct_status status = tct_engine_new(&options, NULL, &engine);
    if (status == TCT_OK) status = convert(engine, &out);
    tct_engine_free(engine);
    tct_buffer_clear(&out);
    if (memory.live) fail_msg("%zu blocks left behind after %zu requests", memory.live, count);
    if (status != TCT_OK && status != TCT_ERR_MEMORY)
        fail_msg("%s after %zu requests", tct_strerror(status), count);
    return status;
}

static void test_memory_runs_out(void **state) {
    (void)state;
    size_t count = 0;
    while (starve(count) != TCT_OK) {
        count += 1 + count / 10;
        assert_true(count < 10000000);
    }
    assert_true(count > 50);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_null_is_freed),
        cmocka_unit_test(test_same_bytes_from_one_engine),
        cmocka_unit_test(test_refused_options),
        cmocka_unit_test(test_formats),
        cmocka_unit_test(test_blank_nodes_have_the_same_names),
        cmocka_unit_test(test_file_that_is_missing),
        cmocka_unit_test(test_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
