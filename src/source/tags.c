#include "source/tags.h"

#include <stdlib.h>

typedef struct {
    const char *name;
    unsigned bits;
} tag;

#define BLOCK TCT_TAG_BLOCK
#define SKIP TCT_TAG_SKIP

/** In the order of strcmp(). */
static const tag tags[] = {
    {"a", TCT_TAG_LINK},
    {"address", BLOCK},
    {"area", TCT_TAG_VOID},
    {"article", BLOCK | TCT_TAG_ARTICLE},
    {"aside", BLOCK | TCT_TAG_BOILER},
    {"audio", SKIP},
    {"b", TCT_TAG_BOLD},
    {"base", TCT_TAG_VOID},
    {"blockquote", BLOCK},
    {"body", BLOCK | TCT_TAG_OPTIONAL},
    {"br", TCT_TAG_BREAK | TCT_TAG_VOID},
    {"button", SKIP},
    {"canvas", SKIP},
    {"caption", BLOCK | TCT_TAG_CAPTION},
    {"center", BLOCK},
    {"col", TCT_TAG_VOID},
    {"colgroup", TCT_TAG_OPTIONAL},
    {"datalist", SKIP},
    {"dd", BLOCK | TCT_TAG_CELL | TCT_TAG_OPTIONAL},
    {"details", BLOCK},
    {"dialog", BLOCK | TCT_TAG_BOILER},
    {"dir", BLOCK | TCT_TAG_LIST},
    {"div", BLOCK},
    {"dl", BLOCK | TCT_TAG_TABLE},
    {"dt", BLOCK | TCT_TAG_TERM | TCT_TAG_OPTIONAL},
    {"embed", TCT_TAG_VOID},
    {"fieldset", BLOCK | TCT_TAG_BOILER},
    {"figcaption", BLOCK | TCT_TAG_CAPTION},
    {"figure", BLOCK},
    {"footer", BLOCK | TCT_TAG_BOILER},
    {"form", BLOCK},
    {"frame", TCT_TAG_VOID},
    {"h1", BLOCK | TCT_TAG_HEADING},
    {"h2", BLOCK | TCT_TAG_HEADING},
    {"h3", BLOCK | TCT_TAG_HEADING},
    {"h4", BLOCK | TCT_TAG_HEADING},
    {"h5", BLOCK | TCT_TAG_HEADING},
    {"h6", BLOCK | TCT_TAG_HEADING},
    {"head", TCT_TAG_OPTIONAL},
    {"header", BLOCK},
    {"hgroup", BLOCK},
    {"hr", BLOCK | TCT_TAG_VOID},
    {"html", TCT_TAG_OPTIONAL},
    {"iframe", SKIP},
    {"img", TCT_TAG_VOID},
    {"input", TCT_TAG_VOID},
    {"legend", BLOCK},
    {"li", BLOCK | TCT_TAG_ITEM | TCT_TAG_OPTIONAL},
    {"link", TCT_TAG_VOID},
    {"main", BLOCK | TCT_TAG_MAIN},
    {"map", SKIP},
    {"math", SKIP},
    {"menu", BLOCK | TCT_TAG_LIST | TCT_TAG_BOILER},
    {"meta", TCT_TAG_VOID},
    {"meter", SKIP},
    {"nav", BLOCK | TCT_TAG_BOILER},
    {"noembed", SKIP},
    {"noframes", SKIP},
    {"noscript", SKIP},
    {"object", SKIP},
    {"ol", BLOCK | TCT_TAG_LIST},
    {"optgroup", SKIP | TCT_TAG_OPTIONAL},
    {"option", SKIP | TCT_TAG_OPTIONAL},
    {"p", BLOCK | TCT_TAG_OPTIONAL},
    {"param", TCT_TAG_VOID},
    {"pre", BLOCK | TCT_TAG_PRE},
    {"progress", SKIP},
    {"rp", SKIP},
    {"rt", SKIP},
    {"script", SKIP},
    {"section", BLOCK},
    {"select", SKIP},
    {"source", TCT_TAG_VOID},
    {"strong", TCT_TAG_BOLD},
    {"style", SKIP},
    {"summary", BLOCK},
    {"sup", TCT_TAG_SUPER},
    {"svg", SKIP},
    {"table", BLOCK | TCT_TAG_TABLE},
    {"tbody", BLOCK | TCT_TAG_OPTIONAL},
    {"td", BLOCK | TCT_TAG_CELL | TCT_TAG_OPTIONAL},
    {"template", SKIP},
    {"textarea", SKIP},
    {"tfoot", BLOCK | TCT_TAG_OPTIONAL},
    {"th", BLOCK | TCT_TAG_CELL | TCT_TAG_OPTIONAL},
    {"thead", BLOCK | TCT_TAG_OPTIONAL},
    {"title", SKIP},
    {"tr", BLOCK | TCT_TAG_ROW | TCT_TAG_OPTIONAL},
    {"track", TCT_TAG_VOID},
    {"ul", BLOCK | TCT_TAG_LIST},
    {"video", SKIP},
    {"wbr", TCT_TAG_VOID},
};

static int compare(const void *key, const void *item) {
    return strcmp(key, ((const tag *)item)->name);
}

unsigned tct_tag_bits(tct_str name) {
    char key[16];
    if (name.size >= sizeof key) return 0;
    for (size_t i = 0; i < name.size; i++)
        key[i] = name.data[i] >= 'A' && name.data[i] <= 'Z' ? (char)(name.data[i] | 32) : name.data[i];
    key[name.size] = '\0';
    const tag *found = bsearch(key, tags, sizeof tags / sizeof *tags, sizeof *tags, compare);
    return found ? found->bits : 0;
}

unsigned tct_tag_level(tct_str name) {
    const bool heading = name.size == 2 && name.data[0] == 'h' && name.data[1] >= '1' && name.data[1] <= '6';
    return heading ? (unsigned)(name.data[1] - '0') : 0;
}

unsigned tct_role_bits(tct_str role) {
    static const tag roles[] = {
        {"alert", TCT_TAG_BOILER},  {"alertdialog", TCT_TAG_BOILER},   {"article", TCT_TAG_ARTICLE},
        {"banner", TCT_TAG_BOILER}, {"complementary", TCT_TAG_BOILER}, {"contentinfo", TCT_TAG_BOILER},
        {"dialog", TCT_TAG_BOILER}, {"form", TCT_TAG_BOILER},          {"main", TCT_TAG_MAIN},
        {"menu", TCT_TAG_BOILER},   {"menubar", TCT_TAG_BOILER},       {"navigation", TCT_TAG_BOILER},
        {"search", TCT_TAG_BOILER}, {"tablist", TCT_TAG_BOILER},       {"toolbar", TCT_TAG_BOILER},
    };
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (tct_str_equal_ascii(role, tct_str_of(roles[i].name))) return roles[i].bits;
    return 0;
}
