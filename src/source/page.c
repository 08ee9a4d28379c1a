#include <assert.h>

#include "source/address.h"
#include "source/dates.h"
#include "source/walk.h"

/** A name or property of a meta element, the field it fills, and its rank among the others of that field. */
typedef struct {
    const char *name;
    uint8_t field, rank;
} meta_name;

static const meta_name meta_names[] = {
    {"og:title", TCT_PAGE_TITLE, 2},
    {"twitter:title", TCT_PAGE_TITLE, 4},
    {"dc.title", TCT_PAGE_TITLE, 3},
    {"dcterms.title", TCT_PAGE_TITLE, 3},
    {"og:url", TCT_PAGE_URL, 2},
    {"og:site_name", TCT_PAGE_SITE, 3},
    {"dc.publisher", TCT_PAGE_SITE, 2},
    {"dcterms.publisher", TCT_PAGE_SITE, 2},
    {"publisher", TCT_PAGE_SITE, 2},
    {"application-name", TCT_PAGE_SITE, 5},
    {"author", TCT_PAGE_AUTHOR, 2},
    {"article:author", TCT_PAGE_AUTHOR, 3},
    {"dc.creator", TCT_PAGE_AUTHOR, 3},
    {"dcterms.creator", TCT_PAGE_AUTHOR, 3},
    {"description", TCT_PAGE_DESCRIPTION, 3},
    {"og:description", TCT_PAGE_DESCRIPTION, 2},
    {"dc.description", TCT_PAGE_DESCRIPTION, 4},
    {"article:published_time", TCT_PAGE_DATE, 2},
    {"og:published_time", TCT_PAGE_DATE, 3},
    {"datepublished", TCT_PAGE_DATE, 3},
    {"dcterms.issued", TCT_PAGE_DATE, 3},
    {"dc.date.issued", TCT_PAGE_DATE, 3},
    {"citation_publication_date", TCT_PAGE_DATE, 3},
    {"publication_date", TCT_PAGE_DATE, 4},
    {"publish-date", TCT_PAGE_DATE, 4},
    {"publishdate", TCT_PAGE_DATE, 4},
    {"pubdate", TCT_PAGE_DATE, 4},
    {"dc.date", TCT_PAGE_DATE, 5},
    {"dcterms.date", TCT_PAGE_DATE, 5},
    {"dcterms.created", TCT_PAGE_DATE, 6},
    {"date", TCT_PAGE_DATE, 6},
    {"dc.language", TCT_PAGE_LANGUAGE, 3},
    {"dcterms.language", TCT_PAGE_LANGUAGE, 3},
    {"content-language", TCT_PAGE_LANGUAGE, 4},
    {"language", TCT_PAGE_LANGUAGE, 5},
    {"og:locale", TCT_PAGE_LANGUAGE, 6},
};

void tct_page_offer(tct_page *page, tct_page_field field, unsigned rank, tct_str value) {
    assert(field < TCT_PAGE_FIELDS && rank > 0);
    tct_date date;
    value = tct_str_trim(value);
    if (value.size == 0 || (page->rank[field] > 0 && page->rank[field] <= rank)) return;
    if (field == TCT_PAGE_DATE && !tct_date_machine(value, &date)) return;
    if (field == TCT_PAGE_URL && !tct_address_of_page(value)) return;
    page->field[field] = tct_draft_clean(page->draft, value);
    page->rank[field] = (uint8_t)rank;
}

static void read_meta(tct_page *page, const xmlNode *element) {
    assert(element->type == XML_ELEMENT_NODE);
    static const char *const keys[] = {"property", "name", "itemprop", "http-equiv"};
    const tct_str content = tct_node_attribute(element, "content");
    for (size_t k = 0; k < sizeof keys / sizeof *keys && content.size > 0; k++) {
        const tct_str name = tct_node_attribute(element, keys[k]);
        for (size_t i = 0; name.size > 0 && i < sizeof meta_names / sizeof *meta_names; i++)
            if (tct_str_equal_ascii(name, tct_str_of(meta_names[i].name)))
                tct_page_offer(page, (tct_page_field)meta_names[i].field, meta_names[i].rank, content);
    }
}

static void read_link(tct_page *page, const xmlNode *element) {
    if (tct_str_equal_ascii(tct_node_attribute(element, "rel"), TCT_LIT("canonical")))
        tct_page_offer(page, TCT_PAGE_URL, 1, tct_node_attribute(element, "href"));
}

static void read_html(tct_page *page, const xmlNode *element) {
    tct_page_offer(page, TCT_PAGE_LANGUAGE, 1, tct_node_attribute(element, "lang"));
    tct_page_offer(page, TCT_PAGE_LANGUAGE, 2, tct_node_attribute(element, "xml:lang"));
}

static void read_title(tct_page *page, const xmlNode *element) {
    tct_buffer text;
    tct_buffer_init(&text, page->draft->doc->arena.allocator, 8192);
    tct_node_text(element, 4000, &text);
    tct_page_offer(page, TCT_PAGE_TITLE, 9, tct_buffer_str(&text));
    tct_buffer_clear(&text);
}

/** Only a time that the markup calls the date of publication; others are dates of events. */
static void read_time(tct_page *page, const xmlNode *element) {
    const tct_str class = tct_node_attribute(element, "class");
    const bool published = tct_node_has(element, "pubdate") ||
                           tct_str_equal(tct_node_attribute(element, "itemprop"), TCT_LIT("datePublished")) ||
                           tct_str_find(class, TCT_LIT("publish"), 0) != SIZE_MAX ||
                           tct_str_find(class, TCT_LIT("entry-date"), 0) != SIZE_MAX;
    if (published) tct_page_offer(page, TCT_PAGE_DATE, 7, tct_node_attribute(element, "datetime"));
}

static void read_script(tct_page *page, const xmlNode *element) {
    if (!tct_str_equal_ascii(tct_node_attribute(element, "type"), TCT_LIT("application/ld+json"))) return;
    const xmlNode *text = element->children;
    if (text && text->content)
        tct_jsonld_read(page->draft, &page->things, tct_str_of((const char *)text->content));
}

void tct_page_element(tct_page *page, const xmlNode *element) {
    static const struct {
        const char *name;
        void (*read)(tct_page *, const xmlNode *);
    } readers[] = {{"html", read_html},   {"meta", read_meta}, {"link", read_link},
                   {"title", read_title}, {"time", read_time}, {"script", read_script}};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (strcmp((const char *)element->name, readers[i].name) == 0) readers[i].read(page, element);
}

/** Types of schema.org that describe the document itself. */
static bool is_document_type(tct_str type) {
    static const char *const types[] = {"NewsArticle",  "Article",      "ReportageNewsArticle",
                                        "BlogPosting",  "Report",       "WebPage",
                                        "CreativeWork", "PressRelease", "AnalysisNewsArticle"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (tct_str_equal(type, tct_str_of(types[i]))) return true;
    return false;
}

/** Property of the document's own thing → field of the page. */
static const meta_name thing_names[] = {
    {"datePublished", TCT_PAGE_DATE, 1},
    {"dateCreated", TCT_PAGE_DATE, 6},
    {"author", TCT_PAGE_AUTHOR, 1},
    {"publisher", TCT_PAGE_SITE, 1},
    {"inLanguage", TCT_PAGE_LANGUAGE, 3},
    {"description", TCT_PAGE_DESCRIPTION, 4},
    {"url", TCT_PAGE_URL, 3},
};

static void offer_things(tct_page *page) {
    const tct_things *things = &page->things;
    for (size_t i = 0; i < things->properties.count; i++) {
        const tct_thing_property *property = &things->properties.items[i];
        const tct_thing *thing = &things->items.items[property->thing];
        if (property->reference || !is_document_type(thing->type)) continue;
        const tct_str value = property->object == TCT_NO_THING
                                  ? property->value
                                  : tct_things_name(page->draft, things, property->object);
        for (size_t n = 0; n < sizeof thing_names / sizeof *thing_names; n++)
            if (tct_str_equal(property->property, tct_str_of(thing_names[n].name)))
                tct_page_offer(page, (tct_page_field)thing_names[n].field, thing_names[n].rank, value);
        if (!tct_str_equal(thing->type, TCT_LIT("WebPage")))
            tct_page_offer(page, TCT_PAGE_TITLE, 3, thing->name);
    }
}

/** "fr_FR" and "fr-FR" are the same. */
static void normalise_language(tct_str language) {
    for (size_t i = 0; i < language.size; i++)
        if (language.data[i] == '_') ((char *)language.data)[i] = '-'; /* our own copy in the arena */
}

tct_status tct_page_meta(tct_page *page) {
    assert(page && page->draft);
    tct_draft *draft = page->draft;
    tct_doc_meta *meta = &draft->doc->meta;
    tct_things_resolve(&page->things);
    offer_things(page);
    normalise_language(page->field[TCT_PAGE_LANGUAGE]);
    TRY(tct_draft_set(draft, &meta->url, page->field[TCT_PAGE_URL]));
    TRY(tct_draft_set(draft, &meta->publisher, page->field[TCT_PAGE_SITE]));
    TRY(tct_draft_set(draft, &meta->author, page->field[TCT_PAGE_AUTHOR]));
    TRY(tct_draft_set(draft, &meta->description, page->field[TCT_PAGE_DESCRIPTION]));
    TRY(tct_draft_set(draft, &meta->language, page->field[TCT_PAGE_LANGUAGE]));
    if (meta->published.year == 0) tct_date_machine(page->field[TCT_PAGE_DATE], &meta->published);
    return tct_things_emit(draft, &page->things);
}
