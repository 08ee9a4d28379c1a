/* Every function of tercet.h that can run out of memory, called with little. The list of these calls is
 * compared with the header by tests/faults/test_swept.sh.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "memory.h"

static const char english[] =
    "Agreement signed in Nairobi\n\nNAIROBI, 3 May 2023 - The Foundation for Rural Water and the Ministry of "
    "Irrigation signed a financing agreement on 2 May 2023. \"It helps everybody\", said Grace Otieno, "
    "Director of "
    "the Foundation for Rural Water.\n";
static const char page[] =
    "<!DOCTYPE html><html lang=\"fr\"><head><title>Signature d'un accord à Dakar</title>"
    "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\","
    "\"headline\":\"Signature\",\"datePublished\":\"2023-05-03\"}</script></head><body><main><h1>Signature</"
    "h1>"
    "<p>La Banque mondiale et le gouvernement du Sénégal ont signé un accord de financement le 2 mai 2023 à "
    "Dakar.</p><table><tr><td>Lieu</td><td>Dakar</td></tr></table></main></body></html>";
/** Something of everything that is extracted. */
static const char various[] =
    "Third Forum on Rural Water opens in Dakar\n\nDAKAR, 4 June 2024 - The Third Forum on Rural Water, "
    "organized by "
    "the Institute of Irrigation (IOI) and sponsored by the Lake Bank, opened in Dakar on Tuesday, 4 June "
    "2024, and "
    "will close on 6 June.\n\n\u201cWater is for everybody,\u201d said Ms. Awa Sow, Director-General of the "
    "IOI since "
    "2019. She succeeded Mr. Idris Ba, who had become Minister of Irrigation of Senegal. According to Lars "
    "Holm, the "
    "chairman of Lake Bank, a subsidiary of Holm Group, \u201cthe loan of $5 million was signed "
    "yesterday\u201d.\n\n"
    "Programme:\n- 9:00 Opening by Paul Ndiaye, President of the Forum\n- 10:30 Panel: Wells and Lakes\n\n"
    "The partners are:\n- the Ministry of Health\n- the University of Thies\n- Norvik Turbines Ltd\n\n"
    "Le F\u00f3rum a adopt\u00e9 la strat\u00e9gie nationale de l'eau 2024-2030. M. Jean Faye, directeur de "
    "l'Office des eaux, si\u00e8ge au conseil de la Banque du Lac.\n\nAbout IOI\nThe Institute of "
    "Irrigation, founded in "
    "1998 and based in Nairobi, is a member of the Rural Water Alliance.\n\nContact: Eva Lund, press "
    "officer, "
    "eva@example.org, +1 202 555 0100\n";
static const char feed[] =
    "<rss version=\"2.0\"><channel><title>News</title><item><title>Visit</title><guid>g1</guid><description>"
    "The Foundation for Rural Water opened an office in Nairobi.</description></item></channel></rss>";
static const char lines[] =
    "{\"title\":\"Visit\",\"text\":\"The Foundation for Rural Water opened an office.\"}\n";
static const char turtle[] = "@prefix s: <https://schema.org/> . <http://example.org/id/event/a> a s:Event ; "
                             "s:name \"A\"@en ; s:organizer "
                             "<http://example.org/id/organization/b> ; s:startDate "
                             "\"2023-05-03\"^^<http://www.w3.org/2001/XMLSchema#date> , "
                             "\"2023-05-04\"^^<http://www.w3.org/2001/XMLSchema#date> . "
                             "<http://example.org/id/organization/b> a s:Organization "
                             "; s:name \"B\"@en .";
static const char triples[] = "<http://example.org/id/event/a> <https://schema.org/name> \"A\"@en .\n";
static const char xml[] =
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
    "xmlns:s=\"https://schema.org/\"><s:Event rdf:about=\"http://example.org/id/event/a\">"
    "<s:name xml:lang=\"en\">A</s:name></s:Event></rdf:RDF>";
static const char mapping[] = "@prefix owl: <http://www.w3.org/2002/07/owl#> . <https://schema.org/Event> "
                              "owl:equivalentClass <http://example.org/Happening> .";
static const char ontology[] =
    "@prefix tct: <https://w3id.org/tercet/ns#> . @prefix schema: <https://schema.org/> . @prefix owl: "
    "<http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix ex: "
    "<http://example.org/own#> . ex:Bureau a owl:Class ; rdfs:subClassOf schema:Organization ; rdfs:label "
    "\"water bureau\"@en ; tct:noun \"water bureau\"@en .";

static const char table[] = "id\tclass\tname@en\nhttp://example.org/own/1\tschema:Organization\tLake Union\n";

#define INPUT(name, text)                                                                                    \
    { name, text, sizeof(text) - 1 }
static const tct_rdf_input graphs[] = {INPUT("a.ttl", turtle), INPUT("b.nt", triples)};
static const tct_rdf_input map = INPUT("map.ttl", mapping);

/* --- calls --- */

static tct_engine *engine;
static char folder[] = "/tmp/tercet-memory.XXXXXX", path[64], ontology_path[64], page_path[64],
            table_path[64], pack_path[64];

static tct_status take(void *context, const char *bytes, size_t size) {
    (void)context;
    for (size_t i = 0; i < size; i++)
        now->hash = (now->hash ^ (unsigned char)bytes[i]) * 1099511628211u;
    return TCT_OK;
}

static const tct_output output = {take, NULL};

/** Everything that is not under test has all the memory. */
static void plenty(void) {
    now->counts = false;
}
static void from_here(void) {
    now->counts = true;
}

static tct_conversion *begin(const tct_conversion_options *options) {
    tct_conversion *conversion = NULL;
    plenty();
    if (tct_conversion_new(engine, options, NULL, &conversion) != TCT_OK) abort();
    return conversion;
}

/** A conversion that has read a page and a text. */
static tct_conversion *having_read(void) {
    const tct_conversion_options options = {.evidence = "statement", .keep_texts = true};
    tct_conversion *conversion = begin(&options);
    if (tct_conversion_read(conversion, "a", english, sizeof english - 1) != TCT_OK ||
        tct_conversion_read(conversion, "b", page, sizeof page - 1) != TCT_OK)
        abort();
    from_here();
    return conversion;
}

static tct_status new_engine(void) {
    const char *const files[] = {ontology_path};
    const tct_engine_options options = {
        .pack = getenv("TERCET_PACK"), .ontologies = files, .ontology_count = 1};
    tct_engine *other = NULL;
    const tct_status status = tct_engine_new(&options, NULL, &other);
    if (status == TCT_OK) take(NULL, tct_engine_digest(other), 64);
    tct_engine_free(other);
    return status;
}

static tct_status compile_folder(void) {
    const char *const files[] = {ontology_path};
    return tct_compile_folder(folder, files, 1, NULL, NULL, output);
}

static tct_status new_conversion(void) {
    const tct_conversion_options options = {.url = "http://example.org/a b",
                                            .date = "2023-05",
                                            .mapping = &map,
                                            .base = "http://example.org/x/",
                                            .language = "en",
                                            .charset = "utf-8",
                                            .statuses = "asserted"};
    tct_conversion *conversion = NULL;
    const tct_status status = tct_conversion_new(engine, &options, NULL, &conversion);
    tct_conversion_free(conversion);
    return status;
}

static tct_status read_and_write(const char *format, const char *bytes, size_t size) {
    const tct_conversion_options options = {.format = format, .evidence = "statement"};
    tct_conversion *conversion = begin(&options);
    from_here();
    tct_status status = tct_conversion_read(conversion, "x", bytes, size);
    plenty();
    if (status == TCT_OK && tct_conversion_write(conversion, "ntriples", output) != TCT_OK) abort();
    from_here();
    tct_conversion_free(conversion);
    return status;
}

static tct_status read_text(void) {
    return read_and_write(NULL, english, sizeof english - 1);
}
static tct_status read_various(void) {
    return read_and_write(NULL, various, sizeof various - 1);
}
static tct_status read_page(void) {
    return read_and_write(NULL, page, sizeof page - 1);
}
static tct_status read_feed(void) {
    return read_and_write(NULL, feed, sizeof feed - 1);
}
static tct_status read_lines(void) {
    return read_and_write("jsonl", lines, sizeof lines - 1);
}

/** A tar archive of one member; the checksum stands in octal. */
static size_t make_archive(char *out) {
    memset(out, 0, 4096);
    strcpy(out, "a.txt");
    strcpy(out + 100, "0000644");
    sprintf(out + 124, "%011o", (unsigned)sizeof english - 1);
    strcpy(out + 136, "00000000000");
    out[156] = '0';
    memcpy(out + 257, "ustar\00000", 8);
    memset(out + 148, ' ', 8);
    unsigned sum = 0;
    for (int i = 0; i < 512; i++)
        sum += (unsigned char)out[i];
    sprintf(out + 148, "%06o", sum);
    memcpy(out + 512, english, sizeof english - 1);
    return 4096;
}

static tct_status read_packed(void) {
    char archive[4096];
    return read_and_write(NULL, archive, make_archive(archive));
}

static tct_status on_member(void *context, const tct_archive_member *member) {
    (void)context;
    take(NULL, member->path, strlen(member->path));
    return take(NULL, member->bytes, member->size);
}
static tct_status open_archive(void) {
    char archive[4096];
    return tct_archive_read("x.tar", archive, make_archive(archive), NULL,
                            (tct_member_sink){on_member, NULL});
}

static tct_status read_file(void) {
    const tct_conversion_options options = {.evidence = "document"};
    tct_conversion *conversion = begin(&options);
    from_here();
    const tct_status status = tct_conversion_read_file(conversion, page_path);
    now->hash += tct_conversion_documents(conversion);
    if (status != TCT_OK) now->hash = 0;
    tct_conversion_free(conversion);
    return status;
}

static tct_status read_rdf(const char *name, const char *bytes, size_t size, bool merge) {
    const tct_conversion_options options = {.evidence = "document"};
    tct_conversion *conversion = begin(&options);
    from_here();
    tct_status status = tct_conversion_read_rdf(conversion, name, bytes, size);
    if (status == TCT_OK && merge) status = tct_conversion_merge(conversion);
    plenty();
    if (status == TCT_OK && tct_conversion_write(conversion, "ntriples", output) != TCT_OK) abort();
    from_here();
    tct_conversion_free(conversion);
    return status;
}
static tct_status read_turtle(void) {
    return read_rdf("x.ttl", turtle, sizeof turtle - 1, false);
}
static tct_status read_triples(void) {
    return read_rdf("x.nt", triples, sizeof triples - 1, false);
}
static tct_status read_xml(void) {
    return read_rdf("x.rdf", xml, sizeof xml - 1, false);
}
static tct_status read_unnamed(void) {
    return read_rdf("x", turtle, sizeof turtle - 1, false);
}

static char quads[1 << 16];
static size_t quads_size;

static tct_status keep_quads(void *context, const char *bytes, size_t size) {
    (void)context;
    if (quads_size + size > sizeof quads) abort();
    memcpy(quads + quads_size, bytes, size);
    quads_size += size;
    return TCT_OK;
}
static tct_status merge(void) {
    return read_rdf("x.nq", quads, quads_size, true);
}

static tct_status write_as(size_t index) {
    tct_conversion *conversion = having_read();
    const tct_status status = tct_conversion_write(conversion, tct_format_name(index), output);
    tct_conversion_free(conversion);
    return status;
}
#define WRITE(index)                                                                                         \
    static tct_status write_##index(void) {                                                                  \
        return write_as(index);                                                                              \
    }
WRITE(0)
WRITE(1)
WRITE(2)
WRITE(3)
WRITE(4)
WRITE(5)
WRITE(6)
WRITE(7)
WRITE(8)

static tct_status write_text(void) {
    tct_conversion *conversion = having_read();
    const tct_status status = tct_conversion_text(conversion, output);
    tct_conversion_free(conversion);
    return status;
}

static tct_status draw_as(const char *medium, const tct_drawing *drawing) {
    tct_conversion *conversion = having_read();
    const tct_status status = tct_conversion_draw(conversion, medium, drawing, output);
    tct_conversion_free(conversion);
    return status;
}
static tct_status draw_svg(void) {
    return draw_as("svg", &(tct_drawing){.language = "en", .cluster = "document"});
}
static tct_status draw_dot(void) {
    return draw_as("dot", &(tct_drawing){.top = 3});
}
static tct_status draw_mermaid(void) {
    return draw_as("mermaid", &(tct_drawing){.focus = "Grace Otieno", .depth = 2});
}
static tct_status draw_page(void) {
    return draw_as("html", &(tct_drawing){.site = true});
}
static tct_status draw_index(void) {
    return draw_as("index", &(tct_drawing){.site = true});
}

static tct_status explain(void) {
    return tct_explain(engine, &(tct_conversion_options){0}, "x", english, sizeof english - 1, 31, NULL,
                       output);
}
static tct_status explain_why_not(void) {
    const char *const asked[2] = {"Grace Otieno", "Nairobi"};
    return tct_explain_why_not(engine, &(tct_conversion_options){0}, "x", english, sizeof english - 1, asked,
                               NULL, output);
}

static tct_status ask(const char *query, const char *format) {
    return tct_query(graphs, 2, query, "q", format, NULL, output);
}
static tct_status query_table(void) {
    return ask(
        "PREFIX s: <https://schema.org/> SELECT ?n (COUNT(?s) AS ?c) WHERE { ?s s:name ?n } GROUP BY ?n "
        "ORDER BY ?n",
        "table");
}
static tct_status query_csv(void) {
    return ask("SELECT * WHERE { ?s ?p ?o OPTIONAL { ?o ?q ?r } }", "csv");
}
static tct_status query_json(void) {
    return ask("ASK { ?s ?p \"A\"@en }", "json");
}
static tct_status query_construct(void) {
    return ask("CONSTRUCT { ?o ?p ?s } WHERE { ?s ?p ?o FILTER isIRI(?o) }", "table");
}

static tct_status on_part(void *context, const tct_rdf_part *part) {
    return take(context, part->bytes, part->size);
}
static tct_status split(void) {
    const tct_split_options options = {.graph = "http://example.org/g", .part_bytes = 100};
    return tct_split(graphs, 2, &options, NULL, (tct_rdf_part_sink){on_part, NULL});
}

static tct_status compare_as(const char *format) {
    size_t differences = 0;
    const tct_status status = tct_compare(&graphs[0], &graphs[1], format, NULL, output, &differences);
    now->hash += differences;
    return status;
}
static tct_status compare_text(void) {
    return compare_as("text");
}
static tct_status compare_patch(void) {
    return compare_as("patch");
}
static tct_status compare_json(void) {
    return compare_as("json");
}

static tct_status contradictions(void) {
    size_t found = 0;
    const tct_status status = tct_contradictions(graphs, 2, NULL, output, &found);
    now->hash += found;
    return status;
}
static tct_status check_file(void) {
    size_t found = 0;
    const tct_status status = tct_check_file(getenv("TERCET_PACK"), ontology_path, NULL, &found);
    now->hash += found;
    return status;
}

/* a merge on disk */

static const char same[] = "http://example.org/id/organization/foundation-for-rural-water\t"
                           "http://example.org/id/organization/ministry-of-irrigation\n";
static const char different[] =
    "http://example.org/id/person/grace-otieno\thttp://example.org/id/place/nairobi\n";
static const tct_identity_options identity = {
    .same = same,
    .same_size = sizeof same - 1,
    .different = different,
    .different_size = sizeof different - 1,
    .explain = true,
};

/** With room for a few statements, so that the others go to the file. */
static tct_merging *begin_merging(void) {
    tct_merging *merging = NULL;
    plenty();
    if (tct_merging_new(engine, &(tct_conversion_options){0}, NULL, folder, 2000, &merging) != TCT_OK ||
        tct_merging_identify(merging, &identity) != TCT_OK)
        abort();
    return merging;
}
static tct_merging *having_learned(void) {
    tct_merging *merging = begin_merging();
    if (tct_merging_learn(merging, "x.nq", quads, quads_size) != TCT_OK) abort();
    return merging;
}

static tct_status new_merging(void) {
    tct_merging *merging = NULL;
    tct_status status = tct_merging_new(engine, &(tct_conversion_options){.base = "http://example.org/"},
                                        NULL, folder, 0, &merging);
    if (status == TCT_OK) status = tct_merging_identify(merging, &identity);
    tct_merging_free(merging);
    return status;
}
static tct_status learn(void) {
    tct_merging *merging = begin_merging();
    from_here();
    const tct_status status = tct_merging_learn(merging, "x.nq", quads, quads_size);
    tct_merging_free(merging);
    return status;
}
static tct_status add(void) {
    tct_merging *merging = having_learned();
    from_here();
    tct_status status = tct_merging_add(merging, "x.nq", quads, quads_size);
    plenty();
    if (status == TCT_OK) {
        now->hash += tct_merging_runs(merging);
        if (tct_merging_write(merging, "nquads", output) != TCT_OK) abort();
    }
    from_here();
    tct_merging_free(merging);
    return status;
}
static tct_status write_merging(void) {
    tct_merging *merging = having_learned();
    if (tct_merging_add(merging, "x.nq", quads, quads_size) != TCT_OK || tct_merging_runs(merging) < 2)
        abort();
    from_here();
    const tct_status status = tct_merging_write(merging, "ntriples", output);
    tct_merging_free(merging);
    return status;
}
static tct_status merges_of_merging(void) {
    tct_merging *merging = having_learned();
    from_here();
    tct_status status = tct_merging_merges(merging, TCT_MERGES_JOINED, output);
    if (status == TCT_OK) status = tct_merging_merges(merging, TCT_MERGES_SUGGESTED, output);
    tct_merging_free(merging);
    return status;
}

/* the same in memory */

static tct_status identify(void) {
    const tct_conversion_options options = {.evidence = "document"};
    tct_conversion *conversion = begin(&options);
    if (tct_conversion_read_rdf(conversion, "x.nq", quads, quads_size) != TCT_OK) abort();
    from_here();
    tct_status status = tct_conversion_identify(conversion, &identity);
    if (status == TCT_OK) status = tct_conversion_merge(conversion);
    if (status == TCT_OK) status = tct_conversion_merges(conversion, TCT_MERGES_JOINED, output);
    if (status == TCT_OK) status = tct_conversion_merges(conversion, TCT_MERGES_SUGGESTED, output);
    plenty();
    if (status == TCT_OK && tct_conversion_write(conversion, "ntriples", output) != TCT_OK) abort();
    from_here();
    tct_conversion_free(conversion);
    return status;
}

/** The count of statements is right or 0, a document is the first one or none. */
static tct_status count_and_write_unmapped(void) {
    const tct_conversion_options options = {.mapping = &map};
    tct_conversion *conversion = begin(&options);
    if (tct_conversion_read(conversion, "a", english, sizeof english - 1) != TCT_OK) abort();
    from_here();
    const char *iri = NULL, *file = NULL, *again = NULL;
    const size_t statements = tct_conversion_triples(conversion);
    const bool found = tct_conversion_document(conversion, 0, &iri, &file);
    const tct_status status = tct_conversion_write_unmapped(conversion, "turtle", output);
    plenty();
    if (statements && statements != tct_conversion_triples(conversion)) now->hash = 0;
    if (found && (!tct_conversion_document(conversion, 0, &again, &file) || strcmp(iri, again) != 0))
        now->hash = 0;
    tct_conversion_free(conversion);
    return status;
}

static tct_status check_two(void) {
    const char *const files[] = {ontology_path, table_path};
    size_t found = 0;
    const tct_status status = tct_check_files(pack_path, files, 2, NULL, &found);
    now->hash += found;
    return status;
}

#define CASE(function)                                                                                       \
    { #function, function }
const memory_case memory_cases[] = {CASE(new_engine),
                                    CASE(compile_folder),
                                    CASE(new_conversion),
                                    CASE(read_text),
                                    CASE(read_various),
                                    CASE(read_page),
                                    CASE(read_feed),
                                    CASE(read_lines),
                                    CASE(read_packed),
                                    CASE(open_archive),
                                    CASE(read_file),
                                    CASE(read_turtle),
                                    CASE(read_triples),
                                    CASE(read_xml),
                                    CASE(read_unnamed),
                                    CASE(merge),
                                    CASE(write_0),
                                    CASE(write_1),
                                    CASE(write_2),
                                    CASE(write_3),
                                    CASE(write_4),
                                    CASE(write_5),
                                    CASE(write_6),
                                    CASE(write_7),
                                    CASE(write_8),
                                    CASE(write_text),
                                    CASE(draw_svg),
                                    CASE(draw_dot),
                                    CASE(draw_mermaid),
                                    CASE(draw_page),
                                    CASE(draw_index),
                                    CASE(explain),
                                    CASE(explain_why_not),
                                    CASE(query_table),
                                    CASE(query_csv),
                                    CASE(query_json),
                                    CASE(query_construct),
                                    CASE(split),
                                    CASE(compare_text),
                                    CASE(compare_patch),
                                    CASE(compare_json),
                                    CASE(contradictions),
                                    CASE(check_file),
                                    CASE(check_two),
                                    CASE(new_merging),
                                    CASE(learn),
                                    CASE(add),
                                    CASE(write_merging),
                                    CASE(merges_of_merging),
                                    CASE(identify),
                                    CASE(count_and_write_unmapped)};
const size_t memory_case_count = sizeof memory_cases / sizeof *memory_cases;

/* --- files --- */

static tct_status append_to_file(void *context, const char *bytes, size_t size) {
    return fwrite(bytes, 1, size, context) == size ? TCT_OK : TCT_ERR_IO;
}

static int save(char *to, const char *name, const char *bytes, size_t size) {
    sprintf(to, "%s/%s", folder, name);
    FILE *file = fopen(to, "wb");
    if (!file) return -1;
    const bool good = fwrite(bytes, 1, size, file) == size;
    return fclose(file) == 0 && good ? 0 : -1;
}

/** A folder of knowledge that knows hardly a word, and its pack: what is done with it takes few requests. */
static int make_small_pack(void) {
    char command[512];
    snprintf(command, sizeof command,
             "cp %s/ontology/tercet.ttl %s; mkdir %s/lang; echo en >%s/lang/languages.tsv",
             getenv("TERCET_SOURCE"), folder, folder, folder);
    sprintf(pack_path, "%s/small.pack", folder);
    FILE *file = fopen(pack_path, "wb");
    if (!file) return -1;
    const bool good =
        system(command) == 0 &&
        tct_compile_folder(folder, NULL, 0, NULL, NULL, (tct_output){append_to_file, file}) == TCT_OK;
    return fclose(file) == 0 && good ? 0 : -1;
}

int memory_cases_begin(void) {
    if (!mkdtemp(folder)) return -1;
    if (save(path, "style.tsv", "schema:Event\tbox\t#ffffff\n", 25) ||
        save(ontology_path, "own.ttl", ontology, sizeof ontology - 1) ||
        save(table_path, "own.tsv", table, sizeof table - 1) ||
        save(page_path, "page.html", page, sizeof page - 1) || make_small_pack())
        return -1;
    const tct_engine_options options = {.pack = getenv("TERCET_PACK")};
    if (tct_engine_new(&options, NULL, &engine) != TCT_OK) return -1;
    tct_conversion *conversion = having_read();
    plenty();
    const tct_status status = tct_conversion_write(conversion, "nquads", (tct_output){keep_quads, NULL});
    tct_conversion_free(conversion);
    return status == TCT_OK ? 0 : -1;
}

int memory_cases_end(void) {
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    tct_engine_free(engine);
    return system(command) ? -1 : 0;
}
