/** @file prefetch.h What compilers offer to the loops that score features, where they offer it. */
#ifndef TCT_LANGUAGE_PREFETCH_H
#define TCT_LANGUAGE_PREFETCH_H

#include <limits.h> /* tells __GLIBC__ */

/** Asks for a cache line ahead of its use. */
#if defined(__GNUC__)
#define TCT_PREFETCH(address) __builtin_prefetch(address)
#else
#define TCT_PREFETCH(address) ((void)(address))
#endif

/** Before a function that is compiled twice in a release, for every x86-64 and for those with AVX2 and BMI2;
 * the loader chooses. One source of whole numbers, so both give the same sums. */
#if defined(NDEBUG) && defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) &&                    \
    defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#if __GNUC__ >= 12
#define TCT_VERSIONS __attribute__((flatten, target_clones("arch=x86-64-v3", "default")))
#endif
#endif
#ifndef TCT_VERSIONS
#define TCT_VERSIONS
#endif

#endif
