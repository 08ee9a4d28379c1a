/** Hostile input: no crash, no text lost silently, and time in proportion to size. */
#include "reading.h"

#include <time.h>

/** Two million bytes of any shape must be read within this; a quadratic reader needs minutes. */
enum { SECONDS = 10 };

typedef struct {
    const char *name, *before, *repeated, *after;
    size_t count;
    const char *must_hold; /**< text that may not be lost, or NULL */
    const char *last_must_hold;
} hostile;

static const hostile cases[] = {
    {"5,000 nested div", "<html><body>", "<div>", "deep words</div><p>after it", 5000, "deep words",
     "after it"},
    {"100,000 nested div", "<html><body>", "<div>", "deep words</div><p>after it", 100000, "deep words",
     "after it"},
    {"a million open tags", "<html><body>", "<b><i>", "deep words", 500000, "deep words", NULL},
    {"stray end tags", "<html><body><div>", "</p></b>", "words", 200000, "words", NULL},
    {"stray end tags below deep nesting", "<html><body><div><div>", "<div></p>", "words", 100000, "words",
     NULL},
    {"attributes of one tag", "<html><p ", " a=b", ">words", 300000, "words", NULL},
    {"unclosed paragraphs", "<html>", "<p>a ", "words", 100000, "words", NULL},
    {"nested lists", "<html>", "<ul><li>a ", "words", 50000, "words", NULL},
    {"nested tables", "<html>", "<table><tr><td>a ", "words", 50000, "words", NULL},
    {"one line", "<html><p>", "word ", "words", 400000, "words", NULL},
    {"one long word", "<html><p>", "abcdefgh", " words", 250000, "words", NULL},
    {"line breaks", "<html><p>", "a line<br>", "words", 200000, "words", NULL},
    {"less-than signs", "<html><p>words", "<", "", 2000000, "words", NULL},
    {"ampersands", "<html><p>words ", "&", "", 2000000, "words", NULL},
    {"comments that do not end", "<html>", "<!--", "words", 500000, "words", NULL},
    {"scripts that do not end", "<html><p>words</p>", "<script>", "", 200000, "words", NULL},
    {"quotes that do not end", "<html><p>words</p>", "<a href=\"", "", 200000, "words", NULL},
    {"nested things", "<html>", "<div itemscope itemtype=Event><b itemprop=name>", "words", 40000, "words",
     NULL},
    {"brackets in JSON-LD", "<html><p>words</p><script type='application/ld+json'>", "[", "</script>", 500000,
     "words", NULL},
    {"events in JSON-LD", "<html><p>words</p><script type='application/ld+json'>[",
     "{\"@type\":\"Event\",\"@id\":\"a\",\"name\":\"b\",\"location\":{\"@id\":\"a\"}},", "{}]</script>",
     20000, "words", NULL},
    {"references in JSON-LD",
     "<html><p>words</p><script type='application/ld+json'>{\"@type\":\"Event\",\"name\":\"", "&#",
     "\"}</script>", 500000, "words", NULL},
    {"footnote marks", "<html><p>", "word<sup>1</sup> ", "words", 100000, "words", NULL},
    {"articles", "<html>", "<article>word and word</article>", "words", 50000, "word and", NULL},
    {"lines of text", "", "a\n", "words", 800000, "words", NULL},
    {"keys", "", "Key: value\n", "words", 150000, "words", NULL},
    {"parentheses", "", "(", "words", 2000000, "words", NULL},
    {"notes in parentheses", "", "(7) note\n", "words", 200000, "words", NULL},
    {"dates", "", "3 March 2024\n", "words", 100000, "words", NULL},
    {"colons", "", "A: ", "words", 600000, "words", NULL},
    {"pipes", "", "|", "words", 2000000, "words", NULL},
    {"items of a feed, unclosed", "<rss><channel>", "<item><title>words</title>", "", 50000, NULL, NULL},
    {"nested elements of a feed", "<rss><channel><item><description>", "<a>", "", 100000, NULL, NULL},
    {"JSON without end", "{\"text\":", "[", "", 1000000, NULL, NULL},
};

static void build(const hostile *c, tct_buffer *out) {
    const tct_str repeated = tct_str_of(c->repeated);
    tct_buffer_append(out, tct_str_of(c->before));
    for (size_t i = 0; i < c->count; i++)
        tct_buffer_append(out, repeated);
    tct_buffer_append(out, tct_str_of(c->after));
}

static bool holds(const reading *r, const char *text) {
    for (size_t i = 0; i < r->count; i++)
        if (tct_str_find(r->docs[i]->text, tct_str_of(text), 0) != SIZE_MAX) return true;
    return text == NULL;
}

static void check(const hostile *c) {
    tct_buffer input;
    reading r;
    tct_buffer_init(&input, &tct_heap, 64u << 20);
    build(c, &input);
    const clock_t begin = clock();
    read_bytes(&r, tct_buffer_str(&input));
    const double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    const char *patience = getenv("TERCET_PATIENCE"); /* times as long under valgrind */
    if (seconds > SECONDS * (patience ? atof(patience) : 1.0)) fail_msg("%s: %.1f s", c->name, seconds);
    if (c->must_hold && !holds(&r, c->must_hold)) fail_msg("%s: text is lost", c->name);
    if (c->last_must_hold && !holds(&r, c->last_must_hold)) fail_msg("%s: the end is lost", c->name);
    if (!c->must_hold && r.status == TCT_OK) fail_msg("%s: nothing was told", c->name);
    close_reading(&r);
    tct_buffer_clear(&input);
}

static void all_cases(void **state) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(&cases[i]);
}

/** Every prefix of a page and every page with one byte changed is read without a crash. */
static void cut_and_changed(void **state) {
    static const char page[] =
        "<!DOCTYPE html><html lang=fr><title>A | B</title><meta charset=utf-8><main><h1>Un "
        "port</h1><table><tr><th>Lieu"
        "<td>Bergen</table><p>Le port<sup><a>1</a></sup> a &eacute;t&#233; ouvert "
        "<br>hier.<dl><dt>a<dd>b</dl>"
        "<script type='application/ld+json'>{\"@type\":\"Event\",\"name\":\"x\"}</script>";
    for (size_t size = 0; size < sizeof page; size++) {
        char changed[sizeof page];
        reading r;
        memcpy(changed, page, sizeof page);
        read_bytes(&r, (tct_str){changed, size});
        close_reading(&r);
        changed[size] = (char)(size * 37 + 129);
        read_bytes(&r, (tct_str){changed, sizeof page - 1});
        assert_true(r.count == 1 || r.status != TCT_OK);
        close_reading(&r);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_cases), cmocka_unit_test(cut_and_changed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
