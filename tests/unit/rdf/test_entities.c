/* RDF/XML that asks for other files: refused, whatever way it asks, and never read. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buffer.h"
#include "rdf/read.h"
#include "rdf/write.h"
#include "test.h"

#define OPEN                                                                                                 \
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:s=\"https://schema.org/\">"    \
    "<s:Event rdf:about=\"http://example.org/e\"><s:name>A"
#define CLOSE "</s:name></s:Event></rdf:RDF>"

/** A file whose words must not come into a graph. */
static char secret[] = "/tmp/tercet-secret.XXXXXX";

static int set_up(void **state) {
    (void)state;
    const int fd = mkstemp(secret);
    static const char text[] = "<!ENTITY e \"PARSNIP\">";
    return fd >= 0 && write(fd, text, sizeof text - 1) == (ssize_t)sizeof text - 1 ? close(fd) : -1;
}

static int tear_down(void **state) {
    (void)state;
    return unlink(secret);
}

/** Reads @p text, in which each @ stands for the path of the secret, as RDF/XML; N-Triples in @p out. */
static tct_status read_text(const char *text, size_t size, tct_buffer *out) {
    tct_graph *graph = NULL;
    tct_buffer input;
    tct_buffer_init(&input, &tct_heap, 1 << 16);
    tct_buffer_init(out, &tct_heap, 1 << 16);
    for (size_t i = 0; i < size; i++)
        if (text[i] == '@')
            tct_buffer_append(&input, tct_str_of(secret));
        else
            tct_buffer_append(&input, (tct_str){text + i, 1});
    assert_ok(tct_graph_new(&tct_heap, &graph));
    const tct_status status =
        tct_rdf_read_graph(tct_buffer_str(&input), TCT_LIT("rdfxml"), "test.rdf", NULL, graph);
    assert_ok(tct_graph_sort(graph));
    assert_ok(tct_rdf_write(graph, TCT_RDF_NTRIPLES, NULL, out));
    tct_graph_free(graph);
    tct_buffer_clear(&input);
    return status;
}

static void test_refused(void **state) {
    (void)state;
    static const char *const texts[] = {
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"@\">]>" OPEN "&e;" CLOSE,
        "<!DOCTYPE x [<!ENTITY e PUBLIC \"p\" \"file://@\">]>" OPEN "&e;" CLOSE,
        "<!DOCTYPE x [<!ENTITY % p SYSTEM \"@\"> %p;]>" OPEN "&e;" CLOSE,
        "<!DOCTYPE x [<!ENTITY\n%\tp PUBLIC 'p' 'file://@'> %p;]>" OPEN "&e;" CLOSE,
        "<!DOCTYPE x [<!ENTITY % a \"<!ENTITY &#37; b SYSTEM '@'>\"> %a; %b;]>" OPEN "&e;" CLOSE,
        "<!DOCTYPE x [<!-- ]> --><!ENTITY % p SYSTEM \"@\"> %p;]>" OPEN "&e;" CLOSE,
        "<!DOCTYPE x [<!ENTITY a \"]>\"><!ENTITY % p SYSTEM \"@\"> %p;]>" OPEN "&e;" CLOSE,
        "<!DOCTYPE x [<!ENTITY far SYSTEM \"http://127.0.0.1:9/x\">]>" OPEN "&far;" CLOSE,
        "<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADwAIQ-DOCTYPE x [+ADwAIQ-ENTITY +ACU- p SYSTEM \"@\"> "
        "+ACU-p;]>" OPEN "&e;" CLOSE,
        "<?xml version='1.0' encoding = 'utf-16le' ?>" OPEN CLOSE,
        "<?xml version='1.0' encoding='EBCDIC-US'?>" OPEN CLOSE};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        tct_buffer out;
        const tct_status status = read_text(texts[i], strlen(texts[i]), &out);
        if (!tct_failed(status)) fail_msg("read: %s", texts[i]);
        if (out.size) fail_msg("in the graph: %s", out.data);
        tct_buffer_clear(&out);
    }
}

/** UTF-16 of ASCII letters is valid UTF-8, with NULs. */
static void test_wide(void **state) {
    (void)state;
    static const char text[] =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY % p SYSTEM \"@\"> %p;]>" OPEN "&e;" CLOSE;
    char wide[2 * sizeof text] = {0};
    tct_buffer out;
    for (size_t i = 0; i + 1 < sizeof text; i++)
        wide[2 * i] = text[i];
    assert_int_equal(read_text(wide, 2 * (sizeof text - 1), &out), TCT_ERR_ENCODING);
    assert_int_equal(out.size, 0);
    tct_buffer_clear(&out);
}

static void test_taken(void **state) {
    (void)state;
    static const char *const texts[] = {
        OPEN " plain" CLOSE,
        "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE rdf:RDF [<!ENTITY e \" plain\">]>" OPEN "&e;" CLOSE,
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><!DOCTYPE x [<!ENTITY e ' plain'>]>" OPEN "&e;" CLOSE,
        "<!DOCTYPE rdf:RDF PUBLIC \"-//DUBLIN CORE//DTD x//EN\" \"http://127.0.0.1:9/x.dtd\">" OPEN
        " plain" CLOSE};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        tct_buffer out;
        assert_ok(read_text(texts[i], strlen(texts[i]), &out));
        if (!strstr(out.data, "\"A plain\"")) fail_msg("%s gives %s", texts[i], out.data);
        tct_buffer_clear(&out);
    }
}

/** Other parsers of raptor2 follow links: they are none of ours. */
static void test_other_parsers(void **state) {
    (void)state;
    static const char *const names[] = {"grddl", "rdfa", "rss-tag-soup", "guess", "json"};
    const tct_rdf_listener listener = {NULL, NULL, NULL};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_equal(tct_rdf_read(TCT_LIT("<html/>"), tct_str_of(names[i]), "x", NULL, &listener),
                         TCT_ERR_UNSUPPORTED);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_refused), cmocka_unit_test(test_wide),
                                       cmocka_unit_test(test_taken), cmocka_unit_test(test_other_parsers)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
