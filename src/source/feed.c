/** RSS 2.0 and 1.0, Atom 1.0 through libxml2's reader: no entities are expanded, nothing is fetched. */
#include <assert.h>
#include <libxml/xmlreader.h>

#include "base/limits.h"
#include "source/address.h"
#include "source/dates.h"
#include "source/formats.h"
#include "source/plain.h"

/** What an element of an item holds. */
typedef enum {
    PART_TITLE,
    PART_LINK,
    PART_GUID,
    PART_DATE,
    PART_AUTHOR,
    PART_SUMMARY,
    PART_CONTENT,
    PART_COUNT
} part;

/** Element (local name) → part; with equal parts the larger rank wins. */
static const struct {
    const char *name;
    uint8_t part, rank;
} elements[] = {
    {"title", PART_TITLE, 1},     {"link", PART_LINK, 1},       {"guid", PART_GUID, 2},
    {"id", PART_GUID, 1},         {"pubDate", PART_DATE, 4},    {"published", PART_DATE, 3},
    {"date", PART_DATE, 2},       {"updated", PART_DATE, 1},    {"creator", PART_AUTHOR, 1},
    {"author", PART_AUTHOR, 2},   {"summary", PART_SUMMARY, 1}, {"description", PART_SUMMARY, 2},
    {"encoded", PART_CONTENT, 2}, {"content", PART_CONTENT, 1},
};

/** An item while it is read. */
typedef struct {
    tct_buffer text[PART_COUNT];
    uint8_t rank[PART_COUNT];
    bool open;
} item;

typedef struct {
    tct_reading *reading;
    xmlTextReaderPtr xml;
    item now;
    tct_buffer feed_title, feed_language; /**< of the channel */
} feed;

static tct_str name_of(feed *f) {
    return tct_str_of((const char *)xmlTextReaderConstLocalName(f->xml));
}

static bool is_item(tct_str name) {
    return tct_str_equal(name, TCT_LIT("item")) || tct_str_equal(name, TCT_LIT("entry"));
}

/** Reads the text or markup below the current element into @p out, and moves to its end tag, or past it when
 * it is empty. */
static int read_content(feed *f, tct_buffer *out) {
    const int depth = xmlTextReaderDepth(f->xml);
    int more = 1;
    if (xmlTextReaderIsEmptyElement(f->xml)) return xmlTextReaderRead(f->xml);
    while ((more = xmlTextReaderRead(f->xml)) == 1 && xmlTextReaderDepth(f->xml) > depth) {
        const int type = xmlTextReaderNodeType(f->xml);
        const tct_str value = tct_str_of((const char *)xmlTextReaderConstValue(f->xml));
        const tct_str name = name_of(f);
        if (type == XML_READER_TYPE_ELEMENT) /* XHTML inside; attributes are of no use here */
            tct_buffer_format(out, "<%.*s>", TCT_ARG(name));
        else if (type == XML_READER_TYPE_END_ELEMENT)
            tct_buffer_format(out, "</%.*s>", TCT_ARG(name));
        else if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
                 type == XML_READER_TYPE_WHITESPACE || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE)
            tct_buffer_append(out, value);
    }
    return more;
}

/** An attribute of the current element into @p out. */
static void read_attribute(feed *f, const char *name, tct_buffer *out) {
    xmlChar *value = xmlTextReaderGetAttribute(f->xml, (const xmlChar *)name);
    tct_buffer_append(out, tct_str_of((const char *)value));
    xmlFree(value);
}

/** Atom's link is an attribute, and only the one to the page itself counts. */
static bool is_page_link(feed *f) {
    xmlChar *relation = xmlTextReaderGetAttribute(f->xml, (const xmlChar *)"rel");
    const bool page = !relation || strcmp((const char *)relation, "alternate") == 0;
    xmlFree(relation);
    return page;
}

static int take_element(feed *f, tct_str name) {
    item *now = &f->now;
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        const part which = (part)elements[i].part;
        if (!tct_str_equal(name, tct_str_of(elements[i].name))) continue;
        if (elements[i].rank <= now->rank[which] || (which == PART_LINK && !is_page_link(f))) break;
        now->rank[which] = elements[i].rank;
        tct_buffer_reset(&now->text[which]);
        if (which == PART_LINK) read_attribute(f, "href", &now->text[which]);
        return read_content(f, &now->text[which]);
    }
    tct_buffer ignored;
    tct_buffer_init(&ignored, f->reading->options->allocator, TCT_LIMIT_TEXT_BYTES);
    const int more = read_content(f, &ignored);
    tct_buffer_clear(&ignored);
    return more;
}

/** Titles may hold markup that is escaped twice; its text is what counts. */
static tct_status set_plain(tct_draft *draft, tct_str *field, tct_str value) {
    tct_buffer plain;
    tct_buffer_init(&plain, draft->doc->arena.allocator, TCT_LIMIT_TEXT_BYTES);
    tct_html_plain(value, &plain);
    tct_status status = tct_buffer_status(&plain);
    if (status == TCT_OK) status = tct_draft_set(draft, field, tct_buffer_str(&plain));
    tct_buffer_clear(&plain);
    return status;
}

static tct_status fill(feed *f, tct_draft *draft) {
    tct_doc_meta *meta = &draft->doc->meta;
    const tct_buffer *text = f->now.text;
    for (size_t i = 0; i < PART_COUNT; i++)
        TRY(tct_buffer_status(&text[i]));
    TRY(tct_buffer_status(&f->feed_title));
    TRY(tct_buffer_status(&f->feed_language));
    if (meta->published.year == 0) tct_date_machine(tct_buffer_str(&text[PART_DATE]), &meta->published);
    TRY(set_plain(draft, &meta->title, tct_buffer_str(&text[PART_TITLE])));
    meta->url = TCT_LIT(""); /* --url names the feed, not its items */
    const tct_str link = tct_str_trim(tct_buffer_str(&text[PART_LINK]));
    if (tct_address_of_page(link)) TRY(tct_draft_set(draft, &meta->url, link));
    TRY(tct_draft_set(draft, &meta->guid, tct_buffer_str(&text[PART_GUID])));
    TRY(set_plain(draft, &meta->author, tct_buffer_str(&text[PART_AUTHOR])));
    TRY(tct_draft_set(draft, &meta->publisher, tct_buffer_str(&f->feed_title)));
    TRY(tct_draft_set(draft, &meta->language, tct_buffer_str(&f->feed_language)));
    const bool full = text[PART_CONTENT].size > 0;
    if (full) TRY(set_plain(draft, &meta->description, tct_buffer_str(&text[PART_SUMMARY])));
    return tct_html_into(draft, tct_buffer_str(&text[full ? PART_CONTENT : PART_SUMMARY]));
}

static void reset(item *now) {
    for (size_t i = 0; i < PART_COUNT; i++) {
        tct_buffer_reset(&now->text[i]);
        now->rank[i] = 0;
    }
    now->open = false;
}

/** The item is complete: makes its document. */
static tct_status finish_item(feed *f) {
    assert(f->now.open);
    tct_draft draft;
    TRY(tct_draft_begin(f->reading, &draft));
    tct_status status = fill(f, &draft);
    reset(&f->now);
    if (status == TCT_OK) return tct_draft_finish(&draft);
    tct_draft_drop(&draft);
    return status;
}

/** One node of the feed. @p more is the reader's state: 1 go on, 0 end, -1 error. */
static tct_status step(feed *f, int *more) {
    const int type = xmlTextReaderNodeType(f->xml);
    const tct_str name = name_of(f);
    if (type == XML_READER_TYPE_END_ELEMENT && is_item(name) && f->now.open) TRY(finish_item(f));
    if (type == XML_READER_TYPE_ELEMENT && is_item(name)) {
        reset(&f->now);
        f->now.open = true;
    } else if (type == XML_READER_TYPE_ELEMENT && f->now.open) {
        *more = take_element(f, name);
        return TCT_OK;
    } else if (type == XML_READER_TYPE_ELEMENT && xmlTextReaderDepth(f->xml) <= 2) {
        tct_buffer *into = tct_str_equal(name, TCT_LIT("title"))      ? &f->feed_title
                           : tct_str_equal(name, TCT_LIT("language")) ? &f->feed_language
                                                                      : NULL;
        if (into && into->size == 0) {
            *more = read_content(f, into);
            return TCT_OK;
        }
    }
    *more = xmlTextReaderRead(f->xml);
    return TCT_OK;
}

static tct_status read_items(feed *f) {
    int more = xmlTextReaderRead(f->xml);
    while (more == 1) {
        const tct_str root_language = xmlTextReaderDepth(f->xml) == 0 ? TCT_LIT("xml:lang") : TCT_LIT("");
        if (root_language.size > 0 && f->feed_language.size == 0)
            read_attribute(f, root_language.data, &f->feed_language);
        TRY(step(f, &more));
        /* after read_content() the reader stands on an end tag, which step() passes over */
    }
    if (more == 0) return TCT_OK;
    if (f->now.open && f->now.rank[PART_TITLE] > 0) TRY(finish_item(f));
    return tct_reading_report(f->reading, TCT_ERROR, TCT_PARTIAL,
                              (uint64_t)xmlTextReaderGetParserLineNumber(f->xml),
                              "the feed is not well-formed XML here; what comes after it is missing");
}

/** Errors are told once, by read_items(). */
static void ignore_error(void *context, xmlErrorPtr error) {}

static void init_buffers(feed *f, const tct_allocator *allocator) {
    for (size_t i = 0; i < PART_COUNT; i++)
        tct_buffer_init(&f->now.text[i], allocator, TCT_LIMIT_TEXT_BYTES);
    tct_buffer_init(&f->feed_title, allocator, TCT_LIMIT_TEXT_BYTES);
    tct_buffer_init(&f->feed_language, allocator, TCT_LIMIT_TEXT_BYTES);
}

static void clear_buffers(feed *f) {
    for (size_t i = 0; i < PART_COUNT; i++)
        tct_buffer_clear(&f->now.text[i]);
    tct_buffer_clear(&f->feed_title);
    tct_buffer_clear(&f->feed_language);
}

static tct_status read_clean(tct_str xml, tct_reading *reading) {
    const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT;
    feed f = {.reading = reading};
    f.xml = xmlReaderForMemory(xml.data, (int)xml.size, NULL, "UTF-8", options);
    if (!f.xml) return TCT_ERR_MEMORY;
    xmlTextReaderSetStructuredErrorHandler(f.xml, ignore_error, NULL);
    init_buffers(&f, reading->options->allocator);
    const tct_status status = read_items(&f);
    clear_buffers(&f);
    xmlFreeTextReader(f.xml);
    return status == TCT_PARTIAL ? TCT_OK : status; /* remembered in the reading */
}

tct_status tct_read_feed(tct_str text, tct_reading *reading) {
    tct_buffer clean;
    tct_buffer_init(&clean, reading->options->allocator, INT32_MAX);
    tct_xml_clean(text, &clean);
    tct_status status = tct_buffer_status(&clean);
    assert(clean.size <= INT32_MAX);
    if (status == TCT_OK) status = read_clean(tct_buffer_str(&clean), reading);
    tct_buffer_clear(&clean);
    return status;
}

unsigned tct_score_feed(tct_str head) {
    size_t at = 0;
    while (at < head.size) { /* the first element that is no declaration or comment */
        const char *open = memchr(head.data + at, '<', head.size - at);
        if (!open) return 0;
        at = (size_t)(open - head.data);
        const tct_str rest = tct_str_range(head, at, head.size);
        if (tct_str_starts(rest, TCT_LIT("<rss")) || tct_str_starts(rest, TCT_LIT("<feed")) ||
            tct_str_starts(rest, TCT_LIT("<rdf:RDF")))
            return 1000;
        if (!tct_str_starts(rest, TCT_LIT("<?")) && !tct_str_starts(rest, TCT_LIT("<!"))) return 0;
        at++;
    }
    return 0;
}
