#include "reading.h"

#define CHANNEL                                                                                              \
    "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' "      \
    "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Port news</title><language>fr</language>"   \
    "<link>http://e.org</link><image><title>logo</title></image>"

static void rss(void **state) {
    reading r;
    read_text(
        &r, CHANNEL
        "<item><title>L&#8217;école &amp;amp; le port</title><link>https://e.org/1</link><guid>abc</guid>"
        "<pubDate>Wed, 22 May 2024 08:00:00 +0200</pubDate><dc:creator>Ada Moe</dc:creator><enclosure "
        "url='x'/>"
        "<description>Short</description><content:encoded><![CDATA[<p>Le port a ouvert une école.</p><p>Lieu "
        ": "
        "Bergen</p>]]></content:encoded></item><item><title>Second</title><link>https://e.org/2</link>"
        "<description>&lt;p&gt;Only &lt;b&gt;this&lt;/b&gt; text.&lt;/p&gt;</description>"
        "<dc:date>2024-05-23</dc:date></item></channel></rss>");
    assert_int_equal(r.status, TCT_OK);
    assert_int_equal(r.count, 2);
    assert_string_equal(show(&r, 0),
                        "TITLE L’école & le port\nPARAGRAPH Le port a ouvert une école.\nKEY Lieu=Bergen\n");
    assert_string_equal(show(&r, 1), "TITLE Second\nPARAGRAPH Only this text.\n");
    const tct_doc_meta *meta = &r.docs[0]->meta;
    assert_str(meta->url, "https://e.org/1");
    assert_str(meta->guid, "abc");
    assert_str(meta->author, "Ada Moe");
    assert_str(meta->publisher, "Port news");
    assert_str(meta->language, "fr");
    assert_str(meta->description, "Short");
    assert_int_equal(meta->published.day, 22);
    assert_int_equal(meta->published.month, 5);
    assert_int_equal(r.docs[1]->meta.published.day, 23);
    close_reading(&r);
}

static void atom(void **state) {
    reading r;
    read_text(
        &r,
        "<!-- a --><feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>Port</title><id>urn:x</id>"
        "<author><name>All</name></author><entry><title type='html'>A &lt;i&gt;school&lt;/i&gt; opens</title>"
        "<link rel='self' href='https://e.org/self'/><link href='https://e.org/3'/><id>tag:3</id>"
        "<updated>2024-05-30T00:00:00Z</updated><published>2024-05-24T10:00:00Z</published><category/>"
        "<author><name>Bo Li</name></author><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
        "<p>The port opened a school.</p><ul><li>One</li></ul></div></content></entry></feed>");
    assert_int_equal(r.count, 1);
    assert_string_equal(show(&r, 0), "TITLE A school opens\nPARAGRAPH The port opened a school.\nITEM One\n");
    const tct_doc_meta *meta = &r.docs[0]->meta;
    assert_str(meta->url, "https://e.org/3");
    assert_str(meta->guid, "tag:3");
    assert_str(meta->author, "Bo Li");
    assert_str(meta->language, "en");
    assert_int_equal(meta->published.day, 24);
    close_reading(&r);
}

static void broken_feed_is_partial(void **state) {
    reading r;
    read_text(&r, CHANNEL "<item><title>First</title><description>One text of it.</description></item>"
                          "<item><title>Second</title><description>Two</descr");
    assert_int_equal(r.status, TCT_PARTIAL);
    assert_int_equal(r.errors, 1);
    assert_true(r.count >= 1);
    assert_string_equal(show(&r, 0), "TITLE First\nPARAGRAPH One text of it.\n");
    close_reading(&r);
}

static void entities_are_not_expanded(void **state) {
    reading r;
    read_text(&r,
              "<!DOCTYPE rss [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c "
              "'&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item>"
              "<title>T is here</title><description>&c;&x; fine text.</description></item></channel></rss>");
    assert_int_equal(r.count, 1);
    assert_true(r.docs[0]->text.size < 200);
    assert_int_equal(tct_str_find(r.docs[0]->text, TCT_LIT("root:"), 0), SIZE_MAX);
    close_reading(&r);
    read_text(&r,
              CHANNEL "<item><title>Caf&eacute; & caf&amp;eacute;</title><description>&nbsp;Un th&eacute; "
                      "&amp;amp; un café.</description></item></channel></rss>");
    assert_int_equal(r.status, TCT_OK);
    assert_string_equal(show(&r, 0), "TITLE Café & café\nPARAGRAPH Un thé & un café.\n");
    close_reading(&r);
}

static void json_lines(void **state) {
    reading r;
    read_text(
        &r,
        "{\"id\":\"1\",\"url\":\"https://e.org/1\",\"date\":\"2024-05-05\",\"lang\":\"fr\",\"text\":\"Une "
        "école ouvre\\nLe port de Bergen a ouvert une école du climat.\"}\n\n"
        "{\"id\":\"2\",\"html\":\"<h1>School opens</h1><p>The port opened a school.</p>\"}\n{broken\n[1]\n");
    assert_int_equal(r.status, TCT_PARTIAL);
    assert_int_equal(r.errors, 2);
    assert_int_equal(r.count, 2);
    assert_string_equal(show(&r, 0),
                        "TITLE Une école ouvre\nPARAGRAPH Le port de Bergen a ouvert une école du climat.\n");
    assert_string_equal(show(&r, 1), "TITLE School opens\nPARAGRAPH The port opened a school.\n");
    assert_str(r.docs[0]->meta.guid, "1");
    assert_str(r.docs[0]->meta.language, "fr");
    assert_int_equal(r.docs[0]->meta.published.day, 5);
    close_reading(&r);
}

static tct_status refuse(void *context, tct_doc *doc) {
    ++*(unsigned *)context;
    tct_doc_free(doc);
    return TCT_ERR_TIMEOUT;
}

static void callback_ends_the_reading(void **state) {
    unsigned calls = 0;
    const tct_source_options options = {.allocator = &tct_heap};
    const tct_status status =
        tct_source_read(TCT_LIT(CHANNEL "<item><title>a</title></item><item><title>b</title></item>"),
                        &options, NULL, refuse, &calls);
    assert_int_equal(status, TCT_ERR_TIMEOUT);
    assert_int_equal(calls, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rss),
        cmocka_unit_test(atom),
        cmocka_unit_test(broken_feed_is_partial),
        cmocka_unit_test(entities_are_not_expanded),
        cmocka_unit_test(json_lines),
        cmocka_unit_test(callback_ends_the_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
