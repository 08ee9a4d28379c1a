/**
 * @file tercet.h
 * The one public header of libtercet: press releases in, a knowledge graph out.
 *
 * Ownership: what you create (`_new`) you free (`_free`, which accepts NULL), conversions before their
 * engine. What an accessor returns belongs to the object it came from and lives as long as it. What is handed
 * to a callback is valid during the call. The library keeps no pointer to bytes and options after the call
 * that takes them; only a sink and its context must live as long as what was made with it.
 *
 * Threads: an engine serves any number of threads at once; a conversion one at a time, each thread its own.
 * Functions that take neither can be called from anywhere at any time. Callbacks are called by the thread
 * that called the library, before its call returns: a sink that several threads share must lock for itself.
 *
 * Errors: what can fail returns a tct_status; from TCT_ERR_MEMORY on it is a failure, and the sink got a
 * diagnostic that says what and what to do (out of memory may go without). A pointer that a comment does not
 * allow to be NULL must not be NULL. The library neither prints nor exits, neither forks nor fetches.
 *
 * Units: text is UTF-8, sizes are bytes, confidence is per cent, time is as in ISO 8601. Terms are RDF 1.1's
 * (graph, statement, IRI), SPARQL 1.1's (query) and those of docs/knowledge.md (mention, frame).
 *
 * docs/api.md tells what stays as it is from version to version; examples/c has a program for each task.
 */
#ifndef TERCET_H
#define TERCET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define TCT_API __attribute__((visibility("default")))
#define TCT_MUST_USE __attribute__((warn_unused_result))
#define TCT_PRINTF(template, first) __attribute__((format(printf, template, first)))
#else
#define TCT_API
#define TCT_MUST_USE
#define TCT_PRINTF(format, first)
#endif

/** What a function that can fail returns. Zero is success; every other value is told by tct_strerror(). */
typedef enum {
    TCT_OK = 0,       /**< all went well */
    TCT_END,          /**< nothing more to read; not an error */
    TCT_NOT_FOUND,    /**< what was looked up is not there; not an error */
    TCT_PARTIAL,      /**< done, but some of the input is missing from the result (a diagnostic says what) */
    TCT_ERR_MEMORY,   /**< out of memory */
    TCT_ERR_IO,       /**< a file could not be opened, read, written, flushed or renamed */
    TCT_ERR_LIMIT,    /**< a limit of base/limits.h was exceeded */
    TCT_ERR_SYNTAX,   /**< the input is not what its format demands */
    TCT_ERR_ENCODING, /**< the bytes are not text in any encoding that could be decided on */
    TCT_ERR_UNSUPPORTED, /**< a language, format or feature that this build or pack does not have */
    TCT_ERR_PACK,        /**< the compiled knowledge is missing, damaged or of another version */
    TCT_ERR_ARGUMENT,    /**< the caller broke the contract of the function, or a term is invalid */
    TCT_ERR_TIMEOUT,     /**< a time limit ran out */
    TCT_ERR_EXTERNAL     /**< a third-party library or program failed; a diagnostic carries its words */
} tct_status;

/** A static English sentence fragment for @p status, lower case, without full stop. Never NULL. */
TCT_API const char *tct_strerror(tct_status status);

/** How grave a diagnostic is. */
typedef enum { TCT_NOTE, TCT_WARNING, TCT_ERROR } tct_severity;

/** One thing to tell the user. All pointers are valid only during the call of the sink. */
typedef struct {
    tct_severity severity;
    tct_status status;
    const char *source;  /**< name of the input (file, URL, archive member), or NULL */
    uint64_t line;       /**< 1-based line in the input, 0 if not known */
    const char *message; /**< what is wrong and what to do, one line, no newline at its end */
} tct_diagnostic;

/** Receives diagnostics. The library never prints; a NULL @c emit drops them. */
typedef struct {
    void (*emit)(void *context, const tct_diagnostic *diagnostic);
    void *context;
} tct_sink;

/** Memory source. @c resize behaves as realloc(3): pointer NULL allocates, size 0 frees and returns NULL. */
typedef struct {
    void *(*resize)(void *context, void *pointer, size_t size);
    void *context;
} tct_allocator;

/** The version of the library that runs, "1.2.3" (https://semver.org). */
TCT_API const char *tct_version(void);

/* --- output
 * --------------------------------------------------------------------------------------------------- */

/** Receives bytes. A status other than TCT_OK stops the writing and is returned. */
typedef struct {
    tct_status (*write)(void *context, const char *bytes, size_t size);
    void *context;
} tct_output;

/* --- engine: knowledge and models, shared
 * ---------------------------------------------------------------------- */

/** Everything that reading needs and nothing that it changes: one engine serves any number of threads. */
typedef struct tct_engine tct_engine;

/** Zero-initialised it is valid but for @c pack. */
typedef struct {
    const char *pack;              /**< path of the compiled knowledge */
    const char *const *ontologies; /**< paths of the user's own Turtle files, added to it in memory */
    size_t ontology_count;
    const tct_allocator
        *allocator; /**< NULL: the C heap; must be safe to call from all threads that share the engine */
} tct_engine_options;

/**
 * Maps the pack and compiles the user's files over it. TCT_ERR_PACK, TCT_ERR_IO, TCT_ERR_SYNTAX after a
 * diagnostic. @p options is needed during the call only, @p sink (or NULL) likewise.
 */
TCT_API TCT_MUST_USE tct_status tct_engine_new(const tct_engine_options *options, const tct_sink *sink,
                                               tct_engine **engine);
/** Accepts NULL. All that was made with it must have been freed before. */
TCT_API void tct_engine_free(tct_engine *engine);
/** SHA-256 (64 hex digits) of the sources of its knowledge; lives as long as the engine. */
TCT_API const char *tct_engine_digest(const tct_engine *engine);

/**
 * Compiles the ontology folder at @p folder, with @p file_count files of the user, to a pack.
 * TCT_ERR_SYNTAX, TCT_ERR_IO … after a diagnostic.
 */
TCT_API TCT_MUST_USE tct_status tct_compile_folder(const char *folder, const char *const *files,
                                                   size_t file_count, const tct_allocator *allocator,
                                                   const tct_sink *sink, tct_output output);

/** SHA-256 of @p bytes as 64 lower-case hex digits and a NUL: what identity and checksums are made of. */
TCT_API void tct_checksum(const char *bytes, size_t size, char hex[65]);

/* --- conversion: documents in, one graph out
 * ---------------------------------------------------------------------- */

/** One graph in the making. To be used by one thread at a time. */
typedef struct tct_conversion tct_conversion;

/** An RDF file in memory. Its syntax goes by the extension of @c name, else by the content. */
typedef struct {
    const char *name;
    const char *bytes;
    size_t size; /**< bytes; nothing need follow them */
} tct_rdf_input;

/** Zero-initialised (NULL: the default) it is valid. Strings are needed during tct_conversion_new() only. */
typedef struct {
    const char *format; /**< of the input: "text", "html", "feed", "jsonl", "document" (DOCX, ODT), "archive",
                           "warc"; NULL recognises it */
    const char *charset; /**< declared outside of the input (HTTP) */
    const char *date;    /**< of publication, YYYY[-MM[-DD]]; goes before what the page says; "" is unknown */
    const char *url;     /**< of the page */
    const char *language;    /**< code; NULL or "auto" guesses */
    const char *base;        /**< of minted IRIs; NULL: http://example.org/id/ */
    const char *evidence;    /**< "none", "document" (the default) or "statement" */
    const char *statuses;    /**< comma-separated list out of asserted, planned, reported; NULL: all */
    unsigned min_confidence; /**< per cent: statements known to be less sure are left out */
    const char *stamp;       /**< xsd:dateTime for the run's node, or NULL for none */
    /** Turtle whose owl:equivalentClass, owl:equivalentProperty and skos:exactMatch rename classes and
     * properties (subject to object) in all that is written; NULL for none. */
    const tct_rdf_input *mapping;
    bool keep_texts; /**< keep texts and places of mentions: the medium "html" of tct_conversion_draw() and
                        the format "nif" show them */
} tct_conversion_options;

/** TCT_ERR_ARGUMENT after a diagnostic for an option that makes no sense. @p sink may be NULL. */
TCT_API TCT_MUST_USE tct_status tct_conversion_new(const tct_engine *engine,
                                                   const tct_conversion_options *options,
                                                   const tct_sink *sink, tct_conversion **conversion);
/** Accepts NULL. */
TCT_API void tct_conversion_free(tct_conversion *conversion);
/**
 * Reads one input (a page, a text, a feed, an archive) and adds what its documents say. @p name stands in
 * diagnostics. TCT_PARTIAL when some of the text is missing from the result; a failure leaves what was added
 * before.
 */
TCT_API TCT_MUST_USE tct_status tct_conversion_read(tct_conversion *conversion, const char *name,
                                                    const char *bytes, size_t size);
/** Reads the file at @p path as tct_conversion_read() does, "-" is standard input; TCT_ERR_IO, TCT_ERR_LIMIT.
 */
TCT_API TCT_MUST_USE tct_status tct_conversion_read_file(tct_conversion *conversion, const char *path);
/** Adds RDF (Turtle, N-Triples, N-Quads, TriG, RDF/XML) as it is. */
TCT_API TCT_MUST_USE tct_status tct_conversion_read_rdf(tct_conversion *conversion, const char *name,
                                                        const char *bytes, size_t size);
/**
 * Joins what several documents' RDF calls by different IRIs (as tct_conversion_read() of these documents
 * would have): to be called once, after the last tct_conversion_read_rdf() of graphs that tercet wrote as
 * N-Quads or TriG. The result is a function of the set of graphs.
 */
TCT_API TCT_MUST_USE tct_status tct_conversion_merge(tct_conversion *conversion);
/**
 * The same as tct_conversion_merge() for graphs that together need not fit in memory. Each is handed over
 * twice, in any order: all of them to tct_merging_learn(), then all of them to tct_merging_add(). In memory
 * are names, classes and links of all things, and as many statements as @c memory allows; the others are
 * sorted in a temporary file.
 */
typedef struct tct_merging tct_merging;
/**
 * @p folder (which must live as long) is where the temporary file is made, without a name; @p memory is in
 * bytes, 0 for 64 MiB. TCT_ERR_ARGUMENT after a diagnostic for an option that makes no sense.
 */
TCT_API TCT_MUST_USE tct_status tct_merging_new(const tct_engine *engine,
                                                const tct_conversion_options *options, const tct_sink *sink,
                                                const char *folder, size_t memory, tct_merging **merging);
/** Accepts NULL. */
TCT_API void tct_merging_free(tct_merging *merging);
/** First time: @p bytes are RDF that tercet wrote; TCT_PARTIAL when statements were left out. */
TCT_API TCT_MUST_USE tct_status tct_merging_learn(tct_merging *merging, const char *name, const char *bytes,
                                                  size_t size);
/** Second time, when all were learned. TCT_ERR_IO after a diagnostic. */
TCT_API TCT_MUST_USE tct_status tct_merging_add(tct_merging *merging, const char *name, const char *bytes,
                                                size_t size);
/** Writes the merged graph as "nquads" or "ntriples", with the bytes of tct_conversion_write(); to be called
 * once, last. */
TCT_API TCT_MUST_USE tct_status tct_merging_write(tct_merging *merging, const char *format,
                                                  tct_output output);
/** Number of sorted runs in the temporary file so far; 0 when memory sufficed. */
TCT_API size_t tct_merging_runs(const tct_merging *merging);

/** Who is who, decided by the user. Zero-initialised it is valid; bytes are needed during the call only. */
typedef struct {
    /**
     * Lists of pairs that are one thing, and of pairs that never are: two columns separated by TAB; the rest
     * of a line, and lines that begin with '#', are remarks. A column is the IRI of a node as the graph of a
     * single document has it, or this, a space, and the IRI of the one document that is meant.
     */
    const char *same;
    size_t same_size;
    const char *different;
    size_t different_size;
    bool explain; /**< keep what tct_conversion_merges() tells */
} tct_identity_options;

/** Overrules what is decided when several documents become one graph; to be called before anything is
 * written.
 */
TCT_API TCT_MUST_USE tct_status tct_conversion_identify(tct_conversion *conversion,
                                                        const tct_identity_options *options);

typedef enum {
    TCT_MERGES_JOINED,   /**< a line a node that was joined: new IRI, old IRI, document, rule, name */
    TCT_MERGES_SUGGESTED /**< a line a pair that shares a name but was not joined, in the form of the lists:
                            two columns, name, number of documents, contexts; the most valuable first */
} tct_merges;

/** Writes what was joined or may have to be, as a table with TABs, once the graph was merged or written.
 * Empty without @c explain. */
TCT_API TCT_MUST_USE tct_status tct_conversion_merges(const tct_conversion *conversion, tct_merges what,
                                                      tct_output output);
/** The same for a merge on disk: to be called before tct_merging_learn(). */
TCT_API TCT_MUST_USE tct_status tct_merging_identify(tct_merging *merging,
                                                     const tct_identity_options *options);
/** The same, once all graphs were learned. */
TCT_API TCT_MUST_USE tct_status tct_merging_merges(tct_merging *merging, tct_merges what, tct_output output);
/** Number of documents read so far: one input may hold several. */
TCT_API size_t tct_conversion_documents(const tct_conversion *conversion);
/** Number of statements so far (after duplicates went); 0 also when memory runs out, which a writer tells. */
TCT_API size_t tct_conversion_triples(tct_conversion *conversion);
/** Writes the graph in @p format (a name of tct_format_name()); TCT_ERR_UNSUPPORTED for another, and for
 * "nif" without @c keep_texts. */
TCT_API TCT_MUST_USE tct_status tct_conversion_write(tct_conversion *conversion, const char *format,
                                                     tct_output output);
/**
 * The same with tercet's own classes and properties, whatever @c mapping says: what tct_conversion_merge()
 * can read again.
 */
TCT_API TCT_MUST_USE tct_status tct_conversion_write_unmapped(tct_conversion *conversion, const char *format,
                                                              tct_output output);
/** Writes the extracted text of the documents, which evidence counts in, one after the other. */
TCT_API TCT_MUST_USE tct_status tct_conversion_text(const tct_conversion *conversion, tct_output output);

/** One input inside an archive; valid during the call that hands it over. */
typedef struct {
    const char *path;    /**< inside the archive, "inner.zip/a.html" in an archive within it; "" for the
                            content of a compressed single file */
    const char *url;     /**< that a web archive tells, or NULL */
    const char *charset; /**< likewise, or NULL */
    const char *bytes;
    size_t size;
} tct_archive_member;

/** Takes members. A status other than TCT_OK stops the reading and is returned. */
typedef struct {
    tct_status (*member)(void *context, const tct_archive_member *member);
    void *context;
} tct_member_sink;

/**
 * Hands over what the archive @p bytes holds (tar, zip, cpio, WARC, compressed files, archives within it),
 * for a caller that wants a graph of each. TCT_NOT_FOUND when it is no archive (an office document is none);
 * TCT_PARTIAL when some of it is missing, after a diagnostic.
 */
TCT_API TCT_MUST_USE tct_status tct_archive_read(const char *name, const char *bytes, size_t size,
                                                 const tct_sink *sink, tct_member_sink members);

/** Name of output format @p index ("turtle"), NULL after the last. */
TCT_API const char *tct_format_name(size_t index);
/** Usual extension of files in @p format ("ttl"); NULL for an unknown one. */
TCT_API const char *tct_format_extension(const char *format);

/** What a drawing shows; zero-initialised (NULL: the default) it is valid. Names are as the text has them. */
typedef struct {
    const char *language;    /**< of labels; NULL: that of the documents */
    const char *focus;       /**< name of the entity in the middle */
    const char *event;       /**< name of an event: it, its parts and what is one step from them */
    const char *document;    /**< IRI or headline: only what this document mentions */
    unsigned depth;          /**< steps from the focus; 0: 1 */
    const char *only;        /**< comma-separated class names */
    const char *hide;        /**< comma-separated class names */
    size_t top;              /**< only the most salient entities, this many; 0: all */
    size_t max_nodes;        /**< 0: 60 */
    size_t max_edges;        /**< 0: twice the nodes */
    unsigned min_confidence; /**< per cent: relations known to be less sure are left out */
    const char *cluster;     /**< boxes by "document", "organization" or "event"; NULL: none */
    bool unconnected;        /**< also entities without relations */
    const char *engine;      /**< layout: "auto", "dot" or "sfdp"; NULL: auto */
    bool site;               /**< a page is one of several in a folder: with a link to their index */
} tct_drawing;

/**
 * Draws the graph as @p medium: "svg", "png", "pdf", "dot", "mermaid", or "html", a page with the drawing,
 * the kept texts and all statements. Graphviz has global state, so threads that draw wait for each other; and
 * it knows no time limit and crashes on some graphs, so a server draws in a process of its own, as the
 * program does. TCT_NOT_FOUND when focus, event or document name nothing, TCT_ERR_UNSUPPORTED for another
 * medium, engine or cluster, TCT_ERR_EXTERNAL when Graphviz fails.
 */
TCT_API TCT_MUST_USE tct_status tct_conversion_draw(tct_conversion *conversion, const char *medium,
                                                    const tct_drawing *drawing, tct_output output);

/**
 * Document @p index of the graph, in order of IRIs: its IRI, and the file name of its page that an "index"
 * links to. Both live as long as the conversion. False after the last.
 */
TCT_API bool tct_conversion_document(tct_conversion *conversion, size_t index, const char **iri,
                                     const char **page);

/** What tct_explain() tells, as bits. */
enum {
    TCT_EXPLAIN_SENTENCES = 1,
    TCT_EXPLAIN_TREE = 2, /**< words as CoNLL-U, trees as the parser made them (extraction mends some) */
    TCT_EXPLAIN_MENTIONS = 4,
    TCT_EXPLAIN_RELATIONS = 8,
    TCT_EXPLAIN_BLOCKS = 16,
    TCT_EXPLAIN_TREE_DOT = 32, /**< trees as DOT for Graphviz, a graph a sentence, and nothing else */
    TCT_EXPLAIN_TREE_SVG = 64  /**< trees as one SVG drawing, and nothing else */
};

/** Says how one input was understood, as text for people. @p what is a union of TCT_EXPLAIN_… */
TCT_API TCT_MUST_USE tct_status tct_explain(const tct_engine *engine, const tct_conversion_options *options,
                                            const char *name, const char *bytes, size_t size, unsigned what,
                                            const tct_sink *sink, tct_output output);
/** Says why no statement joins the mentions whose texts are @p asked, or which one does. */
TCT_API TCT_MUST_USE tct_status tct_explain_why_not(const tct_engine *engine,
                                                    const tct_conversion_options *options, const char *name,
                                                    const char *bytes, size_t size,
                                                    const char *const asked[2], const tct_sink *sink,
                                                    tct_output output);

/* --- graphs that are files: questions, comparison
 * -------------------------------------------------------------- */

/**
 * Answers the SPARQL text @p query (SELECT, ASK, CONSTRUCT) over the graph of all @p inputs, as @p format:
 * "table", "csv" or "json". @p query_name stands in diagnostics. Nothing is fetched. TCT_ERR_SYNTAX for a bad
 * query or input, TCT_PARTIAL when statements of an input had to be left out.
 */
TCT_API TCT_MUST_USE tct_status tct_query(const tct_rdf_input *inputs, size_t count, const char *query,
                                          const char *query_name, const char *format, const tct_sink *sink,
                                          tct_output output);

/** Statements of one graph as N-Triples; valid during the call that hands it over. */
typedef struct {
    const char *graph; /**< IRI, or NULL for the default graph */
    bool first;        /**< the first part of its graph */
    const char *bytes;
    size_t size, statements;
} tct_rdf_part;

/** Takes parts. A status other than TCT_OK stops the splitting and is returned. */
typedef struct {
    tct_status (*part)(void *context, const tct_rdf_part *part);
    void *context;
} tct_rdf_part_sink;

/** Zero-initialised (NULL: the default) it is valid. */
typedef struct {
    const char *graph; /**< IRI of the graph that everything goes to; NULL: the graphs of the inputs */
    bool by_document;  /**< what is in no graph goes to one named by the document that its input is about */
    size_t part_bytes; /**< a part ends after this many; 0: 1 MiB */
} tct_split_options;

/**
 * Cuts the graph of all @p inputs into parts for a store, graph by graph in the order of their names. No
 * statement is cut. TCT_ERR_ARGUMENT after a diagnostic when the name of a graph is no IRI or, by document,
 * an input with statements outside of graphs has not just one document.
 */
TCT_API TCT_MUST_USE tct_status tct_split(const tct_rdf_input *inputs, size_t count,
                                          const tct_split_options *options, const tct_sink *sink,
                                          tct_rdf_part_sink parts);

/**
 * Writes what changed from @p old_graph to @p new_graph as @p format: "text" for people, "patch"
 * (https://afs.github.io/rdf-patch/) or "json" (counts). @p differences is the number of statements that only
 * one of them has. TCT_PARTIAL when statements of an input had to be left out.
 */
TCT_API TCT_MUST_USE tct_status tct_compare(const tct_rdf_input *old_graph, const tct_rdf_input *new_graph,
                                            const char *format, const tct_sink *sink, tct_output output,
                                            size_t *differences);

/**
 * Writes what cannot both be true in the graph of all @p inputs, for people: two start or end dates of one
 * event that do not agree, several holders of one office of one organization at present. @p found counts
 * them.
 */
TCT_API TCT_MUST_USE tct_status tct_contradictions(const tct_rdf_input *inputs, size_t count,
                                                   const tct_sink *sink, tct_output output, size_t *found);

/**
 * Checks the user's file at @p path, Turtle (classes, nouns, frames with their examples, entities) or a table
 * of entities, against the compiled knowledge at @p pack; @p found counts the diagnostics that it gave.
 * TCT_OK when the check could be done.
 */
TCT_API TCT_MUST_USE tct_status tct_check_file(const char *pack, const char *path, const tct_sink *sink,
                                               size_t *found);
/**
 * As tct_check_file() for @p count files: each may use what the others say, and the examples of their frames
 * are tried with all of them.
 */
TCT_API TCT_MUST_USE tct_status tct_check_files(const char *pack, const char *const *paths, size_t count,
                                                const tct_sink *sink, size_t *found);

#ifdef __cplusplus
}
#endif

#endif /* TERCET_H */
