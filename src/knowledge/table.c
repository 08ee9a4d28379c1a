/* A user's authority file as a table with TABs: its first line names the columns, each row is one entity. The
 * cells become the triples that a Turtle file would have held. */
#include <assert.h>

#include "base/diag.h"
#include "base/utf8.h"
#include "graph/iri.h"
#include "knowledge/model.h"

enum { COLUMNS = 32 };

/** Columns by name; "@fr" behind the name of a literal one gives the language. */
static const struct {
    const char *name;
    tct_symbol predicate; /**< 0: the entity's own IRI */
    bool literal;
} known_columns[] = {{"id", 0, false},
                     {"class", TCT_K_TYPE, false},
                     {"name", TCT_K_NAME, true},
                     {"alias", TCT_K_ALTERNATE_NAME, true},
                     {"acronym", TCT_K_ACRONYM, true},
                     {"ambiguous", TCT_K_AMBIGUOUS_NAME, true},
                     {"same", TCT_K_SAME_AS, false},
                     {"within", TCT_K_CONTAINED_IN, false},
                     {"parent", TCT_K_PARENT, false},
                     {"rank", TCT_K_RANK, true}};

typedef struct {
    tct_symbol predicate, language;
    bool literal;
} column;

typedef struct {
    tct_compiler *model;
    const char *name;
    uint16_t file;
    uint64_t line;
    column columns[COLUMNS];
    size_t count;
} table;

/** Tells what is wrong with @p about: "'ABOUT' WHAT". */
static tct_status complain(const table *t, tct_str about, const char *what) {
    return tct_report(t->model->sink, TCT_ERROR, TCT_ERR_SYNTAX, t->name, t->line, "'%.*s' %s",
                      TCT_ARG(about), what);
}

static tct_status read_column(table *t, tct_str cell) {
    tct_str language = tct_str_trim(cell);
    const tct_str name = tct_str_split(&language, '@');
    if (t->count == COLUMNS) return complain(t, cell, "is one column too many: a table has at most 32");
    for (size_t i = 0; i < sizeof known_columns / sizeof *known_columns; i++) {
        if (!tct_str_equal(name, tct_str_of(known_columns[i].name))) continue;
        column *added = &t->columns[t->count++];
        *added = (column){.predicate = known_columns[i].predicate, .literal = known_columns[i].literal};
        return language.size ? tct_symbols_intern(t->model->terms, language, &added->language) : TCT_OK;
    }
    return complain(
        t, cell,
        "is no column: columns, with TABs between them, are called id, class, name, alias, acronym, "
        "ambiguous, same, within, parent, rank (name@fr for a language)");
}

static tct_status read_header(table *t, tct_str line) {
    for (tct_str rest = line; rest.size;)
        TRY(read_column(t, tct_str_split(&rest, '\t')));
    for (size_t i = 0; i < t->count; i++)
        if (t->columns[i].predicate == 0) return TCT_OK;
    return complain(t, line,
                    "has no column 'id': it says of each row by which IRI or Wikidata number it is known");
}

/** "tct:Agency", "Q123" or an IRI → the IRI appended to @p out. */
static void expand(const table *t, tct_str value, tct_buffer *out) {
    const size_t colon = tct_str_find(value, TCT_LIT(":"), 0);
    const bool item =
        value.size > 1 && value.data[0] == 'Q' && strspn(value.data + 1, "0123456789") + 1 >= value.size;
    for (size_t i = 0; colon != SIZE_MAX && i < t->model->prefixes.count; i++) {
        const tct_prefix *prefix = &t->model->prefixes.items[i];
        if (!tct_str_equal(tct_compile_term(t->model, prefix->prefix), tct_str_range(value, 0, colon)))
            continue;
        tct_buffer_append(out, tct_compile_term(t->model, prefix->iri));
        value = tct_str_range(value, colon + 1, value.size);
        break;
    }
    if (item) tct_buffer_append(out, TCT_LIT("http://www.wikidata.org/entity/"));
    tct_buffer_append(out, value);
}

static tct_status intern_iri(const table *t, tct_str value, tct_symbol *id) {
    tct_buffer iri;
    tct_buffer_init(&iri, t->model->allocator, 1u << 16);
    expand(t, value, &iri);
    tct_status status = tct_buffer_status(&iri);
    if (status == TCT_OK && !tct_iri_valid(tct_buffer_str(&iri)))
        status = complain(t, value,
                          "is no IRI: write http://… or a name with a prefix of the ontology, as tct:Agency");
    if (status == TCT_OK) status = tct_symbols_intern(t->model->terms, tct_buffer_str(&iri), id);
    tct_buffer_clear(&iri);
    return status;
}

static tct_status add(const table *t, tct_symbol subject, const column *c, tct_str value) {
    tct_triple triple = {.subject = subject,
                         .predicate = c->predicate,
                         .language = c->language,
                         .order = (uint32_t)t->model->triples.count,
                         .file = t->file,
                         .literal = c->literal};
    if (value.size == 0) return TCT_OK;
    if (c->literal)
        TRY(tct_symbols_intern(t->model->terms, value, &triple.object));
    else
        TRY(intern_iri(t, value, &triple.object));
    return TCT_PUSH(&t->model->triples, t->model->allocator, triple);
}

/** The entity of a row: its IRI, which is also a link unless it is one of the lexicon's own. */
static tct_status read_subject(const table *t, tct_str line, tct_symbol *subject) {
    for (size_t i = 0; i < t->count; i++) {
        const tct_str cell = tct_str_trim(tct_str_split(&line, '\t'));
        if (t->columns[i].predicate != 0) continue;
        if (cell.size == 0)
            return complain(t, line, "is a row without id: give it an IRI or a Wikidata number");
        TRY(intern_iri(t, cell, subject));
        const column same = {.predicate = TCT_K_SAME_AS};
        const tct_str iri = tct_compile_term(t->model, *subject);
        return tct_str_starts(iri, TCT_LIT(TCT_LEXICON_NS)) ? TCT_OK : add(t, *subject, &same, iri);
    }
    return TCT_OK;
}

/** Several values in one cell stand between '|'. */
static tct_status read_row(const table *t, tct_str line) {
    tct_symbol subject = 0;
    TRY(read_subject(t, line, &subject));
    for (size_t i = 0; i < t->count; i++) {
        tct_str cell = tct_str_split(&line, '\t');
        while (t->columns[i].predicate != 0 && cell.size)
            TRY(add(t, subject, &t->columns[i], tct_str_trim(tct_str_split(&cell, '|'))));
    }
    return line.size
               ? complain(t, line, "is too much: the row has more cells than the first line has columns")
               : TCT_OK;
}

tct_status tct_compile_table(tct_compiler *model, uint16_t file) {
    assert(model && file < model->sources->count);
    table t = {.model = model, .name = model->files[file]->name, .file = file};
    tct_str rest = tct_utf8_unmarked(model->files[file]->bytes), text;
    if (!tct_utf8_valid(rest))
        return tct_report(model->sink, TCT_ERROR, TCT_ERR_ENCODING, t.name, 0,
                          "not valid UTF-8; save the table as text with TABs in UTF-8");
    if (!tct_compile_line(&rest, &text, &t.line))
        return tct_report(model->sink, TCT_ERROR, TCT_ERR_SYNTAX, t.name, 0,
                          "a table without its line of column names (id, class, name, …)");
    TRY(read_header(&t, text));
    while (tct_compile_line(&rest, &text, &t.line))
        TRY(read_row(&t, text));
    return TCT_OK;
}
