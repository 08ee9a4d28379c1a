#include "extract/extract.h"

#include <assert.h>
#include <stdio.h>

#include "base/alloc.h"
#include "extract/internal.h"

/** Order matters: each pass reads what those before it wrote. */
static tct_status settle(const tct_extract *extract, tct_doc *doc) {
    assert(extract);
    return tct_mentions_settle(doc);
}

static tct_pass *const passes[] = {
    tct_extract_times,
    tct_extract_lexicon,
    tct_extract_mentions,
    settle,
    tct_extract_office_names,
    tct_extract_appositions,
    settle,
    tct_extract_genitives,
    tct_extract_posts,
    tct_extract_headers,
    settle,
    tct_extract_introductions,
    tct_extract_coref,
    tct_extract_office_chains,
    tct_extract_roles,
    tct_extract_layout,
    tct_extract_frames,
    tct_extract_targets,
    tct_extract_money,
    tct_extract_places,
    tct_extract_quotes,
    tct_extract_office,
    tct_extract_terms_of_office,
    tct_extract_claims,
    tct_extract_calibrate,
    settle,
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void find_classes(tct_extract *extract) {
    static const char *const names[] = {
#define C(name, iri) iri,
        TCT_CLASS_TABLE(C)
#undef C
    };
    static const tct_class_name of_kind[TCT_KIND_COUNT] = {
        [TCT_KIND_PERSON] = TCT_CLASS_PERSON, [TCT_KIND_ORGANIZATION] = TCT_CLASS_ORGANIZATION,
        [TCT_KIND_EVENT] = TCT_CLASS_EVENT,   [TCT_KIND_STRATEGY] = TCT_CLASS_STRATEGY,
        [TCT_KIND_PLACE] = TCT_CLASS_PLACE,   [TCT_KIND_POST] = TCT_CLASS_POST,
    };
    for (size_t i = 0; i < COUNT(names); i++)
        extract->classes[i] = tct_pack_class_find(extract->pack, tct_str_of(names[i]));
    extract->kind_class[TCT_KIND_NONE] = UINT16_MAX;
    for (size_t kind = TCT_KIND_PERSON; kind < TCT_KIND_COUNT; kind++)
        extract->kind_class[kind] = extract->classes[of_kind[kind]];
}

static void find_properties(tct_extract *extract) {
    static const char *const names[] = {
#define P(name, iri) iri,
        TCT_PROPERTY_TABLE(P)
#undef P
    };
    for (size_t i = 0; i < COUNT(names); i++)
        extract->properties[i] = tct_pack_property_find(extract->pack, tct_str_of(names[i]));
}

static void find_lists(tct_extract *extract) {
    static const char *const files[] = {
#define L(name, file) file,
        TCT_LIST_TABLE(L)
#undef L
    };
    const size_t count = tct_pack_language_count(extract->pack);
    extract->part_count = count < TCT_PART_MAXIMUM ? count : TCT_PART_MAXIMUM;
    for (size_t i = 0; i < extract->part_count; i++) {
        tct_part *part = &extract->parts[i];
        part->language = tct_pack_language_at(extract->pack, i);
        part->code = tct_pack_language_code(part->language);
        part->nouns = tct_pack_nouns(part->language);
        for (size_t l = 0; l < COUNT(files); l++)
            part->lists[l] = tct_pack_list_find(part->language, files[l]);
    }
}

static tct_status open_frames(tct_extract *extract) {
    for (size_t i = 0; i < extract->part_count; i++) {
        char name[64];
        snprintf(name, sizeof name, "frames.%.*s", TCT_ARG(extract->parts[i].code));
        TRY(tct_frames_open(tct_pack_chunk(extract->pack, name), &extract->parts[i].frames));
    }
    return TCT_OK;
}

tct_status tct_extract_new(const tct_pack *pack, const tct_allocator *allocator, tct_extract **out) {
    assert(pack && allocator && out);
    tct_extract *extract = tct_alloc(allocator, 1, sizeof *extract);
    if (!extract) return TCT_ERR_MEMORY;
    *extract = (tct_extract){.pack = pack, .allocator = allocator, .names = tct_pack_names(pack)};
    find_classes(extract);
    find_properties(extract);
    find_lists(extract);
    const tct_status status = open_frames(extract);
    if (status == TCT_OK)
        *out = extract;
    else
        tct_extract_free(extract);
    return status;
}

void tct_extract_free(tct_extract *extract) {
    if (extract) tct_dealloc(extract->allocator, extract);
}

tct_status tct_extract_run(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    for (size_t i = 0; i < COUNT(passes); i++)
        TRY(passes[i](extract, doc));
    return TCT_OK;
}
