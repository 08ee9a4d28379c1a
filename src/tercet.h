/**
 * @file tercet.h
 * The one public header of libtercet: press releases in, a knowledge graph out.
 *
 * Ownership, once for the whole library: what you create (`_new`) you free (`_free`, which accepts NULL);
 * what an accessor returns belongs to the object it came from and lives as long as it; what a stage returns
 * into a document lives in the document's arena.
 *
 * Text is UTF-8 everywhere. Offsets count bytes of a document's text unless a name says otherwise.
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

#ifdef __cplusplus
}
#endif

#endif /* TERCET_H */
