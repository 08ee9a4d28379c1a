/** @file unroll.h Asks the compiler to write a loop out, where it knows how. */
#ifndef TCT_BASE_UNROLL_H
#define TCT_BASE_UNROLL_H

/** Before a loop of at most 128 passes whose number is constant. Tables of constants that it reads become
 * part of the code: half of the instructions of a decision of the parser fall away. */
#if defined(__clang__)
#define TCT_WRITE_OUT _Pragma("clang loop unroll(full)")
#elif defined(__GNUC__)
#define TCT_WRITE_OUT _Pragma("GCC unroll 128")
#else
#define TCT_WRITE_OUT
#endif

#endif
