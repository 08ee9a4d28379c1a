/** @file prefetch.h Asks for a cache line ahead of its use, where the compiler knows how. */
#ifndef TCT_LANGUAGE_PREFETCH_H
#define TCT_LANGUAGE_PREFETCH_H

#if defined(__GNUC__)
#define TCT_PREFETCH(address) __builtin_prefetch(address)
#else
#define TCT_PREFETCH(address) ((void)(address))
#endif

#endif
