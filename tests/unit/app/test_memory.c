/* Memory that runs out in every function of tercet.h: at each request of the library in turn, for good or for
 * once. TCT_ERR_MEMORY or all of the result, never a part of it; and nothing is left behind.
 *
 * The linker puts the functions below before those of the C library and of base/alloc.c (--wrap), so that
 * what a function takes from the C heap, without an allocator of the user, fails as well. Each attempt runs
 * in a process of its own: a crash is a finding, and Graphviz does not survive many drawings.
 * TERCET_SWEEP=full makes no leaps.
 */
#define _GNU_SOURCE /* MAP_ANONYMOUS */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "tercet.h"
#include "test.h"

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

#define INPUT(name, text)                                                                                    \
    { name, text, sizeof(text) - 1 }
static const tct_rdf_input graphs[] = {INPUT("a.ttl", turtle), INPUT("b.nt", triples)};
static const tct_rdf_input map = INPUT("map.ttl", mapping);

/* --- memory --- */

/** Shared with the process of the attempt. */
typedef struct {
    size_t requests, fail_at; /**< 0: never */
    bool lasts, counts;
    long live;
    tct_status status;
    uint64_t hash;
} attempt;

static attempt *now;

/** True when the request that is made is to fail. */
static bool fails(void) {
    if (!now || !now->counts) return false;
    now->requests++;
    return now->fail_at && (now->requests == now->fail_at || (now->lasts && now->requests > now->fail_at));
}

void *__real_realloc(void *pointer, size_t size);
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__wrap_realloc(void *pointer, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__real_tct_alloc(const tct_allocator *allocator, size_t count, size_t size);
void *__real_tct_realloc(const tct_allocator *allocator, void *pointer, size_t count, size_t size);
void __real_tct_dealloc(const tct_allocator *allocator, void *pointer);
void *__wrap_tct_alloc(const tct_allocator *allocator, size_t count, size_t size);
void *__wrap_tct_realloc(const tct_allocator *allocator, void *pointer, size_t count, size_t size);
void __wrap_tct_dealloc(const tct_allocator *allocator, void *pointer);

/* the C library's, as the library calls them: these fail */

void *__wrap_realloc(void *pointer, size_t size) {
    return fails() ? NULL : __real_realloc(pointer, size);
}

void *__wrap_malloc(size_t size) {
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
    return fails() ? NULL : __real_calloc(count, size);
}

/* those of base/alloc.c: what they give is counted */

void *__wrap_tct_alloc(const tct_allocator *allocator, size_t count, size_t size) {
    void *pointer = __real_tct_alloc(allocator, count, size);
    if (now) now->live += pointer != NULL;
    return pointer;
}

void *__wrap_tct_realloc(const tct_allocator *allocator, void *pointer, size_t count, size_t size) {
    void *moved = __real_tct_realloc(allocator, pointer, count, size);
    if (now) now->live += moved && !pointer;
    return moved;
}

void __wrap_tct_dealloc(const tct_allocator *allocator, void *pointer) {
    if (now) now->live -= pointer != NULL;
    __real_tct_dealloc(allocator, pointer);
}

/* --- what is done --- */

static tct_engine *engine;
static char folder[] = "/tmp/tercet-memory.XXXXXX", path[64], ontology_path[64], page_path[64];

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

#define CASE(function)                                                                                       \
    { #function, function }
static const struct {
    const char *name;
    tct_status (*run)(void);
} cases[] = {CASE(new_engine),     CASE(compile_folder), CASE(new_conversion), CASE(read_text),
             CASE(read_page),      CASE(read_feed),      CASE(read_lines),     CASE(read_packed),
             CASE(open_archive),   CASE(read_file),      CASE(read_turtle),    CASE(read_triples),
             CASE(read_xml),       CASE(read_unnamed),   CASE(merge),          CASE(write_0),
             CASE(write_1),        CASE(write_2),        CASE(write_3),        CASE(write_4),
             CASE(write_5),        CASE(write_6),        CASE(write_7),        CASE(write_8),
             CASE(write_text),     CASE(draw_svg),       CASE(draw_dot),       CASE(draw_mermaid),
             CASE(draw_page),      CASE(draw_index),     CASE(explain),        CASE(explain_why_not),
             CASE(query_table),    CASE(query_csv),      CASE(query_json),     CASE(query_construct),
             CASE(split),          CASE(compare_text),   CASE(compare_patch),  CASE(compare_json),
             CASE(contradictions), CASE(check_file)};
enum { CASES = sizeof cases / sizeof *cases };

/* --- attempts --- */

/** Runs case @p which with memory that fails at request @p at; false after a crash. */
static bool try(size_t which, size_t at, bool lasts) {
    int status = 0;
    *now = (attempt){.fail_at = at, .lasts = lasts, .counts = true, .hash = 14695981039346656037u};
    const pid_t child = fork();
    if (child == 0) {
        alarm(60);
        now->status = cases[which].run();
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return true;
    print_error("%s ends with status %x at request %zu%s\n", cases[which].name, (unsigned)status, at,
                lasts ? " and after" : "");
    return false;
}

/** Number of findings of one attempt against the undisturbed @p whole. */
static unsigned judge(size_t which, size_t at, bool lasts, const attempt *whole) {
    const char *wrong = NULL;
    if (!try(which, at, lasts)) return 1;
    if (now->status != TCT_ERR_MEMORY && now->status != whole->status)
        wrong = tct_strerror(now->status);
    else if (now->live)
        wrong = "memory is left behind";
    else if (now->status == whole->status && now->hash != whole->hash)
        wrong = "success, but another result";
    if (wrong)
        print_error("%s, request %zu of %zu%s: %s\n", cases[which].name, at, whole->requests,
                    lasts ? " and after" : "", wrong);
    return wrong != NULL;
}

static bool sweep_is_full(void) {
    const char *sweep = getenv("TERCET_SWEEP");
    return sweep && strcmp(sweep, "full") == 0;
}

/** From request to request; leaps that grow when there are many, unless all are asked for. */
static size_t next(size_t at) {
    return at + 1 + (sweep_is_full() ? 0 : at);
}

static void test_all(void **state) {
    (void)state;
    unsigned findings = 0;
    for (size_t i = 0; i < CASES; i++) {
        const char *only = getenv("TERCET_CASE");
        if (only && strcmp(only, cases[i].name) != 0) continue;
        if (sweep_is_full()) print_message("%s\n", cases[i].name);
        assert_true(try(i, 0, false));
        const attempt whole = *now;
        if (whole.status != TCT_OK || whole.live)
            fail_msg("%s: %s, %ld blocks left, undisturbed", cases[i].name, tct_strerror(whole.status),
                     whole.live);
        for (size_t at = 1; at <= whole.requests; at = next(at))
            findings += judge(i, at, true, &whole) + judge(i, at, false, &whole);
    }
    assert_int_equal(findings, 0);
}

/* --- files --- */

static int save(char *to, const char *name, const char *bytes, size_t size) {
    sprintf(to, "%s/%s", folder, name);
    FILE *file = fopen(to, "wb");
    if (!file) return -1;
    const bool good = fwrite(bytes, 1, size, file) == size;
    return fclose(file) == 0 && good ? 0 : -1;
}

static int set_up(void **state) {
    (void)state;
    char command[512];
    now = mmap(NULL, sizeof *now, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (now == MAP_FAILED || !mkdtemp(folder)) return -1;
    if (save(path, "style.tsv", "schema:Event\tbox\t#ffffff\n", 25) ||
        save(ontology_path, "own.ttl", ontology, sizeof ontology - 1) ||
        save(page_path, "page.html", page, sizeof page - 1))
        return -1;
    snprintf(command, sizeof command,
             "cp %s/ontology/tercet.ttl %s; mkdir %s/lang; echo en >%s/lang/languages.tsv",
             getenv("TERCET_SOURCE"), folder, folder, folder);
    const tct_engine_options options = {.pack = getenv("TERCET_PACK")};
    if (system(command) || tct_engine_new(&options, NULL, &engine) != TCT_OK) return -1;
    tct_conversion *conversion = having_read();
    plenty();
    const tct_status status = tct_conversion_write(conversion, "nquads", (tct_output){keep_quads, NULL});
    tct_conversion_free(conversion);
    return status == TCT_OK ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    tct_engine_free(engine);
    return system(command) ? -1 : 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_all)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
