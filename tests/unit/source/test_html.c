#include "reading.h"

#define BODY                                                                                                 \
    "The port of Bergen opened a school of climate on Monday together with the city and forty teachers of "  \
    "the region."
#define MORE                                                                                                 \
    "It will be led by a board of seven people, who meet four times a year in the old harbour of the town."

static void structure(void **state) {
    assert_blocks(
        "<!DOCTYPE html><html><body><h1>School opens</h1><p>" BODY "</p><h2>What is next</h2>"
        "<ul><li>a hall</li><li>two ships<ul><li>a big one</li></ul></li></ul>"
        "<blockquote>We are glad.</blockquote><figure><img src=a><figcaption>The mayor</figcaption></figure>"
        "<p>" MORE "</p></body></html>",
        "TITLE School opens\nPARAGRAPH " BODY "\nHEADING What is next\nITEM a hall\nITEM two ships\n"
        "ITEM a big one\nPARAGRAPH We are glad.\nCAPTION The mayor\nPARAGRAPH " MORE "\n");
}

static void white_space_and_breaks(void **state) {
    assert_blocks(
        "<body><h1>A  title\n here</h1><p>One<b> two</b>\n\tthree&shy;four <i> five</i>, for the port of the "
        "city of Bergen and its<br>nice people.<br>Lieu : Bergen<br/>Date : mardi</p><p>&nbsp;</p></body>",
        "TITLE A title here\n"
        "PARAGRAPH One two threefour five, for the port of the city of Bergen and its nice people.\n"
        "KEY Lieu=Bergen\nKEY Date=mardi\n");
}

static void nothing_from_scripts(void **state) {
    assert_blocks(
        "<body><script>var a = '<p>no</p>';</script><style>p{}</style><template><p>no</p></template>"
        "<noscript>no</noscript><svg><text>no</text></svg><!-- no --><p>" BODY "</p></body>",
        "PARAGRAPH " BODY "\n");
}

static void tables_and_pairs(void **state) {
    assert_blocks(
        "<body><h1>A title of it</h1><p>" BODY "</p>"
        "<table><tr><th>City<th>Pupils<tr><td>Bergen<td>40</table>"
        "<table><tr><th>Organiser</th><td><p>Port<br>City</p></td></tr><tr><td>Fee:</td><td>none</td></tr>"
        "<tr><td>a</td><td>b</td><td>c</td></tr></table>"
        "<dl><dt>Funding</dt><dd>Bank of the North</dd></dl></body>",
        "TITLE A title of it\nPARAGRAPH " BODY
        "\nROW City\tPupils\nROW Bergen\t40\nKEY Organiser=Port, City\n"
        "KEY Fee=none\nROW a\tb\tc\nKEY Funding=Bank of the North\n");
}

static void layout_tables_are_no_rows(void **state) {
    assert_blocks(
        "<body><table><tr><td><ul><li><a href=1>News</a></ul></td><td><h1>A title of it</h1><p>" BODY
        "</p><p>" MORE "</p></td></tr></table></body>",
        "TITLE A title of it\nPARAGRAPH " BODY "\nPARAGRAPH " MORE "\n");
}

static void footnotes(void **state) {
    assert_blocks("<body><h1>A title of it</h1><p>" BODY
                  " It is a school<sup><a href=#1>1</a></sup> of 30 m<sup>2</sup>"
                  " for all<sup>2</sup>.</p><p><sup>1</sup> Of climate.</p></body>",
                  "TITLE A title of it\nPARAGRAPH " BODY
                  " It is a school[1] of 30 m2 for all[2].\nFOOTNOTE [1] Of climate.\n");
}

static void notes_that_marks_lead_to(void **state) {
    assert_blocks(
        "<body><h1>A title of it</h1><p>" BODY " It is a school<sup><a href=#n-1>1</a></sup> for"
        " all<a href=#n-2><sup>2</sup></a>, said the mayor<a href='p.html#n-3'>[3]</a>.</p>"
        "<ol><li id=n-1>Of climate. <a href=#b1>\u21a9</a></li><li id=n-2><p>And of ships.</p></li></ol>"
        "<p id=n-3>[3] On Monday. <a href=#b3>\u2191</a></p><p id=n-4>" MORE "</p></body>",
        "TITLE A title of it\nPARAGRAPH " BODY " It is a school[1] for all[2], said the mayor[3].\n"
        "FOOTNOTE [1] Of climate.\nFOOTNOTE [2] And of ships.\nFOOTNOTE [3] On Monday.\n"
        "PARAGRAPH " MORE "\n");
}

static void links_with_numbers_are_no_marks(void **state) {
    assert_blocks(
        "<body><h1>A title of it</h1><p><a href=#s-1>1</a> <a href=#s-2>2</a></p><h2 id=s-1>The school</h2>"
        "<p id=s-2>" BODY "</p><p>" MORE "</p></body>",
        "TITLE A title of it\nHEADING The school\nPARAGRAPH " BODY "\nPARAGRAPH " MORE "\n");
}

static void bold_paragraph_is_heading(void **state) {
    assert_blocks("<body><h1>A title of it</h1><p>" BODY "</p><p><strong>About the port</strong></p><p>" MORE
                  "</p></body>",
                  "TITLE A title of it\nPARAGRAPH " BODY "\nHEADING About the port\nPARAGRAPH " MORE "\n");
}

static void boilerplate_by_landmarks(void **state) {
    assert_blocks(
        "<body><header><nav><a href=/>Home</a></nav></header><div class='cookie-banner'>We use cookies to "
        "make "
        "this site better for you and for all of our many visitors from abroad.</div><main>"
        "<article><h1>A title of it</h1><p>" BODY "</p><div class='share'>Share it with all</div><p>" MORE
        "</p><aside>Other things of interest</aside></article></main><footer>All rights reserved by us, the "
        "port of Bergen and all of its daughters, sons and grandchildren, for ever and ever.</footer></body>",
        "TITLE A title of it\nPARAGRAPH " BODY "\nPARAGRAPH " MORE "\n");
}

static void boilerplate_by_density(void **state) {
    assert_blocks("<body><div><a href=1>Home</a> <a href=2>News</a></div><div><a href=3>Last week</a></div>"
                  "<h2>School opens</h2><div>3 March 2024</div><div>" BODY "</div><div>" MORE
                  "</div><div>Contact: Ada Moe</div><div><a href=4>Read more about this school</a></div>"
                  "<div>Terms <a href=5>of use</a> <a href=6>and so on</a></div></body>",
                  "HEADING School opens\nDATELINE 3 March 2024\nPARAGRAPH " BODY "\nPARAGRAPH " MORE
                  "\nKEY Contact=Ada Moe\n");
}

static void hints_are_only_hints(void **state) {
    assert_blocks("<body class='menu-page'><div class='social-page'><h1>A title of it</h1><p>" BODY
                  "</p><p>" MORE "</p></div></body>",
                  "TITLE A title of it\nPARAGRAPH " BODY "\nPARAGRAPH " MORE "\n");
}

static void related_links(void **state) {
    assert_blocks(
        "<body><article><h1>A title of it</h1><p>" BODY
        "</p><h3>À lire aussi</h3><ul><li><a href=1>The other "
        "school of the town</a></li></ul><h3>Contact us</h3><p>Ada Moe, the port.</p></article></body>",
        "TITLE A title of it\nPARAGRAPH " BODY "\nHEADING Contact us\nPARAGRAPH Ada Moe, the port.\n");
}

static void title_from_metadata(void **state) {
    assert_blocks("<html><head><title>School opens | Port of Bergen</title></head><body><p>" BODY
                  "</p></body></html>",
                  "TITLE School opens\nPARAGRAPH " BODY "\n");
    assert_blocks("<html><head><title>x</title><meta property='og:title' content='School "
                  "opens'></head><body><h2>School "
                  "opens</h2><p>" BODY "</p></body></html>",
                  "TITLE School opens\nPARAGRAPH " BODY "\n");
}

static void metadata(void **state) {
    reading r;
    read_text(
        &r,
        "<!DOCTYPE html><html lang='fr-FR'><head><title>T</title><link rel=canonical "
        "href='https://e.org/a?b=1&amp;c=2'>"
        "<meta name=description content='About  it'><meta name=author content='Ada Moe'>"
        "<meta property='og:site_name' content='Port'><meta property='og:url' content='https://e.org/other'>"
        "<meta property='article:published_time' content='2024-03-03T08:00:00+01:00'></head><body><p>" BODY
        "</p>");
    const tct_doc_meta *meta = &r.docs[0]->meta;
    assert_str(meta->url, "https://e.org/a?b=1&c=2");
    assert_str(meta->description, "About it");
    assert_str(meta->author, "Ada Moe");
    assert_str(meta->publisher, "Port");
    assert_str(meta->language, "fr-FR");
    assert_int_equal(meta->published.day, 3);
    close_reading(&r);
    read_with(&r, TCT_LIT("<html lang=en><link rel=canonical href='https://e.org/a'><p>" BODY),
              (tct_source_options){.url = TCT_LIT("https://e.org/mine"), .language = TCT_LIT("fr")});
    assert_str(r.docs[0]->meta.url, "https://e.org/mine");
    assert_str(r.docs[0]->meta.language, "fr");
    close_reading(&r);
}

/** All facts as "Type(name).property=ValueType:value; ". */
static void assert_facts(const char *html, const char *expected) {
    reading r;
    read_text(&r, html);
    tct_buffer_reset(&r.shown);
    for (size_t i = 0; i < r.docs[0]->facts.count; i++) {
        const tct_page_fact *fact = &r.docs[0]->facts.items[i];
        tct_buffer_format(&r.shown, "%.*s(%.*s).%.*s=%.*s:%.*s; ", TCT_ARG(fact->type), TCT_ARG(fact->name),
                          TCT_ARG(fact->property), TCT_ARG(fact->value_type), TCT_ARG(fact->value));
    }
    assert_string_equal(r.shown.data, expected);
    close_reading(&r);
}

static void json_ld(void **state) {
    assert_facts(
        "<html><script "
        "type='application/ld+json'>//<![CDATA[\n{\"@context\":\"https://schema.org\",\"@graph\":["
        "{\"@type\":[\"Event\"],\"name\":\"Tides\",\"startDate\":\"2024-05-10\",\"organizer\":{\"@id\":\"#"
        "p\"},"
        "\"location\":{\"@type\":\"Place\",\"address\":{\"@type\":\"PostalAddress\",\"addressLocality\":"
        "\"Bergen\",\"addressCountry\":\"NO\"}}},{\"@type\":\"WebSite\",\"name\":\"x\",\"url\":\"y\"},"
        "{\"@id\":\"#p\",\"@type\":\"Organization\",\"name\":\"Port\",\"employee\":[{\"@type\":\"Person\","
        "\"name\":\"Ada Moe\",\"jobTitle\":\"director\"}]}]}//]]></script><p>" BODY,
        "Event(Tides).startDate=:2024-05-10; Event(Tides).organizer=Organization:Port; "
        "Event(Tides).addressLocality=:Bergen; Event(Tides).addressCountry=:NO; Person(Ada "
        "Moe).jobTitle=:director; "
        "Organization(Port).employee=Person:Ada Moe; ");
}

static void json_ld_of_the_article(void **state) {
    reading r;
    read_text(
        &r,
        "<html><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"School opens\","
        "\"datePublished\":\"2024-03-03\",\"author\":{\"@type\":\"Person\",\"name\":\"Ada\"}}</script>"
        "<script type='application/ld+json'>{broken</script><p>" BODY);
    assert_str(r.docs[0]->meta.title, "School opens");
    assert_str(r.docs[0]->meta.author, "Ada");
    assert_int_equal(r.docs[0]->meta.published.year, 2024);
    assert_int_equal(r.status, TCT_OK);
    close_reading(&r);
}

/** Wrong types, broken strings, things that point at each other: what can be read is read, the rest is left.
 */
static void json_ld_of_any_shape(void **state) {
#define LD(json) "<html><script type='application/ld+json'>" json "</script><p>" BODY
    assert_facts(LD("{\"@type\":7,\"name\":\"x\",\"url\":\"y\"}"), "");
    assert_facts(
        LD("{\"@type\":\"Event\",\"name\":{\"@value\":\"Tides\"},\"startDate\":[[null,true,{}],2025],"
           "\"location\":null}"),
        "Event(Tides).startDate=:2025; ");
    assert_facts(LD("{\"@type\":\"Event\",\"name\":\"\\ud800\"}"), "");
    assert_facts(LD("{\"@type\":\"Event\",\"name\":\"\xFF\xFE\",\"url\":\"u\"}"), "Event(ÿþ).url=:u; ");
    assert_facts(
        LD("{\"@type\":\"Event\",\"name\":\"L&#039;eau &amp; l&eacute;lan &#0; &#xD800; &;\",\"url\":\"u\"}"),
        "Event(L'eau & lélan &#0; &#xD800; &;).url=:u; ");
    assert_facts(LD("[{\"@id\":\"a\",\"@type\":\"Event\",\"name\":\"A\",\"superEvent\":{\"@id\":\"b\"}},"
                    "{\"@id\":\"b\",\"@type\":\"Event\",\"name\":\"B\",\"superEvent\":{\"@id\":\"a\"}},"
                    "{\"@id\":\"c\",\"@type\":\"Event\",\"superEvent\":{\"@id\":\"none\"}}]"),
                 "Event(A).superEvent=Event:B; Event(B).superEvent=Event:A; ");
    assert_facts(
        LD("{\"@type\":\"Event\",\"name\":\"A\",\"organizer\":{\"@type\":\"Organization\",\"@id\":\"o\"}},"),
        "");
    assert_facts(
        LD("[{\"@type\":\"Event\",\"name\":\"A\",\"organizer\":{\"@type\":\"Organization\",\"@id\":\"o\"}},"
           "{\"@type\":\"Organization\",\"@id\":\"o\",\"name\":\"Port\"}]"),
        "Event(A).organizer=Organization:Port; ");
#undef LD
}

/** Things in a row (@p wide) or inside each other, below, at and above the limits: the rest is left out. */
static size_t facts_of(size_t count, bool wide) {
    tct_buffer html;
    tct_buffer_init(&html, &tct_heap, 1 << 24);
    tct_buffer_append(&html, TCT_LIT("<html><script type='application/ld+json'>["));
    for (size_t i = 0; i < count; i++)
        tct_buffer_format(&html, "%s{\"@type\":\"Event\",\"name\":\"E%zu\",\"url\":\"u\"%s",
                          wide && i ? "," : "", i,
                          wide            ? "}"
                          : i + 1 < count ? ",\"subEvent\":"
                                          : "");
    for (size_t i = 0; !wide && i < count; i++)
        tct_buffer_append(&html, TCT_LIT("}"));
    tct_buffer_append(&html, TCT_LIT("]</script><p>" BODY));
    reading r;
    read_text(&r, html.data);
    assert_int_equal(r.status, TCT_OK);
    const size_t facts = r.docs[0]->facts.count;
    close_reading(&r);
    tct_buffer_clear(&html);
    return facts;
}

static void limits_of_metadata(void **state) {
    const size_t things = TCT_LIMIT_METADATA_THINGS, depth = TCT_LIMIT_METADATA_DEPTH;
    assert_int_equal(facts_of(things - 1, true), things - 1);
    assert_int_equal(facts_of(things, true), things);
    assert_int_equal(facts_of(things + 1, true), things);
    assert_int_equal(facts_of(depth - 1, false), 2 * depth - 3);
    assert_int_equal(facts_of(depth, false), 2 * depth - 1);
    assert_int_equal(facts_of(depth + 1, false), 2 * depth - 1);
}

static void microdata_and_rdfa(void **state) {
    assert_facts(
        "<div itemscope itemtype='https://schema.org/Event'><h1 itemprop=name>Round table on tides</h1><time "
        "itemprop=startDate datetime='2024-05-10'>10 May</time> <span itemprop=organizer itemscope "
        "itemtype='https://schema.org/Organization'><a href=x itemprop=name>Port</a></span></div>",
        "Event(Round table on tides).startDate=:2024-05-10; "
        "Event(Round table on tides).organizer=Organization:Port; ");
    assert_facts(
        "<div vocab='https://schema.org/' typeof=Event><h1 property=name>Round table on tides</h1><a "
        "property=organizer href=x>the Port</a> <b property='og:x foaf:y'>no</b></div>",
        "Event(Round table on tides).organizer=:the Port; ");
}

static void charset_traps(void **state) {
    static const struct {
        const char *html, *text;
    } cases[] = {
        {"<html><p>Soci\xC3\xA9t\xC3\xA9", "Société"},
        {"<html><p>Soci\xE9t\xE9 \x93x\x94", "Société “x”"},
        {"<html><meta charset=iso-8859-1><p>10 \x80", "10 €"},
        {"<html><meta http-equiv=Content-Type content='text/html; charset=iso-8859-15'><p>10 \xA4", "10 €"},
        {"<html><meta charset=utf-8><p>Soci\xE9t\xE9", "Société"},
        {"<?xml version='1.0' encoding='iso-8859-2'?><html><p>\xB3", "ł"},
        {"<html><p>a&eacute;&#8217;&#x20AC;&nbsp;&unknown; AT&T", "aé’€\xC2\xA0&unknown; AT&T"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        reading r;
        read_text(&r, cases[i].html);
        assert_str(r.docs[0]->text, cases[i].text);
        close_reading(&r);
    }
}

static void plain_text_with_brackets_is_no_page(void **state) {
    assert_blocks("A title with a < b\n" BODY " See <https://example.org>.\n",
                  "TITLE A title with a < b\nPARAGRAPH " BODY " See <https://example.org>.\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(structure),
        cmocka_unit_test(white_space_and_breaks),
        cmocka_unit_test(nothing_from_scripts),
        cmocka_unit_test(tables_and_pairs),
        cmocka_unit_test(layout_tables_are_no_rows),
        cmocka_unit_test(footnotes),
        cmocka_unit_test(notes_that_marks_lead_to),
        cmocka_unit_test(links_with_numbers_are_no_marks),
        cmocka_unit_test(bold_paragraph_is_heading),
        cmocka_unit_test(boilerplate_by_landmarks),
        cmocka_unit_test(boilerplate_by_density),
        cmocka_unit_test(hints_are_only_hints),
        cmocka_unit_test(related_links),
        cmocka_unit_test(title_from_metadata),
        cmocka_unit_test(metadata),
        cmocka_unit_test(json_ld),
        cmocka_unit_test(json_ld_of_the_article),
        cmocka_unit_test(json_ld_of_any_shape),
        cmocka_unit_test(limits_of_metadata),
        cmocka_unit_test(microdata_and_rdfa),
        cmocka_unit_test(charset_traps),
        cmocka_unit_test(plain_text_with_brackets_is_no_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
