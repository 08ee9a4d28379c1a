/* The document's own node, and the run that read it (PROV-O). */
#include <assert.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "graph/iri.h"
#include "resolve/internal.h"

#define TITLE_SLUG 72u
#define URL_SLUG 100u

static tct_str document_title(const tct_resolver *resolver) {
    const tct_doc *doc = resolver->doc;
    for (size_t i = 0; i < doc->blocks.count; i++)
        if (doc->blocks.items[i].kind == TCT_BLOCK_TITLE) return tct_doc_span(doc, doc->blocks.items[i].span);
    return doc->meta.title;
}

/** Appends the slug of @p text, and a dash when there was anything to it. */
static tct_status append_slug(tct_str text, size_t limit, tct_buffer *out) {
    const size_t before = out->size;
    TRY(tct_slug(text, limit, out));
    if (out->size > before) tct_buffer_char(out, '-');
    return tct_buffer_status(out);
}

/**
 * From --url or the canonical link, else the feed's guid, else title and digest of the text. A digest of the
 * address follows its slug, since several addresses may have one slug.
 */
tct_status tct_mint_document(tct_resolver *resolver) {
    assert(resolver && resolver->base.size);
    const tct_doc *doc = resolver->doc;
    const tct_str address = doc->meta.url.size ? doc->meta.url : doc->meta.guid;
    const tct_str identity = address.size ? address : doc->text;
    char hex[65];
    tct_sha256 sha;
    tct_sha256_init(&sha);
    tct_sha256_update(&sha, identity);
    tct_sha256_hex(&sha, hex);
    tct_buffer_reset(&resolver->scratch);
    tct_buffer_append(&resolver->scratch, resolver->base);
    tct_buffer_append(&resolver->scratch, TCT_LIT("document/"));
    if (address.size)
        TRY(append_slug(address, URL_SLUG, &resolver->scratch));
    else
        TRY(append_slug(document_title(resolver), TITLE_SLUG, &resolver->scratch));
    tct_buffer_append(&resolver->scratch, (tct_str){hex, 12});
    TRY(tct_buffer_status(&resolver->scratch));
    return tct_terms_iri(resolver->terms, tct_buffer_str(&resolver->scratch), &resolver->document);
}

/** The written entity whose name is @p name, or NULL. */
static const tct_entity *find_organization(tct_resolver *resolver, tct_str key) {
    for (uint32_t i = 0; i < resolver->entity_count; i++) {
        const tct_entity *entity = &resolver->entities[i];
        if (!entity->written || entity->kind != TCT_KIND_ORGANIZATION) continue;
        for (const tct_entity_name *name = entity->names; name; name = name->next)
            if (tct_str_equal(name->key, key)) return entity;
    }
    return NULL;
}

static tct_status write_publisher(tct_resolver *resolver) {
    const tct_str publisher = resolver->doc->meta.publisher;
    tct_str key;
    TRY(tct_name_key(&resolver->arena, publisher, &key));
    if (!key.size) return TCT_OK;
    const tct_entity *entity = find_organization(resolver, key);
    tct_term node = entity ? entity->node : 0;
    if (!entity) {
        const tct_str language = tct_sentence_language(resolver, TCT_NONE);
        TRY(tct_mint(resolver, "organization", publisher, &node));
        TRY(tct_state(resolver, node, TCT_V_RDF_TYPE, TCT_V_SCHEMA_ORGANIZATION));
        TRY(tct_state_text(resolver, node, TCT_V_SCHEMA_NAME, publisher, language));
        TRY(tct_state_text(resolver, node, TCT_V_RDFS_LABEL, publisher, language));
    }
    return tct_state(resolver, resolver->document, TCT_V_SCHEMA_PUBLISHER, node);
}

static tct_status write_title(tct_resolver *resolver, tct_str language) {
    const tct_str title = tct_str_trim(document_title(resolver));
    if (!title.size) return TCT_OK;
    TRY(tct_state_text(resolver, resolver->document, TCT_V_SCHEMA_NAME, title, language));
    return tct_state_text(resolver, resolver->document, TCT_V_RDFS_LABEL, title, language);
}

/** Address and date. */
static tct_status write_facts(tct_resolver *resolver) {
    const tct_doc_meta *meta = &resolver->doc->meta;
    tct_term term = 0;
    if (meta->url.size) {
        const tct_status status = tct_terms_iri_encoded(resolver->terms, meta->url, &term);
        if (status == TCT_OK)
            TRY(tct_state(resolver, resolver->document, TCT_V_SCHEMA_URL, term));
        else if (status != TCT_ERR_ARGUMENT)
            return status;
    }
    char date[11];
    tct_date_format(meta->published, date);
    if (!date[0]) return TCT_OK;
    const tct_status status = tct_terms_date(resolver->terms, tct_str_of(date), &term);
    if (status != TCT_OK) return status == TCT_ERR_ARGUMENT ? TCT_OK : status;
    return tct_state(resolver, resolver->document, TCT_V_SCHEMA_DATE_PUBLISHED, term);
}

static tct_status write_checksum(tct_resolver *resolver) {
    char hex[65];
    tct_sha256 sha;
    tct_sha256_init(&sha);
    tct_sha256_update(&sha, resolver->doc->text);
    tct_sha256_hex(&sha, hex);
    return tct_state_text(resolver, resolver->document, TCT_V_SCHEMA_SHA256, tct_str_of(hex), TCT_LIT(""));
}

/** The pack as an entity that the run used. */
static tct_status write_pack(tct_resolver *resolver) {
    const tct_str digest = tct_pack_digest(resolver->pack);
    char name[32] = "pack-";
    if (digest.size < 12) return TCT_OK;
    memcpy(name + 5, digest.data, 12);
    tct_term pack = 0;
    TRY(tct_mint(resolver, "run", tct_str_of(name), &pack));
    TRY(tct_state(resolver, pack, TCT_V_RDF_TYPE, TCT_V_PROV_ENTITY));
    TRY(tct_state_text(resolver, pack, TCT_V_SCHEMA_SHA256, digest, TCT_LIT("")));
    return tct_state(resolver, resolver->run, TCT_V_PROV_USED, pack);
}

static tct_status write_software(tct_resolver *resolver) {
    tct_term software = 0;
    tct_buffer name;
    tct_buffer_init(&name, resolver->allocator, 1000);
    tct_buffer_append(&name, TCT_LIT("tercet "));
    tct_buffer_append(&name, resolver->options->version);
    tct_status status = tct_buffer_status(&name);
    if (status == TCT_OK) status = tct_mint(resolver, "run", tct_buffer_str(&name), &software);
    if (status == TCT_OK)
        status = tct_state_text(resolver, software, TCT_V_RDFS_LABEL, tct_buffer_str(&name), TCT_LIT(""));
    tct_buffer_clear(&name);
    TRY(status);
    TRY(tct_state(resolver, software, TCT_V_RDF_TYPE, TCT_V_PROV_SOFTWARE_AGENT));
    TRY(tct_state_text(resolver, software, TCT_V_SCHEMA_SOFTWARE_VERSION, resolver->options->version,
                       TCT_LIT("")));
    return tct_state(resolver, resolver->run, TCT_V_PROV_WAS_ASSOCIATED_WITH, software);
}

/** The run: the same node for the same software, pack and parameters. */
static tct_status write_run(tct_resolver *resolver) {
    assert(!resolver->run);
    const tct_resolve_options *options = resolver->options;
    const tct_str parts[] = {options->version, tct_pack_digest(resolver->pack), options->parameters,
                             options->stamp};
    char hex[65];
    tct_digest(parts, sizeof parts / sizeof *parts, hex);
    TRY(tct_mint(resolver, "run", (tct_str){hex, 16}, &resolver->run));
    TRY(tct_state(resolver, resolver->run, TCT_V_RDF_TYPE, TCT_V_PROV_ACTIVITY));
    TRY(tct_state(resolver, resolver->run, TCT_V_PROV_USED, resolver->document));
    if (options->parameters.size)
        TRY(tct_state_text(resolver, resolver->run, TCT_V_SCHEMA_DESCRIPTION, options->parameters,
                           TCT_LIT("")));
    tct_term stamp = 0;
    if (options->stamp.size &&
        tct_terms_typed(resolver->terms, options->stamp, TCT_V_XSD_DATETIME, &stamp) == TCT_OK)
        TRY(tct_state(resolver, resolver->run, TCT_V_PROV_ENDED_AT_TIME, stamp));
    TRY(write_software(resolver));
    return write_pack(resolver);
}

tct_status tct_write_document(tct_resolver *resolver) {
    if (resolver->options->evidence == TCT_EVIDENCE_NONE) return TCT_OK;
    const tct_str language = tct_sentence_language(resolver, TCT_NONE);
    TRY(tct_state(resolver, resolver->document, TCT_V_RDF_TYPE, TCT_V_SCHEMA_CREATIVE_WORK));
    TRY(tct_state(resolver, resolver->document, TCT_V_RDF_TYPE, TCT_V_SCHEMA_NEWS_ARTICLE));
    TRY(write_title(resolver, language));
    TRY(write_facts(resolver));
    TRY(write_publisher(resolver));
    if (language.size)
        TRY(tct_state_text(resolver, resolver->document, TCT_V_SCHEMA_IN_LANGUAGE, language, TCT_LIT("")));
    TRY(write_checksum(resolver));
    return write_run(resolver);
}
