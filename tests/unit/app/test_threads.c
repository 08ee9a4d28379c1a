/* One engine, several threads, each with conversions of its own: every one writes the bytes that one thread
 * alone writes. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "tercet.h"
#include "test.h"

enum { THREADS = 4, ROUNDS = 6 };

/** A text, a page and a feed go through ICU, libxml2 and the models, RDF/XML through raptor, SVG through
 * Graphviz. */
static const struct {
    const char *text, *format;
} inputs[] = {
    {"Signature d'un accord à Dakar\n\nDakar, le 3 mai 2023\n\nLa Banque mondiale et le gouvernement du "
     "Sénégal ont signé "
     "un accord de financement le 2 mai 2023 à Dakar.\n",
     "turtle"},
    {"<html lang=\"en\"><head><title>Forum</title></head><body><article><p>The World Bank hosted the Harbour "
     "Forum in "
     "Geneva on 4 June 2024.</p><p>Anna Keller, director of the Harbour Trust, "
     "spoke.</p></article></body></html>",
     "rdfxml"},
    {"<rss version=\"2.0\"><channel><title>News</title><item><title>Talks</title><description>The African "
     "Union "
     "supports the Water Plan.</description></item></channel></rss>",
     "nquads"},
    {"The World Bank hosted the Harbour Forum in Geneva on 4 June 2024. Anna Keller, director of the Harbour "
     "Trust, spoke "
     "at the Harbour Forum.\n",
     "svg"},
};
#define INPUT_COUNT (sizeof inputs / sizeof *inputs)

static tct_status gather(void *context, const char *bytes, size_t size) {
    tct_buffer *buffer = context;
    tct_buffer_append(buffer, (tct_str){bytes, size});
    return tct_buffer_status(buffer);
}

/** Whether @p nquads knows of an organization: reading and asking go through raptor and rasqal. */
static bool answers(const tct_buffer *nquads) {
    static const char query[] = "ASK { ?s a schema:Organization }";
    const tct_rdf_input input = {"input.nq", nquads->data, nquads->size};
    tct_buffer out;
    tct_buffer_init(&out, &tct_heap, 1u << 16);
    const tct_status status = tct_query(&input, 1, query, "query", "json", NULL, (tct_output){gather, &out});
    tct_buffer_append(&out, TCT_LIT("\0"));
    const bool yes = status == TCT_OK && tct_buffer_status(&out) == TCT_OK && strstr(out.data, "true");
    tct_buffer_clear(&out);
    return yes;
}

static tct_status convert(const tct_engine *engine, size_t input, tct_buffer *out) {
    const tct_conversion_options options = {.evidence = "statement", .keep_texts = true};
    const char *text = inputs[input].text;
    tct_conversion *conversion = NULL;
    tct_buffer_reset(out);
    tct_status status = tct_conversion_new(engine, &options, NULL, &conversion);
    if (status == TCT_OK) status = tct_conversion_read(conversion, "input", text, strlen(text));
    const tct_drawing drawing = {0};
    const char *format = inputs[input].format;
    if (status == TCT_OK && strcmp(format, "svg") == 0)
        status = tct_conversion_draw(conversion, format, &drawing, (tct_output){gather, out});
    else if (status == TCT_OK)
        status = tct_conversion_write(conversion, format, (tct_output){gather, out});
    tct_conversion_free(conversion);
    return status;
}

/** What a thread works on: nothing of it is shared but the engine and the expected bytes. */
typedef struct {
    const tct_engine *engine;
    const tct_buffer *expected;
    size_t first, wrong;
} share;

static void *work(void *context) {
    share *own = context;
    tct_buffer out;
    tct_buffer_init(&out, &tct_heap, 1u << 24);
    for (size_t i = 0; i < ROUNDS * INPUT_COUNT; i++) {
        const size_t input = (own->first + i) % INPUT_COUNT;
        const bool same = convert(own->engine, input, &out) == TCT_OK &&
                          tct_str_equal(tct_buffer_str(&out), tct_buffer_str(&own->expected[input]));
        const bool asked = strcmp(inputs[input].format, "nquads") != 0 || answers(&out);
        own->wrong += !same || !asked;
    }
    tct_buffer_clear(&out);
    return NULL;
}

static void test_threads_share_an_engine(void **state) {
    (void)state;
    tct_engine *engine = NULL;
    const tct_engine_options options = {.pack = getenv("TERCET_PACK")};
    pthread_t threads[THREADS];
    share shares[THREADS];
    tct_buffer expected[INPUT_COUNT];
    assert_ok(tct_engine_new(&options, NULL, &engine));
    for (size_t i = 0; i < INPUT_COUNT; i++) {
        tct_buffer_init(&expected[i], &tct_heap, 1u << 24);
        assert_ok(convert(engine, i, &expected[i]));
        assert_non_null(strstr(expected[i].data, "example.org/id/organization/"));
    }
    for (size_t i = 0; i < THREADS; i++) {
        shares[i] = (share){engine, expected, i, 0};
        assert_int_equal(pthread_create(&threads[i], NULL, work, &shares[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_int_equal(shares[i].wrong, 0);
    }
    for (size_t i = 0; i < INPUT_COUNT; i++)
        tct_buffer_clear(&expected[i]);
    tct_engine_free(engine);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_threads_share_an_engine)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
