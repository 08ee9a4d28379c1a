#include "source/office.h"

#include <assert.h>
#include <libxml/xmlreader.h>

#include "base/limits.h"
#include "source/formats.h"

typedef struct {
    xmlTextReaderPtr xml;
    tct_buffer *html;
    tct_buffer paragraph; /**< HTML of the paragraph so far; its element is known at its end */
    int level;            /**< 1 … 6 for headings, 0 for none */
    bool item, word;      /**< word: DOCX, where only w:t holds text */
    bool in_text;
} office;

/** Elements of both formats that HTML has too. */
static const struct {
    const char *name, *html;
} elements[] = {{"tbl", "table"},    {"table", "table"}, {"tr", "tr"},
                {"table-row", "tr"}, {"tc", "td"},       {"table-cell", "td"}};

bool tct_is_office_member(tct_str path) {
    return tct_str_equal(path, TCT_LIT("word/document.xml")) || tct_str_equal(path, TCT_LIT("content.xml"));
}

static void append_escaped(tct_buffer *out, tct_str text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '<')
            tct_buffer_append(out, TCT_LIT("&lt;"));
        else if (text.data[i] == '&')
            tct_buffer_append(out, TCT_LIT("&amp;"));
        else
            tct_buffer_char(out, text.data[i]);
    }
}

/** Last digit of an attribute's value: "Heading2" → 2; @p otherwise when it has none. */
static int level_of(office *o, const char *attribute, int otherwise) {
    xmlChar *value = xmlTextReaderGetAttribute(o->xml, (const xmlChar *)attribute);
    const size_t size = value ? strlen((const char *)value) : 0;
    const char last = size > 0 ? (char)value[size - 1] : ' ';
    const bool title = value && strcmp((const char *)value, "Title") == 0;
    const bool heading = value && (strncmp((const char *)value, "Heading", 7) == 0 || !o->word);
    xmlFree(value);
    if (title) return 1;
    return heading && last >= '1' && last <= '6' ? last - '0' : otherwise;
}

static void end_paragraph(office *o) {
    assert(o->level >= 0 && o->level <= 6);
    char tag[4] = "p";
    if (o->item) memcpy(tag, "li", 3);
    if (o->level > 0) tag[0] = 'h', tag[1] = (char)('0' + o->level), tag[2] = '\0';
    tct_buffer_format(o->html, "<%s>%s</%s>\n", tag, o->paragraph.data, tag);
    tct_buffer_reset(&o->paragraph);
    o->level = 0;
    o->item = o->item && !o->word;
}

static void start(office *o, tct_str name) {
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (tct_str_equal(name, tct_str_of(elements[i].name)))
            tct_buffer_format(o->html, "<%s>", elements[i].html);
    if (tct_str_equal(name, TCT_LIT("pStyle"))) o->level = level_of(o, "w:val", 0);
    if (tct_str_equal(name, TCT_LIT("h"))) o->level = level_of(o, "text:outline-level", 2);
    if (tct_str_equal(name, TCT_LIT("numPr")) || tct_str_equal(name, TCT_LIT("list-item"))) o->item = true;
    if (tct_str_equal(name, TCT_LIT("tab")) || tct_str_equal(name, TCT_LIT("s")))
        tct_buffer_char(&o->paragraph, ' ');
    if (tct_str_equal(name, TCT_LIT("br")) || tct_str_equal(name, TCT_LIT("line-break")))
        tct_buffer_append(&o->paragraph, TCT_LIT("<br>"));
    if (tct_str_equal(name, TCT_LIT("t"))) o->in_text = !xmlTextReaderIsEmptyElement(o->xml);
}

static void end(office *o, tct_str name) {
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (tct_str_equal(name, tct_str_of(elements[i].name)))
            tct_buffer_format(o->html, "</%s>", elements[i].html);
    if (tct_str_equal(name, TCT_LIT("p")) || tct_str_equal(name, TCT_LIT("h"))) end_paragraph(o);
    if (tct_str_equal(name, TCT_LIT("list-item"))) o->item = false;
    if (tct_str_equal(name, TCT_LIT("t"))) o->in_text = false;
}

static void step(office *o) {
    const int type = xmlTextReaderNodeType(o->xml);
    const tct_str name = tct_str_of((const char *)xmlTextReaderConstLocalName(o->xml));
    if (xmlTextReaderDepth(o->xml) == 0) o->word = tct_str_equal(name, TCT_LIT("document"));
    if (type == XML_READER_TYPE_ELEMENT) start(o, name);
    if (type == XML_READER_TYPE_END_ELEMENT) end(o, name);
    const bool text = type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
    if (text && (o->in_text || !o->word))
        append_escaped(&o->paragraph, tct_str_of((const char *)xmlTextReaderConstValue(o->xml)));
}

static void ignore_error(void *context, xmlErrorPtr error) {}

/** Converts @p xml; false when it is not well-formed. */
static bool convert(tct_str xml, const tct_allocator *allocator, tct_buffer *html) {
    const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    office o = {.html = html};
    int more = -1;
    tct_buffer_init(&o.paragraph, allocator, TCT_LIMIT_TEXT_BYTES);
    o.xml = xmlReaderForMemory(xml.data, (int)xml.size, NULL, NULL, options);
    if (o.xml) {
        xmlTextReaderSetStructuredErrorHandler(o.xml, ignore_error, NULL);
        while ((more = xmlTextReaderRead(o.xml)) == 1)
            step(&o);
        xmlFreeTextReader(o.xml);
    }
    tct_buffer_clear(&o.paragraph);
    return more == 0;
}

tct_status tct_read_office(tct_str xml, tct_reading *reading) {
    assert(xml.size <= INT32_MAX);
    tct_buffer html;
    tct_buffer_init(&html, reading->options->allocator, TCT_LIMIT_INPUT_BYTES);
    tct_buffer_append(&html, TCT_LIT("<html><body>"));
    if (!convert(xml, reading->options->allocator, &html))
        tct_reading_report(reading, TCT_ERROR, TCT_PARTIAL, 0, "the document is damaged; its end is missing");
    tct_status status = tct_buffer_status(&html);
    if (status == TCT_OK) status = tct_read_html(tct_buffer_str(&html), reading);
    tct_buffer_clear(&html);
    return status;
}
